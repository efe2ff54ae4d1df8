"""The gradient as a sum over paths; the graph as networkx sees it, and as GraphML and DOT."""

from typing import TYPE_CHECKING, Any

from engine.graph import INPUT, Graph, Node
from engine.notation.names import face
from engine.notation.printer import literal, mark
from engine.structure import PULL
from engine.trace import Trace

if TYPE_CHECKING:
    import networkx


def multidigraph(graph: Graph) -> "networkx.MultiDiGraph[int]":
    """Return the graph for networkx: an edge from input to op for each slot, keyed by the slot.

    Nodes carry ``op``, ``name`` (empty without one) and ``label``, what stands in the node.
    networkx is imported here, when it is first needed: it takes as long as all else together.

    Examples
    --------
    >>> from engine import parse
    >>> made = multidigraph(parse("x x"))
    >>> made.number_of_edges(0, 1), made.nodes[1]["label"]
    (2, '×')
    """
    import networkx

    made: networkx.MultiDiGraph[int] = networkx.MultiDiGraph(name=graph.title)
    for node in graph.nodes:
        made.add_node(node.id, op=node.op, name=_name(graph, node), label=_inside(node))
        for slot, source in enumerate(node.inputs):
            made.add_edge(source, node.id, key=slot)
    return made


def _name(graph: Graph, node: Node) -> str:
    return node.name or (graph.title if node.id == graph.output and not node.is_leaf else "")


def _inside(node: Node) -> str:
    if node.is_leaf:
        return (face(node.name or "") if node.op == INPUT else literal(node.attrs["value"]).face).text
    return mark(node.rule, node.attrs).text


def generations(graph: Graph) -> list[list[int]]:
    """Return the ids of the nodes by their longest distance from a leaf, leaves first.

    Nodes of one generation do not depend on each other.

    Examples
    --------
    >>> from engine import parse
    >>> generations(parse("x(y^2 + z)"))
    [[0, 1, 2], [3], [4], [5]]
    """
    import networkx

    return [sorted(generation) for generation in networkx.topological_generations(multidigraph(graph))]


def graphml(graph: Graph) -> str:
    """Write the graph as GraphML, for networkx, Gephi, yEd and their like.

    Examples
    --------
    >>> from engine import parse
    >>> import networkx
    >>> networkx.parse_graphml(graphml(parse("x x")), node_type=int).number_of_edges(0, 1)
    2
    """
    import networkx

    return "\n".join(networkx.generate_graphml(multidigraph(graph))) + "\n"


def dot(graph: Graph) -> str:
    """Write the graph in Graphviz's language, from left to right, edges in the order of slots.

    Examples
    --------
    >>> from engine import parse
    >>> print(dot(parse("f = x x")), end="")
    digraph "f" {
      rankdir=LR; ordering=in;
      0 [label="x"];
      1 [label="×", xlabel="f"];
      0 -> 1;
      0 -> 1;
    }
    """
    lines = [f"digraph {_quoted(face(graph.title).text)} {{", "  rankdir=LR; ordering=in;"]
    for node in graph.nodes:
        name = "" if node.is_leaf else _name(graph, node)
        beside = f", xlabel={_quoted(face(name).text)}" if name else ""
        lines.append(f"  {node.id} [label={_quoted(_inside(node))}{beside}];")
    lines += [f"  {source} -> {node.id};" for node in graph.nodes for source in node.inputs]
    return "\n".join([*lines, "}", ""])


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


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
