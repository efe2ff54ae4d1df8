"""A network as a scalar graph with the lecture's names: one node for each product and sum, and who is who in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from engine.builder import Builder, Ref
from engine.errors import Span
from engine.graph import Graph
from engine.networks.faults import NetworkError
from engine.networks.layers import Block
from engine.networks.losses import added
from engine.networks.names import Names
from engine.networks.spec import NetworkSpec
from engine.patience import go_on

STARTS = (1.0, 2.0, -1.0, 0.5)
"""What a network's inputs start at, one after the other."""
LOSS, PENALTY, TOTAL = "L", "R", "J"


class Unit(NamedTuple):
    """A unit as it is drawn.

    Attributes
    ----------
    column : int
        0 for the inputs, then one for each Linear.
    row : int
        Counted from 1; 0 for the unit that is always 1.
    node : int or None
        Its value's node; none where it is always 1.
    total : int or None
        The node of what it adds up, where something is applied to that.
    """

    column: int
    row: int
    node: int | None
    total: int | None = None


class Line(NamedTuple):
    """A weight as it is drawn: from one unit to another, both by their place among the units."""

    weight: int
    start: int
    end: int


@dataclass(frozen=True)
class Network:
    """A network as a graph.

    Attributes
    ----------
    spec : NetworkSpec
        What it was built from.
    graph : Graph
        Its output is the loss, with the regulariser where there is one. What the parameters start at is declared.
    units : tuple of Unit
        Column by column.
    lines : tuple of Line
        One for each weight.
    labels : tuple of int
        The labels' nodes.
    parameters : tuple of str
        The names of the weights, which it is differentiated by, in the order of PyTorch's: layer by layer, unit by
        unit, of each its bias and then its weights.
    """

    spec: NetworkSpec
    graph: Graph
    units: tuple[Unit, ...]
    lines: tuple[Line, ...]
    labels: tuple[int, ...]
    parameters: tuple[str, ...]


def lower(spec: NetworkSpec) -> Network:
    """Build the scalar graph of a network, for one example.

    Raises
    ------
    NetworkError
        ``examples-of-arrays`` where it has several.

    Examples
    --------
    >>> from engine import trace
    >>> from engine.networks.reader import read_layers
    >>> network = lower(NetworkSpec(read_layers("nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))")))
    >>> [name for name in network.graph.names if name[0] not in "wx"]
    ['y_star', 's_1', 'z_1', 's_2', 'z_2', 'y', 'L']
    >>> len(trace(network.graph, wrt=network.parameters).structure.steps)
    37
    """
    if spec.examples:
        raise NetworkError("examples-of-arrays", None, "ask-for-arrays")
    return _Lowering(spec).network()


def beginnings(spec: NetworkSpec, names: Names) -> dict[str, float]:
    """Return what features and labels begin with, by name.

    Raises
    ------
    NetworkError
        ``unknown-example`` for one that the network does not have.
    """
    begins = {names.feature(i + 1): STARTS[i % len(STARTS)] for i in range(spec.sizes[0])}
    begins |= {names.label(unit): spec.cost.label_at_first(unit) for unit in range(1, spec.sizes[-1] + 1)}
    for name, value in spec.example.items():
        if name not in begins:
            raise NetworkError("unknown-example", None, "settings-of", what=name, known=", ".join(begins))
        begins[name] = float(value)
    return begins


