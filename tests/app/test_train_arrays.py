"""Arrays trained over HTTP: who runs what, what is told line by line, and what is refused."""

import json
from contextlib import closing
from http.client import HTTPConnection

import msgspec
import pytest

from app.wire.training import EndTold, Told
from tests.app.listening import PATIENCE, ask, listening
from tests.app.test_train import lines, wait_for

DIGITS = {"network": {"layers": "nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))",
                      "loss": "CrossEntropyLoss", "initialiser": {"kind": "kaiming_uniform"}},
          "data": {"kind": "digits", "test": 0.2, "scaling": "range", "seed": 1},
          "training": {"rate": 0.005, "optimiser": {"kind": "Adam"}, "batch": 32, "epochs": 8, "seed": 2}}
MOONS = {"network": {"layers": "nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 1))", "seed": 3},
         "data": {"kind": "moons", "settings": {"size": 40}, "test": 0.25}, "training": {"epochs": 3, "batch": 4},
         "form": "tensor"}
LONG = MOONS | {"network": {"layers": "nn.Sequential(nn.Linear(2, 300), nn.Tanh(), nn.Linear(300, 1))"},
                "data": {"kind": "moons", "settings": {"size": 2000}}, "training": {"epochs": 1000, "rate": 0.001}}
"""Minutes of training."""


def train(client, body=MOONS, call="train", **more):
    return client.post(f"/api/v1/{call}", json=body | more)


def test_digits_are_learned_by_the_server(client):
    begin, *epochs, end = lines(train(client, DIGITS, watch={"parameters": True, "outputs": [0, 7]}))
    assert begin == {"kind": "begin", "parameters": ["W_h", "W_o"], "examples": 1438, "tests": 359, "epochs": 8}
    assert [line["epoch"] for line in epochs if line["kind"] == "epoch"] == list(range(1, 9))
    assert end["accuracy"]["test"] > 0.95 and end["accuracy"]["train"] > 0.97
    counts = end["confusion"]
    assert [len(row) for row in counts] == [10] * 10 and sum(map(sum, counts)) == 359
    assert sum(counts[i][i] for i in range(10)) / 359 == pytest.approx(end["accuracy"]["test"])
    assert [len(end["parameters"][name]) for name in ("W_h", "W_o")] == [32, 10]
    assert [len(row) for row in end["parameters"]["W_h"]] == [65] * 32
    data = client.post("/api/v1/data", json=DIGITS["data"]).get_json()["data"]
    for outputs, at in zip(end["outputs"], (data["tested"][0], data["tested"][7]), strict=True):
        assert len(outputs) == 10
        assert outputs.index(max(outputs)) == data["rows"][at][-1]


def test_a_page_is_told_that_the_server_is_to_be_asked(client):
    told = train(client, DIGITS, "training").get_json()
    assert (told["by"], told["learning"], told["rows"], told["test"]) == ("server", None, [], [])
    assert told["arrays"] == {"parameters": [{"name": "W_h", "shape": [32, 65]}, {"name": "W_o", "shape": [10, 33]}],
                              "examples": 1438, "tests": 359, "outputs": 10}
    assert (len(told["data"]["features"]), len(told["data"]["classes"])) == (64, 10)
    assert (len(told["data"]["learned"]), len(told["data"]["tested"])) == (1438, 359)
    draft = train(client, DIGITS, "training-draft").get_json()
    assert (draft["training"]["by"], draft["problem"]) == ("server", None)


def test_what_a_page_runs_is_its_own_unless_arrays_are_asked_for(client):
    own, asked = (train(client, MOONS, "training", form=form).get_json() for form in (None, "tensor"))
    assert (own["by"], own["arrays"]) == ("page", None) and own["learning"]
    assert (asked["by"], asked["learning"]) == ("server", None)


