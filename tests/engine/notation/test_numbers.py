"""Numbers as people read them: the vectors that Python and JavaScript share."""

import json
from pathlib import Path
from typing import Any

import pytest

from engine.notation import numbers
from engine.notation.formula import Eq, latex

VECTORS = json.loads((Path(__file__).parents[2] / "data" / "format.json").read_text())


@pytest.mark.parametrize("row", VECTORS["vectors"], ids=lambda row: str(row["number"]))
def test_a_number_is_written_and_spoken_as_in_the_table(row: dict[str, Any]) -> None:
    number = float(row["number"])
    factor = row.get("factor", row["latex"])
    assert numbers.text(number) == row["text"]
    assert numbers.spoken(number) == row["spoken"]
    assert numbers.latex(number) == row["latex"]
    assert numbers.latex(number, "factor") == factor
    assert numbers.latex(number, "base") == row.get("base", factor)


@pytest.mark.parametrize("row", VECTORS["comma"], ids=lambda row: str(row["number"]))
def test_the_decimal_separator_is_the_readers(row: dict[str, Any]) -> None:
    assert numbers.text(row["number"], decimal=",") == row["text"]
    assert numbers.latex(row["number"], decimal=",") == row["latex"]


@pytest.mark.parametrize("row", VECTORS["equal"], ids=lambda row: f"{row['left']} {row['right']}")
def test_equal_only_where_the_digits_shown_are(row: dict[str, Any]) -> None:
    assert latex((Eq(0, 1),), [float(row["left"]), float(row["right"])]) == row["sign"]
