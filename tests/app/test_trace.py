"""POST trace and step: the walk as it travels, and what is refused."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from app import create_app
from tests.app.notes import notes_of


def post(client: FlaskClient, call: str, **body: Any) -> Any:
    return client.post(f"/api/v1/{call}", json=body)


def test_the_structure_has_no_numbers_of_the_inputs(client: FlaskClient) -> None:
    one = post(client, "trace", expression="x(y^2 + z)", inputs={"x": 1, "y": 2, "z": 3}).get_json()
    two = post(client, "trace", expression="x(y^2 + z)", inputs={"x": -7.5, "y": 0, "z": 1e9}).get_json()
    assert one["steps"] == two["steps"]
    assert one["numbers"] != two["numbers"] and len(one["numbers"]) == len(two["numbers"])
    assert one["graph"] == two["graph"]


def latex_of(formula: list) -> str:
    """Join a formula without numbers, whatever its pieces stand for."""
    return "".join(piece if isinstance(piece, str) else latex_of(piece["of"]) for piece in formula)


def test_the_graph_is_as_the_trace_document_says(client: FlaskClient) -> None:
    graph = post(client, "trace", expression="g = y^2 + z\nf(x, y, z) = x g").get_json()["graph"]
    square = graph["nodes"][3]
    assert square | {"mark": None, "label": None} == {
        "id": 3, "op": "pow", "inputs": [1], "attrs": {"exponent": 2}, "name": None, "scope": "", "shape": [],
        "span": {"start": 4, "length": 3, "line": 1, "column": 5}, "part": 4, "rank": 1, "tag": None,
        "mark": None, "label": None, "expression": None, "stated": square["stated"]}
    assert square["label"]["text"] == "y²" and square["mark"]["latex"] == r"(\cdot)^2"
    assert [node["tag"] and node["tag"]["text"] for node in graph["nodes"]] == [None, None, None, None, "g", "f"]
    formulas = [row["formula"] for row in graph["formulas"]]
    assert [latex_of(formula) for formula in formulas] == ["g = y^2 + z", r"f(x, y, z) = x\,g"]
    square_of_y = {"node": 3, "of": [{"node": 1, "of": ["y"]}, "^", "2"]}
    assert formulas[0] == [{"node": 4, "of": ["g"]}, " = ",
                           {"node": 4, "of": [square_of_y, " + ", {"node": 2, "of": ["z"]}]}]


def test_keys_are_names_as_printed_whatever_was_sent(client: FlaskClient) -> None:
    answer = post(client, "trace", expression="α x1 + β", inputs={"alpha": 2, "x_1": 3}).get_json()
    assert answer["results"]["gradients"].keys() == {"alpha", "x_1", "beta"}


def test_a_name_may_be_sent_in_any_spelling(client: FlaskClient) -> None:
    answer = post(client, "trace", expression="α x1 + y_star", inputs={"α": 2, "x1": 3, "y*": 1}, wrt=["x1"]).get_json()
    assert answer["results"] == {"output": 7, "gradients": {"x_1": 2}}
    twice = post(client, "trace", expression="x1", inputs={"x1": 2, "x_1": 3})
    assert twice.status_code == 422 and twice.get_json()["detail"] == "The input x_1 is given twice."


def test_what_the_text_says_of_an_input_is_told_beside_its_value(client: FlaskClient) -> None:
    said = post(client, "draft", expression="α = 2*3 # c\nx1 = 1e-3\nα x1 y", inputs={"α": 5, "x1": 2}).get_json()
    inputs, numbers = said["trace"]["graph"]["inputs"], said["trace"]["numbers"]
    assert [(one["name"], numbers[one["node"]], one["declared"]) for one in inputs] == [
        ("alpha", 5, 6), ("x_1", 2, 0.001), ("y", 2, None)]


def test_a_revision_comes_back(client: FlaskClient) -> None:
    assert post(client, "trace", expression="x", revision=41).get_json()["revision"] == 41


def test_break_down_is_offered_only_where_it_changes_something(client: FlaskClient) -> None:
    offered = post(client, "trace", expression="f(x, y, z) = x(y^2 + z)").get_json()["break_down"]
    assert offered == {"text": "g = y^2 + z\nf(x, y, z) = x g", "formulas": [["g = y^2 + z"], [r"f(x, y, z) = x\,g"]]}
    assert post(client, "trace", expression=offered["text"]).get_json()["break_down"] is None


def test_nan_and_infinities_are_words_and_say_why(client: FlaskClient) -> None:
    answer = post(client, "trace", expression="log(x) + 1/y", inputs={"x": -1, "y": 0})
    assert answer.status_code == 200
    told = answer.get_json()
    assert told["results"] == {"output": "NaN", "gradients": {"x": "NaN", "y": "-Infinity"}}
    said = [note.key for step in told["steps"] for note in notes_of(told, step)
            if note.kind == "domain" and told["numbers"][note.slot]]
    assert len(said) == 2
    step = post(client, "step", expression="log(x)", inputs={"x": -1}, step=1).get_json()
    assert step["step"]["value"] == "NaN" and step["step"]["note"] == "A negative number has no logarithm."


@pytest.mark.parametrize(("body", "status", "code"), [
    ({"expression": "x +"}, 422, "unexpected-end"),
    ({"expression": ""}, 422, "empty"),
    ({"expression": "softmix(x)"}, 422, "unknown-function"),
    ({"expression": "x", "inputs": {"y": 1}}, 422, "unknown-input"),
    ({"expression": "x", "of": "q"}, 422, "unknown-node"),
    ({"expression": "x", "inputs": {"x": "1"}}, 422, "wrong-type"),
    ({"expression": "x", "colour": "red"}, 422, "unknown-field"),
    ({}, 422, "missing-field"),
    ({"expression": 3}, 422, "wrong-type"),
])
def test_what_cannot_be_used_is_refused_in_words(client: FlaskClient, body: Any, status: int, code: str) -> None:
    answer = client.post("/api/v1/trace", json=body)
    assert (answer.status_code, answer.get_json()["code"]) == (status, code)
    assert answer.content_type == "application/problem+json"
    assert answer.get_json()["detail"].count(".") <= 3


def test_an_error_in_the_text_has_its_place(client: FlaskClient) -> None:
    problem = post(client, "trace", expression="x + * y").get_json()
    assert (problem["line"], problem["column"], problem["length"]) == (1, 5, 1)


def test_a_draft_is_answered_whether_it_can_be_read_or_not(client: FlaskClient) -> None:
    good = post(client, "draft", expression="x y", revision=3).get_json()
    assert good["problem"] is None and good["trace"] == post(client, "trace", expression="x y", revision=3).get_json()
    answer = post(client, "draft", expression="x + * y", revision=4)
    assert answer.status_code == 200
    refused = post(client, "trace", expression="x + * y").get_json()
    assert answer.get_json() == {"revision": 4, "trace": None, "problem": refused}


def test_a_draft_leaves_aside_inputs_that_its_text_has_lost(client: FlaskClient) -> None:
    told = post(client, "draft", expression="x", inputs={"x": 7, "y": 8}).get_json()
    assert told["trace"]["results"]["output"] == 7


def test_in_a_draft_the_text_alone_says_what_is_a_name(client: FlaskClient) -> None:
    told = post(client, "draft", expression="σ(w x + b)", inputs={"sigma": 2, "w": 3}).get_json()["trace"]
    assert [row["name"] for row in told["graph"]["inputs"]] == ["w", "x", "b"]
    assert told["results"] == post(client, "trace", expression="σ(w x + b)", inputs={"w": 3}).get_json()["results"]


@pytest.mark.parametrize("step", [0, 10, -1])
def test_a_step_outside_the_walk_is_refused(client: FlaskClient, step: int) -> None:
    answer = post(client, "step", expression="x(y^2 + z)", step=step)
    assert answer.status_code == 422 and "steps 1 to 9" in answer.get_json()["detail"]


@pytest.mark.parametrize(("limit", "most", "within", "above"), [
    ("expression_characters", 9, "x + y + z", "x + y + z "),
    ("nodes", 4, "x + y + z", "x + y z"),
    ("bracket_depth", 2, "((x))", "(((x)))"),
    ("inputs", 2, "x + y", "x + y + z"),
    ("name_characters", 5, "abcde + 1", "abcdef + 1"),
    ("literal_characters", 4, "1234 x", "12345 x"),
])
def test_each_limit_holds_exactly(limit: str, most: int, within: str, above: str) -> None:
    client = create_app({limit: most}).test_client()
    assert post(client, "trace", expression=within).status_code == 200
    refused = post(client, "trace", expression=above)
    assert refused.status_code == 422
    problem = refused.get_json()
    assert str(most) in problem["detail"] + problem.get("hint", "")


def test_a_walk_without_steps_says_so(client: FlaskClient) -> None:
    refused = post(client, "step", expression="2", step=1).get_json()
    assert "there are no steps" in refused["detail"]


def test_what_is_differentiated_by_must_be_an_input(client: FlaskClient) -> None:
    for name in ("q", "g"):
        refused = post(client, "trace", expression="g = x y; g + 1", wrt=[name]).get_json()
        assert (refused["code"], refused["detail"]) == ("unknown-input", f"There is no input called {name}.")


def test_examples_all_walk(client: FlaskClient) -> None:
    for example in client.get("/api/v1/examples").get_json()["examples"]:
        network, text = example["network"], example["text"]
        what = {"expression": text} if network is None else {"network": {"layers": text} | network}
        answer = post(client, "trace", **what, inputs=example["inputs"])
        assert answer.status_code == 200, example
