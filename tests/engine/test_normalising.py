"""Functions built of ops: PyTorch's numbers, differences, and every piece a node of its own."""

import numpy as np
import pytest

from engine import parse, trace, unparse
from engine.check import difference
from engine.composed import COMPOSED
from engine.errors import EngineError
from engine.evaluate import values

TORCH = [
    ("x = [1, 2, 6, -3]; w = [1, -2, 0.5, 2]; sum(layer_norm(x) * w)", -2.5768658141545924,
     [0.16379194493607468, -0.7103998449082609, 0.3218698811982256, 0.22473801877396066]),
    ("x = [[1, 2, 6], [3, -1, 2]]; w = [[1, -2, 0.5], [2, 1, 3]]; sum(layer_norm(x) * w)", 2.4594064922336654,
     [[0.6392558380803537, -0.7990701695805367, 0.15981433150018287],
      [-0.33943000992797234, -0.1131453732227169, 0.4525753831506897]]),
    ("x = [[1, 2, 6], [3, -1, 2]]; w = [[1, -2, 0.5], [2, 1, 3]]; sum(batch_norm(x) * w)", -4.499995208323915,
     [[-4.999925000854692e-06, -4.444414815067144e-06, -1.5624941407267246e-06],
      [4.999925000854692e-06, 4.444414815067144e-06, 1.5624941407267246e-06]]),
]
"""A text, and the value and the gradient by x that PyTorch 2.14.1 gives in float64."""


@pytest.mark.parametrize(("text", "value", "gradient"), TORCH)
def test_value_and_gradient_are_pytorchs(text: str, value: float, gradient: list[object]) -> None:
    run = trace(parse(text))
    assert run.results["output"] == pytest.approx(value, rel=1e-12)
    assert np.allclose(run.results["gradients"]["x"], gradient, rtol=1e-9, atol=1e-15)


@pytest.mark.parametrize("name", COMPOSED)
def test_gradients_are_what_differences_say(name: str) -> None:
    graph = parse(COMPOSED[name].example)
    run = trace(graph)
    for node in graph.inputs:
        given = np.array(run.numbers[node.id], dtype=float)
        for place in np.ndindex(given.shape):
            def value(number: float, place: tuple[int, ...] = place, given: object = given,
                      name: str = node.name or "") -> float:
                moved = np.array(given)
                moved[place] = number
                inputs = {one.name or "": run.numbers[one.id] for one in graph.inputs} | {name: moved}
                return float(values(graph, inputs)[graph.output])

            slope = difference(value, float(given[place]))
            assert np.asarray(run.results["gradients"][node.name or ""])[place] == pytest.approx(slope, rel=1e-5,
                                                                                                 abs=1e-6)


def test_every_piece_is_a_node_of_its_own_and_prints_as_what_it_is() -> None:
    graph = parse("x = [1, 2, 6]; n = layer_norm(x); sum(n^2)")
    assert unparse(graph).splitlines()[1] == "n = (x - mean(x))/sqrt(mean((x - mean(x))^2) + 1e-05)"
    assert {node.op for node in graph.nodes} > {"mean", "sub", "pow", "add", "sqrt", "div"}
    merged = parse("x = [1, 2, 6]; n = layer_norm(x); sum(n^2)", merge=True)
    assert len(merged) < len(graph), "equal parts may be one node"


def test_the_mask_is_a_node_and_what_it_drops_gets_no_gradient() -> None:
    run = trace(parse("x = [1, 2, 6]; m = [1, 0, 1]; sum(dropout(x, m, 0.5))"), wrt=["x"])
    assert run.results["gradients"]["x"].tolist() == [2, 0, 2]


@pytest.mark.parametrize(("text", "says"), [
    ("x = 2; layer_norm(x)", "x is a number"), ("x = [1, 2]; batch_norm(x)", "It takes a matrix"),
    ("x = [1, 2]; m = [1, 0, 1]; dropout(x, m)", "2 and 3"), ("x = [1, 2]; layer_norm()", "It takes one"),
    ("x = [1, 2]; layer_norn(x)", "Did you mean layer_norm?"), ("layer_norm + 1", "Write layer_norm(x)"),
])
def test_bad_input_is_told(text: str, says: str) -> None:
    with pytest.raises(EngineError) as error:
        parse(text)
    assert says in str(error.value)
