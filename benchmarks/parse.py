"""Parsing beside Python's own parser: how many times as long the same text takes.

    .venv/bin/python -m benchmarks.parse

Both read each text in turn, round after round, and the fastest of each counts; then sums of 1,000 and
10,000 terms show whether time grows with the text.
"""

import ast
from collections.abc import Callable
from functools import partial
from time import perf_counter

from benchmarks.expressions import TEXTS
from engine.language import parse

BUDGET = 4.0


def fastest(tasks: list[Callable[[], object]], rounds: int) -> list[float]:
    """Return the shortest time of each task in seconds; they take turns.

    Examples
    --------
    >>> [time >= 0 for time in fastest([int, str], 3)]
    [True, True]
    """
    times = [[0.0] * rounds for _ in tasks]
    for turn in range(rounds):
        for task, own in zip(tasks, times, strict=True):
            start = perf_counter()
            task()
            own[turn] = perf_counter() - start
    return [min(own) for own in times]


def main() -> None:
    """Print the ratios."""
    for name, text, python, rounds in TEXTS:
        ours, theirs = fastest([partial(parse, text), partial(ast.parse, python)], rounds)
        print(f"{name:<24}{ours * 1e6:10.1f} µs{theirs * 1e6:10.1f} µs{ours / theirs:7.2f}   of {BUDGET:g}")
    small, large = (" + ".join(f"x_{i}" for i in range(size)) for size in (1000, 10_000))
    first, second = fastest([partial(parse, small), partial(parse, large)], 20)
    print(f"{'10,000 terms / 1,000':<24}{second * 1e6:10.1f} µs{first * 1e6:10.1f} µs{second / first:7.2f}   of 10")


if __name__ == "__main__":
    main()
