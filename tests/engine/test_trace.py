"""The walk: order, contributions, cut pulls, frames, arrays, size."""

import math
from itertools import pairwise
from typing import Any

import networkx
import numpy as np
import pytest

from engine import Builder, EngineError, parse, trace
from engine.check import check
from engine.evaluate import values
from engine.op import REGISTRY, Op
from engine.parts import backward_order, owners
from engine.paths import gradient_by_paths, multidigraph
from engine.structure import FORWARD, PULL, SEED, plan

TEXTS = ["x(y^2 + z)", "(a + b)(b + 1)", "x x x", "σ(σ(wx + b)v + c)", "a = x y; b = a + x; f = a b + log(b)^2",
         "e^(-x^2/2)/(1 + y^2)", "max(x y, x + y, 1) - relu(x)^2", "where(x > y, x y, x - y) x"]


@pytest.mark.parametrize("text", TEXTS)
def test_gradients_equal_central_differences_and_the_sum_over_paths(text: str) -> None:
    graph = parse(text)
    run = trace(graph, {n.name: v for n, v in zip(graph.inputs, (0.7, 1.3, -0.4, 0.9, 1.1), strict=False)})
    for name, analytic, numerical, _ in check(run):
        assert analytic == pytest.approx(numerical, rel=1e-6, abs=1e-8)
        assert analytic == pytest.approx(gradient_by_paths(run, name), rel=1e-12)


@pytest.mark.parametrize("text", TEXTS)
def test_a_node_is_never_left_before_all_its_contributions_arrived(text: str) -> None:
    graph = parse(text)
    left: set[int] = set()
    for step in plan(graph).steps:
        if step.kind == PULL:
            left.add(step.node)
            assert step.to not in left
    order = backward_order(graph, owners(graph))
    position = {id: place for place, id in enumerate(order)}
    assert networkx.is_directed_acyclic_graph(multidigraph(graph))
    assert all(position[a] > position[b] for a, b in multidigraph(graph).edges() if a in position)


def test_the_lectures_order_is_forward_seed_then_parts_from_last_to_first() -> None:
    steps = plan(parse("g = y^2 + z; f(x, y, z) = x g")).steps
    assert [s.kind for s in steps] == [FORWARD] * 3 + [SEED] + [PULL] * 5
    assert [(s.node, s.to) for s in steps[4:]] == [(5, 0), (5, 4), (4, 3), (4, 2), (3, 1)]


def test_contributions_are_counted_and_added() -> None:
    run = trace(parse("x x + x"), {"x": 3})
    pulls = [s for s in run.structure.steps if s.kind == PULL and run.structure.graph[s.to].name == "x"]
    assert [(s.arrived, s.expected, s.final) for s in pulls] == [(1, 3, False), (2, 3, False), (3, 3, True)]
    assert [run.numbers[s.total] for s in pulls] == [1.0, 4.0, 7.0]


@pytest.mark.parametrize("text", TEXTS)
def test_a_frame_is_the_same_however_it_is_reached(text: str) -> None:
    run = trace(parse(text))
    last = len(run.structure.steps)
    walked = [run.frame(k) for k in range(last + 1)]
    assert walked == [run.frame(k) for k in range(last, -1, -1)][::-1]
    assert set(walked[0].values) == {n.id for n in run.structure.graph.nodes if n.is_leaf}
    assert walked[0].gradients == {}
    for before, after in pairwise(walked):
        assert before.values.items() <= after.values.items()


def test_steps_do_not_depend_on_numbers() -> None:
    graph = parse("where(x > 0, max(x, y), y/x)")
    first, second = (trace(graph, {"x": x, "y": 1}).structure.steps for x in (-1.0, 1.0))
    assert first == second


def test_a_cut_pull_contributes_zero_and_never_zero_times_infinity() -> None:
    run = trace(parse("where(x > 0, log(x), 0.1x)"), {"x": 0})
    assert run.results == {"output": 0.0, "gradients": {"x": 0.1}}
    cut = [s for s in run.structure.steps if s.kind == PULL and run.numbers[s.cut]]
    assert [run.structure.graph[s.node].op for s in cut] == ["where", "log"]
    assert run.numbers[cut[1].local] == np.inf and run.numbers[cut[1].contribution] == 0.0


def test_a_constant_zero_upstream_is_no_cut() -> None:
    run = trace(parse("0 log(x)"), {"x": 0})
    assert np.isnan(run.results["gradients"]["x"])


def test_a_node_is_reached_as_soon_as_one_pull_is_not_cut() -> None:
    run = trace(parse("g = 1/x; relu(g) + g"), {"x": -2})
    assert run.results["gradients"]["x"] == -0.25


def test_a_comparison_passes_no_gradient() -> None:
    run = trace(parse("(x > y) x"), {"x": 2, "y": 1})
    assert run.results["gradients"] == {"x": 1.0, "y": 0.0}
    assert run.structure.unused == (1,)


def test_labels_are_not_differentiated_by() -> None:
    run = trace(parse("L = 1/2 (y - y*)^2"), {"y": 3, "y_star": 1})
    assert run.results["gradients"] == {"y": 2.0}


