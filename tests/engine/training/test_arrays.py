"""Descent by arrays is descent by single numbers: the same records, whatever the rules, batches and changes."""

import random
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.errors import EngineError
from engine.generator import Generator
from engine.networks import NetworkSpec, Regulariser, lower, lower_to_arrays, read_layers
from engine.structure import plan
from engine.training import (
    ArrayLearning,
    Change,
    Choice,
    End,
    Epoch,
    Progress,
    Training,
    learning,
    train,
    train_arrays,
)

DEEP = "nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 2))"
SMALL = "nn.Sequential(nn.Linear(2, 3), nn.Sigmoid(), nn.Linear(3, 1))"
MODEL = "nn.Sequential(nn.Linear(2, 1))"
NORMED = "nn.Sequential(nn.Linear(2, 4), nn.LayerNorm(4), nn.ReLU(), nn.Linear(4, 3))"
DROPPED = ("nn.Sequential(nn.Linear(2, 4), nn.Dropout(0.25), nn.Tanh(), nn.LayerNorm(4), nn.Dropout(), "
           "nn.Linear(4, 3), nn.Dropout(0.1))")
NO_BIAS = "nn.Sequential(nn.Linear(2, 3, bias=False), nn.ReLU(), nn.Linear(3, 1))"
L2 = Regulariser("L2", 0.05)
ADAM, MOMENTUM = Choice("Adam", {"beta_2": 0.99}), Choice("Momentum", {"momentum": 0.8})
RUNS: dict[str, tuple[str, str, Regulariser | None, Training]] = {
    "plain": (SMALL, "SquareLoss", None, Training(0.1)),
    "batches": (SMALL, "SquareLoss", None, Training(0.1, batch=4)),
    "batches of which the last is smaller": (DEEP, "SquareLoss", None, Training(0.05, batch=5)),
    "all at once": (DEEP, "MSELoss", None, Training(0.1, batch=100)),
    "Adam": (DEEP, "MSELoss", None, Training(0.01, ADAM)),
    "Adam in batches": (DEEP, "CrossEntropyLoss", L2, Training(0.01, ADAM, batch=4)),
    "momentum": (SMALL, "BCEWithLogitsLoss", None, Training(0.02, MOMENTUM)),
    "momentum in batches": (NO_BIAS, "SquareLoss", Regulariser("L1", 0.01), Training(0.02, MOMENTUM, batch=4)),
    "clipped by norm": (DEEP, "SquareLoss", None, Training(0.1, clip=Choice("norm", {"most": 0.2}), batch=4)),
    "clipped each": (SMALL, "SquareLoss", L2, Training(0.1, ADAM, clip=Choice("value", {"most": 0.01}))),
    "1/t by the update": (SMALL, "SquareLoss", None, Training(0.5, schedule=Choice("inverse"), per="update", batch=4)),
    "cosine by the epoch": (MODEL, "HingeLoss", L2, Training(0.2, schedule=Choice("cosine", {"over": 4}))),
    "normalised": (NORMED, "CrossEntropyLoss", L2, Training(0.02, MOMENTUM, batch=4)),
    "masks": (DROPPED, "CrossEntropyLoss", None, Training(0.05, MOMENTUM, batch=3)),
    "changed on the way": (MODEL, "SoftMarginLoss", L2, Training(0.2, batch=4, changes=(
        Change(3, "rate", 0.05), Change(5, "strength", 0.5), Change(8, "batch", 1), Change(30, "batch", 3)))),
}


def examples(spec: NetworkSpec, count: int = 13) -> list[list[float]]:
    """Rows for a network: features, then labels as its loss takes them."""
    draw = random.Random(count)
    labels = {"signs": (-1.0, 1.0), "bits": (0.0, 1.0), "shares": (0.0, 1.0)}.get(spec.cost.labels, (-1.5, 0.25, 2.0))
    return [[draw.uniform(-2, 2) for _ in range(spec.sizes[0])] + [draw.choice(labels) for _ in range(spec.sizes[-1])]
            for _ in range(count)]


