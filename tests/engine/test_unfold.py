"""The scalar graph of arrays: the same numbers, element by element, and which node is which."""

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from engine import Builder, Graph, parse, trace, unparse
from engine.check import difference
from engine.errors import EngineError
from engine.evaluate import values
from engine.examples import EXAMPLES
from engine.language import canonical
from engine.op import REGISTRY
from engine.pullbacks import array_samples, numbers_of
from engine.unfold import node_count, unfolded
from tests.engine.test_arrays import graphs, is_tame, points

OF_ARRAYS = [example for example in EXAMPLES if example.network is None and example.graph().has_arrays]


def near(one: Any, other: Any, scale: float = 1.0) -> bool:
    return bool(np.allclose(np.ravel(one), np.ravel(other), rtol=1e-12, atol=1e-12 * scale, equal_nan=True))


def assert_same(graph: Graph, inputs: Any) -> None:
    """Every value that has an element, the output's and every gradient are those of the array form."""
    found = unfolded(graph)
    assert len(found.graph) == node_count(graph) == len(found.source)
    assert not found.graph.has_arrays
    whole, single = trace(graph, inputs), trace(found.graph, found.spread(inputs))
    for node in graph.nodes:
        known = [single.numbers[id] for id in found.elements[node.id]]
        assert near(whole.numbers[node.id], known, float(np.max(np.abs(known)))), node
    numbers = [float(np.max(np.abs(n))) for n in whole.numbers if n is not None and np.size(n)]
    for name, gradient in whole.results["gradients"].items():
        assert near(gradient, [single.results["gradients"][one] for one in found.places[name]], max(numbers)), name


@pytest.mark.parametrize("example", OF_ARRAYS, ids=lambda example: example.id)
def test_every_example_has_the_same_numbers(example: Any) -> None:
    assert_same(example.graph(), example.inputs)


@pytest.mark.parametrize("op", REGISTRY.of_arrays, ids=lambda op: op.name)
def test_every_op_has_at_its_samples(op: Any) -> None:
    assert op.unfolds is not None, "say what it does to elements: .elements(…)"
    for shapes, attrs in array_samples(op):
        build = Builder()
        refs = [build.input(f"u_{i}", shape=shape) for i, shape in enumerate(shapes)]
        made = build.apply(op, [*refs, *op.fixed(attrs)])
        weights = build.input("v", shape=build.made[made.index].shape)
        product = made * weights
        graph = build.graph(np.sum(product) if build.made[product.index].shape else product)
        arrays = numbers_of([*shapes, graph[graph.names["v"]].shape])
        assert_same(graph, {node.name or "": array for node, array in zip(graph.inputs, arrays, strict=True)})


