"""Our passes over a graph: its value and gradients, as a program and as a walk, each made ready beforehand."""

from collections.abc import Callable

import numpy as np

from benchmarks.graphs import Sample
from engine import Builder
from engine.op import REGISTRY
from engine.program import lower, machine
from engine.scalars import walk
from engine.structure import Structure, plan

Pass = Callable[[], list[float]]
"""Gives the value, then the gradient by each input."""


def structure(sample: Sample) -> Structure:
    """Return the walk through a sample, which differentiates by every input."""
    build, relu = Builder(), REGISTRY["relu"]
    inputs = [build.input(f"x_{i}") for i in range(len(sample.point))]
    return plan(build.graph(sample.build(inputs, lambda ref: build.apply(relu, [ref]))))


def _wanted(of: Structure) -> list[int]:
    """Where the value and the gradients stand among the numbers of a walk."""
    return [of.of, *(of.last_total[node.id] for node in of.graph.inputs)]


def _point(of: Structure, sample: Sample) -> dict[str, float]:
    return {node.name or "": value for node, value in zip(of.graph.inputs, sample.point, strict=True)}


def program(sample: Sample) -> Pass:
    """Return a program of the value and the gradients alone."""
    of = structure(sample)
    run = machine(lower(of).only(_wanted(of)))
    return lambda: run(sample.point)


def whole_program(sample: Sample) -> Pass:
    """Return a program that gives every number of every step."""
    of = structure(sample)
    run, wanted = machine(lower(of)), _wanted(of)

    def once() -> list[float]:
        numbers = run(sample.point)
        return [numbers[slot] for slot in wanted]

    return once


def walked(sample: Sample) -> Pass:
    """Return a walk that keeps every step."""
    of = structure(sample)
    numbers_at, point, wanted = walk(of), _point(of, sample), _wanted(of)

    def once() -> list[float]:
        numbers = numbers_at(point)
        return [numbers[slot] for slot in wanted]

    return once


def walked_anew(sample: Sample) -> Pass:
    """Return a walk that keeps every step, of a structure that nobody has walked."""
    of = structure(sample)
    point, wanted = _point(of, sample), _wanted(of)

    def once() -> list[float]:
        numbers = walk(of)(point)
        return [numbers[slot] for slot in wanted]

    return once


def agreed(passes: dict[str, Pass]) -> None:
    """Check that all find the same value and gradients.

    Raises
    ------
    AssertionError
        With the name of who does not.
    """
    first, *others = passes
    expected = np.array(passes[first]())
    for name in others:
        got = np.array(passes[name]())
        assert np.allclose(got, expected, rtol=1e-9, atol=1e-9 * np.max(np.abs(expected))), f"{name}, unlike {first}"
