"""Digits by the server's machine: seconds and epochs until more than 95 % of the held-out ones are read.

    .venv/bin/python -m benchmarks.digits

64–32–10 on 8×8 images: ReLU, cross-entropy, Adam with γ = 0.005, batches of 32, a fifth held out, weights by He. The
seed is that of the split, of the weights and of the order.
"""

from collections.abc import Iterator
from time import perf_counter
from typing import NamedTuple

import numpy as np

from benchmarks.row import show
from engine.networks import Initialiser, NetworkSpec, read_layers
from engine.training import ArrayLearning, Choice, Epoch, Training, train_arrays
from engine.training.data import drawn, labelled, prepare
from engine.training.judged import classes_of, labels_of

LAYERS = "nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))"
SPEC = NetworkSpec(read_layers(LAYERS), "CrossEntropyLoss", initialiser=Initialiser("kaiming_uniform"))
HOW = Training(0.005, Choice("Adam"), batch=32)
HELD_OUT, AIM = 0.2, 0.95
EPOCHS, SEEDS = 20, range(10)


class Learned(NamedTuple):
    """A run: the held-out share after each epoch, and the seconds since it began."""

    shares: list[float]
    seconds: list[float]

    @property
    def first(self) -> int:
        """The first epoch above the aim, from 1; one more than there are if none is."""
        return next((epoch for epoch, share in enumerate(self.shares, 1) if share > AIM), len(self.shares) + 1)


def learned(seed: int, epochs: int = EPOCHS) -> Learned:
    """Train once."""
    table = drawn("digits", {}, seed=0, most=2_000)
    made = prepare(table, share=HELD_OUT, seed=seed, scaling="range")
    spec = NetworkSpec(SPEC.layers, SPEC.loss, initialiser=SPEC.initialiser, seed=seed)
    labels = labelled(table, spec.cost, 10)
    rows, test = (np.array([(*row[:-1], *labels[i]) for row, i in zip(some, at, strict=True)])
                  for some, at in ((made.rows, made.rows_at), (made.test, made.test_at)))
    of, how = ArrayLearning(spec), Training(HOW.rate, HOW.optimiser, batch=HOW.batch, epochs=epochs, seed=seed)
    true, found = labels_of(test[:, 64:]), Learned([], [])
    began = perf_counter()
    for record in train_arrays(of, how, rows, test=test):
        if isinstance(record, Epoch):
            said = classes_of(spec.cost, of.look(record.parameters, test)[1])
            found.shares.append(float(np.mean(said == true)))
            found.seconds.append(perf_counter() - began)
    return found


def rows() -> Iterator[str]:
    """Measure, and tell."""
    runs = [learned(seed) for seed in SEEDS]
    first = sorted(run.first for run in runs)
    seconds = sorted(run.seconds[min(run.first, EPOCHS) - 1] for run in runs)
    ends = sorted(run.shares[-1] for run in runs)
    yield (f"above {AIM:.0%} of the held-out after {first[0]} to {first[-1]} epochs, "
           f"{seconds[0]:.2f} to {seconds[-1]:.2f} s")
    yield (f"after {EPOCHS} epochs {ends[0]:.1%} to {ends[-1]:.1%}, "
           f"{runs[0].seconds[-1] / EPOCHS * 1000:.0f} ms an epoch")


if __name__ == "__main__":
    show(rows())
