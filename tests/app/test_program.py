"""The program of a trace, when it is asked for."""

import json

import msgspec
import numpy as np
import pytest
from flask.testing import FlaskClient

from app.wire.program import ProgramBody
from engine.op import REGISTRY, op
from tests.app.notes import notes_of
from tests.app.tape import on_the_page
from tests.engine.programs import agrees

TEXT = "g = relu(x) y + z^2; f = log(g) max(x, y)"


@pytest.mark.parametrize("call", ["trace", "draft"])
def test_there_is_none_unless_it_is_asked_for(client: FlaskClient, call: str) -> None:
    for asked, is_there in (({}, False), ({"program": False}, False), ({"program": True}, True)):
        told = client.post(f"/api/v1/{call}", json={"expression": TEXT, **asked}).get_json()
        assert ((told["trace"] if call == "draft" else told)["program"] is not None) is is_there


def test_it_gives_the_page_the_numbers_of_other_inputs(client: FlaskClient) -> None:
    sent = client.post("/api/v1/trace", json={"expression": TEXT, "program": True}).get_json()["program"]
    body = msgspec.json.decode(json.dumps(sent), type=ProgramBody)
    points = [(2.0, -3.0, 4.0), (0.0, 0.0, 0.0), (-1.0, 2.0, 0.5), (3.0, 3.0, 0.0), (1e3, 0.1, -2.0)]
    for point, numbers in zip(points, on_the_page([(body, points)])[0], strict=True):
        inputs = dict(zip(body.inputs, point, strict=True))
        told = client.post("/api/v1/trace", json={"expression": TEXT, "inputs": inputs}).get_json()
        slots = len(body.places) - len(body.flags)
        assert agrees(numbers[:slots], [float(n) for n in told["numbers"][:slots]]), point
        # A flag is what the line's own slot says, too.
        said = {(step["node"], note.key): told["numbers"][note.slot]
                for step in told["steps"] for note in notes_of(told, step)}
        for flag, number in zip(body.flags, numbers[slots:].tolist(), strict=True):
            assert said.get((flag.node, flag.key), number) == number, (flag, point)
        assert {(flag.node, flag.key) for flag in body.flags} <= said.keys()


def test_an_op_that_no_primitive_can_do_has_a_trace_and_no_program(client: FlaskClient) -> None:
    @op(example="stair(x)")
    def stair(x):  # type: ignore[no-untyped-def]
        """A step at 0, which NumPy has under a name of its own."""
        return np.heaviside(x, 0.5)

    try:
        stair.partials(x=lambda out, x: 0.0 * x)
        answer = client.post("/api/v1/trace", json={"expression": "stair(x)", "program": True})
        assert (answer.status_code, answer.get_json()["program"]) == (200, None)
    finally:
        REGISTRY.remove("stair")
