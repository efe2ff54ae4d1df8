"""POST elements: a pull between arrays element by element, whose numbers are the trace's."""

from typing import Any

import numpy as np
import pytest
from flask.testing import FlaskClient

TEXT = "s = W @ x\nf = sum(σ(s))\nW = [[2, -1], [-1, 1]]\nx = [1, 2]"
NETWORK = {"layers": "nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))"}


def post(client: FlaskClient, call: str, **body: Any) -> Any:
    return client.post(f"/api/v1/{call}", json=body)


def numbers(told: dict[str, Any], line: dict[str, Any]) -> list[float]:
    return [float(np.ravel(told["numbers"][slot])[at]) for slot, at in line["picks"]]


@pytest.mark.parametrize("body", [{"expression": TEXT}, {"network": NETWORK, "form": "tensor"}],
                         ids=["text", "network"])
def test_products_of_the_traces_numbers_make_what_arrives(client: FlaskClient, body: dict[str, Any]) -> None:
    told = post(client, "trace", **body).get_json()
    counts = []
    for k, step in enumerate(told["steps"], 1):
        answer = post(client, "elements", **body, step=k, revision=3).get_json()
        assert (answer["revision"], answer["step"]) == (3, k)
        counts.append(len(answer["lines"]))
        for at, line in enumerate(answer["lines"]):
            *products, total = numbers(told, line)
            assert sum(a * b for a, b in zip(products[::2], products[1::2], strict=True)) == pytest.approx(total)
            assert total == np.ravel(told["numbers"][step["contribution"]])[at]
            slots = [piece["n"] for link in line["links"] for term in link for piece in term
                     if isinstance(piece, dict) and "n" in piece]
            assert max(slots) < len(line["picks"])
    assert max(counts) >= 4 and counts[0] == 0


def test_shapes_may_come_with_the_values(client: FlaskClient) -> None:
    given = {"x": [1, 2], "W": [[2, -1], [-1, 1]]}
    lines = post(client, "elements", expression="sum(W @ x)", inputs=given, step=5).get_json()["lines"]
    assert lines


@pytest.mark.parametrize("step", [0, -1, 99])
def test_a_step_that_there_is_not_is_refused(client: FlaskClient, step: int) -> None:
    answer = post(client, "elements", expression=TEXT, step=step)
    assert (answer.status_code, answer.get_json()["code"]) == (422, "no-such-step")
    assert f"no step {step}" in answer.get_json()["detail"]


def test_a_document_of_numbers_has_none(client: FlaskClient) -> None:
    assert post(client, "elements", expression="x y", step=3).get_json()["lines"] == []
    assert post(client, "elements", expression="x y").status_code == 422
