"""Text to tokens; what cannot be one travels on as a fault, so that the leftmost fault is told."""

import re
from collections.abc import Mapping
from functools import lru_cache
from math import isfinite
from typing import Any
from unicodedata import normalize

import numpy as np

from engine.graph import Literal
from engine.language.faults import Fault, fault, stray
from engine.language.latex import GROUP, GROUP_END, WHOLE, WHOLE_END
from engine.language.names import LETTERS, PATTERN
from engine.op import REGISTRY

Token = tuple[int, Any, int, int]
"""Kind, value, where it starts, where it ends (offsets in the folded text)."""

(QUALIFIER, WORD, OPERATOR, OPEN, CLOSE, COMMA, BAR, EQUALS, ROOT, SQUARE, SQUARE_END, COLON, BEHIND, END, NUMBER,
 FAULT, NAME, FUNCTION, CONSTANT, EXPONENTIAL, RAISED, FRACTION, STRAY) = range(1, 24)
"""Kinds of token: to END their value is their text; after FAULT they come of words; the last three never leave here."""

BEFORE_STAR = rf"\*(?!\*)(?:(?=[ ]*(?:[),^*/=<>≤≥≠{GROUP_END}]|!=))|(?=[ ]+[-+]))"
"""The label's star: what may follow a ``*`` that touches a name for it to belong to the name."""

_BAR_NEXT = re.compile(r"[ ]*\|")
_RAISED = "\u00b2\u00b3\u00b9\u2070\u2071\u2074-\u207f\u02b0-\u02b8\u02e1-\u02e3\u1d2c-\u1d61\u1d9c-\u1dbf"
_PATTERN = r"""[ ]*+(?:\#[^\n]*+)?+(?:
    [fFjmnt](?:(?<=n)(?:p|n|umpy)|(?<=m)ath|(?<=t)orch|(?<=j)np|(?<=f)unctional|(?<=F))\.(?=[A-Za-zσ])(?!T(?![A-Za-z0-9_]))
    |NAME|SYMBOL|[][:(),|=\n;]|BEHIND|[0-9]+\.?[0-9]*(?:[eE][+-]?[0-9]+)?|\.[0-9]+(?:[eE][+-]?[0-9]+)?
    |[RAISED]+|\\[A-Za-z]+|\\?[^\n])"""

_FIXED = {"(": OPEN, ")": CLOSE, ",": COMMA, "|": BAR, "=": EQUALS, "\n": END, ";": END, "√": ROOT,
          "[": SQUARE, "]": SQUARE_END, ":": COLON,
          GROUP: OPEN, WHOLE: OPEN, GROUP_END: CLOSE, WHOLE_END: CLOSE}
_FIRST = dict.fromkeys(LETTERS, WORD) | dict.fromkeys("0123456789.", NUMBER)
ONE_RAISED = re.compile(f"[{_RAISED}]")
_NO_FAULTS: Mapping[int, Fault] = {}
_ONE_FRACTION = re.compile("[\u00bc-\u00be\u2150-\u215e\u2189]")


def scan(text: str, longest: int | None = None, faults: Mapping[int, Fault] = _NO_FAULTS) -> list[Token]:
    """Cut a folded text into tokens.

    Parameters
    ----------
    text : str
        The folded text.
    longest : int, optional
        Most characters of a number.
    faults : mapping of int to Fault
        Faults that are known already, by where they stand.

    Returns
    -------
    list of Token
        The last one is an END.

    Examples
    --------
    >>> import engine.ops
    >>> [token[1] for token in scan("2(x1 + y*)")]
    [2.0, '(', 'x1', '+', 'y*', ')', '\\n']
    """
    tokens: list[Token] = []
    add = tokens.append
    bars: _Bars | None = None
    pattern, kinds = _scanner(tuple(REGISTRY.infix), tuple(REGISTRY.prefix), tuple(REGISTRY.postfix))
    end = 0
    for value in pattern.findall(text + "\n"):
        end += len(value)
        if value[0] in " #":
            value = value.lstrip(" ")
            if value[0] == "#":
                value = "\n"
        start = end - len(value)
        kind = kinds.get(value) or _FIRST.get(value[0]) or _kind(value)
        if kind <= END:
            if kind == OPERATOR and value == "*" and _BAR_NEXT.match(text, end):
                bars = bars or _Bars(tokens)
                if bars.label_ends(start):
                    kind, word, start, _ = tokens.pop()
                    value = word + value
            elif kind == WORD and value[-1] == ".":
                kind = QUALIFIER
            add((kind, value, start, end))
        elif kind == NUMBER:
            add(_number(value, start, end, longest))
        elif kind == RAISED:
            tokens += _raised(value, start, longest)
        elif kind == FRACTION:
            add(_fraction(value, start, end))
        else:
            what = faults.get(start) or stray(value, bool(tokens) and tokens[-1][3] == start)
            add((FAULT, what, start, end))
    return tokens


