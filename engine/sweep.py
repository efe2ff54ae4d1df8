"""A walk at many values of one input: every number of the trace as a column."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np

from engine.errors import EngineError
from engine.handle import RuleError
from engine.program import Program, columns, lower
from engine.structure import PULL, Structure
from engine.trace import Trace, input_values, walker


class Sweep(NamedTuple):
    """What each number is while one input moves and the others stay.

    Attributes
    ----------
    name : str
        The input that moves.
    at : ndarray, shape (points,)
        Its values.
    values : ndarray, shape (nodes, points)
        The value of each node.
    locals : ndarray, shape (pulls, points)
        The local derivative of each pull, in the order of the steps.
    gradients : dict of int to ndarray, shape (points,)
        The final gradient at each node that has one, by id.
    """

    name: str
    at: Any
    values: Any
    locals: Any
    gradients: dict[int, Any]


Sweeper = Callable[[Mapping[str, Any], str, Any], Sweep]
"""Takes values by name, the input that moves, and its values."""


def sweeper(structure: Structure) -> Sweeper:
    """Return what sweeps one input of a walk through scalars over some values.

    It takes the values of the inputs by name, the name of the one that moves, and its values, and raises what
    `trace` raises of them. All is one pass of the walk's program over columns; where an op asks for what no
    primitive does, the walk is taken point by point.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.structure import plan
    >>> swept = sweeper(plan(parse("x^2 + y")))({"y": 1.0}, "x", np.array([-1.0, 0.0, 3.0]))
    >>> swept.values[-1].tolist(), swept.gradients[0].tolist(), swept.gradients[1].tolist()
    ([2.0, 1.0, 10.0], [-2.0, 0.0, 6.0], [1.0, 1.0, 1.0])
    """
    graph = structure.graph
    local = [step.local for step in structure.steps if step.kind == PULL]
    slots = [*range(len(graph)), *local, *structure.last_total.values()]
    table = _by_program(structure, slots) or _point_by_point(structure, slots)

    def sweep(inputs: Mapping[str, float], name: str, at: Any) -> Sweep:
        if name not in {node.name for node in graph.inputs}:
            raise EngineError("unknown-input", name=name)
        found = table(input_values(graph, inputs), name, at)
        values, locals, totals = np.split(found, [len(graph), len(graph) + len(local)])
        gradients = dict(zip(structure.last_total, totals, strict=True))
        return Sweep(name, at, values, locals, gradients | {id: np.zeros(len(at)) for id in structure.unused})

    return sweep


Table = Callable[[Mapping[str, float], str, Any], Any]
"""Takes values by name, the input that moves, and its values; gives a row of numbers for each slot."""


def _by_program(structure: Structure, slots: list[int]) -> Table | None:
    try:
        program: Program = lower(structure).only(slots)
    except RuleError:
        return None
    return lambda given, name, at: np.array(columns(program, [at if n == name else given[n] for n in program.inputs]))


def _point_by_point(structure: Structure, slots: list[int]) -> Table:
    walk = walker(structure)

    def picked(run: Trace) -> list[float]:
        return [run.numbers[slot] for slot in slots]

    return lambda given, name, at: np.array([picked(walk({**given, name: float(x)})) for x in at]).T
