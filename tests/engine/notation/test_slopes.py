"""The derivative of a closed part: right, short, and stopping where it would explode."""

import numpy as np
import pytest

from engine import parse
from engine.closed import part_pulls, parts
from engine.examples import EXPRESSIONS
from engine.notation.board import board, numbers_at
from engine.notation.labels import labels
from engine.notation.script import Script
from engine.notation.slopes import Slopes
from engine.program import lower, machine
from engine.stops import stops
from engine.structure import plan
from engine.trace import trace

SHORT = {
    "x(y^2 + z)": {"y": "2x y", "z": "x", "x": "y^2 + z"},
    "x x": {"x": "2x"},
    "x x + x": {"x": "2x + 1"},
    "½(y - y_star)^2": {"y": "y - y^*"},
    "σ(w x + b)": {"w": r"f\,(1 - f) x", "b": r"f\,(1 - f)"},
    "x/y": {"x": r"\frac{1}{y}", "y": r"-\frac{x}{y^2}"},
    "sqrt(log(x))": {"x": r"\frac{1}{2f x}"},
    "x - (x - y)^2": {"x": "1 - 2(x - y)", "y": "2(x - y)"},
    "2(3 - x)": {"x": "-2"},
    "x^y": {"y": r"f\,\log(x)"},
    "x 0": {"x": "0"},
}
CHAIN = "x"
for _ in range(40):
    CHAIN = f"sin({CHAIN} y)"


def slopes(text: str) -> dict[str, str | None]:
    graph = parse(text)
    structure = plan(graph)
    part = parts(structure)[graph.output]
    found = Slopes(graph, labels(graph, structure.of), part)
    written = {graph[id].name or "": found.written(id) for id in part.inputs}
    return {name: operand and operand.face.latex for name, operand in written.items()}


@pytest.mark.parametrize("text", SHORT)
def test_it_is_written_as_on_paper(text: str) -> None:
    found = slopes(text)
    assert {name: found[name] for name in SHORT[text]} == SHORT[text]


@pytest.mark.parametrize("text", [CHAIN, " + ".join(f"x y_{i}" for i in range(60)),
                                  "(x + y)(x + y)(x - y)(x + 2y)(x y + 3)(x/y - 1)(x + 7)"])
def test_no_expression_explodes(text: str) -> None:
    for latex in slopes(text).values():
        assert latex is None or len(latex) < 400


def test_of_many_terms_the_middle_is_left_out() -> None:
    assert slopes(" + ".join(f"x y_{i}" for i in range(20)))["x"] == r"y_0 + y_1 + \cdots + y_{19}"


def test_a_long_way_is_named_where_it_is_long() -> None:
    assert r"\frac{\partial f}{\partial v_" in (slopes("sin(cos(exp(tanh(sin(cos(sqrt(log(x))))))))")["x"] or "")


HARD = ["relu(x) y + x", "max(x, y) x", "x x x", "log(x) 0", "where(x > 0, x y, y)", "g = x y; h = g + x; g h + g",
        "0/x + max(log(x), 1)", "(2/(-3))^x", "1e200 x 1e200 y 1e200", "x/0", "x/(1/0)"]
TEXTS = [example.text for example in EXPRESSIONS] + HARD


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("point", [None, 0.0, -1.5])
def test_upstream_times_slope_is_the_contribution(text: str, point: float | None) -> None:
    graph = parse(text)
    inputs = {} if point is None else {node.name or "": point for node in graph.inputs}
    run = trace(graph, inputs)
    script = Script(run.structure)
    numbers = numbers_at(run, script, "part")
    for k in part_pulls(run.structure):
        step = script.closed.parts[k].step
        upstream, slope, contribution = (numbers[slot] for slot in (step.upstream, step.local, step.contribution))
        board(run, script, k, "part")
        if np.isfinite(upstream * slope) and np.isfinite(contribution):
            assert contribution == pytest.approx(upstream * slope, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("text", TEXTS)
def test_the_program_gives_the_same_numbers(text: str) -> None:
    graph = parse(text)
    run = trace(graph)
    script = Script(run.structure)
    numbers = numbers_at(run, script, "part")
    program = lower(run.structure, [*script.recipes, *script.closed.recipes])
    found = machine(program)([run.inputs[name] for name in program.inputs])[:len(numbers)]
    assert np.allclose(found, numbers, rtol=1e-12, atol=1e-12, equal_nan=True)


@pytest.mark.parametrize("text", TEXTS)
def test_every_stop_can_be_said(text: str) -> None:
    run = trace(parse(text))
    script = Script(run.structure)
    for detail in ("node", "part", "pass"):
        for k in stops(run.structure, detail):
            said = board(run, script, k, detail)
            assert not any("{" in said[name] for name in ("title", "sentence", "spoken", "heading"))
