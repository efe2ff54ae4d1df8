"""The lines of every step: the trace, put into words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from engine.graph import CONSTANT, INPUT, Node
from engine.notation.arraylines import ArrayKind, array_forward_numbers, array_pull_numbers, array_wording
from engine.notation.arraylines import places as array_places
from engine.notation.arraynumbers import wide
from engine.notation.backward import PullKind, pull_numbers, pull_recipes, pull_wording, reads_as_number, seed_wording
from engine.notation.forward import forward_numbers, forward_recipes, forward_wording
from engine.notation.jacobians import else_name, name_of
from engine.notation.labels import OPERANDS, Labels, labels, written
from engine.notation.lines import Lines
from engine.notation.partlines import PartScript, SingleParts, Stop
from engine.notation.printer import Operand
from engine.notation.recipes import Recipe, holds
from engine.notation.widelines import by_layer, passes
from engine.notation.wording import Literals, Standing, Stated, Wording, crowd, known, stated
from engine.op import Face
from engine.patience import go_on
from engine.rules import OUT
from engine.stops import LAYER, PASS
from engine.structure import FORWARD, PULL, Step, Structure


class Said(NamedTuple):
    """A step's wording, the first slot of the numbers that only its lines need, what it gives, and the sum before."""

    wording: Wording
    own: int
    given: tuple[Any, ...] = ()
    before: int | None = None


class _Kind(NamedTuple):
    """What all steps of a node have in common."""

    literals: Literals
    inputs: int
    named: bool
    notes: tuple[Stated, ...]
    repeats: bool


