"""Documents of arrays over the API: walked, stepped through, checked; refused where all is of numbers."""

import json
from typing import Any

import numpy as np
import pytest
from flask.testing import FlaskClient

from app.config import LIMITS

TEXT = "s = W @ x\nz = σ(s)\ny = w @ z\nL = square_loss(y, y_star)"
INPUTS = {"x": [1, 2], "W": [[2, -1], [-1, 1]], "w": [[3, -1]], "y_star": 2}
SAID = "x = [1, 2]\nW = [[2, -1], [-1, 1]]\nw = [[3, -1]]\ny_star = 2\n" + TEXT


def post(client: FlaskClient, call: str, **body: Any) -> Any:
    return client.post(f"/api/v1/{call}", json=body)


@pytest.mark.parametrize("body", [{"expression": TEXT, "inputs": INPUTS}, {"expression": SAID}], ids=["given", "said"])
def test_the_walk_of_the_lectures_network(client: FlaskClient, body: dict[str, Any]) -> None:
    told = post(client, "trace", **body).get_json()
    assert (told["forward_steps"], told["total_steps"]) == (4, 11)
    assert told["results"]["output"] == pytest.approx(0.7577526)
    assert {name: np.shape(gradient) for name, gradient in told["results"]["gradients"].items()} == {
        "W": (2, 2), "x": (2,), "w": (1, 2)}
    pulls = [step for step in told["steps"] if step["kind"] == "pull"]
    assert [step["jacobian"] for step in pulls] == [
        {"pattern": "row", "shape": [1, 1], "drawn": [1, 1], "side": "right"},
        {"pattern": "outer", "shape": [1, 2], "drawn": [1, 2], "side": "right"},
        {"pattern": "matrix", "shape": [1, 2], "drawn": [1, 2], "side": "right"},
        {"pattern": "diagonal", "shape": [2, 2], "drawn": [2, 2], "side": "right"},
        *({"pattern": pattern, "shape": shape, "drawn": drawn, "side": "right"} for pattern, shape, drawn in (
            [("outer", [2, 4], [1, 2]), ("matrix", [2, 2], [2, 2])] if pulls[4]["to"] == _id(told, "W") else
            [("matrix", [2, 2], [2, 2]), ("outer", [2, 4], [1, 2])]))]
    for node in told["graph"]["nodes"]:
        assert list(np.shape(told["numbers"][node["id"]])) == node["shape"]
    assert told["graph"]["arrays"] is True
    assert all(part["nodes"] == [part["node"]] for part in told["parts"])


def _id(told: dict[str, Any], name: str) -> int:
    return next(node["id"] for node in told["graph"]["nodes"] if node["name"] == name)


def test_the_structure_has_no_numbers_of_the_inputs(client: FlaskClient) -> None:
    one = post(client, "trace", expression=TEXT, inputs=INPUTS).get_json()
    two = post(client, "trace", expression=TEXT, inputs={**INPUTS, "x": [-7.5, 1e9]}).get_json()
    assert one["steps"] == two["steps"] and one["graph"] == two["graph"] and one["wordings"] == two["wordings"]
    assert one["numbers"] != two["numbers"]


def test_the_board_of_a_pull_through_an_activation(client: FlaskClient) -> None:
    told = post(client, "step", expression=TEXT, inputs=INPUTS, step=9).get_json()
    board, step = told["board"], told["step"]
    assert board["heading"] == "Backward · step 5 of 7"
    assert board["title"] == "Through σ back to s"
    assert board["rule"] == (r"\frac{\partial L}{\partial s} = \frac{\partial L}{\partial z} \cdot "
                             r"\frac{\partial (\sigma(s))}{\partial s}")
    assert board["jacobian"] == r"\operatorname{diag}(z\,(1 - z))"
    assert board["local_rule"].endswith(r" = \operatorname{diag}(z\,(1 - z)) = "
                                        r"\begin{bmatrix} 0.25 & 0 \\ 0 & 0.197 \end{bmatrix}")
    assert board["sentence"] == "Diagonal: σ takes each element alone, so J holds 2 numbers, not 2²."
    assert board["spoken"].endswith("The gradient at s is now 2 numbers, minus 0.923 and 0.242, final.")
    assert np.allclose(np.array(step["upstream"]) @ np.array(step["local"]), step["contribution"])
    assert step["jacobian"]["pattern"] == "diagonal"