class _Lowering:
    """Builds layer after layer."""

    def __init__(self, spec: NetworkSpec) -> None:
        self.spec = spec
        self.names = Names(spec)
        self.starts = spec.starts()
        self.build = Builder()
        self.units: list[tuple[int, int, Ref | None, Ref | None]] = []
        self.lines: list[tuple[Ref, int, int]] = []
        self.weights: list[Ref] = []
        self.parameters: list[str] = []

    def network(self) -> Network:
        spec, build, names = self.spec, self.build, self.names
        begins = beginnings(spec, names)
        build.labels.update([*begins][spec.sizes[0]:])
        inputs = [build.input(name, value) for name, value in begins.items()]
        features, labels = inputs[:spec.sizes[0]], inputs[spec.sizes[0]:]
        of_layer = [self._parameters(layer, block) for layer, block in enumerate(spec.blocks)]
        self._column(0)
        self.units += [(0, row, feature, None) for row, feature in enumerate(features, 1)]
        below = features
        for layer, block in enumerate(spec.blocks):
            below = self._block(layer, block, of_layer[layer], below)
        output = self._loss(below, labels)
        graph = build.graph(output, text=spec.text)
        place = {ref.index: graph.names[build.made[ref.index].name or ""] for ref in self._drawn(labels)}
        return Network(spec, graph,
                       tuple(Unit(column, row, *(None if ref is None else place[ref.index] for ref in (node, total)))
                             for column, row, node, total in self.units),
                       tuple(Line(place[weight.index], start, end) for weight, start, end in self.lines),
                       tuple(place[label.index] for label in labels), tuple(self.parameters))

    def _drawn(self, labels: Sequence[Ref]) -> list[Ref]:
        of_units = [ref for *_, node, total in self.units for ref in (node, total) if ref is not None]
        return [*labels, *of_units, *(weight for weight, *_ in self.lines)]

    def _parameters(self, layer: int, block: Block) -> list[list[Ref | None]]:
        """Make the inputs of a layer: for each unit its bias, if it has one, and its weights."""
        self.build.scope = self._scope(layer, block.at)
        linear = block.linear
        weights, biases = self.starts[f"{block.at}.weight"], self.starts.get(f"{block.at}.bias")
        found = []
        for unit in range(1, linear.outputs + 1):
            go_on()
            values = [None if biases is None else biases[unit - 1], *weights[unit - 1]]
            row = [None if value is None else self._parameter(self.names.weight(layer, i, unit), value, linear.span)
                   for i, value in enumerate(values)]
            self.weights += [ref for ref in row[1:] if ref is not None]
            found.append(row)
        self.build.scope = ""
        return found

    def _parameter(self, name: str, value: float, span: Span | None) -> Ref:
        self.parameters.append(name)
        return self.build.input(name, float(value), span=span)

    def _column(self, column: int) -> None:
        """Begin a column: with the unit that is always 1, where the layer above has biases."""
        blocks = self.spec.blocks
        if column < len(blocks) and blocks[column].linear.bias:
            self.units.append((column, 0, None, None))

    def _block(self, layer: int, block: Block, parameters: list[list[Ref | None]], below: list[Ref]) -> list[Ref]:
        """Build the units of a Linear and what is applied to them."""
        build, names = self.build, self.names
        first = len(self.units) - len(below) - block.linear.bias
        self._column(layer + 1)
        start = len(self.units)
        above = []
        for unit, row in enumerate(parameters, 1):
            go_on()
            build.scope = self._scope(layer, block.at)
            weighted = [weight * value for weight, value in zip(row[1:], below, strict=True) if weight is not None]
            total = self._spanned(added(build, weighted if row[0] is None else [row[0], *weighted]), block.linear.span)
            value = total
            for at, applied in enumerate(block.applied, block.at + 1):
                if value is total:
                    self._stated(total, names.total(layer, unit))
                build.scope = self._scope(layer, at)
                value = self._spanned(build.apply(applied.op, [value]), applied.span)
            build.scope = ""
            self._stated(value, names.value(layer, unit))
            self.lines += [(weight, first + i - (row[0] is None), start + unit - 1)
                           for i, weight in enumerate(row) if weight is not None]
            self.units.append((layer + 1, unit, value, total if value is not total else None))
            above.append(value)
        return above

    def _scope(self, layer: int, at: int) -> str:
        """Where a node is: in the lecture's layer, in which of PyTorch's."""
        return f"{self.names.layer(layer)}/{at}"

    def _loss(self, outputs: list[Ref], labels: list[Ref]) -> Ref:
        build = self.build
        build.scope = LOSS
        cost = self._stated(self.spec.cost.build(build, outputs, labels), LOSS)
        if self.spec.regulariser is None:
            return cost
        penalty = self._stated(self.spec.regulariser.build(build, self.weights), PENALTY)
        return self._stated(cost + penalty, TOTAL)

    def _spanned(self, ref: Ref, span: Span | None) -> Ref:
        """Say where in the text a node comes from."""
        self.build.made[ref.index] = self.build.made[ref.index]._replace(span=span)
        return ref

    def _stated(self, ref: Ref, name: str) -> Ref:
        return self.build.statement(self.build.name(ref, name), name)
