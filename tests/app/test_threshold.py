"""Of a run that diverges, what is told of the threshold of γ."""

import json

import pytest

LINE = {"expression": "(w x - y)^2", "wrt": ["w"], "inputs": {"w": 0.5}, "data": {"table": "x,y\n1,2\n-1,-2\n"}}
"""Of one weight: the mean loss curves by 2 everywhere."""


@pytest.mark.parametrize(("training", "says"), [
    ({"rate": 1.01}, "curves by at most κ ≈ 2: plain gradient descent with γ above 2/κ ≈ 1 overshoots. "
                     "γ reached 1.01: the steps are too large."),
    ({"rate": 2.0, "optimiser": {"kind": "Momentum"}}, "Momentum has a threshold of its own"),
    ({"rate": 0.5, "ceiling": 0.1}, "γ reached only 0.5: the loss was large from the start"),
    ({"rate": 1e300}, "the steps are too large."),
])
def test_a_run_that_diverges_tells_the_threshold_of_the_rate(client, training, says):
    answer = client.post("/api/v1/train", json=LINE | {"training": {"epochs": 1000} | training})
    end = json.loads(answer.data.splitlines()[-1])
    assert says in end["says"]
    assert end["threshold"] == {"epoch": 0, "curvature": 2.0, "rate": 1.0, "used": training["rate"]}


def test_where_nothing_curves_no_threshold_is_told(client):
    """The loss of a perceptron has corners, and is straight between them."""
    answer = client.post("/api/v1/train", json=LINE | {
        "expression": "relu(-y w x)", "training": {"rate": 1.0, "ceiling": 1e-9}, "inputs": {"w": -1.0}})
    end = json.loads(answer.data.splitlines()[-1])
    assert (end["reason"], end["threshold"]) == ("above", None)
    assert end["says"].endswith("The steps may be too large: try a smaller γ.")
