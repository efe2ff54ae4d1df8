"""What stands in square brackets: the numbers of an array, or places in one."""

from collections.abc import Callable, Sequence
from itertools import takewhile
from math import isfinite
from typing import Any

import numpy as np

from engine.builder import Builder
from engine.graph import Literal
from engine.language.complaints import Complaint
from engine.language.faults import fault, stray
from engine.language.folding import Source
from engine.language.numbers import value_of
from engine.language.tokens import (
    CLOSE,
    COLON,
    COMMA,
    END,
    FAULT,
    NAME,
    NUMBER,
    OPEN,
    OPERATOR,
    SQUARE,
    SQUARE_END,
    Token,
)
from engine.op import REGISTRY

DEEPEST = 2
"""Arrays of the language are vectors and matrices."""

Place = int | tuple[int | None, int | None]
Fail = Callable[..., Any]


def are_places(tokens: Sequence[Token], position: int) -> bool:
    """Return whether only whole numbers and stretches stand in a square bracket, and no factor."""
    inner = [*takewhile(lambda token: token[0] != SQUARE_END, tokens[position + 1:])]
    return bool(inner) and all(kind in (NUMBER, COLON, COMMA) or value == "-" for kind, value, *_ in inner)


class Squares:
    """Reads square brackets of one text.

    Parameters
    ----------
    source : Source
        The text.
    aside : callable
        Gives a builder, and what reads an expression into it.
    fail : callable
        Raises a fault at its place.
    """

    def __init__(self, source: Source, aside: Callable[[], tuple[Builder, Any]], fail: Fail) -> None:
        self.source = source
        self.aside = aside
        self.fail = fail

    def array(self, tokens: list[Token], position: int) -> tuple[Any, int]:
        """Read an array from its bracket on; return it as nested tuples, and where its last bracket is."""
        last = self._last(tokens, position)
        inner = tokens[position + 1:last]
        named = next((token for token in inner if token[0] in (NAME, FAULT)), None)
        if named is not None and named[0] == FAULT:
            self.fail(named[1], *named[2:])
        if named is not None:
            self.fail(stray("["), *tokens[position][2:])
        return self._items(tokens, position, 1), last

    def has_names(self, tokens: list[Token], position: int) -> bool:
        """Whether an array of several elements has names among them."""
        kinds = {token[0] for token in tokens[position + 1:self._last(tokens, position)]}
        return COMMA in kinds and NAME in kinds and FAULT not in kinds

    def elements(self, tokens: list[Token], position: int) -> tuple[list[list[Token]], int]:
        """Return the elements of a vector, each an expression, and where its last bracket is."""
        found: list[list[Token]] = []

        def keep(tokens: list[Token]) -> Literal:
            found.append(tokens)
            return Literal(0.0)

        items = self._items(tokens, position, 1, keep)
        last = self._last(tokens, position)
        if isinstance(items[0], tuple):
            self.fail(fault("not-supported", "numbers-in-rows", what="["), *tokens[position][2:])
        return found, last

    def _items(self, tokens: list[Token], position: int, depth: int,
               read: Callable[[list[Token]], Literal] | None = None) -> tuple[Any, ...]:
        start, last = tokens[position][2], self._last(tokens, position)
        if depth > DEEPEST:
            self.fail(fault("array-too-deep", "array-rows"), start, tokens[last][3])
        if last == position + 1:
            self.fail(fault("empty-array", "array-items"), start, tokens[last][3])
        items: list[Any] = []
        for first, stop in self._pieces(tokens, position + 1, last):
            if first == stop:
                odd = tokens[stop][2:]
                self.fail(fault("unexpected-token", "operand", what=self.source.quote(*odd)), *odd)
            if tokens[first][0] == SQUARE and self._last(tokens, first) == stop - 1:
                items.append(self._items(tokens, first, depth + 1, read))
            else:
                items.append((read or self._number)([*tokens[first:stop], (END, "", tokens[stop][2], tokens[stop][2])]))
        lengths = {len(item) if isinstance(item, tuple) else None for item in items}
        if len(lengths) > 1:
            self.fail(fault("ragged-array", "array-rows"), start, tokens[last][3])
        return tuple(items)

    def _number(self, tokens: list[Token]) -> Literal:
        """Read one number, however it is written."""
        if len(tokens) == 2 and tokens[0][0] == NUMBER:
            return tokens[0][1]  # type: ignore[no-any-return]
        builder, expression = self.aside()
        start, end = tokens[0][2], tokens[-1][2]
        read = expression.read(tokens, start)
        found = read if isinstance(read, Literal) else value_of(builder, read)
        if isinstance(found, tuple):
            self.fail(fault("not-supported", "numbers-only", what=self.source.quote(start, end)), start, end)
        value = found if isinstance(found, Literal) else Literal(found)
        if not isfinite(value):
            self.fail(fault("literal-out-of-range", "value-range", what=self.source.quote(start, end)), start, end)
        return value

    def places(self, tokens: list[Token], position: int) -> tuple[tuple[Place, ...], int]:
        """Read places in an array from their bracket on; return them, and where the last bracket is."""
        last = self._last(tokens, position)
        if last == position + 1:
            self.fail(fault("bad-index", "index-array", what="[]"), tokens[position][2], tokens[last][3])
        return tuple([self._place(tokens, *piece) for piece in self._pieces(tokens, position + 1, last)]), last

    def _place(self, tokens: list[Token], first: int, stop: int) -> Place:
        colon = [place for place in range(first, stop) if tokens[place][0] == COLON]
        start, end = tokens[first][2], tokens[stop - 1][3] if stop > first else tokens[stop][3]
        found: list[int | None] = []
        for begin, behind in ([(first, colon[0]), (colon[0] + 1, stop)] if colon else [(first, stop)]):
            number = self._whole(tokens[begin:behind])
            if number is None and (not colon or behind > begin):
                self.fail(fault("bad-index", "index-array", what=self.source.quote(start, end)), start, end)
            found.append(number)
        return (found[0], found[1]) if colon else found[0]  # type: ignore[return-value]

    def _whole(self, tokens: Sequence[Token]) -> int | None:
        """A whole number, perhaps with a minus; None for anything else."""
        sign = 1
        if len(tokens) == 2 and tokens[0][:2] == (OPERATOR, "-"):
            sign, tokens = -1, tokens[1:]
        if len(tokens) != 1 or tokens[0][0] != NUMBER or not float(tokens[0][1]).is_integer():
            return None
        return sign * int(tokens[0][1])

    def _pieces(self, tokens: list[Token], first: int, last: int) -> list[tuple[int, int]]:
        """Cut what stands between brackets at the commas that are in no bracket further in."""
        pieces, depth, begin = [], 0, first
        for position in range(first, last):
            kind = tokens[position][0]
            depth += _DEPTH.get(kind, 0)
            if kind == COMMA and depth == 0:
                pieces.append((begin, position))
                begin = position + 1
        return [*pieces, (begin, last)]

    def _last(self, tokens: list[Token], position: int) -> int:
        """Return where the bracket is closed."""
        depth = 0
        for place in range(position, len(tokens)):
            depth += {SQUARE: 1, SQUARE_END: -1}.get(tokens[place][0], 0)
            if depth == 0:
                return place
        complaint: Complaint = fault("unclosed-bracket", "close-it", what="[", close="]"), *tokens[position][2:]
        return self.fail(*complaint)  # type: ignore[no-any-return]


