"""Run other programs, and say what is being done in one line each."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Failure(Exception):
    """What cannot be done, in a sentence that says what to do instead."""


def say(text: str, end: str = "\n") -> None:
    """Print at once, in order with what child processes print, whatever the terminal's alphabet."""
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding), end=end, flush=True)


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment for a child: ours, writing byte code even where the machine says not to.

    Uncompiled modules would cost a fifth of a second at each start.
    """
    child = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return child | dict(extra or {})


def call(command: Sequence[str | Path], extra: Mapping[str, str] | None = None, timeout: float | None = None) -> str:
    """Run a command in the project's folder, quietly.

    Parameters
    ----------
    command : sequence of str or Path
        The program and its arguments.
    extra : mapping, optional
        Environment variables on top of ours.
    timeout : float, optional
        Seconds after which the command is stopped.

    Returns
    -------
    str
        What it printed.

    Raises
    ------
    Failure
        With everything it printed, when it fails, is missing or takes too long.
    """
    words = [str(word) for word in command]
    shown = " ".join([Path(words[0]).name, *words[1:]])
    try:
        done = subprocess.run(
            words,
            cwd=ROOT,
            env=environment(extra),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=timeout,
        )
    except subprocess.TimeoutExpired as error:
        raise Failure(f"`{shown}` took longer than {timeout:.0f} s.") from error
    except OSError as error:
        raise Failure(f"`{shown}` could not be started: {error}.") from error
    if done.returncode:
        raise Failure(f"{done.stdout.rstrip()}\n`{shown}` failed with status {done.returncode}.")
    return done.stdout


def timed(name: str, command: Sequence[str | Path], extra: Mapping[str, str] | None = None) -> None:
    """Run one stage and print its name and its seconds, or fail with its output."""
    start = time.perf_counter()
    say(f"{name:<26}", end="")
    try:
        call(command, extra)
    except Failure:
        say("failed")
        raise
    say(f"{time.perf_counter() - start:6.1f} s")


def become(command: Sequence[str | Path]) -> int:
    """Replace this process by another; on Windows, which cannot, run it and return its status."""
    words = [str(word) for word in command]
    if sys.platform == "win32":
        return subprocess.run(words, cwd=ROOT, env=environment()).returncode
    os.chdir(ROOT)
    os.execve(words[0], words, environment())
