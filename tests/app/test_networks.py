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
    ({"expression": "x", "bias": "split"}, "no-network"), ({"expression": "x", "bias": "inside"}, "no-network"),
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


@pytest.mark.parametrize("form", ["scalar", "tensor"])
def test_softmax_before_cross_entropy_is_told_and_taken_away_in_one_edit(client: FlaskClient, form: str) -> None:
    text = "nn.Sequential(\n  nn.Linear(2, 3),\n  nn.Softmax(dim=-1))"
    body = {"network": {"layers": text, "loss": "CrossEntropyLoss"}, "form": form}
    [notice] = client.post("/api/v1/trace", json=body).get_json()["notices"]
    assert notice["code"] == "softmax-twice"
    assert [(span["line"], span["column"], span["length"]) for span in notice["spans"]] == [(3, 3, 18)]
    assert notice["other"]["text"] == "nn.Sequential(\n  nn.Linear(2, 3))"
    body["network"]["layers"] = notice["other"]["text"]
    assert client.post("/api/v1/trace", json=body).get_json()["notices"] == []
    body["network"]["layers"] = [{"kind": "Linear", "in_features": 2, "out_features": 3}, {"kind": "Softmax"}]
    assert [one["code"] for one in client.post("/api/v1/trace", json=body).get_json()["notices"]] == ["softmax-twice"]


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


# -- as vectors and matrices ------------------------------------------------------------------

TENSOR = BODY | {"form": "tensor"}


def elements_of(answer: dict) -> dict[str, float]:
    """The gradients of a network's arrays, by the names of its scalar graph."""
    names = {node["id"]: node["name"] for node in answer["graph"]["nodes"]}
    held = {names[one["node"]]: one["names"] for one in answer["network"]["elements"]}
    found: dict[str, float] = {}

    def enter(whose: list | str, own: list | float) -> None:
        if isinstance(whose, list):
            for pair in zip(whose, own, strict=True):
                enter(*pair)
        elif whose is not None:
            found[whose] = own

    for name, gradient in answer["results"]["gradients"].items():
        enter(held[name], gradient)
    return found


@pytest.mark.parametrize("bias", ["inside", "split"])
def test_a_network_of_arrays_has_the_storyboards_gradients(client: FlaskClient, bias: str) -> None:
    answer = client.post("/api/v1/trace", json=TENSOR | {"bias": bias}).get_json()
    assert elements_of(answer) == pytest.approx(NETWORK["gradients"], rel=1e-12)
    assert answer["graph"]["arrays"]
    shapes = {node["name"]: node["shape"] for node in answer["graph"]["nodes"]}
    assert shapes["W_h"] == ([2, 3] if bias == "inside" else [2, 2])


def test_one_document_gives_its_inputs_by_the_same_names_in_every_form(client: FlaskClient) -> None:
    moved = {"inputs": BODY["inputs"] | {"w_h_2_2": 1.5, "x_1": -2}}
    one, other = (client.post("/api/v1/trace", json=body | moved).get_json() for body in (BODY, TENSOR))
    assert other["results"]["output"] == pytest.approx(one["results"]["output"], rel=1e-12)
    assert elements_of(other) == pytest.approx(one["results"]["gradients"], rel=1e-12)


def test_an_array_by_its_own_name_is_refused(client: FlaskClient) -> None:
    answer = client.post("/api/v1/trace", json=TENSOR | {"inputs": {"W_h": [[1, 2, 3], [4, 5, 6]]}})
    assert answer.status_code == 422
    assert answer.get_json()["code"] == "given-by-elements"
    assert "w_h_0_1" in answer.get_json()["detail"]


@pytest.mark.parametrize(("change", "code"), [({"form": "matrix"}, None), ({"form": 1}, None), ({"bias": "no"}, None),
                                              ({"inputs": {"w_h_9_9": 1}}, "unknown-input"),
                                              ({"wrt": ["w_h_9_9"]}, "unknown-input"), ({"of": "z_1"}, "unknown-node"),
                                              ({"inputs": {"x_1": [1, 2]}}, "not-a-number")])
def test_what_a_form_does_not_have_is_refused(client: FlaskClient, change: dict, code: str | None) -> None:
    answer = client.post("/api/v1/trace", json=TENSOR | change)
    assert answer.status_code == 422
    assert code is None or answer.get_json()["code"] == code


def test_a_draft_of_arrays_leaves_aside_what_it_does_not_have(client: FlaskClient) -> None:
    answer = client.post("/api/v1/draft", json=TENSOR | {"inputs": BODY["inputs"] | {"w_h_9_9": 1}}).get_json()
    assert elements_of(answer["trace"]) == pytest.approx(NETWORK["gradients"], rel=1e-12)


def test_wrt_names_a_weight_and_means_its_matrix(client: FlaskClient) -> None:
    answer = client.post("/api/v1/trace", json=TENSOR | {"wrt": ["w_h_2_2", "w_h_1_1"]}).get_json()
    assert list(answer["results"]["gradients"]) == ["W_h"]


def test_a_step_of_arrays_says_whose_1_it_drops(client: FlaskClient) -> None:
    board = client.post("/api/v1/step", json=TENSOR | {"step": 10}).get_json()["board"]
    assert board["title"] == "Through 1; · back to z"
    assert board["sentence"] == "The 1 never changes: its gradient is dropped, the rest passes on."


def test_its_expression_has_arrays_and_its_programs_are_the_same(client: FlaskClient) -> None:
    texts = {form: {kind: client.post("/api/v1/export", json=BODY | {"form": form, "format": kind}).text
                    for kind in ("expression", "pytorch", "json")} for form in ("scalar", "tensor")}
    assert "y = w_o @ prepend_one(z)" in texts["tensor"]["expression"]
    assert texts["tensor"]["pytorch"] == texts["scalar"]["pytorch"]
    assert texts["tensor"]["json"] == texts["scalar"]["json"]
    again = client.post("/api/v1/trace", json={"expression": texts["tensor"]["expression"]}).get_json()
    told = client.post("/api/v1/trace", json=TENSOR).get_json()
    assert again["results"]["output"] == told["results"]["output"]


def test_a_network_of_numbers_says_nothing_of_elements(client: FlaskClient) -> None:
    assert "elements" not in client.post("/api/v1/trace", json=BODY).get_json()["network"]
