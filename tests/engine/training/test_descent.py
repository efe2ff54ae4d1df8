"""The loop of training: what it tells, when it stops, what changes on the way, and what is refused."""

import math
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from engine import parse
from engine.check import central_difference
from engine.errors import EngineError
from engine.networks import NetworkSpec, Regulariser, lower, read_layers
from engine.structure import Structure, plan
from engine.training import Change, Choice, End, Learning, Progress, Training, learning, mean_loss, train

LINE = "(w x + b - y)^2"
ROWS = [(float(i) / 10, 1.0 - i / 10) for i in range(-6, 6)]


def line(training: Training, text: str = LINE, tuned: tuple[str, ...] = ("w", "b")) -> Learning:
    return learning(plan(parse(text), wrt=tuned), ["x", "y"], training)


def run(training: Training, rows: Any = ROWS, **more: Any) -> list[Any]:
    return [*train(line(training), training, [0.5, 0.0], rows, **more)]


def test_every_epoch_is_told_whole() -> None:
    how = Training(0.05, epochs=3, batch=5, seed=4)
    *epochs, end = run(how, test=ROWS[:3])
    assert [(epoch.epoch, epoch.update) for epoch in epochs] == [(1, 3), (2, 6), (3, 9)]
    for epoch in epochs:
        assert sorted(epoch.order) == list(range(12))
        assert (epoch.sizes, epoch.rates) == ([5, 5, 2], [0.05] * 3)
        assert epoch.loss == pytest.approx(sum(map(float.__mul__, epoch.losses, (5.0, 5.0, 2.0))) / 12, abs=1e-15)
        assert epoch.test == mean_loss(line(how), epoch.parameters, ROWS[:3])
    assert epochs[0].order != epochs[1].order
    assert end == End("finished", 3, 9, mean_loss(line(how), end.parameters, ROWS), epochs[-1].test,
                      epochs[-1].parameters)


def test_the_same_seed_is_the_same_run_and_another_is_not() -> None:
    first, again, other = (run(Training(0.05, epochs=2, seed=seed)) for seed in (1, 1, 2))
    assert first == again
    assert first[0].order != other[0].order


@pytest.mark.parametrize("optimiser", ["SGD", "Momentum", "Adam"])
def test_an_update_by_one_example_is_one_by_a_batch_of_one(optimiser: str) -> None:
    how = Training(0.05, Choice(optimiser), clip=Choice("norm", {"most": 0.3}), epochs=2)
    of, batched = line(how), replace(how, batch=2, changes=(Change(0, "batch", 1),))
    alone = [*train(of, how, [0.5, 0.0], ROWS)]
    assert alone == [*train(of, batched, [0.5, 0.0], ROWS)]


def test_an_update_goes_down_the_slope_that_differences_see() -> None:
    network = lower(NetworkSpec(read_layers("nn.Sequential(nn.Linear(2, 2), nn.Tanh(), nn.Linear(2, 1))"), seed=3,
                                regulariser=Regulariser("L2", 0.3)))
    graph, how = network.graph, Training(0.01, epochs=1)
    of = learning(plan(graph, wrt=network.parameters), ["x_1", "x_2", "y_star"], how, loss=graph.names["L"])
    start = [graph.defaults[name] for name in of.parameters]
    epoch, _end = train(of, how, start, [(0.4, -0.7, 1.5)], free=[0.3])
    given = dict(graph.defaults) | {"x_1": 0.4, "x_2": -0.7, "y_star": 1.5, "lambda": 0.3}
    for name, before, after in zip(of.parameters, start, epoch.parameters, strict=True):
        assert (before - after) / 0.01 == pytest.approx(central_difference(graph, given, name), abs=1e-6)
    assert of.free == ("lambda",)


def test_a_change_holds_from_its_place_on() -> None:
    changes = (Change(20, "rate", 0.02), Change(7, "rate", 0.0), Change(12, "batch", 4), Change(14, "batch", 1))
    first, second, third, end = run(Training(0.05, epochs=3, changes=changes))
    rates = [*first.rates, *second.rates, *third.rates]
    assert rates == [0.05] * 7 + [0.0] * 13 + [0.02] * (end.update - 20)
    assert second.sizes == [4, 4, 1, 1, 1, 1]
    assert third.sizes == [1] * 12


def test_a_run_with_its_changes_is_the_run_in_which_they_were_made() -> None:
    """Up to the change both are the same; from there on the second has its own."""
    plain, changed = (run(Training(0.05, epochs=2, changes=changes)) for changes in ((), (Change(12, "rate", 0.2),)))
    assert plain[0] == changed[0]
    assert plain[1].order == changed[1].order and plain[1].parameters != changed[1].parameters


