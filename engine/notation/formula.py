"""Formulas and sentences with holes: what a line says before it is known in which numbers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import Any, NamedTuple

from engine.notation import arraynumbers as arrays
from engine.notation import numbers as written
from engine.op import Face
from engine.words import ENGLISH

Slot = Any
"""Where a number stands; in a wording (`wording.py`) the place that stands for it."""


class Num(NamedTuple):
    """The number of a slot; `role` as in `numbers.latex`, `ink` is v for a value, g for a gradient."""

    slot: Slot
    role: str = "plain"
    ink: str = "v"


class Eq(NamedTuple):
    """An equals sign, or ≈ when the two slots do not show the same digits."""

    left: Slot
    right: Slot


class Like(NamedTuple):
    """An equals sign, or ≈ when a sum of products of the digits shown does not give those of the slot `right`.

    `terms` are the products; a factor is the slots that add up to it.
    """

    terms: tuple[tuple[tuple[Slot, ...], ...], ...]
    right: Slot


class Brace(NamedTuple):
    """Pieces with a brace below, and what stands under it: for the eye alone."""

    pieces: "Formula"
    under: "Formula"


class Ink(NamedTuple):
    """Pieces in a colour: v, g, or soft."""

    ink: str
    pieces: "Formula"


class Part(NamedTuple):
    """Pieces that stand for a node of the graph: what is lit when the reader points at it."""

    node: int
    pieces: "Formula"


class If(NamedTuple):
    """One of two, as the number in a slot is 0 or not: pieces in a formula, holes in a sentence."""

    slot: Slot
    then: Any
    other: Any


class Called(NamedTuple):
    """In a wording: a node as it is called, by its ``label``, its own ``expression``, or its ``mark``."""

    node: str
    by: str = "label"


class Given(NamedTuple):
    """In a wording: what stands in a place itself, a count, or a face or LaTeX of one step alone."""

    place: str


Piece = str | Num | Eq | Like | Brace | Ink | Part | If | Called | Given
Formula = tuple[Piece, ...]


def latex(formula: Formula, numbers: Sequence[Any]) -> str:
    r"""Return a formula as plain LaTeX, its numbers filled in and its inks left out.

    Examples
    --------
    >>> latex(("f = ", Num(0, "factor"), r" \cdot ", Num(1), " ", Eq(2, 2), " ", Num(2)), [-2.0, 13.0, -26.0])
    'f = (-2) \\cdot 13 = -26'
    """
    return "".join(_piece(piece, numbers) for piece in formula)


def _piece(piece: Piece, numbers: Sequence[Any]) -> str:
    match piece:
        case Num(slot, role, _):
            x = numbers[slot]
            return written.latex(x, role) if isinstance(x, float) and role != "row" else arrays.latex(x, role)
        case Eq(left, right):
            return "=" if arrays.alike(numbers[left], numbers[right]) else r"\approx"
        case Like(terms, right):
            return "=" if written.alike(product_of(terms, numbers), numbers[right]) else r"\approx"
        case Ink(_, pieces) | Part(_, pieces) | Brace(pieces, _):
            return latex(pieces, numbers)
        case If(slot, then, other):
            return latex(then if numbers[slot] else other, numbers)
        case str():
            return piece
    raise TypeError(f"{piece} stands in a wording, not in a line")


def product_of(terms: Sequence[Any], numbers: Sequence[Any]) -> float:
    """Return what the digits shown give: the sum of products of sums of slots.

    Examples
    --------
    >>> product_of([[[0], [1, 1]]], [-0.43234, 2.0])
    -1.728
    """
    return sum(prod(sum(written.shown_of_one(numbers[slot]) for slot in factor) for factor in term) for term in terms)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the catalogue and what fills its holes.

    Attributes
    ----------
    key : str
        Which sentence.
    holes : mapping
        A string or whole number, a `Face`, a `Num`, a `Sentence`, an `If`, or a list of these. A list's
        joint stands in the text: ``{inputs| plus }``, with a second one for the last.
    """

    key: str
    holes: Mapping[str, Any] = field(default_factory=dict)

    def fill(self, numbers: Sequence[Any], *, aloud: bool = False, **more: Any) -> str:
        """Return the English, as text or as it is spoken; `more` fills holes left to the reader.

        Examples
        --------
        >>> from engine.words import declare
        >>> declare({"formula.example": "{things|, | and } make {n}"})
        >>> Sentence("formula.example", {"things": ["x", "y", "z"], "n": Num(0)}).fill([-2.0], aloud=True)
        'x, y and z make minus 2'
        """
        holes = {**self.holes, **more}

        def one(hole: Any) -> str:
            match hole:
                case Num(slot, _, _):
                    return arrays.spoken(numbers[slot]) if aloud else arrays.text(numbers[slot])
                case Face():
                    return one(hole.spoken if aloud else hole.text)
                case If(slot, then, other):
                    return one(then if numbers[slot] else other)
                case Sentence():
                    return hole.fill(numbers, aloud=aloud)
                case _:
                    return str(hole)

        def replace(match: re.Match[str]) -> str:
            name, joint, last = match[1], match[2], match[3]
            if name not in holes:
                return match[0]
            if joint is None:
                return one(holes[name])
            items = [one(item) for item in holes[name]]
            return joint.join(items) if last is None or len(items) < 2 else joint.join(items[:-1]) + last + items[-1]

        text = ENGLISH[self.key]
        if isinstance(text, dict):
            text = text["one" if holes["count"] == 1 else "other"]
        filled = HOLE.sub(replace, text).replace("**", "")
        return _STOPS.sub("", filled)


_STOPS = re.compile(r",(?=[.,])")
HOLE = re.compile(r"\{(\w+)(?:\|([^{}|]*))?(?:\|([^{}|]*))?\}")
"""A hole of a sentence: its name, and for a list what stands between its items."""
