"""One node of a document by itself, over HTTP."""

import json

import msgspec
import pytest
from flask.testing import FlaskClient

from app.wire.program import ProgramBody
from tests.app.tape import on_the_page
from tests.engine.programs import agrees

TEXT, INPUTS = "f(x, y, z) = x(y^2 + z)", {"x": -2, "y": 3, "z": 4}


def ask(client: FlaskClient, **body: object):  # type: ignore[no-untyped-def]
    return client.post("/api/v1/alone", json=body)


def test_it_has_the_values_of_its_inputs_in_the_document(client: FlaskClient) -> None:
    told = ask(client, expression=TEXT, inputs=INPUTS, node="#4", revision=7).get_json()
    assert told["revision"] == 7
    assert told["results"] == {"output": 13, "gradients": {"u": 1, "z": 1}}
    assert [(one["name"], told["numbers"][one["node"]]) for one in told["graph"]["inputs"]] == [("u", 9), ("z", 4)]
    assert [step["kind"] for step in told["steps"]] == ["forward", "seed", "pull", "pull"]


def test_a_node_is_named_in_any_spelling_and_the_output_by_its_title(client: FlaskClient) -> None:
    for node in ("f", "#5"):
        assert ask(client, expression=TEXT, inputs=INPUTS, node=node).get_json()["results"] == {
            "output": -26, "gradients": {"x": 13, "u": -2}}
    assert ask(client, expression="g1 = x + 1\n2g1", node="g1").get_json()["graph"]["title"] == "g_1"


def test_every_input_has_its_partial_whatever_the_document_differentiates_by(client: FlaskClient) -> None:
    told = ask(client, expression="(y - y_star)^2", inputs={"y": 3, "y_star": 1}, wrt=["y"], node="#2").get_json()
    assert told["results"]["gradients"] == {"y": 1, "y_star": -1}


def test_a_closed_part_is_one_node_from_its_boundary_inputs(client: FlaskClient) -> None:
    body = {"expression": "g = y^2 + z; f(x, y, z) = x g", "inputs": INPUTS, "node": "g"}
    assert ask(client, **body).get_json()["results"]["gradients"] == {"u": 1, "z": 1}
    told = ask(client, **body, closed=True).get_json()
    assert told["results"] == {"output": 13, "gradients": {"y": 6, "z": 1}}
    assert [told["numbers"][step["local"]] for step in told["part_steps"] if step and step["kind"] == "pull"] == [1, 6]
    assert ask(client, **(body | {"node": "f"}), closed=True).get_json()["results"]["gradients"] == {"x": 13, "g": -2}
    numbers = msgspec.json.decode(json.dumps(told["program"]), type=ProgramBody)
    (moved,) = on_the_page([(numbers, [(3.0, 4.0)])])[0],
    assert agrees(moved[0][:len(told["numbers"])], [float(n) for n in told["numbers"]])


def test_its_program_gives_its_numbers_for_other_inputs(client: FlaskClient) -> None:
    told = ask(client, expression="a = x + 1; f = max(a, y)", inputs={"x": 1, "y": 2}, node="f").get_json()
    body = msgspec.json.decode(json.dumps(told["program"]), type=ProgramBody)
    (numbers,) = on_the_page([(body, [(2.0, 2.0)])])[0],
    assert agrees(numbers[0][:len(told["numbers"])], [float(n) for n in told["numbers"]])
    assert body.corners[0].slots == [0, 1]


def test_what_is_undefined_is_an_answer(client: FlaskClient) -> None:
    told = ask(client, expression="log(x) + 1", inputs={"x": -1}, node="f").get_json()
    assert told["results"] == {"output": "NaN", "gradients": {"u": 1}}
    assert ask(client, expression="log(x) + 1", inputs={"x": -1}, node="#1").get_json()["results"] == {
        "output": "NaN", "gradients": {"x": "NaN"}}


def test_a_node_of_constants_alone_has_a_value_and_no_partial(client: FlaskClient) -> None:
    told = ask(client, expression="x + log(2)", node="#2").get_json()
    assert told["results"]["gradients"] == {} and [step["kind"] for step in told["steps"]] == ["forward"]


@pytest.mark.parametrize(("body", "code"), [
    ({"expression": TEXT, "node": "x"}, "computed-from-nothing"),
    ({"expression": "2x", "node": "#1"}, "computed-from-nothing"),
    ({"expression": TEXT, "node": "#99"}, "unknown-node"),
    ({"expression": TEXT, "node": "q"}, "unknown-node"),
    ({"expression": TEXT, "node": ""}, "unknown-node"),
    ({"expression": TEXT, "node": 4}, "wrong-type"),
    ({"expression": TEXT, "node": "#3", "closed": True}, "no-part"),
    ({"expression": TEXT, "node": "f", "closed": 1}, "wrong-type"),
    ({"expression": TEXT}, "missing-field"),
    ({"expression": TEXT, "node": "f", "inputs": {"q": 1}}, "unknown-input"),
    ({"expression": "x +", "node": "#0"}, "unexpected-end")])
def test_what_cannot_be_done_is_refused_in_words(client: FlaskClient, body: dict[str, object], code: str) -> None:
    response = ask(client, **body)
    told = response.get_json()
    assert (response.status_code, told["code"]) == (422, code)
    assert told["detail"].endswith(".")
