"""A trace over HTTP beside the same bytes from a bare Flask application: found anew, and kept for a class.

    .venv/bin/python -m benchmarks.answers

A new text was never sent before; new numbers are of a text that was; the same is asked under revisions of its own.
All take turns, and the fastest round of each counts.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count, repeat

from flask import Flask, Response, request
from flask.testing import FlaskClient

from app import create_app
from benchmarks.expressions import TEXTS
from benchmarks.row import Row, show, timed
from benchmarks.turns import fastest

PEER = "the same bytes"
BUDGETS = {PEER: 3.0}
KINDS = ("new text", "new numbers", "the same")
CALLS = ("trace", "draft")
ASKED = ((TEXTS[0], "x"), (TEXTS[1], "x_1"))
"""Texts, and the input of each that has another value in every question."""
ROUNDS = 40
REVISIONS = count(1)


def bare(answer: bytes) -> FlaskClient:
    """Return a client of an application that reads the question and answers with these bytes.

    Examples
    --------
    >>> bare(b"{}").post("/", json={}).get_json()
    {}
    """
    app = Flask("bare")

    def same() -> Response:
        request.get_data()
        return Response(answer, content_type="application/json")

    app.add_url_rule("/", "same", same, methods=["POST"])
    return app.test_client()


def asking(client: FlaskClient, call: str, texts: Iterator[str], name: str,
           values: Iterator[int]) -> Callable[[], bytes]:
    """Return what asks with the next text and value, under the next revision."""

    def ask() -> bytes:
        asked = {"expression": next(texts), "inputs": {name: next(values)}, "revision": next(REVISIONS)}
        answer = client.post(f"/api/v1/{call}", json=asked)
        assert answer.status_code == 200, answer.text
        return bytes(answer.data)

    return ask


def rows() -> Iterator[Row]:
    """Measure, row by row."""
    client = create_app().test_client()
    for text, name in ASKED:
        for call in CALLS:
            new = asking(client, call, (f"{text.ours}  # {i}" for i in count()), name, repeat(0))
            moved = asking(client, call, repeat(text.ours), name, count(1))
            same = asking(client, call, repeat(text.ours), name, repeat(0))
            bytes_alone = bare(same())
            alone = partial(bytes_alone.post, "/", json={"expression": text.ours, "inputs": {name: 0}, "revision": 0})
            *times, least = fastest([new, moved, same, alone], ROUNDS)
            for kind, time in zip(KINDS, times, strict=True):
                yield timed(f"{text.name}, {call}, {kind}", time, {PEER: least}, BUDGETS)


if __name__ == "__main__":
    show(rows())
