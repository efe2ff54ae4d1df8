"""How forward steps are worded, and the numbers that only their lines need."""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from engine.graph import Node
from engine.notation import (
    english,  # noqa: F401  (declares the sentences)
    recipes,
)
from engine.notation.formula import Called, Eq, Formula, Num, Sentence
from engine.notation.labels import ELIDED
from engine.notation.lines import Lines, StepNote
from engine.notation.numbers import shown_of_one
from engine.notation.printer import Operand, by_param, compose, literal
from engine.notation.recipes import Recipe
from engine.notation.wording import KEPT, Literals, Stated, Wording, attrs_of, called, places
from engine.op import Op

CHECK, OVERFLOW, UNDEFINED = "own 0", "own 1", "own 2"


@lru_cache(maxsize=KEPT)
def forward_wording(op: Op, literals: Literals, inputs: int, named: bool, notes: tuple[Stated, ...],
                    arrays: bool = False) -> Wording:
    """Return how a forward step is worded.

    Parameters
    ----------
    op, literals
        What its node computes.
    inputs : int
        The `crowd` of its inputs.
    named : bool
        Whether its label is a name.
    notes : tuple of Stated
        What its op states.
    arrays : bool
        Whether arrays are among its numbers: then the value alone is read out.
    """
    attrs = attrs_of(op, literals)
    numbers = [None if place is None else Num(place) for place in places(inputs)]
    given = [ELIDED if number is None else ELIDED._replace(number=number) for number in numbers]
    fixed: list[Operand] = [*map(literal, op.fixed(attrs))]
    filled = compose(op, "latex", [*given, *fixed])
    faces = [operand.face for operand in fixed]
    out = {"out": Called("node", "expression")}
    said = [number or ELIDED.face for number in numbers] + faces
    spoken = Sentence(op.key("spoken", attrs), by_param(op, said) | out)
    of_op = by_param(op, called(inputs) + faces) | out
    holes: dict[str, Any] = {"node": Called("node"), "value": Num("value")}
    head: Any = (Called("node"), " = ") if named else ()
    rule: Formula = (*head, Called("node", "expression"), " = ", *filled, " ", Eq(CHECK, "value"), " ", Num("value"))
    return Wording(Lines(
        title=Sentence("title.forward", {"node": Called("node")}),
        rule=rule,
        sentence=Sentence(op.key("forward", attrs), of_op),
        spoken=Sentence("spoken.forward.named", holes | {"formula": spoken}) if named and not arrays
        else Sentence("spoken.forward", holes),
        notes=(*(StepNote(note.kind, f"stated {i}", Sentence(note.key, of_op)) for i, note in enumerate(notes)
                 if note.kind == "domain"),
               StepNote("domain", OVERFLOW, Sentence("note.overflow")),
               StepNote("domain", UNDEFINED, Sentence("note.undefined")))), own=3)


def forward_recipes(node: Node) -> list[Recipe]:
    """Return how a forward step's own numbers follow, in the order of their places."""
    return [recipes.recomputed(node), recipes.overflows(node), recipes.undefined(node)]


def forward_numbers(node: Node, n: Sequence[float], known: Sequence[Any]) -> list[float]:
    """Return a forward step's own numbers; of what is finite nothing is to be said. `known` is `n` as NumPy has it."""
    if not math.isfinite(n[node.id]):
        return [float(recipe(known)) for recipe in forward_recipes(node)]
    given = [n[id] for id in node.inputs]
    exact = given == [shown_of_one(x) for x in given]
    return [n[node.id] if exact else float(recipes.recomputed(node)(known)), 0.0, 0.0]
