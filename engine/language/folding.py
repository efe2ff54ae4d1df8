"""One character for each of the many ways to type it, and where it stood in the text."""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from unicodedata import category, decomposition, normalize

from engine.errors import Span
from engine.language.faults import Fault
from engine.language.latex import GROUP, GROUP_END, WHOLE, WHOLE_END, WRONG, Translation, is_latex
from engine.language.letters import ACCENTS, GREEK

_SKIPPED = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"
_SAME = (
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d", "-")
    | dict.fromkeys("∗⋆＊", "*")
    | dict.fromkeys("·⋅∙•×✕⨯", " *")  # apart from the name before it: a dot is no label's star
    | dict.fromkeys("÷∕⁄", "/")
    | dict.fromkeys("\t\v\f\u0085\u2028\u2029", " ")
    | dict.fromkeys(_SKIPPED, "")
    | dict.fromkeys((GROUP, GROUP_END, WHOLE, WHOLE_END, WRONG), "\ufffd")
    | {"∣": "|", "ℓ": "ell"}
)

_LINE_END = re.compile(r"\r\n|\r|\n")
_ODD_SPACE = re.compile(r"[\t\r\v\f]")


class Source:
    """Text as it is scanned, and the way back to what was typed.

    Parameters
    ----------
    typed : str
        What the learner typed.

    Attributes
    ----------
    text : str
        The folded characters: dashes, full-width and mathematical letters, spaces and line ends
        each as one; superscripts, subscripts and fractions stay, for they mean something. LaTeX is
        translated.
    origins, ends : list of int or None
        For each folded character where the stretch that was typed for it starts and ends, and at last the
        end of the text; None where a character is itself.
    faults : dict of int to Fault
        What is wrong with the LaTeX, by its place in `text`.
    labels : list of (int, int, str)
        See `Translation`.

    Examples
    --------
    >>> Source("ｘ − ŷ").text == "x - y\u0302", Source("x²").text
    (True, 'x²')
    >>> Source("\ufeffx + $").span(4, 5)
    Span(start=5, length=1, line=1, column=6)
    >>> import engine.ops
    >>> Source(r"\\theta + \\cdot").text, Source(r"\\theta + \\cdot").quote(9, 10)
    ('theta +  * ', '\\\\cdot')
    """

    __slots__ = ("_lines", "ends", "faults", "labels", "origins", "text", "typed")

    def __init__(self, typed: str) -> None:
        self.typed = self.text = typed
        self.origins: list[int] | None = None
        self.ends: list[int] | None = None
        self.faults: dict[int, Fault] = {}
        self.labels: list[tuple[int, int, str]] = []
        self._lines = [0]
        ascii = typed.isascii()
        if not (ascii and typed.isprintable()):
            self._lines += [mark.end() for mark in _LINE_END.finditer(typed)]
            if not ascii or _ODD_SPACE.search(typed):
                self._fold(typed)
        if is_latex(self.text):
            self._translate()

    def _fold(self, typed: str) -> None:
        typed = typed.replace("\r\n", " \n").replace("\r", "\n")
        folded = [_fold(character) for character in typed]
        self.text = "".join(folded)
        if len(self.text) != len(typed) or "" in folded:
            self.origins = [offset for offset, piece in enumerate(folded) for _ in piece]
            self.ends = [offset + 1 for offset in self.origins] + [len(typed)]
            self.origins.append(len(typed))

    def _translate(self) -> None:
        latex = Translation(self.text)
        self.faults = latex.faults
        self.labels = latex.labels
        size = len(self.text)
        starts = [self.origin(start) for start in latex.starts] + [self.origin(size)]
        self.ends = [self.stop(end) for end in latex.ends] + [starts[-1]]
        self.origins, self.text = starts, latex.text

    def origin(self, offset: int) -> int:
        """Return where in the typed text an offset of the folded one lies."""
        return offset if self.origins is None else self.origins[offset]

    def stop(self, offset: int) -> int:
        """Return where in the typed text a stretch ends that ends at an offset of the folded one."""
        return offset if self.ends is None else self.ends[offset - 1] if offset else 0

    def place(self, offset: int) -> int:
        """Return where in the folded text an offset of the typed one lies."""
        return offset if self.origins is None else bisect_left(self.origins, offset)

    def quote(self, start: int, end: int) -> str:
        """Return what was typed for a stretch of the folded text."""
        return self.typed[self.origin(start):self.stop(end)] if end > start else ""

    def span(self, start: int, end: int) -> Span:
        """Return the place in the typed text of a stretch of the folded one."""
        if self.origins is not None:
            start, end = self.origins[start], self.stop(end) if end > start else 0
        return self.at(start, max(start, end))  # what stands for nothing typed is nowhere long

    def at(self, start: int, end: int) -> Span:
        """Return a stretch of the typed text as a place."""
        if len(self._lines) == 1:
            return Span(start, end - start, 1, start + 1)
        line = bisect_right(self._lines, start)
        return Span(start, end - start, line, start - self._lines[line - 1] + 1)


@lru_cache(maxsize=1024)
def _fold(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    if character.isascii() or character in GREEK or character in ACCENTS:
        return character
    kind = decomposition(character)
    if kind.startswith(("<super>", "<sub>", "<fraction>")):
        return character
    if category(character) == "Zs":
        return " "
    composed = normalize("NFKC", character)
    if len(composed) == 1 and composed != character:
        return _fold(composed)
    parts = normalize("NFD", character)
    if len(parts) == 2 and parts[0].isascii() and parts[1] in ACCENTS:
        return parts
    return character
