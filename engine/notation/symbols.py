"""A gradient in symbols, short enough to stand at its node: ∂f/∂g = x."""

from functools import reduce
from typing import NamedTuple

import numpy as np

from engine.notation.links import Link, Links
from engine.notation.printer import Operand, expression, literal
from engine.op import REGISTRY, Face

LONGEST = 12
"""As many letters as have room at a node."""
LINKS, WAYS = 3, 2


class Symbols(NamedTuple):
    """A gradient in symbols, and the slots one of which is not 0 where a slope is stated, whatever its rule gives."""

    face: Face
    stated: tuple[int, ...]


def symbols(links: Links, of: int, to: int) -> Symbols | None:
    """Return the gradient at a node as a product of slopes, or a sum of two; None where it would be longer.

    Parameters
    ----------
    links : Links
        The links of the walk.
    of : int
        What is differentiated.
    to : int
        Whose gradient it is.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.notation.script import Script
    >>> from engine.structure import plan
    >>> script = Script(plan(parse("g = y^2 + z; f(x, y, z) = x g")))
    >>> [symbols(Links(script), 5, id).face.text for id in (0, 1, 4)]
    ['g', '2y x', 'x']
    """
    ways = links.into(to)
    if not 0 < len(ways) <= WAYS:
        return None
    found = [_way(links, of, way) for way in ways]
    terms = [term for way in found if way and (term := _product(way))]
    if len(terms) < len(ways):
        return None
    whole = reduce(lambda one, other: _made(np.add, one, other), terms)
    stated = tuple(slot for way in found for link in way for slot in link.stated)
    return Symbols(whole.face, stated) if len(whole.face.text.replace(" ", "")) <= LONGEST else None


def _way(links: Links, of: int, last: Link) -> list[Link]:
    """The links from what is differentiated, downwards; none where there are several ways, or too many links."""
    way = [last]
    while way[-1].node != of:
        above = links.into(way[-1].node)
        if len(above) != 1 or len(way) == LINKS:
            return []
        way += above
    return way[::-1]


def _product(way: list[Link]) -> Operand | None:
    slopes = [link.slope for link in way if link.slope is not None]
    if len(slopes) < len(way):
        return None
    factors = [slope for slope in slopes if slope.value != 1]
    # A number comes first: 2y x.
    factors.sort(key=lambda factor: not factor.face.text[0].isdigit())
    return reduce(lambda one, other: _made(np.multiply, one, other), factors) if factors else literal(1.0)


def _made(function: object, one: Operand, other: Operand) -> Operand:
    op = REGISTRY.by_numpy[function]  # type: ignore[index]
    return Operand(expression(op, {}, [one, other]), op)
