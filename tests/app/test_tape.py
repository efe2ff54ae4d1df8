"""The page's own machine: what it gives is what the trace gives, and its primitives are NumPy's."""

import json
import math
from collections.abc import Sequence
from functools import cache
from itertools import product
from typing import Any

import numpy as np
import pytest

from app.wire.answer import encode
from app.wire.program import ProgramBody, program_body
from engine import parse, trace
from engine.program import Instruction, Program, lower, machine
from engine.program.primitives import PRIMITIVES, Primitive
from tests.app.tape import on_the_page
from tests.conftest import ROOT
from tests.engine.programs import Case, Point, agrees, decided

DATA = ROOT / "tests" / "data" / "primitives.json"
VALUES = (-math.inf, -2.0, -1.0, -0.3, -0.0, 0.0, 0.5, 1.0, 3.0, math.inf, math.nan)

Told = tuple[Case, tuple[Point, ...], tuple[tuple[float, ...], ...]]


def differing(cases: Sequence[Told], bodies: Sequence[ProgramBody]) -> list[tuple[str, Point]]:
    given = on_the_page([(body, points) for body, (_, points, _) in zip(bodies, cases, strict=True)])
    return [(of.name, point) for (of, points, rows), runs in zip(cases, given, strict=True)
            for point, row, run in zip(points, rows, runs, strict=True) if not agrees(run, row)]


def test_the_page_gives_what_the_trace_gives() -> None:
    """On every op, every example and five hundred random graphs, cut pulls and domain errors included."""
    assert differing(decided(), [program_body(of.program) for of, _, _ in decided()]) == []


@pytest.mark.parametrize("text", ["a b + b c + c a + a^2 + a(b + c) + a", "(a + b + c)(a - b) - c(a + b) + a c"])
def test_contributions_are_added_in_the_order_of_the_trace(text: str) -> None:
    run = trace(parse(text), {"a": 0.1, "b": 1e16, "c": -1e16 / 3})
    ((numbers,),) = on_the_page([(program_body(lower(run.structure)), [(0.1, 1e16, -1e16 / 3)])])
    assert numbers[:run.structure.slots].tolist() == run.numbers


@pytest.mark.parametrize("name", PRIMITIVES)
def test_another_primitive_in_its_place_is_caught(name: str) -> None:
    other = "cos" if PRIMITIVES[name].arity == 1 and name != "cos" else \
        "where" if name != "where" else "maximum"
    cases = [told for told in decided() if "/" in told[0].name and
             any(name == used for used, _ in told[0].program.code)][:40]
    bodies = [program_body(of.program) for of, _, _ in cases]
    for body in bodies:
        body.primitives[body.primitives.index(name)] = other
    assert differing(cases, bodies) != []


# -- primitives -----------------------------------------------------------------------------------


def alone(primitive: Primitive) -> Program:
    """The program that is one primitive."""
    inputs = tuple("abc"[:primitive.arity])
    return Program(inputs, (), (Instruction(primitive.name, tuple(range(len(inputs)))),), (len(inputs),))


@cache
def table() -> dict[str, Any]:
    """Every primitive on all numbers that may be special to it, as NumPy computes it."""
    rows = []
    for primitive in PRIMITIVES.values():
        with np.errstate(all="ignore"):
            points = zip(*product(VALUES, repeat=primitive.arity), strict=True)
            expected = primitive.column(*map(np.array, points)).tolist()
        rows.append({"program": program_body(alone(primitive)), "expected": expected})
    made: dict[str, Any] = json.loads(encode({"values": VALUES, "rows": rows}))
    return made


def test_the_table_that_the_tests_in_javascript_read_is_as_the_engine_makes_it() -> None:
    """`python -m tests.app.test_tape` writes it anew."""
    stands = json.loads(DATA.read_text(encoding="utf-8"))
    assert stands["values"] == table()["values"]
    assert [row["program"] for row in stands["rows"]] == [row["program"] for row in table()["rows"]]
    for old, new in zip(stands["rows"], table()["rows"], strict=True):
        assert agrees([float(n) for n in old["expected"]], [float(n) for n in new["expected"]])


@pytest.mark.parametrize("row", table()["rows"], ids=list(PRIMITIVES))
def test_python_computes_each_primitive_as_numpy_does(row: dict[str, Any]) -> None:
    program = alone(PRIMITIVES[row["program"]["primitives"][0]])
    run = machine(program)
    for point, expected in zip(product(VALUES, repeat=len(program.inputs)), map(float, row["expected"]), strict=True):
        (got,) = run(point)
        assert agrees([got], [expected]), point
        assert got != 0 or math.copysign(1.0, got) == math.copysign(1.0, expected), point


if __name__ == "__main__":
    made = table()
    lines = ",\n".join(json.dumps(row) for row in made["rows"])
    DATA.write_text(f'{{"values": {json.dumps(made["values"])}, "rows": [\n{lines}\n]}}\n', encoding="utf-8")
