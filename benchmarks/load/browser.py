"""What a browser does with one server: a few connections that are kept, and no more than one question on each."""

import asyncio
from time import perf_counter
from typing import NamedTuple

from benchmarks.load.told import Told

MOST = 6
"""Connections that browsers keep to one host."""
PATIENCE = 30
"""Seconds after which an answer counts as an error."""


class Answer(NamedTuple):
    """A status, and the body where there was one."""

    status: int
    body: bytes


class Line:
    """One connection, kept as long as both sides want."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    async def ask(self, sent: bytes) -> Answer:
        """Send a request and read the answer to its end."""
        self.writer.write(sent)
        head = await self.reader.readuntil(b"\r\n\r\n")
        fields = dict(line.split(": ", 1) for line in head.decode("latin-1").split("\r\n")[1:] if line)
        body = await self.reader.readexactly(int(fields.get("Content-Length", 0)))
        if fields.get("Connection") == "close":
            self.writer.close()
        return Answer(int(head[9:12]), body)

    @property
    def lost(self) -> bool:
        """Tell whether the other side has closed it."""
        return self.reader.at_eof() or self.writer.is_closing()


class Browser:
    """Asks on kept connections, and writes down what it waits.

    Parameters
    ----------
    port : int
        Where the server listens on this machine.
    told : Told
        Where each answer is written down.
    """

    def __init__(self, port: int, told: Told) -> None:
        self.port = port
        self.told = told
        self._free: list[Line] = []
        self._places = asyncio.Semaphore(MOST)

    async def get(self, kind: str, path: str) -> Answer:
        """Ask for something that is there."""
        return await self._ask(kind, f"GET {path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip, br\r\n\r\n".encode())

    async def post(self, kind: str, path: str, body: bytes) -> Answer:
        """Ask with a document, as JSON."""
        head = (f"POST /api/v1/{path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                f"Accept-Encoding: gzip, br\r\nContent-Length: {len(body)}\r\n\r\n")
        return await self._ask(kind, head.encode() + body)

    async def _ask(self, kind: str, sent: bytes) -> Answer:
        async with self._places:
            began = perf_counter()
            try:
                async with asyncio.timeout(PATIENCE):
                    answer = await self._sent(sent)
            except (OSError, EOFError, TimeoutError) as error:
                self.told.add(kind, perf_counter() - began, type(error).__name__)
                return Answer(0, b"")
            except asyncio.CancelledError:
                self.told.drop(kind)
                raise
        self.told.add(kind, perf_counter() - began, None if answer.status == 200 else str(answer.status))
        return answer

    async def _sent(self, sent: bytes) -> Answer:
        while self._free:
            line = self._free.pop()
            if not line.lost:
                try:
                    return await self._on(line, sent)
                except (OSError, EOFError):
                    # Closed just before it was asked: a browser asks again on another.
                    continue
        return await self._on(Line(*await asyncio.open_connection("127.0.0.1", self.port)), sent)

    async def _on(self, line: Line, sent: bytes) -> Answer:
        try:
            answer = await line.ask(sent)
        except BaseException:
            # What is no longer waited for is hung up on, as browsers do.
            line.writer.close()
            raise
        if not line.lost:
            self._free.append(line)
        return answer

    def leave(self) -> None:
        """Hang up."""
        for line in self._free:
            line.writer.close()