def test_arrays_learn_as_single_numbers_do(client):
    singly, *_ = found = [lines(train(client, MOONS, form=form, updates=True, watch={"parameters": True}))
                          for form in ("scalar", "tensor")]
    for one, whole in zip(*(run[1:] for run in found), strict=True):
        assert (one["loss"], one["test"]) == (pytest.approx(whole["loss"]), pytest.approx(whole["test"]))
        if one["kind"] == "epoch":
            assert one["updates"]["order"] == whole["updates"]["order"]
            assert one["updates"]["losses"] == pytest.approx(whole["updates"]["losses"])
    by_name = dict(zip(singly[0]["parameters"], singly[-1]["parameters"], strict=True))
    matrix = found[1][-1]["parameters"]["W_h"]
    assert matrix[3] == pytest.approx([by_name[f"w_h_{i}_4"] for i in range(3)])


def test_weights_and_a_regularisers_strength_begin_as_they_are_given(client):
    network = MOONS["network"] | {"regulariser": {"kind": "L2"}}
    given = {"w_h_2_3": 5, "lambda": 0.5, "x_1": 0.25}
    runs = [lines(train(client, network=network, form=form, inputs=given))[-1]["loss"] for form in ("scalar", "tensor")]
    assert runs[0] == pytest.approx(runs[1])


def test_what_is_watched_is_told_at_the_end_and_only_where_it_is_asked_for(client):
    plain, watched = (lines(train(client, watch=watch)) for watch in ({}, {"parameters": True, "outputs": [1]}))
    assert all(line["parameters"] is None and "outputs" not in line for line in plain[1:])
    assert all(line["accuracy"]["test"] <= 1 and len(line["confusion"]) == 2 for line in plain[1:])
    assert len(watched[-1]["outputs"]) == 1 and watched[-1]["parameters"]["w_o"]
    first = [line for line in watched[1:-1] if line["parameters"]]
    assert first and first[0]["epoch"] == 1


def test_a_label_that_is_a_number_has_no_classes(client):
    network = {"layers": "nn.Sequential(nn.Linear(10, 8), nn.ReLU(), nn.Linear(8, 1))"}
    told = lines(train(client, network=network, data={"kind": "diabetes", "scaling": "standard", "test": 0.2},
                       watch={"outputs": [0]}, training={"rate": 1e-6, "ceiling": 1e9, "epochs": 2, "batch": 8}))
    assert told[-1]["reason"] == "finished" and len(told[-1]["outputs"]) == 1
    assert all("accuracy" not in line and "confusion" not in line for line in told)


def test_without_a_test_there_is_nothing_to_confuse(client):
    told = lines(train(client, data={"kind": "xor"}))
    assert told[-1]["accuracy"]["test"] is None and "confusion" not in told[-1]


def test_a_large_array_is_told_by_what_is_to_be_said_of_it(client):
    layers = "nn.Linear(2, 200), nn.ReLU(), nn.Linear(200, 100), nn.ReLU(), nn.Linear(100, 1)"
    network = {"layers": f"nn.Sequential({layers})"}
    *_, end = lines(train(client, network=network, watch={"parameters": True}, training={"rate": 0.001, "epochs": 1}))
    assert end["parameters"]["W_h2"]["shape"] == [100, 201] and len(end["parameters"]["W_h1"]) == 200


def test_every_line_is_as_it_is_described(client):
    answer = train(client, updates=True, watch={"parameters": True, "outputs": [0]})
    told = [msgspec.json.decode(line, type=Told) for line in answer.data.splitlines()]
    assert isinstance(told[-1], EndTold) and told[-1].outputs and told[-1].accuracy


def test_dropout_is_trained_as_arrays(client):
    network = {"layers": "nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Dropout(0.25), nn.Linear(8, 1))"}
    first, again = (lines(train(client, network=network))[-1] for _ in range(2))
    assert first == again and first["reason"] == "finished"
    by_numbers = lines(train(client, network=network, form=None))[-1]
    assert by_numbers["reason"] == "finished" and by_numbers["loss"] == pytest.approx(first["loss"], rel=1e-9)


