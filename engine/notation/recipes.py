"""Numbers that only the lines need, as rules over the trace's numbers: run on these, or read into a program.

A recipe takes the trace's numbers by slot, NumPy floats or arrays of them, or the wires of a program in the making; so
it is arithmetic of NumPy's, and never branches. What is asked of a place is 1 or True where it is so, else 0 or False.
"""

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any

import numpy as np

from engine.graph import Node
from engine.notation.numbers import shown
from engine.structure import Step

Recipe = Callable[[Any], Any]
"""How a number follows from the trace's numbers, or from those of its slots that it asks for."""


def recomputed(node: Node) -> Recipe:
    """Return the value that follows from the digits shown: equal to the value's digits, or ≈ stands."""
    return lambda n: node.rule.function(*_arguments(node, [shown(n[id]) for id in node.inputs]))


def product(one: int, other: int) -> Recipe:
    """Return the product of two slots as their digits are shown."""
    return lambda n: shown(n[one]) * shown(n[other])


def total(one: int, other: int) -> Recipe:
    """Return the sum of two slots as their digits are shown."""
    return lambda n: shown(n[one]) + shown(n[other])


def holds(node: Node, when: Callable[..., Any]) -> Recipe:
    """Return whether what an op states of a place is so at a node."""
    return lambda n: _anywhere(when(n[node.id], *_arguments(node, [n[id] for id in node.inputs])) != 0)


def overflows(node: Node) -> Recipe:
    """Return whether a value grew beyond all numbers here, and the op does not say why."""
    return lambda n: _all([_anywhere(_infinite(n[node.id])), *(_everywhere(_finite(n[id])) for id in node.inputs),
                           _unexplained(node, n)])


def undefined(node: Node) -> Recipe:
    """Return whether a value lost its meaning here, as ∞ − ∞ does, and the op does not say why."""
    return lambda n: _all([_anywhere(_nan(n[node.id])), *(_everywhere(n[id] == n[id]) for id in node.inputs),
                           _unexplained(node, n)])


def cut_without_local(step: Step) -> Recipe:
    """Return whether a pull is cut off and its local derivative is no finite number: no product is to be written."""
    return lambda n: _all([n[step.cut] != 0, _anywhere(_finite(n[step.local]) == 0)])


def slope_out_of_range(step: Step) -> Recipe:
    """Return whether the local derivative is no finite number although what it is taken of is one."""
    return lambda n: _anywhere(_all([_finite(n[step.local]) == 0, _finite(n[step.node])]))


def product_undefined(step: Step) -> Recipe:
    """Return whether upstream times local has no value, as 0 · ∞ has none, though both have one."""
    return lambda n: _anywhere(_all([_nan(n[step.contribution]),
                                     *(n[slot] == n[slot] for slot in (step.upstream, step.local))]))


def gradient_overflows(step: Step, before: int | None) -> Recipe:
    """Return whether the contribution, or the sum so far, grew beyond all numbers here."""
    grew = product_overflows(step)
    if before is None:
        return grew
    added = sum_overflows(step, before)
    return lambda n: np.maximum(grew(n), added(n))


def product_overflows(step: Step) -> Recipe:
    """Return whether the contribution grew beyond all numbers here."""
    return lambda n: _anywhere(_all([_infinite(n[step.contribution]),
                                     *(_finite(n[slot]) for slot in (step.upstream, step.local))]))


def sum_overflows(step: Step, before: int) -> Recipe:
    """Return whether the sum so far grew beyond all numbers here."""
    return lambda n: _anywhere(_all([_infinite(n[step.total]),
                                     *(_finite(n[slot]) for slot in (step.contribution, before))]))


def sum_undefined(step: Step, before: int) -> Recipe:
    """Return whether the sum so far lost its meaning here, as ∞ − ∞ does."""
    return lambda n: _anywhere(_all([_nan(n[step.total]),
                                     *(n[slot] == n[slot] for slot in (before, step.contribution))]))


def _arguments(node: Node, inputs: list[Any]) -> tuple[Any, ...]:
    """The inputs, and the literal as NumPy's: Python would raise where a rule divides by it."""
    fixed = node.rule.fixed(node.attrs)
    return (*inputs, *(map(np.float64, fixed) if node.rule.elementwise else fixed))


def _unexplained(node: Node, n: Sequence[Any]) -> Any:
    said = [holds(node, note.when)(n) for note in node.rule.notes if note.kind == "domain"]
    return reduce(np.maximum, said) == 0 if said else True


def _all(truths: list[Any]) -> Any:
    return reduce(np.multiply, truths)


def _nan(x: Any) -> Any:
    return x != x


def _finite(x: Any) -> Any:
    return np.abs(x) < np.inf


def _infinite(x: Any) -> Any:
    return np.abs(x) == np.inf


def _anywhere(truth: Any) -> Any:
    return np.any(truth) if isinstance(truth, np.ndarray) else truth


def _everywhere(truth: Any) -> Any:
    return np.all(truth) if isinstance(truth, np.ndarray) else truth
