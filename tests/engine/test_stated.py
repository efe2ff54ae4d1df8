"""What ops state about special places: true there and nowhere else, and said on the board at the right steps."""

from typing import NamedTuple

import numpy as np
import pytest

from engine import Trace, parse, trace
from engine.notation.board import board
from engine.notation.script import Script
from engine.op import REGISTRY
from engine.structure import FORWARD, PULL, Step
from engine.words import ENGLISH

Point = tuple[float, ...]
TIE = ("A tie: this course gives 1 to each winner. Either alone is an allowed slope, both together are no "
       "sub-gradient; libraries take ½ and ½.")
INF = np.inf


class Row(NamedTuple):
    """One statement of an op: its sentence, where it holds and where not (inputs x, y, z in order)."""

    op: str
    kind: str
    says: str
    text: str
    holds: tuple[Point, ...]
    elsewhere: tuple[Point, ...]
    by: str = ""
    slope: float = np.nan


ROWS = (
    Row("div", "domain", "Zero divided by zero has no value.", "x/y",
        ((0, 0), (0, -0.0)), ((1, 0), (0, 1), (2, 3), (-1, 0), (0, -1))),
    Row("div", "domain", "Division by zero has no value; the machine writes infinity.", "x/y",
        ((1, 0), (-1, 0), (1e-300, 0)), ((0, 0), (0, 1), (1, 1e-300), (1, 2), (-3, -1))),
    Row("pow", "domain", "A negative number has no real power with a fractional exponent.", "x^y",
        ((-8, 0.5), (-1, 1.5), (-0.1, -0.5)), ((-8, 2), (-8, -1), (8, 0.5), (0, 0.5), (0, -1), (-8, 0))),
    Row("pow", "domain", "A negative number has no real power with a fractional exponent.", "x^0.5",
        ((-8,), (-1e-9,)), ((8,), (0,), (1,))),
    Row("pow", "domain", "Zero to a negative power divides by zero; the machine writes infinity.", "x^y",
        ((0, -1), (0, -0.5)), ((0, 1), (0, 0), (1e-9, -1), (-1, -1), (2, -2))),
    Row("pow", "domain", "Zero to a negative power divides by zero; the machine writes infinity.", "x^(-1)",
        ((0,),), ((1,), (-1e-9,))),
    Row("pow", "edge", "To the power 0 everything is 1, so the slope is 0.", "x^y",
        ((0, 0), (2, 0), (-3, 0)), ((0, 1), (2, 1e-9), (0, -1), (1, 1)), "x", 0.0),
    Row("pow", "edge", "To the power 0 everything is 1, so the slope is 0.", "x^0",
        ((0,), (2,), (-1,)), (), "x", 0.0),
    Row("pow", "edge", "At base 0 this course takes the slope by the exponent as 0.", "x^y",
        ((0, 2), (0, 0), (0, -1), (0, 0.5)), ((1e-9, 2), (1, 0), (-1, 2)), "y", 0.0),
    *(row for name in ("log", "log2", "log10") for row in (
        Row(name, "domain", "A negative number has no logarithm.", f"{name}(x)",
            ((-1,), (-1e-300,)), ((0,), (1,), (1e-300,))),
        Row(name, "domain", "The logarithm falls without end towards zero.", f"{name}(x)",
            ((0,),), ((-1,), (1,), (1e-300,))),
        Row(name, "edge", "Left of 0 there is no logarithm, and so no slope.", f"{name}(x)",
            ((-1,), (-1e-300,)), ((0,), (1,), (1e-300,)), "x", np.nan))),
    Row("sqrt", "domain", "A negative number has no square root among the real numbers.", "sqrt(x)",
        ((-1,), (-1e-300,)), ((0,), (4,))),
    Row("asin", "domain", "The sine of an angle lies from −1 to 1: beyond, there is none.", "asin(x)",
        ((1.0000001,), (-2,)), ((1,), (-1,), (0,))),
    Row("acos", "domain", "The cosine of an angle lies from −1 to 1: beyond, there is none.", "acos(x)",
        ((1.0000001,), (-2,)), ((1,), (-1,), (0,))),
    Row("abs", "kink", "A corner: any slope from −1 to 1 would do; this course takes 0.", "abs(x)",
        ((0,), (-0.0,)), ((1,), (-1,), (1e-300,))),
    Row("sign", "kink", "A jump: there is no slope here; this course takes 0, as everywhere else.", "sign(x)",
        ((0,), (-0.0,)), ((1,), (-1,), (1e-300,))),
    Row("floor", "kink",
        "A jump at every whole number: there is no slope here; this course takes 0, as everywhere else.", "floor(x)",
        ((0,), (-0.0,), (3,), (-2,)), ((0.5,), (-1e-300,), (2.9999,))),
    Row("leaky_relu", "kink", "A corner: any slope from 0.01 to 1 would do; this course takes 0.01.", "leaky_relu(x)",
        ((0,), (-0.0,)), ((1,), (-1,), (1e-300,), (-1e-300,))),
    Row("relu", "kink", "A corner: any slope from 0 to 1 would do; this course takes 0.", "relu(x)",
        ((0,),), ((1,), (-1,), (1e-300,), (-1e-300,))),
    Row("max", "kink", TIE, "max(x, y)", ((2, 2), (0, -0.0), (-1, -1)), ((2, 1), (1, 2), (2, 2 + 1e-9))),
    Row("max", "kink", TIE, "max(x, y, z)", ((2, 2, 1), (2, 1, 2), (1, 2, 2), (3, 3, 3)), ((1, 1, 2), (2, 1, 1))),
    Row("min", "kink", TIE, "min(x, y)", ((2, 2), (-1, -1)), ((2, 1), (1, 2), (2, 2 + 1e-9))),
    Row("min", "kink", TIE, "min(x, y, z)", ((2, 2, 3), (2, 3, 2), (3, 2, 2), (3, 3, 3)), ((3, 3, 2), (2, 3, 3))),
)
IDS = [f"{row.text}-{row.says[:24]}" for row in ROWS]


