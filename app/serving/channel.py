"""One connection: what is kept of what it sends, what it is told when that cannot be read, and since when it waits."""

import socket
from time import monotonic
from typing import Any

import msgspec
from waitress.buffers import OverflowableBuffer
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import ErrorTask, WSGITask
from waitress.utilities import BadRequest

from app.failures import MEDIA_TYPE, unreadable
from app.headers import headers_of
from app.serving.loop import Loop

HEADER_BYTES = 16 * 1024
"""More than any browser sends; each piece that arrives is searched together with all before it."""
_ONE_PIECE = 256 * 1024


class _Body(OverflowableBuffer):  # type: ignore[misc]
    """Keeps as much as may be sent, and one byte, by which it is seen that more was."""

    def append(self, sent: bytes) -> None:
        super().append(sent[: max(0, self.overflow - len(self))])


class _Request(HTTPRequestParser):  # type: ignore[misc]
    """A request as it arrives."""

    completed: bool

    def parse_header(self, header: bytes) -> None:
        super().parse_header(header)
        if self.body_rcv:
            self.body_rcv.buf = _Body(self.adj.inbuf_overflow)

    def received(self, data: bytes) -> int:
        taken: int = super().received(data)
        body = self.body_rcv
        if self.chunked and not self.completed and len(body.control_line) + len(body.trailer) > HEADER_BYTES:
            self.error = BadRequest("a chunk's own line is too long")
            self.completed = True
        return taken


class _Answer(WSGITask):  # type: ignore[misc]
    """An answer; head and body leave in one piece, which spares both sides half of what a short one costs."""

    wrote_header: bool

    def write(self, data: bytes) -> None:
        # Of what goes on, the length is not known: a head that says so is built once, by waitress.
        if data and self.complete and not self.wrote_header and self.content_length == len(data) <= _ONE_PIECE:
            head = self.build_response_header()
            if self.has_body and not self.chunked_response:
                self.wrote_header = True
                self.content_bytes_written = len(data)
                self.channel.write_soon(head + data)
                return
        super().write(data)


class _Refusal(ErrorTask):  # type: ignore[misc]
    """What is answered to a request that no application could be given: a problem like every other."""

    def execute(self) -> None:
        problem = unreadable(self.request.error.code)
        body = msgspec.json.encode(problem)
        self.status = f"{problem.status} {problem.title}"
        self.response_headers.extend([("Content-Type", MEDIA_TYPE), *headers_of("/").items()])
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class _Bell:
    """A server as its channel knows it: rung by the channel's thread, the loop knows for whom."""

    def __init__(self, server: Any, loop: Loop, descriptor: int) -> None:
        self._server = server
        self._loop = loop
        self._descriptor = descriptor

    def __getattr__(self, name: str) -> Any:
        return getattr(self._server, name)

    def pull_trigger(self) -> None:
        """Wake the loop."""
        self._loop.touch(self._descriptor)
        self._server.pull_trigger()


class Channel(HTTPChannel):  # type: ignore[misc]
    """One connection.

    Parameters
    ----------
    loop : Loop
        What waits for it.
    server, sock, addr, adj, map
        As waitress gives them.

    Attributes
    ----------
    arriving : float or None
        Since when a request arrives that is not complete.
    owed : float or None
        Since when something waits to be taken by the other side.
    moved : float
        When something was last received or sent.
    """

    parser_class = _Request
    task_class = _Answer
    error_task_class = _Refusal

    def __init__(self, loop: Loop, server: Any, sock: Any, addr: Any, adj: Any, map: Any = None) -> None:
        super().__init__(_Bell(server, loop, sock.fileno()), sock, addr, adj, map=map)
        self.arriving: float | None = None
        self.owed: float | None = None
        self.moved = monotonic()

    def received(self, data: bytes) -> bool:
        """Take in what arrived."""
        self.moved = monotonic()
        taken: bool = super().received(data)
        self.arriving = None if self.request is None else self.arriving or self.moved
        return taken

    def _flush_some(self, do_close: bool = True) -> bool:
        sent: bool = super()._flush_some(do_close=do_close)
        if sent:
            self.moved = monotonic()
            if not self.total_outbufs_len and self.outbufs[0].buf is not None:
                # What was sent would be kept until the next answer, for each of all connections.
                self.outbufs[0].close()
                self.outbufs[0] = OverflowableBuffer(self.adj.outbuf_overflow)
        self.owed = (self.owed or monotonic()) if self.total_outbufs_len else None
        return sent

    @property
    def unread(self) -> int:
        """How many bytes wait to be taken by the other side."""
        bytes_: int = self.total_outbufs_len
        return bytes_

    @property
    def since(self) -> float:
        """Since when the other side lets us wait."""
        return min(time for time in (self.arriving, self.owed, self.moved) if time is not None)

    @property
    def at_work(self) -> bool:
        """Tell whether an answer is being made, and all before it was taken."""
        return bool(self.requests) and not self.unread

    def has_sent(self) -> bool:
        """Tell whether something has arrived that was not looked at yet."""
        try:
            return bool(self.socket.recv(1, socket.MSG_PEEK))
        except OSError:
            return False
