"""Documents of arrays as scalar graphs: the same numbers, and all that a document of numbers has."""

import json
from typing import Any

import numpy as np
import pytest
from flask.testing import FlaskClient

from engine.examples import EXAMPLES
from tests.app.test_arrays import INPUTS, SAID, TEXT, post

OF_ARRAYS = [example for example in EXAMPLES if example.network is None and example.graph().has_arrays]


def named(told: Any, name: str) -> Any:
    return next(array for array in told["graph"]["unfolded"]["arrays"] if array["name"] == name)


@pytest.mark.parametrize("example", OF_ARRAYS, ids=lambda example: example.id)
def test_both_forms_have_the_same_numbers(client: FlaskClient, example: Any) -> None:
    body = {"expression": example.text, "inputs": dict(example.inputs)}
    whole, single = (post(client, "trace", **body, form=form).get_json() for form in ("tensor", "scalar"))
    assert whole == post(client, "trace", **body).get_json()
    assert single["results"]["output"] == pytest.approx(whole["results"]["output"], rel=1e-12)
    assert "arrays" not in single["graph"]
    for array in single["graph"]["unfolded"]["arrays"]:
        node = whole["graph"]["nodes"][array["node"]]
        assert (array["name"], array["shape"]) == (node["name"], node["shape"])
        assert np.allclose([single["numbers"][id] for id in array["elements"]],
                           np.ravel(whole["numbers"][array["node"]]), rtol=1e-12, atol=1e-13)
        gradient = whole["results"]["gradients"].get(array["name"])
        if gradient is not None:
            own = [single["results"]["gradients"][single["graph"]["nodes"][id]["name"]] for id in array["elements"]]
            assert np.allclose(own, np.ravel(gradient), rtol=1e-12, atol=1e-13)
    assert len(single["graph"]["unfolded"]["sources"]) == len(single["graph"]["nodes"])


@pytest.mark.parametrize("body", [{"expression": TEXT, "inputs": INPUTS}, {"expression": SAID}], ids=["given", "said"])
def test_the_lectures_network_is_walked_unit_by_unit(client: FlaskClient, body: dict[str, Any]) -> None:
    told = post(client, "trace", **body, form="scalar", program=True).get_json()
    nodes = told["graph"]["nodes"]
    assert [nodes[id]["name"] for id in named(told, "W")["elements"]] == ["W_1_1", "W_1_2", "W_2_1", "W_2_2"]
    assert [nodes[id]["name"] for id in named(told, "z")["elements"]] == ["z_1", "z_2"]
    assert named(told, "s")["label"]["text"] == "s"
    assert [statement["node"] for statement in told["graph"]["formulas"]] == [
        node["id"] for node in nodes if node["op"] != "input" and node["name"]]
    assert told["program"]["inputs"] == [one["name"] for one in told["graph"]["inputs"]]
    assert any(part["nodes"] != [part["node"]] for part in told["parts"])


def test_an_element_may_be_given_by_itself(client: FlaskClient) -> None:
    moved = {**INPUTS, "W": [[2, -1], [5, 1]]}
    one = post(client, "trace", expression=TEXT, inputs={**INPUTS, "W_2_1": 5}, form="scalar").get_json()
    assert one == post(client, "trace", expression=TEXT, inputs=moved, form="scalar").get_json()
    draft = post(client, "draft", expression=TEXT, inputs={**INPUTS, "W_2_1": 5, "q": 1}, form="scalar").get_json()
    assert draft["trace"]["numbers"] == one["numbers"]


@pytest.mark.parametrize(("call", "more"), [
    ("program", {}), ("sweep", {"input": "x_2", "from": 0, "to": 1, "points": 3}), ("chains", {"around": 40}),
    ("closed-forms", {}), ("check", {}), ("cost", {}), ("alone", {"node": "z_1"}), ("step", {"step": 30})])
def test_what_is_told_of_numbers_is_told(client: FlaskClient, call: str, more: dict[str, Any]) -> None:
    answer = post(client, call, expression=TEXT, inputs=INPUTS, form="scalar", **more)
    assert answer.status_code == 200, answer.text