def test_what_is_given_may_be_a_draft_of_another_shape(client: FlaskClient) -> None:
    told = post(client, "draft", expression="x = [1, 2]\nsum(x)", inputs={"x": [1, 2, 3], "q": [1]}).get_json()
    assert told["trace"]["results"] == {"output": 3.0, "gradients": {"x": [1.0, 1.0]}}
    refused = post(client, "trace", expression="x = [1, 2]\nsum(x)", inputs={"x": [1, 2, 3]})
    assert (refused.status_code, refused.get_json(force=True)["code"]) == (422, "wrong-shape")
    assert refused.get_json(force=True)["detail"] == "x needs the shape 2, and gets 3."
    refused = post(client, "trace", expression="x = [5]\nsum(x)", inputs={"x": 3})
    assert refused.get_json(force=True)["detail"] == "x needs the shape 1, and gets a number."


@pytest.mark.parametrize("form", [None, "scalar"])
def test_whole_numbers_of_any_size_are_taken_as_javascript_writes_them(client: FlaskClient, form: str | None) -> None:
    more = {"form": form} if form else {}
    told = client.post("/api/v1/trace", data=json.dumps({
        "expression": "x = [1, 2]; sum(x)", "inputs": {"x": [100000000000000000000, 2]}} | more),
        content_type="application/json").get_json()
    assert told["results"]["output"] == 1e20 + 2
    wrong = client.post("/api/v1/trace", data=json.dumps({
        "expression": "x = [1, 2]; sum(x)", "inputs": {"x": [True, 2]}}), content_type="application/json")
    assert (wrong.status_code, wrong.get_json(force=True)["code"]) == (422, "wrong-type")


@pytest.mark.parametrize(("call", "more"), [
    ("program", {}), ("sweep", {"input": "x", "from": 0, "to": 1}), ("chains", {"around": 5}), ("closed-forms", {}),
    ("training", {"data": {"kind": "xor"}}), ("train", {"data": {"kind": "xor"}})])
def test_what_is_told_of_numbers_alone_is_refused(client: FlaskClient, call: str, more: dict[str, Any]) -> None:
    answer = post(client, call, expression=TEXT, inputs=INPUTS, **more)
    assert answer.status_code == 422
    assert answer.get_json(force=True)["code"] == "no-program-of-arrays"


@pytest.mark.parametrize("text", ["square_loss(y, y_star)", "x = [1, 2]; dot(x, x)", "y = [1, 2]; 2"])
def test_a_trace_has_no_program_where_an_op_is_not_element_wise(client: FlaskClient, text: str) -> None:
    told = post(client, "trace", expression=text, program=True).get_json()
    assert told["program"] is None and told["graph"]["arrays"]


def test_a_document_of_numbers_says_nothing_of_arrays(client: FlaskClient) -> None:
    answer = post(client, "trace", expression="x(y^2 + z)", program=True)
    assert b"jacobian" not in answer.data and b'"arrays"' not in answer.data
    assert answer.get_json()["program"] is not None


def test_gradients_of_arrays_are_checked_element_by_element(client: FlaskClient) -> None:
    told = post(client, "check", expression=TEXT, inputs=INPUTS).get_json()
    assert told["agrees"] and {row["name"] for row in told["inputs"]} == {"x", "W", "w"}
    assert np.shape(next(row for row in told["inputs"] if row["name"] == "W")["difference"]) == (2, 2)
    bent = post(client, "check", expression="x = [0, 1]; sum(relu(x))").get_json()
    assert not bent["agrees"]
    assert bent["inputs"][0]["why"]["code"] == "kink"


def test_operations_are_counted(client: FlaskClient) -> None:
    told = post(client, "cost", expression=TEXT, inputs=INPUTS).get_json()
    assert (told["reverse"], told["chains"]) == ("5", "7")


def test_a_node_is_looked_at_alone(client: FlaskClient) -> None:
    told = post(client, "alone", expression=TEXT, inputs=INPUTS, node="s").get_json()
    assert told["results"] == {"output": [0.0, 1.0], "gradients": {"W": [[1.0, 2.0], [1.0, 2.0]], "x": [1.0, 0.0]}}
    assert told["program"] is None


