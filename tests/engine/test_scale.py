"""What is very large needs no recursion, and what is shared is never expanded."""

import numpy as np
import pytest

from engine import Builder, parse, trace
from engine.check import central_difference
from engine.language import Limits
from engine.op import REGISTRY
from engine.paths import count_paths
from engine.program import columns, lower, machine
from engine.structure import plan
from engine.trace import walker

SIZE = 100_000
ANY = Limits(characters=10**7, nodes=10**6, inputs=10**6, depth=10**6, name=100, literal=100)


def chain():
    """A sine of a sine of a sine …, and what a walk of it gives: the gradient is the product of the cosines."""
    build = Builder()
    link = x = build.input("x", 0.5)
    for _ in range(SIZE):
        link = np.sin(link)
    value, slope = 0.5, 1.0
    for _ in range(SIZE):
        slope *= np.cos(value)
        value = np.sin(value)
    return build.graph(link), {"output": value, "gradients": {"x": slope}}, x.index


def wide():
    """A sum of that many squares of two inputs in turn."""
    build = Builder()
    x, y = build.input("x", 0.5), build.input("y", -2.0)
    square = [(x, y)[i % 2] ** 2 for i in range(SIZE)]
    return build.graph(build.apply(REGISTRY.infix["+"], square)), {
        "output": SIZE / 2 * (0.25 + 4), "gradients": {"x": float(SIZE / 2), "y": -2.0 * SIZE}}, x.index


@pytest.fixture(scope="module", params=[chain, wide], ids=lambda make: make.__name__)
def large(request):
    """A graph, what a walk of it gives, and the node of x."""
    return request.param()


def near(told, expected):
    """Whether results are as expected but for rounding."""
    assert told["output"] == pytest.approx(expected["output"], rel=1e-9)
    assert told["gradients"] == pytest.approx(expected["gradients"], rel=1e-9)


def test_a_hundred_thousand_nodes_are_walked(large):
    graph, expected, _ = large
    near(trace(graph).results, expected)


def test_a_hundred_thousand_nodes_are_lowered_and_run_by_both_machines(large):
    graph, expected, _ = large
    structure = plan(graph)
    program = lower(structure).only([structure.of, *(structure.last_total[id] for id in structure.wrt)])
    point = [graph.defaults[name] for name in program.inputs]
    for found in (machine(program)(point), [column[1] for column in columns(program, [[0.0, at] for at in point])]):
        output, *gradients = found
        near({"output": output, "gradients": dict(zip(program.inputs, gradients, strict=True))}, expected)


def test_a_hundred_thousand_nodes_are_checked_by_differences(large):
    graph, expected, _ = large
    found = central_difference(graph, graph.defaults, "x")
    assert found == pytest.approx(expected["gradients"]["x"], rel=1e-5)


def test_paths_are_counted_in_what_is_large(large):
    graph, _, x = large
    assert count_paths(graph, x, graph.output) in (1, SIZE // 2)


def test_a_text_of_a_hundred_thousand_terms_is_read_and_walked():
    run = walker(plan(parse(" + ".join(["x y"] * (SIZE // 4)), limits=ANY)))({"x": 2, "y": 3})
    assert run.results == {"output": 6.0 * SIZE / 4, "gradients": {"x": 3.0 * SIZE / 4, "y": 2.0 * SIZE / 4}}


def test_forty_doublings_are_walked_and_counted_never_expanded():
    text = "\n".join(f"a_{i + 1} = a_{i} + a_{i}" for i in range(40))
    graph = parse(text)
    assert trace(graph, {"a_0": 3}).results == {"output": 3 * 2.0**40, "gradients": {"a_0": 2.0**40}}
    assert count_paths(graph, graph.names["a_0"], graph.output) == 2**40
