"""The server: waitress, set so that neither one request nor one connection can hold up the others."""

import gc
import logging
import sys
from typing import Any

import waitress.server
from flask import Flask

from app.serving.channel import HEADER_BYTES, Channel
from app.serving.crowd import Crowd
from app.serving.descriptors import allow
from app.serving.loop import Loop

# A computing thread gives way after half a millisecond: at the default of five it slows the others fifty times.
_SWITCH_SECONDS = 0.0005
_OCCUPIED = ("computing_at_once", "waiting_at_once", "symbolic_waiting", "training_at_once")
"""Limits of those who keep a thread busy, or waiting."""
_SPARE_THREADS = 8
"""For kept answers, pages and files, while all who may compute do, and all who may wait do."""
_COLLECT = (20_000, 20, 20)
"""How many more things are made than freed before the garbage collector looks at them. At Python's 700 it looks at a
graph again and again while that is read, for a third of the time, and finds nothing: nothing here refers to itself."""
_BODIES = 64
"""A body of so many times the limit is still heard to its end, and thrown away: its sender hears why."""


def give_way() -> None:
    """Let this process's threads take turns so often that one which computes does not hold up the others."""
    sys.setswitchinterval(_SWITCH_SECONDS)


def collect_rarely() -> None:
    """Let the garbage collector of this process come seldom, and never look at the modules, which stay."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECT)


class Server:
    """A server that listens.

    Parameters
    ----------
    waiting : waitress server
        What accepts connections, and answers on them.
    crowd : Crowd
        All of them.
    loop : Loop
        What waits for them.
    """

    def __init__(self, waiting: Any, crowd: Crowd, loop: Loop) -> None:
        self._waiting = waiting
        self.crowd = crowd
        self.loop = loop

    @property
    def effective_port(self) -> int:
        """The port, or the first of several."""
        addresses = getattr(self._waiting, "effective_listen", None)
        port: int = addresses[0][1] if addresses else self._waiting.effective_port
        return port

    def run(self) -> None:
        """Serve until interrupted, or closed."""
        try:
            self.loop.run()
        except (SystemExit, KeyboardInterrupt):
            self._waiting.task_dispatcher.shutdown()

    def close(self) -> None:
        """Listen no more; connections that are open end by themselves."""
        self._waiting.close()


def make_server(app: Flask, host: str, port: int) -> Server:
    """Bind a server, without starting it.

    Parameters
    ----------
    app : Flask
        The application.
    host : str
        The address to listen on.
    port : int
        The port, or 0 for a free one.

    Returns
    -------
    Server
        With ``effective_port``, ``run()`` and ``close()``.

    Raises
    ------
    OSError
        When the address is taken.
    """
    give_way()
    collect_rarely()
    # It tells of every request that meets others.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    most = app.config["LIMITS"]
    connections = allow(most["connections"])
    loop = Loop()
    crowd = Crowd(connections, most, loop)
    waiting = waitress.server.create_server(
        app,
        map=loop.sockets,
        host=host,
        port=port,
        threads=sum(most[name] for name in _OCCUPIED) + 1 + _SPARE_THREADS,
        backlog=connections,
        channel_request_lookahead=1,  # notices a reader that has left
        max_request_header_size=HEADER_BYTES,
        max_request_body_size=_BODIES * most["body_bytes"],  # below it the app answers 413 itself
        inbuf_overflow=most["body_bytes"] + 1,
        connection_limit=connections + 100,  # never reached: the crowd makes room before,
        channel_timeout=2 * most["idle_seconds"],  # and closes what stands still
        ident=None,
        clear_untrusted_proxy_headers=True,
    )
    for listening in loop.listening():
        listening.channel_class = lambda *parts, **named: crowd.admit(Channel(loop, *parts, **named))
    return Server(waiting, crowd, loop)
