"""What caching saves: a gradient that was computed once and serves again."""

from engine.closed import covers
from engine.stops import PASS, stops
from engine.structure import PULL, Structure


def uses(structure: Structure, k: int, detail: str) -> int:
    """Return how often the upstream of the stop at k has served by then, this stop included; 0 where there is none.

    The seed is 1 by definition: nothing was computed for it, so it is never reused.

    Parameters
    ----------
    structure : Structure
        The walk.
    k : int
        One of the stops of the detail.
    detail : {"edge", "node", "part", "pass"}
        Whose stops are counted: a closed part is one use, whatever its edges.

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
    upstream = _through(structure, k, detail)[-1:]
    if detail == PASS or not upstream or upstream[0] == structure.of:
        return 0
    return sum(upstream[0] in _through(structure, stop, detail) for stop in stops(structure, detail) if stop <= k)


def _through(structure: Structure, k: int, detail: str) -> list[int]:
    """The nodes whose gradients are passed on at a stop, the one that is shown last."""
    if structure.steps[k - 1].kind != PULL:
        return []
    nodes = [structure.steps[at - 1].node for at in covers(structure, k, detail)]
    return [structure.owner[nodes[-1]]] if detail == "part" else nodes
