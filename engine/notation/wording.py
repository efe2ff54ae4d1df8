"""Wordings: what all steps of one kind say, with places for the nodes and numbers of the step at hand.

A graph of a thousand nodes has thousands of steps and some ten wordings. A place is a word:

- ``"upstream"``, ``"node"``: the step's field of that name; ``"of"``: the node that is differentiated
- ``"input 0"``, ``"input -1"``: the first and the last input of the step's node, whose id is the slot of its value, too
- ``"own 0"``: the first of the numbers that only this step's lines need
- ``"stated 0"``: whether the first of its op's notes and edges holds at the step's node
- ``"given 0"``: the first of what the step gives beside
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from engine.graph import Literal, Node
from engine.notation.formula import Called, Eq, Formula, Given, If, Ink, Num, Part, Sentence
from engine.notation.labels import ELIDED, OPERANDS, elided
from engine.notation.lines import Lines, StepNote
from engine.op import Face, Function, Op
from engine.structure import Step

KEPT = 1024
"""So many wordings of each kind are kept for other graphs: about 5 kB each with what travels of them."""

Known = tuple[Any, Any, str]
"""A literal as what tells it from others that look otherwise: 1/2 from 0.5, −0 from 0."""
Literals = tuple[Known, ...]


@dataclass(frozen=True, eq=False)
class Wording:
    """Lines whose slots are places; each wording is one of its kind.

    Attributes
    ----------
    lines : Lines
    own : int
        How many numbers a step has that only its lines need.
    """

    lines: Lines
    own: int


class Standing(NamedTuple):
    """A step, for a wording to stand at: what its places mean there."""

    step: Step
    node: Node
    of: int
    own: int
    stated: int
    given: tuple[Any, ...]
    face: Callable[[int, str], Face]

    def __call__(self, place: str) -> Any:
        """What stands in a place."""
        name, _, index = place.partition(" ")
        if not index:
            return self.of if name == "of" else getattr(self.step, name)
        i = int(index)
        if name == "given":
            return self.given[i]
        return self.node.inputs[i] if name == "input" else (self.own if name == "own" else self.stated) + i

    def lines(self, wording: Wording) -> Lines:
        """Return a wording's lines at this step."""
        return Lines._make(line and self._line(line) for line in wording.lines)

    def _line(self, line: Any) -> Any:
        if isinstance(line, Sentence):
            return self._hole(line)
        if isinstance(line[0], StepNote):
            return tuple(StepNote(note.kind, self(note.slot), self._hole(note.sentence)) for note in line)
        return self._formula(line)

    def _formula(self, formula: Formula) -> Formula:
        return tuple(piece if isinstance(piece, str) else self._piece(piece) for piece in formula)

    def _piece(self, piece: Any) -> Any:
        match piece:
            case Num(slot):
                return piece._replace(slot=self(slot))
            case Eq(left, right):
                return Eq(self(left), self(right))
            case Ink(ink, pieces):
                return Ink(ink, self._formula(pieces))
            case Part(node, pieces):
                return Part(node, self._formula(pieces))
            case If(slot, then, other):
                return If(self(slot), self._formula(then), self._formula(other))
            case Called(node, by):
                return self.face(self(node), by).latex
        found = self(piece.place)
        return found.latex if isinstance(found, Face) else found

    def _hole(self, hole: Any) -> Any:
        match hole:
            case Num(slot):
                return hole._replace(slot=self(slot))
            case If(slot, then, other):
                return If(self(slot), self._hole(then), self._hole(other))
            case Sentence(key, holes):
                return Sentence(key, {name: self._hole(inner) for name, inner in holes.items()})
            case Called(node, by):
                return self.face(self(node), by)
            case Given(place):
                return self(place)
            case list():
                return [self._hole(item) for item in hole]
        return hole


def known(value: Any) -> Known:
    """Return a literal as what can be looked up.

    Examples
    --------
    >>> known(Literal.fraction(1, 2)), known(0.5)
    ((0.5, (1.0, 2.0), '0.5'), (0.5, None, '0.5'))
    """
    if isinstance(value, tuple):
        return value, None, repr(value)
    return float(value), getattr(value, "over", None), repr(float(value))


def literal_of(value: Known) -> Any:
    """Return the literal again."""
    if isinstance(value[0], tuple):
        return value[0]
    return Literal(value[0]) if value[1] is None else Literal.fraction(*value[1])


def attrs_of(op: Op, literals: Literals) -> dict[str, Any]:
    """Return the attributes of a node of an op with these literals: one, or none.

    Examples
    --------
    >>> from engine.op import REGISTRY
    >>> attrs_of(REGISTRY["pow"], (known(2.0),))
    {'exponent': 2.0}
    """
    return {op.literal: literal_of(literals[0])} if op.literal and literals else {}


def crowd(inputs: int) -> int:
    """Return how many inputs a node has for its words: of those with a long row the middle is left out."""
    return min(inputs, OPERANDS + 1)


def places(count: int) -> list[str | None]:
    """Return the places of a node's inputs, None for those left out; `count` is its `crowd`.

    Examples
    --------
    >>> places(2), places(crowd(500))
    (['input 0', 'input 1'], ['input 0', 'input 1', None, 'input -1'])
    """
    last = count - 1 if count > OPERANDS else None
    return [None if slot is None else "input -1" if slot == last else f"input {slot}" for slot in elided(count)]


def called(count: int) -> list[Any]:
    """Return a node's inputs as they are called; `count` is its `crowd`."""
    return [ELIDED.face if place is None else Called(place) for place in places(count)]


class Stated(NamedTuple):
    """A note or edge of an op, in the order of their places."""

    kind: str
    when: Function
    key: str


def stated(op: Op) -> tuple[Stated, ...]:
    """Return an op's notes, then its edges.

    Examples
    --------
    >>> from engine.op import REGISTRY
    >>> [one.kind for one in stated(REGISTRY["relu"])], stated(REGISTRY["mul"])
    (['kink'], ())
    """
    edges = (Stated("edge", edge.when, edge.key) for edges in op.edges.values() for edge in edges)
    return (*(Stated(*note) for note in op.notes), *edges)
