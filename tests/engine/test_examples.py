"""Every example reads, walks, has the right slopes, says what it is for, and is like no other."""

import re
from collections import Counter

import numpy as np
import pytest

from engine import trace
from engine.check import check
from engine.examples import EXAMPLES, EXPRESSIONS, PURPOSES, SERVES, Example
from engine.graph import Graph
from engine.notation.script import Script
from engine.trace import Trace
from engine.words import ENGLISH

ROWS = {"A": 4, "B": 5, "C": 3, "D": 7, "E": 3, "F": 8, "M": 21}
"""The lecture's rows A1 … F8, and the misconceptions M1 … M21."""
CODES = {f"{letter}{number}" for letter, last in ROWS.items() for number in range(1, last + 1)}

SOURCES = {
    "The lecture", "Stanford CS231n", "Stanford CS224n", "Karpathy, micrograd", "3Blue1Brown", "d2l.ai",
    "Karpathy, Yes you should understand backprop", "Olah, Calculus on Computational Graphs",
    "Parr and Howard, The Matrix Calculus You Need", "Goodfellow et al., Deep Learning",
    "Nielsen, Neural Networks and Deep Learning",
}
"""Courses in which the example of that source was seen to stand."""

CORNERS = {"corner", "tie"}
"""Examples at a kink, where there is no slope for differences to find."""


def read(example: Example) -> Graph:
    return example.graph()


def walked(example: Example) -> Trace:
    """Walk it as the page does: a network by its weights."""
    network = example.lowered()
    return trace(example.graph(), example.inputs, wrt=None if network is None else network.parameters)


def shape(graph: Graph) -> Counter[str]:
    """Describe each node by all that is computed into it, whatever the names, numbers and order of writing."""
    seen: list[str] = []
    for node in graph.nodes:
        below = [seen[i] for i in node.inputs]
        fixed = ",".join(f"{value:g}" for value in node.attrs.values()) if not node.is_leaf else ""
        symmetric = not node.is_leaf and node.rule.symmetric
        seen.append(f"{node.op}{fixed}({','.join(sorted(below) if symmetric else below)})")
    return Counter(seen)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
class TestEach:
    def test_it_walks_to_the_end_with_finite_numbers(self, example: Example) -> None:
        run = walked(example)
        script = Script(run.structure)
        assert len(script.lines) == len(run.structure.steps) > 2
        assert all(np.all(np.abs(number) < 1e3) for number in run.numbers if number is not None)

    def test_its_numbers_are_those_of_its_inputs(self, example: Example) -> None:
        names = {node.name for node in read(example).inputs}
        assert set(example.inputs) <= names
        network = example.lowered()
        drawn = set(network.parameters) if network and not set(network.parameters) & set(example.inputs) else set()
        assert names - set(example.inputs) == drawn, "all weights are given, or all are drawn"

    def test_its_slopes_are_those_of_central_differences(self, example: Example) -> None:
        if example.id in CORNERS:
            return
        for found in check(walked(example)):
            assert found.analytic == pytest.approx(found.numerical, rel=1e-6, abs=1e-8), found.name

    def test_it_reads_as_it_was_meant(self, example: Example) -> None:
        assert [notice.code for notice in read(example).notices] == []

    def test_it_says_what_to_look_at_in_one_sentence(self, example: Example) -> None:
        said = ENGLISH[f"example.{example.id}"]
        assert said[0].isupper() or not said[0].isascii() or said.split()[0] in example.inputs
        assert re.fullmatch(r"[^.]+(\.\d[^.]*)*\.( Mind the minus\.)?", said), said
        assert len(said.split()) <= 20

    def test_it_names_its_row_or_misconception_and_its_source(self, example: Example) -> None:
        assert example.serves
        assert set(example.serves) <= CODES & set(SERVES)
        assert example.purpose in PURPOSES
        assert example.source in SOURCES


def test_corners_are_at_a_kink() -> None:
    for example in EXAMPLES:
        run = walked(example)
        numbers = Script(run.structure).numbers(run.numbers)
        notes = [note for line in Script(run.structure).lines for note in line.notes if numbers[note.slot]]
        assert any(note.kind == "kink" for note in notes) == (example.id in CORNERS), example.id


def test_there_are_two_dozen_and_the_lectures_own_opens() -> None:
    assert len(EXAMPLES) >= 24
    assert EXAMPLES[0].id == "lecture"
    assert {example.purpose for example in EXAMPLES} == set(PURPOSES)
    assert {code for example in EXAMPLES for code in example.serves} == set(SERVES)
    for kind in (EXPRESSIONS, [example for example in EXAMPLES if example.network is not None]):
        assert 4 <= sum(bool(example.label) for example in kind) <= 8


def test_no_two_are_alike() -> None:
    for what in ("id", "text", "shows"):
        assert len({getattr(example, what) for example in EXAMPLES}) == len(EXAMPLES), what
    graphs = {example.id: shape(read(example)) for example in EXAMPLES}
    alike = [(a, b) for a in graphs for b in graphs if a < b and graphs[a] == graphs[b]]
    assert alike == []
    meant = Counter((example.purpose, example.serves, example.source) for example in EXAMPLES)
    same_ops = Counter(tuple(sorted(Counter(node.op for node in read(e).nodes).items())) for e in EXAMPLES)
    assert max(meant.values()) <= 2
    assert max(same_ops.values()) <= 2