def test_many_examples_are_looked_at_though_a_minibatch_has_few(client):
    network = {"layers": "nn.Sequential(nn.Linear(2, 900), nn.ReLU(), nn.Linear(900, 1))"}
    told = lines(train(client, network=network, data={"kind": "moons", "settings": {"size": 2000}, "test": 0.5},
                       training={"rate": 1e-6, "epochs": 1, "batch": 50}))
    assert told[-1]["reason"] == "finished" and sum(map(sum, told[-1]["confusion"])) == 1000


def test_a_run_that_diverges_says_why(client):
    *_, end = lines(train(client, training={"rate": 50, "epochs": 50}))
    assert end["reason"] in ("above", "not-finite") and "mean loss" in end["says"]


@pytest.mark.parametrize(("more", "code", "field"), [
    ({"watch": {"outputs": [10]}}, "no-such-example", "watch.outputs"),
    ({"watch": {"outputs": [-1]}}, "no-such-example", "watch.outputs"),
    ({"watch": {"outputs": [1, 1]}}, "no-such-example", "watch.outputs"),
    ({"watch": {"outputs": ["1"]}}, "wrong-type", "watch.outputs[0]"),
    ({"watch": {"x": 1}}, "unknown-field", "watch.x"),
    ({"wrt": ["w_h_1_1"]}, "all-is-learned", "wrt"), ({"of": "y"}, "all-is-learned", "of"),
    ({"data": {"kind": "digits"}}, "features-differ", None), ({"data": {"kind": "blobs"}}, "classes-differ", None),
    ({"training": {"epochs": 1001}}, "too-many-epochs", "training.epochs"),
    ({"training": {"batch": 0}}, "not-a-batch", None),
    ({"training": {"changes": [{"update": 1, "what": "strength", "value": 1}]}}, "no-strength", "training.changes"),
    ({"inputs": {"w_h_9_9": 1}}, "unknown-input", None), ({"inputs": {"W_h": [[1]]}}, "given-by-elements", None),
    ({"inputs": {"x_1": [1]}}, "not-a-number", None), ({"expression": "x"}, "given-twice", "network"),
    ({"network": {"layers": "nn.Sequential(nn.Linear(2, 900), nn.ReLU(), nn.Linear(900, 200), nn.Linear(200, 1))"},
      "data": {"kind": "moons", "settings": {"size": 2000}}, "training": {"batch": 2000}}, "too-many-elements", None),
    ({"network": {"layers": "nn.Sequential(nn.Linear(2, 100000))"}}, "too-many-weights-of-arrays", None),
    ({"network": {"layers": "nn.Sequential(nn.Linear("}}, "layer-unfinished", None),
    ({"network": None, "expression": "w = [1, 2]; (w[0] x - y)^2", "data": {"table": "x,y\n1,2\n"}},
     "no-program-of-arrays", None),
])
def test_what_cannot_be_trained_is_refused_before_it_begins(client, more, code, field):
    sent = {name: given for name, given in (MOONS | more).items() if given is not None}
    answer = client.post("/api/v1/train", json=sent)
    told = answer.get_json(force=True)
    assert (answer.status_code, told["code"]) == (422, code), told
    assert told.get("field") == field
    assert client.application.extensions["runs"].count == 0


def test_a_client_that_goes_away_ends_the_run():
    with listening() as port:
        with closing(HTTPConnection("127.0.0.1", int(port), timeout=PATIENCE)) as there:
            there.request("POST", "/api/v1/train", json.dumps(LONG), {"Content-Type": "application/json"})
            assert json.loads(there.getresponse().readline())["kind"] == "begin"
            assert port.app.extensions["runs"].count == 1
            assert ask(port, "/api/v1/trace", {"expression": "x y"}).status == 200
        wait_for(port, 0)


def test_a_run_that_takes_too_long_is_stopped():
    with listening(training_seconds=1) as port:
        told = [json.loads(line) for line in ask(port, "/api/v1/train", LONG).data.splitlines()]
    assert told[-1]["reason"] == "stopped" and told[-1]["accuracy"]["train"] <= 1
    assert told[-2]["kind"] in ("epoch", "progress") and told[-1]["loss"] > 0
