"""The page's machine, run by Node.js for the tests."""

import subprocess
from collections.abc import Sequence

import numpy as np

from app.wire.answer import encode
from app.wire.program import ProgramBody
from dev import node
from tests.conftest import ROOT
from tests.engine.programs import Point

RUNNER = ROOT / "tests" / "js" / "core" / "tape-runner.js"


def on_the_page(sent: Sequence[tuple[ProgramBody, Sequence[Point]]]) -> list[list[np.ndarray]]:
    """Run programs as the page does, and return the numbers at each point of each."""
    asked = encode([{"program": body, "points": points} for body, points in sent])
    given = subprocess.run([node.find(), RUNNER], input=asked, capture_output=True, check=True).stdout
    numbers, found, at = np.frombuffer(given), [], 0
    for body, points in sent:
        size = len(body.places)
        found.append([numbers[at + i * size: at + (i + 1) * size] for i in range(len(points))])
        at += size * len(points)
    assert at == len(numbers)
    return found
