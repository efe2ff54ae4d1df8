"""Every op says what it does: each hole is filled, each sentence short, each example runs."""

import re

import pytest

from engine import parse, trace
from engine.examples import EXPRESSIONS
from engine.notation.board import board
from engine.notation.derivatives import table
from engine.notation.script import Script
from engine.notation.statements import opening
from engine.op import REGISTRY, Op
from engine.words import ENGLISH, declare

OPS = list(REGISTRY)


@pytest.mark.parametrize("op", OPS, ids=lambda op: op.name)
def test_the_example_uses_the_op_and_every_line_of_its_walk_is_filled(op: Op) -> None:
    run = trace(parse(op.example))
    assert op.name in {node.op for node in run.structure.graph.nodes}
    script = Script(run.structure)
    numbers = script.numbers(run.numbers)
    for k in range(1, len(run.structure.steps) + 1):
        said = board(run, script, k)
        for name in ("heading", "title", "sentence", "spoken"):
            assert not re.search(r"[{}]", said[name]), said[name]
    for lines in script.lines:
        for note in lines.notes:
            assert "{" not in note.sentence.fill(numbers)
    assert "{" not in opening(run.structure, script.labels).fill(numbers)


@pytest.mark.parametrize("op", OPS, ids=lambda op: op.name)
def test_the_boards_sentences_are_short(op: Op) -> None:
    for key, text in ENGLISH.items():
        if re.fullmatch(rf"op\.{op.name}\.([\d.]+\.)?(forward|backward)", key):
            assert 0 < len(text.split()) <= 14, text
            assert text.endswith("."), text


@pytest.mark.parametrize("op", OPS, ids=lambda op: op.name)
def test_an_op_says_what_it_is(op: Op) -> None:
    assert op.doc and ENGLISH[op.key("noun", {})].startswith(("a ", "an "))


def test_the_table_of_derivatives_has_every_op_and_every_input() -> None:
    rows = {row.op.name: row for row in table()}
    assert rows.keys() == set(REGISTRY.by_name)
    assert rows["pow"].partials == {"x": r"y\,x^{y - 1}", "y": r"x^y\,\log(x)"}
    assert rows["sigmoid"].partials == {"x": r"\sigma(x)(1 - \sigma(x))"}
    assert rows["where"].partials["x"] is None
    assert rows["log2"].partials == {"x": r"\frac{1}{x\,\log(2)}"}
    assert rows["gelu"].partials == {"x": r"\frac{1 + \operatorname{erf}(\frac{x}{\sqrt{2}})}{2} "
                                          r"+ \frac{x\,e^{-\frac{x^2}{2}}}{\sqrt{2\pi}}"}
    assert "At base 0 this course takes the slope by the exponent as 0." in rows["pow"].notes
    assert all(len(set(row.notes)) == len(row.notes) for row in rows.values())


@pytest.mark.parametrize("example", EXPRESSIONS, ids=lambda example: example.id)
def test_each_example_walks(example: object) -> None:
    assert trace(parse(example.text), example.inputs).structure.steps  # type: ignore[attr-defined]


def test_one_key_has_one_text() -> None:
    with pytest.raises(ValueError, match="two texts"):
        declare({"phase.start": "Begin"})