def test_it_is_exported_with_its_numbers(client: FlaskClient) -> None:
    text = post(client, "export", expression=TEXT, inputs=INPUTS, format="expression").text
    assert text.startswith("W = [[2, -1], [-1, 1]]\nx = [1, 2]\n")
    again = post(client, "trace", expression=text).get_json()
    assert again["results"] == post(client, "trace", expression=TEXT, inputs=INPUTS).get_json()["results"]
    document = json.loads(post(client, "export", expression=TEXT, inputs=INPUTS, format="json").text)
    assert document["inputs"] == {"W": [[2.0, -1.0], [-1.0, 1.0]], "x": [1.0, 2.0], "w": [[3.0, -1.0]], "y_star": 2.0}


def test_a_piece_gets_a_name_and_is_put_back(client: FlaskClient) -> None:
    text = "x = [1, 2]; W = [[2, -1], [-1, 1]]\nf = sum(σ(W x))"
    named = post(client, "rewrite", expression=text, node="#2", to="named").get_json()
    assert named["text"].endswith("\ng = W x\nf = sum(σ(g))")
    back = post(client, "rewrite", expression=named["text"], node="g", to="put-back").get_json()
    assert back["text"].endswith("f = sum(σ(W x))")


def test_a_piece_of_what_is_given_as_arrays_gets_a_name(client: FlaskClient) -> None:
    asked = {"expression": "f = σ(W x)", "inputs": {"W": [[2, -1]], "x": [1, 2]}, "node": "#2"}
    assert post(client, "rewrite", **asked).get_json() == {"text": "g = W x\nf = σ(g)", "name": "g"}
    back = post(client, "rewrite", **{**asked, "expression": "g = W x\nf = σ(g)", "node": "g", "to": "put-back"})
    assert back.get_json()["text"] == "f = σ(W x)"
    ragged = post(client, "rewrite", **{**asked, "inputs": {"W": [[2, -1], [1]], "x": [1, 2]}})
    assert (ragged.status_code, ragged.get_json(force=True)["code"]) == (422, "ragged-array")


def test_large_arrays_travel_as_what_is_to_be_said_of_them(client: FlaskClient) -> None:
    side = 130
    inputs = {"c": [[float(i)] for i in range(side)], "r": [[1.0] * side]}
    told = post(client, "trace", expression="A = c @ r; sum(σ(A))", inputs=inputs).get_json()
    large = told["numbers"][_id(told, "A")]
    assert large | {"histogram": None} == {"shape": [side, side], "smallest": 0.0, "largest": 129.0, "mean": 64.5,
                                           "histogram": None, "unusual": 0}
    assert large["histogram"] == [side * len([i for i in range(side) if (i * 12 // 129 if i < 129 else 11) == place])
                                  for place in range(12)]
    [wide] = [step for step in told["steps"] if step["kind"] == "pull" and step["to"] == _id(told, "A")]
    assert wide["jacobian"] == {"pattern": "diagonal", "shape": [side**2, side**2], "drawn": None, "side": "right"}
    assert told["numbers"][wide["local"]] is None


def test_arrays_are_limited_before_they_are_computed(client: FlaskClient) -> None:
    side = 1200
    assert side * side > {limit.name: limit.default for limit in LIMITS}["elements"]
    inputs = {"c": [[1.0]] * side, "r": [[1.0] * side]}
    refused = post(client, "trace", expression="c @ r", inputs=inputs)
    assert (refused.status_code, refused.get_json(force=True)["code"]) == (422, "too-many-elements")
    assert refused.get_json(force=True)["column"] == 1


@pytest.mark.parametrize("value", [1e308, -1e308])
def test_what_overflows_is_an_answer(client: FlaskClient, value: float) -> None:
    told = post(client, "trace", expression="x = [1, 2]; sum(x x)", inputs={"x": [value, 1]}).get_json()
    assert told["results"] == {"output": "Infinity", "gradients": {"x": [2 * value if abs(value) < 1e308 else (
        "Infinity" if value > 0 else "-Infinity"), 2.0]}}
    step = post(client, "step", expression="x = [1, 2]; sum(x x)", inputs={"x": [value, 1]}, step=1).get_json()
    assert step["frame"]["values"]["1"] == ["Infinity", 1.0]
    assert "too large for the machine" in step["step"]["note"]