@lru_cache(maxsize=16)
def _scanner(infix: tuple[str, ...], prefix: tuple[str, ...],
             postfix: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, int]]:
    """Return the pattern, every match of which is one token and the space before it, and what is always one kind."""
    symbols = sorted({*infix, *prefix}, key=len, reverse=True)
    name = f"{PATTERN}(?:{BEFORE_STAR})?"
    pattern = _PATTERN.replace("SYMBOL", "|".join(map(re.escape, symbols))).replace("RAISED", _RAISED)
    words = [symbol for symbol in postfix if symbol[-1].isalpha()]
    pattern = pattern.replace("BEHIND", "|".join(rf"{re.escape(word)}(?![A-Za-z0-9_])" for word in words) or "(?!)")
    kinds = _FIXED | dict.fromkeys(words, BEHIND) | dict.fromkeys(symbols, OPERATOR)
    return re.compile(pattern.replace("NAME", name), re.VERBOSE), kinds


def _kind(text: str) -> int:
    if ONE_RAISED.match(text):
        return RAISED
    return FRACTION if _ONE_FRACTION.match(text) else STRAY


def _number(text: str, start: int, end: int, longest: int | None) -> Token:
    if longest is not None and end - start > longest:
        return FAULT, fault("literal-too-long", "shorter", size=end - start, limit=longest), start, end
    if text == ".":
        return FAULT, stray(text), start, end
    value = float(text)
    if not isfinite(value):
        return FAULT, fault("literal-out-of-range", "smaller", what=text), start, end
    return NUMBER, Literal(value), start, end


def _fraction(character: str, start: int, end: int) -> Token:
    top, _, bottom = normalize("NFKC", character).partition("\u2044")
    if not bottom:
        return FAULT, stray(character), start, end
    return NUMBER, Literal.fraction(float(top), float(bottom)), start, end


def _raised(text: str, start: int, longest: int | None) -> list[Token]:
    """Superscript characters are a power whose exponent they are."""
    plain = "".join(normalize("NFKC", character) for character in text).replace("\u2212", "-")
    end = start + len(text)
    if len(plain) != len(text) or not plain.isascii():
        return [(FAULT, stray(text), start, end)]
    power = REGISTRY.by_numpy[np.power].symbol
    inner = [(kind, value, start + first, start + last) for kind, value, first, last in scan(plain, longest)[:-1]]
    if not plain.isdigit():
        inner = [(OPEN, "", start, start), *inner, (CLOSE, "", end, end)]
    return [(OPERATOR, power, start, start), *inner]


class _Bars:
    """Which bracket is innermost: asked only where a star stands before a bar."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.read = 0
        self.open: list[int] = []
        self.operand = False

    def label_ends(self, start: int) -> bool:
        """Whether a name ends here, and the bar that follows closes the innermost bracket."""
        tokens = self.tokens
        if not tokens or tokens[-1][0] != WORD or tokens[-1][3] != start or tokens[-1][1][-1] == "*":
            return False
        for kind, *_ in tokens[self.read:]:
            if kind == OPEN or (kind == BAR and not (self.operand and self.open and self.open[-1] == BAR)):
                self.open.append(kind)
                self.operand = False
            elif kind in (CLOSE, BAR):
                if self.open:
                    self.open.pop()
                self.operand = True
            else:
                self.operand = kind in (WORD, NUMBER)
        self.read = len(tokens)
        return bool(self.open) and self.open[-1] == BAR
