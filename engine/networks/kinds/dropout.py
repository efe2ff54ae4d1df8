"""Dropout: some units are left out, drawn anew; the others count for more, so that on average nothing changes."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from engine.generator import Generator
from engine.networks.faults import NetworkError
from engine.networks.kind import Code, Kind, Line, Making, place
from engine.networks.layer import Layer

CHANCE, MASK = "p", "mask"
_SETTINGS, _LETTERS = {CHANCE: 0.5}, {MASK: "m"}


class Dropout(Kind):
    """Its mask m is an input: 0 for a unit that is left out, 1/(1 − p) for one that stays."""

    name = "Dropout"
    doc = "Each unit is left out with probability p; what stays is divided by 1 − p. In predictions all stay."
    settings = _SETTINGS
    shown = (CHANCE,)
    masks = _LETTERS

    def check(self, layer: Layer) -> None:
        """Of a p of 1 nothing would be left."""
        value = layer.settings.get(CHANCE, 0.5)
        if isinstance(value, bool) or not 0 <= value < 1:
            raise NetworkError("not-a-chance", place(layer, CHANCE), what=CHANCE)

    def build(self, layer: Layer, on: Making, x: Any) -> Any:
        """Each unit times its own number."""
        return on.apply(np.multiply, on.own(MASK), x)

    def forward(self, layer: Layer, code: Code) -> Sequence[Line]:
        """As it is built."""
        return [(f"{code.out} = {code.own(MASK)} * {code.x}", "0 leaves a unit out")]

    def backward(self, layer: Layer, code: Code) -> Sequence[Line]:
        """What was left out gets nothing."""
        return [(f"{code.by(code.x)} = {code.by(code.out)} * {code.own(MASK)}",
                 f"∂L/∂{code.x} = ∂L/∂{code.out} · ∂{code.out}/∂{code.x}")]


def chance_of(layer: Layer) -> float:
    """Return with what probability a unit is left out."""
    return float(layer.settings.get(CHANCE, _SETTINGS[CHANCE]))


def drawn(layer: Layer, units: int, generator: Generator) -> list[float]:
    """Draw a mask.

    Examples
    --------
    >>> drawn(Layer("Dropout", {"p": 0.5}), 4, Generator(1))
    [0.0, 0.0, 0.0, 2.0]
    """
    chance = chance_of(layer)
    return [0.0 if generator.unit() < chance else 1.0 / (1.0 - chance) for _ in range(units)]
