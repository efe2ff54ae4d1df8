"""At part detail both walks say at every stop what the storyboard says, in engine and API."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from engine import parse
from engine.notation.board import board, numbers_at, stop_at
from engine.notation.script import Script
from engine.stops import stops
from engine.trace import trace
from tests.engine.storyboard import FUNCTION, NETWORK, TWO_TWO_ONE

BODIES = {
    "function": {"expression": FUNCTION["text"], "inputs": FUNCTION["inputs"]},
    "network": {"expression": TWO_TWO_ONE, "inputs": NETWORK["weights"] | NETWORK["example"],
                "wrt": list(NETWORK["weights"])},
}
SAID = ("heading", "title", "rule", "local_rule", "sentence", "spoken")
NUMBERS = ("value", "gradient", "upstream", "local", "contribution", "total", "arrived", "expected", "final")
STOPS = [("function", stop) for stop in FUNCTION["part_detail"]] + [("network", stop) for stop in NETWORK["steps"]]


def told(stop: dict[str, Any]) -> dict[str, Any]:
    """What the storyboard has the board say; the slope of σ is told with the names at hand."""
    said = {name: stop[name] for name in SAID if name in stop}
    if "sentence" in said:
        z = stop["title"].split()[1]
        said["sentence"] = said["sentence"].replace("z(1 − z)", f"{z} (1 − {z})")
    return said


@pytest.mark.parametrize(("walk", "stop"), STOPS, ids=lambda it: it if isinstance(it, str) else f"k={it['k']}")
def test_every_part_stop_is_the_storyboards(client: FlaskClient, walk: str, stop: dict[str, Any]) -> None:
    body = BODIES[walk]
    run = trace(parse(body["expression"]), body["inputs"], wrt=body.get("wrt"))
    script = Script(run.structure)
    said = board(run, script, stop["k"], "part")
    assert {name: said[name] for name in told(stop)} == told(stop)
    (shown, _), numbers = stop_at(script, stop["k"], "part"), numbers_at(run, script, "part")
    for name in NUMBERS:
        if name in stop:
            number = getattr(shown, name) if name in NUMBERS[6:] else numbers[getattr(shown, name)]
            assert number == pytest.approx(stop[name], rel=1e-12), name
    answer = client.post("/api/v1/step", json=body | {"step": stop["k"], "detail": "part"}).get_json()
    assert answer["board"] == said
    numbered = {name: stop[name] for name in NUMBERS if name in stop}
    assert {name: answer["step"][name] for name in numbered} == pytest.approx(numbered)


@pytest.mark.parametrize("walk", BODIES)
def test_there_are_no_other_stops(walk: str) -> None:
    body = BODIES[walk]
    structure = trace(parse(body["expression"]), body["inputs"], wrt=body.get("wrt")).structure
    assert list(stops(structure, "part")) == [stop["k"] for name, stop in STOPS if name == walk]


@pytest.mark.parametrize("walk", BODIES)
def test_the_trace_carries_the_parts_with_the_lines_of_their_stops(client: FlaskClient, walk: str) -> None:
    answer = client.post("/api/v1/trace", json=BODIES[walk]).get_json()
    told_stops = [stop for name, stop in STOPS if name == walk]
    assert answer["stops"]["part"] == [stop["k"] for stop in told_stops]
    assert len(answer["part_steps"]) == len(told_stops)
    for step, stop in zip(answer["part_steps"], told_stops, strict=True):
        shown = step or answer["steps"][stop["k"] - 1]
        for name in NUMBERS[:6]:
            if name in stop:
                assert answer["numbers"][shown[name]] == pytest.approx(stop[name], rel=1e-12)
    node = {n["name"] or n["label"]["text"]: n["id"] for n in answer["graph"]["nodes"]}
    names = {part["node"]: part for part in answer["parts"]}
    if walk == "function":
        assert names[node["g"]] == {"node": node["g"], "nodes": [3, 4], "inputs": [node["y"], node["z"]]}
    else:
        assert [names[node[name]]["inputs"] for name in ("z_1", "L")] == [[node["s_1"]], [node["y"], node["y_star"]]]


def test_a_pass_is_one_step_each_way(client: FlaskClient) -> None:
    said = [client.post("/api/v1/step", json=BODIES["function"] | {"step": k, "detail": "pass"}).get_json()["board"]
            for k in (3, 9)]
    assert [one["heading"] for one in said] == ["Forward · step 1 of 1", "Backward · step 1 of 1"]
    assert [one["title"] for one in said] == ["Every value, up to f", "Every gradient, back from f"]
    assert [one["rule"] for one in said] == [r"f = x\,g = -26", r"\nabla f = (13, -12, -2)"]
    assert said[1]["spoken"] == ("Backward step 1 of 1. The gradient at x is 13. The gradient at y is minus 12. "
                                 "The gradient at z is minus 2.")