def test_a_long_epoch_tells_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.training.descent.SLICE", 100)
    how = Training(0.05, epochs=2)
    told = run(how)
    steps = [record.update for record in told if isinstance(record, Progress)]
    assert steps and all(before < after for before, after in pairwise(steps))
    monkeypatch.undo()
    assert [record for record in told if not isinstance(record, Progress)] == run(how)


@pytest.mark.parametrize(("rate", "reason"), [(0.05, "finished"), (3.0, "above"), (1e160, "not-finite")])
def test_training_stops_where_it_diverges_and_says_so(rate: float, reason: str) -> None:
    *epochs, end = run(Training(rate, epochs=50))
    assert end.reason == reason
    assert len(epochs) == end.epoch
    assert (end.epoch == 50) == (reason == "finished")
    if reason == "above":
        assert epochs[-1].loss > 10 and all(epoch.loss <= 10 for epoch in epochs[:-1])


def test_the_ceiling_can_be_lifted() -> None:
    rows = [(x, 10 * y) for x, y in ROWS]
    reasons = [run(Training(0.01, epochs=2, ceiling=most), rows)[-1].reason for most in (10.0, 1e9)]
    assert reasons == ["above", "finished"]


@pytest.mark.parametrize(("text", "start"), [("(w x - y)^2 + 0 b", [0.5, 0.25]), ("(w x - y)^2 + where(b > 9, b, 0)",
                                                                                  [0.5, 0.25])])
def test_what_no_gradient_reaches_stays(text: str, start: list[float]) -> None:
    how = Training(0.05, epochs=2)
    *_, end = train(line(how, text), how, start, ROWS)
    assert end.parameters[1] == 0.25


@pytest.mark.parametrize(("given", "said"), [
    ({"optimiser": Choice("Adagrad")}, "Adagrad is no optimiser. There are SGD, Momentum, Adam."),
    ({"optimiser": Choice("Adam", {"beta_3": 0.1})}, "Adam has no setting called beta_3. It has beta_1, beta_2, eps."),
    ({"optimiser": Choice("SGD", {"momentum": 0.1})}, "SGD has no setting called momentum."),
    ({"optimiser": Choice("Momentum", {"momentum": 1.0})}, "must be a number from 0 to below 1."),
    ({"schedule": Choice("linear")}, "linear is no schedule. There are constant, inverse, step, exponential, cosine."),
    ({"schedule": Choice("step", {"every": 0})}, "The every of step must be a number from 1 on."),
    ({"schedule": Choice("exponential", {"factor": math.nan})}, "must be a number from 0 to 1."),
    ({"clip": Choice("both")}, "both is no way to clip. There are norm, value."),
    ({"rate": -0.1}, "A learning rate is a number from 0 on."),
    ({"rate": math.inf}, "A learning rate is a number from 0 on."),
    ({"epochs": 0}, "The number of epochs must be a whole number from 1 on."),
    ({"epochs": 1.5}, "The number of epochs must be a whole number from 1 on."),
    ({"batch": 0}, "A batch must be a whole number of examples"),
    ({"ceiling": 0}, "must be a number above 0."),
    ({"per": "hour"}, "hour is nothing that a schedule counts. There are epoch, update."),
    ({"seed": -1}, "A seed is a whole number from 0 to"),
    ({"changes": (Change(3, "momentum", 0.5),)}, "momentum is nothing that changes while training runs. There are"),
    ({"changes": (Change(-1, "rate", 0.5),)}, "A change stands at a whole number of updates, from 0 on."),
    ({"changes": (Change(3, "batch", 2.5),)}, "A batch must be a whole number of examples"),
    ({"changes": (Change(3, "strength", -1),)}, "The strength of a regulariser must be a number from 0 on."),
])
def test_what_makes_no_training_is_refused(given: dict[str, Any], said: str) -> None:
    with pytest.raises(EngineError) as refused:
        Training(**given)
    assert said in str(refused.value)


def planned(wrt: tuple[str, ...]) -> Structure:
    return plan(parse(LINE), wrt=wrt)


@pytest.mark.parametrize(("columns", "wrt", "said"), [
    (["x", "z"], ("w",), "There is no input called z."),
    ([], ("w",), "There is no input that the examples would fill."),
    (["x", "y", "w", "b"], ("w", "b"), "There is nothing to learn"),
])
def test_what_cannot_learn_is_refused(columns: list[str], wrt: tuple[str, ...], said: str) -> None:
    with pytest.raises(EngineError, match=said):
        learning(planned(wrt), columns, Training())


def test_a_run_that_cannot_begin_is_refused_at_once() -> None:
    how = Training(changes=(Change(3, "strength", 0.1),))
    with pytest.raises(EngineError, match="no regulariser whose strength"):
        train(line(how), how, [0.5, 0.0], ROWS)
    with pytest.raises(EngineError, match="no example"):
        train(line(Training()), Training(), [0.5, 0.0], [])
    with pytest.raises(ValueError, match="1 parameters"):
        train(line(Training()), Training(), [0.5], ROWS)
