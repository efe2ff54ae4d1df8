"""What programs are tried on, and when a machine agrees with the trace."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

import numpy as np
import pytest

from engine import Builder, Graph, parse, trace
from engine.examples import EXPRESSIONS
from engine.notation.numbers import shown
from engine.notation.script import Script
from engine.op import REGISTRY, Op
from engine.program import Program, columns, lower
from engine.program.primitives import PRIMITIVES
from engine.rules import samples
from engine.structure import Structure, plan

NEAR = 1e-12
"""Of the largest finite magnitude on the way."""

SPECIAL = (0.0, 1.0, -1.0, 1e3, -1e3)
ORDINARY = (0.7, -1.3, 2.1, 0.4, -0.6, 1.7, 3.2, -2.4)

Point = tuple[float, ...]


class Case(NamedTuple):
    """A graph, its program, and points to run it at."""

    name: str
    structure: Structure
    script: Script
    program: Program
    points: tuple[Point, ...]


def case(name: str, graph: Graph, points: Sequence[Point]) -> Case:
    structure = plan(graph)
    script = Script(structure)
    return Case(name, structure, script, lower(structure, script.recipes), tuple(points))


def told(of: Case, point: Point) -> list[float]:
    """What the trace and its lines say: their numbers, and whether what an op states holds, asked on numbers."""
    graph = of.structure.graph
    numbers = trace(graph, dict(zip(of.program.inputs, point, strict=True))).numbers
    flags = []
    for flag in of.program.flags:
        node = graph[flag.node]
        stated = [*node.rule.notes, *(edge for edges in node.rule.edges.values() for edge in edges)]
        args = node.rule.arguments([np.float64(numbers[i]) for i in node.inputs], node.attrs)
        with np.errstate(all="ignore"):
            when = next(statement.when for statement in stated if statement.key == flag.key)
            flags.append(float(np.any(when(np.float64(numbers[node.id]), *args))))
    return [*of.script.numbers(numbers), *flags]


def agrees(got: Sequence[float], expected: Sequence[float]) -> bool:
    """Whether numbers are equal to `NEAR` of the largest finite one, NaN and ±∞ in the same places."""
    got, expected = np.asarray(got, dtype=float), np.asarray(expected, dtype=float)
    finite = np.isfinite(expected)
    if got.shape != expected.shape or not np.array_equal(got[~finite], expected[~finite], equal_nan=True):
        return False
    scale = max(1.0, np.max(np.abs(expected[finite]), initial=0.0))
    with np.errstate(invalid="ignore"):
        return bool(np.all(np.abs(got[finite] - expected[finite]) <= NEAR * scale))


# -- cases ----------------------------------------------------------------------------------------


def kinks(op: Op) -> list[Point]:
    """Where an op states something, among simple points."""
    lengths = (2, 3) if op.variadic else (len(op.params),)
    found = []
    with np.errstate(all="ignore"):
        for args in (args for n in lengths for args in product((-2.0, -1.0, 0.0, 1.0, 2.0), repeat=n)):
            out = np.float64(op.function(*map(np.float64, args)))
            stated = [*op.notes, *(edge for edges in op.edges.values() for edge in edges)]
            if any(np.any(statement.when(out, *map(np.float64, args))) for statement in stated):
                found.append(args)
    return found


def applied(op: Op, arity: int, literal: float | None = None) -> Graph:
    """One op over inputs a, b, c."""
    build = Builder()
    refs = [build.input(letter) for letter in "abcd"[:arity - (literal is not None)]]
    return build.graph(build.apply(op, [*refs, *([] if literal is None else [literal])]))


def ops() -> Iterator[Case]:
    for op in REGISTRY.elementwise:
        for arity in (1, 2, 3) if op.variadic else (len(op.params),):
            points = list(product((*SPECIAL, *ORDINARY), repeat=arity) if arity < 3 else
                          product((0.0, -1.0, 0.7, 1e3), repeat=arity))
            own = [point for point in (*samples(op), *kinks(op)) if len(point) == arity]
            yield case(f"{op.name}/{arity}", applied(op, arity), [*points, *own])
        if op.literal:
            for literal in (0.0, 1.0, 2.0, 3.0, -1.0, 0.5, -0.5, -2.0):
                rest = product((*SPECIAL, *ORDINARY), repeat=len(op.params) - 1)
                yield case(f"{op.name}({literal})", applied(op, len(op.params), literal), list(rest))


def examples() -> Iterator[Case]:
    rng = np.random.default_rng(1)
    for example in EXPRESSIONS:
        graph = parse(example.text)
        start = tuple(trace(graph, example.inputs).inputs.values())
        drawn = rng.choice((*SPECIAL, *ORDINARY), size=(12, len(start)))
        yield case(f"example {example.id}", graph, [start, *map(tuple, drawn.tolist())])


def random_graphs(count: int = 500) -> Iterator[Case]:
    """Deep graphs, in which every op comes again and again, at special, at stated and at ordinary places."""
    rng = np.random.default_rng(2)
    bag: list[Op] = []
    for number in range(count):
        build = Builder()
        made = [build.input(letter) for letter in "xyz"]
        pool = [*SPECIAL, *ORDINARY]
        last = made[int(rng.integers(3))]
        for _ in range(int(rng.integers(4, 9))):
            bag = bag or [REGISTRY.elementwise[i] for i in rng.permutation(len(REGISTRY.elementwise))]
            op = bag.pop()
            pool += sorted({value for point in kinks(op)[:40] for value in point})
            arity = int(rng.integers(2, 4)) if op.variadic else len(op.params)
            args = [made[int(i)] for i in rng.integers(len(made), size=arity)]
            args[int(rng.integers(arity))] = last
            if op.literal and rng.random() < 0.5:
                args = [last, float(rng.choice((0.0, 1.0, 2.0, 3.0, -1.0, 0.5)))]
            elif rng.random() < 0.2 and arity > 1:
                args = [last, *args[1:-1], float(rng.choice(pool))]
            last = build.apply(op, args)
            made.append(last)
        points = rng.choice(pool, size=(8, 3)).tolist()
        yield case(f"random {number}", build.graph(last), list(map(tuple, points)))


@cache
def cases() -> tuple[Case, ...]:
    return (*ops(), *examples(), *random_graphs())


# -- points that decide ---------------------------------------------------------------------------


def steady(of: Case) -> list[bool]:
    """At which points a last bit more or less in a sine, a power … changes nothing that counts.

    Elsewhere (at a tie of two sines, on the verge of overflow) machines may rightly differ.
    """
    copies, noise = 16, np.random.default_rng(3)

    def blurred(function):  # type: ignore[no-untyped-def]
        def noisy(*args):  # type: ignore[no-untyped-def]
            value = np.asarray(function(*args))
            drawn = 1.0 + noise.integers(-2, 3, size=np.shape(value) or (1,)) * 2.0**-52
            exact = (value == np.round(value)) & (np.abs(value) < 2.0**52)  # 1 = exp(0): so on any machine
            return np.where(np.isfinite(value) & ~exact, value * drawn, value)
        return noisy

    inputs = [np.repeat(column, copies) for column in zip(*of.points, strict=True)]
    with pytest.MonkeyPatch.context() as patch, np.errstate(all="ignore"):
        for name, primitive in PRIMITIVES.items():
            if "(" in primitive.python and primitive.function not in (np.absolute, np.sqrt, shown):
                noisy = blurred(primitive.columns or primitive.function)
                patch.setitem(PRIMITIVES, name, primitive._replace(columns=noisy))
        blurry = np.array(columns(of.program, inputs)).reshape(len(of.program.places), len(of.points), copies)
    found = []
    for i in range(len(of.points)):
        runs = blurry[:, i, :]
        finite = np.isfinite(runs)
        same = all(np.array_equal(runs[:, j][~finite[:, 0]], runs[:, 0][~finite[:, 0]], equal_nan=True)
                   for j in range(copies)) and bool(np.all(finite == finite[:, :1]))
        known = runs[finite[:, 0]] if same else np.zeros((0, copies))
        scale = max(1.0, np.max(np.abs(known), initial=0.0))
        found.append(same and bool(np.all(np.ptp(known, axis=1) <= NEAR / 4 * scale)))
    return found


@cache
def decided() -> tuple[tuple[Case, tuple[Point, ...], tuple[tuple[float, ...], ...]], ...]:
    """Every case with its steady points and what the trace says there."""
    found = []
    for one in cases():
        points = tuple(point for point, sure in zip(one.points, steady(one), strict=True) if sure)
        found.append((one, points, tuple(tuple(told(one, point)) for point in points)))
    return tuple(found)
