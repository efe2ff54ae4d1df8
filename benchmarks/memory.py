"""Memory: the most that Python allocates during a task, and what a process of its own grows by.

    .venv/bin/python -m benchmarks.memory ours 10000

The first is `tracemalloc`'s, which does not see what PyTorch allocates; the second is the highest resident set, of ours
with lowering and compiling. As a command: by how many MB this process grows, making one contender ready for
the network of so many nodes and running it once.
"""

import gc
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from benchmarks import passes, peers
from benchmarks.graphs import Sample, samples
from dev.shell import ROOT

OURS = "ours"


def peak(task: Callable[..., object], *args: object) -> float:
    """Return the most that a task allocates, in MB.

    Examples
    --------
    >>> 1.0 < peak(bytes, 1_000_000) < 1.1
    True
    """
    gc.collect()
    tracemalloc.start()
    try:
        task(*args)
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def resident(name: str, nodes: int) -> float:
    """Return by how many MB a process grows that makes a contender ready and runs it once."""
    command = [sys.executable, "-m", "benchmarks.memory", name, str(nodes)]
    return float(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True).stdout)


def highest() -> float:
    """Return the highest resident set of this process so far, in MB, as Linux has it.

    What `getrusage` says begins with what the process had that started this one.
    """
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1e3


def once(name: str, sample: Sample) -> None:
    """Make a contender ready and run it once."""
    made = passes.program if name == OURS else peers.PEERS[name][1]
    made(sample)()


if __name__ == "__main__":
    contender, size = sys.argv[1:]
    peers.deeply(once, contender, samples(100)[2])  # what it imports at its first use is none of the graph
    before = highest()
    peers.deeply(once, contender, samples(int(size))[2])
    print(highest() - before)
