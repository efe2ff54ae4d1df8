"""Every limit that is served holds at its default value: what reaches it is accepted, one above is refused."""

import json

import pytest

from app import create_app
from app.cache import BESIDE
from engine import parse
from engine.structure import plan
from tests.app.requests import NEEDED, reads_text

SERVED = {row["name"]: row["value"] for row in create_app().test_client().get("/api/v1/limits").get_json()["limits"]}


def document(text):
    """The body that asks for a text."""
    return json.dumps({"expression": text})


def network(*layers, form=None, **more):
    """The body that asks for a network."""
    return json.dumps({"network": {"layers": [{"kind": "Linear", "in_features": below, "out_features": above}
                                              for below, above in layers]} | more, "form": form})


def padded(size):
    """A body of so many bytes."""
    return document("x").ljust(size)


def nested(depth):
    """A body of so many levels."""
    return '{"expression": %s%s}' % ("[" * (depth - 1), "]" * (depth - 1))


def filled(size):
    """A text whose arrays hold so many numbers: a square, its negatives, and single ones."""
    side = 100
    most, rest = divmod(size, side * side)
    given = f"c = {[[1]] * side!s}; r = {[[1] * side]!s}; A = c @ r; B = {'-' * (most - 1)}A"
    return f"{given}; sum(B)" + " + sum(A[0, 0:1])" * rest


# What has so much of it, the status of what reaches the limit, and how one above is refused.
BODIES = {
    "expression_characters": (lambda most: document("x".ljust(most)), 200, (422, "too-many-characters")),
    "nodes": (lambda most: document("x" + "+1" * (most - 2)), 200, (422, "too-many-nodes")),
    "bracket_depth": (lambda most: document("(" * most + "x" + ")" * most), 200, (422, "too-deep")),
    "inputs": (lambda most: document(" + ".join(f"x_{i}" for i in range(most))), 200, (422, "too-many-inputs")),
    "name_characters": (lambda most: document("x_".ljust(most, "1")), 200, (422, "name-too-long")),
    "literal_characters": (lambda most: document("1.".ljust(most, "0") + " x"), 200, (422, "literal-too-long")),
    "elements": (lambda most: document(filled(most)), 200, (422, "too-many-elements")),
    "layers": (lambda most: network(*[(1, 1)] * most), 200, (422, "too-many-layers")),
    "weights": (lambda most: network((most - 1, 1), form="scalar"), 200, (422, "too-many-weights")),
    "array_weights": (lambda most: network((most - 1, 1), form="tensor"), 200,
                      (422, "too-many-weights-of-arrays")),
    "batch_examples": (lambda most: network((1, 1), form="tensor", examples=[[1, 2]] * most), 200,
                       (422, "too-many-examples")),
    "body_bytes": (padded, 200, (413, "too-large")),
    "json_depth": (nested, 422, (400, "too-deep")),  # no document nests so deep, but it is read
}
ELSEWHERE = {"cache_bytes", "compute_milliseconds", "file_bytes", "computing_at_once", "waiting_at_once",
             "waiting_milliseconds", "connections", "request_seconds", "idle_seconds", "unread_bytes", "sweep_points",
             "sweep_numbers", "walk_elements", "chain_steps", "data_rows", "data_columns", "epochs", "training_at_once",
             "training_seconds",
             "symbolic_milliseconds", "symbolic_waiting"}
"""What no text can reach: tested below, and where each belongs."""


def test_every_limit_that_is_served_is_held_to_here():
    assert BODIES.keys() | ELSEWHERE == SERVED.keys()


@pytest.mark.parametrize("name", sorted(SERVED.keys() - ELSEWHERE))
def test_a_limit_is_reached_and_not_passed(client, name):
    make, reached, above = BODIES[name]
    at = client.post("/api/v1/trace", data=make(SERVED[name]), content_type="application/json")
    assert at.status_code == reached and at.get_json().get("code") != above[1], at.text
    refused = client.post("/api/v1/trace", data=make(SERVED[name] + 1), content_type="application/json")
    assert refused.content_type == "application/problem+json"
    told = refused.get_json(force=True)
    assert (refused.status_code, told["code"]) == above
    assert str(SERVED[name]) in told["detail"] + told.get("hint", "")


