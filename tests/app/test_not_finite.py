"""NaN and infinities travel as words, and the first step that makes one says why."""

import json
import math
from random import Random

import pytest

from engine import EngineError, parse
from tests.app.notes import notes_of
from tests.engine.notation.generated import HARD, expressions

WORDS = {"NaN", "Infinity", "-Infinity"}
POINTS = (-1e308, -2, -1, 0, -0.0, 1e-320, 1, 710, 1e200, 1e308)
TEXTS = ["log(x)", "1/x", "x/y", "sqrt(x)", "x^y", "x^-1", "x^0.5", "exp(x)", "x y", "x y z", "x + y", "x - y",
         "asin(x)", "acos(x)", "tan(x)", "log(x) y", "exp(x) - exp(y)", "exp(x)/exp(y)", "max(x, log(y))",
         "where(x > 0, 1/x, y)", "g = 1/x; f = g - g", "relu(1/x)", "abs(log(x))", "x^2 y^-2", "sigmoid(1/x)",
         *HARD]


def finite(value):
    """Whether a number travelled as one; the only others are the three words."""
    assert isinstance(value, float | int) and math.isfinite(value) or value in WORDS
    return value not in WORDS


def said(told, step):
    """The sentences that a step says of where it is."""
    return [note.key for note in notes_of(told, step) if told["numbers"][note.slot]]


def strict(constant):
    """Refuse what Python's reader takes beyond JSON."""
    raise AssertionError(f"{constant} is no JSON")


SMALL = [("x y + x z", {"x": 1e-10, "y": 1e308, "z": 1e308}), ("x pi y", {"x": -1e-9, "y": 1e308}),
         ("sqrt(x) - sqrt(x)", {"x": 0}), ("x^2 y - x^2 y", {"x": 1e154, "y": 1e154})]
"""Texts whose gradients outgrow the floats, or have no value, where the values themselves are finite."""


def documents():
    """Texts at points where they have no value, or none that fits."""
    chance = Random("points")
    yield from ({"expression": text, "inputs": inputs} for text, inputs in SMALL)
    for text in [*TEXTS, *TEXTS, *expressions(80, seed=11)]:
        try:
            names = [node.name for node in parse(text).inputs]
        except EngineError:
            continue
        yield {"expression": text, "inputs": {name: chance.choice(POINTS) for name in names}}


def test_the_first_step_that_makes_one_says_why(client):
    values = slopes = 0
    for body in documents():
        answer = client.post("/api/v1/trace", json=body)
        assert answer.status_code == 200, body
        told = json.loads(answer.data, parse_constant=strict)
        nodes, numbers = told["graph"]["nodes"], told["numbers"]
        known, sums = [finite(number) for number in numbers], {}
        for step in told["steps"]:
            if step["kind"] == "forward" and not known[step["value"]]:
                if all(known[source] for source in nodes[step["node"]]["inputs"]):
                    assert said(told, step), (body, step["node"])
                    values += 1
            elif step["kind"] == "pull":
                before = [sums.get(step["to"], True), known[step["upstream"]], known[step["node"]],
                          *(known[source] for source in nodes[step["node"]]["inputs"])]
                sums[step["to"]] = known[step["total"]]
                if all(before) and not (known[step["local"]] and known[step["contribution"]] and known[step["total"]]):
                    assert said(told, step), (body, step["node"], step["to"])
                    slopes += 1
    assert values > 50 and slopes > 12


@pytest.mark.parametrize(("text", "inputs", "words"), [
    ("log(x)", {"x": -1}, {"output": "NaN", "gradients": {"x": "NaN"}}),
    ("1/x", {"x": 0}, {"output": "Infinity", "gradients": {"x": "-Infinity"}}),
    ("-1/x", {"x": 0}, {"output": "-Infinity", "gradients": {"x": "Infinity"}}),
    ("x y", {"x": 1e200, "y": -1e200}, {"output": "-Infinity", "gradients": {"x": -1e200, "y": 1e200}}),
])
def test_each_of_the_three_is_a_word_in_every_call(client, text, inputs, words):
    asked = {"expression": text, "inputs": inputs}
    assert client.post("/api/v1/trace", json=asked).get_json()["results"] == words
    assert client.post("/api/v1/draft", json=asked).get_json()["trace"]["results"] == words
    gradients = {row["name"]: row["gradient"] for row in client.post("/api/v1/check", json=asked).get_json()["inputs"]}
    assert gradients == words["gradients"]
    steps = client.post("/api/v1/trace", json=asked).get_json()["steps"]
    last = client.post("/api/v1/step", json=asked | {"step": len(steps)}).get_json()
    assert last["frame"]["values"][str(steps[-1]["node"] if len(steps) < 3 else len(last["frame"]["values"]) - 1)] in (
        words["output"], *words["gradients"].values())
    first = next(k for k, step in enumerate(steps, 1) if step["kind"] == "forward")
    notes = [client.post("/api/v1/step", json=asked | {"step": k}).get_json()["step"].get("note")
             for k in range(first, len(steps) + 1)]
    assert any(notes)
