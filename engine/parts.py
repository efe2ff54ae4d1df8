"""Named parts: which statement each node belongs to, and in which order a backward pass meets them."""

from engine.graph import Graph


def owners(graph: Graph, of: int | None = None) -> list[int]:
    """Return for each node the id of the node whose part it belongs to.

    A part is a statement's right-hand side. A named node, the output, the node `of` that is differentiated, and a
    node that nothing reads own themselves; an anonymous node belongs where it is used, and an anonymous node used by
    two parts is a part of its own. Leaves own themselves.

    Examples
    --------
    >>> from engine import parse
    >>> graph = parse("g = y^2 + z; f(x, y, z) = x g")
    >>> [(node.op, owner) for node, owner in zip(graph.nodes, owners(graph), strict=True)][3:]
    [('pow', 4), ('add', 4), ('mul', 5)]
    """
    owner = list(range(len(graph)))
    for node in reversed(graph.nodes):
        if node.is_leaf or node.name or node.id in (graph.output, of):
            continue
        readers = {owner[reader] for reader, _ in graph.consumers[node.id]}
        if len(readers) == 1:
            owner[node.id] = readers.pop()
    return owner


def backward_order(graph: Graph, owner: list[int]) -> list[int]:
    """Return the op nodes in the order in which a backward pass leaves them.

    Parts from last to first, inside a part by longest distance from the part's own node, then by
    id: the lecture's order. It is a reverse topological order.

    Examples
    --------
    >>> from engine import parse
    >>> graph = parse("g = y^2 + z; f(x, y, z) = x g")
    >>> backward_order(graph, owners(graph))
    [5, 4, 3]
    """
    distance = [0] * len(graph)
    for node in reversed(graph.nodes):
        for source in node.inputs:
            if owner[source] == owner[node.id]:
                distance[source] = max(distance[source], distance[node.id] + 1)
    ops = [node.id for node in graph.nodes if not node.is_leaf]
    return sorted(ops, key=lambda id: (-owner[id], distance[id], id))
