"""How a pull between arrays is worded: upstream, Jacobian, contribution; and the numbers that only its lines need."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from engine.evaluate import local
from engine.graph import Node
from engine.locals import DIAGONAL, OUTER, REPEAT, RIGHT
from engine.notation import recipes
from engine.notation.arraynumbers import MOST, shown
from engine.notation.backward import by_node, derivative
from engine.notation.formula import Called, Eq, Formula, Given, If, Ink, Num, Sentence
from engine.notation.forward import forward_numbers
from engine.notation.lines import Lines, StepNote
from engine.notation.printer import by_param, literal
from engine.notation.wording import KEPT, Literals, Stated, Wording, attrs_of, called
from engine.op import Op
from engine.structure import Step
from engine.words import declare


class ArrayKind(NamedTuple):
    """What pulls between arrays have in common that are worded alike; the rest as in `PullKind`.

    Attributes
    ----------
    pattern, side : str
        Of the Jacobian.
    drawn : bool
        Whether its numbers are there.
    factor : bool
        Whether what is drawn is a factor rather than the Jacobian.
    many : bool
        Whether more than one number comes out.
    says : str
        Which sentence of the op's it has, as in `Local`.
    either : bool
        Whether the Jacobian's name depends on numbers.
    """

    op: Op
    literals: Literals
    slot: int
    inputs: int
    named: bool
    to_named: bool
    again: bool
    state: str
    first: bool
    notes: tuple[Stated, ...]
    edges: tuple[str, ...]
    pattern: str
    side: str
    drawn: bool
    factor: bool
    many: bool
    says: str
    either: bool


@lru_cache(maxsize=KEPT)
def array_wording(kind: ArrayKind) -> Wording:
    """Return how such a pull is worded; it gives, in this order, what `kind` says it has.

    The node's expression, the Jacobian's name, how many numbers come out, the slot of the sum before, which place
    of how many it is, and the Jacobian's other name.
    """
    op, attrs = kind.op, attrs_of(kind.op, kind.literals)
    own, name, many = (Given(f"given {i}") for i in range(3))
    places = (f"given {i}" for i in range(3, 10))
    before = None if kind.first else next(places)
    again = {"place": Given(next(places)), "places": Given(next(places))} if kind.again else {}
    own_numbers = 4 + 2 * (not kind.first) + kind.either
    named: Any = If(f"own {own_numbers - 1}", (name,), (Given(next(places)),)) if kind.either else name
    holes: dict[str, Any] = {"op": Called("node", "mark"), "to": Called("to")}
    upstream, gradient = derivative("node", kind.named), derivative("to", kind.to_named)
    by = by_node("to", kind.to_named)
    by = (r"\underline{", *by, "}") if kind.again else by
    partial_of: Formula = (r"\frac{\partial (", own, r")}{\partial ", *by, "}")
    sign = r" \leftarrow " if kind.state == "more" else r" = \cdots + " if kind.state == "last" else " = "
    local: Formula = (" = ", Num("local")) if kind.drawn else ()
    arrives = "plain" if kind.factor else "row"
    row = "row" if arrives == "row" or (kind.pattern == OUTER and kind.side != RIGHT) else "plain"
    factors = [Num("upstream", row if kind.many else "factor", "g"), Num("local", "factor")]
    first, second = factors if kind.side == RIGHT else factors[::-1]
    times: Formula = (first, r" \, ", second, " ", Eq("own 0", "contribution"), " ") if kind.drawn else ()
    total = Num("total", arrives, "g")
    domain = {"note.slope": "own 1", "note.product": "own 2", "note.overflow": "own 3"}
    if before is not None:
        domain["note.undefined"] = "own 4"
    count = {} if kind.state == "only" else {"arrived": Given("arrived"), "expected": Given("expected")}
    faces = called(kind.inputs) + [literal(value).face for value in op.fixed(attrs)]
    of_op = by_param(op, faces) | {"out": Called("node", "expression"), "local": name}
    edges = [(f"stated {i}", Sentence(note.key)) for i, note in enumerate(kind.notes) if note.key in kind.edges]
    product = If("cut", Sentence("spoken.cut"), Sentence(f"spoken.local.{kind.pattern}"))
    return Wording(Lines(
        title=Sentence("title.pull.again" if kind.again else "title.pull", holes | again),
        rule=(*gradient, sign, Ink("g", upstream), r" \cdot ", *partial_of),
        gradient=gradient,
        upstream=(Ink("g", upstream), " = ", Num("upstream", row, "g")),
        local_rule=(named, *local) if kind.factor else (*partial_of, " = ", named, *local),
        contribution=(If("cut", (), times), Num("contribution", arrives, "g")),
        sum=(total,) if before is None else (
            Num(before, arrives, "g"), " + ", Num("contribution", arrives, "g"), " ", Eq("own 5", "total"), " ", total),
        jacobian=(named,),
        status=Sentence(f"status.{kind.state}", count),
        sentence=_why(kind, op.key("backward", attrs, kind.slot, kind.says), of_op, holes | {"n": many}),
        spoken=Sentence(f"spoken.pull.{kind.state}", holes | count | {"product": product, "total": Num("total")}),
        notes=(*(StepNote(note.kind, f"stated {i}", Sentence(note.key, of_op)) for i, note in enumerate(kind.notes)
                 if note.kind == "kink"),
               *(StepNote("edge", slot, says) for slot, says in edges),
               StepNote("cut", "cut", Sentence("note.cut" if op.routes else "note.cut-off")),
               *(StepNote("domain", slot, Sentence(key)) for key, slot in domain.items()))), own=own_numbers)


def _why(kind: ArrayKind, key: str, of_op: dict[str, Any], holes: dict[str, Any]) -> Sentence:
    """The sentence: of what is taken element by element the pattern's own, else the op's."""
    if kind.op.elementwise and kind.many and kind.pattern in (DIAGONAL, REPEAT):
        return Sentence(f"sentence.local.{kind.pattern}", holes)
    return Sentence(key, of_op)


# -- numbers ----------------------------------------------------------------------------------


def array_forward_numbers(node: Node, n: Sequence[Any], known: Sequence[Any]) -> list[Any]:
    """Return a forward step's own numbers: what follows from the digits shown, and whether there is no value."""
    given = [n[id] for id in node.inputs]
    if node.rule.elementwise and all(isinstance(x, float) for x in given):
        return [*forward_numbers(node, n, known)]
    again: Any = n[node.id]
    if all(np.size(x) <= MOST for x in (again, *given)):  # of what is not drawn no digits are shown
        digits = [np.float64(shown(x)) if isinstance(x, float) else shown(x) for x in given]  # never raises
        again = node.rule.function(*node.rule.arguments(digits, node.attrs))
    flags = [recipe(node)(known) for recipe in (recipes.overflows, recipes.undefined)]
    return [again if isinstance(again, np.ndarray) else float(again), *(float(np.any(flag)) for flag in flags)]


