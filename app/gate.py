"""Who may compute now, who waits, and who is asked to come back: what makes an overload an answer, not a pile.

A few compute at once and some more wait for a place, each only for a moment; whoever finds no room, or waited in vain,
is told to come again (503). Kept answers, pages and files need no place, and the server has more threads than all
these take together. No address takes the last place to compute: it is for somebody else. When the room is full, an
address that has fewer in it than another takes the seat of that one's newest (429): a class behind one address is
held to nothing as long as nobody else is kept waiting, and behind a proxy, where all have one address, it is never 429.
"""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from threading import Event, Lock

from flask import Flask, current_app

from app.failures import Failure
from engine.symbolic.process import START_SECONDS

RETRY_SECONDS = 2
"""After so long those who are ahead now have been answered, or told to come back themselves."""


def _busy() -> Failure:
    return Failure(503, "busy", "Too much is being computed at this moment. Ask again in a moment.",
                   retry_after=RETRY_SECONDS)


def _too_many() -> Failure:
    return Failure(429, "too-many-at-once", "Too much is asked at once from your address while others wait, too."
                   " Ask again in a moment.", retry_after=RETRY_SECONDS)


class _Seat:
    """One who waits: for a place, or for the answer that another computes."""

    def __init__(self, address: str, for_place: bool) -> None:
        self.address = address
        self.for_place = for_place
        self.called = Event()
        self.refused: Failure | None = None


class Gate:
    """Places to compute, and a room to wait for them.

    Parameters
    ----------
    places : int
        How many compute at once.
    room : int
        How many wait.
    seconds : float
        How long each of them does.

    Examples
    --------
    >>> gate = Gate(2, 0, 1.0)
    >>> with gate.place("here"):
    ...     gate.computing, gate.waiting
    (1, 0)
    """

    def __init__(self, places: int, room: int, seconds: float) -> None:
        self.places = places
        self.room = room
        self.seconds = seconds
        self._at: Counter[str] = Counter()
        self._seats: list[_Seat] = []
        self._lock = Lock()

    @property
    def computing(self) -> int:
        """How many compute now."""
        return self._at.total()

    @property
    def waiting(self) -> int:
        """How many wait now."""
        return len(self._seats)

    @contextmanager
    def place(self, address: str) -> Iterator[None]:
        """Compute inside, at a place.

        Parameters
        ----------
        address : str
            Who asks.

        Raises
        ------
        Failure
            503 or 429, with the seconds after which to ask again.
        """
        with self._lock:
            seat = None
            if self._may(address):
                self._at[address] += 1
            else:
                seat = self._sit(address, True)
        if seat:
            self._wait(seat)
        try:
            yield
        finally:
            with self._lock:
                self._at[address] -= 1
                self._call_next()

    def follow(self, address: str, answer: Future[bytes]) -> bytes:
        """Wait for an answer that another computes.

        Parameters
        ----------
        address : str
            Who asks.
        answer : Future
            What is waited for.

        Raises
        ------
        Failure
            As for a place.
        """
        with self._lock:
            seat = None if answer.done() else self._sit(address, False)
        if seat:
            answer.add_done_callback(lambda _: self._call(seat))
            self._wait(seat)
        try:
            return answer.result()
        except Failure as failure:
            # What was too many of one address is none of another's.
            raise _busy() if failure.problem.status == 429 else failure from None

    def _may(self, address: str) -> bool:
        return self.computing < self.places and self._at[address] < max(1, self.places - 1)

    def _sit(self, address: str, for_place: bool) -> _Seat:
        if len(self._seats) >= self.room:
            self._make_room(address)
        seat = _Seat(address, for_place)
        self._seats.append(seat)
        return seat

    def _make_room(self, address: str) -> None:
        has = Counter(seat.address for seat in self._seats)
        most = max(has, key=lambda other: has[other], default=address)
        if has[most] <= has[address] + 1:
            raise _too_many() if has[address] == has[most] and len(has) > 1 else _busy()
        newest = next(seat for seat in reversed(self._seats) if seat.address == most)
        newest.refused = _too_many()
        self._leave(newest)

    def _wait(self, seat: _Seat) -> None:
        if not seat.called.wait(self.seconds):
            with self._lock:
                # It may have been called between the two.
                if seat in self._seats:
                    seat.refused = _busy()
                    self._leave(seat)
        if seat.refused:
            raise seat.refused

    def _call(self, seat: _Seat) -> None:
        with self._lock:
            if seat in self._seats:
                self._leave(seat)

    def _leave(self, seat: _Seat) -> None:
        self._seats.remove(seat)
        seat.called.set()

    def _call_next(self) -> None:
        while able := [seat for seat in self._seats if seat.for_place and self._may(seat.address)]:
            seat = min(able, key=lambda seat: self._at[seat.address])
            self._at[seat.address] += 1
            self._leave(seat)
        self._at = +self._at


def install(app: Flask) -> None:
    """Give this application its gate."""
    most = app.config["LIMITS"]
    app.extensions["gate"] = Gate(most["computing_at_once"], most["waiting_at_once"],
                                  most["waiting_milliseconds"] / 1000)
    # Apart, so that who waits for the one process that knows SymPy takes nobody's place, and may wait until it stands.
    app.extensions["symbolic gate"] = Gate(1, most["symbolic_waiting"], START_SECONDS)


def gate(name: str = "gate") -> Gate:
    """Return a gate of the application, while a request is answered: that to compute, or ``"symbolic gate"``."""
    found: Gate = current_app.extensions[name]
    return found
