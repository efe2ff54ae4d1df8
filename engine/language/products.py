"""Where a product, a power or a fraction reads otherwise than it may be meant."""

from collections.abc import Container, Iterator
from typing import NamedTuple

from engine.language.shape import Shape
from engine.language.tokens import BAR, BEHIND, CONSTANT, EXPONENTIAL, NAME, NUMBER, OPEN

Change = tuple[int, int, str]
"""Where in what was typed something goes, and what comes."""


class Finding(NamedTuple):
    """One place of a notice: its kind, where it starts and ends in the folded text, and the other reading."""

    code: str
    start: int
    end: int
    changes: tuple[Change, ...] = ()


def products(shape: Shape, called: Container[str], declared: Container[str],
             arrays: Container[str] = ()) -> Iterator[Finding]:
    """Yield what is to be said of one statement.

    Parameters
    ----------
    shape : Shape
        The statement.
    called : container of str
        Names behind which a bracket is no function's.
    declared : container of str
        Names that the text or the inputs declare.
    arrays : container of str
        Names of vectors and matrices.
    """
    for position in shape.places():
        kind = shape.tokens[position][0]
        if kind == OPEN and position:
            yield from _call(shape, position, called)
        elif kind == NUMBER and position in shape.joined:
            yield _number_last(shape, position)
        elif shape.is_over(position):
            yield from _fraction(shape, position)
        elif shape.is_power(position):
            yield from _transposed(shape, position, declared, arrays) or _exponent(shape, position)
        elif kind == BEHIND and shape.source.text[shape.tokens[position][2]] != ".":
            yield _turned(shape, position)


def _around(shape: Shape, first: int, last: int) -> tuple[Change, ...]:
    """Put brackets round the tokens from one to another."""
    start, end = shape.source.origin(shape.tokens[first][2]), shape.source.stop(shape.tokens[last][3])
    return (start, start, "("), (end, end, ")")


def _without(shape: Shape, first: int, last: int) -> tuple[Change, ...]:
    """Take tokens away; what stood before and behind them stays apart."""
    text, source = shape.source.typed, shape.source
    start, end = source.origin(shape.tokens[first][2]), source.stop(shape.tokens[last][3])
    behind = text[end:end + 1]
    return ((start, end, " " if behind.isalnum() or behind in ("(", "\\", "|") and behind else ""),)


def _call(shape: Shape, position: int, called: Container[str]) -> Iterator[Finding]:
    """A bracket touches a name that often is a function's: g(x)."""
    kind, name, start, end = shape.tokens[position - 1]
    if kind == NAME and name in called and shape.touches(position) and shape.source.text[end] == "(":
        last = shape.ends[position] - 1
        yield Finding("reads-as-product", start, shape.tokens[last][3], _without(shape, position, last))


def _number_last(shape: Shape, position: int) -> Finding:
    """A number stands behind what it multiplies: x 2."""
    source, (_, _, start, end) = shape.source, shape.tokens[position]
    before = position - 1
    change = source.stop(shape.tokens[before][3]), source.origin(start), "^"
    return Finding("number-last", shape.tokens[shape.begins.get(before, before)][2], end, (change,))


def _fraction(shape: Shape, position: int) -> Iterator[Finding]:
    """A factor touches the denominator: 1/2x; only (1/2)(x + y) is common."""
    first = shape.behind_signs(position + 1)
    behind = shape.factor(first)
    last = shape.run(behind) - 1
    if last < behind:
        return
    before = shape.tokens[position - 1]
    if before[0] == NUMBER and shape.tokens[first][0] == NUMBER and behind == first + 1 and (
            shape.tokens[behind][0] in (OPEN, BAR)):
        return
    start = shape.tokens[shape.begins.get(position - 1, position - 1)][2]
    yield Finding("fraction", start, shape.tokens[last][3], _around(shape, position + 1, last))


def _transposed(shape: Shape, position: int, declared: Container[str], arrays: Container[str]) -> list[Finding]:
    """A power T that nothing declares is meant for a vector: w^T x, of numbers."""
    braces = shape.tokens[position + 1][0] == OPEN
    token = shape.tokens[position + 1 + braces]
    last = position + 1 + 2 * braces
    if shape.tokens[position][0] == EXPONENTIAL or token[:2] != (NAME, "T") or "T" in declared or (
            braces and shape.ends.get(position + 1) != last + 1):
        return []
    start = shape.tokens[shape.begins.get(position - 1, position - 1)][2]
    if shape.tokens[position - 1][1] in arrays:
        return []
    return [Finding("reads-as-power", start, shape.tokens[last][3], _without(shape, position, last))]


def _turned(shape: Shape, position: int) -> Finding:
    """A power T of an array was read as its transpose: W^T."""
    _, _, start, end = shape.tokens[position]
    first = shape.tokens[shape.begins.get(position, position)][2]
    return Finding("transposed", first, end, ((shape.source.origin(start), shape.source.stop(end), "^(T)"),))


def _exponent(shape: Shape, position: int) -> Iterator[Finding]:
    """What touches an exponent is no longer part of it: e^2x, x^1/2."""
    tokens = shape.tokens
    exponent = shape.behind_signs(position + 1)
    kind, value, *_ = tokens[exponent]
    base = position if tokens[position][0] == EXPONENTIAL else position - 1
    start = tokens[shape.begins.get(base, base)][2]
    behind = exponent + 1
    if kind == NUMBER and value == 1 and shape.is_over(behind) and tokens[behind + 1][0] == NUMBER and (
            shape.touches(behind) and shape.touches(behind + 1)):
        yield Finding("exponent-ends", start, tokens[behind + 1][3], _around(shape, position + 1, behind + 1))
    elif kind in (NAME, CONSTANT) or (kind == NUMBER and tokens[position][0] == EXPONENTIAL):
        last = shape.run(behind, (NAME, CONSTANT, NUMBER)) - 1
        if last >= behind:
            yield Finding("exponent-ends", start, tokens[last][3], _around(shape, position + 1, last))
