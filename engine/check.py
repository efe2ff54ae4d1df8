"""Gradients checked by central differences: the definition of a derivative, taken at its word."""

import math
from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from engine.evaluate import Number, values
from engine.graph import Graph
from engine.trace import Trace

STEP = 2.0**-10
"""Relative step of the differences: a power of two, so that x + h − x is exactly h."""


RELATIVE, ABSOLUTE = 1e-6, 1e-8
"""How far a gradient and its difference quotient may lie apart."""


class Check(NamedTuple):
    """One gradient, from the rules and from differences with steps of at most `h`."""

    name: str
    analytic: Number
    numerical: Number
    h: float

    @property
    def agrees(self) -> bool:
        """Whether both are numbers, and the same but for what differences cannot see."""
        return all(map(agree, np.ravel(self.analytic).tolist(), np.ravel(self.numerical).tolist()))


def agree(one: float, other: float) -> bool:
    """Tell whether two slopes are finite, and equal to a millionth or to 1e-8.

    Examples
    --------
    >>> agree(2.0, 2.000001), agree(2.0, 2.00001), agree(0.0, 1e-9), agree(math.inf, math.inf)
    (True, False, True, False)
    """
    return math.isfinite(one) and math.isclose(one, other, rel_tol=RELATIVE, abs_tol=ABSOLUTE)


def width(at: float) -> float:
    """Return the step of the differences at a number, on its own scale.

    Examples
    --------
    >>> width(0.0) == STEP, width(5.0) == 8 * STEP, math.isfinite(width(1.7e308))
    (True, True, True)
    """
    return math.ldexp(STEP, max(0, math.frexp(at)[1]))


def difference(value: Callable[[float], float], at: float) -> float:
    """Return the slope of a function of one number, from its values alone.

    Central differences with steps h, h/2 and h/4, extrapolated twice (Ridders 1982), so that the
    error falls with the sixth power of h.

    Examples
    --------
    >>> round(difference(lambda x: x**3, 2.0), 9)
    12.0
    """
    h = width(at)

    def slope(step: float) -> float:
        return float((value(at + step) - value(at - step)) / (2 * step))

    coarse, half, quarter = slope(h), slope(h / 2), slope(h / 4)
    first, second = (4 * half - coarse) / 3, (4 * quarter - half) / 3
    return (16 * second - first) / 15


def central_difference(graph: Graph, inputs: Mapping[str, float], name: str, of: int | None = None) -> float:
    """Return the slope of a scalar node by one scalar input, from values alone.

    Parameters
    ----------
    graph : Graph
        What to compute.
    inputs : mapping of str to float
        The point.
    name : str
        The input that is moved.
    of : int, optional
        The node that is watched; the output if left out.

    Examples
    --------
    >>> from engine import parse
    >>> round(central_difference(parse("x^3"), {"x": 2.0}, "x"), 9)
    12.0
    """
    watched = graph.output if of is None else of
    return difference(lambda x: float(values(graph, {**inputs, name: x})[watched]), inputs[name])


def array_difference(graph: Graph, inputs: Mapping[str, Number], name: str, of: int) -> Number:
    """Return the slopes of a node, of an array the sum of its elements, by each number of one input.

    Examples
    --------
    >>> from engine import parse
    >>> array_difference(parse("x = [1, 2]; x^2"), {"x": np.array([1.0, 2.0])}, "x", 1).round(9).tolist()
    [2.0, 4.0]
    """
    at = np.asarray(inputs[name], dtype=float)
    found = np.zeros(at.shape)

    def value(x: float, place: tuple[int, ...]) -> float:
        moved = at.copy()
        moved[place] = x
        return float(np.sum(values(graph, {**inputs, name: moved if at.shape else x})[of]))

    for place in np.ndindex(at.shape):
        found[place] = difference(lambda x, place=place: value(x, place), float(at[place]))  # type: ignore[misc]
    return found if at.shape else float(found)


def check(run: Trace) -> list[Check]:
    """Compare every gradient of a trace with central differences.

    Examples
    --------
    >>> from engine import parse, trace
    >>> [(c.name, c.analytic, round(c.numerical, 9)) for c in check(trace(parse("x y"), {"x": 2, "y": 3}))]
    [('x', 3.0, 3.0), ('y', 2.0, 2.0)]
    """
    graph, of = run.structure.graph, run.structure.of
    if graph.has_arrays:
        return [Check(name, gradient, array_difference(graph, run.inputs, name, of),
                      width(float(np.max(np.abs(run.inputs[name])))))
                for name, gradient in run.results["gradients"].items()]
    return [Check(name, gradient, central_difference(graph, run.inputs, name, of), width(run.inputs[name]))
            for name, gradient in run.results["gradients"].items()]
