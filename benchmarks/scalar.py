"""Value and gradients of scalar graphs, of 100 to 100,000 nodes: our program beside micrograd, PyTorch and autograd.

    .venv/bin/python -m benchmarks.scalar

Ours is lowered and compiled beforehand, as for a slider or for training, and what that takes is told; a peer builds its
graph in each pass, as its users do. All find the same numbers first, and then take turns. micrograd calls itself once a
node of a chain: it is given more recursion and stack than Python has, and what becomes of it without is told, too.
"""

import sys
from collections.abc import Iterator
from time import perf_counter

from benchmarks import peers
from benchmarks.graphs import Sample, ladder, samples
from benchmarks.memory import OURS, peak, resident
from benchmarks.passes import agreed, program
from benchmarks.row import Row, duration, show, sized, timed
from benchmarks.turns import fastest

SIZES = (100, 1_000, 10_000, 100_000)
BUDGETS = {"micrograd": 0.25, "PyTorch": 0.06}


def measured(sample: Sample, nodes: int) -> tuple[float, list[float]]:
    """Return what it takes to make ours ready, then our time and the peers', in their order."""
    start = perf_counter()
    ours = program(sample)
    ready = perf_counter() - start
    passes = {"ours": ours} | peers.passes(sample)
    agreed(passes)
    return ready, fastest(list(passes.values()), max(3, min(300, 20_000 // nodes)))


def left_alone() -> str:
    """Return what becomes of micrograd down a chain of 2,000 nodes with no more recursion than Python has."""
    try:
        peers.micrograd(samples(2_000)[1])()
    except RecursionError:
        return "RecursionError"
    return "passes"


def memory(nodes: int) -> Iterator[Row]:
    """Yield what a pass allocates, of those whose allocations Python sees, and what a process grows by in all."""
    sample = samples(nodes)[2]
    seen = {name: ready for name, ready in peers.passes(sample).items() if name != "PyTorch"}
    sizes = {name: peers.deeply(peak, ready) for name, ready in seen.items()}
    yield sized(f"{sample.name}, memory of a pass", peak(program(sample)), sizes, {})
    if not sys.platform.startswith("linux"):
        return
    grown = {name: resident(name, nodes) for name in peers.present()}
    yield sized(f"{sample.name}, a process grows by", resident(OURS, nodes), grown, {})


def rows() -> Iterator[Row]:
    """Measure, row by row."""
    each: dict[str, list[tuple[float, float]]] = {}
    for nodes, sample in ladder(SIZES):
        ready, (ours, *theirs) = peers.deeply(measured, sample, nodes)
        yield timed(sample.name, ours, dict(zip(peers.present(), theirs, strict=True)), BUDGETS)
        each.setdefault(sample.name.partition(",")[0], []).append((ours / nodes, ready))
    for name, found in list(each.items())[1:]:
        yield Row(f"{name}, a node at each size", ", ".join(duration(time) for time, _ in found))
        yield Row(f"{name}, made ready, once, at each size", ", ".join(duration(ready) for _, ready in found))
    yield from memory(10_000)
    if "micrograd" in peers.present():
        yield Row("micrograd, deep, 2,000 nodes, left alone", left_alone())


if __name__ == "__main__":
    show([*peers.missing()])
    show(rows())
