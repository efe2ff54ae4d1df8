"""Stochastic gradient descent as the lecture has it, epoch by epoch."""

import math
from collections import deque
from collections.abc import Generator as Search
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import count
from typing import NamedTuple

import numpy as np

from engine.generator import Generator
from engine.program import columns, machine
from engine.program.emit import Machine
from engine.program.loop import Loop, loop
from engine.training.curvature import PRODUCTS, WORK, Threshold, greatest_curvature
from engine.training.faults import TrainingError
from engine.training.learning import Learning
from engine.training.spec import BATCH, RATE, Training

Row = Sequence[float]
FINISHED, ABOVE, NOT_FINITE, STOPPED = "finished", "above", "not-finite", "stopped"
SLICE = 50_000
"""Instructions after which who listens is told how far it is: some milliseconds' work."""


class Progress(NamedTuple):
    """In the middle of a long epoch: how many updates there were."""

    update: int


class Epoch(NamedTuple):
    """An epoch.

    Attributes
    ----------
    epoch : int
        Counted from 1.
    update : int
        How many updates there were by its end.
    order : list of int
        Which example came when.
    sizes : list of int
        How many of these each update looked at.
    losses : list of float
        For each update the mean loss of its examples, before it.
    rates : list of float
        γ_t of each update.
    loss : float
        The mean loss of all its examples, as they were met.
    test : float or None
        The mean loss of the test examples at its end.
    parameters : list of float
        As they are at its end.
    """

    epoch: int
    update: int
    order: list[int]
    sizes: list[int]
    losses: list[float]
    rates: list[float]
    loss: float
    test: float | None
    parameters: list[float]


class End(NamedTuple):
    """The end.

    Attributes
    ----------
    reason : {"finished", "above", "not-finite", "stopped"}
        All epochs are done, or the mean loss of the last one is above the ceiling, or is no finite number; or who asked
        for it waits no longer.
    epoch, update : int
        How many there were.
    loss : float
        The mean loss of the examples, with the parameters as they are.
    test : float or None
        The same of the test examples.
    parameters : list of float
    threshold : Threshold or None
        Of a run that diverged: which steps are too large where its loss was least.
    """

    reason: str
    epoch: int
    update: int
    loss: float
    test: float | None
    parameters: list[float]
    threshold: Threshold | None = None


Record = Progress | Epoch | End


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
    if not rows:
        raise TrainingError("no-examples")
    if of.strength is None and any(change.what not in (RATE, BATCH) for change in training.changes):
        raise TrainingError("no-strength")
    return _Run(of, training, start, free).records(rows, test)


def mean_loss(of: Learning, parameters: Row, rows: Sequence[Row], free: Row = ()) -> float:
    """Return the mean loss of examples."""
    given = [*map(np.array, zip(*rows, strict=True)), *parameters, *free]
    with np.errstate(all="ignore"):
        losses = columns(of.look.only([0]), given)[0]
        return float(np.sum(np.broadcast_to(losses, (len(rows),))) / len(rows))


class _Calm(NamedTuple):
    """Where the loss was least: after so many epochs, with these parameters and free inputs; γ_t at most since then."""

    epoch: int
    loss: float
    parameters: list[float]
    free: list[float]
    used: float


