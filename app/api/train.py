"""A document trained here, told while it is."""

from collections.abc import Iterator
from time import monotonic, sleep, thread_time
from typing import Any

from app.config import limits
from app.gate import Gate, gate
from app.immutable import Immutable, files
from app.runs import Run, Runs, runs
from app.training import Planned, planned
from app.wire.stream import Lines, stream
from app.wire.training import BeginTold, Told, TrainRequest, told
from engine.training import STOPPED, End, Epoch, Record, mean_loss
from engine.training import train as records

_TOLD_SECONDS = 0.05
"""So often lines leave together."""
_WORK_SECONDS = 0.002
"""So long a run computes before it rests."""
_REST_SECONDS = 0.001
_RESTS = 20
"""How long it rests, and how often at most while others are in a hurry."""


@stream("/train", TrainRequest, Told)
def train(body: TrainRequest) -> Lines:
    """Train, and tell line by line: first what is trained, then each epoch, and at the end why it is one.

    Each line is a JSON object with its `kind`: begin, epoch, end, and in a long epoch progress. A client that goes away
    ends the run. A few run at once; the next is told when to ask again.
    """
    places, seconds = runs(), limits()["training_seconds"]
    run = places.begin()
    try:
        made = planned(body)
    except BaseException:
        places.end(run)
        raise
    return Lines(_lines(made, body.updates, run, places, (gate(), files()), seconds), lambda: places.end(run))


def _lines(made: Planned, updates: bool, run: Run, places: Runs, others: tuple[Gate, Immutable],
           seconds: int) -> Iterator[list[Told]]:
    yield [BeginTold(list(made.learning.parameters), len(made.rows), len(made.test), made.training.epochs)]
    pending: list[Told] = []
    whole, began = made.training.epochs * len(made.rows), thread_time()
    worked = left = monotonic()
    met, last = 0, Epoch(0, 0, [], [], [], [], 0.0, None, list(made.start))
    coming = records(made.learning, made.training, made.start, made.rows, free=made.free, test=made.test)
    while (record := _next(coming, places)) is not None:
        pending.append(told(record, made.training, updates))
        if isinstance(record, Epoch):
            last, met = record, met + len(record.order)
            run.share = met / whole
        if thread_time() - began > seconds and not isinstance(record, End):
            pending.append(told(_stopped(made, last), made.training, updates))
            break
        if monotonic() - worked > _WORK_SECONDS:
            _give_way(*others)
            worked = monotonic()
        if worked - left > _TOLD_SECONDS:
            yield pending
            pending, left = [], monotonic()
    yield pending


def _next(coming: Iterator[Record], places: Runs) -> Record | None:
    with places.turn:
        return next(coming, None)


def _give_way(computing: Gate, requests: Immutable) -> None:
    """Rest a moment, and longer while others compute, or requests come one after the other: who trains waits anyway."""
    for _ in range(_RESTS):
        before = requests.asked
        sleep(_REST_SECONDS)
        if not computing.computing and requests.asked == before:
            return


def _stopped(made: Planned, last: Epoch) -> Any:
    """Return the end of a run that took too long: what its last whole epoch came to."""
    return End(STOPPED, last.epoch, last.update, mean_loss(made.learning, last.parameters, made.rows, made.free),
               last.test, last.parameters)
