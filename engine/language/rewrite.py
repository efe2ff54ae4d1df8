"""Breaking a text down: every piece gets a name, as a lecturer does; the rest stays as typed."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from itertools import count, groupby, pairwise
from typing import NamedTuple, Unpack

from engine.graph import INPUT
from engine.language.reading import Reading
from engine.language.rewriting import Options, rewritten
from engine.language.tokens import BEFORE_STAR, CONSTANT, EXPONENTIAL, NAME, ONE_RAISED
from engine.op import COMPARISON

NAMES = "ghuvpqrst"
"""What pieces are called, first free first."""

_BESIDE = re.compile(r"[\w(.√]")
_STAR = re.compile(rf"{BEFORE_STAR}|\*[ ]*\|")


class _Piece(NamedTuple):
    """What of the text a name replaces, what is written behind the name's equals sign, and the node it is."""

    start: int
    end: int
    first: int
    last: int
    node: int


def break_down(text: str, **options: Unpack[Options]) -> str | None:
    r"""Give every anonymous piece that stands in brackets, or is a function of something, a name.

    Parameters
    ----------
    text : str
        A text that can be read.
    **options
        What it is read with; the answer is read with the same.

    Returns
    -------
    str or None
        The text with a line for each piece before its statement; None if there is none to name, or
        none that could be named within the limits.

    Raises
    ------
    LanguageError
        If the text itself cannot be read.

    Examples
    --------
    >>> print(break_down("f(x, y, z) = x(y^2 + z)"))
    g = y^2 + z
    f(x, y, z) = x g
    >>> break_down("f = x y^2") is None
    True
    """
    return rewritten(text, lambda reading: _ways(reading, None, options), **options)


def name_piece(text: str, node: int, **options: Unpack[Options]) -> str | None:
    """Give one anonymous piece a name.

    Parameters
    ----------
    text : str
        A text that can be read.
    node : int
        The piece, by its place in the graph.
    **options
        What it is read with; the answer is read with the same.

    Returns
    -------
    str or None
        The text with a line for the piece before its statement; None if it cannot have one: it has a
        name, or is no piece of its own.

    Raises
    ------
    LanguageError
        If the text itself cannot be read.

    Examples
    --------
    >>> print(name_piece("f(x, y, z) = x(y^2 + z)", 3))
    g = y^2
    f(x, y, z) = x(g + z)
    """
    return rewritten(text, lambda reading: _ways(reading, node, options), **options)


def _ways(reading: Reading, node: int | None, options: Options) -> Iterator[str]:
    pieces = _pieces(reading, None if node is None else _made(reading, node))
    if pieces:
        yield _Writer(reading, pieces, options.get("names", ())).write()


def _made(reading: Reading, node: int) -> int:
    """Return where a node of the graph stands among the nodes as they were made: inputs come first there, too."""
    graph, made = reading.graph, reading.builder.made
    if graph[node].op == INPUT:
        return reading.builder.names[graph[node].name or ""]
    later = sum(1 for other in graph.nodes[:node] if other.op != INPUT)
    return [other.id for other in made if other.op != INPUT][later]


def _pieces(reading: Reading, only: int | None) -> list[_Piece]:
    """Return what gets a name, first first; where equal parts were made once, each place of them."""
    made = reading.builder.made
    roots = set(reading.roots)
    varies: list[bool] = []
    for node in made:
        varies.append(node.op == INPUT or any(varies[i] for i in node.inputs))
    places = _places(reading, only)
    raised = {piece.node for piece in places if ONE_RAISED.match(reading.source.text, piece.start)}
    found: dict[int, list[_Piece]] = {}
    for piece in sorted(places, key=lambda piece: (piece.start, -piece.end, piece.first, -piece.last)):
        node = made[piece.node]
        if only not in (None, node.id):
            continue
        if node.is_leaf or node.name or node.id in roots or node.id in raised or not varies[node.id]:
            continue
        own = found.setdefault(node.id, [])
        if own and piece.end <= own[-1].end:  # brackets in brackets: the outer are replaced, the inner are left
            own[-1] = piece._replace(start=own[-1].start, end=own[-1].end)
        elif node.rule.binds != COMPARISON:
            own.append(piece)
    return sorted([piece for own in found.values() for piece in own], key=lambda piece: (piece.start, -piece.end))


