"""How often a gradient serves: the storyboard's counts, and what the API and other walks say."""

from collections import Counter
from typing import Any

import pytest
from flask.testing import FlaskClient

from engine import parse
from engine.reuse import uses
from engine.stops import stops
from engine.structure import plan
from tests.engine.storyboard import NETWORK, TWO_TWO_ONE

BODY = {"expression": TWO_TWO_ONE, "inputs": NETWORK["weights"] | NETWORK["example"], "wrt": [*NETWORK["weights"]]}


PULLS = [stop for stop in NETWORK["steps"] if "reused" in stop]


@pytest.mark.parametrize("stop", PULLS, ids=lambda stop: stop["title"])
def test_the_api_tells_what_is_reused_where_the_storyboard_does(client: FlaskClient, stop: dict[str, Any]) -> None:
    step = client.post("/api/v1/step", json=BODY | {"step": stop["k"], "detail": "part"}).get_json()["step"]
    assert step.get("reused") == stop["reused"]
    assert (step.get("uses", 0) > 1) == (stop["reused"] is not None)


def test_by_the_end_each_gradient_has_served_as_often_as_the_storyboard_counts() -> None:
    walk = plan(parse(TWO_TWO_ONE), wrt=[*NETWORK["weights"]])
    last = Counter[str]()
    for k in stops(walk, "part"):
        count = uses(walk, k, "part")
        if count:
            name = walk.graph[walk.owner[walk.steps[k - 1].node]].name or ""
            last[f"∂L/∂{name}".replace("_1", "₁").replace("_2", "₂")] = count
    assert last == NETWORK["uses"]


@pytest.mark.parametrize(("text", "detail", "counts"), [
    ("f = x y", "edge", [0, 0, 0]), ("g = x x; f = g z", "edge", [0, 0, 0, 1, 2]), ("f = x", "edge", [0]),
    ("g = x + y; f = g g", "edge", [0, 0, 0, 1, 2]), ("g = x + y; f = g z", "node", [0, 0, 0, 1, 2]),
    ("g = x + y; f = g z", "pass", [0]), ("g = x y + x z; f = sin(g)", "part", [0, 0, 1, 2, 3]),
])
def test_uses_are_counted_by_the_stops_shown(text: str, detail: str, counts: list[int]) -> None:
    walk = plan(parse(text))
    assert [uses(walk, k, detail) for k in stops(walk, detail) if k > walk.forward_steps] == counts
