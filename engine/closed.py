"""Closed parts: a part as one node, with one pull for each boundary input, over the walk of edges."""

from collections.abc import Collection
from typing import NamedTuple

from engine.graph import CONSTANT
from engine.stops import NODE, WIDE, closed_at, last_pulls, stops
from engine.structure import FORWARD, PULL, SEED, Step, Structure


class Closed(NamedTuple):
    """A part as one node.

    Attributes
    ----------
    node : int
        Its own node, whose value is the part's.
    nodes : tuple of int
        All that is inside, its own node last.
    inputs : tuple of int
        The boundary inputs: what it reads of others, constants left out, in order of appearance.
    """

    node: int
    nodes: tuple[int, ...]
    inputs: tuple[int, ...]


class PartPull(NamedTuple):
    """The pull of a closed part to one of its boundary inputs.

    Attributes
    ----------
    k : int
        The step at which the input has all that the part gives.
    node, to : int
        The part's own node, and the input.
    steps : tuple of Step
        The pulls that bring something to the input.
    arrived, expected : int
        Contribution `arrived` of `expected`, counted in parts.
    from_step : int
        The k at which the part's own gradient became final.
    """

    k: int
    node: int
    to: int
    steps: tuple[Step, ...]
    arrived: int
    expected: int
    from_step: int

    @property
    def final(self) -> bool:
        """Whether the input's gradient is complete after this."""
        return self.arrived == self.expected


def parts(structure: Structure) -> dict[int, Closed]:
    """Return every part of a walk by its own node.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.structure import plan
    >>> list(parts(plan(parse("g = y^2 + z; f(x, y, z) = x g"))).values())
    [Closed(node=4, nodes=(3, 4), inputs=(1, 2)), Closed(node=5, nodes=(5,), inputs=(0, 4))]
    """
    graph, owner = structure.graph, structure.owner
    inside: dict[int, list[int]] = {}
    reads: dict[int, dict[int, None]] = {}
    for node in graph.nodes:
        if not node.is_leaf:
            own = owner[node.id]
            inside.setdefault(own, []).append(node.id)
            outer = [i for i in node.inputs if owner[i] != own and graph[i].op != CONSTANT]
            reads.setdefault(own, {}).update(dict.fromkeys(outer))
    return {own: Closed(own, tuple(ids), tuple(reads[own])) for own, ids in sorted(inside.items())}


def part_pulls(structure: Structure) -> dict[int, PartPull]:
    """Return the pulls of a walk's closed parts, by the k at which each has arrived.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.structure import plan
    >>> pulls = part_pulls(plan(parse("g = y^2 + z; f(x, y, z) = x g")))
    >>> [(k, pull.node, pull.to) for k, pull in pulls.items()]
    [(5, 5, 0), (6, 5, 4), (8, 4, 2), (9, 4, 1)]
    """
    owner = structure.owner
    found: dict[tuple[int, int], tuple[int, list[Step]]] = {}
    done: dict[int, int] = {}
    for k, step in enumerate(structure.steps, 1):
        if step.kind == SEED:
            done[step.node] = k
        elif step.kind == PULL:
            done[step.to] = k
            if owner[step.to] != owner[step.node]:
                brought = found.get((owner[step.node], step.to), (k, []))[1]
                found[owner[step.node], step.to] = (k, [*brought, step])
    expected: dict[int, int] = {}
    for _, to in found:
        expected[to] = expected.get(to, 0) + 1
    arrived: dict[int, int] = {}
    out: dict[int, PartPull] = {}
    for (node, to), (k, steps) in sorted(found.items(), key=lambda item: item[1][0]):
        arrived[to] = arrived.get(to, 0) + 1
        out[k] = PartPull(k, node, to, tuple(steps), arrived[to], expected[to], done[node])
    return out


def way(structure: Structure, node: int, to: int) -> list[int]:
    """Return the steps by which a part's gradient comes to a boundary input, each as its k.

    Parameters
    ----------
    structure : Structure
        The walk.
    node, to : int
        The part's own node, and the input.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.structure import plan
    >>> walk = plan(parse("g = y^2 + z; f(x, y, z) = x g"))
    >>> way(walk, 4, 1), way(walk, 4, 2)
    ([7, 9], [8])
    """
    found = []
    reached = {to}
    for k in range(len(structure.steps), 0, -1):
        step = structure.steps[k - 1]
        if step.kind == PULL and step.to in reached and structure.owner[step.node] == node:
            reached.add(step.node)
            found.append(k)
    return found[::-1]


def counts(structure: Structure, closed: Collection[int]) -> dict[int, tuple[int, int]]:
    """Return which contribution of how many each pull brings where some parts are one node and others are not.

    Parameters
    ----------
    structure : Structure
        The walk.
    closed : collection of int
        The parts that are one node, each by its own node: all that one gives to an input is one contribution.

    Returns
    -------
    dict of int to tuple
        By the k at which each has arrived.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.structure import plan
    >>> walk = plan(parse("g = x^2 + x; f = x g"))
    >>> counts(walk, ()), counts(walk, {2})
    ({5: (1, 3), 6: (1, 1), 7: (1, 1), 8: (2, 3), 9: (3, 3)}, {5: (1, 2), 6: (1, 1), 9: (2, 2)})
    """
    owner, last = structure.owner, last_pulls(structure)
    seen = [(k, step.to) for k, step in enumerate(structure.steps, 1) if step.kind == PULL
            and (owner[step.node] not in closed or last.get((owner[step.node], step.to)) == k)]
    expected: dict[int, int] = {}
    arrived = {}
    for k, to in seen:
        expected[to] = arrived[k] = expected.get(to, 0) + 1
    return {k: (arrived[k], expected[to]) for k, to in seen}


def covers(structure: Structure, k: int, detail: str, closed: Collection[int] | None = None) -> list[int]:
    """Return the steps that a stop stands for, each as its k.

    Parameters
    ----------
    structure : Structure
        The walk.
    k : int
        One of the stops.
    detail : {"edge", "node", "part", "layer", "pass"}
    closed : collection of int, optional
        Which stops there are: `engine.stops`.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.structure import plan
    >>> walk = plan(parse("g = y^2 + z; f(x, y, z) = x g"))
    >>> [covers(walk, k, "part") for k in (2, 9)], covers(walk, 9, "pass")
    ([[1, 2], [7, 9]], [4, 5, 6, 7, 8, 9])
    """
    step, forward = structure.steps[k - 1], structure.forward_steps
    if detail in WIDE:
        return [*range(max([one for one in stops(structure, detail) if one < k], default=0) + 1, k + 1)]
    shut = closed_at(structure, detail) if closed is None else closed
    if step.kind == FORWARD and structure.owner[step.node] in shut:
        return [i for i in range(1, k + 1) if structure.owner[structure.steps[i - 1].node] == step.node]
    if step.kind != PULL:
        return [k]
    arriving = [i for i in range(forward + 1, k) if detail == NODE and structure.steps[i - 1].to == step.to]
    own = [(i, structure.owner[structure.steps[i - 1].node]) for i in (*arriving, k)]
    return sorted({i for k, part in own for i in (way(structure, part, step.to) if part in shut else [k])})
