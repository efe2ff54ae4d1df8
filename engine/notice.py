"""What is said of a text that can be read, and the other way it could have been meant."""

from collections.abc import Sequence
from typing import NamedTuple

from engine.errors import Span
from engine.words import fill


class Edit(NamedTuple):
    """A stretch of the text, and what is to stand in its place.

    Attributes
    ----------
    span : Span
        What goes; of length 0 where something is put in.
    text : str
        What comes.
    """

    span: Span
    text: str


class Notice(NamedTuple):
    """One thing that a reader of the text should know; a text has at most one of each kind.

    Attributes
    ----------
    code : str
        Its kind: ``notice.<code>`` is its sentence, ``other.<code>`` offers the other reading.
    spans : tuple of Span
        Every place it is about, in their order.
    what : str
        What stands there, as typed.
    edits : tuple of Edit
        What makes the other reading of the text, in their order; empty where it has none.
    """

    code: str
    spans: tuple[Span, ...]
    what: str
    edits: tuple[Edit, ...] = ()

    @property
    def detail(self) -> str:
        """What is to be known, in English."""
        return fill(f"notice.{self.code}", {"what": self.what})


def edited(text: str, edits: Sequence[Edit]) -> str:
    """Return a text with its edits made.

    Parameters
    ----------
    text : str
        The text their spans lie in.
    edits : sequence of Edit
        In their order, none inside another.

    Examples
    --------
    >>> edited("1/2x", [Edit(Span(2, 0, 1, 3), "("), Edit(Span(4, 0, 1, 5), ")")])
    '1/(2x)'
    """
    parts: list[str] = []
    position = 0
    for (start, length, *_), new in edits:
        parts += [text[position:start], new]
        position = start + length
    return "".join(parts) + text[position:]
