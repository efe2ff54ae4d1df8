"""XOR is not convex: the recipe of benchmarks/xor.py, by how often it is solved, and the start that never parts."""

import pytest

from benchmarks.xor import RATES, SEEDS, TWO_STARTS, counted, drawn, ends
from engine.training import End
from tests.conftest import ROOT


def test_how_often_it_is_solved_depends_on_the_rate_as_is_told() -> None:
    counts = {rate: counted("Sigmoid", rate) for rate in RATES}
    assert counts[0.05].solved <= 6
    assert min(counts[0.2].solved, counts[0.5].solved) >= 28
    assert counts[1.0].solved < counts[0.5].solved
    assert counts[2.0].diverged >= 36
    assert SEEDS == 40
    told = (ROOT / "docs" / "training.md").read_text(encoding="utf-8")
    for count in counts.values():
        assert f"| {count.unit} | {count.rate:g} | {count.solved} | {count.diverged} |\n" in told


def test_two_starts_end_in_two_places() -> None:
    solved, stuck = ends("Sigmoid", 0.5, {seed: drawn(seed) for seed in TWO_STARTS})
    assert solved.loss < 0.01 < 0.05 < stuck.loss < 0.1


def twins(end: End, near: float) -> bool:
    """Whether both hidden units have the same weights, in and out."""
    first, second, (_, *out) = end.parameters[:3], end.parameters[3:6], end.parameters[6:]
    return all(abs(one - other) <= near for one, other in [*zip(first, second, strict=True), tuple(out)])


@pytest.mark.parametrize("rate", [0.1, 0.5, 1.0])
def test_from_zero_logistic_units_move_and_stay_twins(rate: float) -> None:
    [end] = ends("Sigmoid", rate, {1: [0.0] * 9})
    assert twins(end, 1e-12)
    assert abs(end.parameters[1]) > 0.1
    assert end.loss > 0.1
    if rate == 0.1:
        assert end.loss == pytest.approx(0.1252, abs=5e-5)


@pytest.mark.parametrize("unit", ["ReLU", "Tanh"])
def test_from_zero_other_units_do_not_move_at_all(unit: str) -> None:
    [end] = ends(unit, 0.1, {1: [0.0] * 9})
    assert end.parameters[:6] == [0.0] * 6
