"""Levels of detail are stops over the one walk of edges."""


import pytest
from flask.testing import FlaskClient

from engine import parse
from engine.networks import NetworkSpec, Regulariser, lower, read_layers
from engine.notation.board import board
from engine.notation.script import Script
from engine.stops import DETAILS, layer_of, layers, place, stops
from engine.structure import plan
from engine.trace import trace
from tests.engine.storyboard import FUNCTION, NETWORK, TWO_TWO_ONE

WALKS = [(FUNCTION["text"], None, [stop["k"] for stop in FUNCTION["part_detail"]]),
         (TWO_TWO_ONE, list(NETWORK["weights"]), [stop["k"] for stop in NETWORK["steps"]])]


@pytest.mark.parametrize(("text", "wrt", "told"), WALKS, ids=["function", "network"])
def test_parts_stop_where_the_storyboard_does(text: str, wrt: list[str] | None, told: list[int]) -> None:
    walk = plan(parse(text), wrt=wrt)
    assert stops(walk, "part") == tuple(told)


def test_the_network_has_37_steps_and_21_stops() -> None:
    walk = plan(parse(TWO_TWO_ONE), wrt=NETWORK["weights"])
    assert (len(walk.steps), len(stops(walk, "part"))) == (NETWORK["total_steps"], NETWORK["stops"])


@pytest.mark.parametrize("text", ["x(y^2 + z)", "x x + x", "g = x y; h = g + x; g h + g", "sin(x y) + cos(x y)",
                                  "x", "3", "a = x^2; y + 1", "where(x > 2, x y, y)"])
def test_coarser_detail_stops_at_some_of_the_same_steps_and_all_end_at_the_end(text: str) -> None:
    walk = plan(parse(text))
    every, *coarser = [stops(walk, detail) for detail in DETAILS]
    assert every == tuple(range(1, len(walk.steps) + 1))
    for found in coarser:
        assert set(found) <= set(every) and list(found) == sorted(set(found))
        assert found[-1:] == every[-1:]


def test_a_layer_stops_once_all_of_it_is_through() -> None:
    network = lower(NetworkSpec(read_layers("nn.Sequential(nn.Linear(3, 2), nn.ReLU(), nn.Linear(2, 1), nn.Tanh())"),
                                regulariser=Regulariser("L2")))
    walk = plan(network.graph, wrt=network.parameters)
    found = layers(walk)
    assert stops(walk, "layer") == tuple(found)
    assert [*found.values()] == ["h", "o", "L", "L", "L", "o", "h"]
    ends = {layer: k for k, layer in found.items() if k <= walk.forward_steps}
    for k, step in enumerate(walk.steps, 1):
        if step.kind == "forward":
            assert k <= ends[layer_of(network.graph[step.node])]
    assert set(stops(walk, "layer")) <= set(stops(walk, "part"))


def test_a_node_stops_once_all_has_reached_it() -> None:
    assert stops(plan(parse("x x + x")), "node") == (1, 2, 3, 4, 7)


def test_an_anonymous_node_of_two_parts_is_a_part() -> None:
    walk = plan(parse("(x + y)^2; g = sin(x + y); g + 1", merge=True))
    assert walk.owner[2] == 2 and 1 in stops(walk, "part")


def test_what_is_differentiated_is_a_part_of_its_own() -> None:
    walk = plan(parse("f = x(y^2 + z)"), of="#4")
    assert stops(walk, "part") == (2, 3, 4, 6, 7)
    assert [walk.owner[id] for id in (3, 4, 5)] == [4, 4, 5]


def test_each_pass_counts_the_stops_of_its_detail() -> None:
    walk = plan(parse(FUNCTION["text"]))
    assert [place(walk, 8, detail) for detail in ("edge", "node", "part")] == [
        ("backward", 5, 6), ("backward", 5, 6), ("backward", 4, 5)]
    assert [place(walk, k, "pass") for k in (3, 9)] == [("forward", 1, 1), ("backward", 1, 1)]


@pytest.mark.parametrize("stop", FUNCTION["part_detail"], ids=lambda stop: f"k={stop['k']}")
def test_headings_are_those_of_the_detail(client: FlaskClient, stop: dict) -> None:
    run = trace(parse(FUNCTION["text"]), FUNCTION["inputs"])
    assert board(run, Script(run.structure), stop["k"], "part")["heading"] == stop["heading"]
    body = {"expression": FUNCTION["text"], "inputs": FUNCTION["inputs"], "step": stop["k"], "detail": "part"}
    assert client.post("/api/v1/step", json=body).get_json()["board"]["heading"] == stop["heading"]


def test_the_answer_lists_the_stops(client: FlaskClient) -> None:
    told = client.post("/api/v1/trace", json={"expression": FUNCTION["text"]}).get_json()["stops"]
    assert told == {"node": [*range(1, 10)], "part": [2, 3, 4, 5, 6, 8, 9], "layer": [3, 4, 9], "pass": [3, 9]}


def test_a_step_that_is_no_stop_is_refused_with_those_there_are(client: FlaskClient) -> None:
    body = {"expression": FUNCTION["text"], "step": 7}
    refused = client.post("/api/v1/step", json=body | {"detail": "part"})
    assert refused.status_code == 422 and refused.get_json()["field"] == "step"
    assert refused.get_json()["detail"].endswith("at detail part this walk stops at 2, 3, 4, 5, 6, 8 and 9.")
    unknown = client.post("/api/v1/step", json=body | {"detail": "coarse"})
    assert (unknown.status_code, unknown.get_json()["code"]) == (422, "invalid-field")
