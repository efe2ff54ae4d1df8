"""A network as plain NumPy: forward, then backward line by line, as one would write it by hand."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from engine.closed import parts
from engine.graph import Graph
from engine.networks.export.formulas import Formula, Formulas
from engine.networks.export.numbers import array
from engine.networks.export.present import Present
from engine.networks.export.sources import Sources
from engine.networks.layers import Layer, kind_of
from engine.networks.losses import LABEL, OUTPUT
from engine.networks.lower import LOSS, PENALTY, TOTAL
from engine.networks.names import Names, placed
from engine.networks.regularisers import STRENGTH
from engine.notation.labels import labels
from engine.notation.slopes import Slopes
from engine.structure import plan

_FARTHEST = 64
"""As far to the right as a comment stands beside its line."""

Line = tuple[str, str]
"""A line, and what is said of it."""


def numpy(present: Present) -> str:
    """Write a program that computes the loss, and its gradient by every weight by the chain rule.

    Examples
    --------
    >>> from engine.networks import NetworkSpec, lower, read_layers
    >>> network = lower(NetworkSpec(read_layers("nn.Sequential(nn.Linear(2, 2), nn.Tanh(), nn.Linear(2, 1))")))
    >>> text = numpy(Present(network, network.graph.defaults))
    >>> [line.partition("  ")[0] for line in text.splitlines() if line.startswith("dL")]
    ['dL_dy = y - y_star', 'dL_dW_o = np.outer(dL_dy, np.append(1.0, z))', 'dL_dz = W_o[:, 1:].T @ dL_dy', \
'dL_ds = dL_dz * tanh_slope(z, s)', 'dL_dW_h = np.outer(dL_ds, np.append(1.0, x))']
    """
    return _Program(present).text()


class _Block(NamedTuple):
    """A Linear as it is written: its weights, what it reads, what it adds up, and what each further layer gives."""

    matrix: str
    below: str
    bias: bool
    total: str
    applied: "tuple[_Applied, ...]"

    @property
    def read(self) -> str:
        """What its weights are multiplied with: a 1 in front where it has biases."""
        return f"np.append(1.0, {self.below})" if self.bias else self.below

    @property
    def weights(self) -> str:
        """Its weights without the biases."""
        return f"{self.matrix}[:, 1:]" if self.bias else self.matrix

    @property
    def value(self) -> str:
        """What it gives in the end."""
        return self.applied[-1].out if self.applied else self.total


class _Applied:
    """What is applied to a layer's units: what it reads and gives, and what its own things are called."""

    def __init__(self, at: int, layer: Layer, names: Names, of: int) -> None:
        self.at, self.layer, self.kind = at, layer, kind_of(layer)
        self._names, self.of = names, of
        self.x = self.out = ""

    def called(self, letter: str) -> str:
        """What a quantity of it is called."""
        return self._names.of_layer(letter, self.of, self.at)

    def own(self, name: str) -> str:
        """What a parameter or a mask of it is called."""
        return self.called({**self.kind.letters, **self.kind.masks}[name])

    def by(self, name: str) -> str:
        """What the gradient by something is called."""
        return _d(name)

    @property
    def learned(self) -> dict[str, str]:
        """What it learns, by PyTorch's name."""
        return {name: self.own(name) for name in self.kind.parameters(self.layer)}


