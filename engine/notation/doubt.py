"""Why a gradient and its difference quotient differ: what an op says of the point, or what differences cannot see."""

import math
import sys
from collections.abc import Iterator
from functools import cached_property, partial
from typing import Any, NamedTuple

from engine.check import Check
from engine.evaluate import values
from engine.notation.formula import Sentence
from engine.notation.script import Script
from engine.structure import FORWARD, PULL
from engine.trace import Trace
from engine.words import declare

declare({
    "border": "Within h of here the function leaves its domain; a difference quotient needs a value on both sides.",
    "rounding": "The values are so large that rounding hides what a step of h changes.",
    "bend": "Within h of here the function bends sharply, or has a corner or a jump; with a smaller h the two agree.",
    "corner": "The function has a corner or a jump here: its slopes to the left and to the right differ.",
    "unexplained": "The two differ, and nothing here says why.",
}, prefix="check.")

_FINER = (2.0**-10, 2.0**-18)
"""What parts of h a second look takes."""


class Doubt(NamedTuple):
    """Why the two differ: ``domain``, ``kink``, ``edge``, or one of this module's own; and a sentence that says it."""

    code: str
    sentence: Sentence

    @property
    def detail(self) -> str:
        """The reason in English."""
        return self.sentence.fill([])


def _doubt(code: str) -> Doubt:
    return Doubt(code, Sentence(f"check.{code}"))


class Doubts:
    """Finds the reasons at the point of one trace.

    Examples
    --------
    >>> from engine import parse, trace
    >>> from engine.check import check
    >>> run = trace(parse("relu(x)"), {"x": 0})
    >>> [Doubts(run).of(row).code for row in check(run) if not row.agrees]
    ['kink']
    """

    def __init__(self, run: Trace) -> None:
        self.run = run

    @cached_property
    def _script(self) -> Script:
        return Script(self.run.structure)

    @cached_property
    def _numbers(self) -> list[Any]:
        return self._script.numbers(self.run.numbers)

    def of(self, row: Check) -> Doubt:
        """Return the first reason that holds: the ops' own, which say more, come first."""
        return next(self._reasons(row))

    def _reasons(self, row: Check) -> Iterator[Doubt]:
        if self.run.structure.graph.has_arrays:
            below = self._below(self.run.structure.graph.names[row.name])
            yield from self._said(PULL, below, ("kink", "edge", "domain"))
            yield _doubt("unexplained")
        at, graph, watched = self.run.inputs[row.name], self.run.structure.graph, self.run.structure.of

        def f(x: float) -> float:
            return float(values(graph, {**self.run.inputs, row.name: x})[watched])

        if not math.isfinite(f(at)):
            yield from self._said(FORWARD, self._above(watched), ("domain",))
        yield from self._said(PULL, self._below(graph.names[row.name]), ("kink", "edge", "domain"))
        around = [f(at + part * row.h) for part in (-1, -1 / 2, -1 / 4, 0, 1 / 4, 1 / 2, 1)]
        if not all(map(math.isfinite, around)):
            yield _doubt("border")
        largest = max(map(abs, around))
        if abs(row.analytic - row.numerical) <= 64 * sys.float_info.epsilon * largest / row.h:
            yield _doubt("rounding")
        close = partial(math.isclose, rel_tol=1e-3, abs_tol=1e-5 * max(1.0, largest))
        finer = [(f(at - h), f(at + h), h) for h in (row.h * part for part in _FINER)]
        if any(close((above - below) / (2 * h), row.analytic) for below, above, h in finer):
            yield _doubt("bend")
        if any(not close((f(at) - below) / h, (above - f(at)) / h) for below, above, h in finer):
            yield _doubt("corner")
        yield _doubt("unexplained")

    def _said(self, kind: str, nodes: set[int], kinds: tuple[str, ...]) -> Iterator[Doubt]:
        """What the walk's own steps say at these nodes, the more telling kinds first."""
        steps = zip(self.run.structure.steps, self._script.lines, strict=True)
        notes = [note for step, lines in steps if step.kind == kind and step.node in nodes
                 for note in lines.notes if note.kind in kinds and self._numbers[note.slot]]
        for note in sorted(notes, key=lambda note: kinds.index(note.kind)):
            yield Doubt(note.kind, note.sentence)

    def _above(self, watched: int) -> set[int]:
        """The nodes that the watched one is computed from, itself included."""
        found = {watched}
        for node in reversed(self.run.structure.graph.nodes):
            if node.id in found:
                found.update(node.inputs)
        return found

    def _below(self, source: int) -> set[int]:
        """The nodes that are computed from this one."""
        found = {source}
        for node in self.run.structure.graph.nodes:
            if not found.isdisjoint(node.inputs):
                found.add(node.id)
        return found
