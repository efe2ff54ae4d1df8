"""Losses along one score: value and slope against differences, and every corner found, with the slopes on its sides."""

import random

import pytest

from engine.networks.losses import LOSSES
from engine.networks.scored import scored
from engine.program import machine

SMALL = 1e-6
LABELS = (-1.0, 1.0)
OF_ONE = [loss for loss in LOSSES.values() if not loss.several]


@pytest.mark.parametrize("loss", OF_ONE, ids=lambda loss: loss.name)
@pytest.mark.parametrize("label", LABELS)
def test_its_program_gives_the_loss_and_its_slope(loss, label):
    along = scored(loss)
    run, kinks = machine(along.program), [kink.at for kink in along.kinks if kink.label == label]
    draw = random.Random(3)
    for score in (draw.uniform(-4, 4) for _ in range(60)):
        if any(abs(score - at) < 0.01 for at in kinks):
            continue
        _, slope = run([score, label])
        above, below = (run([score + by, label])[0] for by in (SMALL, -SMALL))
        assert slope == pytest.approx((above - below) / (2 * SMALL), rel=1e-6, abs=1e-8)


@pytest.mark.parametrize("loss", OF_ONE, ids=lambda loss: loss.name)
@pytest.mark.parametrize("label", LABELS)
def test_it_has_a_corner_exactly_where_its_slope_jumps(loss, label):
    along = scored(loss)
    run = machine(along.program)

    def sides(score):
        here = run([score, label])[0]
        return [(run([score + by, label])[0] - here) / by for by in (-SMALL, SMALL)]

    jumps = {score: found for score in (eighth / 8 for eighth in range(-24, 25))
             if abs((found := sides(score))[1] - found[0]) > 1e-3}
    kinks = [kink for kink in along.kinks if kink.label == label]
    assert [kink.at for kink in kinks] == list(jumps)
    for kink in kinks:
        assert [kink.left, kink.right] == pytest.approx(jumps[kink.at], abs=1e-9)
        assert kink.taken == run([kink.at, label])[1]
        assert min(kink.left, kink.right) <= kink.taken <= max(kink.left, kink.right)


def test_the_losses_of_linear_models_are_the_lectures_four():
    assert {loss.model: scored(loss).formula for loss in LOSSES.values() if loss.model} == {
        "LMS regression": r"\frac{1}{2}(s - y)^2", "logistic regression": r"\log(1 + e^{-y\,s})",
        "support vector machine": r"\max(0, 1 - y\,s)", "perceptron": r"\max(0, -y\,s)"}
