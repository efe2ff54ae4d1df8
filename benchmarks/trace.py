"""The whole trace, each step's upstream, local, contribution and sum so far, beside micrograd's bare pass.

    .venv/bin/python -m benchmarks.trace

In three ways: the walk of a structure; the same of a structure that nobody has walked; and a program of all these
numbers, lowered and compiled beforehand. Memory is the most that Python allocates during one pass, as `tracemalloc`
counts it: of ours for the numbers, and then with the graph, its steps and all else that a walk is made of.
"""

from collections.abc import Iterator

from benchmarks import peers
from benchmarks.graphs import Sample, ladder
from benchmarks.memory import peak
from benchmarks.passes import agreed, walked, walked_anew, whole_program
from benchmarks.row import Row, show, sized, timed
from benchmarks.turns import fastest

SIZES = (1_000, 10_000)
PEER = "micrograd"
WAYS = {"walked": walked, "walked anew": walked_anew, "as a program": whole_program}
TIME, MEMORY = 1.0, 0.5


def measured(sample: Sample, rounds: int) -> list[float]:
    """Return our times in each way, then the peer's if it is there."""
    passes = {way: ready(sample) for way, ready in WAYS.items()}
    if PEER in peers.present():
        passes[PEER] = peers.micrograd(sample)
    agreed(passes)
    return fastest(list(passes.values()), rounds)


def from_nothing(sample: Sample) -> list[float]:
    """Return what a walk gives whose graph and steps are made here."""
    return walked(sample)()


def rows() -> Iterator[Row]:
    """Measure, row by row."""
    there = PEER in peers.present()
    for nodes, sample in ladder(SIZES):
        times = peers.deeply(measured, sample, max(5, min(2_000, 60_000 // nodes)))
        beside = {PEER: times[-1]} if there else {}
        for way, time in zip(WAYS, times, strict=False):
            yield timed(f"{sample.name}, {way}", time, beside, {PEER: TIME})
        if nodes > 100:
            ours = {"memory of the numbers": peak(walked(sample)), "memory of all": peak(from_nothing, sample)}
            theirs = peers.deeply(peak, peers.micrograd(sample)) if there else 0.0
            for what, size in ours.items():
                yield sized(f"{sample.name}, {what}", size, {PEER: theirs} if there else {}, {PEER: MEMORY})


if __name__ == "__main__":
    show([*peers.missing()])
    show(rows())