@settings(max_examples=100, deadline=None, derandomize=True, database=None,
          suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(graphs(), points())
def test_random_graphs_have(graph: Graph, inputs: dict[str, Any]) -> None:
    assume(is_tame(trace(graph, inputs)))
    assert_same(graph, inputs)


@settings(max_examples=20, deadline=None, derandomize=True, database=None,
          suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(graphs(), points(), st.data())
def test_its_gradients_are_what_differences_say(graph: Graph, inputs: dict[str, Any], data: st.DataObject) -> None:
    assume(is_tame(trace(graph, inputs)))
    found = unfolded(graph)
    given = found.spread(inputs)
    run = trace(found.graph, given)
    name = data.draw(st.sampled_from([*given]))
    slope = difference(lambda x: values(found.graph, given | {name: x})[found.graph.output], given[name])
    assert run.results["gradients"][name] == pytest.approx(slope, rel=1e-5, abs=1e-6)


def test_it_is_known_which_node_is_which() -> None:
    graph = parse("x = [1, 2]; W = [[2, -1], [-1, 1]]\nz = σ(W x)\nL = dot(z, z)")
    found = unfolded(graph)
    for node in graph.nodes:
        if node.name in ("W", "x", "z"):
            names = [f"{node.name}_{'_'.join(str(i + 1) for i in place)}" for place in np.ndindex(node.shape)]
            assert [found.graph[id].name for id in found.elements[node.id]] == names
            assert {found.source[id] for id in found.elements[node.id]} == {node.id}
    product = next(node.id for node in graph.nodes if node.op == REGISTRY.by_numpy[np.matmul].name)
    made = [found.graph[id] for id, source in enumerate(found.source) if source == product]
    assert len(made) == 6 and {node.span for node in made} == {graph[product].span}
    assert [line.name for line in found.graph.lines] == ["z_1", "z_2", "L"]
    assert found.graph.title == "L"


@pytest.mark.parametrize("text", ["x[0] x[1]", "W.T @ x", "sum(reshape(W, 4))", "sum(concat(x, x)[1:3])"])
def test_what_passes_elements_on_makes_no_nodes(text: str) -> None:
    graph = parse(f"x = [1, 2]; W = [[2, -1], [-1, 1]]\n{text}")
    found = unfolded(graph)
    rules = {node.op for node in found.graph.nodes}
    assert all(REGISTRY[op].elementwise for op in rules if op in REGISTRY)
    assert_same(graph, {})


def test_a_result_that_is_an_array_is_summed_and_so_is_what_is_differentiated() -> None:
    graph = parse("x = [1, 2]\ns = 2x\nz = s^2")
    found = unfolded(graph, of="s")
    assert trace(found.graph).results == {"output": 20.0, "gradients": {"x_1": 8.0, "x_2": 16.0}}
    assert trace(found.graph, of="s").results == {"output": 6.0, "gradients": {"x_1": 2.0, "x_2": 2.0}}
    assert trace(found.graph, of="s_2").results == {"output": 4.0, "gradients": {"x_1": 0.0, "x_2": 2.0}}


def test_names_that_are_taken_are_left_alone() -> None:
    graph = parse("x = [1, 2]; x_1 = 5\nf = sum(x) x_1")
    found = unfolded(graph)
    assert [node.name for node in found.graph.inputs] == ["x_el_1", "x_el_2", "x_1"]
    assert_same(graph, {})


@pytest.mark.parametrize("name", ["w_h", "W_h", "w_star", "b_h_1", "x", "y_hat", "alpha", "w_h_star", "w_el", "w_el_h"])
@pytest.mark.parametrize("shape", [(12,), (2, 11), (11, 2), (10, 10)])
def test_an_element_is_found_again_by_its_name(name: str, shape: tuple[int, ...]) -> None:
    build = Builder()
    x, y = build.input(name, shape=shape), build.input(f"{name}_1")
    found = unfolded(build.graph(np.sum(x * y)))
    own = found.places[name]
    assert len({*own, f"{name}_1"}) == np.prod(shape) + 1
    assert [canonical(one) for one in own] == [*own]
    again = parse(unparse(found.graph))
    assert {node.name for node in again.inputs} == {node.name for node in found.graph.inputs}


def test_labels_stay_labels() -> None:
    found = unfolded(parse("y = [1, 2]; y_star = [0, 1]; square_loss(y, y_star)"))
    assert [*trace(found.graph).results["gradients"]] == ["y_1", "y_2"]


def test_elements_may_be_given_beside_arrays() -> None:
    found = unfolded(parse("x = [1, 2]; a sum(x)"))
    assert found.spread({"x_2": 7, "a": 3}) == {"x_1": 1.0, "x_2": 7.0, "a": 3.0}
    assert found.spread({}) == {"x_1": 1.0, "x_2": 2.0, "a": 2.0}
    assert found.singly(["x", "a", "x_1"]) == ["x_1", "x_2", "a", "x_1"] and found.singly(None) is None
    for wrong, code in (({"q": 1}, "unknown-input"), ({"x": [1]}, "wrong-shape"), ({"x_1": [1]}, "not-a-number")):
        with pytest.raises(EngineError) as error:
            found.spread(wrong)
        assert error.value.code == code


def test_what_is_too_large_is_told_before_it_is_made() -> None:
    build = Builder()
    left, right = build.input("A", shape=(900, 900)), build.input("B", shape=(900, 900))
    graph = build.graph(np.sum(left @ right))
    with pytest.raises(EngineError) as error:
        unfolded(graph, most=1000)
    assert error.value.code == "too-many-scalar-nodes"
    assert error.value.detail == "As a scalar graph this has 731430001 nodes; 1000 can be looked at."
    assert len(unfolded(parse("x = [1, 2]; sum(x)"), most=3).graph) == 3


def test_it_is_written_as_a_text_that_gives_the_same() -> None:
    for example in OF_ARRAYS:
        found = unfolded(example.graph())
        given = found.spread(example.inputs)
        again = trace(parse(unparse(found.graph, given)))
        assert near(again.results["output"], trace(found.graph, given).results["output"])
