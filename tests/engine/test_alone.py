"""One node taken out of its graph: the same value, the same partials, and nothing of the rest."""

import numpy as np
import pytest

from engine import parse, trace
from engine.alone import alone
from engine.check import check
from engine.closed import part_pulls, parts
from engine.examples import EXPRESSIONS
from engine.graph import INPUT
from engine.notation.formula import latex
from engine.notation.script import Script
from engine.structure import plan
from engine.trace import walker

LECTURE = "f(x, y, z) = x(y^2 + z)"
SMOOTH = {"lecture", "nudge", "staged", "nested", "gate-by-gate", "neuron", "network", "twins", "square-loss",
          "log-loss"}


@pytest.mark.parametrize("example", EXPRESSIONS, ids=lambda example: example.id)
def test_every_node_alone_has_the_value_and_the_partials_it_has_in_its_graph(example) -> None:  # type: ignore[no-untyped-def]
    graph = parse(example.text, names=example.inputs)
    structure = plan(graph, wrt=[node.name or "" for node in graph.inputs])
    whole = walker(structure)(example.inputs)
    locals_of = {(step.node, step.slot): whole.numbers[step.local] for step in structure.steps if step.kind == "pull"}
    for node in graph.nodes:
        if node.is_leaf:
            continue
        single, sources = alone(graph, node.id)
        run = walker(plan(single, wrt=list(sources)))({name: whole.numbers[id] for name, id in sources.items()})
        assert np.array_equal(run.numbers[single.output], whole.numbers[node.id], equal_nan=True)
        for step in run.structure.steps:
            if step.kind == "pull" and (node.id, step.slot) in locals_of:
                assert np.array_equal(run.numbers[step.local], locals_of[node.id, step.slot], equal_nan=True)


@pytest.mark.parametrize("example", EXPRESSIONS[:12], ids=lambda example: example.id)
def test_partials_of_a_node_alone_are_its_difference_quotients(example) -> None:  # type: ignore[no-untyped-def]
    graph = parse(example.text, names=example.inputs)
    for node in graph.nodes:
        if not node.is_leaf and not node.rule.routes and not node.rule.indicator:
            single, sources = alone(graph, node.id)
            run = trace(single, dict(zip(sources, (0.7, 1.3, 0.4, 2.1, 1.7, 0.9) * 4, strict=False)))
            assert all(row.agrees for row in check(run)), node


@pytest.mark.parametrize("example", EXPRESSIONS, ids=lambda example: example.id)
def test_every_part_alone_has_the_value_and_the_slopes_it_has_in_its_graph(example) -> None:  # type: ignore[no-untyped-def]
    graph = parse(example.text, names=example.inputs)
    structure = plan(graph, wrt=[node.name or "" for node in graph.inputs])
    run = walker(structure)(example.inputs)
    script = Script(structure)
    numbers = script.closed.numbers(script.numbers(run.numbers))
    for part in parts(structure).values():
        single, sources = alone(graph, part.node, part.nodes)
        assert tuple(sorted(sources.values())) == tuple(sorted(part.inputs))
        own = plan(single, wrt=list(sources))
        assert [*parts(own)] == [single.output], "it is one part there, too"
        mine = Script(own)
        known = walker(own)({name: run.numbers[id] for name, id in sources.items()})
        told = mine.closed.numbers(mine.numbers(known.numbers))
        assert np.array_equal(told[single.output], run.numbers[part.node], equal_nan=True)
        slopes = {sources[single[stop.step.to].name or ""]: told[stop.step.local]
                  for stop in mine.closed.parts.values() if stop.step.kind == "pull"}
        for pull in part_pulls(structure).values():
            if pull.node == part.node:
                here = numbers[script.closed.slots.slope(pull)]
                assert np.allclose(slopes[pull.to], here, rtol=1e-12, equal_nan=True)


