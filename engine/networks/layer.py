"""One layer of a network."""

from collections.abc import Mapping
from typing import NamedTuple

import engine.ops  # noqa: F401  layers that apply an op are declared with it
from engine.errors import Span
from engine.op import REGISTRY, Op

Setting = int | float | bool
LINEAR = "Linear"
INPUTS, OUTPUTS, BIAS = "in_features", "out_features", "bias"


class Layer(NamedTuple):
    """One layer.

    Attributes
    ----------
    kind : str
        PyTorch's name of it.
    settings : mapping of str to number or bool
        What it was given, by PyTorch's names.
    span : Span or None
        Where it stands in the text.
    places : mapping of str to Span
        Where each setting stands there.
    """

    kind: str
    settings: Mapping[str, Setting] = {}
    span: Span | None = None
    places: Mapping[str, Span] = {}

    @property
    def is_linear(self) -> bool:
        """Whether it has units of its own; the others act on those of a Linear."""
        return self.kind == LINEAR

    @property
    def op(self) -> Op:
        """What an activation applies."""
        return activations()[self.kind]

    @property
    def inputs(self) -> int:
        """How many numbers a Linear takes."""
        return int(self.settings[INPUTS])

    @property
    def outputs(self) -> int:
        """How many units a Linear has."""
        return int(self.settings[OUTPUTS])

    @property
    def bias(self) -> bool:
        """Whether each unit of a Linear adds a number of its own."""
        return bool(self.settings.get(BIAS, True))


def activations() -> dict[str, Op]:
    """Return the ops that are a layer, by PyTorch's name of it.

    Examples
    --------
    >>> activations()["Sigmoid"].symbol is None
    True
    """
    return {op.module.name: op for op in REGISTRY if op.module is not None}
