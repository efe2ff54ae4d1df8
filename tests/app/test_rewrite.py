"""A piece is named, and put back, over HTTP."""

import pytest

TEXT = "f(x, y, z) = x(y^2 + z)"


def ask(client, **body):
    return client.post("/api/v1/rewrite", json=body)


def test_a_piece_is_named_and_put_back(client):
    told = ask(client, expression=TEXT, node="#4", inputs={"x": -2})
    assert told.get_json() == {"text": "g = y^2 + z\nf(x, y, z) = x g", "name": "g"}
    back = ask(client, expression=told.get_json()["text"], node="g", to="put-back")
    assert back.get_json() == {"text": TEXT, "name": None}


def test_a_name_may_be_sent_in_any_spelling(client):
    told = ask(client, expression="g1 = x + 1\n2g1", node="g1", to="put-back").get_json()
    assert told == {"text": "2(x + 1)", "name": None}


@pytest.mark.parametrize(("body", "code"), [
    ({"expression": TEXT, "node": "#5"}, "cannot-be-named"),
    ({"expression": TEXT, "node": "f", "to": "put-back"}, "cannot-be-put-back"),
    ({"expression": TEXT, "node": "#99"}, "unknown-node"),
    ({"expression": TEXT, "node": "q"}, "unknown-node"),
    ({"expression": "x +", "node": "#0"}, "unexpected-end"),
    ({"expression": TEXT, "node": "#4", "to": "gone"}, "invalid-field"),
    ({"expression": TEXT}, "missing-field")])
def test_what_cannot_be_done_is_refused_in_words(client, body, code):
    response = ask(client, **body)
    told = response.get_json()
    assert (response.status_code, told["code"]) == (422, code)
    assert told["detail"].endswith(".")


def test_an_anonymous_piece_is_differentiated(client):
    told = client.post("/api/v1/trace", json={"expression": TEXT, "of": "#4"}).get_json()
    assert told["results"]["gradients"] == {"x": 0, "y": -6, "z": 1}
    assert told["graph"]["nodes"][4]["label"]["text"] == "v₄"
    assert [step["node"] for step in told["steps"] if step["kind"] == "seed"] == [4]
