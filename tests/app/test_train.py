"""Training over HTTP: what is told line by line, who is told to come back, and what is refused."""

import json
import threading
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection

import pytest

from app import create_app
from app.failures import Failure
from app.runs import Runs
from app.wire.training import Told
from tests.app.listening import PATIENCE, ask, listening

LAYERS = "nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))"
XOR = {"network": {"layers": LAYERS, "seed": 3}, "data": {"kind": "xor"}}
LONG = {"network": {"layers": "nn.Sequential(nn.Linear(2, 30), nn.Tanh(), nn.Linear(30, 1))"},
        "data": {"kind": "moons", "settings": {"size": 2000}}, "training": {"epochs": 1000, "rate": 0.01}}
"""Minutes of training."""


def lines(answer):
    """What stands on each line."""
    assert answer.status_code == 200 and answer.content_type == "application/jsonl", answer.text
    return [json.loads(line) for line in answer.data.splitlines()]


def train(client, **more):
    return client.post("/api/v1/train", json=XOR | more)


def test_a_run_is_told_line_by_line(client):
    begin, *epochs, end = lines(train(client, training={"epochs": 5, "rate": 0.5, "seed": 2}, updates=True))
    assert begin == {"kind": "begin", "parameters": begin["parameters"], "examples": 4, "tests": 0, "epochs": 5}
    assert begin["parameters"][0] == "w_h_0_1" and len(begin["parameters"]) == 9
    assert [(epoch["kind"], epoch["epoch"], epoch["update"]) for epoch in epochs] == \
        [("epoch", i, 4 * i) for i in range(1, 6)]
    for epoch in epochs:
        told = epoch["updates"]
        assert sorted(told["order"]) == [0, 1, 2, 3]
        assert (told["sizes"], told["rates"], len(told["losses"])) == ([1] * 4, [0.5] * 4, 4)
        assert epoch["loss"] == pytest.approx(sum(told["losses"]) / 4)
    assert end == {"kind": "end", "reason": "finished", "says": "All epochs are done.", "epoch": 5, "update": 20,
                   "loss": end["loss"], "test": None, "parameters": epochs[-1]["parameters"], "threshold": None}


def test_what_a_page_begins_with_is_what_is_trained_here(client):
    made = client.post("/api/v1/training", json=XOR).get_json()
    learning = made["learning"]
    walked = client.post("/api/v1/trace", json={"network": XOR["network"]}).get_json()
    names = {node["id"]: node["name"] for node in walked["graph"]["nodes"]}
    assert made["start"] == [walked["numbers"][id] for id in walked["network"]["parameters"]]
    assert learning["parameters"] == [names[id] for id in walked["network"]["parameters"]]
    assert (learning["columns"], learning["free"], learning["state"]) == (["x_1", "x_2", "y_star"], [], [])
    assert made["rows"] == [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]]
    assert len(learning["look"]["places"]) == 4
    assert made["data"]["classes"] == ["0", "1"] and made["data"]["learned"] == [0, 1, 2, 3]


def test_updates_are_told_only_when_they_are_asked_for(client):
    assert all(line.get("updates") is None for line in lines(train(client, training={"epochs": 2})))


@pytest.mark.parametrize(("training", "reason", "says"), [
    ({"rate": 2, "seed": 1}, "above", "The mean loss of the last epoch is above 10. Near the start"),
    ({"rate": 1e300, "epochs": 9}, "not-finite", "The mean loss of the last epoch is no finite number"),
    ({"ceiling": 0.001}, "above", "is above 0.001"),
])
def test_a_run_that_diverges_stops_and_says_why(client, training, reason, says):
    network = XOR["network"] | {"initialiser": {"kind": "uniform", "settings": {"a": -4, "b": 4}}}
    *_, last, end = lines(train(client, network=network, training={"epochs": 1000} | training))
    assert end["reason"] == reason and says in end["says"]
    assert last["epoch"] == end["epoch"] < 1000


