"""Walks of arrays: as PyTorch's, the same in both modes and by differences, whatever the shapes."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from engine import Builder, Graph, Trace, parse, trace
from engine.builder import Ref
from engine.check import difference
from engine.errors import EngineError
from engine.evaluate import values
from engine.op import REGISTRY
from engine.shapes import size
from engine.unfold import unfolded

RECORDED = json.loads((Path(__file__).parent.parent / "data" / "torch-arrays.json").read_text())["rows"]


def _attribute(told: Any) -> Any:
    """An attribute as the engine has it: pairs for stretches."""
    return tuple(tuple(one) if isinstance(one, list) else one for one in told) if isinstance(told, list) else told


@pytest.mark.parametrize("row", RECORDED, ids=lambda row: f"{row['code']} {[*map(np.shape, row['inputs'].values())]}")
def test_value_and_gradients_equal_pytorchs(row: dict[str, Any]) -> None:
    build = Builder()
    refs = [build.input(name, value) for name, value in row["inputs"].items()]
    weights = build.input("weights", row["weights"])
    attribute = [] if row["attribute"] is None else [_attribute(row["attribute"])]
    made = build.apply(REGISTRY[row["op"]], [*refs, *attribute])
    weighted = np.sum(made * weights) if np.shape(row["weights"]) else made * weights
    run = trace(build.graph(weighted), wrt=list(row["inputs"]))
    assert np.allclose(run.numbers[made.index], row["value"], rtol=1e-12, atol=1e-13)
    for name, gradient in row["gradients"].items():
        assert np.shape(run.results["gradients"][name]) == np.shape(gradient)
        assert np.allclose(run.results["gradients"][name], gradient, rtol=1e-11, atol=1e-13), name


def test_every_op_of_arrays_is_recorded() -> None:
    assert {row["op"] for row in RECORDED} >= {op.name for op in REGISTRY.of_arrays}


SMOOTH = ["sigmoid", "tanh", "square", "sin", "softplus", "neg"]
NAMES = ("x", "y", "W")
SHAPES: dict[str, tuple[int, ...]] = {"x": (3,), "y": (2,), "W": (2, 3)}


def _grown(made: list[Ref], op: Any, draw: Any) -> Ref | None:
    """One more node of an op on what is made, if shapes allow any."""
    build = made[0].builder
    count = draw(st.integers(2, 3)) if op.variadic else len(op.params) - (op.literal is not None)
    attributes: list[list[Any]] = [[]]
    if op.name == "getitem":
        attributes = [[(0,)], [((0, 1),)], [((None, None), 0)]]
    elif op.name == "reshape":
        attributes = [[(6,)], [(3, 2)], [(1, 3)]]
    elif op.literal:
        attributes = [[], [0], [1]]
    for _ in range(6):
        args = [draw(st.sampled_from(made)) for _ in range(count)]
        try:
            return build.apply(op, [*args, *draw(st.sampled_from(attributes))])
        except EngineError:
            continue
    return None


@st.composite
def graphs(draw: st.DrawFn, op: Any = None) -> Graph:
    """A graph of up to six ops on two vectors and a matrix; what is made is used again; one number comes out."""
    build = Builder()
    made = [build.input(name, shape=SHAPES[name]) for name in NAMES]
    rules = [*REGISTRY.of_arrays, *(REGISTRY[name] for name in SMOOTH), REGISTRY["add"], REGISTRY["mul"]]
    for rule in [*([op] if op else []), *draw(st.lists(st.sampled_from(rules), min_size=1, max_size=5))]:
        new = _grown(made, rule, draw)
        if new is not None:
            made.append(new)
    last = made[-1]
    return build.graph(np.sum(last) if build.made[last.index].shape else last)


def points() -> st.SearchStrategy[dict[str, Any]]:
    number = st.floats(-2.0, 2.0).map(lambda x: round(x, 2))
    return st.fixed_dictionaries({name: st.lists(number, min_size=size(shape), max_size=size(shape)).map(
        lambda flat, shape=shape: np.reshape(flat, shape)) for name, shape in SHAPES.items()})


def directional(graph: Graph, inputs: dict[str, Any], direction: dict[str, Any]) -> float:
    """Forward mode by values alone: how fast the output moves along a direction."""
    return difference(lambda t: float(np.sum(values(graph, {
        name: inputs[name] + t * direction[name] for name in inputs})[graph.output])), 0.0)


def agrees(run: Trace, inputs: dict[str, Any], direction: dict[str, Any]) -> bool:
    gradients = run.results["gradients"]
    back = sum(float(np.sum(np.asarray(gradients[name]) * direction[name])) for name in inputs)
    ahead = directional(run.structure.graph, inputs, direction)
    return bool(np.isclose(back, ahead, rtol=1e-5, atol=1e-6))


def is_tame(run: Trace) -> bool:
    """Away from where differences lose digits, from the corner of a length, and from ties."""
    return all(number is None or (np.all(np.isfinite(number)) and np.max(np.abs(number)) < 1e4)
               for number in run.numbers) and not any(
        node.op == "norm" and np.min(run.numbers[node.id]) < 0.05 for node in run.structure.graph.nodes) and not any(
        node.op in ("amax", "amin") and has_ties(run.numbers[node.inputs[0]]) for node in run.structure.graph.nodes)


def has_ties(numbers: Any) -> bool:
    """Whether two numbers are so close that a little more of one makes it the winner."""
    return bool(np.any(np.diff(np.sort(np.ravel(numbers))) < 0.01))


@pytest.mark.parametrize("op", REGISTRY.of_arrays, ids=lambda op: op.name)
@settings(max_examples=25, deadline=None, derandomize=True, database=None,
          suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(st.data())
def test_reverse_mode_gives_what_moving_all_inputs_gives(op: Any, data: st.DataObject) -> None:
    graph, inputs, direction = data.draw(graphs(op)), data.draw(points()), data.draw(points())
    run = trace(graph, inputs)
    assume(is_tame(run))
    assert agrees(run, inputs, direction)
    for node in run.structure.graph.nodes:
        assert np.shape(run.numbers[node.id]) == node.shape
    for step in run.structure.steps[run.structure.forward_steps + 1:]:
        assert np.shape(run.numbers[step.total]) == graph[step.to].shape


def test_the_lectures_network_as_vectors() -> None:
    build = Builder()
    x, weights = build.input("x", [1, 2]), build.input("W", [[2, -1], [-1, 1]])
    hidden = build.apply(REGISTRY["sigmoid"], [weights @ x])
    out = build.input("w", [[3, -1]]) @ hidden
    run = trace(build.graph(build.apply(REGISTRY["square_loss"], [out, build.input("y_star", 2)])))
    assert run.results["output"] == pytest.approx(0.7577526120092638, rel=1e-15)
    pulls = run.structure.steps[5:]
    assert [step.jacobian and step.jacobian.local.pattern for step in pulls] == [
        "row", "outer", "matrix", "diagonal", "outer", "matrix"]
    assert run.numbers[pulls[3].local].tolist() == [[0.25, 0.0], [0.0, pytest.approx(0.19661193324148185)]]
    assert run.numbers[pulls[4].local].tolist() == [[1.0, 2.0]]


def test_what_is_too_large_is_not_drawn() -> None:
    build = Builder()
    x = build.input("x", shape=(7,))
    run = trace(build.graph(np.sum(x * x)), {"x": np.arange(7.0)})
    assert [run.numbers[step.local] for step in run.structure.steps[3:]] == [None, None, None]
    assert np.array_equal(run.results["gradients"]["x"], 2 * np.arange(7.0))


def test_layer_norm_is_built_of_simpler_ones() -> None:
    build = Builder()
    x = build.input("x", [1.0, 2.0, 4.0, 3.0])
    centred = x - np.mean(x)
    made = centred / (np.mean(centred * centred) + 1e-5) ** 0.5
    run = trace(build.graph(np.dot(made, build.input("w", [1.0, -1.0, 2.0, 0.5]))), wrt=["x"])
    direction = np.array([0.3, -0.2, 0.5, 0.1])
    assert float(np.sum(run.results["gradients"]["x"])) == pytest.approx(0.0, abs=1e-12)
    along = difference(lambda t: trace(run.structure.graph, {"x": np.array([1.0, 2.0, 4.0, 3.0]) + t * direction}
                                       ).results["output"], 0.0)
    assert float(run.results["gradients"]["x"] @ direction) == pytest.approx(along, rel=1e-7)


def test_batch_norm_is_built_of_simpler_ones() -> None:
    build = Builder()
    rows = np.array([[1.0, -2.0], [0.5, 3.0], [2.0, 1.0]])
    x = build.input("x", rows)
    centred = x - build.apply(REGISTRY["mean"], [x, 0])
    spread = build.apply(REGISTRY["mean"], [centred * centred, 0])
    made = centred / (spread + 1e-5) ** 0.5
    weighted = build.apply(REGISTRY["square_loss"], [made, build.input("y_star", np.ones((3, 2)) * [[0.5], [-1], [2]])])
    run = trace(build.graph(weighted), wrt=["x"])
    gradient = run.results["gradients"]["x"]
    assert np.allclose(gradient.sum(axis=0), 0.0, atol=1e-12)
    direction = np.array([[0.3, -0.2], [0.5, 0.1], [-0.4, 0.7]])
    along = difference(lambda t: trace(run.structure.graph, {"x": rows + t * direction}).results["output"], 0.0)
    assert float(np.sum(gradient * direction)) == pytest.approx(along, rel=1e-6)


def test_dropout_is_a_product_with_its_mask_as_a_node() -> None:
    run = trace(parse("x = [1, 2, 3]; mask_star = [2, 0, 2]; sum((mask_star x)^2)"))
    assert run.results["gradients"]["x"].tolist() == [8.0, 0.0, 24.0]


def test_an_example_axis_is_broadcast_over() -> None:
    run = trace(parse("X = [[1, 2], [3, 4], [5, 6]]; W = [[1, 0], [0, 1]]; b = [1, -1]; mean(X @ W.T + b)"))
    assert np.allclose(run.results["gradients"]["b"], [0.5, 0.5])
    assert np.allclose(run.results["gradients"]["W"], [[1.5, 2.0], [1.5, 2.0]])


@pytest.mark.parametrize("text", [
    "x = [0, 1]; y = 1/x; W = [[1, 1], [-1, -1]]; sum(relu(W @ y))",
    "x = [0, 1]; y = 1/x; w = [-1, -1]; relu(dot(w, y)) + sum(x)",
    "x = [0, 1]; y = 1/x; W = [[1, 1], [-1, -1]]; sum(relu(W @ y) * [0, 1])",
    "x = [0, 4, 1]; y = log(x); W = [[1, 0, 1], [1, 1, 1]]; sum(relu(W @ y) * [1, 2])",
])
def test_what_is_cut_brings_nothing_even_where_it_meets_an_infinity(text: str) -> None:
    graph = parse(text)
    found, run = unfolded(graph), trace(graph)
    single = trace(found.graph, found.spread({}))
    for name, places in found.places.items():
        own = [single.results["gradients"][one] for one in places if one in single.results["gradients"]]
        assert np.allclose(np.ravel(run.results["gradients"][name]), own, equal_nan=True), name