def test_every_statement_of_every_op_has_a_row() -> None:
    stated = {(op.name, note.kind, ENGLISH[note.key]) for op in REGISTRY.elementwise for note in op.notes}
    stated |= {(op.name, "edge", ENGLISH[edge.key]) for op in REGISTRY for edges in op.edges.values() for edge in edges}
    assert {(row.op, row.kind, row.says) for row in ROWS} == stated


def walk(text: str, point: Point) -> Trace:
    return trace(parse(text), dict(zip("xyz", map(float, point), strict=False)))


def speaks(row: Row, run: Trace, step: Step) -> bool:
    """Whether a statement of this kind has its say at this step: values forwards, slopes at pulls."""
    if run.structure.graph[step.node].op != row.op:
        return False
    if row.kind == "domain":
        return step.kind == FORWARD
    return step.kind == PULL and (not row.by or run.structure.graph[step.to].name == row.by)


def said(row: Row, run: Trace) -> list[bool]:
    """At each step where the statement could be made, whether it is; at all others it must not be."""
    script = Script(run.structure)
    filled = script.numbers(run.numbers)
    told = []
    for k, (step, lines) in enumerate(zip(run.structure.steps, script.lines, strict=True), 1):
        notes = board(run, script, k).get("notes", [])
        kinds = [note.kind for note in lines.notes
                 if filled[note.slot] and note.sentence.fill(filled) == row.says]
        assert kinds == [row.kind] * notes.count(row.says)
        if speaks(row, run, step):
            told.append(row.says in notes)
        else:
            assert row.says not in notes
    return told


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_a_statement_holds_where_it_should_and_is_on_the_board(row: Row) -> None:
    for point in row.holds:
        told = said(row, walk(row.text, point))
        assert told and all(told), point


@pytest.mark.parametrize("row", [row for row in ROWS if row.elsewhere], ids=[i for i, r in zip(IDS, ROWS, strict=True)
                                                                            if r.elsewhere])
def test_a_statement_is_not_made_elsewhere(row: Row) -> None:
    for point in row.elsewhere:
        told = said(row, walk(row.text, point))
        assert told and not any(told), point


@pytest.mark.parametrize("row", [row for row in ROWS if row.by], ids=lambda row: f"{row.text}-{row.by}")
def test_a_stated_slope_is_taken(row: Row) -> None:
    for point in row.holds:
        run = walk(row.text, point)
        step = next(step for step in run.structure.steps if speaks(row, run, step))
        assert np.array_equal(run.numbers[step.local], row.slope, equal_nan=True), point


@pytest.mark.parametrize(("says", "text", "holds", "elsewhere"), [
    ("This number is too large for the machine, which ends near 1.8 × 10³⁰⁸.", "e^x", (1000,), (1,)),
    ("This number is too large for the machine, which ends near 1.8 × 10³⁰⁸.", "x y", (1e300, 1e300), (1e300, 1)),
    ("This number is too large for the machine, which ends near 1.8 × 10³⁰⁸.", "x/y", (1e300, 1e-300), (1, 0)),
    ("There is no value here: infinities meet that cancel, or zero meets infinity.", "x - y", (INF, INF), (INF, -INF)),
    ("There is no value here: infinities meet that cancel, or zero meets infinity.", "x y", (0, INF), (np.nan, INF)),
    ("There is no value here: infinities meet that cancel, or zero meets infinity.", "x/y", (INF, INF), (0, 0)),
    ("The slope here is no finite number.", "sqrt(x)", (0,), (1,)),
    ("The slope here is no finite number.", "x^0.5", (0,), (-1,)),
    ("The slope here is no finite number.", "asin(x)", (1,), (2,)),
    ("This number is too large for the machine, which ends near 1.8 × 10³⁰⁸.", "sinh(x)", (-800,), (700,)),
    ("This number is too large for the machine, which ends near 1.8 × 10³⁰⁸.", "cosh(x)", (800,), (700,)),
    ("Zero times infinity has no value.", "0 log(x)", (0,), (1,)),
    ("Nothing passes here: the edge is cut and contributes 0, whatever arrives.", "relu(x)", (-1,), (1,)),
    ("Nothing passes here: the edge is cut and contributes 0, whatever arrives.", "max(x, y)", (1, 2), (2, 2)),
])
def test_what_may_befall_any_op_is_said_where_it_does(says: str, text: str, holds: Point, elsewhere: Point) -> None:
    def notes(point: Point) -> list[str]:
        run = walk(text, point)
        script = Script(run.structure)
        return [note for k in range(1, len(script.lines) + 1) for note in board(run, script, k).get("notes", [])]

    assert says in notes(holds)
    assert says not in notes(elsewhere)
