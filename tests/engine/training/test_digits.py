"""Digits: what the recipe of the benchmark promises."""

import pytest

from benchmarks.digits import AIM, learned


@pytest.mark.parametrize("seed", range(3))
def test_more_than_95_percent_of_the_held_out_digits_are_read_after_ten_epochs(seed: int) -> None:
    assert learned(seed, 10).shares[-1] > AIM
