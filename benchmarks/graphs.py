"""Scalar graphs to measure, each written once, in plain operators: numbers, peers' values and our handles run it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

Build = Callable[[Sequence[Any], Callable[[Any], Any]], Any]
"""Takes the inputs and what rectifies one of them; gives the output."""

FEATURES = 8


class Sample(NamedTuple):
    """A graph at a point.

    Attributes
    ----------
    name : str
        How it is called.
    build : callable
        What makes its output.
    point : tuple of float
        Its inputs' values.
    """

    name: str
    build: Build
    point: tuple[float, ...]


def readme(x: Sequence[Any], relu: Callable[[Any], Any]) -> Any:
    """Return the expression of micrograd's README, as it stands there."""
    a, b = x
    c = a + b
    d = a * b + b**3
    c = c + (c + 1)
    c = c + (1 + c + (-a))
    d = d + (d * 2 + relu(b + a))
    d = d + (3 * d + relu(b - a))
    e = c - d
    f = e**2
    g = f / 2.0
    return g + 10.0 / f


def wide(x: Sequence[Any], _: Callable[[Any], Any]) -> Any:
    """Return a sum of products, added in pairs: as shallow as can be.

    Examples
    --------
    >>> wide([1.0, 2.0, 3.0], abs)
    23.0
    """
    terms = [one**2 * other for one, other in zip(x, [*x[1:], x[0]], strict=True)]
    while len(terms) > 1:
        odd = terms[len(terms) // 2 * 2:]
        terms = [one + other for one, other in zip(terms[::2], terms[1::2], strict=False)] + odd
    return terms[0]


def deep(links: int) -> Build:
    """Return what builds a chain of products and sums.

    Examples
    --------
    >>> deep(2)([1.0, 2.0, 3.0], abs)
    13.0
    """

    def build(x: Sequence[Any], _: Callable[[Any], Any]) -> Any:
        value, factor, term = x
        for _link in range(links):
            value = value * factor + term
        return value

    return build


def network(size: int) -> Build:
    """Return what builds a network of two hidden layers of that size and its loss: a usual mixture."""

    def build(x: Sequence[Any], relu: Callable[[Any], Any]) -> Any:
        units, weights = x[:FEATURES], iter(x[FEATURES:-1])
        for outputs in (size, size, 1):
            layer = []
            for _unit in range(outputs):
                total = next(weights)
                for unit in units:
                    total = total + next(weights) * unit
                layer.append(total if outputs == 1 else relu(total))
            units = layer
        return (units[0] - x[-1])**2 * 0.5

    return build


def spread(count: int) -> tuple[float, ...]:
    """Return so many numbers between −1 and 1, none of them 0, no two neighbours alike.

    Examples
    --------
    >>> spread(3)
    (-0.653, 0.305, -0.867)
    """
    return tuple(round(((i * 0.618 + 0.05) % 1.0 + 0.05) / 1.1 * (-1) ** i, 3) for i in range(1, count + 1))


README = Sample("micrograd's README", readme, (-4.0, 2.0))


def ladder(sizes: Sequence[int]) -> Iterator[tuple[int, Sample]]:
    """Yield micrograd's README, then the graphs of each size, with how many nodes each has."""
    yield 32, README
    for size in sizes:
        for sample in samples(size):
            yield size, sample


def samples(nodes: int) -> tuple[Sample, ...]:
    """Return the graphs of about that many nodes, inputs counted."""
    size = round(((FEATURES**2 * 9 + 12 * nodes) ** 0.5 - FEATURES * 3) / 6)
    count = FEATURES + size * (FEATURES + 1) + size * (size + 1) + size + 1 + 1
    return (Sample(f"wide, {nodes:,} nodes", wide, spread(nodes // 4)),
            Sample(f"deep, {nodes:,} nodes", deep(nodes // 2), (1.0, 0.9, 0.2)),
            Sample(f"network, {nodes:,} nodes", network(size), spread(count)))
