"""From a cold start to the first answer of POST trace, beside a bare Flask application with NumPy.

    .venv/bin/python -m benchmarks.cold

Each starts as a fresh process, is asked as soon as it says where it listens, and is ended. They take turns. Both
have started once before, so that what Python compiles is there, and the disk awake.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from urllib.request import Request, urlopen

from benchmarks.expressions import LECTURE
from benchmarks.row import Row, show, timed
from benchmarks.turns import fastest
from dev.shell import ROOT

OURS = ("app", "--port", "0", "--no-browser")
BARE = ("benchmarks.bare",)
PEER = "bare Flask and NumPy"
BUDGETS = {PEER: 1.25}
ROUNDS = 15


def answered(module: tuple[str, ...]) -> None:
    """Start a module as a process, ask it for a trace, and end it."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    asked = json.dumps({"expression": LECTURE.ours}).encode()
    with subprocess.Popen([sys.executable, "-m", *module], cwd=ROOT, env=environment, stdout=subprocess.PIPE,
                          text=True) as server:
        try:
            found = re.search(r"http://\S+/", server.stdout.readline() if server.stdout else "")
            assert found, "it says no address"
            request = Request(f"{found[0]}api/v1/trace", asked, {"Content-Type": "application/json"})
            with urlopen(request, timeout=20) as answer:
                assert answer.status == 200 and answer.read()
        finally:
            server.kill()


def rows() -> Iterator[Row]:
    """Measure, row by row."""
    tasks = [partial(answered, OURS), partial(answered, BARE)]
    for task in tasks:
        task()
    ours, bare = fastest([*tasks], ROUNDS)
    yield timed("first answer from cold", ours, {PEER: bare}, BUDGETS)


if __name__ == "__main__":
    show(rows())
