"""How the seed and the pulls are worded, and the numbers that only their lines need."""

import math
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from engine.notation import (
    english,  # noqa: F401  (declares the sentences)
    recipes,
)
from engine.notation.formula import Called, Eq, Formula, Given, If, Ink, Num, Sentence
from engine.notation.lines import Lines, StepNote
from engine.notation.numbers import latex as latex_number
from engine.notation.numbers import shown_of_one
from engine.notation.printer import by_param, literal
from engine.notation.recipes import Recipe
from engine.notation.wording import KEPT, Known, Literals, Stated, Wording, attrs_of, called, literal_of
from engine.op import Op
from engine.structure import Step

_PRODUCT, _SLOPE, _NO_PRODUCT, _OVERFLOW = (f"own {i}" for i in range(4))


@cache
def seed_wording() -> Wording:
    """Return how the seed is worded."""
    gradient, node = derivative("node"), {"node": Called("node")}
    return Wording(Lines(
        title=Sentence("title.seed", node),
        rule=(*gradient, " = ", Num("gradient", ink="g")),
        gradient=gradient,
        sentence=Sentence("sentence.seed", node),
        spoken=Sentence("spoken.seed", node)), own=0)


class PullKind(NamedTuple):
    """What pulls have in common that are worded alike.

    Attributes
    ----------
    op, literals
        What the node pulled through computes.
    slot : int
        Which input of it receives; 0 for a variadic op, whose inputs have one rule.
    inputs : int
        The `crowd` of its inputs.
    named, to_named : bool
        Whether the label of the node, and of the receiver, is a name.
    again : bool
        Whether the receiver is input of the node more than once.
    kept : bool
        Whether the node's expression is written for this step alone.
    state : str
        ``"only"``, ``"more"`` or ``"last"``: how the contribution counts.
    first : bool
        Whether it is the receiver's first.
    local : str or tuple or None
        The local derivative: the place of a node, a literal, or None where it is given.
    is_number : bool
        Whether it is written as the number it is.
    notes : tuple of Stated
        What the op states.
    edges : tuple of str
        Those keys of them that are edges of this input.
    """

    op: Op
    literals: Literals
    slot: int
    inputs: int
    named: bool
    to_named: bool
    again: bool
    kept: bool
    state: str
    first: bool
    local: str | Known | None
    is_number: bool
    notes: tuple[Stated, ...]
    edges: tuple[str, ...]


