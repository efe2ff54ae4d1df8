"""The order of the backward pass, the k at which an upstream is final, and inputs that the output does not use."""

import pytest
from flask.testing import FlaskClient

from engine import parse, trace
from engine.examples import EXPRESSIONS
from engine.notation.labels import labels
from engine.parts import backward_order, owners
from engine.structure import PULL, SEED, plan

TEXTS = ["x(y^2 + z)", "x x x", "f = (a + b)c + d^2", "g = (a + b)c; f = g a + log(g)",
         "σ(s)(1 - σ(s))", *(example.text for example in EXPRESSIONS)]


@pytest.mark.parametrize(("text", "merge", "order"), [
    # at one distance, by ascending id: a b before c d
    ("f = a b + c d", False, ["a b + c d", "a b", "c d"]),
    # by distance before id: d^2 (distance 1) before a + b (distance 2), which was made first
    ("f = (a + b)c + d^2", False, ["(a + b) c + d²", "(a + b) c", "d²", "a + b"]),
    # by the longest distance: σ(s) is read at distances 1 and 2
    ("f = σ(s)(1 - σ(s))", True, ["σ(s)(1 − σ(s))", "1 − σ(s)", "σ(s)"]),
    # parts from last to first, whatever the distance to the output
    ("g = a b; h = log(c)^2; f = g + h d", False, ["g + h d", "h d", "log(c)²", "log(c)", "a b"]),
    ("h = a^2; g = log(h) c; f = g d + h", False, ["g d + h", "g d", "log(h) c", "log(h)", "a²"]),
    # an anonymous node that two parts share is a part of its own: behind all of the part it was made in
    ("g = (a + b) log(c)^2; f = g + (a + b)^2", True, ["g + (a + b)²", "(a + b)²", "(a + b) log(c)²", "log(c)²",
                                                      "log(c)", "a + b"]),
])
def test_parts_go_from_last_to_first_and_inside_by_distance_and_id(text: str, merge: bool, order: list[str]) -> None:
    graph = parse(text, merge=merge)
    own = labels(graph).own
    assert [own[id].text for id in backward_order(graph, owners(graph))] == order
    left = [step.node for step in plan(graph).steps if step.kind == PULL]
    assert [own[id].text for id in dict.fromkeys(left)] == order


def test_an_anonymous_node_shared_by_two_parts_owns_itself() -> None:
    graph = parse("g = (a + b) c; f = g + (a + b)^2", merge=True)
    owner = owners(graph)
    by_op = {node.name or node.op: node.id for node in graph.nodes}
    assert (owner[by_op["add"]], owner[by_op["pow"]]) == (by_op["add"], by_op["f"])


def test_inside_a_node_slots_ascend() -> None:
    graph = parse("f = c + a + b + max(b, a)")
    pulls = [(step.node, step.slot) for step in plan(graph).steps if step.kind == PULL]
    assert pulls == [(graph.output, 0), (graph.output, 1), (graph.output, 2), (graph.output, 3),
                     (graph.output - 1, 0), (graph.output - 1, 1)]


@pytest.mark.parametrize("text", TEXTS)
def test_from_step_is_the_k_at_which_the_upstream_became_final(text: str) -> None:
    graph = parse(text)
    run = trace(graph, {node.name: 1.5 for node in graph.inputs})
    steps = run.structure.steps
    for k, step in enumerate(steps, 1):
        if step.kind == PULL:
            origin = steps[step.from_step - 1]
            assert step.from_step < k
            assert origin.kind == SEED and origin.node == step.node or origin.to == step.node and origin.final
            assert run.frame(step.from_step).gradients[step.node] == run.numbers[step.upstream]


def test_an_input_that_the_output_does_not_use_has_gradient_0_from_the_seed_on(client: FlaskClient) -> None:
    run = trace(parse("g = y^2 + z; f = x g"), of="g")
    graph, steps = run.structure.graph, run.structure.steps
    x = graph.find("x").id
    seed = next(k for k, step in enumerate(steps, 1) if step.kind == SEED)
    for k in range(len(steps) + 1):
        assert run.frame(k).gradients.get(x) == (0.0 if k >= seed else None)
    assert run.results["gradients"]["x"] == 0.0
    body = {"expression": "g = y^2 + z; f = x g", "of": "g"}
    assert client.post("/api/v1/trace", json=body).get_json()["steps"][seed - 1]["zeros"] == [x]
    for k, gradients in ((seed - 1, {}), (seed, {str(graph.find("g").id): 1, str(x): 0})):
        assert client.post("/api/v1/step", json=body | {"step": k}).get_json()["frame"]["gradients"] == gradients
