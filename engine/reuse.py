"""What caching saves: a gradient that was computed once and serves again."""

from collections.abc import Collection

from engine.closed import covers
from engine.stops import WIDE, closed_at, stops
from engine.structure import PULL, Structure


def uses(structure: Structure, k: int, detail: str, closed: Collection[int] | None = None) -> int:
    """Return how often the upstream of the stop at k has served by then, this stop included; 0 where there is none.

    The seed is 1 by definition: nothing was computed for it, so it is never reused.

    Parameters
    ----------
    structure : Structure
        The walk.
    k : int
        One of the stops of the detail.
    detail : {"edge", "node", "part", "pass"}
    closed : collection of int, optional
        Whose stops are counted, as `stops` has them: a closed part is one use, whatever its edges.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.structure import plan
    >>> walk = plan(parse("g = y^2 + z; f(x, y, z) = x g"))
    >>> [uses(walk, k, "edge") for k in range(4, 10)]
    [0, 0, 0, 1, 2, 1]
    >>> [uses(walk, k, "part") for k in (8, 9)]
    [1, 2]
    """
    shut = closed_at(structure, detail) if closed is None else closed
    upstream = _through(structure, k, detail, shut)[-1:]
    if detail in WIDE or not upstream or upstream[0] == structure.of:
        return 0
    found = stops(structure, detail, shut)
    return sum(upstream[0] in _through(structure, stop, detail, shut) for stop in found if stop <= k)


def _through(structure: Structure, k: int, detail: str, closed: Collection[int]) -> list[int]:
    """The nodes whose gradients are passed on at a stop, the one that is shown last; of a closed part its own."""
    if structure.steps[k - 1].kind != PULL:
        return []
    nodes = [structure.steps[at - 1].node for at in covers(structure, k, detail, closed)]
    return list(dict.fromkeys(own if (own := structure.owner[node]) in closed else node for node in nodes))
