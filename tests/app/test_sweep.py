"""POST sweep: one input moves, and every number of the walk is told at each of its values."""

import numpy as np
import pytest

from app import create_app
from engine.op import REGISTRY, op


def sweep(client, expression, **rest):
    """Ask, and return the answer."""
    asked = {"expression": expression, "input": "x", "from": -2, "to": 2} | rest
    answer = client.post("/api/v1/sweep", json=asked)
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def walked(client, told, expression, inputs, **rest):
    """Ask for the trace at each point; return the same columns, made of these."""
    runs = [client.post("/api/v1/trace", json={"expression": expression, "inputs": inputs | {told["input"]: at}} | rest)
            .get_json() for at in told["at"]]
    steps = runs[0]["steps"]
    pulls = [step for step in steps if step["kind"] == "pull"]
    last = {}
    for step in steps:
        if step["kind"] == "seed":
            last[step["node"]] = step["gradient"]
        elif step["kind"] == "pull":
            last[step["to"]] = step["total"]
    return {
        "values": [[run["numbers"][node["id"]] for run in runs] for node in runs[0]["graph"]["nodes"]],
        "locals": [[run["numbers"][step["local"]] for run in runs] for step in pulls],
        "gradients": {str(node): [run["numbers"][slot] for run in runs] for node, slot in sorted(last.items())}}


def test_the_lectures_function_is_a_line_in_x_and_a_parabola_in_y(client):
    told = sweep(client, "x(y^2 + z)", inputs={"y": 3, "z": 4}, points=5, revision=8)
    assert (told["revision"], told["input"], told["at"]) == (8, "x", [-2, -1, 0, 1, 2])
    assert told["values"][-1] == [-26, -13, 0, 13, 26] and told["gradients"]["0"] == [13] * 5
    told = sweep(client, "x(y^2 + z)", input="y", inputs={"x": -2, "z": 4}, points=5)
    assert told["values"][-1] == [-16, -10, -8, -10, -16] and told["gradients"]["1"] == [8, 4, 0, -4, -8]


@pytest.mark.parametrize("text", ["x(y^2 + z)", "relu(x) y + x x", "log(x) + 1/x", "max(x, y) + where(x > 0, x, y)",
                                  "sigmoid(x y)^2", "tan(x) + x^y", "g = x y\nsin(g) + g"])
def test_every_column_is_what_a_trace_says_at_each_point(client, text):
    inputs = {"y": 0.5} if "y" in text else {}
    told = sweep(client, text, inputs=inputs, points=9)
    assert told["at"] == [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2]
    expected = walked(client, told, text, inputs)
    assert told["gradients"].keys() == expected["gradients"].keys()
    for kind in ("values", "locals"):
        for found, column in zip(told[kind], expected[kind], strict=True):
            assert found == [at if isinstance(at, str) else pytest.approx(at, rel=1e-12, abs=1e-12) for at in column]
    for id, column in expected["gradients"].items():
        found = told["gradients"][id]
        assert found == [at if isinstance(at, str) else pytest.approx(at, rel=1e-12, abs=1e-12) for at in column]


def test_what_is_differentiated_and_by_what_can_be_chosen(client):
    told = sweep(client, "g = x y\nsin(g) + z", of="g", wrt=["y"], points=3, inputs={"y": 3})
    assert told["gradients"] == {"3": [1, 1, 1], "1": [-2, 0, 2]}


def test_an_input_that_the_output_does_not_use_has_gradient_0(client):
    told = sweep(client, "f(x, y) = y^2", points=3, inputs={"y": 3})
    assert told["gradients"]["0"] == [0, 0, 0] and told["values"][-1] == [9, 9, 9]


def test_an_op_that_no_primitive_does_is_walked_point_by_point(client):
    @op()
    def stranger(x):
        """Take the cube root, for which there is no primitive."""
        return np.cbrt(x)

    try:
        stranger.partials(x=lambda out, x: 1 / (3 * out**2))
        told = sweep(client, "stranger(x)", points=3, **{"from": -8, "to": 8})
        assert told["values"] == [[-8, 0, 8], [-2, 0, 2]]
        assert told["gradients"]["0"] == [1 / 12, "Infinity", 1 / 12]
    finally:
        REGISTRY.remove("stranger")


def test_the_largest_ends_do_not_overflow_between_them(client):
    told = sweep(client, "x", points=3, **{"from": -1.7e308, "to": 1.7e308})
    assert told["at"] == [-1.7e308, 0, 1.7e308]


@pytest.mark.parametrize(("change", "code"), [
    ({"points": 1}, "points-out-of-range"), ({"from": 2}, "empty-sweep"), ({"from": 3}, "empty-sweep"),
    ({"input": "q"}, "unknown-input"), ({"inputs": {"q": 1}}, "unknown-input"), ({"input": 3}, "wrong-type"),
    ({"from": "0"}, "wrong-type"), ({"points": 2.5}, "wrong-type"), ({"point": 3}, "unknown-field")])
def test_what_cannot_be_swept_is_said(client, change, code):
    asked = {"expression": "x y", "input": "x", "from": -2, "to": 2} | change
    refused = client.post("/api/v1/sweep", json=asked)
    assert (refused.status_code, refused.get_json(force=True)["code"]) == (422, code)


def test_points_and_numbers_have_limits():
    client = create_app().test_client()
    assert len(sweep(client, "x", points=201)["at"]) == 201
    refused = client.post("/api/v1/sweep", json={"expression": "x", "input": "x", "from": 0, "to": 1, "points": 202})
    assert "201" in refused.get_json(force=True)["detail"]
    # A node of an input, and its seed: three numbers a point with the gradient's own.
    exact, less = (create_app({"sweep_numbers": most}).test_client() for most in (30, 29))
    asked = {"expression": "x", "input": "x", "from": 0, "to": 1, "points": 10}
    assert exact.post("/api/v1/sweep", json=asked).status_code == 200
    refused = less.post("/api/v1/sweep", json=asked)
    assert (refused.status_code, refused.get_json(force=True)["code"]) == (422, "sweep-too-large")
