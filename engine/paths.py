"""The gradient as a sum over paths, and the graph as networkx sees it."""

from typing import TYPE_CHECKING, Any

from engine.graph import Graph
from engine.structure import PULL
from engine.trace import Trace

if TYPE_CHECKING:
    import networkx


def multidigraph(graph: Graph) -> "networkx.MultiDiGraph[int]":
    """Return the graph for networkx: an edge from input to op for each slot, keyed by the slot.

    networkx is imported here, when it is first needed: it takes as long as all else together.

    Examples
    --------
    >>> from engine import parse
    >>> multidigraph(parse("x x")).number_of_edges(0, 1)
    2
    """
    import networkx

    made: networkx.MultiDiGraph[int] = networkx.MultiDiGraph()
    for node in graph.nodes:
        made.add_node(node.id, op=node.op, name=node.name or "")
        for slot, source in enumerate(node.inputs):
            made.add_edge(source, node.id, key=slot)
    return made


def count_paths(graph: Graph, start: int, end: int) -> int:
    """Count the paths from one node to another, without walking them.

    Examples
    --------
    >>> from engine import parse
    >>> count_paths(parse("a = x x; b = a a; b b"), 0, 3)
    8
    """
    ways = [0] * len(graph)
    ways[start] = 1
    for node in graph.nodes[start + 1:end + 1]:
        ways[node.id] = sum(ways[source] for source in node.inputs)
    return ways[end]


def gradient_by_paths(run: Trace, name: str) -> float:
    """Return the gradient by one input as the sum, over every path, of the product of its locals.

    For small graphs: every path is walked.

    Examples
    --------
    >>> from engine import parse, trace
    >>> gradient_by_paths(trace(parse("x^2 + 3x"), {"x": 2}), "x")
    7.0
    """
    import networkx

    structure = run.structure
    start = structure.graph.find(name).id
    if start == structure.of:
        return 1.0
    local: dict[Any, float] = {(s.to, s.node, s.slot): run.numbers[s.local] for s in structure.steps if s.kind == PULL}
    total = 0.0
    for path in networkx.all_simple_edge_paths(multidigraph(structure.graph), start, structure.of):
        product = 1.0
        for edge in path:
            product *= local.get(edge, 0.0)
        total += product
    return total