@lru_cache(maxsize=KEPT)
def pull_wording(kind: PullKind) -> Wording:
    """Return how a pull is worded; it gives, in this order, what `kind` says it has.

    The slot of the sum before, the node's expression, the local derivative, and which place of how many it is.
    """
    op, attrs = kind.op, attrs_of(kind.op, kind.literals)
    places = (f"given {i}" for i in range(5))
    before = None if kind.first else next(places)
    own: Any = Given(next(places)) if kind.kept else Called("node", "expression")
    local = _local(kind, places)
    holes: dict[str, Any] = {"op": Called("node", "mark"), "to": Called("to")}
    again = {"place": Given(next(places)), "places": Given(next(places))} if kind.again else {}
    upstream, gradient = derivative("node", kind.named), derivative("to", kind.to_named)
    by = by_node("to", kind.to_named)
    by = (r"\underline{", *by, "}") if kind.again else by
    partial_of: Formula = (r"\frac{\partial (", own, r")}{\partial ", *by, "}")
    symbols: Formula = () if kind.is_number else (" = ", local)
    edges = [(f"stated {i}", Sentence(note.key)) for i, note in enumerate(kind.notes) if note.key in kind.edges]
    for slot, _ in edges:
        symbols = (If(slot, (), symbols),)
    sign = r" \leftarrow " if kind.state == "more" else r" = \cdots + " if kind.state == "last" else " = "
    # An op that does not route is cut off by others: 0 arrives, and is passed on as a product like any other.
    bare = "cut" if op.routes else "own 4"
    undefined, check = ("own 4", "own 5") if op.routes else ("own 5", "own 6")
    domain = {"note.slope": _SLOPE, "note.product": _NO_PRODUCT, "note.overflow": _OVERFLOW}
    if before:
        domain["note.undefined"] = undefined
    factors = {name: Num(name) for name in ("upstream", "local", "contribution")}
    times: Formula = (Num("upstream", "factor", "g"), r" \times ", Num("local", "factor"), " ",
                      Eq(_PRODUCT, "contribution"), " ")
    count = {} if kind.state == "only" else {"arrived": Given("arrived"), "expected": Given("expected")}
    faces = called(kind.inputs) + [literal(value).face for value in op.fixed(attrs)]
    of_op = by_param(op, faces) | {"out": Called("node", "expression")}
    total = Num("total", ink="g")
    return Wording(Lines(
        title=Sentence("title.pull.again" if kind.again else "title.pull", holes | again),
        rule=(*gradient, sign, Ink("g", upstream), r" \cdot ", *partial_of),
        gradient=gradient,
        upstream=(Ink("g", upstream), " = ", Num("upstream", ink="g")),
        local_rule=(*partial_of, *symbols, " = ", Num("local")),
        contribution=(If(bare, (), times), Num("contribution", ink="g")),
        sum=(total,) if before is None else (
            Num(before, ink="g"), " + ", Num("contribution", "factor", "g"), " ", Eq(check, "total"), " ", total),
        status=Sentence(f"status.{kind.state}", count),
        sentence=Sentence(op.key("backward", attrs, kind.slot), of_op | {"local": local}),
        spoken=Sentence(f"spoken.pull.{kind.state}", holes | count | {
            "product": If(bare, Sentence("spoken.cut"), Sentence("spoken.product", factors)), "total": Num("total")}),
        notes=(*(StepNote(note.kind, f"stated {i}", Sentence(note.key, of_op)) for i, note in enumerate(kind.notes)
                 if note.kind == "kink"),
               *(StepNote("edge", slot, says) for slot, says in edges),
               StepNote("cut", "cut", Sentence("note.cut" if op.routes else "note.cut-off")),
               *(StepNote("domain", slot, Sentence(key)) for key, slot in domain.items()))),
        own=4 + (not op.routes) + 2 * (not kind.first))


def _local(kind: PullKind, places: Iterator[str]) -> Any:
    if kind.local is None:
        return Given(next(places))
    return Called(kind.local) if isinstance(kind.local, str) else literal(literal_of(kind.local)).face


def reads_as_number(value: float | None, latex: str) -> bool:
    """Whether what is written is a literal that looks as its number does."""
    return value is not None and latex == latex_number(value)


def derivative(by: str, named: bool = True) -> Formula:
    """Return the derivative of what is differentiated by a node; `named`: whether its label is a name."""
    return (r"\frac{\partial ", Called("of"), r"}{\partial ", *by_node(by, named), "}")


def by_node(node: str, named: bool) -> Formula:
    """Return a node as it stands under ∂."""
    return (Called(node),) if named else ("(", Called(node), ")")


def pull_recipes(step: Step, before: int | None, routes: bool) -> list[Recipe]:
    """Return how a pull's own numbers follow, in the order of their places.

    Parameters
    ----------
    step : Step
    before : int or None
        The slot of the sum so far, if there was one.
    routes : bool
        Whether the op pulled through does.
    """
    own = [recipes.product(step.upstream, step.local), recipes.slope_out_of_range(step),
           recipes.product_undefined(step), recipes.gradient_overflows(step, before)]
    if not routes:
        own.append(recipes.cut_without_local(step))
    if before is not None:
        own += [recipes.sum_undefined(step, before), recipes.total(before, step.contribution)]
    return own


def pull_numbers(step: Step, before: int | None, routes: bool, n: Sequence[float], known: Sequence[Any]) -> list[float]:
    """Return a pull's own numbers; of what is finite there is nothing to be said. `known` is `n` as NumPy has it."""
    local, contribution = n[step.local], n[step.contribution]
    if not math.isfinite(local + contribution + n[step.total]):
        return [float(recipe(known)) for recipe in pull_recipes(step, before, routes)]
    own = [shown_of_one(n[step.upstream]) * shown_of_one(local), 0.0, 0.0, 0.0]
    if not routes:
        own.append(0.0)
    if before is not None:
        own += [0.0, shown_of_one(n[before]) + shown_of_one(contribution)]
    return own
