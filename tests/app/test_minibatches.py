"""A minibatch over HTTP: rows of matrices in the form tensor, and refused in words elsewhere."""

import pytest

LAYERS = "nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))"
ROWS = [[0, 1, 1], [1, 1, 0], [1, 0, 1]]


def ask(client, examples=ROWS, call="trace", network=None, **more):
    return client.post(f"/api/v1/{call}", json={"network": {"layers": LAYERS, "seed": 3, "examples": examples} |
                                                (network or {}), "form": "tensor"} | more)


def test_gradients_are_the_means_of_those_of_its_examples(client):
    told = ask(client).get_json()
    shapes = {node["name"]: node["shape"] for node in told["graph"]["nodes"] if node["name"]}
    assert shapes == shapes | {"X": [3, 3], "S": [3, 2], "Z": [3, 2], "Y": [3, 1], "Y_star": [3, 1], "W_h": [2, 3]}
    names = ["x_1", "x_2", "y_star"]
    singly = [client.post("/api/v1/trace", json={
        "network": {"layers": LAYERS, "seed": 3}, "form": "tensor",
        "inputs": dict(zip(names, row, strict=True))}).get_json()["results"] for row in ROWS]
    for name, found in told["results"]["gradients"].items():
        for i, row in enumerate(found):
            for j, number in enumerate(row):
                mean = sum(one["gradients"][name][i][j] for one in singly) / len(ROWS)
                assert number == pytest.approx(mean, abs=1e-12)


def test_weights_are_given_by_their_scalar_names(client):
    told = ask(client, inputs={"w_h_2_2": 5}).get_json()
    held = {one["node"]: one["names"] for one in told["network"]["elements"]}
    [at] = [node["id"] for node in told["graph"]["nodes"] if node["name"] == "W_h"]
    assert told["numbers"][at][1][2] == 5 and held[at][1][2] == "w_h_2_2"


@pytest.mark.parametrize("bias", ["inside", "split"])
def test_the_board_has_a_line_for_every_step(client, bias):
    told = ask(client, bias=bias).get_json()
    steps = range(1, told["total_steps"] + 1)
    boards = [ask(client, call="step", bias=bias, step=k).get_json()["board"] for k in steps]
    assert all(board["sentence"] and "{" not in board["sentence"] + board["spoken"] for board in boards)
    assert any(board["title"] == "Compute S" and r"X\,(W^h)^{\mathsf T}" in board["rule"] for board in boards)
    ones = [board["sentence"] for board in boards if "column of ones" in board["sentence"]]
    assert bool(ones) == (bias == "inside")
    shapes = {node["id"]: node["shape"] for node in told["graph"]["nodes"]}
    for step in told["steps"]:
        if step["kind"] == "pull" and step["to"] in told["network"]["parameters"]:
            shape, level = [], told["numbers"][step["total"]]
            while isinstance(level, list):
                shape, level = [*shape, len(level)], level[0]
            assert shape == shapes[step["to"]]


@pytest.mark.parametrize(("examples", "code"), [
    ([], "no-minibatch"), ([[1, 2]], "example-length"), ([[1, 2, 3, 4]], "example-length"),
    ([[0, 1, 1]] * 257, "too-many-examples"), ([[0, "1", 1]], "wrong-type"), ([3], "wrong-type"), ("x", "wrong-type"),
    ([[0, None, 1]], "wrong-type")])
def test_what_is_no_minibatch_is_refused(client, examples, code):
    told = ask(client, examples)
    assert (told.status_code, told.get_json()["code"]) == (422, code)


@pytest.mark.parametrize("call", ["trace", "program", "cost", "check"])
@pytest.mark.parametrize("form", ["scalar", None])
def test_single_numbers_are_one_example(client, form, call):
    told = ask(client, form=form, call=call)
    assert (told.status_code, told.get_json()["code"]) == (422, "examples-of-arrays")
    assert "tensor" in told.get_json()["hint"]


def test_features_come_with_the_examples(client):
    for name in ("X", "Y_star"):
        told = ask(client, inputs={name: [[1]]})
        assert (told.status_code, told.get_json()["code"]) == (422, "given-by-examples")


def test_arrays_may_have_more_weights_than_single_numbers(client):
    layers = {"layers": "nn.Sequential(nn.Linear(64, 256), nn.ReLU(), nn.Linear(256, 10))"}
    told = ask(client, None, network=layers)
    assert told.status_code == 200
    named = {one["node"] for one in told.get_json()["network"]["elements"]}
    large = [node["id"] for node in told.get_json()["graph"]["nodes"] if node["name"] == "W_h"]
    assert not named & set(large)  # 16,640 numbers are told as what is to be said of them
    refused = ask(client, None, network=layers, form=None)
    assert (refused.status_code, refused.get_json()["code"]) == (422, "too-many-weights")
    layers = {"layers": "nn.Sequential(nn.Linear(500, 500))"}
    assert ask(client, None, network=layers).get_json()["code"] == "too-many-weights-of-arrays"
