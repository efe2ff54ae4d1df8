"""Numbers that JSON lacks travel as words, and looking for them costs little."""

import json
import math
from pathlib import Path

import msgspec
import numpy as np
import pytest

from app.wire.answer import Number, encode, plain, writable


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


SUMMARIES = json.loads((Path(__file__).parents[1] / "data" / "summaries.json").read_text(encoding="utf-8"))["rows"]


@pytest.mark.parametrize("row", SUMMARIES, ids=lambda row: str(row["array"]))
def test_what_is_told_of_an_array_in_short_is_what_the_page_tells(row):
    told = plain(np.array(row["array"], dtype=float), 0)
    assert (told["histogram"], told["unusual"]) == (row["bins"], row["unusual"])
    ends = [told[name] for name in ("smallest", "largest", "mean")]
    assert ends == pytest.approx([float(row[name]) for name in ("least", "most", "mean")], rel=1e-12, nan_ok=True)
