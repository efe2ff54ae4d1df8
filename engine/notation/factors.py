"""Factors of a chain: how each is written, in symbols and in numbers, and how they are joined."""

from collections.abc import Sequence
from functools import reduce
from typing import Any

from engine.notation.formula import Formula, If, Num
from engine.notation.labels import Labels
from engine.notation.links import Link
from engine.op import MINUS, PRODUCT

TIMES = r" \cdot "


def derivative(labels: Labels, of: int, by: int) -> Formula:
    """Return the derivative of one node by another, as it is called."""
    return (labels.derivative(of, by).latex,)


def under(labels: Labels, by: int) -> Formula:
    """Return a node as it stands under ∂."""
    face = labels.face(by).latex
    return (face,) if labels.named(by) else (f"({face})",)


def slope(labels: Labels, link: Link) -> Formula:
    """Return a link's derivative as it is written: as a number where its op states it, by its name where it is long."""
    if link.slope is None:
        return derivative(labels, link.node, link.to)
    return _as_stated(link, (link.slope.face.latex,), (Num(link.local[0]),))


def factor(labels: Labels, link: Link) -> Formula:
    """Return the same as it stands in a product."""
    if link.slope is None:
        return derivative(labels, link.node, link.to)
    op, value, latex = link.slope.op, link.slope.value, link.slope.face.latex
    wraps = op is not None and not op.indicator and (op.binds < PRODUCT or op.binds == MINUS)
    wraps = wraps or (value is not None and str(value).startswith("-"))
    return _as_stated(link, (f"({latex})" if wraps else latex,), (Num(link.local[0], "factor"),))


def _as_stated(link: Link, symbols: Formula, number: Formula) -> Formula:
    return reduce(lambda other, slot: (If(slot, number, other),), link.stated, symbols)


def number(link: Link) -> Formula:
    """Return a link's derivative as a number in a product."""
    if len(link.local) == 1:
        return (Num(link.local[0], "factor"),)
    pieces = [piece for slot in link.local for piece in (" + ", Num(slot, "factor"))]
    return ("(", *pieces[1:], ")")


def product(factors: Sequence[Formula]) -> Formula:
    """Return factors joined by a dot.

    Examples
    --------
    >>> product([("x",), ("2y",)])
    ('x', ' \\\\cdot ', '2y')
    """
    return tuple(piece for one in factors for piece in (TIMES, *one))[1:]


def summed(terms: Sequence[Formula | None]) -> Formula:
    """Return terms joined by a plus; None is what is left out."""
    return tuple(piece for one in terms for piece in (" + ", *(one or (r"\cdots",))))[1:]


def unless_cut(link: Link, pieces: Formula) -> Formula:
    """Return pieces, and 0 where all that comes through a link is cut: by definition, whatever the product would be."""
    inner: Any = ("0",)
    for slot in link.cuts:
        inner = (If(slot, inner, pieces),)
    return inner  # type: ignore[no-any-return]
