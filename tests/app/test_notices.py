"""Notices and the text put together travel with the trace and with a draft."""

import pytest

from tests.app.test_trace import post


def applied(text, edits):
    """A text with edits made, as a client makes them: from the last to the first."""
    for edit in reversed(edits):
        start, length = edit["span"]["start"], edit["span"]["length"]
        text = text[:start] + edit["text"] + text[start + length:]
    return text


@pytest.mark.parametrize(("text", "code", "other"), [
    ("f = 1/2x  # half", "fraction", "f = 1/(2x)  # half"),
    ("# two\n𝑥 2 + y 2", "number-last", "# two\n𝑥^2 + y^2"),
    ("xyz # one?", "split-word", "xyz = 2\nxyz # one?"),
    ("3", "nothing-to-differentiate", None)])
def test_a_notice_travels_with_its_places_and_its_other_reading(client, text, code, other):
    trace = post(client, "trace", expression=text).get_json()
    [notice] = trace["notices"]
    assert notice["code"] == code and notice["sentence"]["key"] == f"notice.{code}"
    assert all(0 <= span["start"] < span["start"] + span["length"] <= len(text) for span in notice["spans"])
    if other is None:
        assert notice["other"] is None
        return
    assert notice["other"]["text"] == other == applied(text, notice["other"]["edits"])
    assert notice["other"]["sentence"] == {"key": f"other.{code}", "holes": {}}
    assert code not in [row["code"] for row in post(client, "trace", expression=other).get_json()["notices"]]
    assert post(client, "draft", expression=text).get_json()["trace"]["notices"] == trace["notices"]


def test_every_sentence_of_a_notice_is_in_the_catalogue(client):
    words = client.get("/messages/en.json").get_json()
    [notice] = post(client, "trace", expression="weight + x").get_json()["notices"]
    assert words[notice["sentence"]["key"]] == "Read as one name: {what}."
    assert notice["sentence"]["holes"] == {"what": "weight"}
    assert words[notice["other"]["sentence"]["key"]] == "Read as a product of letters"


def test_an_input_that_is_given_is_no_news_but_in_a_draft_the_text_alone_counts(client):
    body = {"expression": "weight + x", "inputs": {"weight": 3}}
    assert post(client, "trace", **body).get_json()["notices"] == []
    [notice] = post(client, "draft", **body).get_json()["trace"]["notices"]
    assert notice["code"] == "kept-word"


def test_the_text_put_together_travels_beside_the_text_broken_down(client):
    whole, broken = "f(x, y, z) = x(y^2 + z)", "g = y^2 + z\nf(x, y, z) = x g"
    first, second = (post(client, "trace", expression=text).get_json() for text in (whole, broken))
    assert (first["put_together"], first["break_down"]["text"]) == (None, broken)
    assert (second["put_together"]["text"], second["break_down"]) == (whole, None)
    assert second["put_together"]["formulas"] == [[r"f(x, y, z) = x\,(y^2 + z)"]]


def test_an_error_has_its_place_in_the_slide_that_was_pasted(client):
    problem = post(client, "trace", expression=r"f = \frac{x}{y} + \sgima(x)").get_json()
    assert (problem["code"], problem["column"], problem["length"]) == ("unknown-command", 19, 6)
    assert problem["hint"] == r"Did you mean \sigma?"
