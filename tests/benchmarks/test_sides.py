"""What is compared computes the same; no time is looked at."""

import doctest
from importlib import import_module

import numpy as np
import pytest

from benchmarks import arrays, passes, peers, trainers
from benchmarks.graphs import README, Sample, samples
from benchmarks.networks import RATE, data, network, weights
from engine import parse, trace

WAYS = {"program": passes.program, "whole program": passes.whole_program, "walked": passes.walked,
        "walked anew": passes.walked_anew}


@pytest.mark.parametrize("sample", [README, *samples(100)], ids=lambda sample: sample.name)
def test_every_way_finds_the_value_and_the_gradients(sample: Sample) -> None:
    found = {way: ready(sample) for way, ready in WAYS.items()}
    passes.agreed(found | peers.passes(sample))
    assert found["program"]()[0] == pytest.approx(sample.build(sample.point, lambda number: max(number, 0.0)))


def test_who_computes_something_else_is_named() -> None:
    with pytest.raises(AssertionError, match="other, unlike ours"):
        passes.agreed({"ours": lambda: [1.0, 2.0], "other": lambda: [1.0, 2.0 + 1e-6]})


@pytest.mark.parametrize("unit", ["sigmoid", "tanh"])
def test_training_follows_the_programs_gradients(unit: str) -> None:
    of = network((2, 2, 1), unit)
    graph, trainer, tuned = parse(of.text), trainers.program(of), np.array(weights(of))
    for features, label in data(of):
        given = dict(zip([*of.parameters, *of.features, "y_star"], [*tuned, *features, label], strict=True))
        gradients = trace(graph, given).results["gradients"]
        tuned = tuned - RATE * np.array([gradients[name] for name in of.parameters])
    trainer.epoch()
    assert np.allclose(trainer.parameters(), tuned, rtol=1e-12)


def test_a_pass_with_a_minibatch_is_what_one_writes_by_hand() -> None:
    at = arrays.point(4)
    passes = {"ours": arrays.ours(at), "by hand": arrays.by_hand(at)}
    arrays.agreed(passes)
    found = arrays.by_hand(at)()
    with pytest.raises(AssertionError):
        arrays.agreed(passes | {"other": lambda: {**found, "W_2": found["W_2"] * (1 + 1e-6)}})


@pytest.mark.parametrize("name", ["bare", "graphs", "memory", "networks", "peers", "row", "turns", "xor"])
def test_the_examples_run(name: str) -> None:
    failed, tried = doctest.testmod(import_module(f"benchmarks.{name}"))
    assert tried and not failed
