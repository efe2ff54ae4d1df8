"""What is given for inputs: numbers, and arrays of them as nested lists."""

from collections.abc import Mapping
from math import inf, prod
from typing import Any

from app.failures import Failure
from app.wire.trace import Value
from engine.shapes import Shape


def floats(value: Value) -> Value:
    """Return what was given with its whole numbers as floats: JavaScript writes 1e20 as 100000000000000000000.

    Examples
    --------
    >>> floats([[100000000000000000000, 2], [True, "x"]])
    [[1e+20, 2.0], [True, 'x']]
    """
    rows = [[value]]
    whole = rows[0]
    while rows:
        row = rows.pop()
        for place, one in enumerate(row):
            if isinstance(one, list):
                row[place] = one = [*one]
                rows.append(one)
            elif type(one) is int:
                row[place] = _float(one)
    return whole[0]


def _float(number: int) -> float:
    try:
        return float(number)
    except OverflowError:
        return inf if number > 0 else -inf


def shapes_of(inputs: Mapping[str, Value]) -> dict[str, Shape]:
    """Return the shapes of what is given as lists.

    Raises
    ------
    Failure
        422 for what is no array of numbers.

    Examples
    --------
    >>> shapes_of({"x": [1, 2], "W": [[1, 2, 3]], "y": 3.0})
    {'x': (2,), 'W': (1, 3)}
    """
    return {name: _shape(name, value) for name, value in inputs.items() if isinstance(value, list)}


def _shape(name: str, value: list[Any]) -> Shape:
    level, shape = value, list[int]()
    while level and all(isinstance(one, list) for one in level):
        lengths = {len(one) for one in level}
        if len(lengths) > 1:
            break
        shape.append(len(level) // prod(shape))
        level = [one for row in level for one in row]
    else:
        if level and not any(isinstance(one, list) for one in level):
            if all(type(one) in (int, float) for one in level):
                return (*shape, len(level) // prod(shape))
            raise Failure(422, "wrong-type", f"The array given for {name} must hold numbers only.", field="inputs")
    raise Failure(422, "ragged-array", f"The rows given for {name} are empty, or differ in length.",
                  "A vector is [1, 2], a matrix row by row, [[1, 2], [3, 4]].", field="inputs")
