"""What the page puts together from wordings is what Python says, line by line."""

import json
import subprocess
from typing import Any

import pytest
from flask.testing import FlaskClient

from dev import node
from engine import parse, trace
from engine.examples import EXPRESSIONS
from engine.notation.formula import Sentence, latex
from engine.notation.script import Script
from engine.op import REGISTRY
from tests.conftest import ROOT
from tests.engine.notation import generated

RUNNER = ROOT / "tests" / "js" / "core" / "lines-runner.js"
LONG = "+".join(f"x_{i} y" for i in range(12))
TEXTS = [*(op.example for op in REGISTRY), *(example.text for example in EXPRESSIONS), *generated.HARD,
         LONG, "x x + x y + x", "max(x, x, y)", "f = x/0*0; g = f f"]


def in_python(text: str, inputs: dict[str, float]) -> list[dict[str, Any]]:
    """What Python says at each step."""
    run = trace(parse(text), inputs)
    script = Script(run.structure)
    numbers = script.closed.numbers(script.numbers(run.numbers))
    wide = [stop for stops in script.wide.values() for stop in stops.values() if stop]
    coarse = [*script.closed.parts.values(), *wide]

    def both(sentence: Sentence) -> list[str]:
        return [sentence.fill(numbers), sentence.fill(numbers, aloud=True)]

    said = []
    for lines in (*script.lines, *(script.closed.lines(stop, script.face) for stop in coarse)):
        told: dict[str, Any] = {name: both(line) if isinstance(line, Sentence) else latex(line, numbers)
                                for name, line in lines._asdict().items() if name != "notes" and line}
        said.append(told | {"notes": [[note.kind, note.slot, *both(note.sentence)] for note in lines.notes]})
    return said


@pytest.mark.parametrize("value", [None, 0.0, -0.4321])
def test_the_page_says_at_each_step_what_python_says(client: FlaskClient, value: float | None) -> None:
    catalogue = client.get("/messages/en.json").get_json()
    given = [{} if value is None else {node.name: value for node in parse(text).inputs if not node.shape}
             for text in TEXTS]
    traces = [client.post("/api/v1/trace", json={"expression": text, "inputs": inputs}).get_json()
              for text, inputs in zip(TEXTS, given, strict=True)]
    sent = json.dumps({"catalogue": catalogue, "traces": traces}).encode()
    found = json.loads(subprocess.run([node.find(), RUNNER], input=sent, capture_output=True, check=True).stdout)
    for text, inputs, steps in zip(TEXTS, given, found, strict=True):
        assert steps == in_python(text, inputs), text


def test_a_thousand_nodes_have_a_dozen_wordings_or_two(client: FlaskClient) -> None:
    wide = "+".join("abcdfghk"[i % 8] + "abcdfghk"[(i + 1) % 8] for i in range(991))
    answer = client.post("/api/v1/trace", json={"expression": wide})
    told = answer.get_json()
    assert (len(told["graph"]["nodes"]), len(told["steps"])) == (1000, 3966)
    assert len(told["wordings"]) < 24
    assert len(answer.data) < 2_000_000
