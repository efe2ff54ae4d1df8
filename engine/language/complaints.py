"""Which fault it is when the expression loop cannot go on."""

from math import inf

from engine.composed import Composed
from engine.language.faults import Fault, fault, stray
from engine.language.folding import Source
from engine.language.latex import GROUP, GROUP_END, WHOLE, WHOLE_END
from engine.language.pending import Pending
from engine.language.suggest import call_of
from engine.language.tokens import (
    BAR,
    BEHIND,
    CLOSE,
    COLON,
    COMMA,
    CONSTANT,
    END,
    EQUALS,
    FAULT,
    FUNCTION,
    NAME,
    NUMBER,
    OPEN,
    SQUARE_END,
    Token,
)
from engine.op import Op

_MATES = {GROUP: GROUP, GROUP_END: GROUP, WHOLE: WHOLE, WHOLE_END: WHOLE}

_ODD = (SQUARE_END, COLON, BEHIND)

Complaint = tuple[Fault, int, int]
"""A fault, and where it starts and ends."""


def no_operand(source: Source, tokens: list[Token], position: int, begins: int) -> Complaint:
    """A name, number or bracket was expected, and something else stands there."""
    kind, value, start, end = tokens[position]
    if kind == FAULT:
        return value, start, end
    if kind in _ODD:
        return stray(value), start, end
    if kind == END or (kind == CLOSE and not value):
        if position == 0:
            return fault("unexpected-end", what="="), begins, begins
        _, _, first, last = tokens[position - 1]
        what = source.quote(first, last)
        if what == "*" and position > 1 and tokens[position - 2][0] == NAME and tokens[position - 2][3] == first:
            return fault("unexpected-end", "star", what=what, name=tokens[position - 2][1]), last, last
        return fault("unexpected-end", what=what), last, last
    return fault("unexpected-token", "operand", what=source.quote(start, end) or value), start, end


def no_operator(source: Source, tokens: list[Token], position: int, innermost: Pending) -> Complaint:
    """An operator or the end was expected, and something else stands there."""
    kind, value, start, end = tokens[position]
    if kind == FAULT:
        return value, start, end
    if kind in _ODD:
        return stray(value), start, end
    if kind == END:
        return unclosed(source, innermost)
    if kind == EQUALS:
        if innermost.kind != END and not _closes(tokens, position):
            return unclosed(source, innermost)
        return fault("unexpected-token", "one-equals" if innermost.kind == END else "equals", what="="), start, end
    if kind == COMMA and innermost.kind == BAR:
        return unclosed(source, innermost)
    if kind == COMMA and innermost.kind == OPEN:
        opened = innermost.count
        if opened and tokens[opened - 1][0] == NAME:
            first, last = _run(tokens, opened - 1)
            stop = _matching(tokens, opened)
            what, whole = source.quote(first, last), source.quote(first, tokens[stop][3])
            return fault("unknown-function", "name-output", what=what, whole=whole), first, last
    decimal = kind == COMMA and tokens[position - 1][0] == NUMBER == tokens[position + 1][0]
    return fault("unexpected-token", "decimal-point" if decimal else "comma", what=source.quote(start, end)), start, end


def unclosed(source: Source, innermost: Pending) -> Complaint:
    """The innermost bracket has no end."""
    start, end = innermost.start, innermost.end
    if innermost.kind == FUNCTION:
        start = end - 1
    sign = innermost.sign(source.text)
    close = {GROUP: "}", WHOLE: "}", "|": "|"}.get(sign, ")")
    return fault("unclosed-bracket", "close-it", what=source.quote(start, end) or "(", close=close), start, end


def mismatched(source: Source, innermost: Pending, start: int, end: int) -> Complaint:
    """A closing bracket closes nothing, or stands where another should."""
    braces = source.text[start:end] in (GROUP_END, WHOLE_END)
    if innermost.kind == BAR or (braces and innermost.kind != END):
        return unclosed(source, innermost)
    return fault("unopened-bracket", "drop-it", what=source.quote(start, end)), start, end


def is_mismatched(source: Source, innermost: Pending, sign: str) -> bool:
    """Whether a bracket of one kind is closed by another: braces close braces, and nothing else does."""
    return _MATES.get(sign) != _MATES.get(innermost.sign(source.text))


def two_numbers(source: Source, tokens: list[Token], position: int) -> Complaint:
    """Two numbers stand side by side."""
    (_, _, first, last), (_, _, start, end) = tokens[position - 1], tokens[position]
    left, right = source.quote(first, last), source.quote(start, end)
    return fault("missing-operator", "write-times", left=left, right=right), start, end


def bare_comparison(source: Source, op: Op, first: int, last: int, start: int, end: int) -> Complaint:
    """A comparison stands outside brackets."""
    sign = source.quote(start, end)
    return fault("unexpected-token", "comparison", what=sign, left=source.quote(first, last)), start, end


def user_function(source: Source, tokens: list[Token], position: int) -> Complaint:
    """A part that was given with arguments is called with others."""
    _, _, start, _ = tokens[position]
    end = tokens[_matching(tokens, position + 1)][3]
    return fault("user-function", "no-functions", what=source.quote(start, end)), start, end


def arity(op: Op | Composed, got: int) -> Fault:
    """Tell how many arguments a function takes, and show it."""
    least, most = op.arity
    hint = "arity-several" if op.variadic else "arity-one" if most == 1 else "arity-exact" if most == least else (
        "arity-least" if most == inf else "arity-between")
    return fault("arity", hint, what=op.name, got=got, wanted=least, most=most, meant=call_of(op.name))


def _closes(tokens: list[Token], position: int) -> bool:
    """Whether the innermost bracket at a position is closed behind it."""
    depth = 1
    for kind, *_ in tokens[position:]:
        depth += (kind == OPEN) - (kind == CLOSE)
        if depth == 0:
            return True
    return False


def _run(tokens: list[Token], position: int) -> tuple[int, int]:
    """Return where the whole run stands whose last letter this name is."""
    last = tokens[position][3]
    while position and tokens[position - 1][0] in (NAME, CONSTANT) and tokens[position - 1][3] == tokens[position][2]:
        position -= 1
    return tokens[position][2], last


def _matching(tokens: list[Token], position: int) -> int:
    """Return the position of the bracket that closes this one, or of the last token."""
    depth = 0
    for place in range(position, len(tokens)):
        depth += (tokens[place][0] == OPEN) - (tokens[place][0] == CLOSE)
        if depth == 0:
            return place
    return len(tokens) - 2
