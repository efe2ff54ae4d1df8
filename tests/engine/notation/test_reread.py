"""What is printed is what is computed: every formula, read again from its LaTeX or text, gives the trace's number."""

from collections.abc import Iterator
from itertools import chain
from math import isclose

import numpy as np
import pytest

from engine import EngineError, Graph, Trace, parse, trace
from engine.examples import EXPRESSIONS
from engine.notation import numbers
from engine.notation.formula import latex
from engine.notation.labels import OPERANDS, Labels
from engine.notation.names import face
from engine.notation.printer import mark
from engine.notation.script import Script
from engine.notation.statements import statements
from engine.op import REGISTRY
from engine.structure import FORWARD, PULL, Step
from tests.engine.notation import generated
from tests.engine.notation.reread import LATEX, TEXT, Notation, malformed, reread, sides

GENERATED = 320
SEEDS = range(8)


def read(text: str) -> Graph | None:
    """The graph; None for the few generated texts that hold a value only."""
    try:
        return parse(text)
    except EngineError as error:
        assert error.code in ("no-result", "literal-out-of-range"), (text, str(error))
        return None


def generated_graphs(seed: int) -> Iterator[tuple[str, Graph]]:
    texts = list(generated.expressions(GENERATED // len(SEEDS), seed))
    graphs = [(text, graph) for text in texts if (graph := read(text)) is not None]
    assert len(graphs) > 0.7 * len(texts)
    return iter(graphs)


def walk(graph: Graph, seed: int = 0) -> Trace:
    return trace(graph, generated.values([n.name or "" for n in graph.inputs], seed))


def called(run: Trace, labels: Labels, form: Notation) -> dict[str, float]:
    """Every name as it is written, and v₅ for nodes without one, with its number."""
    graph = run.structure.graph
    names = {name: run.numbers[id] for name, id in graph.names.items()}
    names[graph.title] = run.numbers[graph.output]
    written = {(face(name).latex if form is LATEX else face(name).text): number for name, number in names.items()}
    for node in graph.nodes:
        label = labels.face(node.id)
        if label.spoken == f"v {node.id}":
            written[label.latex if form is LATEX else label.text] = run.numbers[node.id]
    return written


def same(read_again: float, number: float) -> bool:
    return isclose(read_again, number, rel_tol=1e-9, abs_tol=1e-12) or (read_again != read_again and number != number)


def is_exceptional(run: Trace, step: Step) -> bool:
    """Whether the local derivative is stated, not computed: at an edge, or a routing op without value."""
    node = run.structure.graph[step.node]
    args = node.rule.arguments([np.float64(run.numbers[i]) for i in node.inputs], node.attrs)
    out = np.float64(run.numbers[node.id])
    edges = node.rule.edges.get(node.rule.param(step.slot), ())
    with np.errstate(all="ignore"):
        return any(edge.when(out, *args) for edge in edges) or (node.rule.routes and np.isnan(out))


def nodes_read_again(run: Trace, labels: Labels, form: Notation) -> Iterator[tuple[str, float]]:
    """Every op's own expression and every label, with the number each should give."""
    for node in run.structure.graph.nodes:
        if len(node.inputs) <= OPERANDS:
            own, label = labels.own[node.id], labels.face(node.id)
            yield from ((written.latex if form is LATEX else written.text, run.numbers[node.id])
                        for written in (own, label))


def locals_read_again(run: Trace, labels: Labels, form: Notation) -> Iterator[tuple[str, float]]:
    for step in run.structure.steps:
        node = run.structure.graph[step.node]
        if step.kind == PULL and len(node.inputs) <= OPERANDS and not is_exceptional(run, step):
            for spelled in (False, True):
                written = labels.local(node, step.slot, spelled=spelled).face
                yield (written.latex if form is LATEX else written.text), run.numbers[step.local]


def assert_reads_back(run: Trace, script: Script) -> None:
    for form in (LATEX, TEXT):
        names = called(run, script.labels, form)
        both = (reading(run, script.labels, form) for reading in (nodes_read_again, locals_read_again))
        for written, number in chain(*both):
            assert same(reread(written, names, form), number), (run.structure.graph.text, written, number, run.inputs)


def assert_statements_read_back(run: Trace, script: Script) -> None:
    graph, names = run.structure.graph, called(run, script.labels, LATEX)
    if any(len(node.inputs) > OPERANDS for node in graph.nodes):
        return
    for id, written in statements(graph, script.labels):
        *_, (_, body) = sides(latex(written, []))
        assert same(reread(body, names), run.numbers[id]), (graph.text, written)


def assert_lines_hold(run: Trace, script: Script) -> None:
    """Numbers filled in, each side of a line gives the digits of the last where = stands."""
    filled = script.numbers(run.numbers)
    for step, lines in zip(run.structure.steps, script.lines, strict=True):
        for formula in (lines.rule if step.kind == FORWARD else (), lines.contribution, lines.sum):
            line = latex(formula, filled)
            assert malformed(line) is None
            if r"\cdots" in line or "undefined" in line or r"\infty" in line:
                continue
            *_, before, (sign, last) = [("", ""), *sides(line)]
            if sign and before[1]:
                given, result = reread(before[1], {}), reread(last, {})
                digits = {numbers.text(given * (1 + nudge)) for nudge in (-1e-13, 0, 1e-13)}
                whole = abs(result) < 100 and result == int(result)  # may hide what follows its point
                equal = numbers.text(result) in digits
                unequal = whole or digits != {numbers.text(result)}
                assert equal if sign == "=" else unequal, (run.structure.graph.text, line)


def every_latex(run: Trace, script: Script) -> Iterator[str]:
    graph, filled = run.structure.graph, script.numbers(run.numbers)
    for node in graph.nodes:
        yield from (script.labels.face(node.id).latex, script.labels.own[node.id].latex)
        if not node.is_leaf:
            yield mark(node.rule, node.attrs).latex
    for lines in script.lines:
        for name in ("rule", "gradient", "upstream", "local_rule", "contribution", "sum"):
            yield latex(getattr(lines, name), filled)
    yield from (latex(written, []) for _, written in statements(graph, script.labels))


@pytest.mark.parametrize("text", [*(op.example for op in REGISTRY.elementwise),
                                  *(example.text for example in EXPRESSIONS), *generated.HARD])
def test_each_op_example_and_hard_case_reads_back_to_its_numbers(text: str) -> None:
    for seed in range(6):
        run = walk(parse(text), seed)
        script = Script(run.structure)
        assert_reads_back(run, script)
        assert_statements_read_back(run, script)
        assert_lines_hold(run, script)
        assert [malformed(written) for written in every_latex(run, script) if malformed(written)] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_generated_expressions_read_back_to_their_numbers(seed: int) -> None:
    for _, graph in generated_graphs(seed):
        run = walk(graph, seed)
        script = Script(run.structure)
        assert_reads_back(run, script)
        assert_statements_read_back(run, script)


@pytest.mark.parametrize("seed", SEEDS)
def test_generated_lines_hold_and_are_well_formed(seed: int) -> None:
    for text, graph in generated_graphs(seed):
        run = walk(graph, seed)
        script = Script(run.structure)
        assert [(text, written) for written in every_latex(run, script) if malformed(written)] == []
        assert_lines_hold(run, script)
