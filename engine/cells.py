"""The elements of small arrays: what each is called, and which elements of its inputs it is made of."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from engine.builder import Builder
from engine.elements import boxed
from engine.graph import CONSTANT, INPUT, Graph, Node
from engine.shapes import size
from engine.unfold import applied

MOST = 9
"""Arrays of so many elements can be seen element by element."""

Taken = tuple[tuple[int, ...], ...]


class Cells(NamedTuple):
    """A small array, or a number made of one.

    Attributes
    ----------
    node : int
    names : tuple of str or None
        What its elements are called, row by row, None where nothing is; empty for a number, and for what is written
        in the text.
    takes : tuple
        For each input which of its elements each element is made of, counted row by row; None where the input, or
        another, has too many.
    """

    node: int
    names: tuple[str | None, ...]
    takes: tuple[Taken | None, ...]


def cells(graph: Graph, names: Mapping[int, Sequence[str | None]] | None = None) -> list[Cells]:
    """Return what is known of the elements of each small array, and of each number that is made of one.

    Parameters
    ----------
    graph : Graph
    names : mapping of int to sequence of str or None, optional
        What the elements of nodes are called, where that is not their array's name and their place.

    Examples
    --------
    >>> from engine import parse
    >>> found = cells(parse("x = [1, 2]; W = [[2, -1], [-1, 1]]; s = W x; z = σ(s); f = sum(z)"))
    >>> [cell.takes for cell in found if cell.names in (("s_1", "s_2"), ("z_1", "z_2"))]
    [(((0, 1), (2, 3)), ((0, 1), (0, 1))), (((0,), (1,)),)]
    """
    if not graph.has_arrays:
        return []
    called = names or {}
    return [Cells(node.id, tuple(called.get(node.id) or element_names(graph, node)), takes(graph, node))
            for node in graph.nodes if size(node.shape) <= MOST
            and any(graph[id].shape for id in (node.id, *node.inputs))]


def element_names(graph: Graph, node: Node) -> list[str | None]:
    """Return what the elements of an array are called, by its name and their places; None without one."""
    if not node.shape or node.op == CONSTANT:
        return []
    name = node.name or (graph.title if node.id == graph.output and node.inputs else None)
    return ["_".join([name, *(str(i + 1) for i in place)]) if name else None for place in np.ndindex(node.shape)]


def takes(graph: Graph, node: Node, most: int = MOST) -> tuple[Taken | None, ...]:
    """Return for each input which of its elements each element of a node is made of; None where one has too many."""
    shapes = [graph[id].shape for id in node.inputs]
    if any(size(shape) > most for shape in shapes):
        return (None,) * len(shapes)
    build = Builder()
    args = [boxed([build.input(f"{slot} {i}") for i in range(size(shape))], shape) for slot, shape in enumerate(shapes)]
    made = applied(build, node, args).ravel().tolist() if node.inputs else []
    reached: list[frozenset[int]] = []
    for one in build.made:
        reached.append(frozenset({one.id}) if one.op == INPUT else frozenset().union(*(reached[i] for i in one.inputs)))
    return tuple(_of(arg, [reached[ref.index] for ref in made]) for arg in args)


def _of(arg: Any, reached: Sequence[frozenset[int]]) -> Taken:
    own = [ref.index for ref in arg.ravel().tolist()]
    return tuple(tuple(i for i, index in enumerate(own) if index in found) for found in reached)
