"""XOR from many starts: how often stochastic gradient descent solves it, by the learning rate.

    .venv/bin/python -m benchmarks.xor

The recipe. The network 2–2–1 of the lecture, half the square of its error, the four examples (0, 0), (0, 1), (1, 0)
and (1, 1) in this order. For each seed from 0 to 39 `Generator(seed)` draws the nine weights from [−1, 1), unit by
unit, of each its bias first. Then 1,500 epochs of updates by one example, at a constant rate; `Generator(seed)`, begun
anew, draws the order of each epoch. Solved: the mean loss of the four at the end is below 0.01. Diverged: training
stopped, since the mean loss of an epoch was above 10 or no finite number.
"""

from collections.abc import Iterator
from typing import NamedTuple

from engine.generator import Generator
from engine.networks import NetworkSpec, lower, read_layers
from engine.structure import plan
from engine.training import End, Training, learning, train

EXAMPLES = ((0.0, 0.0, 0.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0))
COLUMNS = ("x_1", "x_2", "y_star")
RATES = (0.05, 0.2, 0.5, 1.0, 2.0)
UNITS = ("Sigmoid", "ReLU")
SEEDS = 40
EPOCHS = 1_500
SOLVED = 0.01
TWO_STARTS = (0, 8)
"""Seeds that end in two places at γ = 0.5: one solves it, one is stuck."""


class Count(NamedTuple):
    """Of all starts at a rate: how many solve it, how many diverge."""

    unit: str
    rate: float
    solved: int
    diverged: int


def drawn(seed: int) -> list[float]:
    """Return a start."""
    draw = Generator(seed)
    return [draw.uniform(-1.0, 1.0) for _ in range(9)]


def ends(unit: str, rate: float, starts: dict[int, list[float]]) -> list[End]:
    """Train from each start, whose examples are ordered by its seed, and return how it ends.

    Examples
    --------
    >>> [end] = ends("Sigmoid", 0.5, {0: drawn(0)})
    >>> end.reason, end.loss < SOLVED
    ('finished', True)
    """
    network = lower(NetworkSpec(read_layers(f"nn.Sequential(nn.Linear(2, 2), nn.{unit}(), nn.Linear(2, 1))")))
    structure = plan(network.graph, wrt=network.parameters)
    of = learning(structure, COLUMNS, Training(rate))
    found = []
    for seed, start in starts.items():
        *_, end = train(of, Training(rate, epochs=EPOCHS, seed=seed), start, EXAMPLES)
        assert isinstance(end, End)
        found.append(end)
    return found


def counted(unit: str, rate: float) -> Count:
    """Count at a rate."""
    found = ends(unit, rate, {seed: drawn(seed) for seed in range(SEEDS)})
    return Count(unit, rate, sum(end.reason == "finished" and end.loss < SOLVED for end in found),
                 sum(end.reason != "finished" for end in found))


def table() -> Iterator[str]:
    """Tell the table, row by row."""
    yield f"| units | γ | solved of {SEEDS} | diverged |"
    yield "|---|---|---|---|"
    for unit in UNITS:
        for rate in RATES:
            count = counted(unit, rate)
            yield f"| {unit} | {rate:g} | {count.solved} | {count.diverged} |"


if __name__ == "__main__":
    print("\n".join(table()))
