"""Levels of detail: sets of stopping points over the one walk, which is always counted edge by edge."""

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import groupby

from engine.errors import EngineError
from engine.graph import Node
from engine.structure import FORWARD, PULL, SEED, Structure

EDGE, NODE, PART, LAYER, PASS = DETAILS = ("edge", "node", "part", "layer", "pass")
"""From fine to coarse."""
WIDE = frozenset((LAYER, PASS))
"""Those that stop for many nodes at once, whatever is closed."""


def closed_at(
    structure: Structure, detail: str, open: Collection[str] = (), closed: Collection[str] = ()
) -> frozenset[int]:
    """Return the parts that are one node: all of them at detail part and coarser, else none, but for those named.

    Parameters
    ----------
    structure : Structure
        The walk.
    detail : {"edge", "node", "part", "layer", "pass"}
    open, closed : collection of str
        Parts that stand otherwise, by name or as ``#4``.

    Returns
    -------
    frozenset of int
        Each part by its own node.

    Raises
    ------
    EngineError
        ``unknown-node``, or ``not-a-part`` for what is not a part of several nodes.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.structure import plan
    >>> walk = plan(parse("g = y^2 + z; f(x, y, z) = x g"))
    >>> [sorted(closed_at(walk, *which)) for which in (("edge",), ("part",), ("part", ["g"]), ("node", [], ["g"]))]
    [[], [4, 5], [5], [4]]
    """
    sizes = Counter(structure.owner[node.id] for node in structure.graph.nodes if not node.is_leaf)
    opened, shut = ({_part(structure, sizes, name) for name in names} for names in (open, closed))
    return frozenset(sizes if detail == PART or detail in WIDE else ()) - opened | shut


def _part(structure: Structure, sizes: Counter[int], name: str) -> int:
    node = structure.graph.find(name)
    if sizes[node.id] < 2:
        raise EngineError("not-a-part", name=name)
    return node.id


def stops(structure: Structure, detail: str, closed: Collection[int] | None = None) -> tuple[int, ...]:
    """Return where a walk stops at a level of detail, as numbers of steps applied.

    Parameters
    ----------
    structure : Structure
        The walk.
    detail : {"edge", "node", "part", "layer", "pass"}
        Every step; each forward step, the seed, and the last pull into each node; the forward step of each part's
        own node, the seed, and where a boundary input has all that it gets from a part; where a layer is through, and
        the seed; the ends of both passes.
    closed : collection of int, optional
        The parts that are one node, each by its own node; as the detail has it, if left out. Inside of an open part a
        walk stops node by node at detail node, else edge by edge; layers and passes stop at their ends whatever is
        closed.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.structure import plan
    >>> walk = plan(parse("g = y^2 + z; f(x, y, z) = x g"))
    >>> [stops(walk, detail) for detail in ("node", "part", "pass")]
    [(1, 2, 3, 4, 5, 6, 7, 8, 9), (2, 3, 4, 5, 6, 8, 9), (3, 9)]
    >>> stops(walk, "part", {5}), stops(walk, "edge", {4})
    ((1, 2, 3, 4, 5, 6, 7, 8, 9), (2, 3, 4, 5, 6, 8, 9))
    """
    if detail == PASS:
        return tuple(_passes(structure))
    if detail == LAYER:
        return tuple(layers(structure))
    return tuple(_steps(structure, detail, closed_at(structure, detail) if closed is None else closed))


def place(
    structure: Structure, k: int, detail: str = EDGE, closed: Collection[int] | None = None
) -> tuple[str, int, int]:
    """Return the phase of the stop at k, its number within the phase, and how many the phase has.

    Parameters
    ----------
    structure : Structure
        The walk.
    k : int
        One of its stops.
    detail : {"edge", "node", "part", "layer", "pass"}
    closed : collection of int, optional
        Which stops count: `stops`.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.structure import plan
    >>> place(plan(parse("x y")), 2)
    ('backward', 1, 3)
    """
    found = stops(structure, detail, closed)
    ahead = sum(stop <= structure.forward_steps for stop in found)
    at = found.index(k) + 1
    return ("forward", at, ahead) if at <= ahead else ("backward", at - ahead, len(found) - ahead)


def _steps(structure: Structure, detail: str, closed: Collection[int]) -> Iterator[int]:
    owner, steps = structure.owner, structure.steps
    ends = set(last_pulls(structure).values())
    for k, step in enumerate(steps, 1):
        own = owner[step.node]
        shown = own not in closed or (own == step.node if step.kind == FORWARD else k in ends)
        if step.kind == SEED or (shown and (step.kind == FORWARD or detail != NODE or step.final)):
            yield k


def last_pulls(structure: Structure) -> dict[tuple[int, int], int]:
    """Return the k at which a part has given an input all that it gives, by the part's own node and the input.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.structure import plan
    >>> last_pulls(plan(parse("g = y^2 + z; f(x, y, z) = x g")))
    {(5, 0): 5, (5, 4): 6, (4, 2): 8, (4, 1): 9}
    """
    owner = structure.owner
    return {(owner[step.node], step.to): k for k, step in enumerate(structure.steps, 1)
            if step.kind == PULL and owner[step.to] != owner[step.node]}


def _passes(structure: Structure) -> Iterator[int]:
    forward, total = structure.forward_steps, len(structure.steps)
    if forward:
        yield forward
    if total > forward:
        yield total


def layers(structure: Structure) -> dict[int, str]:
    """Return the stops at detail layer, each with its layer: the first name in the scopes of what is walked.

    Examples
    --------
    >>> from engine.networks import NetworkSpec, lower, read_layers
    >>> from engine.structure import plan
    >>> network = lower(NetworkSpec(read_layers("nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))")))
    >>> layers(plan(network.graph, wrt=network.parameters))
    {8: 'h', 11: 'o', 14: 'L', 15: 'L', 18: 'L', 25: 'o', 37: 'h'}
    """
    graph, owner, out, k = structure.graph, structure.owner, dict[int, str](), 0
    for (_, layer), run in groupby(structure.steps, lambda step: (step.kind, layer_of(graph[owner[step.node]]))):
        k += sum(1 for _ in run)
        out[k] = layer
    return out


def layer_of(node: Node) -> str:
    """Return the layer that a node is in: the first name of its scope."""
    return node.scope.partition("/")[0]