def test_the_test_examples_are_told_of_and_not_learned_from(client):
    data = {"kind": "moons", "settings": {"size": 40}, "test": 0.25, "scaling": "standard", "seed": 5}
    begin, *epochs, end = lines(train(client, data=data, training={"epochs": 2}))
    assert (begin["examples"], begin["tests"]) == (30, 10)
    assert all(epoch["test"] > 0 for epoch in [*epochs, end])
    made = client.post("/api/v1/training", json=XOR | {"data": data}).get_json()
    assert (len(made["rows"]), len(made["test"])) == (30, 10)
    scale = made["data"]["scales"][0]
    first = made["data"]["rows"][made["data"]["learned"][0]][0]
    assert made["rows"][0][0] == pytest.approx((first - scale["shift"]) / scale["by"])


def test_an_expression_learns_what_its_columns_do_not_fill(client):
    body = {"expression": "(w x + b - y)^2", "inputs": {"w": 0, "b": 0}, "training": {"epochs": 300, "rate": 0.2},
            "data": {"table": "x,y\n-1,-0.5\n0,0.5\n1,1.5\n"}}
    begin, *_, end = lines(client.post("/api/v1/train", json=body))
    learned = dict(zip(begin["parameters"], end["parameters"], strict=True))
    assert learned == pytest.approx({"w": 1, "b": 0.5}, abs=1e-6)


def test_a_regularisers_strength_is_free_and_changes(client):
    network = XOR["network"] | {"regulariser": {"kind": "L2", "strength": 0.25}}
    change = {"update": 3, "what": "strength", "value": 0}
    made = client.post("/api/v1/training", json=XOR | {"network": network}).get_json()
    assert (made["learning"]["free"], made["learning"]["strength"], made["free"]) == (["lambda"], 0, [0.25])
    plain, changed = (lines(train(client, network=network, training={"epochs": 2, "changes": changes}))[-1]
                      for changes in ([], [change]))
    assert plain["parameters"] != changed["parameters"]


@pytest.mark.parametrize(("more", "code", "field"), [
    ({"data": {}}, "missing-field", "kind"), ({"data": {"kind": "xor", "points": [[1, 2]]}}, "given-twice", "points"),
    ({"data": {"kind": "rings"}}, "unknown-dataset", None), ({"data": {"kind": "line"}}, "features-differ", None),
    ({"data": {"kind": "blobs"}}, "classes-differ", None),
    ({"data": {"kind": "xor", "seed": -1}}, "not-a-seed", "seed"),
    ({"data": {"kind": "xor", "test": 1}}, "not-a-share", None), ({"data": 3}, "wrong-type", "data"),
    ({"data": {"table": "a,b,c\n1,2,3\n4,,5\n"}}, "missing-value", "table"),
    ({"data": {"points": [[0, 0, 0.5]]}}, "not-a-class", None),
    ({"data": {"points": [[0, 0, 0], [1]]}}, "ragged-row", None),
    ({"training": {"epochs": 1001}}, "too-many-epochs", "training.epochs"),
    ({"training": {"epochs": 0}}, "not-epochs", None), ({"training": {"rate": -1}}, "not-a-rate", None),
    ({"training": {"batch": 0}}, "not-a-batch", None),
    ({"training": {"rates": 1}}, "unknown-field", "training.rates"),
    ({"training": {"optimiser": {"kind": "Adagrad"}}}, "unknown-optimiser", None),
    ({"training": {"schedule": {"kind": "step", "settings": {"every": 0}}}}, "setting-out-of-range", None),
    ({"training": {"clip": {"kind": "both"}}}, "unknown-clip", None),
    ({"training": {"per": "hour"}}, "unknown-time", None), ({"training": {"seed": 2**60}}, "not-a-seed", None),
    ({"training": {"changes": [{"update": 1, "what": "strength", "value": 1}]}}, "no-strength", "training.changes"),
    ({"training": {"changes": [{"update": 1, "what": "seed", "value": 1}]}}, "unknown-change", None),
    ({"network": None, "expression": "(w x - y)^2", "data": {"table": "x,z\n1,2\n"}}, "no-such-column", None),
    ({"network": None, "expression": "(x - y)^2", "data": {"table": "x,y\n1,2\n"}}, "no-parameters", None),
])
@pytest.mark.parametrize("call", ["train", "training"])
def test_what_cannot_be_trained_is_refused_before_it_begins(client, call, more, code, field):
    sent = {name: given for name, given in (XOR | more).items() if given is not None}
    answer = client.post(f"/api/v1/{call}", json=sent)
    told = answer.get_json(force=True)
    assert (answer.status_code, told["code"]) == (422, code), told
    assert told.get("field") == field
    assert (field == "table") == ("line" in told)
    assert client.application.extensions["runs"].count == 0


