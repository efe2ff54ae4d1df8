"""The greatest curvature of a mean loss, held against the whole Hessian, and the threshold of γ that is told of it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import parse
from engine.networks import NetworkSpec, lower, read_layers
from engine.program import machine
from engine.structure import plan
from engine.training import Change, Choice, End, Training, learning, train
from engine.training.curvature import greatest_curvature

CASES = Path(__file__).parents[2] / "data/curvature.json"
POINTS = [(0.3, -1.2, 1.0), (-0.7, 0.4, 0.0), (1.1, 0.9, 1.0), (-0.2, -0.5, 0.0), (0.8, -0.3, 1.0)]


def searched(gradient: Callable[[Any], Any], point: Any, **more: int) -> float | None:
    search = greatest_curvature(gradient, point, **more)
    while True:
        try:
            next(search)
        except StopIteration as end:
            found: float | None = end.value
            return found


def matrix(*rows: tuple[float, ...]) -> Callable[[Any], Any]:
    """The gradient of the quadratic of a symmetric matrix."""
    return lambda point: [sum(map(float.__mul__, row, point)) for row in rows]


def one_weight(rate: float, rows: list[tuple[float, float]], **more: Any) -> End:
    how = Training(rate, epochs=more.pop("epochs", 1000), **more)
    *_, end = train(learning(plan(parse("(w x - y)^2"), wrt=["w"]), ["x", "y"], how), how, [0.5], rows)
    assert isinstance(end, End)
    return end


@pytest.mark.parametrize("size", [0.5, 1.0, 3.0])
def test_of_one_weight_and_a_quadratic_loss_the_threshold_is_exact(size: float) -> None:
    """The loss (x w − y)² curves by 2x² everywhere: γ < 1/x² converges, γ > 1/x² does not."""
    rows = [(size, 1.0), (-size, -1.0)]
    exact = 1.0 / size**2
    assert one_weight(0.99 * exact, rows).reason == "finished"
    end = one_weight(1.01 * exact, rows)
    assert end.reason == "above" and end.threshold is not None
    assert (end.threshold.curvature, end.threshold.rate) == (2.0 * size**2, exact)
    assert (end.threshold.epoch, end.threshold.used) == (0, 1.01 * exact)


@pytest.mark.parametrize("layers", ["nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1)",
                                    "nn.Linear(2, 5), nn.Tanh(), nn.Linear(5, 3), nn.Tanh(), nn.Linear(3, 1)",
                                    "nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1)"])
@pytest.mark.parametrize("seed", [0, 1])
def test_it_is_the_largest_eigenvalue_of_the_whole_hessian(layers: str, seed: int) -> None:
    network = lower(NetworkSpec(read_layers(f"nn.Sequential({layers})"), seed=seed))
    graph, how = network.graph, Training(1e9, epochs=9)
    of = learning(plan(graph, wrt=network.parameters), ["x_1", "x_2", "y_star"], how, loss=graph.names["L"])
    start = [graph.defaults[name] for name in of.parameters]
    run, count = machine(of.gather), len(of.parameters)

    def gradient(point: Any) -> Any:
        return np.mean([run([*[0.0] * count, *row, *point])[:count] for row in POINTS], axis=0)

    steps = 1e-5 * np.eye(count)
    hessian = np.array([(gradient(start + step) - gradient(start - step)) / 2e-5 for step in steps])
    *_, end = train(of, how, start, POINTS)
    assert isinstance(end, End) and end.threshold is not None and end.threshold.epoch == 0
    assert end.threshold.curvature == pytest.approx(np.linalg.eigvalsh((hessian + hessian.T) / 2)[-1], rel=1e-3)
    assert end.threshold.rate == 2 / end.threshold.curvature


@pytest.mark.parametrize("case", json.loads(CASES.read_text()), ids=lambda case: case["name"])
def test_the_greatest_curvature_is_right_or_is_none(case: dict[str, Any]) -> None:
    """The page has the same cases; of what is indefinite the shifted Hessian must be resolved as finely as itself."""
    rows = [[*map(float, row)] for row in case["hessian"]]
    found = searched(matrix(*map(tuple, rows)), [0.5] * len(rows))
    assert found == (None if case["curvature"] is None else pytest.approx(case["curvature"], rel=1e-3))
    largest = np.linalg.eigvalsh(np.array(rows))[-1]
    assert found is None or found == pytest.approx(largest, rel=1e-3)


@pytest.mark.parametrize("wrong", [float("nan"), float("inf")])
def test_of_a_gradient_that_is_no_number_nothing_is_found(wrong: float) -> None:
    assert searched(lambda _: [wrong, 0.0], [0.5, -0.25]) is None


def test_what_is_not_found_in_time_is_not_told() -> None:
    gradient = matrix((3.0, 1.0, 0.0), (1.0, 3.0, 0.5), (0.0, 0.5, 3.3))
    assert searched(gradient, [0.0, 0.0, 0.0], products=4) is None
    assert searched(gradient, [0.0, 0.0, 0.0]) is not None


def test_only_a_run_that_diverges_has_a_threshold() -> None:
    assert one_weight(0.1, [(1.0, 2.0)], epochs=3).threshold is None


def test_it_is_told_of_where_the_loss_was_least() -> None:
    """γ grew on the way: what counts is where the run was then, and the γ from there on."""
    rows = [(1.0, 2.0), (1.0, 2.0)]
    end = one_weight(0.25, rows, changes=(Change(12, "rate", 1.5),))
    assert end.threshold is not None
    assert (end.threshold.epoch, end.threshold.used) == (6, 1.5)


def test_what_is_descended_has_the_regulariser() -> None:
    """(w x − y)² + λ w² curves by 2x² + 2λ."""
    how = Training(2.0, Choice("SGD"), epochs=99)
    of = learning(plan(parse("(w x - y)^2 + lambda w^2"), wrt=["w"]), ["x", "y"], how)
    *_, end = train(of, how, [0.5], [(1.0, 2.0)], free=[0.5])
    assert isinstance(end, End) and end.threshold is not None and end.threshold.curvature == 3.0


def test_a_long_search_is_given_up_and_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.training.descent.WORK", 1)
    assert one_weight(2.0, [(1.0, 2.0)]).threshold is None
