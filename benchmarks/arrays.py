"""A minibatch through 784–128–64–10, every step kept and as a program, beside NumPy written by hand, and PyTorch.

    .venv/bin/python -m benchmarks.arrays

All in float64 and on the same weights; what each gives is compared before anything is timed. PyTorch runs with as many
threads as NumPy has cores; with OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 before it all have one, which others who
compute on the machine disturb less. Each makes several passes when it is its turn, as in training: the first of them
finds the memory as the one before left it. What holds is the middle of several ratios.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from itertools import pairwise
from statistics import median
from typing import Any

import numpy as np

from benchmarks import peers
from benchmarks.row import Row, show, timed
from benchmarks.turns import fastest
from engine import parse
from engine.graph import Graph
from engine.program.arrays import ArrayProgram
from engine.structure import plan
from engine.trace import walker

SIZES = (784, 128, 64, 10)
BATCHES = (16, 64, 256)
PEER = "PyTorch"
KEPT, PROGRAM = "every step kept", "as a program"
HAND = "NumPy by hand"
BUDGETS = {HAND: 1.3, PEER: 1.0}
TEXT = "a = relu(X @ W_1 + b_1)\nc = relu(a @ W_2 + b_2)\nz = c @ W_3 + b_3\nL = cross_entropy(z, T_star)"
PASSES, ROUNDS, TIMES = 5, 9, 5
"""So many passes a turn, turns of each, and so often all of this: the middle of the ratios counts."""

Point = Mapping[str, np.ndarray]
Found = Mapping[str, Any]
"""The loss as ``L``, and the gradient by each weight."""
Once = Callable[[], Found]


def point(batch: int, seed: int = 0) -> dict[str, np.ndarray]:
    """Return examples, their labels as probabilities, and weights."""
    draw = np.random.default_rng(seed)
    found = {"X": draw.normal(size=(batch, SIZES[0])), "T_star": np.eye(SIZES[-1])[draw.integers(0, SIZES[-1], batch)]}
    for i, (into, out) in enumerate(pairwise(SIZES), start=1):
        found |= {f"W_{i}": draw.normal(size=(into, out)) / np.sqrt(into), f"b_{i}": np.zeros(out)}
    return found


def read(at: Point) -> Graph:
    """Return the text as a graph."""
    return parse(TEXT, names=list(at), shapes={name: array.shape for name, array in at.items()})


def program(at: Point) -> Once:
    """Return the program of the text: value and gradient alone."""
    structure = plan(read(at), wrt=weights(at))
    run = ArrayProgram(structure)

    def once() -> Found:
        values, gradients = run(at)
        return {"L": values[structure.of], **dict(zip(weights(at), gradients, strict=True))}

    return once


def ours(at: Point) -> Once:
    """Return the walk of the text, every step kept."""
    walk = walker(plan(read(at), wrt=weights(at)))

    def once() -> Found:
        results = walk(at).results
        return {"L": results["output"], **results["gradients"]}

    return once


def by_hand(at: Point) -> Once:
    """Return what one writes for these three layers."""

    def once() -> Found:
        examples, labels = at["X"], at["T_star"]
        first = examples @ at["W_1"] + at["b_1"]
        a = np.maximum(first, 0.0)
        second = a @ at["W_2"] + at["b_2"]
        c = np.maximum(second, 0.0)
        z = c @ at["W_3"] + at["b_3"]
        z = z - z.max(axis=1, keepdims=True)
        logs = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        by_z = (np.exp(logs) - labels) / len(examples)
        by_second = (by_z @ at["W_3"].T) * (second > 0)
        by_first = (by_second @ at["W_2"].T) * (first > 0)
        return {"L": -(labels * logs).sum() / len(examples),
                "W_1": examples.T @ by_first, "b_1": by_first.sum(axis=0), "W_2": a.T @ by_second,
                "b_2": by_second.sum(axis=0), "W_3": c.T @ by_z, "b_3": by_z.sum(axis=0)}

    return once


def pytorch(at: Point) -> Once:
    """Return PyTorch's pass."""
    torch = import_module("torch")
    given = {name: torch.tensor(array, requires_grad=name in weights(at)) for name, array in at.items()}

    def once() -> Found:
        for name in weights(at):
            given[name].grad = None
        a = torch.relu(given["X"] @ given["W_1"] + given["b_1"])
        c = torch.relu(a @ given["W_2"] + given["b_2"])
        loss = torch.nn.functional.cross_entropy(c @ given["W_3"] + given["b_3"], given["T_star"])
        loss.backward()
        return {"L": loss.item(), **{name: given[name].grad.numpy() for name in weights(at)}}

    return once


def weights(at: Point) -> list[str]:
    """Return the names that it is differentiated by."""
    return [name for name in at if name not in ("X", "T_star")]


def agreed(passes: Mapping[str, Once]) -> None:
    """Compare what all give.

    Raises
    ------
    AssertionError
        If two differ.
    """
    first, *others = [once() for once in passes.values()]
    for other in others:
        for name, found in first.items():
            np.testing.assert_allclose(other[name], found, rtol=1e-9, atol=1e-12)


def rows() -> Iterator[Row | str]:
    """Measure, row by row."""
    for batch in BATCHES:
        at = point(batch)
        passes = {KEPT: ours(at), PROGRAM: program(at), HAND: by_hand(at),
                  **({PEER: pytorch(at)} if PEER in peers.present() else {})}
        agreed(passes)
        turns = [fastest([partial(several, once) for once in passes.values()], ROUNDS) for _ in range(TIMES)]
        for place, what in enumerate((KEPT, PROGRAM)):
            # Beside ours, theirs as the middle of the ratios says.
            own = median(turn[place] for turn in turns) / PASSES
            beside = {name: own / median(turn[place] / turn[at] for turn in turns)
                      for at, name in enumerate(passes) if at > 1}
            yield timed(f"784–128–64–10, {batch} examples, {what}", own, beside, BUDGETS)
            yield "    " + ", ".join(spread(name, [turn[place] / turn[at] for turn in turns])
                                    for at, name in enumerate(passes) if at > 1)


def several(once: Once) -> None:
    """Make as many passes as make a turn."""
    for _ in range(PASSES):
        once()


def spread(name: str, ratios: list[float]) -> str:
    """Say from where to where ratios were.

    Examples
    --------
    >>> spread("PyTorch", [0.5, 0.75])
    'from 0.500 to 0.750 of PyTorch'
    """
    return f"from {min(ratios):.3f} to {max(ratios):.3f} of {name}"


if __name__ == "__main__":
    show([one for one in peers.missing() if one.startswith(PEER)])
    show(rows())