def both(layers: str, loss: str, regulariser: Regulariser | None, training: Training,
         split: bool = False) -> tuple[ArrayLearning, list[Any], list[Any], list[str]]:
    """A run by arrays and the same by single numbers, and the names of these."""
    spec = NetworkSpec(read_layers(layers), loss, regulariser, seed=2)
    rows, test = examples(spec), examples(spec, 7)
    of = ArrayLearning(spec, split=split)
    found = [*train_arrays(of, training, np.array(rows), test=np.array(test))]
    network = lower(spec)
    graph = network.graph
    columns = [node.name or "" for node in graph.inputs][:spec.sizes[0] + spec.sizes[-1]]
    single = learning(plan(graph, wrt=network.parameters), columns, training, masks=network.masks,
                      loss=graph.names["L"])
    expected = [*train(single, training, [graph.defaults[name] for name in single.parameters], rows,
                       free=[graph.defaults[name] for name in single.free], test=test)]
    return of, found, expected, list(single.parameters)


def singly(of: ArrayLearning, parameters: Any) -> dict[str, float]:
    """Arrays, each number by its name in the scalar graph."""
    network = lower_to_arrays(of.spec, split=of.split)
    return {str(name): float(parameters[array][at]) for array in of.parameters
            for at, name in np.ndenumerate(np.array(network.elements[network.graph.names[array]]))}


@pytest.mark.parametrize("split", [False, True], ids=["inside", "split"])
@pytest.mark.parametrize("name", RUNS)
def test_the_records_are_those_of_single_numbers(name: str, split: bool) -> None:
    layers, loss, regulariser, training = RUNS[name]
    of, found, expected, names = both(layers, loss, regulariser, replace(training, epochs=6, seed=3), split)
    assert [type(one) for one in found] == [type(one) for one in expected]
    for ours, theirs in zip(found, expected, strict=True):
        assert (ours.epoch, ours.update) == (theirs.epoch, theirs.update)
        assert (ours.loss, ours.test) == (pytest.approx(theirs.loss, rel=1e-9), pytest.approx(theirs.test, rel=1e-9))
        by_name = singly(of, ours.parameters)
        assert [by_name[one] for one in names] == pytest.approx(theirs.parameters, rel=1e-9, abs=1e-9)
        if isinstance(ours, Epoch):
            assert (ours.order, ours.sizes) == (theirs.order, theirs.sizes)
            assert ours.rates == pytest.approx(theirs.rates, rel=1e-12)
            assert ours.losses == pytest.approx(theirs.losses, rel=1e-9, abs=1e-12)
    assert found[-1].reason == "finished"


@pytest.mark.parametrize("split", [False, True], ids=["inside", "split"])
def test_dropout_draws_anew_for_each_example_and_lets_all_stay_in_predictions(split: bool) -> None:
    plain, none, half = (NetworkSpec(read_layers(layers), seed=2) for layers in (
        "nn.Sequential(nn.Linear(2, 6), nn.Tanh(), nn.Linear(6, 1))",
        "nn.Sequential(nn.Linear(2, 6), nn.Tanh(), nn.Dropout(0), nn.Linear(6, 1))",
        "nn.Sequential(nn.Linear(2, 6), nn.Tanh(), nn.Dropout(0.5), nn.Linear(6, 1))"))
    rows = np.array(examples(plain))
    ends = []
    for spec in (plain, none, half, half):
        *_, end = train_arrays(ArrayLearning(spec, split=split), Training(0.05, epochs=4, batch=4, seed=1), rows)
        assert isinstance(end, End)
        ends.append(end)
    assert ends[0].loss == ends[1].loss != ends[2].loss
    assert ends[2].loss == ends[3].loss
    of = ArrayLearning(half, split=split)
    np.testing.assert_allclose(of.look(of.start, rows)[1], ArrayLearning(plain, split=split).look(of.start, rows)[1])
    [mask] = of.masks(500, Generator(3))
    assert set(np.unique(mask)) == {0.0, 2.0} and abs(mask.mean() - 1.0) < 0.1
    assert len({tuple(row) for row in mask.tolist()}) > 30