def _places(reading: Reading, only: int | None) -> list[_Piece]:
    """Return where the text has something in brackets or a function, or this node, and again where it has the same."""
    places = [_Piece(*bracket) for bracket in reading.brackets]
    bracketed = {piece.node for piece in places}
    again: dict[int, list[tuple[int, int]]] = {}
    for start, end, index in reading.repeated:
        again.setdefault(index, []).append((start, end))
    for node in reading.builder.made:
        function = not node.is_leaf and node.rule.symbol is None
        if node.span is not None and (function or node.id == only or (node.id in bracketed and node.id in again)):
            own = reading.source.place(node.span.start), reading.source.place(node.span.end)
            places += [_Piece(start, end, start, end, node.id) for start, end in (own, *again.get(node.id, ()))]
    return places


class _Writer:
    """Writes a text with its pieces named."""

    def __init__(self, reading: Reading, pieces: list[_Piece], names: Collection[str]) -> None:
        self.reading = reading
        self.source = reading.source
        self.pieces = pieces
        self.called: dict[int, str] = {}
        self.seams = _seams(reading, {offset for piece in pieces for offset in (piece.start, piece.end)})
        taken = {*reading.builder.names, reading.graph.title, *names}
        free = (f"{letter}_{number}" if number else letter for number in count() for letter in NAMES)
        self.free = (name for name in free if name not in taken)

    def write(self) -> str:
        """Return the whole text."""
        starts = [statement.start for statement in self.reading.statements]
        written: list[str] = []
        position = 0
        for number, own in groupby(self.pieces, key=lambda piece: bisect_right(starts, piece.start)):
            written.append(self._stretch(position, starts[number - 1]))
            position = self._statement(starts[number - 1], own, written)
        return "".join(written) + self._stretch(position, len(self.source.text))

    def _statement(self, start: int, pieces: Iterator[_Piece], written: list[str]) -> int:
        """Write a line for each piece, then the statement up to its last one; return where that ends."""
        bottom = _Piece(start, len(self.source.text), start, start, -1)
        waiting: list[tuple[_Piece, list[str], int]] = [(bottom, [], start)]

        def close() -> None:
            piece, parts, position = waiting.pop()
            written.append(self._line(piece, "".join(parts), position))
            replace(piece)

        def replace(piece: _Piece) -> None:
            outer, parts, position = waiting.pop()
            between = self._stretch(position, piece.start)
            parts += [between, self._spaced((between or "".join(parts[-1:]))[-1:], piece)]
            waiting.append((outer, parts, piece.end))

        for piece in pieces:
            while waiting[-1][0].end <= piece.start:
                close()
            if piece.start < waiting[-1][2]:
                continue  # inside one that was replaced
            if piece.node in self.called:
                replace(piece)
            else:
                waiting.append((piece, [], piece.first))
        while len(waiting) > 1:
            close()
        written += waiting[0][1]
        return waiting[0][2]

    def _line(self, piece: _Piece, body: str, position: int) -> str:
        """Write the line that gives a piece its name; a star at the end would be no label's there."""
        node = self.reading.builder.made[piece.node]
        if position < piece.last and self.source.text[piece.last - 1] == "*":
            body += self._stretch(position, piece.last - 1) + "_star"
        else:
            body += self._stretch(position, piece.last)
        if node.rule.symbol is not None and "\n" in self.source.text[piece.first:piece.last]:
            body = f"({body})"
        name = self.called[piece.node] = next(self.free)
        return f"{name} = {body}\n"

    def _stretch(self, start: int, end: int) -> str:
        """Return what was typed from here to there, with a space at every seam."""
        typed, origin = self.source.typed, self.source.origin
        seams = self.seams[bisect_right(self.seams, start):bisect_left(self.seams, end)]
        return " ".join([typed[origin(a):origin(b)] for a, b in pairwise([start, *seams, end])])

    def _spaced(self, before: str, piece: _Piece) -> str:
        """Keep a name apart from names, numbers and brackets beside it, and from a label's star."""
        text, end = self.source.text, piece.end
        left = " " if before == ")" or (before != "(" and _beside(before, 0)) else ""
        right = " " if _beside(text, end) or _STAR.match(text, end) else ""
        return left + self.called[piece.node] + right


def _beside(text: str, offset: int) -> bool:
    return bool(_BESIDE.match(text, offset)) and not ONE_RAISED.match(text, offset)


def _seams(reading: Reading, cuts: set[int]) -> list[int]:
    """Return where names of one run of letters meet, of every run that is cut: they must not form another word."""
    seams: list[int] = []
    run: list[int] = []
    for statement in reading.statements:
        for (before, _, _, end), (kind, _, start, _) in pairwise(statement.tokens):
            if before in (NAME, CONSTANT) and kind in (NAME, CONSTANT, EXPONENTIAL) and end == start:
                run.append(start)
                continue
            if not cuts.isdisjoint(run):
                seams += run
            run = []
    return seams

