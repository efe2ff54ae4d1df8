"""The peers: each one's pass over a graph, by operators on its own numbers, and which of them are installed."""

import sys
import threading
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np

from benchmarks.graphs import Sample
from benchmarks.passes import Pass

STACK = 512 << 20
"""Bytes of stack for who recurses."""


def micrograd(sample: Sample) -> Pass:
    """Return micrograd's pass."""
    value = import_module("micrograd.engine").Value

    def once() -> list[float]:
        inputs = [value(number) for number in sample.point]
        out = sample.build(inputs, value.relu)
        out.backward()
        return [out.data, *(one.grad for one in inputs)]

    return once


def pytorch(sample: Sample) -> Pass:
    """Return PyTorch's pass, in float64."""
    torch = import_module("torch")

    def once() -> list[float]:
        inputs = [torch.tensor(number, dtype=torch.float64, requires_grad=True) for number in sample.point]
        out = sample.build(inputs, torch.relu)
        out.backward()
        return [out.item(), *(one.grad.item() for one in inputs)]

    return once


def autograd(sample: Sample) -> Pass:
    """Return HIPS autograd's pass; its inputs are the elements of one array."""
    maximum = import_module("autograd.numpy").maximum
    point = np.array(sample.point)
    found = import_module("autograd").value_and_grad(
        lambda x: sample.build([x[i] for i in range(len(point))], lambda one: maximum(one, 0.0)))

    def once() -> list[float]:
        value, gradient = found(point)
        return [float(value), *gradient.tolist()]

    return once


PEERS: dict[str, tuple[str, Callable[[Sample], Pass]]] = {
    "micrograd": ("micrograd", micrograd), "PyTorch": ("torch", pytorch), "autograd": ("autograd", autograd)}
"""Each peer's module, and its pass."""


def present() -> list[str]:
    """Return the names of the peers that are installed."""
    return [name for name, (module, _) in PEERS.items() if find_spec(module)]


def missing() -> list[str]:
    """Return a sentence on each peer that is not."""
    return [f"{name} is missing: pip install -r benchmarks/requirements.txt"
            for name in PEERS if name not in present()]


def passes(sample: Sample) -> dict[str, Pass]:
    """Return the pass of each peer that is installed."""
    return {name: PEERS[name][1](sample) for name in present()}


def deeply(task: Callable[..., Any], *args: Any) -> Any:
    """Return what a task gives, run with room for recursion: micrograd calls itself once a node of a chain.

    Examples
    --------
    >>> def down(steps):
    ...     return steps and down(steps - 1)
    >>> deeply(down, 20_000)
    0
    """
    found: list[Any] = []
    limit, size = sys.getrecursionlimit(), threading.stack_size(STACK)
    sys.setrecursionlimit(10_000_000)
    thread = threading.Thread(target=lambda: found.append(task(*args)))
    try:
        thread.start()
        thread.join()
    finally:
        sys.setrecursionlimit(limit)
        threading.stack_size(size)
    return found[0]
