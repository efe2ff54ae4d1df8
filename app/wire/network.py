"""A network, as it travels."""

from typing import Any

import msgspec

from app.wire.answer import LARGEST
from app.wire.words import Place
from engine.errors import Span
from engine.networks import (
    Initialiser,
    Layer,
    Network,
    NetworkSpec,
    Regulariser,
    TensorNetwork,
    read_layers,
    write_layers,
)
from engine.networks.faults import NetworkError
from engine.networks.layers import checked, settings_of
from engine.networks.reader import layers_from
from engine.shapes import size


class RegulariserBody(msgspec.Struct, forbid_unknown_fields=True):
    """What large weights cost: `kind` L1 or L2, and its strength λ to begin with."""

    kind: str
    strength: float = 0.1


class InitialiserBody(msgspec.Struct, forbid_unknown_fields=True):
    """What weights begin with: one of the initialisers, and its settings by PyTorch's names."""

    kind: str = "uniform"
    settings: dict[str, float] = {}


class NetworkBody(msgspec.Struct, forbid_unknown_fields=True):
    """A network.

    `layers` is a text, ``nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))``, or a list of objects, each
    with its `kind` and its settings. `parameters` are given weights by PyTorch's names: ``{"0.weight": [[…], […]]}``,
    `example` is what features and labels begin with: ``{"x_1": 1, "y_star": 0}``. `examples`, of the form tensor
    alone, are a minibatch: of each its features, then its labels, a row of matrices, and the loss is their mean.
    """

    layers: str | list[dict[str, str | bool | int | float]]
    loss: str = "SquareLoss"
    regulariser: RegulariserBody | None = None
    initialiser: InitialiserBody = msgspec.field(default_factory=InitialiserBody)
    seed: int = 0
    parameters: dict[str, list[Any]] = {}
    example: dict[str, float] = {}
    examples: list[list[float]] | None = None


class LayerTold(msgspec.Struct):
    """One layer: its kind, its settings, and where it stands in the text."""

    kind: str
    settings: dict[str, bool | int | float]
    span: Place | None


class UnitTold(msgspec.Struct, gc=False):
    """A unit as it is drawn: its column (0: inputs), its row (0: always 1), its node, and that of what it adds up."""

    column: int
    row: int
    node: int | None
    total: int | None


class LineTold(msgspec.Struct, gc=False):
    """A weight as it is drawn, from one unit to another: its node, and both units' places in the list."""

    weight: int
    start: int
    end: int


class InnerTold(msgspec.Struct, gc=False):
    """A node inside of a layer: its column, its row (0: of all units), and how many stages behind what they add up."""

    column: int
    row: int
    node: int
    stage: float


class ElementsTold(msgspec.Struct, gc=False):
    """What an array of a network holds, by the names of its scalar graph, nested as it is; null is a 1 for ever."""

    node: int
    names: str | list[Any]


class NetworkTold(msgspec.Struct, omit_defaults=True):
    """Who is who in the graph of a network, and what it was built from.

    `text` is its layers as PyTorch reads them, `parameters` are the weights' nodes in the order of PyTorch's. Where
    these are matrices there are no `units` and `lines`, and `elements` say who is who, but in those too large to be
    told number by number; it is left out elsewhere.
    `inner` is what layers have between what units add up and what they give, left out where that is one node.
    """

    text: str
    layers: list[LayerTold]
    loss: str
    regulariser: str | None
    seed: int
    units: list[UnitTold]
    lines: list[LineTold]
    labels: list[int]
    parameters: list[int]
    elements: list[ElementsTold] = []
    inner: list[InnerTold] = []


def spec_of(body: NetworkBody, layers: int, weights: int, examples: int = 0) -> NetworkSpec:
    """Return what the engine builds a network from.

    Parameters
    ----------
    body : NetworkBody
    layers, weights, examples : int
        The most of each; examples are none where every number is a node.

    Raises
    ------
    NetworkError
        If it makes no network, or too large a one.
    """
    text = body.layers if isinstance(body.layers, str) else ""
    found = read_layers(text) if isinstance(body.layers, str) else checked(layers_from(body.layers))
    if len(found) > layers:
        raise NetworkError("too-many-layers", found[layers].span, "fewer-units", limit=layers)
    if body.examples is not None:
        _check_examples(body.examples, examples)
    penalty = body.regulariser
    regulariser = None if penalty is None else Regulariser(penalty.kind, penalty.strength)
    spec = NetworkSpec(found, body.loss, regulariser,
                       Initialiser(body.initialiser.kind, body.initialiser.settings), body.seed, body.parameters,
                       body.example, text, body.examples or ())
    if spec.weights > weights:
        largest = max((layer for layer in found if layer.is_linear), key=lambda layer: layer.inputs * layer.outputs)
        code = "too-many-weights-of-arrays" if examples else "too-many-weights"
        raise NetworkError(code, largest.span, "fewer-units", size=spec.weights, limit=weights)
    return spec


def _check_examples(examples: list[list[float]], limit: int) -> None:
    if not limit:
        raise NetworkError("examples-of-arrays", None, "ask-for-arrays")
    if not examples:
        raise NetworkError("no-minibatch")
    if len(examples) > limit:
        raise NetworkError("too-many-examples", limit=limit)


def body_of(spec: NetworkSpec) -> NetworkBody:
    """Return a network as one sends it: `spec_of` the other way round.

    Examples
    --------
    >>> body = NetworkBody("nn.Sequential(nn.Linear(2, 1))", seed=3)
    >>> body_of(spec_of(body, 1, 3)).layers
    [{'kind': 'Linear', 'in_features': 2, 'out_features': 1}]
    """
    penalty = spec.regulariser
    layers = [{"kind": layer.kind} | {name: layer.settings[name] for name in settings_of(layer.kind)
                                      if name in layer.settings} for layer in spec.layers]
    return NetworkBody(
        layers, spec.loss,
        None if penalty is None else RegulariserBody(penalty.kind, penalty.strength),
        InitialiserBody(spec.initialiser.kind, dict(spec.initialiser.settings)), spec.seed, dict(spec.parameters),
        dict(spec.example), [list(row) for row in spec.examples] or None)


def network_told(network: Network | TensorNetwork) -> NetworkTold:
    """Return who is who in the graph of a network, as it travels."""
    spec, names = network.spec, network.graph.names
    units, lines, elements, inner = ((), (), network.elements, ()) if isinstance(network, TensorNetwork) else (
        network.units, network.lines, {}, network.inner)
    return NetworkTold(
        write_layers(spec.layers), [_layer(layer) for layer in spec.layers], spec.loss,
        spec.regulariser and spec.regulariser.kind, spec.seed,
        [UnitTold(*unit) for unit in units], [LineTold(*line) for line in lines], list(network.labels),
        [names[name] for name in network.parameters],
        [ElementsTold(node, held) for node, held in elements.items()
         if held is not None and size(network.graph[node].shape) <= LARGEST],
        [InnerTold(*one) for one in inner])


def _layer(layer: Layer) -> LayerTold:
    return LayerTold(layer.kind, dict(layer.settings), _place(layer.span))


def _place(span: Span | None) -> Place | None:
    return None if span is None else Place.of(span)
