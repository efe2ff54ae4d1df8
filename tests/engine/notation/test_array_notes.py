"""What the board tells of numbers out of range: of an array what it tells of the number among its elements, no more."""

from collections.abc import Mapping
from typing import Any

import pytest

from engine import parse, trace
from engine.notation.board import board
from engine.notation.script import Script

INF = float("inf")
SLOPE = "The slope here is no finite number."
ZERO_TIMES = "Zero times infinity has no value."
TOO_LARGE = "This number is too large for the machine, which ends near 1.8 × 10³⁰⁸."
NO_VALUE = "There is no value here: infinities meet that cancel, or zero meets infinity."


def told(text: str, inputs: Mapping[str, Any]) -> list[list[str]]:
    """What each pull says, those between the sum and its elements left out."""
    run = trace(parse(text), inputs)
    script = Script(run.structure)
    found = []
    for k, step in enumerate(run.structure.steps, 1):
        if step.kind == "pull" and run.structure.graph[step.node].op != "sum":
            found.append(board(run, script, k).get("notes", []))
    return found


@pytest.mark.parametrize("more", [1, 8], ids=["drawn", "not drawn"])
@pytest.mark.parametrize("x", [0.0, -1.0, 1.0, 4.0, 1e-300, 1e200, 1e308, -1e308, 800.0, INF, -INF, float("nan")])
@pytest.mark.parametrize("text", ["log(x)", "1/x", "sqrt(x)", "0*log(x)", "(1/x)^2", "x^2*1e100", "1e300*(1e300*x)",
                                  "exp(x)", "relu(x)", "1e308*x + 1e308*x", "log(x) - log(x)", "1e200*sqrt(x)",
                                  "relu(log(x))", "1e308*relu(x) + 1e308*x", "abs(x)", "x*x"])
def test_a_pull_between_arrays_tells_what_the_same_tells_of_numbers(text: str, x: float, more: int) -> None:
    run = trace(parse(text), {"x": 2.0})
    calm = told(text, {"x": 2.0})
    alone = told(text, {"x": x})
    together = told(f"x = {[2.0] * (more + 1)}; sum({text})", {"x": [x, *[2.0] * more]})
    assert len(alone) == len(calm) == len(together) and run.results
    for one, other, both in zip(alone, calm, together, strict=True):
        cut = [note for note in one if note.startswith("Nothing ")]  # an array is cut where all of it is
        assert set(one) - set(cut) | set(other) >= set(both) >= set(one) - set(cut)


@pytest.mark.parametrize(("text", "inputs", "says"), [
    ("x = [1, 1]; W = [[1, 1], [1, 1]]; sum(1e200*(W @ x))", {"W": [[1e200, 1], [1, 1]]}, TOO_LARGE),
    ("x = [1, 1]; W = [[1, 1], [1, 1]]; sum(1e200*(W @ x))", {"x": [1e200, 1]}, TOO_LARGE),
    ("x = [1, 1]; dot(x, [0, 1])", {"x": [INF, 1]}, None),
    ("x = [[1, 2], [3, 4]]; sum(0*log(x @ [1, -1]))", {"x": [[1, 1], [3, 4]]}, ZERO_TIMES),
    ("x = [1, 2]; f = sum(1e308*x) + sum(1e308*x)", {}, TOO_LARGE),
    ("x = [1, 2]; f = sum(1e308*(1e308*x)) - sum(1e308*(1e308*x))", {}, NO_VALUE),
    ("x = [3, 4]; norm(x)", {}, None), ("x = [1, 2]; sum(softmax(x))", {"x": [800, -800]}, None),
])
def test_of_sums_of_products_too(text: str, inputs: Mapping[str, Any], says: str | None) -> None:
    notes = [note for step in told(text, inputs) for note in step
             if note in (SLOPE, ZERO_TIMES, TOO_LARGE, NO_VALUE)]
    assert set(notes) == ({says} if says else set()) or (says and says in notes)
