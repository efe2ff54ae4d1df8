"""Waits for thousands of connections at the cost of those on which something happens.

Waitress's own loop asks each connection, each time, what it waits for. Here each is asked after something happened to
it, and all of them once a second.
"""

import selectors
from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Any

from waitress.server import BaseWSGIServer

SWEEP_SECONDS = 1.0


class Sockets(dict[int, Any]):
    """Waitress's map of what it serves, by file descriptor: the loop hears who comes and goes."""

    def __init__(self, loop: "Loop") -> None:
        super().__init__()
        self._loop = loop

    def __setitem__(self, descriptor: int, served: Any) -> None:
        super().__setitem__(descriptor, served)
        self._loop.touch(descriptor)

    def __delitem__(self, descriptor: int) -> None:
        super().__delitem__(descriptor)
        self._loop.forget(descriptor)


class Loop:
    """The loop of one server.

    Examples
    --------
    >>> loop = Loop()
    >>> loop.run()  # it ends when there is nothing to wait for
    """

    def __init__(self) -> None:
        self.sockets = Sockets(self)
        self.sweeps: list[Callable[[], None]] = []
        self._selector = selectors.DefaultSelector()
        self._wanted: dict[int, int] = {}
        self._touched: deque[int] = deque()

    def listening(self) -> list[Any]:
        """Return what accepts connections."""
        return [served for served in self.sockets.values() if isinstance(served, BaseWSGIServer)]

    def touch(self, descriptor: int) -> None:
        """Ask one what it waits for, before the next waiting. Any thread may say so."""
        self._touched.append(descriptor)

    def forget(self, descriptor: int) -> None:
        """Wait for this one no more: it is about to be closed."""
        if self._wanted.pop(descriptor, 0):
            self._selector.unregister(descriptor)

    def run(self) -> None:
        """Serve until nothing is left to wait for."""
        swept = monotonic()
        while self.sockets:
            while self._touched:
                self._ask(self._touched.popleft())
            for key, events in self._selector.select(SWEEP_SECONDS):
                self._tell(key.fd, events)
            if monotonic() - swept >= SWEEP_SECONDS:
                swept = monotonic()
                for sweep in self.sweeps:
                    sweep()
                self._touched.extend(self.sockets)

    def _ask(self, descriptor: int) -> None:
        served = self.sockets.get(descriptor)
        if served is None:
            return
        wants = selectors.EVENT_READ if served.readable() else 0
        # What accepts is never written to.
        if served.writable() and not served.accepting:
            wants |= selectors.EVENT_WRITE
        has = self._wanted.get(descriptor, 0)
        if wants == has:
            return
        try:
            if not has:
                self._selector.register(descriptor, wants)
            elif wants:
                self._selector.modify(descriptor, wants)
            else:
                self._selector.unregister(descriptor)
        except (OSError, ValueError, KeyError):
            # Another thread closed it just now.
            return
        self._wanted[descriptor] = wants

    def _tell(self, descriptor: int, events: int) -> None:
        served = self.sockets.get(descriptor)
        if served is None:
            return
        self.touch(descriptor)
        try:
            if events & selectors.EVENT_READ:
                self._read(served)
            if events & selectors.EVENT_WRITE and descriptor in self.sockets:
                served.handle_write_event()
        except (SystemExit, KeyboardInterrupt):
            raise
        except OSError:
            served.handle_close()
        except Exception:
            served.handle_error()

    def _read(self, served: Any) -> None:
        served.handle_read_event()
        before = 0
        while served.accepting and before < len(self.sockets):
            # All who knock now: those for whom the system has no room at the door come back after seconds.
            before = len(self.sockets)
            served.handle_accept()
