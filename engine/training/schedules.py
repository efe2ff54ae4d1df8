"""Schedules: the learning rate γ_t of a time t, which counts epochs or updates from 0, given γ to begin with."""

from typing import Any

import numpy as np

from engine.training.rules import Rules, Setting

SCHEDULES = Rules("schedule")

schedule = SCHEDULES.rule


@schedule("constant", "constant")
def constant(rate: Any, time: Any) -> Any:
    """The same at all times: γ."""
    return rate


@schedule("inverse", "1/t", decay=Setting(0.1))
def inverse(rate: Any, time: Any, *, decay: float) -> Any:
    """One over t: γ / (1 + d t)."""
    return rate / (1.0 + decay * time)


@schedule("step", "step", every=Setting(10.0, least=1.0), factor=Setting(0.5, most=1.0))
def step(rate: Any, time: Any, *, every: float, factor: float) -> Any:
    """A step down every so often: γ times a factor for each time that passed."""
    return rate * factor**np.floor(time / every)


@schedule("exponential", "exponential", factor=Setting(0.95, most=1.0))
def exponential(rate: Any, time: Any, *, factor: float) -> Any:
    """A little less each time: γ times a factor to the power t."""
    return rate * factor**time


@schedule("cosine", "cosine", over=Setting(100.0, least=1.0), least=Setting(0.0))
def cosine(rate: Any, time: Any, *, over: float, least: float) -> Any:
    """Half a wave down, from γ to the least, then the least."""
    return least + (rate - least) * (1.0 + np.cos(np.pi * np.minimum(time / over, 1.0))) / 2.0