def test_a_sweep_of_one_element(client: FlaskClient) -> None:
    told = post(client, "sweep", expression=TEXT, inputs=INPUTS, form="scalar", input="x_2", points=3,
                **{"from": 0, "to": 2}).get_json()
    single = post(client, "trace", expression=TEXT, inputs=INPUTS, form="scalar").get_json()
    ends = [column[-1] for column in told["values"]]
    assert ends == pytest.approx(single["numbers"][:len(ends)], rel=1e-12)
    gradient = next(one for one in single["graph"]["inputs"] if one["name"] == "x_2")["node"]
    assert told["gradients"][str(gradient)][-1] == pytest.approx(single["results"]["gradients"]["x_2"], rel=1e-12)


def test_gradients_agree_with_differences(client: FlaskClient) -> None:
    told = post(client, "check", expression=TEXT, inputs=INPUTS, form="scalar").get_json()
    assert told["agrees"] and len(told["inputs"]) == 8


def test_what_is_differentiated_and_by_what_may_be_arrays(client: FlaskClient) -> None:
    body = {"expression": TEXT, "inputs": INPUTS, "of": "s", "wrt": ["x"]}
    whole, single = (post(client, "trace", **body, form=form).get_json()["results"] for form in ("tensor", "scalar"))
    assert [*single["gradients"].values()] == whole["gradients"]["x"]
    assert single["output"] == sum(whole["output"])


def test_it_is_exported_as_its_document_and_as_numbers(client: FlaskClient) -> None:
    body = {"expression": TEXT, "inputs": INPUTS, "form": "scalar"}
    document = json.loads(post(client, "export", **body, format="json").text)
    assert document["inputs"] == {"W": [[2.0, -1.0], [-1.0, 1.0]], "x": [1.0, 2.0], "w": [[3.0, -1.0]], "y_star": 2.0}
    text = post(client, "export", **body, format="expression").text
    assert "s_1 = W_1_1*x_1 + W_1_2*x_2\n" in text
    again = post(client, "trace", expression=text).get_json()
    assert again["results"] == post(client, "trace", **body).get_json()["results"]


def test_a_document_of_numbers_is_as_ever(client: FlaskClient) -> None:
    one, other = (post(client, "trace", expression="x(y^2 + z)", form=form).get_json() for form in (None, "scalar"))
    assert "unfolded" not in one["graph"]
    assert [array["elements"] for array in other["graph"].pop("unfolded")["arrays"]] == [[id] for id in range(6)]
    assert one == other


def test_too_many_nodes_are_told_before_they_are_made(client: FlaskClient) -> None:
    side = 60
    inputs = {"A": [[1.0] * side] * side, "x": [1.0] * side}
    answer = post(client, "trace", expression="sum(A @ x)", inputs=inputs, form="scalar")
    problem = answer.get_json(force=True)
    assert (answer.status_code, problem["code"]) == (422, "too-many-scalar-nodes")
    assert problem["detail"] == "As a scalar graph this has 7321 nodes; 1000 can be looked at."
    assert problem["hint"] == "Take smaller arrays."
    assert post(client, "draft", expression="sum(A @ x)", inputs=inputs, form="scalar").get_json()["problem"]


@pytest.mark.parametrize(("more", "code"), [
    ({"form": "vector"}, "invalid-field"), ({"inputs": {**INPUTS, "x_3": 1}}, "unknown-input"),
    ({"inputs": {**INPUTS, "x_1": [1]}}, "not-a-number"), ({"of": "q"}, "unknown-node"),
    ({"wrt": ["W_3_1"]}, "unknown-input")])
def test_bad_input_is_told(client: FlaskClient, more: dict[str, Any], code: str) -> None:
    answer = post(client, "trace", **{"expression": TEXT, "inputs": INPUTS, "form": "scalar", **more})
    assert (answer.status_code, answer.get_json(force=True)["code"]) == (422, code), answer.text
