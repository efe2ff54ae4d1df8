"""Values and gradients equal PyTorch's recorded ones; the code that gave them stands beside each."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.expressions import MICROGRAD
from engine import parse, trace
from engine.op import REGISTRY

RECORDED = json.loads((Path(__file__).parent.parent / "data" / "torch.json").read_text())["rows"]
RATIONAL, TRANSCENDENTAL = 1e-12, 1e-10
RATIONAL_OPS = {"add", "sub", "neg", "mul", "div", "square", "abs", "sign", "floor", "relu", "leaky_relu", "max", "min"}


@pytest.mark.parametrize("row", RECORDED, ids=lambda row: f"{row['expression']} at {list(row['inputs'].values())}")
def test_value_and_gradients_equal_pytorchs(row: dict[str, Any]) -> None:
    run = trace(parse(row["expression"]), row["inputs"])
    rational = {n.op for n in run.structure.graph.nodes if not n.is_leaf} <= RATIONAL_OPS
    close = {"rel": RATIONAL if rational else TRANSCENDENTAL, "abs": 0.0}
    assert run.results["output"] == pytest.approx(row["value"], **close)
    for name, gradient in row["gradients"].items():
        assert run.results["gradients"][name] == pytest.approx(gradient, **close)


def test_every_op_with_a_gradient_is_recorded() -> None:
    with_gradient = {op.name for op in REGISTRY.elementwise if any(op.rules.values())}
    assert {row["op"] for row in RECORDED if "op" in row} == with_gradient


def test_the_expression_of_micrograds_readme_gives_what_it_prints_there() -> None:
    run = trace(parse(MICROGRAD.ours), {"a": -4.0, "b": 2.0})
    gradients = {name: round(number, 4) for name, number in run.results["gradients"].items()}
    assert gradients == {"a": 138.8338, "b": 645.5773}
    assert round(run.results["output"], 4) == 24.7041
