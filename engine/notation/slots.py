"""The numbers of closed parts, as rules over the numbers of the walk: slopes, contributions, cuts."""

from collections.abc import Callable
from functools import reduce
from typing import Any

import numpy as np

from engine.closed import PartPull
from engine.notation.recipes import Recipe, holds
from engine.structure import PULL, Step, Structure


class Slots:
    """The numbers of closed parts, each given a slot when it is asked for.

    Parameters
    ----------
    structure : Structure
        The walk.
    make : callable
        Takes a recipe, over the trace's numbers and those made before it; gives its slot.
    """

    def __init__(self, structure: Structure, make: Callable[[Recipe], int]) -> None:
        self._make = make
        self._slope: dict[tuple[int, int], int] = {}
        self._blocked: dict[tuple[int, int], int] = {}
        self._stated: dict[tuple[int, int], int] = {}
        self._at: dict[tuple[int, str], int] = {}
        incoming: dict[tuple[int, int], list[Step]] = {}
        for step in structure.steps:
            if step.kind == PULL:
                # Entered anew: a slope is known before what it leads to once all that leads to it is.
                steps = incoming.pop((structure.owner[step.node], step.to), [])
                steps.append(step)
                incoming[structure.owner[step.node], step.to] = steps
        for (part, to), steps in incoming.items():
            self._enter(structure, part, to, steps)

    def between(self, part: int, to: int) -> tuple[int, int | None]:
        """The slots of the part's derivative by a node, inside it or an input, and of whether it is as stated."""
        return self._slope[part, to], self._stated.get((part, to))

    def slope(self, pull: PartPull) -> int:
        """The slot of the part's derivative by the input."""
        return self._slope[pull.node, pull.to]

    def stated(self, pull: PartPull) -> int | None:
        """The slot that is not 0 where a slope on the way is as its op states it, whatever the rule says."""
        return self._stated.get((pull.node, pull.to))

    def is_routed(self, pull: PartPull) -> bool:
        """Whether every way passes an op that routes: what is cut there is no product."""
        return (pull.node, pull.to) in self._blocked

    def contribution(self, pull: PartPull) -> int:
        """The slot of what the part brings to the input."""
        return self._of_all([step.contribution for step in pull.steps], np.add)

    def cut(self, pull: PartPull) -> int:
        """The slot that is 1 when all that would come from the part is cut."""
        return self._of_all([step.cut for step in pull.steps], np.multiply)

    def _of_all(self, slots: list[int], function: Callable[..., Any]) -> int:
        return slots[0] if len(slots) == 1 else self._make(lambda n: reduce(function, [n[slot] for slot in slots]))

    def _enter(self, structure: Structure, part: int, to: int, steps: list[Step]) -> None:
        """Sum over the ways inside the part; what is cut there gives 0 by definition, never 0 · ∞."""
        slopes, blocks, stated = [], [], []
        for step in steps:
            stated += [*self._edges(structure, step), *filter(None, [self._stated.get((part, step.node))])]
            routes = structure.graph[step.node].rule.routes
            before = self._blocked.get((part, step.node))
            if step.node == part:
                slopes.append(step.local)
                blocked = self._make(_is_zero(step.local)) if routes else None
            else:
                blocked = self._make(_blocks(step.local, before)) if routes else before
                slopes.append(self._make(_times(self._slope[part, step.node], step.local, blocked)))
            blocks.append(blocked)
        self._slope[part, to] = self._of_all(slopes, np.add)
        known = [slot for slot in blocks if slot is not None]
        if len(known) == len(blocks):
            self._blocked[part, to] = self._of_all(known, np.multiply)
        if stated:
            self._stated[part, to] = self._of_all(stated, np.maximum)

    def _edges(self, structure: Structure, step: Step) -> list[int]:
        node = structure.graph[step.node]
        edges = node.rule.edges.get(node.rule.param(step.slot), ())
        for edge in edges:
            if (node.id, edge.key) not in self._at:
                self._at[node.id, edge.key] = self._make(holds(node, edge.when))
        return [self._at[node.id, edge.key] for edge in edges]


def _is_zero(slot: int) -> Recipe:
    return lambda n: n[slot] == 0.0


def _blocks(local: int, before: int | None) -> Recipe:
    if before is None:
        return _is_zero(local)
    return lambda n: np.maximum(n[local] == 0.0, n[before])


def _times(slope: int, local: int, blocked: int | None) -> Recipe:
    if blocked is None:
        return lambda n: n[slope] * n[local]
    return lambda n: np.where(n[blocked] != 0.0, 0.0, n[slope] * n[local])
