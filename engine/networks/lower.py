"""A network as a scalar graph with the lecture's names: one node for each product and sum, and who is who in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from engine.builder import Builder, Ref
from engine.elements import boxed
from engine.errors import Span
from engine.graph import Graph
from engine.networks.drawn import Inner, Line, Unit, inner_of
from engine.networks.faults import NetworkError
from engine.networks.kinds.dropout import chance_of
from engine.networks.layers import Block, Layer, kind_of
from engine.networks.losses import added
from engine.networks.making import OfNumbers, State
from engine.networks.names import Names, placed
from engine.networks.notices import notices
from engine.networks.spec import NetworkSpec
from engine.patience import go_on

STARTS = (1.0, 2.0, -1.0, 0.5)
"""What a network's inputs start at, one after the other."""
LOSS, PENALTY, TOTAL = "L", "R", "J"


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
    inner : tuple of Inner
        What else there is between what units add up and what they give.
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
    inner: tuple[Inner, ...]
    labels: tuple[int, ...]
    parameters: tuple[str, ...]

    @property
    def masks(self) -> dict[str, float]:
        """The inputs that are masks of Dropout, each with the probability of a 0."""
        names = Names(self.spec)
        places = [(at, layer, applied) for layer, block in enumerate(self.spec.blocks) for at, applied in placed(block)]
        return {names.of_layer(letter, layer, at, unit): chance_of(applied) for at, layer, applied in places
                for letter in kind_of(applied).masks.values()
                for unit in range(1, self.spec.sizes[layer + 1] + 1)}


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
    masks = masks_begin(spec, names)
    for name, value in spec.example.items():
        if name in begins:
            begins[name] = float(value)
        elif name not in masks:
            raise NetworkError("unknown-example", None, "settings-of", what=name, known=", ".join([*begins, *masks]))
    return begins


def masks_begin(spec: NetworkSpec, names: Names) -> dict[str, float]:
    """Return what masks begin with, by the names of their elements: what is drawn, if the example does not say."""
    found: dict[str, float] = {}
    masks = spec.masks() if spec.drops else {}
    for layer, block in enumerate(spec.blocks):
        for at, applied in placed(block):
            for letter in kind_of(applied).masks.values():
                found |= {names.of_layer(letter, layer, at, unit): value
                          for unit, value in enumerate(masks[at][0], 1)}
    return {name: float(spec.example.get(name, value)) for name, value in found.items()}


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
        self.masks = masks_begin(spec, self.names)
        self.own: dict[int, dict[str, Any]] = {}

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
        graph = build.graph(output, text=spec.text, tell=lambda _: notices(spec))
        place = {ref.index: graph.names[build.made[ref.index].name or ""] for ref in self._drawn(labels)}
        units = tuple(Unit(column, row, *(None if ref is None else place[ref.index] for ref in (node, total)))
                      for column, row, node, total in self.units)
        lines = tuple(Line(place[weight.index], start, end) for weight, start, end in self.lines)
        return Network(spec, graph, units, lines, inner_of(graph, units, lines),
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
        for at, applied in placed(block):
            self.build.scope = self._scope(layer, at)
            self.own[at] = self._of_kind(layer, at, applied, linear.outputs)
        self.build.scope = ""
        return found

    def _of_kind(self, layer: int, at: int, applied: Layer, units: int) -> dict[str, Any]:
        """Make the inputs of what is applied to a Linear's units: its parameters, and masks."""
        kind, own = kind_of(applied), {}
        for what in kind.parameters(applied):
            names = [self.names.of_layer(kind.letters[what], layer, at, unit) for unit in range(1, units + 1)]
            values = self.starts[f"{at}.{what}"]
            own[what] = boxed([self._parameter(name, value, applied.span)
                               for name, value in zip(names, values, strict=True)], (units,))
        for what, letter in kind.masks.items():
            names = [self.names.of_layer(letter, layer, at, unit) for unit in range(1, units + 1)]
            own[what] = boxed([self.build.input(name, self.masks[name], applied.span) for name in names], (units,))
        return own

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
        placed_all = list(placed(block))
        singly = list(takewhile(lambda one: not kind_of(one[1]).together, placed_all))
        totals, above = [], []
        for unit, row in enumerate(parameters, 1):
            go_on()
            build.scope = self._scope(layer, block.at)
            weighted = [weight * value for weight, value in zip(row[1:], below, strict=True) if weight is not None]
            total = self._spanned(added(build, weighted if row[0] is None else [row[0], *weighted]), block.linear.span)
            if placed_all:
                self._stated(total, names.total(layer, unit))
            value = total
            for at, applied in singly:
                build.scope = self._scope(layer, at)
                value = self._spanned(build.apply(applied.op, [value]), applied.span)
            build.scope = ""
            if len(singly) == len(placed_all):
                self._stated(value, names.value(layer, unit))
            self.lines += [(weight, first + i - (row[0] is None), start + unit - 1)
                           for i, weight in enumerate(row) if weight is not None]
            totals.append(total)
            above.append(value)
        if len(singly) < len(placed_all):
            above = self._together(layer, placed_all[len(singly):], above)
        self.units += [(layer + 1, unit, value, total if placed_all else None)
                       for unit, (value, total) in enumerate(zip(above, totals, strict=True), 1)]
        return above

    def _together(self, layer: int, applied: Sequence[tuple[int, Layer]], units: list[Ref]) -> list[Ref]:
        """Build what acts on all units of a layer, and what comes after that, one layer after the other."""
        build, value = self.build, boxed(units, (len(units),))
        for at, one in applied:
            go_on()
            build.scope, first = self._scope(layer, at), len(build.made)
            value = kind_of(one).build(one, OfNumbers(build, self.own[at], self._namer(layer, at)), value)
            build.made[first:] = [made._replace(span=one.span) for made in build.made[first:]]
        build.scope = ""
        return [self._stated(ref, self.names.value(layer, unit)) for unit, ref in enumerate(value.tolist(), 1)]

    def _namer(self, layer: int, at: int) -> State:
        """What names quantities of a layer: one for each unit, or one of all."""
        def state(x: Any, letter: str) -> None:
            for unit, ref in enumerate(x.ravel().tolist(), int(x.ndim > 0)):
                self._stated(ref, self.names.of_layer(letter, layer, at, unit))

        return state

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
