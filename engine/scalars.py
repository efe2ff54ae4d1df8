"""The numbers of a walk through scalars: what each step calls is looked up once, then one plain loop runs it."""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

import numpy as np

from engine.declaration import Op
from engine.evaluate import scalar
from engine.graph import CONSTANT, Graph
from engine.op import REGISTRY
from engine.patience import go_on
from engine.places import Edge
from engine.structure import Structure

Walk = Callable[[Mapping[str, Any]], list[float]]
"""Takes a value for each input, by name; gives the trace's numbers, slot by slot."""

Args = tuple[float, ...]

Forward = tuple[Callable[..., Any], Callable[[Sequence[float]], Args], int]
"""One forward step: its function, what picks the arguments from what is known, and its node."""

Pull = tuple[Callable[..., Any], int | None, Sequence[Edge], bool, int, int]
"""One pull: its rule, the slot if the rule takes it, the stated edges, whether its op routes, from and to."""


def walk(structure: Structure) -> Walk:
    """Return a function that gives the numbers of a structure, again and again, for other input values.

    Parameters
    ----------
    structure : Structure
        The walk; of scalars only.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.structure import plan
    >>> numbers = walk(plan(parse("x y")))
    >>> numbers({"x": 2.0, "y": 3.0})[:4], numbers({"x": -1.0, "y": 3.0})[:4]
    ([2.0, 3.0, 6.0, 1.0], [-1.0, 3.0, -3.0, 1.0])
    """
    graph, of, size = structure.graph, structure.of, len(structure.graph)
    ops = [REGISTRY.by_name.get(node.op) for node in graph.nodes]
    start, forward = _forward(graph, ops)
    pulls = _pulls(structure, ops)
    inputs = [(node.id, node.name or "") for node in graph.inputs]
    seeded = len(structure.steps) > structure.forward_steps

    def numbers(given: Mapping[str, Any]) -> list[float]:
        go_on()
        known = start[:]
        for id, name in inputs:
            known[id] = float(given[name])
        with np.errstate(all="ignore"):
            args = _values(forward, known, size)
            del known[size:]
            if seeded:
                known.append(1.0)
                _gradients(pulls, known, args, of)
        return known

    return numbers


def _forward(graph: Graph, ops: Sequence[Op | None]) -> tuple[list[float], list[Forward]]:
    """What is known at the start, node by node, then the literals; and the steps, which find their arguments there."""
    start = [0.0] * len(graph)
    forward: list[Forward] = []
    for node, op in zip(graph.nodes, ops, strict=True):
        if op is not None:
            places = node.inputs
            for literal in op.fixed(node.attrs):
                places = (*places, len(start))
                start.append(float(literal))
            forward.append((op.function, _picker(places), node.id))
        elif node.op == CONSTANT:
            start[node.id] = float(node.attrs["value"])
    return start, forward


def _picker(places: tuple[int, ...]) -> Callable[[Sequence[float]], Args]:
    if len(places) > 1:
        return itemgetter(*places)
    (place,) = places
    return lambda known: (known[place],)


def _pulls(structure: Structure, ops: Sequence[Op | None]) -> list[Pull]:
    pulls: list[Pull] = []
    for step in structure.steps[structure.forward_steps + 1:]:
        op: Any = ops[step.node]
        param = op.param(step.slot)
        pulls.append((op.rules[param], step.slot if op.variadic else None, op.edges.get(param, ()), op.routes,
                      step.node, step.to))
    return pulls


def _values(forward: Sequence[Forward], known: list[float], size: int) -> list[Args]:
    """Fill in the value of each node, and return the arguments of each."""
    args: list[Args] = [()] * size
    for function, arguments, node in forward:
        args[node] = given = arguments(known)
        try:
            known[node] = float(function(*given))
        except (ArithmeticError, TypeError):
            known[node] = scalar(function, *given)
    return args


def _gradients(pulls: Sequence[Pull], out: list[float], args: Sequence[Args], of: int) -> None:
    """Append four numbers a pull: its local, its contribution, the sum so far, and whether it is cut.

    A step calls nothing but its rule: on floats a call costs as much as all the arithmetic.
    """
    sums, live = [0.0] * len(args), [False] * len(args)
    sums[of], live[of] = 1.0, True
    for rule, slot, edges, routes, node, to in pulls:
        value, given = out[node], args[node]
        if routes and value != value:
            slope = value
        else:
            for edge in edges:
                if edge.when(value, *given):
                    slope = edge.slope
                    break
            else:
                try:
                    slope = float(rule(value, *given) if slot is None else rule(value, slot, given))
                except (ArithmeticError, TypeError):
                    slope = scalar(rule if slot is None else _of_slot(rule, slot), value, *given)
        if not live[node] or (routes and slope == 0.0):
            contribution, cut = 0.0, 1.0
        else:
            contribution, cut = sums[node] * slope, 0.0
            live[to] = True
        sums[to] = total = sums[to] + contribution
        out += (slope, contribution, total, cut)


def _of_slot(rule: Callable[..., Any], slot: int) -> Callable[..., Any]:
    return lambda out, *args: rule(out, slot, args)
