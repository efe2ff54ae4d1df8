"""KaTeX takes every line that the board can have of arrays: no line stands there as a red error."""

import json
import subprocess
from random import Random
from typing import Any

import pytest

from dev.node import MODULES, find
from engine import parse, trace
from engine.errors import EngineError
from engine.notation.board import board
from engine.notation.formula import latex
from engine.notation.script import Script

GIVEN = {"a": "2", "b_h_1": "-0.5", "x": "[1, 2]", "y_hat": "[-1, 3e-9]", "w_h": "[2, 5]", "z_star": "[0, 1]",
         "W": "[[1, 2], [3, 4]]", "W_h": "[[1, 0], [-2, 1e12]]", "A_hat": "[[2, 1], [1, 1]]"}
NUMBER, VECTOR, MATRIX = range(3)
NAMES = (("a", "b_h_1", "-2", "1/3"), ("x", "y_hat", "w_h", "z_star", "[1, 1e-9]"),
         ("W", "W_h", "A_hat", "[[1, 2], [3, -4]]"))
FORMS: tuple[tuple[tuple[str, tuple[int, ...]], ...], ...] = (
    (("sum({})", (VECTOR,)), ("norm({})", (VECTOR,)), ("mean({})", (MATRIX,)), ("dot({}, {})", (VECTOR, VECTOR)),
     ("({}) @ ({})", (VECTOR, VECTOR)), ("square_loss({}, {})", (VECTOR, VECTOR)), ("norm({})", (MATRIX,)),
     ("cross_entropy({}, {})", (VECTOR, VECTOR)), ("cross_entropy({}, {})", (MATRIX, MATRIX)), ("({})[0]", (VECTOR,)),
     ("square_loss({}, {})", (NUMBER, VECTOR)), ("square_loss({}, {})", (VECTOR, NUMBER))),
    (("({}) @ ({})", (MATRIX, VECTOR)), ("({}) @ ({})", (VECTOR, MATRIX)), ("softmax({})", (VECTOR,)),
     ("log_softmax({})", (VECTOR,)), ("({})[0]", (MATRIX,)), ("sum({}, 1)", (MATRIX,)), ("norm({}, 0)", (MATRIX,)),
     ("({}) + ({})", (VECTOR, NUMBER)), ("({}) ({})", (NUMBER, VECTOR))),
    (("({}) @ ({})", (MATRIX, MATRIX)), ("({}).T", (MATRIX,)), ("softmax({})", (MATRIX,)),
     ("log_softmax({})", (MATRIX,)), ("({}) * ({})", (MATRIX, VECTOR)), ("({}) - ({})", (NUMBER, MATRIX))),
)
ALIKE = ("e^({})", "({})^2", "-({})", "({0}) + ({0})", "σ({})", "relu({})", "({})^-1.5", "1/({})", "max({}, 1)")
KATEX = ('const { renderToString } = require("katex"); let text = "";'
         'process.stdin.on("data", (part) => { text += part; }).on("end", () => {'
         '  const refused = JSON.parse(text).flatMap((line) => {'
         '    try { renderToString(line, { throwOnError: true, strict: "ignore" }); return []; }'
         '    catch (error) { return [`${line}: ${error.message}`]; } });'
         '  console.log(JSON.stringify(refused)); });')


def refused(lines: list[str]) -> list[str]:
    """What KaTeX says of the lines that it cannot read."""
    done = subprocess.run([find(), "-e", KATEX], input=json.dumps(lines), capture_output=True, text=True, check=True,
                          cwd=MODULES.parent)
    found: list[str] = json.loads(done.stdout)
    return found


def expression(random: Random, kind: int, depth: int) -> str:
    if depth == 0:
        return random.choice(NAMES[kind])
    if random.random() < 0.35:
        return random.choice(ALIKE).format(expression(random, kind, depth - 1))
    form, kinds = random.choice(FORMS[kind])
    return form.format(*(expression(random, one, depth - 1) for one in kinds))


def said_of(text: str) -> set[str]:
    """Every line of every step, as LaTeX; none of what cannot be read."""
    whole = "; ".join(f"{name} = {value}" for name, value in GIVEN.items() if name in text)
    try:
        run = trace(parse(f"{whole}; f = {text}" if whole else text))
    except EngineError:
        return set()
    script = Script(run.structure)
    numbers: Any = script.numbers(run.numbers)
    lines = {latex(line, numbers) for lines in script.lines for name, line in lines._asdict().items()
             if isinstance(line, tuple) and name != "notes"}
    return lines | {found for k in range(1, len(script.lines) + 1)
                    for name, found in board(run, script, k).items() if name in ("jacobian", "local_rule", "rule")}


def test_it_tells_a_line_that_cannot_be_read() -> None:
    assert len(refused([r"\hatw^{\mathsf T}", "e^x^{\\mathsf T}", "e^x"])) == 2


@pytest.mark.parametrize("text", ["dot(y_hat, w_h)", "dot(w_h, e^x)", "sum(W @ e^x)", "sum(W_h @ x)",
                                  "square_loss(x - y_hat, z_star - w_h)", "norm(W_h)", "sum(softmax(w_h))"])
def test_what_had_to_be_bracketed_is(text: str) -> None:
    lines = said_of(text)
    assert lines and refused(sorted(lines)) == []


def test_every_line_of_arrays_is_typeset() -> None:
    random, lines = Random(7), set[str]()
    read = 0
    for number in range(220):
        found = said_of(expression(random, number % 3, 1 + number % 4))
        read += bool(found)
        lines |= found
    assert read > 150 and refused(sorted(lines)) == []
