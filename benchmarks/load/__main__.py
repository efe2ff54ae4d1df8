"""Play a class at one server for a while: every wait is measured from where the student sits.

    .venv/bin/python -m benchmarks.load --students 300 --seconds 120
    .venv/bin/python -m benchmarks.load --trainings 2

Starts ``python -m app`` itself, and asks 127.0.0.1 alone. Client and server share the machine; what the client itself
takes of it, and how late it is, is told, too.
"""

import argparse
import asyncio
import contextlib
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from random import Random

from benchmarks.load.browser import MOST, Browser
from benchmarks.load.hostile import hold
from benchmarks.load.student import OPENING, Student
from benchmarks.load.told import Told, quantile
from benchmarks.load.training import Trainer

ARRIVAL = 1.0
"""Seconds within which all open the page: the link is on the wall."""


@contextlib.contextmanager
def serving() -> Iterator[int]:
    """Start the app as a user does, and give its port."""
    command = [sys.executable, "-m", "app", "--port", "0", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            line = server.stdout.readline() if server.stdout else ""
            found = re.search(r":(\d+)/", line)
            if not found:
                raise SystemExit("the app did not start")
            yield int(found[1])
        finally:
            server.terminate()


async def lateness(late: list[float]) -> None:
    """Write down how late this process itself is, in milliseconds."""
    while True:
        began = time.perf_counter()
        await asyncio.sleep(0.02)
        late.append((time.perf_counter() - began - 0.02) * 1000)


async def play(port: int, students: int, seconds: float, hostile: int,
               trainers: list[Trainer]) -> tuple[Told, list[float]]:
    """Let students attend, some hold connections, some train, and return what was waited."""
    told, late = Told(), []
    browsers = [Browser(port, told) for _ in range(students)]

    async def attend(number: int, browser: Browser) -> None:
        chance = Random(number)
        await asyncio.sleep(chance.uniform(0, ARRIVAL))
        await Student(browser, chance).attend()

    tasks = [asyncio.create_task(attend(*numbered)) for numbered in enumerate(browsers)]
    tasks += [asyncio.create_task(hold(port, number)) for number in range(hostile)]
    tasks += [asyncio.create_task(trainer.train()) for trainer in trainers]
    tasks.append(asyncio.create_task(lateness(late)))
    done, _ = await asyncio.wait(tasks, timeout=seconds, return_when=asyncio.FIRST_EXCEPTION)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for browser in browsers:
        browser.leave()
    for task in done:
        task.result()
    return told, late


def main() -> None:
    """Play, and print the table."""
    parser = argparse.ArgumentParser("python -m benchmarks.load", description="Play a class at one server.")
    parser.add_argument("--students", type=int, default=300, help="how many (default: %(default)s)")
    parser.add_argument("--seconds", type=float, default=120, help="for how long (default: %(default)s)")
    parser.add_argument("--hostile", type=int, default=40, help="connections held badly (default: %(default)s)")
    parser.add_argument("--trainings", type=int, default=0, help="networks trained meanwhile (default: %(default)s)")
    options = parser.parse_args()
    if not (0 < options.students <= 1000 and 0 < options.seconds <= 600 and 0 <= options.hostile <= 2000
            and 0 <= options.trainings <= 10):
        parser.error("at most 1000 students, 600 seconds, 2000 hostile connections and 10 trainings")
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    if 0 < most < options.students * MOST + options.hostile + 50:
        parser.error(f"this machine allows {most} open connections")
    with serving() as port:
        began, trainers = time.process_time(), [Trainer(port) for _ in range(options.trainings)]
        told, late = asyncio.run(play(port, options.students, options.seconds, options.hostile, trainers))
        client = time.process_time() - began
    server = resource.getrusage(resource.RUSAGE_CHILDREN)
    taken = server.ru_utime + server.ru_stime
    # Kilobytes on Linux, bytes on macOS.
    memory = server.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    print(*told.lines(), sep="\n")
    print(f"\nserver: at most {memory:.0f} MB; {taken:.1f} s of processor in {options.seconds:g} s")
    print(f"client: {client:.1f} s of processor, late by {quantile(sorted(late), 0.95):.1f} ms (p95)")
    if trainers:
        print(f"trained: {' and '.join(str(one.epochs) for one in trainers)} epochs of 2,000 examples told, "
              f"{sum(one.refused for one in trainers)} runs not begun")
    print(told.verdict(OPENING))


if __name__ == "__main__":
    main()
