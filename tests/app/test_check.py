"""POST check: every gradient beside its difference quotient, and why where they differ."""

import math
import re

import pytest

from app.wire.check import CheckAnswer, Checked, Reason
from engine.op import REGISTRY
from engine.words import ENGLISH
from tests.house.sources import ROOT


def check(client, expression, **rest):
    """Ask, and return the answer."""
    answer = client.post("/api/v1/check", json={"expression": expression} | rest)
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def test_the_lectures_gradients_agree_with_differences(client):
    told = check(client, "x(y^2 + z)", inputs={"x": -2, "y": 3, "z": 4}, revision=5)
    assert (told["revision"], told["agrees"]) == (5, True)
    assert [(row["name"], row["gradient"], row["agrees"], row["why"]) for row in told["inputs"]] == [
        ("x", 13, True, None), ("y", -12, True, None), ("z", -2, True, None)]
    for row in told["inputs"]:
        assert row["difference"] == pytest.approx(row["gradient"], rel=1e-9)
        assert 0 < row["h"] < 0.01


@pytest.mark.parametrize(("text", "at", "code", "says"), [
    ("relu(x)", 0, "kink", "A corner: any slope from 0 to 1 would do; this course takes 0."),
    ("relu(x) + 3x", 0, "kink", None),
    ("max(x, 2x)", 0, "kink", None),
    ("x^0 + log(x)", 0, "domain", None),
    ("log(x)", -1, "domain", "A negative number has no logarithm."),
    ("1/x", 0, "domain", None),
    ("sqrt(x)", 0, "domain", "The slope here is no finite number."),
    ("exp(x)", 1000, "domain", None),
    ("0^x", 0, "edge", None),
    ("log(x)", 1e-4, "border", None),
    ("relu(x)", 2e-4, "bend", None),
    ("1/x", 1e-4, "bend", None),
    ("sin(1000000x)", 1, "bend", None),
    ("where(x > 0, x, 2x)", 0, "corner", None),
    ("(x > 0)", 0, "corner", None),
    ("x + 1e20", 1, "rounding", None),
])
def test_where_they_differ_the_answer_says_why(client, text, at, code, says):
    told = check(client, text, inputs={"x": at})
    [row] = told["inputs"]
    assert (told["agrees"], row["agrees"], row["why"]["code"]) == (False, False, code)
    assert row["why"]["sentence"]["key"] in client.get("/messages/en.json").get_json()
    assert row["why"]["detail"].endswith(".") and "{" not in row["why"]["detail"]
    assert says is None or row["why"]["detail"] == says


def test_the_document_names_every_field_and_code(client):
    document = (ROOT / "docs" / "trace.md").read_text(encoding="utf-8")
    section = document[document.index("`POST /api/v1/check`"):document.index("`POST /api/v1/sweep`")]
    for struct in (CheckAnswer, Checked, Reason):
        assert "{" + ", ".join(f'"{name}"' for name in struct.__struct_fields__) + "}" in section
    codes = {key.removeprefix("check.") for key in ENGLISH if key.startswith("check.")} - {"unexplained"}
    assert {*re.findall(r"`([a-z]+)`", section[section.index("Codes:"):])} == codes | {"domain", "kink", "edge"}


def test_a_kink_elsewhere_is_no_reason(client):
    told = check(client, "relu(x) + relu(y) + where(0, log(z), z)", inputs={"x": 0, "y": 1, "z": -1})
    assert {row["name"]: row["why"] and row["why"]["code"] for row in told["inputs"]} == {
        "x": "kink", "y": None, "z": None}


def test_a_value_that_is_no_number_is_the_reason_for_every_input(client):
    told = check(client, "log(x) + y", inputs={"x": -1})
    assert [(row["gradient"], row["difference"]) for row in told["inputs"]] == [("NaN", "NaN"), (1, "NaN")]
    assert {row["why"]["detail"] for row in told["inputs"]} == {"A negative number has no logarithm."}


def test_what_is_differentiated_and_by_what_is_as_in_a_trace(client):
    told = check(client, "g = x^2 y_star; f = 3g z", of="g", wrt=["y*", "x"], inputs={"x": 2, "y*": 1})
    assert [(row["name"], row["gradient"], row["agrees"]) for row in told["inputs"]] == [
        ("y_star", 4, True), ("x", 4, True)]
    assert [row["name"] for row in check(client, "x y_star")["inputs"]] == ["x"]


def test_every_op_agrees_at_its_example(client):
    for op in REGISTRY.elementwise:
        names = [row["name"] for row in check(client, op.example)["inputs"]]
        told = check(client, op.example, inputs=dict(zip(names, (0.7, 0.4, 0.3), strict=False)))
        assert told["agrees"], (op.name, told)


@pytest.mark.parametrize("at", [1.7e308, -1.7976931348623157e308, 5e-324, 0, -0.0])
def test_the_ends_of_the_numbers_are_answered(client, at):
    [row] = check(client, "x", inputs={"x": at})["inputs"]
    assert row["gradient"] == 1 and math.isfinite(row["h"]) and row["h"] > 0


def test_a_text_without_inputs_has_nothing_to_compare(client):
    assert check(client, "2 + 3") == {"revision": 0, "agrees": True, "inputs": []}
