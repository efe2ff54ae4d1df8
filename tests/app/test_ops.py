"""The list of ops as the editor reads it: every word it names means what it says."""

from math import e, pi

from flask.testing import FlaskClient

from engine import parse, trace
from engine.op import REGISTRY


def test_every_word_of_an_op_calls_it(client: FlaskClient) -> None:
    rows = client.get("/api/v1/ops").get_json()["ops"]
    assert {word for row in rows for word in row["words"]} >= set(REGISTRY.spellings)
    for row in rows:
        op = REGISTRY[row["name"]]
        for word in row["words"] if op.elementwise else ():
            inputs = "xyz"[: 2 if op.variadic else len(op.params)]
            call = parse(f"{word}({', '.join(inputs)})")
            assert call[call.output].op == row["name"], word
        assert row["words"] or row["symbol"], "what has no sign has a word"


def test_a_constant_is_its_number_by_each_of_its_words(client: FlaskClient) -> None:
    constants = client.get("/api/v1/ops").get_json()["constants"]
    assert [row["value"] for row in constants] == [e, pi]
    for row in constants:
        assert row["about"]
        for word in row["words"]:
            assert trace(parse(word)).results["output"] == row["value"]