def test_another_node_and_other_inputs_can_be_picked() -> None:
    graph = parse("g = y^2 + z; f = x g")
    assert trace(graph, {"y": 3}, of="g").results["gradients"] == {"y": 6.0, "z": 1.0, "x": 0.0} | {}
    assert trace(graph, wrt=["x"]).results["gradients"].keys() == {"x"}


def test_a_single_input_has_slope_one_and_a_number_none() -> None:
    assert trace(parse("x"), {"x": 3}).results == {"output": 3.0, "gradients": {"x": 1.0}}
    assert [s.kind for s in trace(parse("x")).structure.steps] == [SEED]
    assert trace(parse("2 + 3")).results == {"output": 5.0, "gradients": {}}


def test_inputs_take_their_given_declared_or_start_value() -> None:
    run = trace(parse("a = 7; a + b + c + d"), {"c": 1})
    assert run.inputs == {"a": 7.0, "b": 2.0, "c": 1.0, "d": 4.0}


@pytest.mark.parametrize("value", ["3", "", None, True, 1j, np.complex128(1), [1, 2], (1,), [[1], [1, 2]], [], {}, {1},
                                   np.array([1.0]), b"3", object(), float, np.True_, 10**400],
                         ids=lambda value: type(value).__name__)
def test_an_input_that_is_no_number_is_refused_by_name(value: object) -> None:
    with pytest.raises(EngineError) as error:
        trace(parse("x + y"), {"y": 1, "x": value})
    assert (error.value.code, error.value.detail) == ("not-a-number", "The value of x must be a number.")


@pytest.mark.parametrize("value", [3, 3.0, np.float32(3), np.int8(3), np.array(3.0), np.uint64(3), math.nan, -math.inf],
                         ids=repr)
def test_every_kind_of_real_number_is_taken(value: float) -> None:
    given = trace(parse("x"), {"x": value}).inputs["x"]
    assert type(given) is float and np.array_equal(given, float(value), equal_nan=True)


@pytest.mark.parametrize("value", [[1j, 2], ["1", "2"], [True, False], [None, 1.0], [[1], [2, 3]]], ids=repr)
def test_an_array_that_holds_no_numbers_is_refused_by_name(value: object) -> None:
    build = Builder()
    graph = build.graph(build.input("x", shape=(2,)) * 2.0)
    with pytest.raises(EngineError) as error:
        trace(graph, {"x": value})
    assert error.value.code == "not-a-number"


def test_an_input_that_is_not_there_is_refused_by_name() -> None:
    with pytest.raises(EngineError) as error:
        trace(parse("x"), {"q": 1})
    assert (error.value.code, error.value.detail) == ("unknown-input", "There is no input called q.")


def test_arrays_walk_with_broadcasting() -> None:
    build = Builder()
    x, y = build.input("x", shape=(2, 3)), build.input("y", shape=(3,))
    graph = build.graph(x * y + np.exp(y))
    assert graph[graph.output].shape == (2, 3)
    a, b = np.arange(6.0).reshape(2, 3), np.array([1.0, -1.0, 0.5])
    run = trace(graph, {"x": a, "y": b})
    gradients = run.results["gradients"]
    assert np.array_equal(gradients["x"], np.broadcast_to(b, (2, 3)))
    assert np.allclose(gradients["y"], a.sum(axis=0) + 2 * np.exp(b), rtol=1e-12)


def test_a_routing_op_on_arrays_contributes_zero_where_it_is_cut() -> None:
    build = Builder()
    x = build.input("x", shape=(2,))
    graph = build.graph(build.apply(REGISTRY.by_numpy[np.where], [x > 0, np.log(x), 0.1 * x]))
    assert np.allclose(trace(graph, {"x": np.array([0.0, 2.0])}).results["gradients"]["x"], [0.1, 0.5])


@pytest.mark.parametrize("op", REGISTRY.elementwise, ids=lambda op: op.name)
def test_on_arrays_every_op_walks_as_on_each_element(op: Op) -> None:
    """Behind the op stands a logarithm: where the op is 0 the upstream is infinite, and only a cut makes that 0."""
    rows = np.array([[0.0, 1.0, -1.0, 2.0, 0.0, 1.0], [0.0, 0.0, 2.0, 1.0, 3.0, 1.0], [0.0, 1.0, 0.0, 5.0, 0.0, -2.0]])
    names = "xy" if op.variadic else "xyz"[:len(op.params)]

    def results(given: np.ndarray) -> Any:
        build = Builder()
        graph = build.graph(np.log(build.apply(op, [build.input(name, shape=given.shape[1:]) for name in names])))
        return trace(graph, dict(zip(names, given, strict=False))).results

    whole, single = results(rows), [results(column) for column in rows.T]
    assert np.array_equal(whole["output"], [one["output"] for one in single], equal_nan=True)
    for name, gradient in whole["gradients"].items():
        each = [one["gradients"][name] for one in single]
        assert np.allclose(gradient, each, rtol=1e-12, atol=0, equal_nan=True), name


def test_values_alone_need_no_trace() -> None:
    assert values(parse("x/y"), {"x": 1.0, "y": 0.0})[-1] == np.inf


def test_nodes_refer_only_to_earlier_ones() -> None:
    from engine.graph import Graph, Node
    with pytest.raises(ValueError, match="refers to"):
        Graph((Node(0, "neg", (0,)),), 0)
