"""Which elements of its inputs each element of a small array is made of: where the Jacobian is not 0."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import Builder, parse
from engine.cells import MOST, cells
from engine.op import Op
from engine.pullbacks import numbers_of
from engine.shapes import Shape, size
from tests.engine.test_pullbacks import CASES

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize(("one", "shapes", "attrs", "at"), CASES)
def test_an_element_moves_with_what_it_is_made_of_alone(one: Op, shapes: tuple[Shape, ...],
                                                        attrs: Mapping[str, Any], at: int) -> None:
    build = Builder()
    refs = [build.input(f"x_{slot}", None, None, shape) for slot, shape in enumerate(shapes)]
    made = build.make(one, tuple(ref.index for ref in refs), attrs)
    graph = build.graph(type(refs[0])(build, made))
    found = next((cell for cell in cells(graph) if cell.node == graph.output), None)
    if found is None or None in found.takes:
        assert max(size(shape) for shape in (*shapes, graph[graph.output].shape)) > MOST \
            or not any((*shapes, graph[graph.output].shape))
        return
    args = numbers_of(shapes, at)
    # Of many numbers, since one that is not the largest moves nothing.
    points = [[np.roll(arg.ravel(), turn).reshape(arg.shape) for arg in args] for turn in range(MOST)]
    for slot, shape in enumerate(shapes):
        moved = np.zeros((size(graph[graph.output].shape), size(shape)), dtype=bool)
        for point in points:
            out = np.ravel(one.function(*one.arguments(point, attrs)))
            for j in range(size(shape)):
                other = [arg.copy() for arg in point]
                other[slot].reshape(-1)[j] += 0.37
                moved[:, j] |= np.ravel(one.function(*one.arguments(other, attrs))) != out
        taken = found.takes[slot]
        assert taken is not None
        # Of one score softmax is 1 for ever, whatever it is made of.
        assert [set(np.flatnonzero(row)) for row in moved] == [set(own) for own in taken] or size(shape) == 1


def test_elements_are_called_as_in_the_scalar_graph_and_numbers_alone_have_none() -> None:
    found = {cell.node: cell for cell in cells(parse("W = [[1, 2], [3, 4]]; x = [1, 2]; s = W x; y = sum(s) + x[0]"))}
    assert [cell.names for cell in found.values()][:3] == [("W_1_1", "W_1_2", "W_2_1", "W_2_2"), ("x_1", "x_2"),
                                                         ("s_1", "s_2")]
    assert [cell.takes for cell in found.values() if not cell.names] == [(((0, 1),),), (((0,),),)]
    assert cells(parse("x y + 2")) == []


def test_what_has_too_many_elements_has_none_and_what_is_made_of_it_takes_them_all() -> None:
    text = f"x = {[1.0] * (MOST + 1)}; y = [1, 2]; z = x[0:2] * y; sum(z)"
    found = cells(parse(text))
    assert [(cell.names, cell.takes) for cell in found if cell.takes == (None,)] == [((None, None), (None,))]
    assert ("y_1", "y_2") in [cell.names for cell in found] and all(len(cell.names) <= MOST for cell in found)


def test_the_page_says_how_many_there_may_be() -> None:
    said = json.loads((ROOT / "static" / "messages" / "en.json").read_text(encoding="utf-8"))
    assert f"up to {MOST} can" in said["page.unfold.large"]["other"]