# -- examples -------------------------------------------------------------------------------------


def test_every_data_set_and_rule_that_is_listed_can_be_asked_for(client):
    told = client.get("/api/v1/datasets").get_json()
    assert [row["kind"] for row in told["datasets"]] == ["xor", "and", "linear", "line", "sine", "circles", "moons",
                                                         "spirals", "blobs", "iris", "breast_cancer", "diabetes",
                                                         "digits"]
    words = client.get("/messages/en.json").get_json()
    for row in told["datasets"]:
        data = client.post("/api/v1/data", json={"kind": row["kind"], "settings": row["settings"]}).get_json()["data"]
        assert (data["features"], data["classes"]) == (row["features"], row["classes"])
        assert len(data["rows"]) == row["settings"]["size"]
        assert words[f"dataset.{row['kind']}.says"] == row["about"]
    for kind, rows in (("optimiser", told["optimisers"]), ("schedule", told["schedules"]), ("clip", told["clips"])):
        for row in rows:
            given = {"kind": row["kind"], "settings": row["settings"]}
            assert lines(train(client, training={"epochs": 1, kind: given}))[-1]["reason"] == "finished"
            assert (words[f"{kind}.{row['kind']}"], words[f"{kind}.{row['kind']}.says"]) == (row["label"], row["about"])


def test_a_pasted_table_is_told_with_what_is_missing(client):
    body = {"table": "a;b;kind\n1,5;;no\n2;3;yes\n", "missing": "drop"}
    data = client.post("/api/v1/data", json=body).get_json()["data"]
    assert data == {"features": ["a", "b"], "label": "kind", "classes": ["no", "yes"], "learned": [1], "tested": [],
                    "rows": [[1.5, "NaN", 0], [2, 3, 1]], "scales": [{"shift": 0, "by": 1}] * 2}


def test_a_fault_in_a_table_is_told_with_its_cell(client):
    told = client.post("/api/v1/data", json={"table": "a,b\n1,2\nred,3\n"}).get_json(force=True)
    assert (told["code"], told["line"], told["column"], told["length"], told["field"]) == \
        ("not-a-feature", 3, 1, 3, "table")


@pytest.mark.parametrize(("name", "body"), [
    ("data_rows", lambda most: {"kind": "moons", "settings": {"size": most}}),
    ("data_rows", lambda most: {"points": [[0, 1]] * most}),
    ("data_rows", lambda most: {"table": "x,y\n" + "1,2\n" * most}),
    ("data_columns", lambda most: {"points": [[0] * most]}),
    ("data_columns", lambda most: {"table": ",".join(["1"] * most)}),
])
def test_the_limits_of_examples_hold(client, name, body):
    most = client.application.config["LIMITS"][name]
    at, above = (client.post("/api/v1/data", json=body(count)) for count in (most, most + 1))
    assert at.status_code == 200, at.text
    assert above.status_code == 422 and str(most) in above.get_json(force=True)["detail"]


def test_the_limit_of_epochs_holds(client):
    most = client.application.config["LIMITS"]["epochs"]
    assert lines(train(client, training={"epochs": most}))[-1]["epoch"] == most
    assert train(client, training={"epochs": most + 1}).status_code == 422


# -- runs -----------------------------------------------------------------------------------------


