"""A walk of arrays bound once: its values and its gradient, for other inputs again and again, and no step kept."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from engine import arrays
from engine.evaluate import Number, local, scalar
from engine.graph import CONSTANT, INPUT, Node
from engine.op import Op
from engine.patience import go_on
from engine.shapes import Shape, fitted
from engine.structure import Structure


class Found(NamedTuple):
    """What a run of the program gives.

    Attributes
    ----------
    values : list of number or array
        Of each node, by its id; None where the output does not depend on it.
    gradients : list of number or array
        By each input of `Structure.wrt`, in their order.
    """

    values: list[Number]
    gradients: list[Number]


class _Forward(NamedTuple):
    """A node's value: its function of other nodes' values, and of what is fixed."""

    id: int
    function: Callable[..., Any]
    inputs: tuple[int, ...]
    fixed: tuple[Any, ...]
    shape: Shape


class _Pull(NamedTuple):
    """What comes back along one edge: a rule of the upstream, the value and the arguments, and where it arrives.

    `first` says that nothing arrived there before, `watched` that the walk might cut it.
    """

    rule: Callable[[Any, Any, Sequence[Any]], Any]
    to: int
    shape: Shape
    first: bool
    watched: bool


class _Backward(NamedTuple):
    """A node that is pulled through: its inputs, what is fixed, whether it routes, and its pulls."""

    id: int
    inputs: tuple[int, ...]
    fixed: tuple[Any, ...]
    routes: bool
    pulls: list[_Pull]


class ArrayProgram:
    """Value and gradient of a graph of arrays: the ops' functions and pullbacks, called one after the other.

    Its numbers are those of the walk, which knows besides what was cut. Where all numbers are finite that makes no
    difference: what is cut is a 0 times another number. Where one is not, it walks.

    Parameters
    ----------
    structure : Structure
        What is computed and differentiated, and by what.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.structure import plan
    >>> graph = parse("W = [[2, -1], [-1, 1]]; x = [1, 2]; L = sum((W @ x)^2)")
    >>> found = ArrayProgram(plan(graph, wrt=["W"]))({"W": np.eye(2), "x": np.array([1.0, 2.0])})
    >>> found.values[graph.output], found.gradients[0].tolist()
    (5.0, [[2.0, 4.0], [4.0, 8.0]])
    """

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        graph = structure.graph
        wanted = _leading_to(structure)
        self._leaves = [(node.id, node.name or "", bool(node.shape)) for node in graph.nodes
                        if node.op == INPUT and node.id in wanted]
        self._start: list[Number] = [_constant(node) if node.op == CONSTANT else None for node in graph.nodes]
        self._forward = [_Forward(node.id, node.rule.function, node.inputs, node.rule.fixed(node.attrs), node.shape)
                         for node in graph.nodes if not node.is_leaf and node.id in wanted]
        self._backward = _backward(structure)
        shape = graph[structure.of].shape
        self._seed: Number = np.ones(shape) if shape else 1.0
        self._unused = {id: np.zeros(graph[id].shape) if graph[id].shape else 0.0 for id in structure.unused}

    def __call__(self, inputs: Mapping[str, Number]) -> Found:
        """Return the values and the gradient.

        Parameters
        ----------
        inputs : mapping of str to number or array
            A value for each input that the output depends on.
        """
        go_on()
        with np.errstate(all="ignore"):
            known = self._values(inputs)
            found = self._gradients(known)
        return self._walked(inputs) if found is None else Found(known, found)

    def values(self, inputs: Mapping[str, Number]) -> list[Number]:
        """Return the values alone: forward, and no further."""
        go_on()
        with np.errstate(all="ignore"):
            return self._values(inputs)

    def _values(self, inputs: Mapping[str, Number]) -> list[Number]:
        known = list(self._start)
        for id, name, is_array in self._leaves:
            given = inputs[name]
            known[id] = np.asarray(given, dtype=float) if is_array else float(given)
        for id, function, sources, fixed, shape in self._forward:
            args = [known[source] for source in sources]
            known[id] = np.asarray(function(*args, *fixed), dtype=float) if shape else scalar(function, *args, *fixed)
        return known

    def _gradients(self, known: Sequence[Number]) -> list[Number] | None:
        """Return the gradients; nothing where the walk might have cut what is not finite."""
        sums: list[Number] = [None] * len(known)
        sums[self.structure.of] = self._seed
        squares = 0.0
        for id, sources, fixed, routes, pulls in self._backward:
            upstream, out, args = sums[id], known[id], (*[known[source] for source in sources], *fixed)
            if routes:
                squares += np.vdot(out, out)
            for rule, to, shape, first, watched in pulls:
                arrived = rule(upstream, out, args)
                if not shape:
                    arrived = float(np.sum(arrived))
                elif np.shape(arrived) != shape:
                    arrived = fitted(np.asarray(arrived), shape)
                if watched:
                    squares += np.vdot(arrived, arrived)
                sums[to] = arrived if first else sums[to] + arrived
        if not math.isfinite(squares):
            return None
        return [self._unused[id] if id in self._unused else sums[id] for id in self.structure.wrt]

    def _walked(self, inputs: Mapping[str, Number]) -> Found:
        graph, slots = self.structure.graph, self.structure.last_total
        numbers = arrays.numbers(self.structure, inputs)
        return Found(numbers[:len(graph)], [numbers[slots[id]] if id in slots else self._unused[id]
                                            for id in self.structure.wrt])


def _constant(node: Node) -> Number:
    value = node.attrs["value"]
    return np.asarray(value, dtype=float) if node.shape else float(value)


def _leading_to(structure: Structure) -> set[int]:
    """Which nodes the output depends on."""
    found = {structure.of}
    for node in reversed(structure.graph.nodes):
        if node.id in found:
            found.update(node.inputs)
    return found


def _backward(structure: Structure) -> list[_Backward]:
    """Return the pulls node by node, as the walk makes them."""
    graph = structure.graph
    found: list[_Backward] = []
    below = [False] * len(graph)  # what is reached through a node that routes
    for step in structure.steps[structure.forward_steps + 1:]:
        node, op = graph[step.node], graph[step.node].rule
        if not found or found[-1].id != node.id:
            found.append(_Backward(node.id, node.inputs, op.fixed(node.attrs), op.routes, []))
        may_be_cut = below[node.id] or op.routes
        below[step.to] |= may_be_cut
        found[-1].pulls.append(_Pull(_rule(op, step.slot, bool(node.shape)), step.to, graph[step.to].shape,
                                     step.arrived == 1, may_be_cut and op.elementwise))
    return found


def _rule(op: Op, slot: int, is_array: bool) -> Callable[[Any, Any, Sequence[Any]], Any]:
    """Return what comes back through one slot, its copies not summed yet."""
    if not op.elementwise:
        pullback: Any = op.pullbacks[op.param(slot)]
        if op.variadic:
            return lambda upstream, out, args: pullback(upstream, out, slot, args)
        return lambda upstream, out, args: pullback(upstream, out, *args)
    if not is_array:
        return lambda upstream, out, args: upstream * local(op, slot, out, args)
    edges = op.edges.get(op.param(slot), ())

    def scaled(upstream: Any, out: Any, args: Sequence[Any]) -> Any:
        slope = op.rule(slot, out, args)
        for edge in edges:
            there = edge.when(out, *args)
            if np.any(there):
                slope = np.where(there, edge.slope, slope)
        return upstream if type(slope) is float and slope == 1.0 else upstream * slope

    return scaled
