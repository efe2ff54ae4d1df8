"""Stochastic gradient descent as the lecture has it, epoch by epoch, whatever machine makes the updates."""

import math
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Generator as Search
from itertools import count
from typing import Any, NamedTuple, Protocol

from engine.generator import Generator
from engine.training.curvature import PRODUCTS, WORK, Threshold, greatest_curvature
from engine.training.faults import TrainingError
from engine.training.spec import BATCH, RATE, Training

Row = Sequence[float]
FINISHED, ABOVE, NOT_FINITE, STOPPED = "finished", "above", "not-finite", "stopped"
SLICE = 50_000
"""Instructions after which who listens is told how far it is: some milliseconds' work."""
Made = tuple[int, float, float]
"""An update: how many examples it looked at, their mean loss, and γ_t."""


class Machine(Protocol):
    """What makes the updates, and knows parameters and examples.

    Attributes
    ----------
    examples : int
        How many there are to learn from.
    has_strength : bool
        Whether there is a regulariser's λ.
    """

    examples: int
    has_strength: bool

    @property
    def parameters(self) -> Any:
        """As they are now: a list of numbers, or arrays by name."""

    def begin(self, order: Sequence[int]) -> None:
        """Begin an epoch of the examples in this order."""

    def singly(self, first: int, last: int, rate: float, time: float) -> list[Made]:
        """Make an update by each of these examples, places in the order, given γ and the epoch."""

    def together(self, first: int, last: int, rate: float, time: float) -> Made:
        """Make one update by all of these."""

    def work(self, batch: int) -> int:
        """About how many instructions an example takes."""

    def strengthen(self, strength: float) -> None:
        """Let the regulariser's λ be another."""

    def loss(self) -> float:
        """The mean loss of the examples."""

    def test_loss(self) -> float | None:
        """That of the test examples."""

    def descended(self) -> tuple[Any, Callable[[Row], Row], int]:
        """Return the parameters in a row, and what finds the mean gradient at such a row, with λ as it is now.

        Last comes about how many instructions that takes.
        """


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
    parameters : list of float or mapping of str to array
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
    parameters: Any


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
    parameters : list of float or mapping of str to array
    threshold : Threshold or None
        Of a run that diverged: which steps are too large where its loss was least.
    """

    reason: str
    epoch: int
    update: int
    loss: float
    test: float | None
    parameters: Any
    threshold: Threshold | None = None


Record = Progress | Epoch | End


def descend(machine: Machine, training: Training) -> Iterator[Record]:
    """Train, and tell.

    Parameters
    ----------
    machine : Machine
        As it begins.
    training : Training

    Raises
    ------
    TrainingError
        ``no-examples``, ``no-strength``.
    """
    if not machine.examples:
        raise TrainingError("no-examples")
    if not machine.has_strength and any(change.what not in (RATE, BATCH) for change in training.changes):
        raise TrainingError("no-strength")
    return _Run(machine, training).records()


class _Calm(NamedTuple):
    """Where the loss was least: after so many epochs, what was descended there; γ_t at most since then."""

    epoch: int
    loss: float
    descended: tuple[Any, Callable[[Row], Row], int]
    used: float


class _Run:
    """A run."""

    def __init__(self, machine: Machine, training: Training) -> None:
        self.machine, self.training = machine, training
        self.rate, self.batch = float(training.rate), training.batch
        self.update = 0
        self.changes = deque(sorted(training.changes, key=lambda change: change.update))

    def records(self) -> Iterator[Record]:
        machine = self.machine
        draw, reason, epoch, count = Generator(self.training.seed), FINISHED, 0, machine.examples
        calm = _Calm(0, math.inf, machine.descended(), 0.0)
        while epoch < self.training.epochs and reason == FINISHED:
            order, before = draw.order(count), self.update
            here = _Calm(epoch, math.inf, machine.descended(), 0.0)
            sizes: list[int] = []
            losses: list[float] = []
            rates: list[float] = []
            machine.begin(order)
            for told in self._epoch(count, float(epoch)):
                if sizes:
                    yield Progress(len(sizes) + before)
                for size, loss, rate in told:
                    sizes.append(size)
                    losses.append(loss)
                    rates.append(rate)
            epoch += 1
            mean = sum(map(float.__mul__, losses, map(float, sizes))) / count
            if not math.isfinite(mean):
                reason = NOT_FINITE
            elif mean > self.training.ceiling:
                reason = ABOVE
            calm = here._replace(loss=mean) if mean < calm.loss else calm
            calm = calm._replace(used=max(calm.used, *rates))
            yield Epoch(epoch, self.update, order, sizes, losses, rates, mean, machine.test_loss(), machine.parameters)
        threshold = None
        if reason != FINISHED:
            threshold = yield from self._threshold(calm)
        yield End(reason, epoch, self.update, machine.loss(), machine.test_loss(), machine.parameters, threshold)

    def _threshold(self, calm: _Calm) -> Search[Progress, None, Threshold | None]:
        """Search for it; the mean's gradient is that of one update by all."""
        point, gradient, work = calm.descended
        products = min(PRODUCTS, WORK // (2 * work))
        if not products:
            return None
        search = greatest_curvature(gradient, point, products)
        for made in count(1):
            try:
                next(search)
            except StopIteration as end:
                curvature: float | None = end.value
                return Threshold(calm.epoch, curvature, 2.0 / curvature, calm.used) if curvature else None
            if made % max(1, SLICE // (2 * work)) == 0:
                yield Progress(self.update)
        return None

    def _epoch(self, examples: int, time: float) -> Iterator[list[Made]]:
        """Make the updates of an epoch, some at a time."""
        machine, at = self.machine, 0
        pause = self._slice()
        made: list[Made] = []
        while at < examples:
            if at >= pause:
                yield made
                made, pause = [], at + self._slice()
            self._change()
            if self.batch == 1:
                most = min(pause - at, self.changes[0].update - self.update) if self.changes else pause - at
                told = machine.singly(at, min(at + most, examples), self.rate, time)
            else:
                told = [machine.together(at, min(at + self.batch, examples), self.rate, time)]
            made += told
            self.update += len(told)
            at += sum(size for size, _, _ in told)
        yield made

    def _slice(self) -> int:
        """After how many examples who listens is told."""
        return max(1, SLICE // self.machine.work(self.batch))

    def _change(self) -> None:
        """Make the changes that are due."""
        while self.changes and self.changes[0].update <= self.update:
            change = self.changes.popleft()
            if change.what == RATE:
                self.rate = float(change.value)
            elif change.what == BATCH:
                self.batch = int(change.value)
            else:
                self.machine.strengthen(float(change.value))
