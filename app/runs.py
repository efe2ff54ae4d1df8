"""Training runs: a few at once, and who comes when all places are taken is told when one may be free."""

import math
from threading import Lock
from time import monotonic

from flask import Flask, current_app

from app.failures import Failure

_SOONEST, _LATEST = 1, 60
"""Seconds after which to ask again, at least and at most."""


class Run:
    """A run in its place.

    Attributes
    ----------
    share : float
        How much of it is done, from 0 to 1.
    """

    def __init__(self) -> None:
        self.share = 0.0
        self._began = monotonic()

    @property
    def left(self) -> float:
        """About how many seconds it still takes, if it goes on as it did."""
        done = monotonic() - self._began
        return done * (1.0 - self.share) / self.share if self.share else _LATEST


class Runs:
    """The runs of a server.

    Parameters
    ----------
    places : int
        How many there may be at once.

    Attributes
    ----------
    turn : Lock
        Whose turn it is to compute: two at once would be no faster in one interpreter, and hold up the others twice.

    Examples
    --------
    >>> runs = Runs(1)
    >>> run = runs.begin()
    >>> runs.end(run)
    >>> runs.count
    0
    """

    def __init__(self, places: int) -> None:
        self.places = places
        self.turn = Lock()
        self._running: list[Run] = []
        self._lock = Lock()

    @property
    def count(self) -> int:
        """How many run now."""
        return len(self._running)

    def begin(self) -> Run:
        """Take a place.

        Raises
        ------
        Failure
            503, with the seconds after which to ask again.
        """
        with self._lock:
            if self.count >= self.places:
                soonest = min(run.left for run in self._running)
                seconds = min(_LATEST, max(_SOONEST, math.ceil(soonest)))
                raise Failure(503, "training-busy", "As many networks are trained at this moment as can be. "
                              f"Ask again in about {seconds} s.", retry_after=seconds)
            run = Run()
            self._running.append(run)
            return run

    def end(self, run: Run) -> None:
        """Give a place back; to do so twice changes nothing."""
        with self._lock:
            if run in self._running:
                self._running.remove(run)


def install(app: Flask) -> None:
    """Give this application its places."""
    app.extensions["runs"] = Runs(app.config["LIMITS"]["training_at_once"])


def runs() -> Runs:
    """Return the runs of the application, while a request is answered."""
    found: Runs = current_app.extensions["runs"]
    return found
