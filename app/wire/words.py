"""Words as they travel: faces, formulas and sentences with holes, and the wordings made of them; `docs/trace.md`."""

import msgspec

from engine.errors import Span


class Place(msgspec.Struct, gc=False):
    """A stretch of the text, in code points: offset from 0, line and column from 1."""

    start: int
    length: int
    line: int
    column: int

    @classmethod
    def of(cls, span: Span) -> "Place":
        """Return a place of the engine's as it travels."""
        return cls(span.start, span.length, span.line, span.column)


class Face(msgspec.Struct, gc=False):
    """One thing as it is written, in mathematics, and spoken."""

    text: str
    latex: str
    spoken: "str | Sentence"


Slot = int | str
"""A slot of the numbers, or in a wording the place that stands for it."""


class Piece(msgspec.Struct, gc=False, omit_defaults=True):
    """A piece of a formula that is not plain LaTeX: a number, an equals sign, ink, a brace, a node's part, or a choice.

    In a wording also a node as it is called, or what the step gives.
    """

    n: Slot | None = None
    role: str | None = msgspec.field(default=None, name="as")
    ink: str | None = None
    node: int | None = None
    equal: tuple[Slot, Slot] | None = None
    like: tuple[list[list[list[Slot]]], Slot] | None = None
    under: "list[str | Piece] | None" = None
    of: "list[str | Piece] | None" = None
    when: Slot | None = msgspec.field(default=None, name="if")
    then: "list[str | Piece] | None" = None
    other: "list[str | Piece] | None" = msgspec.field(default=None, name="else")
    called: str | None = None
    by: str | None = None
    given: str | None = None


class Hole(msgspec.Struct, gc=False, omit_defaults=True):
    """What fills a hole of a sentence: a face, a number, a sentence, a list, or a choice; in a wording see `Piece`."""

    face: Face | None = None
    n: Slot | None = None
    key: str | None = None
    holes: "dict[str, str | int | Hole] | None" = None
    items: "list[str | int | Hole] | None" = msgspec.field(default=None, name="list")
    when: Slot | None = msgspec.field(default=None, name="if")
    then: "str | int | Hole | None" = None
    other: "str | int | Hole | None" = msgspec.field(default=None, name="else")
    called: str | None = None
    by: str | None = None
    given: str | None = None


class Sentence(msgspec.Struct, gc=False):
    """A sentence of the catalogue, and what fills its holes."""

    key: str
    holes: dict[str, str | int | Hole]


Formula = list[str | Piece]


class Note(msgspec.Struct, gc=False):
    """Something to say when the number in `slot` is not 0."""

    kind: str
    slot: Slot
    sentence: Sentence


class Wording(msgspec.Struct, gc=False, omit_defaults=True):
    """What the board says at each step of one kind."""

    title: Sentence
    rule: Formula
    sentence: Sentence
    spoken: Sentence
    gradient: Formula = []
    upstream: Formula = []
    local_rule: Formula = []
    contribution: Formula = []
    sum: Formula = []
    jacobian: Formula = []
    status: Sentence | None = None
    notes: list[Note] = []
