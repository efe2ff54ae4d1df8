"""The largest and the smallest element: all of the gradient goes to the first winner, in every form."""

import numpy as np
import pytest

from engine import parse, trace
from engine.errors import EngineError
from engine.notation.board import board
from engine.notation.script import Script
from engine.unfold import unfolded


@pytest.mark.parametrize(("text", "value", "gradient"), [
    ("x = [3, 1, 2]; max(x)", 3, [1, 0, 0]),
    ("x = [3, 1, 2]; min(x)", 1, [0, 1, 0]),
    ("x = [1, 3, 3]; max(x)", 3, [0, 1, 0]),
    ("x = [2, 2, 5]; 10 min(x)", 20, [10, 0, 0]),
    ("x = [[1, 4], [6, 2]]; max(x)", 6, [[0, 0], [1, 0]]),
    ("x = [[1, 4], [6, 2]]; dot(amax(x, 0), [1, 2])", 14, [[0, 2], [1, 0]]),
    ("x = [[1, 4], [6, 2]]; dot(amin(x, 1), [1, 2])", 5, [[1, 0], [0, 2]]),
    ("x = [7]; max(x)", 7, [1]),
])
def test_the_first_winner_gets_all_of_it(text: str, value: float, gradient: list[object]) -> None:
    graph = parse(text)
    run = trace(graph)
    assert run.results["output"] == value
    assert np.array_equal(run.results["gradients"]["x"], gradient)
    found = unfolded(graph)
    single = trace(found.graph, found.spread({}))
    assert [single.results["gradients"][name] for name in found.places["x"]] == np.ravel(gradient).tolist()


def test_of_numbers_one_is_too_few_and_of_an_array_two_are_element_by_element() -> None:
    with pytest.raises(EngineError, match="two or more"):
        parse("x = 2; max(x)")
    run = trace(parse("x = [1, 5]; y = [4, 2]; sum(max(x, y))"))
    assert run.results["output"] == 9 and np.array_equal(run.results["gradients"]["x"], [0, 1])


def test_a_tie_is_told() -> None:
    run = trace(parse("x = [2, 2]; max(x)"))
    script = Script(run.structure)
    told = board(run, script, len(run.structure.steps))
    assert any("tie" in note for note in told["notes"])
