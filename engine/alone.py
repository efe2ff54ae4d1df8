"""A node by itself, or a part as one node: on inputs of its own, and nothing else of the graph."""

from collections.abc import Collection, Iterator
from itertools import count
from typing import NamedTuple

from engine.graph import CONSTANT, INPUT, Graph, Node

INPUTS, OUTPUT = "u", "v"
"""What an input without a name is called, numbered where there are several, and a node without one."""


class Alone(NamedTuple):
    """One node, or one part, as a graph.

    Attributes
    ----------
    graph : Graph
        Its inputs, as inputs whatever computes them there, its constants, and itself with what is inside.
    sources : dict of str to int
        For each input the node that it is in the whole graph.
    """

    graph: Graph
    sources: dict[str, int]


def alone(graph: Graph, id: int, inside: Collection[int] = ()) -> Alone:
    """Take one node out of its graph, or one part.

    What has a name keeps it. An input that is read twice is one input, and constants stay constants.

    Parameters
    ----------
    graph : Graph
    id : int
        Of a node that is computed from others.
    inside : collection of int, optional
        The nodes of the part that it is the last of, as `engine.closed` has them: they come along.

    Raises
    ------
    ValueError
        If it is a leaf.

    Examples
    --------
    >>> from engine import parse, trace
    >>> found = alone(parse("f(x, y, z) = x(y^2 + z)"), 4)
    >>> found.sources, found.graph.title
    ({'u': 3, 'z': 2}, 'v')
    >>> trace(found.graph, {"u": 9, "z": 4}).results
    {'output': 13.0, 'gradients': {'u': 1.0, 'z': 1.0}}
    >>> found = alone(parse("g = y^2 + z; f(x, y, z) = x g"), 4, inside=(3, 4))
    >>> found.sources, trace(found.graph, {"y": 3, "z": 4}).results["gradients"]
    ({'y': 1, 'z': 2}, {'y': 6.0, 'z': 1.0})
    """
    node = graph[id]
    if node.is_leaf:
        raise ValueError(f"node {id} is computed from nothing")
    within = sorted({id, *inside})
    read = [graph[it] for it in dict.fromkeys(source for own in within for source in graph[own].inputs)
            if it not in within]
    # Of a part in order of appearance, of a node in the order of its slots.
    read.sort(key=lambda source: (source.op == CONSTANT, source.id if len(within) > 1 else 0))
    taken = {graph.title, *graph.names}
    fresh = _numbered(sum(source.op != CONSTANT and source.name is None for source in read), taken)
    leaves = [source._replace(id=place, span=None) if source.op == CONSTANT else
              Node(place, INPUT, name=source.name or next(fresh), shape=source.shape)
              for place, source in enumerate(read)]
    place = {source.id: leaf.id for source, leaf in zip(read, leaves, strict=True)}
    title = node.name or (graph.title if id == graph.output else next(_free(OUTPUT, taken)))
    place |= {own: at for at, own in enumerate(within, len(leaves))}
    taken_along = [graph[own]._replace(id=place[own], inputs=tuple(place[source] for source in graph[own].inputs),
                                       name=title if own == id else None, span=None) for own in within]
    nodes = (*leaves, *taken_along)
    sources = {leaf.name or "": source.id for source, leaf in zip(read, leaves, strict=True) if leaf.op == INPUT}
    names = {one.name: one.id for one in nodes if one.name is not None}
    return Alone(Graph(nodes, place[id], names=names, title=title), sources)


def _numbered(most: int, taken: set[str]) -> Iterator[str]:
    """``u`` for one, ``u_1``, ``u_2`` … for several."""
    if most == 1:
        return _free(INPUTS, taken)
    return (name for name in (f"{INPUTS}_{number}" for number in count(1)) if name not in taken)


def _free(letter: str, taken: set[str]) -> Iterator[str]:
    if letter not in taken:
        yield letter
    yield from (name for name in (f"{letter}_{number}" for number in count(1)) if name not in taken)
