"""Dropout in training: a mask for each example, drawn from the run's seed; in every other loss all units stay."""

import pytest

from engine import trace
from engine.generator import LARGEST_SEED, Generator
from engine.networks import NetworkSpec, lower, read_layers
from engine.training import End, Epoch, Training, train
from engine.training.numbers import drawn
from tests.engine.training.recorded import FILE, asked_of

LAYERS = "nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Dropout(0.4), nn.Linear(3, 1))"
ROWS = FILE["examples"][:6]
RATE = 0.05


def network():
    return lower(NetworkSpec(read_layers(LAYERS), seed=2))


def run(batch=1, epochs=3, seed=4):
    of = asked_of(network(), Training(RATE, batch=batch, epochs=epochs, seed=seed))
    return of, list(train(of.learning, of.training, of.start, ROWS, free=of.free, test=ROWS[:2]))


def walked(row, mask, parameters):
    """The loss of an example and its gradient, as one walks it."""
    found = network()
    names = [*("x_1", "x_2", "y_star"), *found.masks, *found.parameters]
    return trace(found.graph, dict(zip(names, [*row, *mask, *parameters], strict=True)), wrt=found.parameters).results


@pytest.mark.parametrize("batch", [1, 4])
def test_each_update_is_that_of_the_walk_with_the_mask_that_was_drawn(batch):
    of, records = run(batch)
    draw, masking, parameters = Generator(4), Generator(LARGEST_SEED - 4), list(of.start)
    for epoch in (one for one in records if isinstance(one, Epoch)):
        order = draw.order(len(ROWS))
        masks = drawn(of.learning, len(order), masking)
        assert epoch.order == order
        for update, at in enumerate(range(0, len(order), batch)):
            runs = [walked(ROWS[i], mask, parameters) for i, mask in
                    zip(order[at:at + batch], masks[at:at + batch], strict=True)]
            assert epoch.losses[update] == pytest.approx(sum(one["output"] for one in runs) / len(runs), rel=1e-12)
            parameters = [weight - RATE * sum(one["gradients"][name] for one in runs) / len(runs)
                          for name, weight in zip(of.learning.parameters, parameters, strict=True)]
        assert epoch.parameters == pytest.approx(parameters, rel=1e-12)
        ones = [walked(row, [1, 1, 1], parameters)["output"] for row in ROWS[:2]]
        assert epoch.test == pytest.approx(sum(ones) / 2, rel=1e-12)


def test_a_run_is_the_same_for_the_same_seed_and_another_for_another():
    ends = [run(seed=seed)[1][-1] for seed in (4, 4, 5)]
    assert all(isinstance(end, End) for end in ends)
    assert ends[0] == ends[1] != ends[2]


def test_masks_are_0_or_what_makes_up_for_those():
    of, _ = run(epochs=1)
    masks = [value for _ in range(200) for mask in drawn(of.learning, 6, Generator(_)) for value in mask]
    assert {round(value, 12) for value in masks} == {0, round(1 / 0.6, 12)}
    assert sum(masks) / len(masks) == pytest.approx(1, abs=0.03)
