"""Values and slopes where arithmetic is hard: at kinks and edges, far out, and where there is none."""

import math
from typing import NamedTuple

import numpy as np
import pytest

from engine import special
from engine.evaluate import local, scalar
from engine.op import REGISTRY, Op

NAN, INF = math.nan, math.inf
LARGEST = 1.7e308


def value(op: Op, *args: float) -> float:
    with np.errstate(all="ignore"):
        return scalar(op.function, *args)


def slope(op: Op, slot: int, *args: float) -> float:
    """The local derivative on numbers, and the same on arrays."""
    with np.errstate(all="ignore"):
        out = scalar(op.function, *args)
        alone = local(op, slot, out, args)
        column = local(op, slot, np.array([out]), [np.array([a]) for a in args])[0]
    assert np.array_equal(alone, column, equal_nan=True)
    return alone


class Kink(NamedTuple):
    """One kink, by one input: the slopes left and right of it, and the one the course takes."""

    op: str
    args: tuple[float, ...]
    slot: int
    left: float
    right: float
    taken: float


KINKS = (
    Kink("abs", (0.0,), 0, -1.0, 1.0, 0.0),
    Kink("abs", (-0.0,), 0, -1.0, 1.0, 0.0),
    Kink("relu", (0.0,), 0, 0.0, 1.0, 0.0),
    Kink("leaky_relu", (0.0,), 0, 0.01, 1.0, 0.01),
    Kink("max", (2.0, 2.0), 0, 0.0, 1.0, 1.0),
    Kink("max", (2.0, 2.0), 1, 0.0, 1.0, 1.0),
    Kink("max", (-1.0, 3.0, 3.0), 2, 0.0, 1.0, 1.0),
    Kink("min", (2.0, 2.0), 0, 1.0, 0.0, 1.0),
    Kink("min", (2.0, 2.0), 1, 1.0, 0.0, 1.0),
    Kink("min", (5.0, 3.0, 3.0), 1, 1.0, 0.0, 1.0),
    Kink("elu", (0.0,), 0, 1.0, 1.0, 1.0),
    Kink("sign", (0.0,), 0, INF, INF, 0.0),
    Kink("floor", (0.0,), 0, INF, 0.0, 0.0),
    Kink("floor", (-0.0,), 0, INF, 0.0, 0.0),
)
"""elu has no corner: with α = 1 both sides meet in slope 1. sign and floor leap."""
LEAPS = ("sign", "floor")


def test_every_kink_that_an_op_states_is_here() -> None:
    kinked = {op.name for op in REGISTRY.elementwise if any(note.kind == "kink" for note in op.notes)}
    assert kinked <= {row.op for row in KINKS}


@pytest.mark.parametrize("kink", KINKS, ids=lambda row: f"{row.op}{row.args} by {row.slot}")
def test_at_a_kink_the_slope_taken_lies_between_those_of_its_sides(kink: Kink) -> None:
    op, slot, args = REGISTRY[kink.op], kink.slot, kink.args

    def beside(step: float) -> float:
        moved = value(op, *args[:slot], args[slot] + step, *args[slot + 1:])
        return (moved - value(op, *args)) / step

    for step in (2.0**-20, 2.0**-40):
        for given, side in ((beside(-step), kink.left), (beside(step), kink.right)):
            assert given == (1.0 / step if math.isinf(side) else pytest.approx(side, abs=2.0 * step))
    assert slope(op, slot, *args) == kink.taken
    assert kink.op in LEAPS or min(kink.left, kink.right) <= kink.taken <= max(kink.left, kink.right)


@pytest.mark.parametrize("kink", [row for row in KINKS if row.op not in ("max", "min")], ids=lambda row: row.op)
def test_beside_a_kink_the_slope_is_that_of_its_side(kink: Kink) -> None:
    sides = (0.0, 0.0) if kink.op in LEAPS else (kink.left, kink.right)
    for step in (1e-300, 1e-20):
        assert [slope(REGISTRY[kink.op], 0, -step), slope(REGISTRY[kink.op], 0, step)] == list(sides)


@pytest.mark.parametrize(("name", "args", "slot", "expected"), [
    ("pow", (0.0, 0.0), 0, 0.0),
    ("pow", (0.0, 2.0), 1, 0.0),
    ("pow", (0.0, 1.0), 0, 1.0),
    ("log", (-1.0,), 0, NAN), ("log2", (-1.0,), 0, NAN), ("log10", (-1.0,), 0, NAN),
    ("log", (0.0,), 0, INF), ("log2", (0.0,), 0, INF), ("log10", (0.0,), 0, INF),
    ("sqrt", (0.0,), 0, INF), ("sqrt", (-1.0,), 0, NAN),
    ("asin", (1.0,), 0, INF), ("asin", (-1.0,), 0, INF), ("asin", (1.5,), 0, NAN),
    ("acos", (1.0,), 0, -INF), ("acos", (-1.0,), 0, -INF), ("acos", (-1.5,), 0, NAN),
    ("max", (2.0, 2.0, 1.0), 2, 0.0),
    ("max", (NAN, 2.0), 1, NAN), ("min", (NAN, 2.0), 1, NAN), ("relu", (NAN,), 0, NAN),
    ("where", (1.0, NAN, 2.0), 2, NAN),
    ("div", (1.0, 0.0), 0, INF),
    ("exp", (1000.0,), 0, INF), ("sinh", (800.0,), 0, INF), ("cosh", (-800.0,), 0, -INF),
    *((name, (NAN,), 0, NAN) for name in ("abs", "elu", "erf", "gelu", "silu", "sigmoid", "softplus", "tanh", "atan")),
])
def test_at_an_edge_the_slope_is_as_stated(name: str, args: tuple[float, ...], slot: int, expected: float) -> None:
    assert np.array_equal(slope(REGISTRY[name], slot, *args), expected, equal_nan=True)


