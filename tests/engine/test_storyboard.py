"""The lecture's function says at every step what the storyboard says, in engine and API."""

import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from engine import parse, trace
from engine.notation.board import board
from engine.notation.script import Script

WALK = json.loads((Path(__file__).parent.parent / "storyboard.json").read_text())["walks"][0]
SAID = ("heading", "title", "rule", "local_rule", "sentence", "spoken")
NUMBERS = ("value", "gradient", "upstream", "local", "contribution", "total", "arrived", "expected", "final")


def walk(text: str, inputs: dict[str, float]) -> list[dict[str, Any]]:
    """Every step as board and numbers together."""
    run = trace(parse(text), inputs)
    script = Script(run.structure)
    steps = []
    for k, step in enumerate(run.structure.steps, 1):
        slots = {n: run.numbers[getattr(step, n)] for n in NUMBERS[:6] if getattr(step, n) >= 0}
        counts = {"arrived": step.arrived, "expected": step.expected, "final": step.final} if step.arrived else {}
        steps.append(board(run, script, k) | slots | counts | {"kind": step.kind, "k": k})
    return steps


def test_all_nine_steps_are_the_storyboards() -> None:
    assert walk(WALK["text"], WALK["inputs"]) == WALK["steps"]
    assert len(WALK["steps"]) == WALK["total_steps"]


def test_the_nodes_stand_in_the_storyboards_order() -> None:
    labels = Script(trace(parse(WALK["text"])).structure).labels
    assert [labels.face(id).text.replace("²", "^2") for id in range(6)] == WALK["node_order"]


@pytest.mark.parametrize("step", WALK["steps"], ids=lambda step: f"k={step['k']}")
def test_the_api_says_the_same(client: FlaskClient, step: dict[str, Any]) -> None:
    body = {"expression": WALK["text"], "inputs": WALK["inputs"], "step": step["k"]}
    answer = client.post("/api/v1/step", json=body).get_json()
    assert answer["board"] == {name: step[name] for name in SAID if name in step}
    numbers = {name: answer["step"][name] for name in NUMBERS if name in answer["step"]}
    assert numbers == {name: step[name] for name in NUMBERS if name in step}


def test_the_trace_filled_in_says_the_same_as_the_step(client: FlaskClient) -> None:
    answer = client.post("/api/v1/trace", json={"expression": WALK["text"], "inputs": WALK["inputs"]}).get_json()
    assert answer["total_steps"] == 9 and answer["forward_steps"] == 3
    assert answer["results"] == {"output": -26, "gradients": {"x": 13, "y": -12, "z": -2}}
    for step, told in zip(answer["steps"], WALK["steps"], strict=True):
        for name in NUMBERS[:6]:
            assert (name in step) == (name in told)
            if name in step:
                assert answer["numbers"][step[name]] == told[name]


def renamed(text: str) -> str:
    """Exchange the names x, y, z, g for u, v, w, h where they stand as names."""
    return text.translate(str.maketrans("xyz", "uvw"))


def test_the_same_walk_under_other_names_only_exchanges_the_names() -> None:
    told = walk("g = v^2 + w\nf(u, v, w) = u g", {"u": -2, "v": 3, "w": 4})
    for ours, step in zip(told, WALK["steps"], strict=True):
        for name in ("rule", "local_rule"):
            assert ours.get(name) == (renamed(step[name]) if name in step else None)
        assert ours["title"] == step["title"].translate(str.maketrans("xyz", "uvw"))
        assert {n: ours[n] for n in NUMBERS if n in ours} == {n: step[n] for n in NUMBERS if n in step}


def test_the_same_walk_with_other_numbers_only_exchanges_the_numbers() -> None:
    told = walk(WALK["text"], {"x": 5, "y": -0.5, "z": 0.25})
    assert [s["title"] for s in told] == [s["title"] for s in WALK["steps"]]
    assert told[0]["rule"] == "y^2 = (-0.5)^{2} = 0.25".replace("{2}", "2")
    assert told[2]["rule"] == r"f = x\,g = 5 \cdot 0.5 = 2.5"
    assert told[8]["local_rule"] == r"\frac{\partial (y^2)}{\partial y} = 2y = -1"
    assert told[8]["spoken"] == ("Backward step 6 of 6. Through the square back to y. "
                                 "Upstream 5 times local minus 1 is minus 5. The gradient at y is now minus 5, final.")
    assert [s["rule"] for s in told[3:]] == [s["rule"] for s in WALK["steps"][3:]]
