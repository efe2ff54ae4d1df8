"""What is asked of SymPy: a graph as plain numbers and lists, never a text that somebody typed."""

from collections.abc import Sequence
from typing import Any

from engine.graph import CONSTANT, INPUT, Graph

LARGEST = 120
"""So many pieces an expression has at most when all that is used twice is written twice: more is no line on a board."""


def question(graph: Graph, of: int, by: Sequence[int]) -> dict[str, Any] | None:
    """Return what is asked: nodes, the one that is differentiated, and the inputs; None where it would be too large.

    Parameters
    ----------
    graph : Graph
        The graph.
    of : int
        What is differentiated.
    by : sequence of int
        The inputs.

    Examples
    --------
    >>> from engine import parse
    >>> question(parse("2x"), 2, [0])
    {'nodes': [['input'], ['constant', 2.0, None], ['mul', [1, 0], None]], 'of': 2, 'by': [0]}
    """
    size: list[int] = []
    nodes: list[list[Any]] = []
    for node in graph.nodes[:of + 1]:
        size.append(1 + sum(size[i] for i in node.inputs))
        if node.op == INPUT:
            nodes.append([INPUT])
        elif node.op == CONSTANT:
            value = node.attrs["value"]
            nodes.append([CONSTANT, float(value), getattr(value, "over", None)])
        else:
            fixed: list[Any] = [[float(value), getattr(value, "over", None)] for value in node.rule.fixed(node.attrs)]
            nodes.append([node.op, list(node.inputs), *(fixed or [None])])
    return {"nodes": nodes, "of": of, "by": [id for id in by if id <= of]} if size[of] <= LARGEST else None
