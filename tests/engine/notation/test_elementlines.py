"""A pull between arrays element by element: products add up to what arrives, names are the elements'."""

from typing import Any

import numpy as np
import pytest

from engine import Trace, parse, trace
from engine.examples import EXAMPLES
from engine.networks import NetworkSpec, lower_to_arrays
from engine.networks.reader import read_layers
from engine.notation.elementlines import ElementLine, element_lines
from engine.notation.formula import latex
from engine.notation.labels import labels

LAYER = "s = W @ x; z = σ(s); y = w @ z; L = square_loss(y, y_star); W = [[2, -1], [-1, 1]]; x = [1, 2]; w = [[3, -1]]"
TEXTS = [
    LAYER + "; y_star = 2",
    "X = [[1, 2], [3, 4], [5, 6]]; W = [[1, 2], [2, 1]]; sum(tanh(X @ W) * 2)",
    "x = [1, 2]; W = [[1, 2, 3], [4, 5, 6]]; sum((x @ W)^2)",
    "z = [1, 2, -1]; t = [0, 1, 0]; cross_entropy(softmax(z), t)",
    "x = [1, 2, 3]; b = 2; sum((x + b) * x) + x[0]",
    "x = [1, 2, 3]; dot(x, x)",
    "A = [[1, 2], [3, 4]]; x = [5, 6]; sum(A.T @ x + sum(A, 0))",
]


def lines_of(run: Trace) -> dict[int, list[ElementLine]]:
    found = labels(run.structure.graph)
    return {k: element_lines(run.structure, found, k) for k in range(1, len(run.structure.steps) + 1)}


def written(run: Trace, line: ElementLine) -> list[str]:
    return ["".join(latex(term, line.numbers(run.numbers)) for term in link) for link in line.links]


def pull(run: Trace, to: str) -> int:
    """The first k at which something arrives at a node."""
    graph = run.structure.graph
    steps = enumerate(run.structure.steps, 1)
    return next(k for k, step in steps if step.kind == "pull" and step.to == graph.names[to])


@pytest.mark.parametrize("text", TEXTS)
def test_the_products_of_a_line_add_up_to_what_arrives(text: str) -> None:
    run = trace(parse(text))
    told = 0
    for k, lines in lines_of(run).items():
        step = run.structure.steps[k - 1]
        assert not lines or len(lines) == np.size(run.numbers[step.contribution])
        for at, line in enumerate(lines):
            *products, total = line.numbers(run.numbers)
            made = sum(a * b for a, b in zip(products[::2], products[1::2], strict=True))
            assert made == pytest.approx(total, abs=1e-12)
            assert total == np.ravel(run.numbers[step.contribution])[at]
            told += 1
    assert told


def test_a_line_is_written_as_on_a_blackboard() -> None:
    run = trace(parse(TEXTS[0]))
    found = lines_of(run)
    assert written(run, found[pull(run, "x")][0]) == [
        r"\dfrac{\partial L}{\partial x_1}",
        r"{} = v_{1} \dfrac{\partial s_1}{\partial x_1}{} + v_{2} \dfrac{\partial s_2}{\partial x_1}",
        r"{} = v_{1} W_{1,1}{} + v_{2} W_{2,1}", r"{} = (-0.923) \cdot 2{} + 0.242 \cdot (-1)", r"{} = -2.09"]
    assert written(run, found[pull(run, "W")][1])[2] == "{} = v_{1} x_2", "an outer product: one product each"
    assert [len(line.links[1]) for line in found[pull(run, "s")]] == [1, 1], "a diagonal Jacobian has n numbers"
    spoken = found[pull(run, "x")][1].spoken.fill(found[pull(run, "x")][1].numbers(run.numbers), aloud=True)
    assert spoken == "The gradient at x 2: minus 0.923 times minus 1 plus 0.242 times 1 is 1.17."


def test_one_of_several_contributions_is_no_equality_yet() -> None:
    run = trace(parse("x = [1, 2]; y = [3, 4]; sum(x y + x)"))
    signs = [lines[0].links[1][0][0] for k, lines in lines_of(run).items()
             if lines and run.structure.steps[k - 1].to == run.structure.graph.names["x"]]
    assert signs == [r"{} \leftarrow ", r"{} = \cdots + "]


def test_the_output_is_not_on_both_sides() -> None:
    run = trace(parse(TEXTS[3]))
    step = next(k for k, lines in lines_of(run).items() if lines)
    first = written(run, lines_of(run)[step][0])[1]
    assert r"\partial f}" not in first and r"\partial (" in first


def test_what_is_not_drawn_or_is_a_number_has_no_lines() -> None:
    large = trace(parse(f"x = {[1.0] * 8}; y = {[2.0] * 8}; sum(σ(x) + y)"))
    assert not any(lines_of(large).values())
    run = trace(parse(TEXTS[0]))
    forward = [k for k, step in enumerate(run.structure.steps, 1) if step.kind != "pull"]
    assert not any(lines_of(run)[k] for k in forward)


def test_a_networks_elements_have_the_names_of_its_weights() -> None:
    network = lower_to_arrays(NetworkSpec(read_layers("nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))")))
    run = trace(network.graph, wrt=network.parameters)

    def flat(held: Any) -> list[str]:
        return [one for own in held for one in flat(own)] if isinstance(held, list) else [held or "1"]

    names = {node: flat(held) for node, held in network.elements.items()}
    lines = element_lines(run.structure, labels(run.structure.graph), pull(run, "W_h"), names)
    assert written(run, lines[4])[0] == r"\dfrac{\partial L}{\partial w^h_{12}}"
    assert written(run, lines[4])[2] == "{} = v_{2} x_1" and written(run, lines[3])[2] == r"{} = v_{2} \cdot 1"
    texts = [text for k in range(1, len(run.structure.steps) + 1)
             for line in element_lines(run.structure, labels(run.structure.graph), k, names)
             for text in written(run, line)]
    assert not any(r"\partial 1}" in text for text in texts), "a 1 for ever is no name"


def test_every_example_with_arrays_has_its_lines() -> None:
    told = 0
    for example in EXAMPLES:
        if example.network is not None:
            continue
        shapes = {name: np.shape(value) for name, value in example.inputs.items() if np.ndim(value)}
        run = trace(parse(example.text, shapes=shapes), example.inputs)
        if run.structure.graph.has_arrays:
            for lines in lines_of(run).values():
                for line in lines:
                    assert all(np.isfinite(line.numbers(run.numbers)))
                    told += 1
    assert told
