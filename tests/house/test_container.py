"""The container file, read as the engine would that may not be here: what it names is there, and works."""

import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from app.__main__ import main
from dev import wheel
from dev.shell import environment
from tests.house.sources import ROOT, text

LINES = re.sub(r"\\\n\s*", "", re.sub(r"^#.*\n", "", text(Path("Containerfile")), flags=re.M)).splitlines()
STEPS = [tuple(line.split(None, 1)) for line in LINES if line]
STAGES = [index for index, (word, _) in enumerate(STEPS) if word == "FROM"]
FIRST, LAST = STEPS[: STAGES[-1]], STEPS[STAGES[-1]:]


def arguments(word, steps):
    """List what stands behind a word."""
    return [rest for step, rest in steps if step == word]


def copies():
    """List what is copied from here, and where to."""
    rows = [rest.split() for rest in arguments("COPY", FIRST)]
    return [(source, goal) for *sources, goal in rows for source in sources]


def test_bases_are_names_without_a_host():
    assert arguments("FROM", STEPS) == ["python:3.12-slim AS build", "python:3.12-slim"]


@pytest.mark.parametrize(("source", "goal"), copies())
def test_what_is_copied_is_there_and_keeps_its_name(source, goal):
    assert (ROOT / source).is_dir() if goal == f"{source}/" else ((ROOT / source).is_file() and goal == "./")


def test_what_is_copied_makes_the_same_wheel(tmp_path):
    for source, goal in copies():
        if goal == "./":
            shutil.copy(ROOT / source, tmp_path)
        else:
            shutil.copytree(ROOT / source, tmp_path / goal)
    script = "from dev import backend; print(backend.build_wheel('.'))"
    made = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=environment(), text=True,
                          capture_output=True, check=True).stdout.strip()
    (tmp_path / "here").mkdir()
    assert (tmp_path / "here" / wheel.write(tmp_path / "here", wheel.contents())).read_bytes() == (
        tmp_path / made).read_bytes()


def test_the_last_stage_has_what_the_first_installed_and_installs_nothing():
    assert arguments("COPY", LAST) == ["--from=build /opt/gradwalk /opt/gradwalk"]
    assert arguments("RUN", LAST) == []
    assert "python -m venv /opt/gradwalk" in arguments("RUN", FIRST)
    installs = [shlex.split(run) for run in arguments("RUN", FIRST)[1:]]
    assert [install[:2] for install in installs] == [["/opt/gradwalk/bin/pip", "install"]] * 2
    assert arguments("ENV", LAST) == ["PATH=/opt/gradwalk/bin:$PATH"]


def test_it_runs_as_nobody_in_particular():
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", *arguments("USER", LAST))


def test_its_command_is_ours_with_options_that_there_are(monkeypatch, capsys):
    command, *options = json.loads(*arguments("CMD", LAST))
    assert command in tomllib.loads(text(Path("pyproject.toml")))["project"]["scripts"]
    assert options == ["--host", "0.0.0.0", "--port", *arguments("EXPOSE", LAST), "--no-browser"]
    monkeypatch.setattr(sys, "argv", [command, *options, "--help"])
    with pytest.raises(SystemExit, match="0"):
        main()
    known = capsys.readouterr().out
    assert all(option in known for option in options if option.startswith("--"))


def test_its_health_is_a_call_that_answers(client):
    (check,) = arguments("HEALTHCHECK", LAST)
    assert compile(json.loads(check.partition("CMD ")[2])[2], "health", "exec")
    found = re.search(r"http://127\.0\.0\.1:(\d+)(/[^']+)'", check)
    assert found and found[1] in arguments("EXPOSE", LAST)
    assert client.get(found[2]).status_code == 200
