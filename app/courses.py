"""Courses of training: what is told of a run, of numbers or of arrays."""

from collections.abc import Iterator
from time import monotonic
from typing import Any, NamedTuple, Protocol

import numpy as np

from app.failures import Failure
from app.training import Planned
from app.training_arrays import PlannedArrays
from app.wire.answer import plain
from app.wire.training import AccuracyTold, BeginTold, EndTold, EpochTold, Told, WatchBody, told
from engine.training import STOPPED, End, Epoch, Progress, Record, Training, mean_loss, train, train_arrays
from engine.training.judged import classes_of, confusion, labels_of

_SHOWN_SECONDS = 0.25
"""So often what is watched is told."""


class Course(Protocol):
    """A run as it is told.

    Attributes
    ----------
    training : Training
    examples : int
        How many there are to learn from.
    begin : BeginTold
        The first line.
    """

    training: Training
    examples: int
    begin: BeginTold

    def records(self) -> Iterator[Record]:
        """Train."""

    def told(self, record: Record, updates: bool) -> Told:
        """Return a record as it travels."""

    def stopped(self, last: Epoch | None) -> End:
        """Return the end of a run that took too long: what its last whole epoch came to."""


class OfNumbers:
    """A course of single numbers."""

    def __init__(self, made: Planned) -> None:
        self.made, self.training, self.examples = made, made.training, len(made.rows)
        self.begin = BeginTold(list(made.learning.parameters), len(made.rows), len(made.test), made.training.epochs)

    def records(self) -> Iterator[Record]:
        """Train."""
        made = self.made
        return train(made.learning, made.training, made.start, made.rows, free=made.free, test=made.test)

    def told(self, record: Record, updates: bool) -> Told:
        """Return a record as it travels."""
        return told(record, self.training, updates)

    def stopped(self, last: Epoch | None) -> End:
        """Return the end of a run that took too long."""
        made, parameters = self.made, list(self.made.start) if last is None else last.parameters
        return _end(last, mean_loss(made.learning, parameters, made.rows, made.free), parameters)


class _Judged(NamedTuple):
    """How often the class was the right one."""

    accuracy: AccuracyTold | None = None
    confusion: list[list[int]] | None = None


class OfArrays:
    """A course of arrays: with classes, and what is watched now and then."""

    def __init__(self, made: PlannedArrays, watch: WatchBody) -> None:
        self.made, self.training, self.examples, self.watch = made, made.training, len(made.rows), watch
        self.begin = BeginTold(list(made.learning.parameters), len(made.rows), len(made.test), made.training.epochs)
        if len(set(watch.outputs)) < len(watch.outputs) or not set(watch.outputs) <= set(range(len(made.test))):
            raise Failure(422, "no-such-example", f"There are {len(made.test)} test examples, counted from 0, "
                          "and each is watched once.", field="watch.outputs")
        self._watched = made.test[watch.outputs]
        self._shown = -_SHOWN_SECONDS

    def records(self) -> Iterator[Record]:
        """Train."""
        return train_arrays(self.made.learning, self.training, self.made.rows, test=self.made.test)

    def told(self, record: Record, updates: bool) -> Told:
        """Return a record as it travels: parameters, and outputs that are watched, where it is time for them."""
        line = told(record, self.training, updates)
        if not isinstance(line, EpochTold | EndTold) or isinstance(record, Progress):
            return line
        held = record.parameters
        line.accuracy, line.confusion = self._judged(held)
        line.parameters = None
        if isinstance(line, EndTold) or monotonic() - self._shown >= _SHOWN_SECONDS:
            self._shown = monotonic()
            if self.watch.parameters:
                line.parameters = {name: plain(array) for name, array in held.items()}
            if self.watch.outputs:
                line.outputs = self.made.learning.look(held, self._watched)[1].tolist()
        return line

    def stopped(self, last: Epoch | None) -> End:
        """Return the end of a run that took too long."""
        made = self.made
        parameters = made.learning.start if last is None else last.parameters
        return _end(last, made.learning.look(parameters, made.rows)[0], parameters)

    def _judged(self, parameters: Any) -> _Judged:
        of, classes = self.made.learning, self.made.classes
        if not classes:
            return _Judged()
        features, cost = of.spec.sizes[0], of.spec.cost

        def pairs(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
            return labels_of(rows[:, features:]), classes_of(cost, of.look(parameters, rows)[1])

        true, said = pairs(self.made.rows)
        share = float(np.mean(true == said))
        if not len(self.made.test):
            return _Judged(AccuracyTold(share, None))
        true, said = pairs(self.made.test)
        return _Judged(AccuracyTold(share, float(np.mean(true == said))), confusion(true, said, classes))


def _end(last: Epoch | None, loss: float, parameters: Any) -> End:
    if last is None:
        return End(STOPPED, 0, 0, loss, None, parameters)
    return End(STOPPED, last.epoch, last.update, loss, last.test, parameters)