@dataclass
class Script:
    r"""A structure with its lines; `numbers` extends the trace's numbers by those the lines need.

    Attributes
    ----------
    structure : Structure
    by_name : bool
        Whether a closed part that is differentiated stands above ∂ by its name.
    labels : Labels
    said : tuple of Said
        How each step is worded.
    stated : dict of int to int
        For each node whose op states notes or edges, the slot that says whether the first of them holds there.

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
    by_name: bool = False
    labels: Labels = field(init=False, repr=False)
    said: tuple[Said, ...] = field(init=False, repr=False)
    stated: dict[int, int] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        graph = self.structure.graph
        self.labels = labels(graph, self.structure.of)
        kinds: dict[int, _Kind] = {}
        slots = self.structure.slots
        for node in graph.nodes:
            if not node.is_leaf:
                notes = stated(node.rule)
                kinds[node.id] = _Kind(tuple(map(known, node.rule.fixed(node.attrs))), crowd(len(node.inputs)),
                                       self.labels.named(node.id), notes, len(set(node.inputs)) < len(node.inputs))
                if notes:
                    self.stated[node.id] = slots
                    slots += len(notes)
        self.said = tuple(self._said(slots, kinds))

    def _said(self, slots: int, kinds: dict[int, _Kind]) -> Any:
        graph, totals = self.structure.graph, dict[int, int]()
        for step in self.structure.steps:
            go_on()
            if step.kind == FORWARD:
                said = Said(forward_wording(graph[step.node].rule, *kinds[step.node][:-1], graph.has_arrays), slots)
            elif step.kind == PULL:
                said = self._pull(step, kinds[step.node], slots, totals.get(step.to))
                totals[step.to] = step.total
            else:
                said = Said(seed_wording(), slots)
                totals[step.node] = step.gradient
            slots += said.wording.own
            yield said

    def _pull(self, step: Step, kind: _Kind, slots: int, before: int | None) -> Said:
        node = self.structure.graph[step.node]
        if step.jacobian is not None:
            return self._array_pull(step, node, kind, slots, before)
        op, slot = node.rule, step.slot
        again = kind.repeats and node.inputs.count(step.to) > 1
        kept = again or (slot > 0 and len(node.inputs) > OPERANDS)
        local, operand = self._local(node, slot)
        state = "only" if step.expected == 1 else "last" if step.final else "more"
        wording = pull_wording(PullKind(
            op, kind.literals, 0 if op.variadic else slot, kind.inputs, kind.named, self.labels.named(step.to), again,
            kept, state, before is None, local, reads_as_number(operand.value, operand.face.latex), kind.notes,
            tuple([edge.key for edge in op.edges.get(op.param(slot), ())])))
        given: list[Any] = [] if before is None else [before]
        if kept:
            given.append(self.labels.expression_of(node, slot, underline=again).latex)
        if local is None:
            given.append(operand.face)
        if again:
            given += [node.inputs[:slot + 1].count(step.to), node.inputs.count(step.to)]
        return Said(wording, slots, tuple(given), before)

    def _array_pull(self, step: Step, node: Node, kind: _Kind, slots: int, before: int | None) -> Said:
        op, jacobian = node.rule, step.jacobian
        assert jacobian is not None
        again = kind.repeats and node.inputs.count(step.to) > 1
        state = "only" if step.expected == 1 else "last" if step.final else "more"
        edges = tuple([edge.key for edge in op.edges.get(op.param(step.slot), ())])
        wording = array_wording(ArrayKind(
            op, kind.literals, 0 if op.variadic else step.slot, kind.inputs, kind.named, self.labels.named(step.to),
            again, state, before is None, kind.notes, edges, jacobian.local.pattern, jacobian.local.side,
            jacobian.drawn is not None, jacobian.local.factor is not None, jacobian.shape[0] > 1, jacobian.local.says,
            jacobian.local.holds is not None))
        given: list[Any] = [self.labels.expression_of(node, step.slot, underline=again).latex,
                            name_of(self.labels, node, step.slot, jacobian), jacobian.shape[0]]
        given += [] if before is None else [before]
        given += array_places(node, step) if again else []
        given += [] if jacobian.local.holds is None else [else_name(self.labels, node, jacobian)]
        return Said(wording, slots, tuple(given), before)

    def _local(self, node: Node, slot: int) -> tuple[Any, Operand]:
        """The local derivative, and where its words come from: a node's place, a literal, or this step alone."""
        rule, given = self.labels.rule(node, slot)
        mine = self.labels.operands[node.id]
        end = rule.nodes[rule.output]
        operand = written(rule, mine, given)[rule.output]
        if end.op == CONSTANT:
            return known(end.attrs["value"]), operand
        if end.op == INPUT and end.name == OUT:
            return "node", operand
        if end.op == INPUT and not node.rule.variadic:
            return f"input {end.name}", operand
        return None, operand

    def numbers(self, of_trace: Sequence[Any]) -> list[Any]:
        """Return the trace's numbers followed by those that only the lines need."""
        graph = self.structure.graph
        arrays = graph.has_arrays
        known = [wide(x) for x in of_trace] if arrays else list(map(np.float64, of_trace))
        forward = array_forward_numbers if arrays else forward_numbers
        out = list(of_trace)
        with np.errstate(all="ignore"):
            out += [float(recipe(known)) for node in self.stated for recipe in _states(graph[node])]
            for step, said in zip(self.structure.steps, self.said, strict=True):
                if step.kind == FORWARD:
                    out += forward(graph[step.node], of_trace, known)
                elif step.jacobian is not None:
                    out += array_pull_numbers(graph[step.node], step, said.before, of_trace)
                elif step.kind == PULL:
                    out += pull_numbers(step, said.before, graph[step.node].rule.routes, of_trace, known)
        return out

    @cached_property
    def recipes(self) -> list[Recipe]:
        """How the numbers that only the lines need follow from the trace's, slot by slot."""
        graph = self.structure.graph
        found = [recipe for node in self.stated for recipe in _states(graph[node])]
        for step, said in zip(self.structure.steps, self.said, strict=True):
            if step.kind == FORWARD:
                found += forward_recipes(graph[step.node])
            elif step.kind == PULL:
                found += pull_recipes(step, said.before, graph[step.node].rule.routes)
        return found

    @cached_property
    def closed(self) -> PartScript:
        """The lines of closed parts, whose numbers follow those of the steps' lines; arrays close none."""
        if self.structure.graph.has_arrays:
            return SingleParts(self.structure, self.labels)
        return PartScript(self.structure, self.labels, self.structure.slots + len(self.recipes), self.by_name)

    @cached_property
    def wide(self) -> dict[str, dict[int, Stop | None]]:
        """The stops of layers and of whole passes; None where the step itself is shown."""
        return {LAYER: {**by_layer(self.structure, self.labels)}, PASS: {**passes(self.structure, self.labels)}}

    # -- one step -----------------------------------------------------------------------------

    def lines_at(self, k: int) -> Lines:
        """Return the lines of step k, from 1."""
        return self.lines_of(k, self.structure.steps[k - 1])

    def lines_of(self, k: int, step: Step) -> Lines:
        """Return the lines of step k with other counts: where parts are closed, fewer contributions come."""
        said = self.said[k - 1]
        standing = Standing(step, self.structure.graph[step.node], self.structure.of, said.own,
                            self.stated.get(step.node, 0), said.given, self.face)
        return standing.lines(said.wording)

    @cached_property
    def lines(self) -> tuple[Lines, ...]:
        """The lines of every step."""
        return tuple(self.lines_at(k) for k in range(1, len(self.said) + 1))

    def face(self, id: int, by: str = "label") -> Face:
        """Return a node as it is called: by its label, its own expression, or its mark."""
        if by == "mark":
            return self.labels.mark(self.structure.graph[id])
        return self.labels.face(id) if by == "label" else self.labels.own[id]


def _states(node: Node) -> list[Recipe]:
    """Whether what an op states is so at a node, in the order of the places."""
    return [holds(node, one.when) for one in stated(node.rule)]
