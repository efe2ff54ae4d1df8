"""What can be wrong with what was given: one kind of error, with its place and the next move."""

from typing import NamedTuple

from engine.words import declare, fill


class Span(NamedTuple):
    """A stretch of the text: where it starts and how many code points it covers.

    Attributes
    ----------
    start : int
        Offset of the first code point, from 0.
    length : int
        Number of code points, 0 or more.
    line, column : int
        The same start as a reader counts it, from 1.
    """

    start: int
    length: int
    line: int
    column: int

    @property
    def end(self) -> int:
        """Offset just behind the last code point."""
        return self.start + self.length


class EngineError(ValueError):
    """Something given cannot be used; says what, where, and what to do.

    Parameters
    ----------
    code : str
        Short name of the kind, e.g. ``"unclosed-bracket"``; ``error.<code>`` is its sentence.
    span : Span, optional
        The place in the text.
    hint : str, optional
        Key of a further sentence that says what to do; ``hint.<hint>`` is looked up.
    **holes
        Fill the holes of both sentences.

    Examples
    --------
    >>> declare({"error.example": "{what} is not known."})
    >>> EngineError("example", what="foo").detail
    'foo is not known.'
    """

    def __init__(self, code: str, span: Span | None = None, hint: str | None = None, **holes: object) -> None:
        self.code = code
        self.span = span
        self.hint_key = hint
        self.holes = holes
        super().__init__(code)

    @property
    def detail(self) -> str:
        """What is wrong, in English."""
        return fill(f"error.{self.code}", self.holes)

    @property
    def hint(self) -> str | None:
        """What to do about it, in English."""
        return fill(f"hint.{self.hint_key}", self.holes) if self.hint_key else None

    def __str__(self) -> str:
        where = f"{self.span.line}:{self.span.column}: " if self.span else ""
        return where + self.detail + (f" {self.hint}" if self.hint else "")


declare(
    {
        "unknown-input": "There is no input called {name}.",
        "unknown-node": "There is no node called {name}.",
        "not-a-part": "{name} is no part of several nodes: there is nothing to open or close.",
        "not-a-number": "The value of {name} must be a number.",
    },
    prefix="error.",
)
