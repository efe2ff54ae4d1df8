"""The numbers of a walk in which some nodes are arrays: every number is a float or an array of its node's shape."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from engine.evaluate import Number, local, values
from engine.graph import Node
from engine.patience import go_on
from engine.shapes import Shape, fitted, size
from engine.structure import Step, Structure

np.empty(3_900_000)
"""Never written to, and gone at once: glibc, which saw so large an array go, keeps room for the next pass's arrays."""

LARGE = 1e150
"""Beyond that a number is taken for the trace of an infinity."""


def numbers(structure: Structure, inputs: Mapping[str, Number]) -> list[Number]:
    """Return the numbers of a structure, slot by slot, for these input values.

    The local derivative of a pull between arrays is what is drawn of its Jacobian: a matrix, or None if too large.

    Examples
    --------
    >>> from engine import Builder
    >>> from engine.structure import plan
    >>> build = Builder()
    >>> x = build.input("x", shape=(2,))
    >>> numbers(plan(build.graph(x * x)), {"x": [2.0, 3.0]})[1]
    array([4., 9.])
    """
    graph = structure.graph
    out: list[Number] = values(graph, inputs)
    if len(structure.steps) == structure.forward_steps:
        return out
    shape = graph[structure.of].shape
    out.append(np.ones(shape) if shape else 1.0)
    live: dict[int, Any] = {structure.of: True}
    sums: dict[int, Number] = {}
    seen = -1
    with np.errstate(all="ignore"):
        for step in structure.steps[structure.forward_steps + 1:]:
            go_on()
            if step.node != seen:
                seen = step.node
                pull = _Pull(graph.nodes[seen], out, [graph[i].shape for i in graph[seen].inputs])
            arrived, reached, cut = pull(step.slot, out[step.upstream], live.get(step.node, False))
            live[step.to] = _either(live.get(step.to, False), reached)
            sums[step.to] = sums[step.to] + arrived if step.to in sums else arrived
            out += (pull.drawn(step), arrived, sums[step.to], float(cut))
    return out


class _Pull:
    """What comes back through one node, to each of its inputs.

    Parameters
    ----------
    node : Node
    known : sequence of number
        All values.
    shapes : sequence of tuple of int
        Of its inputs.
    """

    def __init__(self, node: Node, known: Sequence[Number], shapes: Sequence[Shape]) -> None:
        self.node, self.op, self.shapes = node, node.rule, shapes
        self.out = known[node.id]
        taken = [known[i] for i in node.inputs]
        if not node.rule.elementwise:  # a rule of arrays divides and squares numbers as NumPy does, without raising
            taken = [np.float64(one) if isinstance(one, float) else one for one in taken]
        self.args = node.rule.arguments(taken, node.attrs)
        self._slopes: dict[int, Number] = {}

    def __call__(self, slot: int, upstream: Number, live: Any) -> tuple[Number, Any, Any]:
        """Return what arrives, where of it anything arrives that was not cut, and whether all is cut."""
        if not self.op.elementwise:
            if not np.any(live):
                return self._shaped(np.zeros(self.shapes[slot]), slot), False, True
            return self._pulled(slot, upstream, live), True, False
        slope = self._slope(slot)
        cut = _cut(live, slope, self.op.routes)
        if isinstance(cut, bool):
            product = np.zeros(np.shape(self.out)) if cut else upstream * slope
            return self._shaped(product, slot), not cut, cut
        product = np.where(cut, 0.0, upstream * slope)
        passes = ~cut if cut.shape == product.shape else np.broadcast_to(~cut, product.shape)
        shape = self.shapes[slot]
        reached = passes if shape == product.shape else fitted(passes.astype(int), shape) > 0
        return self._shaped(product, slot), (reached if shape else bool(reached)), bool(cut.all())

    def _pulled(self, slot: int, upstream: Number, live: Any) -> Number:
        """What a pullback brings; of what was cut 0, also where that meets an infinity."""
        found = self._back(slot, upstream, self.out, self.args)
        if isinstance(live, bool) or not np.isnan(found).any():
            return found
        # As the largest number there is, an infinity that meets 0 leaves no trace; and what is not cut keeps its own.
        tame = [np.nan_to_num(one, nan=np.nan) if isinstance(one, np.ndarray) else one for one in self.args]
        without = self._back(slot, upstream, np.nan_to_num(self.out, nan=np.nan), tame)
        others = self._back(slot, np.where(live, upstream, 1.0), self.out, self.args)
        return self._shaped(np.where(np.isnan(others) | (np.abs(without) > LARGE), found, without), slot)

    def _back(self, slot: int, upstream: Number, out: Any, args: Sequence[Any]) -> Number:
        return self._shaped(self.op.pulled(slot, upstream, out, args), slot)

    def drawn(self, step: Step) -> Number:
        """What stands for the local derivative: between arrays a matrix, or None where it is too large."""
        if step.jacobian is None:
            return self._slope(step.slot)
        if step.jacobian.drawn is None:
            return None
        factor = step.jacobian.local.factor
        if factor is not None:
            return factor(self.out, *self.args)
        shape = np.shape(self.out)
        rows = np.eye(size(shape)).reshape(-1, *shape)
        return np.stack([np.reshape(self._of(step.slot, row), -1) for row in rows])

    def _of(self, slot: int, upstream: Number) -> Number:
        """What one upstream brings: of those that pick out an element a row of the Jacobian."""
        if not self.op.elementwise:
            return self._shaped(self.op.pulled(slot, upstream, self.out, self.args), slot)
        return self._shaped(np.where(upstream != 0, upstream * self._slope(slot), 0.0), slot)

    def _slope(self, slot: int) -> Number:
        if slot not in self._slopes:
            self._slopes[slot] = local(self.op, slot, self.out, self.args)
        return self._slopes[slot]

    def _shaped(self, arrived: Any, slot: int) -> Number:
        shape = self.shapes[slot]
        whole = fitted(np.asarray(arrived, dtype=float), shape)
        return whole if shape else float(whole)


def _cut(live: Any, slope: Number, routes: bool) -> Any:
    """Whether a pull is cut, element by element: all was cut before it, or the op routes and its local is 0.

    One answer for all elements is a ``bool``: what is the same everywhere is not written down for each.
    """
    if isinstance(live, bool):
        return not live or (routes and slope == 0)
    return ~live | (slope == 0) if routes else ~live


def _either(one: Any, other: Any) -> Any:
    """Where anything arrives on either way."""
    return True if one is True or other is True else one | other
