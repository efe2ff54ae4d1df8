"""The kinds of layers, by PyTorch's names, and one layer of a network."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

import engine.ops  # noqa: F401  layers that apply an op to each unit are declared with it
from engine.errors import Span
from engine.networks.faults import NetworkError
from engine.op import REGISTRY, Op

Setting = int | float | bool
LINEAR = "Linear"
LINEAR_DOC = "Each unit adds up its bias and all inputs, each times a weight of its own."
INPUTS, OUTPUTS, BIAS = "in_features", "out_features", "bias"
_OF_LINEAR: Mapping[str, Setting | None] = {INPUTS: None, OUTPUTS: None, BIAS: True}


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
        """Whether it has weights."""
        return self.kind == LINEAR

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

    @property
    def op(self) -> Op:
        """What another layer applies to each unit."""
        return activations()[self.kind]


def activations() -> dict[str, Op]:
    """Return the ops that are a layer, by PyTorch's name of it.

    Examples
    --------
    >>> activations()["Sigmoid"].symbol is None
    True
    """
    return {op.module.name: op for op in REGISTRY if op.module is not None}


def settings_of(kind: str, span: Span | None = None) -> Mapping[str, Setting | None]:
    """Return what a kind of layer can be given, each at what it is if left out; None where it must be said.

    Raises
    ------
    NetworkError
        ``unknown-layer``, with what may have been meant.

    Examples
    --------
    >>> settings_of("LeakyReLU")
    {'negative_slope': 0.01}
    """
    if kind == LINEAR:
        return _OF_LINEAR
    known = activations()
    if kind not in known:
        names = [LINEAR, *known]
        meant = {name.lower(): name for name in names}
        close = get_close_matches(kind.lower(), meant, n=1, cutoff=0.6)
        if close:
            raise NetworkError("unknown-layer", span, "layer-meant", what=kind, meant=meant[close[0]])
        raise NetworkError("unknown-layer", span, "layers-known", what=kind, known=", ".join(names))
    module = known[kind].module
    assert module is not None
    return module.settings


def checked(layers: Iterable[Layer]) -> tuple[Layer, ...]:
    """Return the layers if they make a network.

    Raises
    ------
    NetworkError
        If a layer is none, its settings are not what it has, sizes do not fit, or there is no Linear.

    Examples
    --------
    >>> checked([Layer("Linear", {"in_features": 2, "out_features": 3}), Layer("ReLU")])[0].outputs
    3
    """
    found = tuple(layers)
    if not found:
        raise NetworkError("no-layers", None, "write-layers")
    outputs: int | None = None
    for layer in found:
        _check_settings(layer)
        if not layer.is_linear:
            if outputs is None:
                raise NetworkError("activation-first", layer.span, "linear-first", layer=layer.kind)
        else:
            if outputs is not None and layer.inputs != outputs:
                raise NetworkError("sizes-differ", layer.places.get(INPUTS, layer.span), "match-sizes",
                                   inputs=layer.inputs, outputs=outputs)
            outputs = layer.outputs
    return found


def _check_settings(layer: Layer) -> None:
    known = settings_of(layer.kind, layer.span)
    for name, value in layer.settings.items():
        at = layer.places.get(name, layer.span)
        if name not in known:
            hint = ("settings-of", {"known": ", ".join(known)}) if known else ("no-settings", {})
            raise NetworkError("unknown-setting", at, hint[0], layer=layer.kind, what=name, **hint[1])
        if layer.kind != LINEAR:
            if isinstance(value, bool) or value != known[name]:
                raise NetworkError("not-a-setting", at, layer=layer.kind, what=name, value=known[name])
        elif name == BIAS:
            if not isinstance(value, bool):
                raise NetworkError("not-a-truth-value", at, what=name)
        elif isinstance(value, bool) or value != int(value) or value < 1:
            raise NetworkError("not-a-size", at, what=name)
    for name, default in known.items():
        if default is None and name not in layer.settings:
            raise NetworkError("setting-missing", layer.span, layer=layer.kind, what=name)


class Block(NamedTuple):
    """A Linear, and what is applied to its units; `at` is its place among the layers."""

    at: int
    linear: Layer
    applied: tuple[Layer, ...]


def blocks(layers: Iterable[Layer]) -> Iterator[Block]:
    """Group layers that fit, each Linear with what follows it.

    Examples
    --------
    >>> linear = Layer("Linear", {"in_features": 2, "out_features": 2})
    >>> [(block.at, [layer.kind for layer in block.applied]) for block in blocks([linear, Layer("ReLU"), linear])]
    [(0, ['ReLU']), (2, [])]
    """
    group: list[Layer] = []
    start = 0
    for at, layer in enumerate(layers):
        if layer.is_linear and group:
            yield Block(start, group[0], tuple(group[1:]))
            group = []
        if layer.is_linear:
            start = at
        group.append(layer)
    if group:
        yield Block(start, group[0], tuple(group[1:]))
