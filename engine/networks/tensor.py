"""A network as a graph of arrays: a vector for each layer, a matrix for its weights, and which element is whose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from engine.builder import Builder, Ref
from engine.errors import EngineError, Span
from engine.graph import INPUT, Graph
from engine.networks.layers import Block
from engine.networks.lower import LOSS, PENALTY, TOTAL, beginnings
from engine.networks.names import Names
from engine.networks.regularisers import STRENGTH
from engine.networks.spec import NetworkSpec
from engine.ops.shaping import getitem, prepend_one
from engine.patience import go_on

Elements = str | None | list[Any]
"""What an array holds, by the names of the scalar graph, nested as it is: None is a 1 that never changes."""


@dataclass(frozen=True)
class TensorNetwork:
    """A network as a graph of arrays.

    Its quantities are those of the scalar graph, and keep their names there: values are given by them.

    Attributes
    ----------
    spec : NetworkSpec
        What it was built from.
    graph : Graph
        Its output is the loss, with the regulariser where there is one. What the parameters start at is declared.
    elements : mapping of int to Elements
        Of each node that the scalar graph has names for, what it holds.
    parameters : tuple of str
        The names of matrices and biases, layer by layer.
    """

    spec: NetworkSpec
    graph: Graph
    elements: Mapping[int, Elements]
    parameters: tuple[str, ...]

    @property
    def labels(self) -> tuple[int, ...]:
        """The node of the labels."""
        return tuple(self.graph.names[name] for name in self.graph.labels)

    @cached_property
    def of_scalar(self) -> dict[str, str]:
        """Which input holds each scalar input.

        Examples
        --------
        >>> from engine.networks.reader import read_layers
        >>> lower_to_arrays(NetworkSpec(read_layers("nn.Sequential(nn.Linear(1, 1))"))).of_scalar
        {'w_0': 'w', 'w_1': 'w', 'x_1': 'x', 'y': 'y'}
        """
        return {name: node.name or "" for node in self.graph.inputs for name in _names(self.elements[node.id])}

    def filled(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return each input's value, given those of the scalar graph's inputs; the others are as declared.

        Raises
        ------
        EngineError
            ``unknown-input``; ``given-by-elements`` for an array by its name; ``not-a-number``.

        Examples
        --------
        >>> from engine.networks.reader import read_layers
        >>> network = lower_to_arrays(NetworkSpec(read_layers("nn.Sequential(nn.Linear(1, 1))")))
        >>> network.filled({"w_1": 3.0})
        {'w': [[0.0, 3.0]], 'x': [1.0, 1.0], 'y': 1.0}
        """
        known = self.of_scalar
        for name, value in values.items():
            if name in known.values() and name not in known:
                raise EngineError("given-by-elements", name=name,
                                  elements=", ".join([one for one, of in known.items() if of == name][:3]))
            if name not in known:
                raise EngineError("unknown-input", name=name)
            if np.shape(value):
                raise EngineError("not-a-number", name=name)
        found = {}
        for node in self.graph.inputs:
            name = node.name or ""
            found[name] = _filled(self.elements[node.id], self.graph.defaults[name], values)
        return found

    def holding(self, names: Sequence[str]) -> list[str]:
        """Return which inputs hold these scalar ones; those that are inputs here stand for themselves."""
        known = self.of_scalar
        return [*dict.fromkeys(known.get(name, name) for name in names)]


def lower_to_arrays(spec: NetworkSpec, *, split: bool = False) -> TensorNetwork:
    """Build the graph of arrays of a network.

    Parameters
    ----------
    spec : NetworkSpec
    split : bool
        Whether biases stand by themselves, as PyTorch has them: ``W x + b``. Else they are the first column of the
        matrix, as the lecture has it, for a 1 before the elements of what is below.

    Examples
    --------
    >>> from engine.language import unparse
    >>> from engine.networks.reader import read_layers
    >>> spec = NetworkSpec(read_layers("nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))"))
    >>> network = lower_to_arrays(spec)
    >>> print(*unparse(network.graph).splitlines()[-4:], sep="\\n")
    s = W_h @ x
    z = sigmoid(s)
    y = w_o @ prepend_one(z)
    L = square_loss(y, y_star)
    >>> network.elements[network.graph.names["W_h"]]
    [['w_h_0_1', 'w_h_1_1', 'w_h_2_1'], ['w_h_0_2', 'w_h_1_2', 'w_h_2_2']]
    """
    return _Lowering(spec, split).network()


def _names(elements: Elements) -> list[str]:
    if isinstance(elements, list):
        return [name for one in elements for name in _names(one)]
    return [] if elements is None else [elements]


def _filled(elements: Elements, declared: Any, values: Mapping[str, Any]) -> Any:
    if isinstance(elements, list):
        return [_filled(one, own, values) for one, own in zip(elements, declared, strict=True)]
    return declared if elements is None else float(values.get(elements, declared))


