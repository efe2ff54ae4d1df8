"""Parsing beside Python's own parser: how many times as long the same text takes.

    .venv/bin/python -m benchmarks.parse

Both read each text in turn, round after round, and the fastest of each counts. Sums of 1,000 and 10,000 terms show
whether time grows with the text; 5,000 nested brackets, which Python's parser refuses, whether depth costs more.
"""

import ast
from collections.abc import Iterator
from functools import partial

from benchmarks.expressions import TEXTS
from benchmarks.row import Beside, Row, duration, show, timed
from benchmarks.turns import fastest
from engine.language import parse

PEER = "ast.parse"
BUDGETS = {PEER: 4.0}
NESTED = 5_000


def rows() -> Iterator[Row]:
    """Measure, row by row."""
    for name, text, python, rounds in TEXTS:
        ours, theirs = fastest([partial(parse, text), partial(ast.parse, python)], rounds)
        yield timed(f"parsing {name}", ours, {PEER: theirs}, BUDGETS)
    small, large = (" + ".join(f"x_{i}" for i in range(size)) for size in (1000, 10_000))
    first, second = fastest([partial(parse, small), partial(parse, large)], 20)
    yield Row("parsing 10,000 terms", duration(second), (Beside(second / first, "1,000 terms", duration(first), 10.0),))
    nested, flat = "(" * NESTED + "x" + ")" * NESTED, "(x)+" * NESTED + "x"
    first, second = fastest([partial(parse, nested), partial(parse, flat)], 20)
    yield Row(f"parsing {NESTED:,} brackets, nested", duration(first),
              (Beside(first / second, "as many side by side", duration(second)),))


if __name__ == "__main__":
    show(rows())
