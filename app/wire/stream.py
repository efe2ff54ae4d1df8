"""A call that answers line by line, while it computes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from flask import Response, request

from app.config import limits
from app.gate import gate
from app.wire.answer import encode
from app.wire.body import read
from app.wire.call import Call
from engine.patience import at_most

MEDIA = "application/jsonl"
"""One JSON object a line."""


@dataclass(frozen=True)
class Lines:
    """An answer that begins to be computed when it is taken.

    Attributes
    ----------
    some : iterable of lists
        Lines, as many at a time as leave together.
    close : callable
        Is called at the end, or when who asked has gone away; maybe twice.
    """

    some: Iterable[list[Any]]
    close: Callable[[], None]


@dataclass(frozen=True)
class Stream(Call):
    """A call whose function prepares, and returns its `Lines`; what it refuses is refused before the first of them."""

    def view(self) -> Response:
        """Answer the request at hand."""
        body: Any = read(self.body or object)
        with gate(self.gate).place(request.remote_addr or ""), at_most(limits()["compute_milliseconds"] / 1000):
            lines: Lines = self.function(body)
        response = Response(_encoded(lines.some, lines.close), content_type=MEDIA)
        # Proxies pass it on as it comes.
        response.headers["X-Accel-Buffering"] = "no"
        response.cache_control.no_store = True
        response.call_on_close(lines.close)  # one that was never begun has no end of its own
        return response


def _encoded(some: Iterable[list[Any]], close: Callable[[], None]) -> Iterator[bytes]:
    try:
        for lines in some:
            yield b"".join(encode(line) + b"\n" for line in lines)
    finally:
        close()


def stream(path: str, body: type, line: Any) -> Callable[[Callable[[Any], Lines]], Stream]:
    """Declare a call that answers line by line.

    Parameters
    ----------
    path : str
        Below ``/api/v1``.
    body : type
        The Struct it reads.
    line : type
        What stands on a line: a Struct, or one of several.
    """
    return lambda function: Stream("POST", path, line, body, function, media={"": MEDIA})
