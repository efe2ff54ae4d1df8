"""Optimisers, schedules and clipping, in the same order as PyTorch's recorded runs, and every rule made wrong."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.handle import RuleError
from engine.training.clipping import CLIPS
from engine.training.optimisers import OPTIMISERS
from engine.training.rules import Rule, Rules, Setting
from engine.training.schedules import SCHEDULES
from tests.engine.training.recorded import FILE, RUNS, orders, trained, weights

NEAR = 1e-9
KINDS = {"optimiser": OPTIMISERS, "schedule": SCHEDULES, "clip": CLIPS}


def apart(name: str) -> float:
    """How far our weights after a thousand updates, and the losses on the way, are from PyTorch's at most."""
    found, losses = trained(name)
    run = RUNS[name]
    pairs = [*zip(found, weights(name), strict=True), (losses[0], run["first_loss"]), (losses[-1], run["last_loss"])]
    return float(np.max(np.abs([ours - theirs for ours, theirs in pairs])))


def test_the_orders_of_the_examples_are_drawn_from_the_seed() -> None:
    assert orders() == FILE["orders"]


@pytest.mark.parametrize("name", RUNS)
def test_a_thousand_updates_give_pytorchs_weights(name: str) -> None:
    assert apart(name) < NEAR


def users(kind: str, name: str) -> Iterator[str]:
    """The recorded runs that a rule has a part in."""
    plain = {"optimiser": "SGD", "schedule": "constant", "clip": None}[kind]
    for run in RUNS.values():
        if (run["how"].get(kind) or {"kind": plain})["kind"] == name:
            yield run["name"]


RULES = [(kind, name) for kind, rules in KINDS.items() for name in rules]


@pytest.mark.parametrize(("kind", "name"), RULES)
def test_every_rule_has_a_recorded_run(kind: str, name: str) -> None:
    assert [*users(kind, name)]


def scaled(which: int, factor: float) -> Callable[[Any], Any]:
    """What makes one of a rule's numbers larger by a factor."""
    def wrong(rule: Any) -> Any:
        def function(*given: Any, **settings: Any) -> Any:
            numbers = list(rule(*given, **settings))
            numbers[which] = numbers[which] * factor
            return tuple(numbers)
        return function
    return wrong


def swapped(first: int, second: int) -> Callable[[Any], Any]:
    """What takes one number for another."""
    def wrong(rule: Any) -> Any:
        def function(*given: Any, **settings: Any) -> Any:
            numbers = list(given)
            numbers[first], numbers[second] = numbers[second], numbers[first]
            return rule(*numbers, **settings)
        return function
    return wrong


def altered(setting: str) -> Callable[[Any], Any]:
    """What takes a setting for less than it is."""
    return lambda rule: lambda *given, **settings: rule(*given, **settings | {setting: settings[setting] * 0.9})


ELSEWHERE = {("SGD", "rate"), ("SGD", "update"), ("Momentum", "update")}


def mutants() -> Iterator[tuple[str, str, str, Callable[[Any], Any]]]:
    for kind, name in RULES:
        rule = KINDS[kind][name]
        gives = len(rule(*np.ones(len(rule.takes))))
        for which in range(gives):
            yield kind, name, f"number {which} times 1.001", scaled(which, 1.001)
            yield kind, name, f"number {which} negated", scaled(which, -1.0)
        for setting in rule.settings:
            yield kind, name, f"{setting} less", altered(setting)
        for second in range(1, len(rule.takes)):
            # What a rule does not use is swapped with what it does, and not the factors of a product with each other.
            first = 0 if (name, rule.takes[second]) in ELSEWHERE else second - 1
            yield kind, name, f"{rule.takes[first]} for {rule.takes[second]}", swapped(first, second)


@pytest.mark.parametrize(("kind", "name", "how", "wrong"), [*mutants()], ids=lambda one: one if isinstance(one, str)
                         else "")
def test_a_rule_that_is_wrong_is_caught(kind: str, name: str, how: str, wrong: Callable[[Any], Any],
                                        monkeypatch: pytest.MonkeyPatch) -> None:
    rules = KINDS[kind]
    monkeypatch.setitem(rules._by_name, name, replace(rules[name], function=wrong(rules[name])))
    with np.errstate(all="ignore"):
        assert any(not apart_or_stopped(run) < NEAR for run in users(kind, name))


def apart_or_stopped(name: str) -> float:
    try:
        return apart(name)
    except AssertionError:
        return np.inf


@pytest.mark.parametrize("function", [
    lambda rate, time: rate if time > 1 else 0.0,
    lambda rate, time: float(rate),
    lambda rate, time: np.cumsum([rate, time])[-1],
], ids=["branches", "asks for a value", "asks for what no op does"])
def test_a_rule_that_cannot_be_read_is_refused_where_it_is_declared(function: Any) -> None:
    with pytest.raises(RuleError):
        Rules("kind").rule("Glim", "glim")(function)


def test_a_new_rule_is_one_declaration() -> None:
    rules = Rules("kind-of-test")

    @rules.rule("Halved", "halved", part=Setting(0.5, most=1.0))
    def halved(rate: Any, time: Any, *, part: float) -> Any:
        """Half of it."""
        return rate * part

    made: Rule = halved
    assert (made.takes, made(3.0, 1.0), made(3.0, 1.0, part=0.25)) == (("rate", "time"), (1.5,), (0.75,))