def array_pull_numbers(node: Node, step: Step, before: int | None, n: Sequence[Any]) -> list[Any]:
    """Return a pull's own numbers: the product of the digits shown, what left the range, and the sum.

    And, if its name depends on that, whether the Jacobian is what it is called first.
    """
    assert step.jacobian is not None
    own = [_product(step, n), *_out_of_range(node, step, before, n)]
    if before is not None:
        own.append(shown(n[before]) + shown(n[step.contribution]))
    holds = step.jacobian.local.holds
    if holds is not None:
        own.append(float(holds(n[node.id], *_arguments(node, n))))
    return own


def _arguments(node: Node, n: Sequence[Any]) -> tuple[Any, ...]:
    return node.rule.arguments([n[id] for id in node.inputs], node.attrs)


def _out_of_range(node: Node, step: Step, before: int | None, n: Sequence[Any]) -> list[float]:
    """What the line between two numbers would tell of one of those that meet here."""
    if all(np.isfinite(np.sum(n[slot])) for slot in (step.upstream, step.contribution, step.total)) and (
            n[step.local] is None or np.isfinite(np.sum(n[step.local]))):
        return [0.0] * (3 if before is None else 4)
    met = _met(node, step, n)
    found = [recipe(met) for recipe in (recipes.slope_out_of_range(step), recipes.product_undefined(step),
                                        recipes.product_overflows(step))]
    if before is not None:
        slots = (before, step.contribution, step.total)
        added = {slot: np.asarray(n[slot]) for slot in slots}
        found[2] = found[2] or recipes.sum_overflows(step, before)(added)
        found.append(recipes.sum_undefined(step, before)(added))
    return [float(flag) for flag in found]


