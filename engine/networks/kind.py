"""What a kind of layer is: its settings, its parameters, and how its nodes are made, of arrays or of single numbers."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from engine.errors import Span
from engine.networks.faults import NetworkError
from engine.networks.layer import Layer, Setting
from engine.op import Op

Line = tuple[str, str]
"""A line of a program, and what is said of it."""


class Making(Protocol):
    """What a kind of layer makes its nodes with: `x` is an array, or an array of single numbers."""

    def apply(self, function: Op | Callable[..., Any], *arrays: Any) -> Any:
        """Apply an op, or the one that stands for a function of NumPy's."""

    def own(self, name: str) -> Any:
        """Return what the layer has for each unit: a parameter by PyTorch's name, or a mask."""

    def mean(self, x: Any) -> Any:
        """Return the mean over all units."""

    def wide(self, x: Any) -> Any:
        """Return one number of all units so that it goes with each of them."""

    def stated(self, x: Any, letter: str) -> Any:
        """Name what was made: a part of its own."""


class Code(Protocol):
    """What a kind of layer writes its lines with: how things are called in a program."""

    x: str
    out: str

    def own(self, name: str) -> str:
        """Return what a parameter or a mask is called."""

    def called(self, letter: str) -> str:
        """Return what a quantity of this layer is called."""

    def by(self, name: str) -> str:
        """Return what the gradient by something is called."""


class Kind:
    """A kind of layer.

    Attributes
    ----------
    name : str
        PyTorch's.
    doc : str
        What it does.
    settings : mapping
        What it can be given, each at what it is if left out; None where it must be said.
    shown : tuple of str
        Settings that are always written.
    op : Op or None
        What it applies, if that is one op.
    together : bool
        Whether what a unit gives depends on other units, or on more than what comes to it.
    letters : mapping of str to str
        What its parameters are called in the graph, by PyTorch's names.
    masks : mapping of str to str
        What it has for each unit and does not learn, by a name, and what that is called in the graph.
    """

    name: str
    doc: str
    settings: Mapping[str, Setting | None] = {}
    shown: tuple[str, ...] = ()
    op: Op | None = None
    together = True
    letters: Mapping[str, str] = {}
    masks: Mapping[str, str] = {}

    def check(self, layer: Layer) -> None:
        """Raise a `NetworkError` if a setting is not what it can be; that they are known is known."""
        for name, value in layer.settings.items():
            self.must_be(layer, name, value)

    def fits(self, layer: Layer, units: int) -> None:
        """Raise a `NetworkError` if it cannot come after so many units."""

    def parameters(self, layer: Layer) -> Mapping[str, float]:
        """Return what it learns, by PyTorch's names: a number for each unit, and what all of these begin with."""
        return {}

    def build(self, layer: Layer, on: Making, x: Any) -> Any:
        """Make its nodes."""
        assert self.op is not None
        return on.apply(self.op, x)

    def forward(self, layer: Layer, code: Code) -> Sequence[Line]:
        """Write its lines in NumPy."""
        raise NotImplementedError

    def backward(self, layer: Layer, code: Code) -> Sequence[Line]:
        """Write its backward lines in NumPy, the gradient by its input last."""
        raise NotImplementedError

    def must_be(self, layer: Layer, name: str, value: Setting) -> None:
        """Raise a `NetworkError` if a setting is not as it is left out, where it can be nothing else."""
        known = self.settings[name]
        if isinstance(value, bool) != isinstance(known, bool) or value != known:
            raise NetworkError("not-a-setting", place(layer, name), layer=layer.kind, what=name, value=known)


def place(layer: Layer, name: str) -> Span | None:
    """Return where a setting stands in the text."""
    return layer.places.get(name, layer.span)


def be_size(layer: Layer, name: str) -> None:
    """Raise a `NetworkError` if a setting is no whole number from 1 on."""
    value = layer.settings.get(name, 1)
    if isinstance(value, bool) or value != int(value) or value < 1:
        raise NetworkError("not-a-size", place(layer, name), what=name)


def be_truth(layer: Layer, name: str) -> None:
    """Raise a `NetworkError` if a setting is not True or False."""
    if not isinstance(layer.settings.get(name, True), bool):
        raise NetworkError("not-a-truth-value", place(layer, name), what=name)
