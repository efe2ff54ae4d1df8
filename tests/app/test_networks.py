"""Networks over HTTP: the storyboard's walk, every call, and what is refused."""

import msgspec
import pytest
from flask.testing import FlaskClient

from app import api, create_app
from app.wire.program import ProgramBody
from tests.app.requests import NEEDED, reads_text, told_by
from tests.app.tape import on_the_page
from tests.engine.storyboard import NETWORK, TWO_TWO_ONE
from tests.engine.test_storyboard_parts import told

LECTURE = {"layers": "nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))"}
BODY = {"network": LECTURE, "inputs": NETWORK["weights"] | NETWORK["example"]}
LAYERS = [{"kind": "Linear", "in_features": 2, "out_features": 2}, {"kind": "Sigmoid"},
          {"kind": "Linear", "in_features": 2, "out_features": 1}]


@pytest.mark.parametrize("stop", NETWORK["steps"], ids=lambda stop: f"k={stop['k']}")
def test_every_stop_says_what_the_storyboard_says(client: FlaskClient, stop: dict) -> None:
    answer = client.post("/api/v1/step", json=BODY | {"step": stop["k"], "detail": "part"}).get_json()
    assert {name: answer["board"][name] for name in told(stop)} == told(stop)
    for name in ("value", "upstream", "local", "contribution", "total"):
        if name in stop:
            assert answer["step"][name] == pytest.approx(stop[name], rel=1e-12)


def test_it_is_answered_as_what_one_types(client: FlaskClient) -> None:
    of_network = client.post("/api/v1/trace", json=BODY).get_json()
    typed = {"expression": TWO_TWO_ONE, "inputs": BODY["inputs"], "wrt": list(NETWORK["weights"])}
    of_text = client.post("/api/v1/trace", json=typed).get_json()
    assert of_network["results"] == of_text["results"]
    assert of_network["results"]["gradients"] == pytest.approx(NETWORK["gradients"], rel=1e-12)
    assert of_network["stops"] | {"layer": []} == of_text["stops"] | {"layer": []}, "a text has no layers"
    assert of_network["stops"]["layer"] == [8, 11, 14, 15, 18, 25, 37]
    costs = [client.post("/api/v1/cost", json=body).get_json() for body in (BODY, typed)]
    assert [[cost[way] for way in ("reverse", "chains", "forward")] for cost in costs] == [["13", "21", "135"]] * 2


def test_layers_as_a_list_are_the_same_network(client: FlaskClient) -> None:
    one, other = (client.post("/api/v1/trace", json=BODY | {"network": {"layers": layers}}).get_json()
                  for layers in (LECTURE["layers"], LAYERS))
    assert one["results"] == other["results"]
    assert one["network"]["text"] == other["network"]["text"]
    assert [layer["kind"] for layer in other["network"]["layers"]] == ["Linear", "Sigmoid", "Linear"]


@pytest.mark.parametrize("call", [call for call in api.calls() if reads_text(call) and call.name != "rewrite"],
                         ids=lambda call: call.name)
def test_every_call_reads_a_network(client: FlaskClient, call: api.Call) -> None:
    needed = NEEDED.get(call.name, {})
    needed = needed | ({"node": "z_2"} if "node" in needed else
                       {"input": "w_h_2_2"} if "input" in needed else
                       {"data": {"kind": "xor"}} if "data" in needed else {})
    answer = client.post(f"/api/v1{call.path}", json=BODY | needed)
    assert answer.status_code == 200, answer.text
    assert call.answer is str or not any(told.get("problem") for told in told_by(call, answer))


@pytest.mark.parametrize("network", [
    {"loss": "HingeLoss"}, {"regulariser": {"kind": "L1", "strength": 0.2}}, {"seed": 5},
    {"initialiser": {"kind": "normal", "settings": {"std": 0.1}}}, {"parameters": {"0.bias": [1, 2]}},
    {"example": {"x_2": -1, "y_star": 3}}])
def test_what_stands_beside_the_layers_is_used(client: FlaskClient, network: dict) -> None:
    bare, other = (client.post("/api/v1/trace", json={"network": LECTURE | more}).get_json() for more in ({}, network))
    assert other["results"] != bare["results"]
    assert client.post("/api/v1/check", json={"network": LECTURE | network}).get_json()["agrees"]


@pytest.mark.parametrize(("body", "code"), [
    ({}, "missing-field"), ({"expression": None}, "missing-field"),
    ({"network": LECTURE, "expression": "x"}, "given-twice"),
    ({"network": {}}, "missing-field"), ({"network": {"layers": 3}}, "wrong-type"),
    ({"network": LECTURE | {"losses": 1}}, "unknown-field"), ({"network": LECTURE | {"loss": "L"}}, "unknown-loss"),
    ({"network": LECTURE | {"seed": 2**60}}, "not-a-seed"),
    ({"network": LECTURE | {"parameters": {"0.weight": [[1]]}}}, "parameter-shape"),
    ({"network": LECTURE, "inputs": {"w_9": 1}}, "unknown-input"),
    ({"network": LECTURE | {"example": {"x_3": 1}}}, "unknown-example"),
    ({"network": {"layers": [{"kind": "Linear"}]}}, "setting-missing"),
    ({"network": {"layers": [{"in_features": 2}]}}, "not-json-layers"), ({"network": {"layers": []}}, "no-layers"),
    ({"network": {"layers": "nn.Sequential(nn.Linear(2, 99999))"}}, "too-many-weights"),
    ({"network": {"layers": "nn.Sequential(nn.Linear(2, 3), nn.Linear(2, 1))"}}, "sizes-differ")])
def test_what_is_no_network_is_refused(client: FlaskClient, body: dict, code: str) -> None:
    answer = client.post("/api/v1/trace", json=body)
    assert (answer.status_code, answer.get_json(force=True)["code"]) == (422, code)


def test_a_draft_says_where_a_network_is_wrong(client: FlaskClient) -> None:
    text = "nn.Sequential(\n  nn.Linear(2, 3),\n  nn.Linear(2, 1))"
    problem = client.post("/api/v1/draft", json={"network": {"layers": text}}).get_json()["problem"]
    assert (problem["line"], problem["column"], problem["length"]) == (3, 13, 1)
    assert problem["hint"] == "Write Linear(3, …) here, or give the layer before it 2 units."


def test_what_networks_are_built_from_is_listed() -> None:
    told = create_app().test_client().get("/api/v1/networks").get_json()
    assert [row["kind"] for row in told["layers"]][:2] == ["Linear", "Sigmoid"]
    assert "SquareLoss" in [row["name"] for row in told["losses"]]
    assert all(row["about"] for row in told["losses"])
    hinge = next(row for row in told["losses"] if row["name"] == "HingeLoss")
    assert (hinge["model"], hinge["formula"]) == ("support vector machine", r"\max(0, 1 - y\,s)")
    assert hinge["kinks"][1] == {"label": 1.0, "at": 1.0, "left": -1.0, "right": 0.0, "taken": -1.0}
    [[numbers]] = on_the_page([(msgspec.convert(hinge["program"], ProgramBody), [[0.25, 1.0]])])
    assert numbers.tolist() == [0.75, -1.0]
    assert [row["kind"] for row in told["regularisers"]] == ["L1", "L2"]
    assert told["regularisers"][1]["formula"] == r"\tfrac{\lambda}{2} \lVert w \rVert^2"
    assert "xavier_uniform" in [row["kind"] for row in told["initialisers"]]
