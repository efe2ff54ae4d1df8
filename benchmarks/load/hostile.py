"""Who holds connections without using them: for the whole time, anew when hung up on."""

import asyncio
import contextlib
import json
import socket
from collections.abc import Awaitable, Callable

_WIDE = json.dumps({"expression": " + ".join(f"a_{i}*x_{i}^2" for i in range(50))}).encode()
_POST = b"POST /api/v1/draft HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"


async def idle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Say nothing."""
    await reader.read()


async def half_a_header(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Send a header that never ends, a little at a time."""
    writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n")
    while not reader.at_eof():
        writer.write(b"X-More: a\r\n")
        await asyncio.sleep(1)


async def half_a_body(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Send less than was announced."""
    writer.write(_POST % 5000 + b'{"expression": "x')
    await reader.read()


async def slow_reader(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Ask for a long answer again and again, and hardly read."""
    for _ in range(3):
        writer.write(_POST % len(_WIDE) + _WIDE)
    while not reader.at_eof():
        await asyncio.sleep(1)
        await reader.read(100)


WAYS: tuple[Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]], ...] = (
    idle, half_a_header, half_a_body, slow_reader)


async def hold(port: int, way: int) -> None:
    """Hold a connection in one of the ways until cancelled."""
    while True:
        # A window of two kilobytes, so that an answer is not taken in whole by the machine.
        there = socket.socket()
        there.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        there.setblocking(False)
        with contextlib.suppress(OSError, EOFError):
            await asyncio.get_running_loop().sock_connect(there, ("127.0.0.1", port))
            reader, writer = await asyncio.open_connection(sock=there, limit=1024)
            try:
                await WAYS[way % len(WAYS)](reader, writer)
            finally:
                writer.transport.abort()
        there.close()
        await asyncio.sleep(1)
