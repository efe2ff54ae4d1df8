"""The array program: the walk's values and gradients, at every op's samples, of networks, and of what is not finite."""

import numpy as np
import pytest

from engine import parse
from engine.builder import Builder
from engine.networks import lower, lower_to_arrays
from engine.op import REGISTRY
from engine.program.arrays import ArrayProgram
from engine.pullbacks import array_samples, numbers_of
from engine.structure import plan
from engine.trace import input_values, trace
from tests.engine.test_minibatches import minibatch
from tests.engine.test_tensor_networks import drawn

SAMPLES = [(op.name, at) for op in REGISTRY.of_arrays for at in range(len(array_samples(op)))]
SHAPES = [((2, 3), (2, 3)), ((2, 3), (3,)), ((2, 1), (1, 3)), ((2, 3), ())]


def same(graph, inputs, wrt=None, **near):
    """Compare a program's values and gradients with those of the walk, and return them."""
    structure = plan(graph, wrt=wrt)
    run = trace(graph, inputs, wrt=wrt)
    found = ArrayProgram(structure)(input_values(graph, inputs))
    for node in graph.nodes:
        if found.values[node.id] is not None:
            np.testing.assert_allclose(found.values[node.id], run.numbers[node.id], **near)
    for id, gradient in zip(structure.wrt, found.gradients, strict=True):
        expected = run.results["gradients"][graph[id].name]
        assert np.shape(gradient) == np.shape(expected)
        np.testing.assert_allclose(gradient, expected, **near)
    return found


def weighed(op, given, attrs=()):
    """An op on inputs of these numbers, each element of its value with a weight of its own."""
    build = Builder()
    refs = [build.input(name, x.tolist()) for name, x in zip("abcdef", given, strict=False)]
    out = build.apply(op, [*refs, *attrs])
    shape = build.made[out.index].shape
    if shape:
        weights = build.input("weights", np.linspace(-1, 2, int(np.prod(shape))).reshape(shape).tolist())
        out = build.apply(REGISTRY.by_numpy[np.sum], [out * weights])
    return build.graph(out * 1.5)


@pytest.mark.parametrize(("name", "at"), SAMPLES)
def test_every_array_op_is_as_in_the_walk(name, at):
    op = REGISTRY[name]
    shapes, attrs = array_samples(op)[at]
    same(weighed(op, numbers_of(shapes, at), attrs.values()), {}, rtol=1e-12, atol=1e-13)


@pytest.mark.parametrize("shapes", SHAPES, ids=str)
@pytest.mark.parametrize("op", [op for op in REGISTRY.elementwise if not op.indicator], ids=lambda op: op.name)
def test_every_elementwise_op_is_as_in_the_walk(op, shapes):
    count = 2 if op.variadic else len(op.params)
    shapes = [shapes[slot % 2] for slot in range(count)] if count > 1 else shapes[:1]
    given = [np.resize([sample[slot % len(sample)] for sample in op.samples or ((0.7, 1.3, -0.4),)], shape)
             for slot, shape in enumerate(shapes)]
    same(weighed(op, given), {}, rtol=1e-12, atol=1e-13)


@pytest.mark.parametrize("split", [False, True], ids=["inside", "split"])
@pytest.mark.parametrize("seed", range(40))
def test_networks_are_as_in_the_walk(seed, split):
    spec, values = drawn(seed)
    rows, _ = minibatch(spec, values, 4, seed)
    for examples in (0, 4):
        network = lower_to_arrays(spec, split=split, examples=examples)
        given = {name: value for name, value in values.items() if name in network.of_scalar}
        inputs = network.filled(given)
        if examples:
            x, (label,) = network.graph[network.features], network.labels
            features = np.array(rows)[:, :spec.sizes[0]]
            ones = np.ones((4, x.shape[1] - features.shape[1]))
            labels = np.array(rows)[:, spec.sizes[0]:]
            inputs |= {x.name: np.hstack([ones, features]), network.graph[label].name: labels}
        same(network.graph, inputs, network.parameters, rtol=1e-12, atol=1e-12)


def test_a_scalar_graph_is_one_of_arrays_without_any():
    spec, values = drawn(3)
    network = lower(spec)
    same(network.graph, values, network.parameters, rtol=1e-12)


@pytest.mark.parametrize(("text", "inputs"), [
    ("sum(sqrt(relu(x)))", {"x": [-1.0, 4.0, 0.0]}),       # an infinite slope behind a 0 that cuts
    ("sum(relu(log(x)))", {"x": [0.0, 0.5, 2.0]}),          # cut before an infinite slope
    ("sum(where(x > 0, log(x), x))", {"x": [0.0, -0.5, 2.0]}),
    ("sum(exp(x) relu(-x))", {"x": [1000.0, 1.0, -1.0]}),   # an infinity times 0
    ("sum(relu(x))", {"x": [float("nan"), 1.0, -1.0]}), ("z = relu(x); sum(z[1:])", {"x": [float("nan"), 1.0, -1.0]}),
    ("W = [[1e300, 1e300], [1, 1]]; z = relu(W @ sqrt(x)); sum(relu(W @ z))", {"x": [0.0, 4.0]}),
    ("sum(relu(W @ relu(x)))", {"W": [[float("inf"), 1.0], [1.0, 2.0]], "x": [-1.0, 4.0]}),
    ("sum((x - x/x)^2)", {"x": [0.0, 1.0, -1.0]}), ("sum(x)/sum(y)", {"x": [1.0, 2.0], "y": [1.0, -1.0]}),
])
def test_what_is_not_finite_is_as_in_the_walk(text, inputs):
    graph = parse(text, names=list(inputs), shapes={name: np.shape(x) for name, x in inputs.items()})
    same(graph, inputs, rtol=1e-12)


def test_what_is_not_asked_for_is_not_computed():
    graph = parse("a = exp(x); L = sum(x x)", names=["x"], shapes={"x": (2,)})
    found = ArrayProgram(plan(graph, wrt=["x"]))({"x": np.array([1.0, 2.0])})
    assert found.values[graph.names["a"]] is None and found.gradients[0].tolist() == [2.0, 4.0]


def test_an_input_without_a_way_to_the_output_has_zeros():
    graph = parse("L = sum(x x)", names=["x", "y"], shapes={"x": (2,), "y": (3,)})
    assert same(graph, {"x": [1.0, 2.0]}).values[graph.output] == 5.0


def test_it_runs_again_for_other_numbers_and_keeps_none():
    graph = parse("L = sum((W @ x)^2)", names=["W", "x"], shapes={"W": (2, 2), "x": (2,)})
    program = ArrayProgram(plan(graph, wrt=["W"]))
    first = program({"W": np.eye(2), "x": np.array([1.0, 2.0])})
    kept = first.gradients[0].copy()
    second = program({"W": 2 * np.eye(2), "x": np.array([1.0, 2.0])})
    np.testing.assert_array_equal(first.gradients[0], kept)
    np.testing.assert_allclose(second.gradients[0], 2 * kept)
    assert program.values({"W": np.eye(2), "x": np.array([1.0, 2.0])})[graph.output] == 5.0
