"""One process that knows SymPy: started when it is first asked, killed when it takes too long, and started again."""

import json
import os
import subprocess
import sys
from pathlib import Path
from queue import Empty, Queue
from threading import Lock, Thread, Timer
from time import monotonic
from typing import Any

START_SECONDS = 20.0
"""How long it may take to import SymPy on a machine that has other things to do."""
IDLE_SECONDS = 120.0
"""So long after the last question it ends: what nobody asks of needs no memory."""


class Symbolic:
    """Asks the process, one question at a time.

    Parameters
    ----------
    seconds : float
        How long a question may take.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._lock = Lock()
        self._process: subprocess.Popen[str] | None = None
        self._told: Queue[str | None] = Queue()
        self._idle: Timer | None = None

    def ask(self, question: dict[str, Any]) -> tuple[dict[int, list[Any]], bool]:
        """Return the derivatives that came in time, by input, as nodes of our ops; and whether those are all."""
        with self._lock:
            if self._idle:
                self._idle.cancel()
            found: dict[int, list[Any]] = {}
            if not self._started():
                return found, False
            whole = self._exchange(question, found)
            if not whole:
                self._kill()
            else:
                self._idle = Timer(IDLE_SECONDS, self.close)
                self._idle.daemon = True
                self._idle.start()
            return found, whole

    def close(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            self._kill()

    def _exchange(self, question: dict[str, Any], found: dict[int, list[Any]]) -> bool:
        process = self._process
        if process is None or process.stdin is None:
            return False
        try:
            process.stdin.write(json.dumps(question) + "\n")
            process.stdin.flush()
        except OSError:
            return False
        end = monotonic() + self.seconds
        while (told := self._next(end)) is not None:
            if "end" in told:
                return True
            found[told["by"]] = told["tree"]
        return False

    def _next(self, end: float) -> dict[str, Any] | None:
        """The next line that comes before then; None where none comes any more."""
        try:
            line = self._told.get(timeout=max(0.0, end - monotonic()))
        except Empty:
            return None
        told: dict[str, Any] | None = None if line is None else json.loads(line)
        return told

    def _started(self) -> bool:
        if self._process is not None and self._process.poll() is None:
            return True
        self._kill()
        root = str(Path(__file__).resolve().parents[2])
        # Of the caller's surroundings it gets what Python needs, and arithmetic on one thread.
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LANG") if name in os.environ}
        self._told = Queue()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "engine.symbolic"], cwd=root,
            env={**kept, "PYTHONPATH": root, "OPENBLAS_NUM_THREADS": "1"},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        Thread(target=_pump, args=(self._process, self._told), daemon=True).start()
        if self._next(monotonic() + START_SECONDS) is not None:
            return True
        self._kill()
        return False

    def _kill(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    pipe.close()


def _pump(process: "subprocess.Popen[str]", told: "Queue[str | None]") -> None:
    """Hand lines on as they come: a pipe has no time-out of its own."""
    try:
        for line in process.stdout or ():
            told.put(line)
    except ValueError:  # closed while it was read
        pass
    told.put(None)
