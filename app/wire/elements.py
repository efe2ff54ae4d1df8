"""A pull between arrays element by element, as it travels."""

import msgspec

from app.wire import words
from app.wire.script import formula, sentence
from app.wire.trace import TraceRequest
from engine.notation.elementlines import ElementLine


class ElementsRequest(TraceRequest, forbid_unknown_fields=True, kw_only=True):
    """A document with arrays, and one of its steps."""

    step: int


class ElementBody(msgspec.Struct, gc=False):
    """How one element of a contribution comes about: equalities, each term by term.

    Numbers stand in slots of `picks`, which say where each is among the trace's: the slot of an array, and which of its
    elements, counted row by row.
    """

    links: list[list[words.Formula]]
    spoken: words.Sentence
    picks: list[tuple[int, int]]


class ElementsAnswer(msgspec.Struct):
    """The lines of all elements of the contribution at a step, row by row; none where no Jacobian is drawn."""

    revision: int
    step: int
    lines: list[ElementBody]


def element_body(line: ElementLine) -> ElementBody:
    """Return an element's line as it travels."""
    return ElementBody([[formula(term) for term in link] for link in line.links], sentence(line.spoken),
                       list(line.picks))
