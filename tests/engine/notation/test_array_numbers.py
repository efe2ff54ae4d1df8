"""Arrays as people read them: the vectors that Python and JavaScript share."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.notation import arraynumbers
from engine.notation.formula import Eq, latex

VECTORS = json.loads((Path(__file__).parents[2] / "data" / "format-arrays.json").read_text())


def read(told: Any) -> Any:
    """An array as it travels."""
    return [read(item) for item in told] if isinstance(told, list) else float(told)


@pytest.mark.parametrize("row", VECTORS["vectors"], ids=lambda row: str(row["array"]))
def test_an_array_is_written_and_spoken_as_in_the_table(row: dict[str, Any]) -> None:
    array = np.array(read(row["array"]))
    assert arraynumbers.text(array) == row["text"]
    assert arraynumbers.latex(array) == row["latex"]
    assert arraynumbers.latex(array, "row") == row["row"]
    assert arraynumbers.latex(array, "factor") == row.get("factor", row["latex"])
    assert arraynumbers.spoken(array) == row["spoken"]


@pytest.mark.parametrize("row", VECTORS["equal"], ids=lambda row: f"{row['left']} {row['right']}")
def test_equal_only_where_the_digits_shown_are(row: dict[str, Any]) -> None:
    assert latex((Eq(0, 1),), [np.array(row["left"], float), np.array(row["right"], float)]) == row["sign"]