class _Program:
    """Writes section after section; what they use is collected on the way."""

    def __init__(self, present: Present) -> None:
        self.present, self.spec = present, present.network.spec
        self.names = Names(self.spec)
        self.sources = Sources()
        self.blocks = list(self._blocks())

    def text(self) -> str:
        sections = [self._numbers(), self._forward(), self._backward(), *self._penalty(), self._told()]
        functions = self.sources.text
        head = ["import math\n" * self.sources.uses_math + "import numpy as np"]
        return "\n\n".join([*head, *([functions] if functions else []), *sections]) + "\n"

    def _blocks(self) -> Iterable[_Block]:
        below = "x"
        for layer, block in enumerate(self.spec.blocks):
            value = self.names.values(layer)
            of = [_Applied(at, one, self.names, layer) for at, one in placed(block)]
            total = self.names.totals(layer) if of else value
            inner = total
            for one in of:
                one.x, one.out = inner, value if one is of[-1] else f"a_{one.at}"
                inner = one.out
            yield _Block(self.names.matrix(layer), below, block.linear.bias, total, tuple(of))
            below = value

    # -- sections ---------------------------------------------------------------------------------

    def _numbers(self) -> str:
        made = [f"{block.matrix} = np.array({array(rows, len(block.matrix) + len(' = np.array('))})"
                for block, rows in zip(self.blocks, self.present.rows, strict=True)]
        of_kinds = [(one, name) for block in self.blocks for one in block.applied
                    for name in (*one.learned, *one.kind.masks)]
        made += [f"{one.own(name)} = np.array({array(self.present.of_layer(letter, one.of, one.at))})"
                 for one, name in of_kinds for letter in [{**one.kind.letters, **one.kind.masks}[name]]]
        if of_kinds:
            made.insert(len(self.blocks), "# Beside them, a number for each unit")
        first = ", the bias first" if any(block.bias for block in self.blocks) else ""
        return "\n".join([
            f"# The weights: a row for each unit{first}", *made,
            "# The example and its label",
            f"x = np.array({array(self.present.example)})",
            f"{self.names.labels} = np.array({array(self.present.label)})"])

    def _forward(self) -> str:
        lines: list[Line] = []
        for block in self.blocks:
            says = "the 1 in front carries the bias" if block.bias and not any(said for _, said in lines) else ""
            lines.append((f"{block.total} = {block.matrix} @ {block.read}", says))
            for one in block.applied:
                op = one.kind.op
                lines += one.kind.forward(one.layer, one) if op is None else [
                    (f"{one.out} = {self.sources.function(op)}({one.x})", "")]
        lines.append((f"{LOSS} = {self._of_loss()[0]}", ""))
        return _section("# Forward: from the inputs to the loss", lines)

    def _backward(self) -> str:
        output = self.names.outputs
        lines: list[Line] = [(f"{_d(output)} = {self._of_loss()[1]}", f"∂L/∂{output}")]
        for at, block in reversed(list(enumerate(self.blocks))):
            for one in reversed(block.applied):
                lines += self._back(one)
            lines.append((f"{_d(block.matrix)} = np.outer({_d(block.total)}, {block.read})",
                          f"∂L/∂{block.matrix} = ∂L/∂{block.total} · ∂{block.total}/∂{block.matrix}"))
            if at:
                lines.append((f"{_d(block.below)} = {block.weights}.T @ {_d(block.total)}",
                              f"∂L/∂{block.below} = ∂L/∂{block.total} · ∂{block.total}/∂{block.below}"))
        return _section("# Backward: by the chain rule; what is above serves below", lines)

    def _back(self, one: _Applied) -> Sequence[Line]:
        """Write what comes to what a layer reads."""
        op, inner, value = one.kind.op, one.x, one.out
        if op is None:
            return one.kind.backward(one.layer, one)
        written = (f"{_d(value)} * {self.sources.slope(op)}({value}, {inner})" if op.elementwise else
                   f"{self.sources.pullback(op, op.params[0])}({_d(value)}, {value}, {inner})")
        return [(f"{_d(inner)} = {written}", f"∂L/∂{inner} = ∂L/∂{value} · ∂{value}/∂{inner}")]

    def _penalty(self) -> Iterable[str]:
        regulariser = self.spec.regulariser
        if regulariser is None:
            return
        graph, costs, lines = regulariser.term(), [], []
        for block in self.blocks:
            term, slope = self._formulas(graph, {STRENGTH: "strength", "w": block.weights}, "w")
            costs.append(f"np.sum({term})")
            whole, place = _d(block.matrix, TOTAL), "[:, 1:]" if block.bias else ""
            lines += [(f"{whole} = {_d(block.matrix)}.copy()", ""),
                      (f"{whole}{place} += {slope}", f"∂J/∂{block.matrix} = ∂L/∂{block.matrix} + ∂R/∂{block.matrix}")]
        yield _section("# The regulariser: what the weights cost; biases cost nothing", [
            (f"strength = {self.present.strength!r}", ""),
            (f"{PENALTY} = {' + '.join(costs)}", ""), (f"{TOTAL} = {LOSS} + {PENALTY}", ""), *lines])

    def _told(self) -> str:
        last = LOSS if self.spec.regulariser is None else TOTAL
        names = [name for block in self.blocks for name in (
            _d(block.matrix, last), *[_d(own) for one in block.applied for own in one.learned.values()])]
        gradients = [f'print("{name} =", {name}.tolist())' for name in names]
        return "\n".join([f'print("{last} =", {last})', *gradients])

    # -- formulas ---------------------------------------------------------------------------------

    def _of_loss(self) -> tuple[str, str]:
        """Write the loss, and its slope by the outputs."""
        cost, output, label = self.spec.cost, self.names.outputs, self.names.labels
        if cost.several and cost.whole is not None:
            back = self.sources.pullback(cost.whole, cost.whole.params[0])
            return f"{self.sources.function(cost.whole)}({output}, {label})", f"{back}(1.0, {LOSS}, {output}, {label})"
        term, slope = self._formulas(cost.term(), {OUTPUT: output, LABEL: label}, OUTPUT)
        if not cost.mean:
            return f"np.sum({term})", slope
        return f"np.mean({term})", f"({slope}) / {output}.size" if self.spec.sizes[-1] > 1 else slope

    def _formulas(self, graph: Graph, called: dict[str, str], by: str) -> tuple[str, str]:
        leaves = {name: Formula(text) for name, text in called.items()}
        whole = Formulas("np", leaves, self.sources.function)
        part = parts(plan(graph, wrt=[by]))[graph.output]
        slope = Slopes(graph, labels(graph), part).graph(graph.names[by])
        inner = {f"value {id}": whole.written(graph, id) for id in (*part.nodes, *part.inputs)}
        return whole.written(graph).text, Formulas("np", inner, self.sources.function).written(slope).text


def _d(name: str, of: str = LOSS) -> str:
    """What the gradient by something is called."""
    return f"d{of}_d{name}"


def _section(title: str, lines: Iterable[Line]) -> str:
    """Write lines with what is said of them beside them, one below the other."""
    lines = list(lines)
    place = max((len(code) for code, says in lines if says and len(code) <= _FARTHEST), default=0)
    return "\n".join([title, *[f"{code:<{place}}  # {says}" if says else code for code, says in lines]])