@contextmanager
def training(port, body=LONG):
    """A run on a connection of its own, of which the first lines have come."""
    with closing(HTTPConnection("127.0.0.1", int(port), timeout=PATIENCE)) as there:
        there.request("POST", "/api/v1/train", json.dumps(body), {"Content-Type": "application/json"})
        answer = there.getresponse()
        answer.lines = [json.loads(answer.readline()) for _ in range(2)] if answer.status == 200 else []
        with closing(answer):
            yield answer


def wait_for(port, count):
    """Wait until so many runs are there."""
    done = threading.Event()
    for _ in range(PATIENCE * 20):
        if port.app.extensions["runs"].count == count:
            return True
        done.wait(0.05)
    return False


def test_a_client_that_goes_away_stops_the_work():
    with listening() as port:
        with training(port) as answer:
            assert answer.lines[0]["kind"] == "begin"
            assert port.app.extensions["runs"].count == 1
        assert wait_for(port, 0)


def test_the_third_run_is_told_when_to_try_again_and_others_are_answered_meanwhile():
    with listening() as port:
        with training(port), training(port):
            refused = ask(port, "/api/v1/train", XOR)
            told = json.loads(refused.data)
            assert (refused.status, told["code"]) == (503, "training-busy")
            assert refused.headers["Content-Type"] == "application/problem+json"
            assert 1 <= int(refused.headers["Retry-After"]) <= 60
            for path, body in (("/", None), ("/api/v1/trace", {"expression": "x y"}), ("/api/v1/training", XOR)):
                assert ask(port, path, body).status == 200, path
        assert wait_for(port, 0)
        assert ask(port, "/api/v1/train", XOR).status == 200


def test_a_whole_run_comes_over_the_wire_in_pieces():
    with listening() as port:
        answer = ask(port, "/api/v1/train", XOR | {"training": {"epochs": 50}})
        assert answer.headers["Transfer-Encoding"] == "chunked"
        assert len(answer.headers.get_all("Transfer-Encoding")) == 1
        told = [json.loads(line) for line in answer.data.splitlines()]
        assert [line["kind"] for line in told] == ["begin", *["epoch"] * 50, "end"]


def test_a_run_that_takes_too_long_is_stopped_and_says_so():
    client = create_app({"training_seconds": 1}).test_client()
    answer = client.post("/api/v1/train", json=LONG, buffered=True)
    *_, end = lines(answer)
    assert (end["kind"], end["reason"]) == ("end", "stopped")
    assert end["says"] == "This run has computed for as long as one may, and was stopped."
    assert client.application.extensions["runs"].count == 0


def test_a_long_epoch_tells_of_its_progress():
    client = create_app({"training_seconds": 1}).test_client()
    body = LONG | {"training": {"epochs": 2, "rate": 0.01, "optimiser": {"kind": "Adam"}}}
    told = lines(client.post("/api/v1/train", json=body, buffered=True))
    assert "progress" in {line["kind"] for line in told}


def test_a_run_that_nobody_takes_gives_its_place_back():
    client = create_app().test_client()
    answer = client.post("/api/v1/train", json=XOR)
    answer.close()
    assert client.application.extensions["runs"].count == 0


def test_who_comes_too_many_is_told_about_how_long_it_takes(monkeypatch):
    time = [100.0]
    monkeypatch.setattr("app.runs.monotonic", lambda: time[0])
    runs = Runs(2)
    first, second = runs.begin(), runs.begin()
    time[0] += 10
    with pytest.raises(Failure) as caught:
        runs.begin()
    assert caught.value.retry_after == 60
    first.share, second.share = 0.5, 0.8
    with pytest.raises(Failure) as caught:
        runs.begin()
    assert caught.value.retry_after == 3
    runs.end(second)
    runs.end(second)
    assert runs.count == 1
    with suppress(Failure):
        runs.begin()
    assert runs.count == 2


def test_the_description_knows_every_kind_of_line(client):
    told = client.get("/api/v1/openapi.json").get_json()
    content = told["paths"]["/api/v1/train"]["post"]["responses"]["200"]["content"]
    assert list(content) == ["application/jsonl"]
    assert {f"{kind.__name__}" for kind in Told.__args__} <= told["components"]["schemas"].keys()