class _Run:
    """A run."""

    def __init__(self, of: Learning, training: Training, start: Row, free: Row) -> None:
        self.of, self.training = of, training
        self.count = len(of.parameters)
        if (len(start), len(free)) != (self.count, len(of.free)):
            raise ValueError(f"{len(start)} parameters and {len(free)} others for {self.count} and {len(of.free)}")
        self.carried = [*map(float, start), *[0.0] * (of.carried - self.count)]
        self.free = list(map(float, free))
        self.rate, self.batch = float(training.rate), training.batch
        self.update = 0
        self.changes = deque(sorted(training.changes, key=lambda change: change.update))
        self.slice = max(1, SLICE // len(of.step.code))

    @cached_property
    def _step(self) -> Loop:
        return loop(self.of.step, self.of.carried, len(self.of.columns))

    @cached_property
    def _gather(self) -> Loop:
        return loop(self.of.gather, self.count, len(self.of.columns))

    @cached_property
    def _apply(self) -> Machine:
        return machine(self.of.apply)

    @property
    def parameters(self) -> list[float]:
        return self.carried[:self.count]

    def records(self, rows: Sequence[Row], test: Sequence[Row]) -> Iterator[Record]:
        draw, reason, epoch = Generator(self.training.seed), FINISHED, 0
        calm = _Calm(0, math.inf, self.parameters, self.free, 0.0)
        while epoch < self.training.epochs and reason == FINISHED:
            order, before = draw.order(len(rows)), self.update
            here = _Calm(epoch, math.inf, self.parameters, list(self.free), 0.0)
            sizes: list[int] = []
            losses: list[float] = []
            rates: list[float] = []
            for told in self._epoch([rows[i] for i in order], float(epoch)):
                if sizes:
                    yield Progress(len(sizes) + before)
                for size, loss, rate in told:
                    sizes.append(size)
                    losses.append(loss)
                    rates.append(rate)
            epoch += 1
            mean = sum(map(float.__mul__, losses, map(float, sizes))) / len(rows)
            if not math.isfinite(mean):
                reason = NOT_FINITE
            elif mean > self.training.ceiling:
                reason = ABOVE
            calm = here._replace(loss=mean) if mean < calm.loss else calm
            calm = calm._replace(used=max(calm.used, *rates))
            yield Epoch(epoch, self.update, order, sizes, losses, rates, mean, self._test(test), self.parameters)
        threshold = None
        if reason != FINISHED:
            threshold = yield from self._threshold(calm, rows)
        yield End(reason, epoch, self.update, mean_loss(self.of, self.parameters, rows, self.free), self._test(test),
                  self.parameters, threshold)

    def _threshold(self, calm: _Calm, rows: Sequence[Row]) -> Search[Progress, None, Threshold | None]:
        """Search for it; the mean's gradient is that of one update by all."""
        zeros = [0.0] * self.count

        def gradient(point: Row) -> list[float]:
            sums, _ = self._gather(zeros, rows, [*calm.free, *point])
            return [total / len(rows) for total in sums]

        work = 2 * len(rows) * len(self.of.gather.code)
        search = greatest_curvature(gradient, calm.parameters, min(PRODUCTS, WORK // work))
        for made in count(1):
            try:
                next(search)
            except StopIteration as end:
                curvature: float | None = end.value
                return Threshold(calm.epoch, curvature, 2.0 / curvature, calm.used) if curvature else None
            if made % max(1, SLICE // work) == 0:
                yield Progress(self.update)
        return None

    def _test(self, rows: Sequence[Row]) -> float | None:
        return mean_loss(self.of, self.parameters, rows, self.free) if rows else None

    def _epoch(self, rows: list[Row], time: float) -> Iterator[list[tuple[int, float, float]]]:
        """Make the updates of an epoch, some at a time: of each the size of its batch, its loss, and γ_t."""
        at, pause = 0, self.slice
        made: list[tuple[int, float, float]] = []
        while at < len(rows):
            if at >= pause:
                yield made
                made, pause = [], at + self.slice
            self._change()
            if self.batch == 1:
                most = min(pause - at, self.changes[0].update - self.update) if self.changes else pause - at
                taken = rows[at:at + most]
                self.carried, told = self._step(self.carried, taken, [*self.free, self.rate, time])
                made += [(1, loss, rate) for loss, rate in told]
                self.update += len(taken)
            else:
                taken = rows[at:at + self.batch]
                made.append((len(taken), *self._batch(taken, time)))
                self.update += 1
            at += len(taken)
        yield made

    def _batch(self, rows: Sequence[Row], time: float) -> tuple[float, float]:
        """Make one update by several examples."""
        sums, told = self._gather([0.0] * self.count, rows, [*self.free, *self.parameters])
        *self.carried, rate = self._apply([*self.carried, *sums, float(len(rows)), self.rate, time])
        return sum(loss for (loss,) in told) / len(rows), rate

    def _change(self) -> None:
        """Make the changes that are due."""
        while self.changes and self.changes[0].update <= self.update:
            change = self.changes.popleft()
            if change.what == RATE:
                self.rate = float(change.value)
            elif change.what == BATCH:
                self.batch = int(change.value)
            elif self.of.strength is not None:
                self.free[self.of.strength] = float(change.value)
