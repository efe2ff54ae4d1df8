"""Optimisers: what a weight becomes, given its gradient.

A rule takes a weight, its gradient, γ_t, and which update this is, counted from 1; then what it remembers of this
weight, which begins at 0. It gives the weight, and what it remembers.
"""

from typing import Any

import numpy as np

from engine.training.rules import Rules, Setting

OPTIMISERS = Rules("optimiser")
TAKES = ("weight", "gradient", "rate", "update")
"""What every one takes; what it remembers follows."""

optimiser = OPTIMISERS.rule


@optimiser("SGD", "SGD")
def sgd(weight: Any, gradient: Any, rate: Any, update: Any) -> Any:
    """Stochastic gradient descent: w ← w − γ g."""
    return weight - rate * gradient


@optimiser("Momentum", "momentum", momentum=Setting(0.9, below=1.0))
def momentum(weight: Any, gradient: Any, rate: Any, update: Any, velocity: Any, *, momentum: float) -> Any:
    """Momentum: v ← μ v + g, then w ← w − γ v. Steps in one direction add up."""
    velocity = momentum * velocity + gradient
    return weight - rate * velocity, velocity


@optimiser("Adam", "Adam", beta_1=Setting(0.9, below=1.0), beta_2=Setting(0.999, below=1.0), eps=Setting(1e-8))
def adam(weight: Any, gradient: Any, rate: Any, update: Any, mean: Any, square: Any, *, beta_1: float, beta_2: float,
         eps: float) -> Any:
    """Adam: running means of g and of g², each without its bias to 0; w ← w − γ m / (√v + ε)."""
    mean = beta_1 * mean + (1.0 - beta_1) * gradient
    square = beta_2 * square + (1.0 - beta_2) * gradient**2
    unbiased = mean / (1.0 - beta_1**update)
    spread = np.sqrt(square / (1.0 - beta_2**update))
    return weight - rate * unbiased / (spread + eps), mean, square
