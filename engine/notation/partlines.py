"""What the board says where a closed part is one step."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from engine.closed import PartPull, part_pulls, parts
from engine.graph import Node
from engine.notation import recipes, roles
from engine.notation.backward import reads_as_number
from engine.notation.labels import Labels
from engine.notation.lines import Lines
from engine.notation.partwording import (
    PartKind,
    Through,
    part_wording,
    role_wording,
)
from engine.notation.recipes import Recipe
from engine.notation.slopes import Slopes
from engine.notation.slots import Slots
from engine.notation.wording import Standing, Wording, crowd, known
from engine.op import Face
from engine.patience import go_on
from engine.structure import FORWARD, Step, Structure


class Stop(NamedTuple):
    """A step as it is shown at a coarser detail, its wording, and what it gives to that."""

    step: Step
    wording: Wording
    given: tuple[Any, ...] = ()


class PartScript:
    """The stops of closed parts with their wordings, by the k at which they stand.

    Parameters
    ----------
    structure : Structure
        The walk.
    labels : Labels
        How its nodes are called.
    first : int
        The first slot that is free.
    by_name : bool, optional
        Whether the part that is differentiated stands above ∂ by its name as others do: where it is looked at alone.

    Attributes
    ----------
    recipes : list of callable
        How the numbers in the slots from `first` on follow from those before them.
    closed : dict of int to Closed
        The parts, by their own node.
    slopes : dict of int to Slopes
        The derivatives of each part.
    of_inputs : dict of int to dict
        What the inputs of each part are to it: `roles.inputs_of`.
    slots : Slots
        Where their numbers stand.
    parts : dict of int to Stop
        A part's forward step that is worded as every step of its node is left out.
    """

    def __init__(self, structure: Structure, labels: Labels, first: int, by_name: bool = False) -> None:
        self._structure, self._labels, self._first, self._by_name = structure, labels, first, by_name
        self.recipes: list[Recipe] = []
        self.closed = parts(structure)
        self.slopes = {own: Slopes(structure.graph, labels, part) for own, part in self.closed.items()}
        self.of_inputs = {own: roles.inputs_of(structure.graph, part, self.slopes[own])
                           for own, part in self.closed.items()}
        self._roles = roles.roles(structure.graph, self.closed, self.of_inputs)
        self.slots = Slots(structure, self._make)
        self._totals: dict[int, int] = {}
        pulls = part_pulls(structure)
        self.parts: dict[int, Stop] = {}
        for k, step in enumerate(structure.steps, 1):
            if step.kind == FORWARD and step.node in self._roles:
                self.parts[k] = self._forward(step)
            elif k in pulls:
                self.parts[k] = self._pull(pulls[k], step)

    def _make(self, recipe: Recipe) -> int:
        self.recipes.append(recipe)
        return self._first + len(self.recipes) - 1

    def numbers(self, known: Sequence[Any]) -> list[Any]:
        """Return the numbers of the walk and its lines, followed by those of its parts."""
        out = list(known)
        wide = [np.float64(number) if isinstance(number, float) else number for number in known]
        with np.errstate(all="ignore"):
            for recipe in self.recipes:
                wide.append(np.float64(recipe(wide)))
        return out + [float(number) for number in wide[len(out):]]

    def lines(self, stop: Stop, face: Callable[[int, str], Face]) -> Lines:
        """Return the lines of a stop; `face` says how a node is called."""
        node = self._structure.graph[stop.step.node]
        return Standing(stop.step, node, self._structure.of, 0, 0, stop.given, face).lines(stop.wording)

    # -- parts ------------------------------------------------------------------------------------

    def _forward(self, step: Step) -> Stop:
        node = self._structure.graph[step.node]
        role = self._roles[node.id]
        why: str | Through = f"sentence.part.{role}"
        if role == roles.ACTIVATION:
            why = self._through(node, 0)
        elif role == roles.UNIT and roles.BIAS not in self.of_inputs[node.id].values():
            why = "sentence.part.unit.plain"
        return Stop(step, role_wording(why, self._labels.named(node.id)))

    def _pull(self, pull: PartPull, last: Step) -> Stop:
        go_on()
        before = self._totals.get(pull.to)
        self._totals[pull.to] = last.total
        step = last._replace(node=pull.node, slot=-1, upstream=self._structure.last_total[pull.node],
                             local=self.slots.slope(pull), contribution=self.slots.contribution(pull),
                             cut=self.slots.cut(pull), arrived=pull.arrived, expected=pull.expected,
                             from_step=pull.from_step)
        slope, stated = self.slopes[pull.node].written(pull.to), self.slots.stated(pull)
        is_written = slope is not None and not reads_as_number(slope.value, slope.face.latex)
        why, local = self._why(pull)
        given = [self._make(recipes.product(step.upstream, step.local)),
                 step.cut if self.slots.is_routed(pull) else self._make(recipes.cut_without_local(step)),
                 slope.face if is_written and slope else local or ""]
        if stated is not None:
            given.append(stated)
        if before is not None:
            given += [before, self._make(recipes.total(before, step.contribution))]
        whole = pull.node == self._structure.of and not self._by_name
        return Stop(step, part_wording(PartKind(
            self._labels.named(pull.node), whole, self._labels.named(pull.to),
            "only" if pull.expected == 1 else "last" if pull.final else "more", before is None, is_written,
            stated is not None, why)), tuple(given))

    def _why(self, pull: PartPull) -> tuple[str | Through, Face | None]:
        """What is said of the slope: by what the input is, else by the op that it goes into."""
        role = self.of_inputs[pull.node].get(pull.to)
        if role:
            return f"sentence.part.{role}", None
        if len(pull.steps) == 1 and pull.steps[0].node == pull.node:
            node, slot = self._structure.graph[pull.node], pull.steps[0].slot
            return self._through(node, slot), self._labels.local(node, slot).face
        return "sentence.part", None

    def _through(self, node: Node, slot: int) -> Through:
        op = node.rule
        return Through(op, tuple(map(known, op.fixed(node.attrs))), 0 if op.variadic else slot, crowd(len(node.inputs)))


class SingleParts(PartScript):
    """The same of a walk in which every node is a part of its own: no step but those that are there."""

    def __init__(self, structure: Structure, labels: Labels) -> None:
        self._structure, self._labels = structure, labels
        self.recipes, self.closed, self.slopes, self.of_inputs, self.parts = [], parts(structure), {}, {}, {}