@pytest.mark.parametrize(("name", "at", "expected", "expected_slope"), [
    ("sigmoid", -800.0, 0.0, 0.0), ("sigmoid", 800.0, 1.0, 0.0), ("sigmoid", -700.0, math.exp(-700), math.exp(-700)),
    ("tanh", -800.0, -1.0, 0.0), ("tanh", 800.0, 1.0, 0.0), ("tanh", 1e-300, 1e-300, 1.0),
    ("softplus", 800.0, 800.0, 1.0), ("softplus", -800.0, 0.0, 0.0), ("softplus", LARGEST, LARGEST, 1.0),
    ("softplus", -700.0, math.exp(-700), math.exp(-700)), ("softplus", -40.0, math.exp(-40), math.exp(-40)),
    ("silu", 800.0, 800.0, 1.0), ("silu", -800.0, 0.0, 0.0), ("silu", LARGEST, LARGEST, 1.0),
    ("silu", -LARGEST, 0.0, 0.0),
    ("silu", -700.0, -700.0 * math.exp(-700), -699.0 * math.exp(-700)),
    ("gelu", 800.0, 800.0, 1.0), ("gelu", -800.0, 0.0, 0.0), ("gelu", LARGEST, LARGEST, 1.0),
    ("gelu", -LARGEST, 0.0, 0.0),
    ("elu", 800.0, 800.0, 1.0), ("elu", -800.0, -1.0, 0.0), ("elu", -1e-20, -1e-20, 1.0),
    ("elu", -700.0, -1.0, math.exp(-700)), ("leaky_relu", -LARGEST, -0.01 * LARGEST, 0.01),
    ("erf", 800.0, 1.0, 0.0), ("erf", -LARGEST, -1.0, 0.0),
    ("erf", 1e-300, 2e-300 / math.sqrt(math.pi), 2.0 / math.sqrt(math.pi)),
    ("log", 1e-300, -300.0 * math.log(10.0), 1e300), ("log", LARGEST, math.log(LARGEST), 1.0 / LARGEST),
    ("log2", 2.0**-1000, -1000.0, 2.0**1000 / math.log(2.0)), ("log10", 1e-300, -300.0, 1e300 / math.log(10.0)),
    ("sqrt", 1e-300, 1e-150, 5e149), ("atan", 1e300, math.pi / 2.0, 0.0), ("atan", 1e100, math.pi / 2.0, 1e-200),
    ("abs", INF, INF, 1.0), ("abs", -INF, INF, -1.0), ("sign", -LARGEST, -1.0, 0.0), ("square", 1e200, INF, 2e200),
    ("sinh", 700.0, math.sinh(700.0), math.cosh(700.0)), ("cosh", -700.0, math.cosh(700.0), -math.sinh(700.0)),
])
def test_far_out_values_and_slopes_hold(name: str, at: float, expected: float, expected_slope: float) -> None:
    assert value(REGISTRY[name], at) == pytest.approx(expected, rel=1e-12, abs=0.0)
    assert slope(REGISTRY[name], 0, at) == pytest.approx(expected_slope, rel=1e-12, abs=0.0)


@pytest.mark.parametrize(("name", "args", "expected"), [
    ("relu", (NAN,), NAN), ("max", (NAN, 1.0), NAN), ("min", (1.0, NAN), NAN), ("sign", (NAN,), NAN),
    ("leaky_relu", (NAN,), NAN), ("elu", (NAN,), NAN), ("erf", (NAN,), NAN), ("gelu", (NAN,), NAN),
    ("pow", (1.0, NAN), 1.0), ("pow", (-8.0, 0.5), NAN), ("pow", (0.0, 0.0), 1.0), ("pow", (10.0, 400.0), INF),
    ("log", (0.0,), -INF), ("log2", (-1.0,), NAN), ("log10", (0.0,), -INF), ("sqrt", (-1.0,), NAN),
    ("asin", (1.5,), NAN), ("acos", (-1.5,), NAN), ("sinh", (-800.0,), -INF), ("cosh", (-800.0,), INF),
])
def test_values_without_a_number_are_ieee(name: str, args: tuple[float, ...], expected: float) -> None:
    assert np.array_equal(value(REGISTRY[name], *args), expected, equal_nan=True)


def test_the_error_function_is_that_of_the_standard_library() -> None:
    points = [sign * x for x in [*np.linspace(0.0, 7.0, 5001), *np.logspace(-300, 300, 601), 0.46875, 4.0, 6.0, INF]
              for sign in (1.0, -1.0)]
    for x, given in zip(points, special.erf(np.array(points)), strict=True):
        assert given == pytest.approx(math.erf(x), rel=5e-16, abs=0.0)
        assert math.copysign(1.0, given) == math.copysign(1.0, x)
    assert math.isnan(special.erf(NAN)) and special.erf(0.5) == math.erf(0.5)