class _Lowering:
    """Builds layer after layer."""

    def __init__(self, spec: NetworkSpec, split: bool) -> None:
        self.spec, self.split = spec, split
        self.names = Names(spec)
        self.starts = spec.starts()
        self.build = Builder()
        self.holds: dict[int, Elements] = {}
        self.parameters: list[str] = []

    def network(self) -> TensorNetwork:
        spec, build, names, blocks = self.spec, self.build, self.names, self.spec.blocks
        begins = beginnings(spec, names)
        features, labels = [*begins][:spec.sizes[0]], [*begins][spec.sizes[0]:]
        ahead: list[Any] = [None] if self._inside(blocks[0]) else []
        first = self._parameters(0, blocks[0])
        below = self._input("x", [*ahead, *features], [*(1.0 for _ in ahead), *(begins[name] for name in features)])
        of_layer = [first, *(self._parameters(layer, block) for layer, block in enumerate(blocks[1:], 1))]
        single = len(labels) == 1
        build.labels.add(names.labels)
        label = self._input(names.labels, labels[0] if single else [*labels],
                            begins[labels[0]] if single else [begins[name] for name in labels])
        for layer, (block, (weights, biases)) in enumerate(zip(blocks, of_layer, strict=True)):
            go_on()
            below = self._block(layer, block, weights, biases, below)
        output = self._loss(below, label, [weights for weights, _ in of_layer])
        graph = build.graph(output, text=spec.text)
        place = self._places()
        return TensorNetwork(spec, graph, {place[index]: held for index, held in self.holds.items()},
                             tuple(self.parameters))

    def _places(self) -> dict[int, int]:
        """Where each node that was made is in the graph: inputs come first there."""
        made = self.build.made
        return {old: new for new, old in enumerate(sorted(range(len(made)), key=lambda i: made[i].op != INPUT))}

    def _inside(self, block: Block) -> bool:
        """Whether a layer's biases are a column of its matrix."""
        return block.linear.bias and not self.split

    def _input(self, name: str, held: Elements, value: Any, span: Span | None = None) -> Ref:
        ref = self.build.input(name, value, span)
        self.holds[ref.index] = held
        return ref

    def _parameters(self, layer: int, block: Block) -> tuple[Ref, Ref | None]:
        """Make the inputs of a layer: its matrix, and its biases where they stand by themselves."""
        self.build.scope = self._scope(layer, block.at)
        linear, names, inside = block.linear, self.names, self._inside(block)
        weights, biases = self.starts[f"{block.at}.weight"], self.starts.get(f"{block.at}.bias")
        units = range(1, linear.outputs + 1)
        held = [[names.weight(layer, i, unit) for i in range(not inside, linear.inputs + 1)] for unit in units]
        values = np.column_stack([biases, weights]) if inside and biases is not None else weights
        matrix = self._parameter(names.weights(layer), held, values, linear.span)
        apart = None
        if biases is not None and not inside:
            apart = self._parameter(names.biases(layer), [names.weight(layer, 0, unit) for unit in units], biases,
                                    linear.span)
        self.build.scope = ""
        return matrix, apart

    def _parameter(self, name: str, held: Elements, values: np.ndarray, span: Span | None) -> Ref:
        self.parameters.append(name)
        return self._input(name, held, values.tolist(), span)

    def _block(self, layer: int, block: Block, weights: Ref, biases: Ref | None, below: Ref) -> Ref:
        """Build a Linear and what is applied to its units."""
        build, names = self.build, self.names
        units = range(1, block.linear.outputs + 1)
        build.scope = self._scope(layer, block.at)
        if layer and self._inside(block):
            held = self.holds[below.index]
            below = build.apply(prepend_one, [below])
            self.holds[below.index] = [None, *(held if isinstance(held, list) else [held])]
        value: Any = np.matmul(weights, below)
        self._spanned(value, block.linear.span)
        if biases is not None:
            value = self._spanned(value + biases, block.linear.span)
        total = value
        for at, applied in enumerate(block.applied, block.at + 1):
            if value is total:
                self._stated(total, names.totals(layer), [names.total(layer, unit) for unit in units])
            build.scope = self._scope(layer, at)
            value = self._spanned(build.apply(applied.op, [value]), applied.span)
        build.scope = ""
        return self._stated(value, names.values(layer), [names.value(layer, unit) for unit in units])

    def _scope(self, layer: int, at: int) -> str:
        """Where a node is: in the lecture's layer, in which of PyTorch's."""
        return f"{self.names.layer(layer)}/{at}"

    def _loss(self, outputs: Ref, labels: Ref, matrices: Sequence[Ref]) -> Ref:
        build = self.build
        build.scope = LOSS
        cost = self._stated(self.spec.cost.of_arrays(build, outputs, labels), LOSS, LOSS)
        if self.spec.regulariser is None:
            return cost
        weights = [self._without_biases(matrix, block) for matrix, block in
                   zip(matrices, self.spec.blocks, strict=True)]
        penalty = self._stated(self.spec.regulariser.build(build, weights), PENALTY, PENALTY)
        self.holds[build.names[STRENGTH]] = STRENGTH
        return self._stated(cost + penalty, TOTAL, TOTAL)

    def _without_biases(self, matrix: Ref, block: Block) -> Ref:
        """All columns of a matrix but that of the biases."""
        if not self._inside(block):
            return matrix
        return self.build.apply(getitem, [matrix, ((None, None), (1, None))])

    def _spanned(self, ref: Ref, span: Span | None) -> Ref:
        """Say where in the text a node comes from."""
        self.build.made[ref.index] = self.build.made[ref.index]._replace(span=span)
        return ref

    def _stated(self, ref: Ref, name: str, held: Elements) -> Ref:
        self.holds[ref.index] = held
        return self.build.statement(self.build.name(ref, name), name)
