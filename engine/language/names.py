"""Names as they are typed, and their canonical spelling: letters, then parts that start with `_`."""

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from engine.language.folding import Source
from engine.language.letters import ACCENTS, GREEK

MARKS = frozenset({"star", "hat", "bar", "tilde"})
"""Parts of a name that are drawn on its letter; they do not count as letters."""

_GREEK_CLASS = "".join(GREEK)
LETTERS = "".join(map(chr, (*range(65, 91), *range(97, 123)))) + _GREEK_CLASS
"""What a name may begin with."""

_LOW_LETTERS = "\u2090-\u209c\u1d62-\u1d6a\u2c7c"
_LOW_DIGITS = "\u2080-\u2089"

PATTERN = (
    rf"[A-Za-z{_GREEK_CLASS}](?:(?<=[A-Za-z])[A-Za-z]++)?"
    rf"[{''.join(ACCENTS)}]*+"
    rf"(?:(?<=[wWbB])\^[A-Za-z]+[0-9]*(?:_[0-9]+|[{_LOW_DIGITS}]+))?"
    rf"(?:[0-9]+|[{_LOW_DIGITS}]+|[{_LOW_LETTERS}]+)?"
    rf"(?:_(?:[A-Za-z]+[0-9]*|[0-9]+|[{_GREEK_CLASS}]))*+"
)
"""A run of letters with what belongs to its last letter: accents, superscript, index, marks."""

_WHOLE = re.compile(rf"{PATTERN}\*?")
_PIECES = re.compile(rf"[A-Za-z]+[0-9]*|[0-9]+|[*{''.join(ACCENTS)}{_GREEK_CLASS}]|[{_LOW_DIGITS}]+|[{_LOW_LETTERS}]+")
_LETTERS = re.compile(rf"[A-Za-z]+|[{_GREEK_CLASS}]")


class Spelling(NamedTuple):
    """A run of letters taken apart.

    Attributes
    ----------
    letters : str
        The run itself; a Greek letter as its word.
    suffix : str
        What belongs to its last letter, in canonical spelling: ``"_h_1_2"``.
    counted : int
        How many letters it has, those of an index counted, those of marks not.
    symbol : str
        The letters as typed.
    """

    letters: str
    suffix: str
    counted: int
    symbol: str

    @property
    def name(self) -> str:
        """The canonical spelling of the run as one name."""
        return self.letters + self.suffix


@lru_cache(maxsize=8192)
def spell(run: str) -> Spelling:
    """Take a run of letters apart.

    Parameters
    ----------
    run : str
        What `PATTERN` matches, perhaps with a ``*`` behind it for the label's star.

    Returns
    -------
    Spelling
        Letters, suffix and count.

    Examples
    --------
    >>> spell("x1")[:3], spell("w_h_12")[:3], spell("xy_star")[:3]
    (('x', '_1', 1), ('w', '_h_1_2', 2), ('xy', '_star', 2))
    """
    symbol = _LETTERS.match(run)[0]  # type: ignore[index]
    letters = GREEK.get(symbol, symbol)
    if len(symbol) == len(run):
        return Spelling(letters, "", len(symbol), symbol)
    parts = [_part(piece) for piece in _PIECES.findall(run[len(symbol):])]
    if letters[-1] in "wW" and len(parts) > 1 and parts[0][0].isalpha() and parts[0] not in MARKS:
        weight = parts[1]
        if len(weight) == 2 and weight.isdigit() and all(part in MARKS for part in parts[2:]):
            parts[1:2] = [weight[0], weight[1]]
    counted = len(symbol) + sum(len(part.rstrip("0123456789")) for part in parts if part not in MARKS)
    return Spelling(letters, "".join("_" + part for part in parts), counted, symbol)


def _part(piece: str) -> str:
    if piece in ACCENTS:
        return ACCENTS[piece][1:]
    if piece == "*":
        return "star"
    return GREEK.get(piece, piece if piece.isascii() else normalize("NFKC", piece))


def canonical(name: str) -> str:
    """Return the canonical spelling of a name as a learner may write it.

    Parameters
    ----------
    name : str
        One name, in any of its spellings; what is no name is returned as it is.

    Examples
    --------
    >>> [canonical(name) for name in ("x1", "α", "ŷ", "y*", "w_h_12", "w^h₀₁", "w_h_10_2")]
    ['x_1', 'alpha', 'y_hat', 'y_star', 'w_h_1_2', 'w_h_0_1', 'w_h_10_2']
    >>> canonical("x + 1"), canonical("x²")
    ('x + 1', 'x²')
    """
    folded = Source(name).text
    return spell(folded).name if _WHOLE.fullmatch(folded) else name
