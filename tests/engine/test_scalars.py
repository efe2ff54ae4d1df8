"""The loop over scalars gives what the one over arrays gives, which takes scalars, too."""

import numpy as np

from engine import arrays, parse
from engine.scalars import walk
from engine.structure import plan
from tests.engine.programs import Case, cases


def differing(of: Case) -> list[tuple[float, ...]]:
    numbers = walk(of.structure)
    found = []
    for point in of.points:
        given = dict(zip(of.program.inputs, point, strict=True))
        got, expected = numbers(given), arrays.numbers(of.structure, given)
        if {type(number) for number in got} != {float} or not np.array_equal(got, expected, equal_nan=True):
            found.append(point)
    return found


def test_scalars_walk_as_arrays_do() -> None:
    """Exactly, on every op, every example and five hundred random graphs; a walk is good for many points."""
    assert [(of.name, points) for of in cases() if (points := differing(of))] == []


def test_without_an_input_there_are_values_alone() -> None:
    assert walk(plan(parse("2*3")))({}) == [2.0, 3.0, 6.0]
