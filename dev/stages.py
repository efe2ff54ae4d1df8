"""What each command does, stage by stage."""

import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from dev import browser, node, venv
from dev.shell import ROOT, become, environment, say, timed


def setup(_arguments: list[str]) -> int:
    """Install everything that running and testing need."""
    _require("requirements-dev.txt")
    browser.require()
    return 0


def run(arguments: list[str]) -> int:
    """Install what running needs and start the app; its address can be given as arguments."""
    _require("requirements.txt", modules=False)
    return become([venv.PYTHON, "-m", "app", "--host", "127.0.0.1", "--port", "8000", *arguments])


def check(_arguments: list[str]) -> int:
    """Run the linters and the type checkers."""
    _require("requirements-dev.txt")
    python: list[str | Path] = [venv.PYTHON, "-m"]
    packages = [name for name in ("engine", "app", "dev") if (ROOT / name).is_dir()]
    modules = node.MODULES
    timed("ruff", [*python, "ruff", "check", "--quiet", "--output-format=concise", "."])
    timed("mypy", [*python, "mypy", "--no-error-summary", *packages])
    timed("tsc", [node.find(), modules / "typescript" / "bin" / "tsc"])
    timed("eslint", [node.find(), modules / "eslint" / "bin" / "eslint.js", "--cache", "--cache-location", _CACHE, "."])
    return 0


def test(arguments: list[str]) -> int:
    """Run the checks and every test; the arguments are pytest's, whose summary is the last line."""
    start = time.perf_counter()
    _require("requirements-dev.txt")
    chromium = browser.require()
    say(f"{'set-up':<26}{time.perf_counter() - start:6.1f} s")
    check([])
    scripts = sorted((ROOT / "tests" / "js").rglob("*.test.js"))
    if scripts:
        timed(f"node --test, {len(scripts)} files", [node.find(), "--test", *scripts])
    command: list[str | Path] = [venv.PYTHON, "-m", "pytest", *_SPREAD, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment({browser.VARIABLE: chromium})).returncode


# Three workers a core, each with a browser and a server of its own: a page that comes to rest leaves the core idle.
_SPREAD = ["--numprocesses", str(min(8, 3 * (os.cpu_count() or 1))), "--dist", "worksteal"]
_CACHE = node.MODULES / ".cache" / "eslint"


def _require(requirements: str, modules: bool = True) -> None:
    """Install what is missing; pip and npm, which wait for different things, at the same time."""
    if venv.ready(requirements) and node.ready(modules):
        return
    venv.make()
    node.find()  # may itself need pip, so before pip is busy
    with ThreadPoolExecutor() as pool:
        for job in [pool.submit(venv.require, requirements), pool.submit(node.require)]:
            job.result()
