"""Descent by programs: updates of single numbers, one example after the other."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

import numpy as np

from engine.generator import LARGEST_SEED, Generator
from engine.program import columns, loop, machine
from engine.program.emit import Machine as Emitted
from engine.program.loop import Loop
from engine.training.descent import Made, Record, Row, descend
from engine.training.learning import Learning
from engine.training.spec import Training


def train(of: Learning, training: Training, start: Row, rows: Sequence[Row], *, free: Row = (),
          test: Sequence[Row] = ()) -> Iterator[Record]:
    """Train, and tell.

    Parameters
    ----------
    of : Learning
        Lowered for this training.
    training : Training
    start : sequence of float
        What the parameters begin with.
    rows : sequence of sequences of float
        The examples, each a number for every one of `Learning.columns`.
    free : sequence of float
        Values of the inputs that are the same for all.
    test : sequence of sequences of float
        Examples that nothing is learned from.

    Raises
    ------
    TrainingError
        ``no-examples``, ``no-strength``.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.structure import plan
    >>> from engine.training.learning import learning
    >>> how = Training(0.25, epochs=1)
    >>> line = learning(plan(parse("(w x - y)^2"), wrt=["w"]), ["x", "y"], how)
    >>> epoch, end = train(line, how, [0.0], [(1.0, 2.0), (1.0, 2.0)])
    >>> epoch.losses, end.parameters, end.reason
    ([4.0, 1.0], [1.5], 'finished')
    """
    return descend(_Numbers(of, training.seed, start, free, rows, test), training)


def mean_loss(of: Learning, parameters: Row, rows: Sequence[Row], free: Row = ()) -> float:
    """Return the mean loss of examples."""
    given = [*map(np.array, zip(*rows, strict=True)), *(1.0 for _ in of.masks), *parameters, *free]
    with np.errstate(all="ignore"):
        losses = columns(of.look.only([0]), given)[0]
        return float(np.sum(np.broadcast_to(losses, (len(rows),))) / len(rows))


def drawn(of: Learning, examples: int, generator: Generator) -> list[list[float]]:
    """Draw the masks of an epoch, for each example as it comes.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.structure import plan
    >>> from engine.training.learning import learning
    >>> of = learning(plan(parse("(m w x - y)^2"), wrt=["w"]), ["x", "y"], Training(), masks={"m": 0.5})
    >>> drawn(of, 3, Generator(2))
    [[0.0], [0.0], [2.0]]
    """
    return [[0.0 if generator.unit() < p else 1.0 / (1.0 - p) for p in of.masks.values()] for _ in range(examples)]


class _Numbers:
    """The parameters as they are, and the examples."""

    def __init__(self, of: Learning, seed: int, start: Row, free: Row, rows: Sequence[Row],
                 test: Sequence[Row]) -> None:
        self.of, self.count = of, len(of.parameters)
        # Masks are drawn by the same seed, and apart from the order.
        self.generator = Generator(LARGEST_SEED - seed)
        if (len(start), len(free)) != (self.count, len(of.free)):
            raise ValueError(f"{len(start)} parameters and {len(free)} others for {self.count} and {len(of.free)}")
        self.carried = [*map(float, start), *[0.0] * (of.carried - self.count)]
        self.free = list(map(float, free))
        self.rows, self.test, self.ordered = rows, test, rows
        self.examples, self.has_strength = len(rows), of.strength is not None

    @cached_property
    def _step(self) -> Loop:
        return loop(self.of.step, self.of.carried, self.of.given)

    @cached_property
    def _gather(self) -> Loop:
        return loop(self.of.gather, self.count, self.of.given)

    @cached_property
    def _apply(self) -> Emitted:
        return machine(self.of.apply)

    @property
    def parameters(self) -> list[float]:
        return self.carried[:self.count]

    def begin(self, order: Sequence[int]) -> None:
        self.ordered = [self.rows[i] for i in order]
        if self.of.masks:
            masks = drawn(self.of, len(order), self.generator)
            self.ordered = [(*row, *mask) for row, mask in zip(self.ordered, masks, strict=True)]

    def singly(self, first: int, last: int, rate: float, time: float) -> list[Made]:
        self.carried, told = self._step(self.carried, self.ordered[first:last], [*self.free, rate, time])
        return [(1, loss, used) for loss, used in told]

    def together(self, first: int, last: int, rate: float, time: float) -> Made:
        taken = self.ordered[first:last]
        sums, told = self._gather([0.0] * self.count, taken, [*self.free, *self.parameters])
        *self.carried, used = self._apply([*self.carried, *sums, float(len(taken)), rate, time])
        return len(taken), sum(loss for (loss,) in told) / len(taken), used

    def work(self, batch: int) -> int:
        return len(self.of.step.code)

    def strengthen(self, strength: float) -> None:
        if self.of.strength is not None:
            self.free[self.of.strength] = strength

    def loss(self) -> float:
        return mean_loss(self.of, self.parameters, self.rows, self.free)

    def test_loss(self) -> float | None:
        return mean_loss(self.of, self.parameters, self.test, self.free) if self.test else None

    def descended(self) -> tuple[Row, Callable[[Row], Row], int]:
        zeros, free = [0.0] * self.count, list(self.free)
        whole = [(*row, *(1.0 for _ in self.of.masks)) for row in self.rows] if self.of.masks else self.rows

        def gradient(point: Row) -> list[float]:
            sums, _ = self._gather(zeros, whole, [*free, *point])
            return [total / len(self.rows) for total in sums]

        return self.parameters, gradient, len(self.rows) * len(self.of.gather.code)
