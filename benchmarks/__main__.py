"""The whole table, or the parts that are named.

    .venv/bin/python -m benchmarks [scalar trace arrays sgd parse answers cold page tasks drag] [--playground CHECKOUT]

Peers are optional: `pip install -r benchmarks/requirements.txt`, and for `sgd` a checkout of tensorflow/playground. Who
is missing is named first. Each part is a module that runs alone, too; what it measures, and how, stands at its head.
"""

import argparse
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

from benchmarks import peers, sgd
from benchmarks.row import Row, show
from dev.shell import Failure

PARTS = ("scalar", "trace", "arrays", "digits", "sgd", "parse", "answers", "cold", "page", "tasks", "drag")


def main() -> None:
    """Print the rows of each part."""
    parser = argparse.ArgumentParser("python -m benchmarks")
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="part", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--playground", type=Path, help="where a checkout of tensorflow/playground is")
    options = parser.parse_args()
    show([*peers.missing(), *([] if options.playground else [sgd.MISSING])])
    for part in options.parts or PARTS:
        print(f"\n{part}")
        try:
            rows: Callable[[], Iterable[Row | str]] = import_module(f"benchmarks.{part}").rows
            show(sgd.rows(options.playground) if part == "sgd" else rows())
        except (Failure, ImportError) as missing:
            print(f"cannot be measured: {missing}")


if __name__ == "__main__":
    main()