def _met(node: Node, step: Step, n: Sequence[Any]) -> dict[int, Any]:
    """Each number of the upstream with each slope that it is multiplied with, and what comes of them.

    Element by element these are pairs. Of sums of products what is not finite among the upstream, and for each number
    of the receiver among its slopes, stands for all; where the Jacobian is not drawn, what it is made of stands for it.
    """
    slots = (node.id, step.upstream, step.contribution)
    value, upstream, arrived = (np.asarray(n[slot], dtype=float) for slot in slots)
    if node.rule.elementwise:
        args = _arguments(node, n)
        slope = np.asarray(local(node.rule, step.slot, n[node.id], args))
        terms = arrived if arrived.shape == value.shape else upstream * slope
        if not np.isnan(arrived).any():
            terms = np.where(np.isnan(terms), 0.0, terms)  # of what is cut there is no product
        return {step.node: value, step.upstream: upstream, step.local: slope, step.contribution: terms}
    drawn, columns = n[step.local], 1
    if drawn is None:
        drawn = [_worst(value), *(_worst(n[id]) for id in node.inputs)]
        drawn = np.where(np.isfinite(drawn), drawn, np.nan)
        value = drawn
    elif step.jacobian is not None and step.jacobian.local.factor is None:
        columns = arrived.size
    slopes = np.array([_worst(column) for column in np.reshape(drawn, (-1, columns)).T])
    return {step.node: _worst(value), step.upstream: _worst(upstream), step.local: slopes,
            step.contribution: np.reshape(arrived, (-1, columns))}


def _worst(numbers: Any) -> float:
    """NaN where one is, else an infinity where one is, else a number."""
    return np.nan if np.isnan(numbers).any() else np.inf if np.isinf(numbers).any() else 0.0


def _product(step: Step, n: Sequence[Any]) -> Any:
    assert step.jacobian is not None
    local, contribution = n[step.local], n[step.contribution]
    if local is None:
        return contribution
    upstream, factor = np.asarray(shown(n[step.upstream])), shown(local)
    if step.jacobian.local.factor is None:
        column = upstream.reshape(-1, 1)
        made = np.sum(np.where(factor == 0, 0.0, column * factor), axis=0)
    else:
        right = step.jacobian.local.side == RIGHT
        if step.jacobian.local.pattern == OUTER:
            upstream = upstream[:, None] if right else upstream[None, :]
        made = upstream @ factor if right else factor @ upstream
    made = np.reshape(made, np.shape(contribution))
    return made if made.shape else float(made)


def places(node: Node, step: Step) -> Iterator[int]:
    """Which place of how many an input has that is read more than once."""
    yield node.inputs[:step.slot + 1].count(step.to)
    yield node.inputs.count(step.to)


declare({
    "diagonal": "Upstream, a row, times a diagonal Jacobian.",
    "repeat": "The gradients of all copies are added.",
    "matrix": "Upstream times a matrix.",
    "outer": "The outer product of upstream and the other input.",
    "row": "Upstream times a row.",
    "sum": "Each upstream goes to all that it was summed from.",
    "selection": "Each upstream goes to the place that it came from.",
    "block": "Upstream, a row, times a Jacobian of blocks.",
    "full": "Upstream, a row, times the Jacobian.",
}, prefix="spoken.local.")
