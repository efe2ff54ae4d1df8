"""A network lowered to arrays: a vector for each layer, a matrix for its weights.

Several examples at once are rows: what is a vector of one example is a matrix of them, and the loss is their mean.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from engine.builder import Builder, Ref
from engine.errors import Span
from engine.graph import INPUT
from engine.networks.layers import Block, Layer, kind_of
from engine.networks.lower import LOSS, PENALTY, TOTAL, beginnings, masks_begin
from engine.networks.making import OfArrays
from engine.networks.names import Names, placed
from engine.networks.notices import notices
from engine.networks.regularisers import STRENGTH
from engine.networks.spec import NetworkSpec
from engine.networks.tensor import Elements, Held, TensorNetwork, names_in
from engine.ops.linear import transpose
from engine.ops.shaping import getitem, prepend_one, prepend_ones
from engine.patience import go_on


def lower_to_arrays(spec: NetworkSpec, *, split: bool = False, examples: int | None = None,
                    most: int | None = None) -> TensorNetwork:
    """Build the graph of arrays of a network.

    Parameters
    ----------
    spec : NetworkSpec
    split : bool
        Whether biases stand by themselves, as PyTorch has them: ``W x + b``. Else they are the first column of the
        matrix, as the lecture has it, for a 1 before the elements of what is below.
    examples : int, optional
        How many at once, one a row; as many as the specification has if left out, 0 for one as a vector. The loss is
        their mean, as in an update by a minibatch; a regulariser costs what it costs.
    most : int, optional
        How many numbers the nodes may have, all together.

    Raises
    ------
    EngineError
        ``too-many-elements``.

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
    >>> print(*unparse(lower_to_arrays(spec, examples=4).graph).splitlines()[-4:], sep="\\n")
    S = X @ W_h.T
    Z = sigmoid(S)
    Y = prepend_ones(Z) @ w_o.T
    L = (1/4)*square_loss(Y, Y_star)
    """
    lowering = _Lowering(spec, split, len(spec.examples) if examples is None else examples)
    lowering.build.most = most
    return lowering.network()


class _Lowering:
    """Builds layer after layer."""

    def __init__(self, spec: NetworkSpec, split: bool, examples: int) -> None:
        self.spec, self.split, self.examples = spec, split, examples
        self.names = Names(spec)
        self.starts = spec.starts()
        self.build = Builder()
        self.holds: dict[int, Held] = {}
        self.parameters: list[str] = []
        self.own: dict[int, dict[str, Ref]] = {}
        self.masks: list[Ref] = []

    def network(self) -> TensorNetwork:
        spec, build, names, blocks = self.spec, self.build, self.names, self.spec.blocks
        begins = beginnings(spec, names)
        features, labels = [*begins][:spec.sizes[0]], [*begins][spec.sizes[0]:]
        first = self._parameters(0, blocks[0])
        x = below = self._features(blocks[0], {name: begins[name] for name in features})
        of_layer = [first, *(self._parameters(layer, block) for layer, block in enumerate(blocks[1:], 1))]
        label = self._labels({name: begins[name] for name in labels})
        for layer, (block, (weights, biases)) in enumerate(zip(blocks, of_layer, strict=True)):
            go_on()
            below = self._block(layer, block, weights, biases, below)
        outputs, output = below, self._loss(below, label, [weights for weights, _ in of_layer])
        graph = build.graph(output, text=spec.text, tell=lambda _: notices(spec))
        place = self._places()
        return TensorNetwork(spec, graph, tuple(self.parameters), self.examples,
                             place[x.index], place[outputs.index], tuple(place[mask.index] for mask in self.masks),
                             {place[index]: held for index, held in self.holds.items()})

    def _places(self) -> dict[int, int]:
        """Where each node that was made is in the graph: inputs come first there."""
        made = self.build.made
        return {old: new for new, old in enumerate(sorted(range(len(made)), key=lambda i: made[i].op != INPUT))}

    def _inside(self, block: Block) -> bool:
        """Whether a layer's biases are a column of its matrix."""
        return block.linear.bias and not self.split

    def _features(self, block: Block, begins: Mapping[str, float]) -> Ref:
        """Make the input of features, with a 1 before them where biases are a column."""
        ahead: list[Any] = [None] if self._inside(block) else []
        if self.examples:
            rows = [[*(1.0 for _ in ahead), *row[:len(begins)]] for row in self._rows(begins)]
            return self.build.input("X", rows)
        return self._input("x", lambda: [*ahead, *begins], [*(1.0 for _ in ahead), *begins.values()])

    def _labels(self, begins: Mapping[str, float]) -> Ref:
        """Make the input of labels: a number for one output."""
        name = self._of_rows(self.names.labels)
        self.build.labels.add(name)
        if self.examples:
            return self.build.input(name, [[*row[-len(begins):]] for row in self._rows(begins)])
        if len(begins) == 1:
            [(only, value)] = begins.items()
            return self._input(name, lambda: only, value)
        return self._input(name, lambda: [*begins], [*begins.values()])

    def _rows(self, begins: Mapping[str, float]) -> Sequence[Sequence[float]]:
        """What the examples begin with: those of the specification, else all the same."""
        same = len(self.spec.examples) == self.examples
        return self.spec.examples if same else [[*begins.values()]] * self.examples

    def _of_rows(self, name: str) -> str:
        """What is called s of one example is called S of several."""
        return name[0].upper() + name[1:] if self.examples else name

    def _input(self, name: str, held: Held, value: Any, span: Span | None = None) -> Ref:
        ref = self.build.input(name, value, span)
        self.holds[ref.index] = held
        return ref

    def _parameters(self, layer: int, block: Block) -> tuple[Ref, Ref | None]:
        """Make the inputs of a layer: its matrix, and its biases where they stand by themselves."""
        self.build.scope = self._scope(layer, block.at)
        linear, names, inside = block.linear, self.names, self._inside(block)
        weights, biases = self.starts[f"{block.at}.weight"], self.starts.get(f"{block.at}.bias")
        units = range(1, linear.outputs + 1)

        def held() -> Elements:
            return [[names.weight(layer, i, unit) for i in range(not inside, linear.inputs + 1)] for unit in units]

        values = np.column_stack([biases, weights]) if inside and biases is not None else weights
        matrix = self._parameter(names.weights(layer), held, values, linear.span)
        apart = None
        if biases is not None and not inside:
            apart = self._parameter(names.biases(layer), lambda: [names.weight(layer, 0, unit) for unit in units],
                                    biases, linear.span)
        for at, applied in placed(block):
            self.build.scope = self._scope(layer, at)
            self.own[at] = self._of_kind(layer, at, applied)
        self.build.scope = ""
        return matrix, apart

    def _of_kind(self, layer: int, at: int, applied: Layer) -> dict[str, Ref]:
        """Make the inputs of what is applied to a Linear's units: its parameters, and masks."""
        kind, own = kind_of(applied), dict[str, Ref]()
        for what in kind.parameters(applied):
            name, held = self._called(layer, at, kind.letters[what])
            own[what] = self._parameter(name, held, self.starts[f"{at}.{what}"], applied.span)
        for what, letter in kind.masks.items():
            name, held = self._called(layer, at, letter)
            if self.examples:
                own[what] = self.build.input(self._of_rows(name), self.spec.masks(self.examples)[at], applied.span)
            else:
                masks = masks_begin(self.spec, self.names)
                own[what] = self._input(name, held, [masks[one] for one in names_in(held())], applied.span)
            self.masks.append(own[what])
        return own

    def _called(self, layer: int, at: int, letter: str) -> tuple[str, Held]:
        """What a quantity of a layer is called, and its elements."""
        units = range(1, self.spec.sizes[layer + 1] + 1)
        return (self.names.of_layer(letter, layer, at),
                lambda: [self.names.of_layer(letter, layer, at, unit) for unit in units])

    def _applied(self, layer: int, at: int, applied: Layer, value: Ref) -> Ref:
        """Build what is applied to a Linear's units."""
        def state(ref: Ref, letter: str) -> Ref:
            name, held = self._called(layer, at, letter)
            shape = build.made[ref.index].shape
            if self.examples and len(shape) < 2:
                return build.statement(build.name(ref, name), name)
            return self._quantity(ref, name, held if shape else lambda: name)

        build = self.build
        build.scope, first = self._scope(layer, at), len(build.made)
        made: Ref = kind_of(applied).build(applied, OfArrays(build, self.own[at], state), value)
        build.made[first:] = [one._replace(span=applied.span) for one in build.made[first:]]
        return made

    def _parameter(self, name: str, held: Held, values: np.ndarray, span: Span | None) -> Ref:
        self.parameters.append(name)
        return self._input(name, held, values.tolist(), span)

    def _block(self, layer: int, block: Block, weights: Ref, biases: Ref | None, below: Ref) -> Ref:
        """Build a Linear and what is applied to its units."""
        build, names = self.build, self.names
        units = range(1, block.linear.outputs + 1)
        build.scope = self._scope(layer, block.at)
        if layer and self._inside(block):
            below = self._with_ones(below)
        value: Any = np.matmul(below, self.build.apply(transpose, [weights])) if self.examples else \
            np.matmul(weights, below)
        self._spanned(value, block.linear.span)
        if biases is not None:
            value = self._spanned(value + biases, block.linear.span)
        total = value
        for at, applied in placed(block):
            if value is total:
                self._quantity(total, names.totals(layer), lambda: [names.total(layer, unit) for unit in units])
            value = self._applied(layer, at, applied, value)
        build.scope = ""
        return self._quantity(value, names.values(layer), lambda: [names.value(layer, unit) for unit in units])

    def _with_ones(self, below: Ref) -> Ref:
        """Put what the biases meet before what a layer gives: a 1, or a column of them."""
        if self.examples:
            return self.build.apply(prepend_ones, [below])
        held = self.holds[below.index]
        whole = self.build.apply(prepend_one, [below])
        self.holds[whole.index] = lambda: [None, *names_in(held())]
        return whole

    def _scope(self, layer: int, at: int) -> str:
        """Where a node is: in the lecture's layer, in which of PyTorch's."""
        return f"{self.names.layer(layer)}/{at}"

    def _loss(self, outputs: Ref, labels: Ref, matrices: Sequence[Ref]) -> Ref:
        build = self.build
        build.scope = LOSS
        cost = self._quantity(self.spec.cost.of_arrays(build, outputs, labels), LOSS, lambda: LOSS)
        if self.spec.regulariser is None:
            return cost
        weights = [self._without_biases(matrix, block) for matrix, block in
                   zip(matrices, self.spec.blocks, strict=True)]
        penalty = self._quantity(self.spec.regulariser.build(build, weights), PENALTY, lambda: PENALTY)
        self.holds[build.names[STRENGTH]] = lambda: STRENGTH
        return self._quantity(cost + penalty, TOTAL, lambda: TOTAL)

    def _without_biases(self, matrix: Ref, block: Block) -> Ref:
        """All columns of a matrix but that of the biases."""
        if not self._inside(block):
            return matrix
        return self.build.apply(getitem, [matrix, ((None, None), (1, None))])

    def _spanned(self, ref: Ref, span: Span | None) -> Ref:
        """Say where in the text a node comes from."""
        self.build.made[ref.index] = self.build.made[ref.index]._replace(span=span)
        return ref

    def _quantity(self, ref: Ref, name: str, held: Held) -> Ref:
        """Name what the scalar graph has, too; of several examples it has none of it."""
        name = self._of_rows(name)
        if not self.examples:
            self.holds[ref.index] = held
        return self.build.statement(self.build.name(ref, name), name)
