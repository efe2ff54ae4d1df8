"""Layers that make a network: what each can be given, whether they fit, and which act on the units of which Linear."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from engine.errors import Span
from engine.networks.faults import NetworkError
from engine.networks.kind import Kind
from engine.networks.kinds import KINDS
from engine.networks.layer import INPUTS, Layer, Setting, activations

__all__ = ["Block", "Layer", "activations", "blocks", "checked", "kind_of", "settings_of"]


def kind_of(layer: Layer) -> Kind:
    """Return what kind of layer it is.

    Examples
    --------
    >>> kind_of(Layer("Dropout")).masks
    {'mask': 'm'}
    """
    return KINDS[layer.kind]


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
    if kind not in KINDS:
        meant = {name.lower(): name for name in KINDS}
        close = get_close_matches(kind.lower(), meant, n=1, cutoff=0.6)
        if close:
            raise NetworkError("unknown-layer", span, "layer-meant", what=kind, meant=meant[close[0]])
        raise NetworkError("unknown-layer", span, "layers-known", what=kind, known=", ".join(KINDS))
    return KINDS[kind].settings


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
            kind_of(layer).fits(layer, outputs)
        else:
            if outputs is not None and layer.inputs != outputs:
                raise NetworkError("sizes-differ", layer.places.get(INPUTS, layer.span), "match-sizes",
                                   inputs=layer.inputs, outputs=outputs)
            outputs = layer.outputs
    return found


def _check_settings(layer: Layer) -> None:
    known = settings_of(layer.kind, layer.span)
    for name in layer.settings:
        at = layer.places.get(name, layer.span)
        if name not in known:
            hint = ("settings-of", {"known": ", ".join(known)}) if known else ("no-settings", {})
            raise NetworkError("unknown-setting", at, hint[0], layer=layer.kind, what=name, **hint[1])
    for name, default in known.items():
        if default is None and name not in layer.settings:
            raise NetworkError("setting-missing", layer.span, layer=layer.kind, what=name)
    kind_of(layer).check(layer)


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