@pytest.mark.parametrize("name", sorted(SERVED.keys() - ELSEWHERE))
def test_a_limit_holds_for_every_call_that_reads_a_text(client, name):
    from app import api

    make, _, above = BODIES[name]
    for call in api.calls():
        if (reads_text(call) and not call.name.endswith("draft")
                and (call.name != "rewrite" or name not in ("layers", "weights", "array_weights", "batch_examples"))):
            body = make(SERVED[name] + 1).rstrip()
            needed = json.dumps(NEEDED.get(call.name, {}))[1:]
            given = body[:-1] + (", " if len(needed) > 1 else "") + needed
            size = SERVED[name] + 1 if name == "body_bytes" else 0
            refused = client.post(f"/api/v1{call.path}", data=given.ljust(size), content_type="application/json")
            assert (refused.status_code, refused.get_json(force=True)["code"]) == above, call.name


def test_a_walk_keeps_as_many_numbers_as_there_may_be():
    text = "x = [1, 2, 3]; sum(σ(x)) + dot(x, x)"
    kept = plan(parse(text)).elements
    # Values; three pulls to numbers, four to x or σ(x); a row, a diagonal and two rows are drawn.
    assert kept == (3 + 3 + 1 + 1 + 1) + 2 * (2 * 1 + 4 * 3) + (3 + 9 + 3 + 3)
    for most, status in ((kept, 200), (kept - 1, 422)):
        client = create_app({"walk_elements": most}).test_client()
        told = client.post("/api/v1/trace", json={"expression": text})
        assert told.status_code == status
    problem = told.get_json(force=True)
    assert problem["code"] == "walk-too-large" and str(kept) in problem["detail"] and str(most) in problem["detail"]


DOUBLED = "x = [1, 2]; " + "; ".join(f"b_{i + 1} = concat(b_{i}, b_{i})" for i in range(17)).replace("b_0", "x")


@pytest.mark.parametrize("text", [
    DOUBLED + "; " + " + ".join(["sum(b_17)"] * 120),
    DOUBLED + "; " + " + ".join(["b_17[0]"] * 120),
    "x = [sum(reshape([{0}], 200, 1, 1, 1) * reshape([{0}], 200, 1, 1) * reshape([{0}], 200, 1) * [{0}]), 1]; sum(x)"
    .format(", ".join("1" * 200)),
], ids=["many receive", "many pick", "in an array"])
def test_what_would_fill_a_server_is_refused_before_it_is_computed(client, text):
    told = client.post("/api/v1/trace", json={"expression": text})
    assert told.status_code == 422
    assert told.get_json(force=True)["code"] in ("walk-too-large", "too-many-elements")


def test_an_answer_of_many_arrays_tells_the_largest_in_short(client):
    doubled = DOUBLED.rpartition("; b_14")[0]
    told = client.post("/api/v1/trace", json={"expression": f"{doubled}; {' + '.join(['norm(b_13/3)'] * 15)}"})
    assert told.status_code == 200 and len(told.data) < 6_000_000
    numbers = told.get_json()["numbers"]
    assert any(isinstance(number, dict) for number in numbers) and any(isinstance(number, list) for number in numbers)


@pytest.mark.parametrize("named", [True, False])
def test_elements_that_are_only_passed_on_are_counted_too(client, named):
    doubled = DOUBLED.rpartition("; b_14")[0]
    text = f"{doubled}; b_13[0]" if named else "x = [1, 2]; " + "concat(" * 12 + "x" + ", x)" * 12 + "[0]"
    told = client.post("/api/v1/trace", json={"expression": text, "form": "scalar"})
    assert told.status_code == (422 if named else 200)


def test_an_answer_is_kept_if_it_just_fits():
    size = len(create_app().test_client().post("/api/v1/trace", json={"expression": "x"}).data)
    for most, kept in ((size + BESIDE, size + BESIDE), (size + BESIDE - 1, 0)):
        app = create_app({"cache_bytes": most})
        assert len(app.test_client().post("/api/v1/trace", json={"expression": "x"}).data) == size
        assert app.extensions["answers"].bytes == kept
