"""POST chains: the chains near a step, whose slots are those of the trace."""

import pytest
from flask.testing import FlaskClient

TEXT = "g = y^2 + z; f(x, y, z) = x g"
LONG = "; ".join(["a_0 = x y", *(f"a_{i + 1} = sin(a_{i}) x" for i in range(150))]) + "; f = a_150"


def test_every_gradient_but_the_seed_has_a_chain(client: FlaskClient) -> None:
    told = client.post("/api/v1/chains", json={"expression": TEXT, "revision": 3}).get_json()
    assert (told["revision"], told["first"], told["last"]) == (3, 4, 9)
    assert [chain["to"] for chain in told["chains"]] == [0, 4, 3, 2, 1]
    assert not any(chain["opens"] for chain in told["chains"])
    [y] = [chain for chain in told["chains"] if chain["to"] == 1]
    assert [line.get("known", False) for line in y["lines"]] == [False, False, False, False, True]


def test_its_slots_are_those_of_the_trace(client: FlaskClient) -> None:
    numbers = client.post("/api/v1/trace", json={"expression": TEXT}).get_json()["numbers"]
    told = client.post("/api/v1/chains", json={"expression": TEXT}).get_json()
    for chain in told["chains"]:
        for piece in chain["lines"][-1]["formulas"][0]:
            if isinstance(piece, dict) and "n" in piece:
                assert piece["n"] < len(numbers)


@pytest.mark.parametrize("around", [0, 500, 10_000])
def test_of_a_long_walk_those_near_a_step_are_told(client: FlaskClient, around: int) -> None:
    told = client.post("/api/v1/chains", json={"expression": LONG, "around": around}).get_json()
    steps = client.post("/api/v1/trace", json={"expression": LONG}).get_json()
    assert told["last"] - told["first"] < 200 and told["first"] > steps["forward_steps"]
    assert told["last"] <= steps["total_steps"]
    near = {step["to"] for step in steps["steps"][told["first"] - 1:told["last"]] if step["kind"] == "pull"}
    assert {chain["to"] for chain in told["chains"]} == near
    if around == 500:
        assert told["first"] <= 500 <= told["last"]


@pytest.mark.parametrize("text", ["2", "x = 3", "x"])
def test_a_walk_without_pulls_has_none(client: FlaskClient, text: str) -> None:
    answer = client.post("/api/v1/chains", json={"expression": text})
    assert answer.status_code in (200, 422)
    assert answer.status_code == 422 or answer.get_json()["chains"] == []


@pytest.mark.parametrize("body", [{"expression": TEXT, "around": "x"}, {"expression": TEXT, "at": 3}])
def test_a_wrong_request_is_told_so(client: FlaskClient, body: dict[str, object]) -> None:
    assert client.post("/api/v1/chains", json=body).status_code == 422
