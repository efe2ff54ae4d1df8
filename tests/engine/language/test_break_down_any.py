"""Breaking down any text: it reads with the same names, says the same, and cannot be broken down again."""

import random
from math import isfinite

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import EngineError
from engine.language import break_down, parse
from engine.shapes import size
from engine.trace import trace
from tests.engine.language.table import ACCEPTED

NAMES = frozenset({"xy", "abcd"})
RUNS = ["x", "y", "x1", "xy", "abcd", "xif", "yz_1", "xpi", "pie", "xie", "y*", "ŷ", "α", "πx", "e", "2", ".5", "½",
        "1000"]
CUTS = ["{}", "e^{}", "e^-{}", "e⁻ˣ{}", "({})", "({} )", "({} + 1)", "({}\n- y)", "exp({})", "log({})", "√{}", "|{}|",
        "σ({})", "ReLU({})", "np.exp({})", "max({}, x)", "where({} > 0, x, 2{})", "({})²", "({})^(x y)", "-{}",
        "x⁽ᵃ⁺ᵇ⁾{}"]
BETWEEN = ["", " ", "·", "*", "∗ ", " * -", " + ", "-", "/", "^", " # so it is\n+ "]


def _pieces(inner):
    return st.one_of(st.tuples(st.sampled_from(CUTS), inner).map(lambda pair: pair[0].replace("{}", pair[1])),
                     st.tuples(inner, st.sampled_from(BETWEEN), inner).map("".join))


EXPRESSIONS = st.recursive(st.sampled_from(RUNS), _pieces, max_leaves=8)
TEXTS = st.tuples(st.sampled_from(["", "f = ", "g = x1 + 1; ", "x = 2, f(x, y) = "]), EXPRESSIONS).map("".join)


def _close(value, numbers):
    """Equal but for rounding, by the largest number on the way: terms may be summed in another order."""
    flat = [one for number in numbers if number is not None for one in np.ravel(number).tolist()]
    largest = max((abs(number) for number in flat if isfinite(number)), default=0.0)
    return pytest.approx(value, rel=1e-9, abs=1e-12 * largest, nan_ok=True)


def drawn(chance, shape):
    """A number, or an array of them."""
    numbers = [chance.uniform(-2, 2) for _ in range(size(shape))]
    return np.reshape(numbers, shape) if shape else numbers[0]


def _check(text, **options):
    try:
        before = parse(text, **options)
    except EngineError:
        return
    broken = break_down(text, **options)
    if broken is None:
        return
    after = parse(broken, **options)
    assert {node.name for node in after.inputs} == {node.name for node in before.inputs}
    assert (after.title, after.head, len(after)) == (before.title, before.head, len(before))
    chance = random.Random(text)
    for _ in range(2):
        point = {node.name: drawn(chance, node.shape) for node in before.inputs}
        walk = trace(before, point)
        one, other = walk.results, trace(after, point).results
        assert other["output"] == _close(one["output"], walk.numbers)
        assert other["gradients"].keys() == one["gradients"].keys()
        for name, gradient in one["gradients"].items():
            assert other["gradients"][name] == _close(gradient, walk.numbers)
    assert break_down(broken, **options) is None


@pytest.mark.parametrize("merge", [False, True])
@pytest.mark.parametrize("text", ACCEPTED)
def test_every_text_of_the_table_says_the_same_when_broken_down(text, merge):
    _check(text, merge=merge)


@settings(max_examples=1500, derandomize=True, deadline=None, database=None)
@given(TEXTS, st.sampled_from([(), NAMES]), st.booleans())
def test_every_text_says_the_same_when_broken_down(text, names, merge):
    _check(text, names=names, merge=merge)
