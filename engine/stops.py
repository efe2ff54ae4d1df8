"""Levels of detail: sets of stopping points over the one walk, which is always counted edge by edge."""

from collections.abc import Iterator

from engine.structure import FORWARD, PULL, SEED, Structure

EDGE, NODE, PART, PASS = DETAILS = ("edge", "node", "part", "pass")
"""From fine to coarse."""


def stops(structure: Structure, detail: str) -> tuple[int, ...]:
    """Return where a walk stops at a level of detail, as numbers of steps applied.

    Parameters
    ----------
    structure : Structure
        The walk.
    detail : {"edge", "node", "part", "pass"}
        Every step; each forward step, the seed, and the last pull into each node; the forward step of each part's
        own node, the seed, and where a boundary input has all that it gets from a part; the ends of both passes.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.structure import plan
    >>> walk = plan(parse("g = y^2 + z; f(x, y, z) = x g"))
    >>> [stops(walk, detail) for detail in ("node", "part", "pass")]
    [(1, 2, 3, 4, 5, 6, 7, 8, 9), (2, 3, 4, 5, 6, 8, 9), (3, 9)]
    """
    return tuple(_FINDS[detail](structure))


def place(structure: Structure, k: int, detail: str = EDGE) -> tuple[str, int, int]:
    """Return the phase of the stop at k, its number within the phase, and how many the phase has.

    Parameters
    ----------
    structure : Structure
        The walk.
    k : int
        One of its stops.
    detail : {"edge", "node", "part", "pass"}
        Which stops count.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.structure import plan
    >>> place(plan(parse("x y")), 2)
    ('backward', 1, 3)
    """
    found = stops(structure, detail)
    ahead = sum(stop <= structure.forward_steps for stop in found)
    at = found.index(k) + 1
    return ("forward", at, ahead) if at <= ahead else ("backward", at - ahead, len(found) - ahead)


def _edges(structure: Structure) -> Iterator[int]:
    yield from range(1, len(structure.steps) + 1)


def _nodes(structure: Structure) -> Iterator[int]:
    for k, step in enumerate(structure.steps, 1):
        if step.kind != PULL or step.final:
            yield k


def _parts(structure: Structure) -> Iterator[int]:
    owner, steps = structure.owner, structure.steps
    last: dict[tuple[int, int], int] = {}
    for k, step in enumerate(steps, 1):
        if step.kind == PULL and owner[step.to] != owner[step.node]:
            last[owner[step.node], step.to] = k
    whole = set(last.values())
    for k, step in enumerate(steps, 1):
        if step.kind == SEED or k in whole or (step.kind == FORWARD and owner[step.node] == step.node):
            yield k


def _passes(structure: Structure) -> Iterator[int]:
    forward, total = structure.forward_steps, len(structure.steps)
    if forward:
        yield forward
    if total > forward:
        yield total


_FINDS = {EDGE: _edges, NODE: _nodes, PART: _parts, PASS: _passes}
