"""The process: questions come in as lines of JSON, derivatives go out as they are found, each on a line of its own."""

import json
import sys
from collections.abc import Iterator
from typing import Any

import engine.ops  # noqa: F401  (declares the ops)
from engine.symbolic.expressions import Expressions, Unwritten

MEMORY_BYTES = 1 << 30
CPU_SECONDS = 10
"""Beyond, the system ends it, even if nobody is there any more who could."""


def bound() -> None:
    """Let the system end this process where it takes too much, for this question and those before it."""
    try:
        import resource
    except ImportError:  # Windows: whoever asks kills it in time.
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime) + CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))


def derivatives(both: Expressions, sympy: Any, asked: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield each derivative as it comes out, then what is shorter."""
    try:
        whole = both.of_nodes(asked["nodes"], asked["of"])
    except (Unwritten, ArithmeticError, ValueError, TypeError):
        return
    found = {}
    for id in asked["by"]:
        found[id] = sympy.diff(whole, both.symbol(id))
        yield from _told(both, id, found[id])
    # What takes long comes last: then the first is there.
    for id, first in found.items():
        short = min((first, sympy.factor_terms(first), sympy.factor(first)), key=sympy.count_ops)
        if short != first:
            yield from _told(both, id, short)


def _told(both: Expressions, id: int, expression: Any) -> Iterator[dict[str, Any]]:
    try:
        yield {"by": id, "tree": both.tree(expression)}
    except (Unwritten, ArithmeticError, ValueError, TypeError, AttributeError):
        return


def main() -> None:
    """Answer until nobody asks any more."""
    import sympy

    both = Expressions(sympy)
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        bound()
        try:
            for told in derivatives(both, sympy, json.loads(line)):
                print(json.dumps(told), flush=True)
        except (RecursionError, MemoryError, NotImplementedError):
            pass
        print(json.dumps({"end": True}), flush=True)


if __name__ == "__main__":
    main()
