"""Corners as ops declare them: where the slope leaps, and from what to what."""

import math
from itertools import product

import numpy as np
import pytest

from engine import parse
from engine.op import REGISTRY, Corner, Op, op
from engine.program import columns, corners, machine
from engine.program.corners import MOST

H = 1e-6
WITH = [it for it in REGISTRY if it.corners]


def places(it: Op) -> list[tuple[float, ...]]:
    """Inputs of one node of an op; of a variadic one two, and three."""
    lengths = (2, 3) if it.variadic else (len(it.params),)
    return [point for n in lengths for point in product((-1.5, 0.5, 2.0), repeat=n)]


def test_every_kink_says_what_its_corner_looks_like() -> None:
    kinked = {it.name for it in REGISTRY.elementwise if any(note.kind == "kink" for note in it.notes)}
    assert kinked == {it.name for it in WITH}


@pytest.mark.parametrize("it", WITH, ids=lambda it: it.name)
def test_slopes_beside_a_corner_are_those_declared_by_rule_and_by_difference(it: Op) -> None:
    kinks = [note.when for note in it.notes if note.kind == "kink"]
    for point in places(it):
        (found,) = corners(parse(f"{it.name}({', '.join('abc'[:len(point)])})"))
        run = machine(found.program)
        for i, slot in enumerate(found.slots):
            def at(x: float, point: tuple[float, ...] = point, slot: int = slot, i: int = i) -> tuple[float, ...]:
                given = [*point[:slot], x, *point[slot + 1:]]
                return tuple(run(given)[n] for n in (0, *range(1 + 4 * i, 5 + 4 * i)))  # noqa: B023

            place = at(point[slot])[2]
            value, chosen, _, left, right = at(place)
            inputs = [*point[:slot], place, *point[slot + 1:]]
            assert any(when(value, *inputs) for when in kinks), (point, slot)
            below, above = at(place - H), at(place + H)
            if math.isnan(left):
                assert abs(above[0] - below[0]) > 0.5, "a jump"
                continue
            assert (below[1], above[1]) == pytest.approx((left, right))
            assert ((value - below[0]) / H, (above[0] - value) / H) == pytest.approx((left, right), abs=1e-5)
            assert min(left, right) <= chosen <= max(left, right)


def test_the_same_input_twice_is_two_inputs_of_the_picture() -> None:
    (found,) = corners(parse("max(x, x)"))
    assert found.slots == (0, 1)
    assert machine(found.program)([3.0, 2.0]) == [3.0, 1.0, 2.0, 0.0, 1.0, 0.0, 3.0, 0.0, 1.0]


def test_a_literal_beside_it_and_a_column_of_points() -> None:
    graph = parse("max(0, 1 - m)")
    (found,) = corners(graph)
    assert found.nodes == (graph.output,) and found.slots == (0, 1)
    value, *_, slope, at, left, right = columns(found.program, [np.zeros(3), np.array([-1.0, 0.0, 2.0])])
    assert [list(map(float, it)) for it in (value, slope, at)] == [[0, 0, 2], [0, 1, 1], [0, 0, 0]]
    assert (np.unique(left), np.unique(right)) == (0, 1)


def test_what_is_too_wide_for_a_picture_has_none() -> None:
    def wide(n: int) -> str:
        return f"max({', '.join(f'x_{i}' for i in range(n))})"

    assert [len(corners(parse(wide(n)))) for n in (MOST, MOST + 1)] == [1, 0]


def test_a_corner_of_no_input_or_one_that_cannot_be_read_is_refused_and_the_op_with_it() -> None:
    for corner in ({"z": Corner(0.0, 0.0, 1.0)}, {"x": Corner(lambda out, x: float(x), 0.0, 1.0)}):
        @op(example="bent(x)")
        def bent(x):  # type: ignore[no-untyped-def]
            """Bend."""
            return np.abs(x)

        bent.partials(x=lambda out, x: np.sign(x))
        with pytest.raises(TypeError):
            bent.kink("A bend.", when=lambda out, x: x == 0, **corner)  # type: ignore[arg-type]
        assert "bent" not in REGISTRY


def test_slopes_may_depend_on_the_other_inputs_and_an_input_may_have_two_corners() -> None:
    @op(example="held(x, b)", samples=((0.3, 1.2), (-0.4, 0.7)))
    def held(x, b):  # type: ignore[no-untyped-def]
        """Hold x between -1 and 1, b times."""
        return b * np.minimum(np.maximum(x, -1.0), 1.0)

    try:
        held.partials(x=lambda out, x, b: b * (x > -1) * (x < 1),
                      b=lambda out, x, b: np.minimum(np.maximum(x, -1.0), 1.0))
        held.kink("Low.", when=lambda out, x, b: x == -1, x=Corner(-1.0, 0.0, lambda out, x, b: b))
        held.kink("High.", when=lambda out, x, b: x == 1, x=Corner(1.0, lambda out, x, b: b, 0.0))
        (found,) = corners(parse("held(x, 3)"))
        assert found.slots == (0, 0)
        assert machine(found.program)([0.5, 3.0]) == [1.5, 3.0, -1.0, 0.0, 3.0, 3.0, 1.0, 3.0, 0.0]
    finally:
        REGISTRY.remove("held")
