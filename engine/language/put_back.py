"""Putting named pieces back where they are used: the inverse of giving them names."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple, Unpack

import numpy as np

from engine.brackets import wraps
from engine.language.letters import GREEK_WORDS
from engine.language.notices import OFTEN_FUNCTIONS
from engine.language.reading import Reading
from engine.language.rewriting import Options, rewritten
from engine.language.shape import Shape
from engine.language.statements import Statement
from engine.language.tokens import BAR, CLOSE, COMMA, END, EXPONENTIAL, NAME, NUMBER, ONE_RAISED, OPEN, ROOT
from engine.op import REGISTRY

_BESIDE = re.compile(r"[\w(.√\\]")
_WORD = re.compile(r"[\w.]")
_WORD_END = re.compile(r"[\w.]$")
_LONGEST = 4000
"""Characters beyond which what is used several times is not written out several times."""


def put_back(text: str, name: str, **options: Unpack[Options]) -> str | None:
    r"""Write a named piece out where it is used, and drop its line.

    Parameters
    ----------
    text : str
        A text that can be read.
    name : str
        What the piece is called.
    **options
        What it is read with; the answer is read with the same.

    Returns
    -------
    str or None
        The text without this name; None where the graph would be another: the piece is the result, or is
        used more than once and would be computed as often.

    Raises
    ------
    LanguageError
        If the text itself cannot be read.

    Examples
    --------
    >>> put_back("g = y^2 + z\nf(x, y, z) = x g", "g")
    'f(x, y, z) = x(y^2 + z)'
    >>> put_back("g = x + 1\ng g", "g") is None
    True
    """
    return rewritten(text, lambda reading: _ways(reading, name), **options)


def put_together(text: str, **options: Unpack[Options]) -> str | None:
    r"""Write every named piece out where it is used: the inverse of `break_down`.

    Parameters
    ----------
    text : str
        A text that can be read.
    **options
        What it is read with; the answer is read with the same.

    Returns
    -------
    str or None
        The text in as few statements as say the same: what is used more than once keeps its name. None if
        there is nothing to put back.

    Raises
    ------
    LanguageError
        If the text itself cannot be read.

    Examples
    --------
    >>> put_together("g = y^2 + z  # inside\nh = x g\nf(x, y, z) = h^2")
    '# inside\nf(x, y, z) = (x(y^2 + z))^2'
    >>> put_together("f = x y") is None
    True
    """
    return rewritten(text, lambda reading: _ways(reading, None), **options)


def _ways(reading: Reading, name: str | None) -> Iterator[str]:
    """Yield the text without a piece, or all of them: with brackets where they are needed, then with all."""
    uses: dict[str, list[tuple[int, int]]] = {}
    for number, statement in enumerate(reading.statements):
        for place, (kind, word, *_) in enumerate(statement.tokens):
            if kind == NAME:
                uses.setdefault(word, []).append((number, place))
    pieces = [number for number, statement in enumerate(reading.statements)
              if statement.target is not None and statement.target in uses and not statement.is_value
              and name in (None, statement.target) and not any(
                  ONE_RAISED.match(reading.source.text, reading.statements[number].tokens[place][2])
                  for number, place in uses[statement.target])]
    once = [number for number in pieces if len(uses[reading.statements[number].target or ""]) == 1]
    merged = reading.builder.merge and _length(reading, pieces) <= _LONGEST
    chosen = pieces if merged else once
    if chosen:
        for bracketed in (False, True):
            yield _Writer(reading, chosen, bracketed).write()


def _length(reading: Reading, pieces: Collection[int]) -> int:
    """Return how long the text becomes, roughly, when all these are written out at every place."""
    size: dict[str, int] = {}
    total = 0
    for number, statement in enumerate(reading.statements):
        own = statement.end - statement.start + sum(
            size.get(word, 0) for kind, word, *_ in statement.tokens if kind == NAME)
        if number in pieces:
            size[statement.target or ""] = own
        else:
            total += own
    return total


class _Body(NamedTuple):
    """What a name stands for: as it is written, its node, and whether it is one operand, or e to a power."""

    text: str
    root: int
    is_whole: bool
    is_power: bool


class _Writer:
    """Writes a text without the lines of some pieces."""

    def __init__(self, reading: Reading, pieces: Collection[int], bracketed: bool) -> None:
        self.reading = reading
        self.source = reading.source
        self.pieces = pieces
        self.bracketed = bracketed
        self.heads = {statement.target for statement in reading.statements if statement.head is not None}
        self.inputs = {node.name for node in reading.graph.inputs}
        self.bodies: dict[str, _Body] = {}
        self.readers: dict[int, list[tuple[int, int]]] = {}
        for node in reading.builder.made:
            for slot, index in enumerate(node.inputs):
                self.readers.setdefault(index, []).append((node.id, slot))

    def write(self) -> str:
        """Return the whole text."""
        typed = self.source.typed
        parts: list[str] = []
        position = 0
        for number, statement in enumerate(self.reading.statements):
            shape = Shape(self.source, statement.tokens)
            first, last = self.source.origin(statement.tokens[0][2]), self.source.stop(statement.end)
            body = self._body(shape, first, last)
            if number not in self.pieces:
                parts += [typed[position:first], body]
                position = last
                continue
            root = self.reading.roots[number]
            assert root is not None and statement.target is not None
            is_power = statement.tokens[0][0] == EXPONENTIAL
            is_whole = not is_power and shape.ends.get(0) == len(statement.tokens) - 1
            self.bodies[statement.target] = _Body(body, root, is_whole, is_power)
            start, behind = self._line(statement, last)
            parts.append(typed[position:start])
            position = behind
        return ("".join(parts) + typed[position:]).lstrip(" ")

    def _line(self, statement: Statement, last: int) -> tuple[int, int]:
        """Return what goes with a dropped statement: its dollars, and its line's end unless there is a comment."""
        typed = self.source.typed
        start, stop = self.source.origin(statement.start), self.source.stop(statement.tokens[-1][3])
        before = typed[max(0, start - 40):start].rstrip(" ")
        dollars = len(before) - len(before.rstrip("$"))
        if dollars and typed[last:stop].lstrip(" ").startswith("$" * dollars):
            start = typed.rindex("$" * dollars, 0, start)
        comment = typed.find("#", last, stop)
        if comment >= 0:
            return start, comment
        while typed[stop:stop + 1] == " ":
            stop += 1
        return start, stop

    def _body(self, shape: Shape, position: int, last: int) -> str:
        """Return what is typed from here to there, the pieces written out."""
        typed, tokens = self.source.typed, shape.tokens
        written = ""
        for place, (kind, word, start, end) in enumerate(tokens):
            if kind != NAME or word not in self.bodies:
                continue
            behind = place + 1
            if word in self.heads and tokens[behind][0] == OPEN:
                behind = shape.ends[behind]
            written += typed[position:self.source.origin(start)]
            body = self._bracketed(shape, place, behind, self.bodies[word])
            written = self._joined(shape, place, written, body) + body
            position = self.source.stop(tokens[behind - 1][3] if behind > place + 1 else end)
            if body[-1].isalnum() and _BESIDE.match(typed, position) and not ONE_RAISED.match(typed, position):
                written += " "
        return written + typed[position:last]

    def _joined(self, shape: Shape, place: int, before: str, body: str) -> str:
        """Return what stands before a body so that the two stay apart, or multiply as they did."""
        kind, word, *_ = shape.tokens[place - 1]
        if place not in shape.joined or body[0] != "(":
            apart = _WORD_END.search(before) and _WORD.match(body) and not (
                kind == NUMBER and body[0].isalpha() and body[0] not in "eE")
            return before + " " if apart else before
        before = before.rstrip(" ")
        if self.bracketed:
            return before + "*"
        if kind == NAME:
            letters = word.partition("_")[0]
            if len(letters) > 1 and letters not in GREEK_WORDS:
                return before + "*"  # a word before a bracket would be a function
            if word in self.reading.graph.names and word not in self.inputs or word in OFTEN_FUNCTIONS:
                return before + " "
        return before

    def _bracketed(self, shape: Shape, place: int, behind: int, body: _Body) -> str:
        """Return a body as it stands at a place: in brackets where it would be torn apart."""
        return f"({body.text})" if self._tears(shape, place, behind, body) else body.text

    def _tears(self, shape: Shape, place: int, behind: int, body: _Body) -> bool:
        before = shape.tokens[place - 1][0] if place else OPEN
        if before == BAR and shape.ends.get(place - 1) == behind + 1:
            return False
        if before in (OPEN, COMMA) and shape.tokens[behind][0] in (CLOSE, COMMA, END):
            return False
        if self.bracketed or body.is_whole:
            # A power behind a command would look as if it were that of its last letter.
            return self.bracketed or (body.text[0] == "\\" and shape.is_power(behind))
        readers = self.readers.get(body.root, [])
        if before in (EXPONENTIAL, ROOT) or len(readers) != 1:
            return True
        made = self.reading.builder.made
        [(reader, slot)] = readers
        child = REGISTRY.by_numpy[np.power] if body.is_power else made[body.root].rule
        return wraps(made[reader].rule, slot, child)
