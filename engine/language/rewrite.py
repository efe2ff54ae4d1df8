"""Breaking a text down: every piece gets a name, as a lecturer does; the rest stays as typed."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from engine.graph import Node
from engine.language.limits import Limits
from engine.language.parser import Reading, read
from engine.language.tokens import OPEN, STAR
from engine.op import COMPARISON

NAMES = "ghuvpqrst"
"""What pieces are called, first free first."""

_RAISED = re.compile(r"[⁰¹²³⁴-ⁿʰ-ʸˡ-ˣ]")
_BESIDE = re.compile(r"(?![⁰¹²³⁴-ⁿʰ-ʸˡ-ˣ])[\w(√]")
_LAST_STAR = re.compile(r"\*$")


class _Piece(NamedTuple):
    """A node that gets a name: what of the text it replaces, and what its own text is."""

    start: int
    end: int
    first: int
    last: int
    statement: int


def break_down(text: str) -> str | None:
    r"""Give every anonymous piece that stands in brackets, or is a function of something, a name.

    Parameters
    ----------
    text : str
        A text that can be read.

    Returns
    -------
    str or None
        The text with a line for each piece before its statement; None if there is none to name.

    Raises
    ------
    LanguageError
        If the text cannot be read.

    Examples
    --------
    >>> print(break_down("f(x, y, z) = x(y^2 + z)"))
    g = y^2 + z
    f(x, y, z) = x g
    >>> break_down("f = x y^2") is None
    True
    """
    reading = read(text, merge=False, of=None, names=(), limits=Limits())
    pieces = sorted(_pieces(reading), key=lambda piece: (piece.start, -piece.end))
    if not pieces:
        return None
    written: list[str] = []
    position = 0
    free = _free_names(reading)
    for statement in sorted({piece.statement for piece in pieces}):
        start = reading.source.span(reading.statements[statement].start, reading.statements[statement].start).start
        own = [piece for piece in pieces if piece.statement == statement]
        lines, rest, end = _statement(text, start, own, free)
        written += [text[position:start], *lines, rest]
        position = end
    return "".join(written) + text[position:]


def _statement(text: str, start: int, pieces: list[_Piece], free: Iterator[str]) -> tuple[list[str], str, int]:
    """Return the lines of the pieces, the statement up to the last piece, and where that ends."""
    lines: list[str] = []
    open_: list[tuple[_Piece | None, list[str], int]] = [(None, [], start)]

    def close() -> None:
        piece, parts, position = open_.pop()
        assert piece is not None
        body = _LAST_STAR.sub("_star", "".join(parts) + text[position:piece.last])
        name = next(free)
        lines.append(f"{name} = {f'({body})' if chr(10) in body else body}\n")
        outer, outside, position = open_.pop()
        between = text[position:piece.start]
        before = (between or "".join(outside[-1:]))[-1:]
        outside += [between, _spaced(before, name, text, piece.end)]
        open_.append((outer, outside, piece.end))

    for piece in pieces:
        while open_[-1][0] is not None and open_[-1][0].end <= piece.start:
            close()
        open_.append((piece, [], piece.first))
    while len(open_) > 1:
        close()
    _, parts, position = open_[0]
    return lines, "".join(parts), position


def _spaced(before: str, name: str, text: str, end: int) -> str:
    """Keep a name apart from names, numbers and brackets beside it, and from a label's star."""
    left = " " if before == ")" or (before != "(" and _BESIDE.match(before)) else ""
    right = " " if _BESIDE.match(text, end) or STAR.match(text, end) else ""
    return left + name + right


def _free_names(reading: Reading) -> Iterator[str]:
    taken = {*reading.builder.names, reading.graph.title}
    names = (letter + suffix for number in count() for suffix in [f"_{number}" if number else ""] for letter in NAMES)
    return (name for name in names if name not in taken)


def _pieces(reading: Reading) -> Iterator[_Piece]:
    """Find them: a bracket's content first, then functions of something that no bracket holds."""
    made = reading.builder.made
    text = reading.source.typed
    roots = set(reading.roots)
    starts = [reading.source.span(s.start, s.end).start for s in reading.statements]
    regions: dict[int, tuple[int, int]] = {}
    for kind, start, end, index in reading.brackets:
        if kind == OPEN:
            span = reading.source.span(start, end)
            regions[index] = span.start, span.end
        else:
            regions.setdefault(index, _own(made[index]))
    for node in made:
        if not node.is_leaf and node.rule.symbol is None and node.span is not None:
            regions.setdefault(node.id, _own(node))
    for index, (start, end) in regions.items():
        node = made[index]
        if node.is_leaf or node.name or index in roots or node.rule.binds == COMPARISON or node.span is None:
            continue
        if _RAISED.match(text, start):
            continue
        yield _Piece(start, end, node.span.start, node.span.end, bisect_right(starts, start) - 1)


def _own(node: Node) -> tuple[int, int]:
    return (node.span.start, node.span.end) if node.span is not None else (0, 0)
