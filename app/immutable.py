"""What never changes under its address is kept as it was first answered: a class asks for it all at once."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any, NamedTuple

from flask import Flask, current_app

_PLAIN = ("HTTP_RANGE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
"""Whoever sends one of these is answered something else."""
_BESIDE = 2048
"""What an answer takes beside its body: its headers, and its place in the table."""


class _Kept(NamedTuple):
    status: str
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def size(self) -> int:
        return _BESIDE + len(self.body)


class Immutable:
    """A WSGI application whose answers are kept when they say themselves that they are immutable.

    Parameters
    ----------
    application : callable
        A WSGI application.
    most : int
        How many bytes are kept: of what was asked for last.

    Attributes
    ----------
    asked : int
        How many requests there were: who has time sees whether others are in a hurry.
    """

    def __init__(self, application: Callable[..., Iterable[bytes]], most: int) -> None:
        self.application = application
        self.most = most
        self.bytes = self.asked = 0
        self._kept: OrderedDict[tuple[str, str], _Kept] = OrderedDict()
        self._lock = Lock()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request, from memory if it can be."""
        self.asked += 1
        if environ["REQUEST_METHOD"] != "GET" or any(name in environ for name in _PLAIN):
            return self.application(environ, start_response)
        key = environ["PATH_INFO"], environ.get("HTTP_ACCEPT_ENCODING", "")
        with self._lock:
            kept = self._kept.get(key)
            if kept:
                self._kept.move_to_end(key)
        if kept is None:
            return self._ask(key, environ, start_response)
        start_response(kept.status, kept.headers[:])
        return [kept.body]

    def _ask(self, key: tuple[str, str], environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        told: list[Any] = []

        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            told[:] = status, headers
            return start_response(status, headers, exc_info)

        pieces = self.application(environ, start)
        status, headers = told
        if not status.startswith("200") or "immutable" not in dict(headers).get("Cache-Control", ""):
            return pieces
        try:
            body = b"".join(pieces)
        finally:
            if hasattr(pieces, "close"):
                pieces.close()
        self._keep(key, _Kept(status, headers[:], body))
        return [body]

    def _keep(self, key: tuple[str, str], answer: _Kept) -> None:
        with self._lock:
            if key in self._kept or answer.size > self.most:
                return
            self._kept[key] = answer
            self.bytes += answer.size
            while self.bytes > self.most:
                self.bytes -= self._kept.popitem(last=False)[1].size


def install(app: Flask) -> None:
    """Keep this application's files."""
    kept = Immutable(app.wsgi_app, app.config["LIMITS"]["file_bytes"])
    app.wsgi_app = kept  # type: ignore[method-assign]
    app.extensions["files"] = kept


def files() -> Immutable:
    """Return what all requests of the application pass, while one is answered."""
    found: Immutable = current_app.extensions["files"]
    return found