@pytest.mark.parametrize("example", [one for one in EXPRESSIONS if one.id in SMOOTH], ids=lambda example: example.id)
def test_partials_of_a_part_alone_are_its_difference_quotients(example) -> None:  # type: ignore[no-untyped-def]
    graph = parse(example.text, names=example.inputs)
    structure = plan(graph)
    for part in parts(structure).values():
        single, sources = alone(graph, part.node, part.nodes)
        run = trace(single, dict(zip(sources, (0.7, 1.3, 0.4, 2.1, 1.7, 0.9) * 4, strict=False)))
        assert all(row.agrees for row in check(run)), part


def test_a_part_is_written_from_its_boundary_inputs() -> None:
    graph = parse("g = y^2 + z; f(x, y, z) = x g")
    single, sources = alone(graph, 4, (3, 4))
    script = Script(plan(single, wrt=list(sources)), by_name=True)
    numbers = script.closed.numbers(script.numbers(walker(script.structure)({"y": 3.0, "z": 4.0}).numbers))
    lines = [script.closed.lines(stop, script.face).local_rule for stop in script.closed.parts.values()]
    assert [latex(line, numbers) for line in lines] == [r"\frac{\partial g}{\partial z} = 1",
                                                       r"\frac{\partial g}{\partial y} = 2y = 6"]


def test_names_stay_and_what_has_none_is_u() -> None:
    graph = parse("g = y^2 + z; f(x, y, z) = x g + sin(x y) + (x + y)(y + z)")
    of = {graph[id].name or id: alone(graph, id) for id in range(len(graph)) if not graph[id].is_leaf}
    assert (list(of["g"].sources), of["g"].graph.title) == (["u", "z"], "g")
    last = alone(graph, graph.output)
    assert (list(last.sources), last.graph.title) == (["u_1", "u_2", "u_3"], "f")
    assert {found.graph.title for name, found in of.items() if isinstance(name, int)} == {"v"}


def test_a_name_that_the_text_uses_is_not_taken() -> None:
    graph = parse("f = (u + v)^2 + u_1")
    single, sources = alone(graph, graph.output)
    assert (sorted(sources), single.title) == (["u_1", "u_2"], "f")
    single, sources = alone(graph, graph[graph.output].inputs[0])
    assert (list(sources), single.title) == (["u_2"], "v_1")


def test_the_same_input_twice_is_one_and_a_constant_stays() -> None:
    assert alone(parse("x x"), 1).sources == {"x": 0}
    graph = parse("max(0, 1 - m)")
    single, sources = alone(graph, graph.output)
    assert len(sources) == 1 and [node.op for node in single.nodes] == [INPUT, "constant", "max"]
    script = Script(plan(single, wrt=list(sources)))
    run = walker(script.structure)({"u": -2.0})
    assert latex(script.lines[0].rule, script.numbers(run.numbers)) == r"f = \max(0, u) = \max(0, -2) = 0"


def test_the_lines_are_those_of_the_board_in_its_own_names() -> None:
    graph = parse(LECTURE)
    single, sources = alone(graph, 4)
    script = Script(plan(single, wrt=list(sources)))
    numbers = script.numbers(walker(script.structure)({"u": 9.0, "z": 4.0}).numbers)
    lines = [latex(script.lines[0].rule, numbers), *(latex(line.local_rule, numbers) for line in script.lines[2:])]
    assert lines == ["v = u + z = 9 + 4 = 13", r"\frac{\partial (u + z)}{\partial u} = 1",
                     r"\frac{\partial (u + z)}{\partial z} = 1"]


@pytest.mark.parametrize("id", [0, 3])
def test_what_is_computed_from_nothing_cannot_be_taken_out(id: int) -> None:
    graph = parse("f = 2x + y")
    leaves = [node.id for node in graph.nodes if node.is_leaf]
    with pytest.raises(ValueError, match="computed from nothing"):
        alone(graph, leaves[min(id, len(leaves) - 1)])
