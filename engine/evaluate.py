"""Numbers through a graph: the value of each node, and the local derivative of each slot."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from engine.graph import CONSTANT, INPUT, Graph, Node
from engine.op import Op
from engine.patience import go_on

Number = Any
"""A float for a scalar node, a float64 array for any other."""


def scalar(function: Callable[..., Any], *args: Any) -> float:
    """Call on Python floats, and again on NumPy's where Python raises or leaves the real line.

    Examples
    --------
    >>> with np.errstate(all="ignore"):
    ...     scalar(lambda x, y: x / y, 1.0, 0.0), scalar(lambda x, y: x**y, -8.0, 0.5)
    (inf, nan)
    """
    try:
        return float(function(*args))
    except (ArithmeticError, TypeError):
        return float(function(*(np.float64(a) for a in args)))


def values(graph: Graph, inputs: Mapping[str, Number]) -> list[Number]:
    """Return the value of every node, by id.

    Parameters
    ----------
    graph : Graph
        What to compute.
    inputs : mapping of str to number or array
        A value for each input.

    Examples
    --------
    >>> from engine import parse
    >>> values(parse("x y"), {"x": 2.0, "y": 3.0})
    [2.0, 3.0, 6.0]
    """
    out: list[Number] = []
    with np.errstate(all="ignore"):
        for node in graph.nodes:
            go_on()
            out.append(_value(node, out, inputs))
    return out


def _value(node: Node, known: Sequence[Number], inputs: Mapping[str, Number]) -> Number:
    if node.op == INPUT:
        given = inputs[node.name or ""]
        return np.asarray(given, dtype=float) if node.shape else float(given)
    if node.op == CONSTANT:
        return np.asarray(node.attrs["value"], dtype=float) if node.shape else float(node.attrs["value"])
    op = node.rule
    args = op.arguments([known[i] for i in node.inputs], node.attrs)
    return np.asarray(op.function(*args), dtype=float) if node.shape else scalar(op.function, *args)


def local(op: Op, slot: int, out: Number, args: Sequence[Number]) -> Number:
    """Return the local derivative by one slot: the rule, its stated edges, and NaN where a routing op is NaN.

    Examples
    --------
    >>> from engine.op import REGISTRY
    >>> local(REGISTRY["pow"], 0, 9.0, (3.0, 2.0))
    6.0
    """
    edges = op.edges.get(op.param(slot), ())
    if isinstance(out, float):
        if op.routes and out != out:
            return out
        for edge in edges:
            if edge.when(out, *args):
                return edge.slope
        return scalar(lambda *numbers: op.rule(slot, numbers[0], numbers[1:]), out, *args)
    # A number among arrays divides by 0 as they do.
    args = [np.float64(arg) if isinstance(arg, float) else arg for arg in args]
    slope = np.asarray(op.rule(slot, out, args), dtype=float)
    if slope.shape != np.shape(out):
        slope = np.broadcast_to(slope, np.shape(out))
    if edges:
        holds = [np.asarray(edge.when(out, *args)) != 0 for edge in edges]
        slope = np.select(holds, [edge.slope for edge in edges], slope)
    unknown = np.isnan(out) if op.routes else np.False_
    return np.where(unknown, np.nan, slope) if unknown.any() else slope
