"""Numbers that JSON lacks travel as words, and looking for them costs little."""

import json
import math

import msgspec
import pytest

from app.wire.answer import Number, encode, writable


class Row(msgspec.Struct):
    """A row without numbers."""

    name: str


class Table(msgspec.Struct):
    """A few shapes that numbers come in."""

    rows: list[Row]
    numbers: list[Number]
    by_name: dict[str, Number]
    deep: list[list[Number | None]]
    one: Number = 0.0


def table(value: float) -> Table:
    return Table([Row("a")], [1.0, value], {"x": value}, [[None, value], []], value)


@pytest.mark.parametrize(("value", "written"), [(math.nan, "NaN"), (math.inf, "Infinity"), (-math.inf, "-Infinity")])
def test_what_json_lacks_is_written_as_a_word_everywhere(value, written):
    assert json.loads(encode(table(value))) == {
        "rows": [{"name": "a"}],
        "numbers": [1.0, written],
        "by_name": {"x": written},
        "deep": [[None, written], []],
        "one": written,
    }


def test_a_finite_answer_is_not_copied():
    whole = table(2.5)
    assert writable(whole) is whole


def test_finite_numbers_whose_sum_is_not_stay_numbers():
    assert json.loads(encode([1e308, 1e308])) == [1e308, 1e308]


def test_whole_numbers_may_exceed_the_floats():
    assert json.loads(encode({"routes": [2, 3**40]})) == {"routes": [2, 3**40]}
    assert writable([10**400]) == [10**400]


def test_opposite_infinities_are_found():
    assert json.loads(encode([math.inf, -math.inf])) == ["Infinity", "-Infinity"]


def test_numbers_keep_their_full_precision():
    value = 0.1 + 0.2
    assert json.loads(encode([value, 5e-324, -0.0])) == [value, 5e-324, -0.0]