def square(expression: Any, tokens: list[Token], position: int) -> int:
    """Read an array where an operand is wanted, and return where its last bracket is.

    Of numbers it is a constant; elements with names, each a number, are put one after the other.
    """
    operands, squares, start = expression.operands, expression.squares, tokens[position][2]
    if not squares.has_names(tokens, position):
        value, last = squares.array(tokens, position)
        operands.constant(value, start, tokens[last][3])
        return last  # type: ignore[no-any-return]
    elements, last = squares.elements(tokens, position)
    for element in elements:
        _element(expression, element)
    operands.apply(REGISTRY.by_numpy[np.concatenate], len(elements), start, tokens[last][3])
    return last  # type: ignore[no-any-return]


def _element(expression: Any, tokens: list[Token]) -> None:
    operands, limits, opened = expression.operands, expression.limits, expression.opened
    start, end = tokens[0][2], tokens[-2][3]
    expression.opened = [*opened, SQUARE]
    if limits.depth is not None and len(expression.opened) > limits.depth:
        expression.fail(fault("too-deep", "shorter", limit=limits.depth), start, end)
    operands.settle()
    value = expression.read(tokens, start)
    expression.opened = opened
    (operands.number if isinstance(value, Literal) else operands.node)(value, start, end)
    if operands.is_array():
        expression.fail(fault("not-supported", "numbers-only", what=expression.source.quote(start, end)), start, end)


_DEPTH = {SQUARE: 1, SQUARE_END: -1, OPEN: 1, CLOSE: -1}
