"""A document trained here, told while it is."""

from collections.abc import Iterator
from time import monotonic, sleep, thread_time

from app.config import limits
from app.courses import Course, OfArrays, OfNumbers
from app.gate import Gate, gate
from app.immutable import Immutable, files
from app.runs import Run, Runs, runs
from app.training import planned
from app.training_arrays import is_of_arrays, planned_arrays
from app.wire.stream import Lines, stream
from app.wire.training import Told, TrainRequest
from engine.training import End, Epoch, Record

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
    ends the run. A few run at once; the next is told when to ask again. A network of many weights, or one that is asked
    for in the form tensor, is trained as arrays.
    """
    places, seconds = runs(), limits()["training_seconds"]
    run = places.begin()
    try:
        course: Course = OfArrays(planned_arrays(body), body.watch) if is_of_arrays(body) else OfNumbers(planned(body))
    except BaseException:
        places.end(run)
        raise
    return Lines(_lines(course, body.updates, run, places, (gate(), files()), seconds), lambda: places.end(run))


def _lines(course: Course, updates: bool, run: Run, places: Runs, others: tuple[Gate, Immutable],
           seconds: int) -> Iterator[list[Told]]:
    yield [course.begin]
    pending: list[Told] = []
    whole, began = course.training.epochs * course.examples, thread_time()
    worked = left = monotonic()
    met = 0
    last: Epoch | None = None
    coming = course.records()
    while (record := _next(coming, places)) is not None:
        with places.turn:
            pending.append(course.told(record, updates))
        if isinstance(record, Epoch):
            last, met = record, met + len(record.order)
            run.share = met / whole
        if thread_time() - began > seconds and not isinstance(record, End):
            pending.append(course.told(course.stopped(last), updates))
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
