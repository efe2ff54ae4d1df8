"""The lines of every step, as formulas and sentences with holes: the trace, put into words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from engine.graph import Node
from engine.notation import (
    english,  # noqa: F401  (declares the sentences)
    recipes,
)
from engine.notation.formula import Eq, Formula, If, Ink, Num, Sentence
from engine.notation.labels import Labels, elided, labels
from engine.notation.numbers import latex as latex_number
from engine.notation.printer import by_param, compose, literal, mark
from engine.notation.recipes import Recipe
from engine.patience import go_on
from engine.structure import FORWARD, PULL, Step, Structure


class StepNote(NamedTuple):
    """Something to say at a step when the number in `slot` is not 0."""

    kind: str
    slot: int
    sentence: Sentence


@dataclass(frozen=True)
class Lines:
    """What the board says at one step; `docs/trace.md` lists what each line is."""

    title: Sentence
    rule: Formula
    sentence: Sentence
    spoken: Sentence
    gradient: Formula = ()
    upstream: Formula = ()
    local_rule: Formula = ()
    contribution: Formula = ()
    sum: Formula = ()
    status: Sentence | None = None
    notes: tuple[StepNote, ...] = ()


@dataclass
class Script:
    r"""A structure with its lines; `numbers` extends the trace's numbers by those the lines need.

    Examples
    --------
    >>> from engine import parse, trace
    >>> from engine.notation.formula import latex
    >>> run = trace(parse("g = y^2 + z; f(x, y, z) = x g"), {"x": -2, "y": 3, "z": 4})
    >>> script = Script(run.structure)
    >>> latex(script.lines[2].rule, script.numbers(run.numbers))
    'f = x\\,g = (-2) \\cdot 13 = -26'
    """

    structure: Structure
    labels: Labels = field(init=False, repr=False)
    lines: tuple[Lines, ...] = field(init=False, repr=False)
    recipes: list[Recipe] = field(init=False, repr=False, default_factory=list)

    def __post_init__(self) -> None:
        self.labels = labels(self.structure.graph, self.structure.of)
        self._totals: dict[int, int] = {}
        self._places: dict[tuple[int, str], int] = {}
        self.lines = tuple(self._lines(step) for step in self.structure.steps)

    def numbers(self, of_trace: Sequence[Any]) -> list[Any]:
        """Return the trace's numbers followed by those that only the lines need."""
        known = [np.float64(number) if isinstance(number, float) else number for number in of_trace]
        with np.errstate(all="ignore"):
            return [*of_trace, *(float(recipe(known)) for recipe in self.recipes)]

    def _slot(self, recipe: Recipe) -> int:
        self.recipes.append(recipe)
        return self.structure.slots + len(self.recipes) - 1

    def _lines(self, step: Step) -> Lines:
        go_on()
        if step.kind == FORWARD:
            return self._forward(step)
        return self._pull(step) if step.kind == PULL else self._seed(step)

    # -- forward ------------------------------------------------------------------------------

    def _forward(self, step: Step) -> Lines:
        node = self.structure.graph[step.node]
        label = self.labels.face(node.id)
        own = self.labels.expression_of(node)
        named = self.labels.named(node.id)
        check = self._slot(recipes.recomputed(node))
        given = [operand if slot is None else operand._replace(number=Num(node.inputs[slot]))
                 for slot, operand in zip(elided(len(node.inputs)), self.labels.shortened(node), strict=True)]
        filled = compose(node.rule, "latex", [*given, *map(literal, node.rule.fixed(node.attrs))])
        said = [operand.number or operand.face for operand in given]
        spoken = Sentence(node.rule.key("spoken", node.attrs), self._holes(node, given=said))
        holes = {"node": label, "value": Num(step.value)}
        return Lines(
            title=Sentence("title.forward", {"node": label}),
            rule=((f"{label.latex} = " if named else ""), own.latex, " = ", *filled, " ", Eq(check, step.value), " ",
                  Num(step.value)),
            sentence=Sentence(node.rule.key("forward", node.attrs), self._holes(node)),
            spoken=Sentence("spoken.forward.named", holes | {"formula": spoken}) if named
            else Sentence("spoken.forward", holes),
            notes=(*self._notes(node, "domain"), self._note("domain", "note.overflow", recipes.overflows(node)),
                   self._note("domain", "note.undefined", recipes.undefined(node))))

    def _holes(self, node: Node, given: list[Any] | None = None, **more: Any) -> dict[str, Any]:
        """The holes an op's sentence may have: its parameters, `out`, and what is given here."""
        faces = given or [operand.face for operand in self.labels.shortened(node)]
        faces = faces + [literal(value).face for value in node.rule.fixed(node.attrs)]
        return by_param(node.rule, faces) | {"out": self.labels.expression_of(node)} | more

    def _notes(self, node: Node, kind: str) -> tuple[StepNote, ...]:
        return tuple(StepNote(kind, self._place(node, note.key, note.when), Sentence(note.key, self._holes(node)))
                     for note in node.rule.notes if note.kind == kind)

    def _note(self, kind: str, key: str, recipe: Recipe) -> StepNote:
        return StepNote(kind, self._slot(recipe), Sentence(key))

    def _place(self, node: Node, key: str, when: Callable[..., Any]) -> int:
        """The slot that says whether a note or edge of a node holds; one for all of the node's steps."""
        if (node.id, key) not in self._places:
            self._places[node.id, key] = self._slot(recipes.holds(node, when))
        return self._places[node.id, key]

    # -- backward -----------------------------------------------------------------------------

    def _seed(self, step: Step) -> Lines:
        label = self.labels.face(step.node)
        gradient = self._derivative(step.node)
        self._totals[step.node] = step.gradient
        return Lines(
            title=Sentence("title.seed", {"node": label}),
            rule=(gradient, " = ", Num(step.gradient, ink="g")),
            gradient=(gradient,),
            sentence=Sentence("sentence.seed", {"node": label}),
            spoken=Sentence("spoken.seed", {"node": label}))

    def _pull(self, step: Step) -> Lines:
        node = self.structure.graph[step.node]
        to = self.labels.face(step.to)
        upstream, gradient = self._derivative(step.node), self._derivative(step.to)
        places = [slot for slot, source in enumerate(node.inputs) if source == step.to]
        own = self.labels.expression_of(node, step.slot, underline=len(places) > 1)
        local = self.labels.local(node, step.slot)
        edges = [(self._place(node, edge.key, edge.when), Sentence(edge.key))
                 for edge in node.rule.edges.get(node.rule.param(step.slot), ())]
        number = local.value is not None and local.face.latex == latex_number(local.value)
        symbols: Formula = () if number else (" = ", local.face.latex)
        for slot, _ in edges:
            symbols = (If(slot, (), symbols),)
        by = rf"\underline{{{self._by(step.to)}}}" if len(places) > 1 else self._by(step.to)
        partial_of = rf"\frac{{\partial ({own.latex})}}{{\partial {by}}}"
        sign = r" \leftarrow " if not step.final else r" = \cdots + " if step.expected > 1 else " = "
        before = self._totals.get(step.to)
        self._totals[step.to] = step.total
        product = self._slot(recipes.product(step.upstream, step.local))
        factors = {"upstream": Num(step.upstream), "local": Num(step.local), "contribution": Num(step.contribution)}
        # An op that does not route is cut off by others: 0 arrives, and is passed on as a product like any other.
        cuts = node.rule.routes
        bare = step.cut if cuts else self._slot(recipes.cut_without_local(step))
        said = If(bare, Sentence("spoken.cut"), Sentence("spoken.product", factors))
        times = (Num(step.upstream, "factor", "g"), r" \times ", Num(step.local, "factor"), " ",
                 Eq(product, step.contribution), " ")
        count = {"arrived": step.arrived, "expected": step.expected}
        state = "only" if step.expected == 1 else "last" if step.final else "more"
        return Lines(
            title=Sentence("title.pull.again" if len(places) > 1 else "title.pull",
                           {"op": mark(node.rule, node.attrs), "to": to, "place": places.index(step.slot) + 1,
                            "places": len(places)}),
            rule=(gradient, sign, Ink("g", (upstream,)), r" \cdot ", partial_of),
            gradient=(gradient,),
            upstream=(Ink("g", (upstream,)), " = ", Num(step.upstream, ink="g")),
            local_rule=(partial_of, *symbols, " = ", Num(step.local)),
            contribution=(If(bare, (), times), Num(step.contribution, ink="g")),
            sum=self._sum(step, before),
            status=Sentence(f"status.{state}", count),
            sentence=Sentence(node.rule.key("backward", node.attrs, step.slot), self._holes(node, local=local.face)),
            spoken=Sentence(f"spoken.pull.{state}", {"op": mark(node.rule, node.attrs), "to": to, "product": said,
                                                     "total": Num(step.total)} | count),
            notes=(*self._notes(node, "kink"), *(StepNote("edge", slot, says) for slot, says in edges),
                   StepNote("cut", step.cut, Sentence("note.cut" if cuts else "note.cut-off")),
                   self._note("domain", "note.slope", recipes.slope_out_of_range(step)),
                   self._note("domain", "note.product", recipes.product_undefined(step)),
                   self._note("domain", "note.overflow", recipes.gradient_overflows(step, before)),
                   *([] if before is None else
                     [self._note("domain", "note.undefined", recipes.sum_undefined(step, before))])))

    def _derivative(self, by: int) -> str:
        return rf"\frac{{\partial {self.labels.face(self.structure.of).latex}}}{{\partial {self._by(by)}}}"

    def _by(self, id: int) -> str:
        latex = self.labels.face(id).latex
        return latex if self.labels.named(id) else f"({latex})"

    def _sum(self, step: Step, before: int | None) -> Formula:
        total = Num(step.total, ink="g")
        if before is None:
            return (total,)
        check = self._slot(recipes.total(before, step.contribution))
        added = Num(step.contribution, "factor", "g")
        return (Num(before, ink="g"), " + ", added, " ", Eq(check, step.total), " ", total)