@pytest.mark.parametrize("rate", [3.0, 1e160], ids=["above", "not finite"])
def test_a_run_that_diverges_ends_as_that_of_single_numbers_does(rate: float) -> None:
    _, found, expected, _ = both(MODEL, "SquareLoss", None, Training(rate, epochs=50, batch=4))
    assert (found[-1].reason, found[-1].epoch) == (expected[-1].reason, expected[-1].epoch)
    assert expected[-1].reason == ("above" if rate < 9 else "not-finite")
    assert found[-1].threshold is not None
    assert found[-1].threshold._asdict() == pytest.approx(expected[-1].threshold._asdict(), rel=1e-5)


def test_a_long_epoch_tells_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = NetworkSpec(read_layers(SMALL))
    rows = np.array(examples(spec))
    plain = [*train_arrays(ArrayLearning(spec), Training(epochs=2, batch=2), rows)]
    monkeypatch.setattr("engine.training.descent.SLICE", 1)
    told = [*train_arrays(ArrayLearning(spec), Training(epochs=2, batch=2), rows)]
    assert len([one for one in told if isinstance(one, Progress)]) == 12
    records = [one for one in told if not isinstance(one, Progress)]
    assert [one.loss for one in records] == [one.loss for one in plain]


def test_a_record_keeps_its_parameters() -> None:
    spec = NetworkSpec(read_layers(SMALL))
    of = ArrayLearning(spec)
    first, second, end = train_arrays(of, Training(epochs=2), np.array(examples(spec)))
    assert isinstance(second, Epoch) and isinstance(end, End)
    assert not np.array_equal(first.parameters["W_h"], second.parameters["W_h"])
    np.testing.assert_array_equal(second.parameters["W_h"], end.parameters["W_h"])
    assert not np.array_equal(of.start["W_h"], first.parameters["W_h"])


def test_what_it_begins_with_may_be_given_by_scalar_names() -> None:
    spec = NetworkSpec(read_layers(SMALL), regulariser=L2)
    of = ArrayLearning(spec, values={"w_h_2_3": 5.0, "lambda": 0.25, "x_1": 3.0})
    assert of.start["W_h"][2, 2] == 5.0 and of.strength == 0.25


def test_outputs_of_many_examples_are_those_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.training.arrays._AT_ONCE", 40)
    spec = NetworkSpec(read_layers(DEEP), "CrossEntropyLoss", seed=1)
    of, rows = ArrayLearning(spec), np.array(examples(spec))
    loss, outputs = of.look(of.start, rows)
    alone = [of.look(of.start, row[None, :]) for row in rows]
    assert loss == pytest.approx(np.mean([one for one, _ in alone]), rel=1e-12)
    np.testing.assert_allclose(outputs, np.concatenate([one for _, one in alone]), rtol=1e-12)


@pytest.mark.parametrize(("training", "rows", "code"), [
    (Training(), 0, "no-examples"), (Training(changes=(Change(1, "strength", 0.1),)), 3, "no-strength")])
def test_what_cannot_be_trained_is_refused(training: Training, rows: int, code: str) -> None:
    spec = NetworkSpec(read_layers(SMALL))
    with pytest.raises(EngineError) as caught:
        [*train_arrays(ArrayLearning(spec), training, np.array(examples(spec, 13))[:rows])]
    assert caught.value.code == code


def test_a_minibatch_may_have_so_many_numbers() -> None:
    of = ArrayLearning(NetworkSpec(read_layers(SMALL)))
    with pytest.raises(EngineError) as caught:
        of.bound(3, 40)
    assert caught.value.code == "too-many-elements"
    assert of.bound(3).network.examples == 3
