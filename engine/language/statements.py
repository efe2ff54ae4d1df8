"""The first pass: where statements end, which names they declare, which of them are values."""

from typing import NamedTuple

from engine.language.faults import Fault, fault
from engine.language.names import spell
from engine.language.tokens import (
    CLOSE,
    COMMA,
    END,
    EQUALS,
    FAULT,
    NAME,
    OPEN,
    SQUARE,
    SQUARE_END,
    WORD,
    Token,
)
from engine.language.words import Words, is_reserved, too_long


class Statement(NamedTuple):
    """One statement, still in tokens.

    Attributes
    ----------
    target : str or None
        The name it gives.
    head : tuple of (str, int, int) or None
        The arguments of ``f(x, y) = …`` and where each stands.
    tokens : list of Token
        Its right-hand side (all of it without a target), the END last.
    start, equals, begins, end : int
        Where it starts, where the target ends, where the right-hand side may begin, where it ends.
    fault : tuple of (Fault, int, int) or None
        What is wrong left of the equals sign.
    is_value : bool
        Whether it gives an input its value: a name, and a right-hand side without names. Known
        once the words are.
    """

    target: str | None
    head: tuple[tuple[str, int, int], ...] | None
    tokens: list[Token]
    start: int
    equals: int
    begins: int
    end: int
    fault: tuple[Fault, int, int] | None
    is_value: bool = False


_OPENS, _CLOSES = (OPEN, SQUARE), (CLOSE, SQUARE_END)


def split(tokens: list[Token]) -> list[list[Token]]:
    """Cut tokens into statements that are not empty; each ends in an END.

    A new line inside brackets is a space, and a comma before ``name =`` ends a statement.

    Examples
    --------
    >>> import engine.ops
    >>> from engine.language.tokens import scan
    >>> [len(statement) for statement in split(scan("x = 2, y = (x" + chr(10) + "+ 1);;"))]
    [4, 8]
    """
    kinds = [token[0] for token in tokens]
    if COMMA not in kinds and kinds.count(END) == 1:
        return [tokens] if len(tokens) > 1 else []
    statements: list[list[Token]] = []
    begin = depth = 0
    folded = False
    for position, kind in enumerate(kinds):
        if kind in _OPENS:
            depth += 1
        elif kind in _CLOSES:
            depth -= depth > 0
        elif kind == END or (
                kind == COMMA and not depth and position > begin and _target_follows(tokens, position + 1)):
            _, sign, start, end = tokens[position]
            if depth and sign == "\n" and position + 1 < len(tokens):
                folded = True
                continue
            if position > begin:
                statement = [t for t in tokens[begin:position] if t[0] != END] if folded else tokens[begin:position]
                statement.append((END, sign, start, end))
                if len(statement) > 1:
                    statements.append(statement)
            begin, depth, folded = position + 1, 0, False
    return statements


def _target_follows(tokens: list[Token], position: int) -> bool:
    if tokens[position][0] != WORD:
        return False
    position += 1
    if tokens[position][0] == OPEN:
        while tokens[position][0] in (OPEN, WORD, COMMA):
            position += 1
        position += tokens[position][0] == CLOSE
    return tokens[position][0] == EQUALS


def outline(tokens: list[Token], longest: int) -> Statement:
    """Read what stands left of a statement's equals sign.

    Parameters
    ----------
    tokens : list of Token
        One statement of `split`.
    longest : int
        Most characters of a name.

    Examples
    --------
    >>> import engine.ops
    >>> from engine.language.tokens import scan
    >>> outline(split(scan("f(x1, y) = x1"))[0], 32)[:2]
    ('f', (('x_1', 2, 4), ('y', 6, 7)))
    """
    start, end = tokens[0][2], tokens[-2][3]
    equals = _equals_sign(tokens)
    if equals is None or equals == 0:
        return Statement(None, None, tokens, start, start, start, end, None)
    left, right = tokens[:equals], tokens[equals + 1:]
    stop = left[-1][3]
    target, head, wrong = None, None, None
    if left[0][0] == WORD and (len(left) == 1 or (left[1][0] == OPEN and left[-1][0] == CLOSE)):
        target, wrong = _name(left[0], longest)
        if wrong is None and len(left) > 1:
            head, wrong = _head(left[2:-1], longest)
    if target is None and wrong is None or (wrong is not None and wrong[0].code == "bad-target"):
        first = next((t for t in left if t[0] == FAULT), None)
        wrong = (first[1], first[2], first[3]) if first else (fault("bad-target", "target", what="This"), start, stop)
    return Statement(target, head, right, start, stop, tokens[equals][3], end, wrong)


def resolved(statement: Statement, words: Words) -> Statement:
    """Return the statement with its words read."""
    target, head, tokens, start, equals, begins, end, wrong, _ = statement
    tokens = words.resolve(tokens)
    value = target is not None and head is None and NAME not in [token[0] for token in tokens]
    return Statement(target, head, tokens, start, equals, begins, end, wrong, value)


def _equals_sign(tokens: list[Token]) -> int | None:
    kinds = [token[0] for token in tokens]
    if EQUALS not in kinds:
        return None
    position = kinds.index(EQUALS)
    return position if kinds[:position].count(OPEN) == kinds[:position].count(CLOSE) else None


def _name(token: Token, longest: int) -> tuple[str, tuple[Fault, int, int] | None]:
    _, run, start, end = token
    name = spell(run).name
    if is_reserved(name):
        return name, (fault("reserved-name", "other-name", what=run), start, end)
    if len(name) > longest:
        return name, (too_long(name, longest), start, end)
    return name, None


def _head(tokens: list[Token], longest: int) -> tuple[tuple[tuple[str, int, int], ...], tuple[Fault, int, int] | None]:
    arguments: list[tuple[str, int, int]] = []
    seen: set[str] = set()
    for position, token in enumerate(tokens):
        if token[0] != (COMMA if position % 2 else WORD):
            return (), (fault("bad-target"), 0, 0)
        if position % 2 == 0:
            name, wrong = _name(token, longest)
            if wrong is None and name in seen:
                wrong = fault("assigned-twice", "target-twice", what=token[1]), token[2], token[3]
            if wrong is not None:
                return (), wrong
            seen.add(name)
            arguments.append((name, token[2], token[3]))
    if len(tokens) % 2 == 0:
        return (), (fault("bad-target"), 0, 0)
    return tuple(arguments), None
