"""Who trains a network on the server: one run after the other, each told line by line."""

import asyncio
import json

_ASKED = json.dumps({
    "network": {"layers": "nn.Sequential(nn.Linear(2, 30), nn.Tanh(), nn.Linear(30, 1))"},
    "data": {"kind": "moons", "settings": {"size": 2000}}, "training": {"epochs": 1000, "rate": 0.01},
}).encode()
"""Minutes of training."""
_POST = b"POST /api/v1/train HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n" \
        b"Content-Length: %d\r\n\r\n"


class Trainer:
    """One who trains.

    Attributes
    ----------
    epochs : int
        How many were told.
    refused : int
        How often a run was not begun.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.epochs = self.refused = 0

    async def train(self) -> None:
        """Train until cancelled."""
        while True:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
            try:
                writer.write(_POST % len(_ASKED) + _ASKED)
                if (await reader.readline()).split()[1:2] != [b"200"]:
                    self.refused += 1
                    await asyncio.sleep(1)
                    continue
                while line := await reader.readline():
                    self.epochs += b'"kind":"epoch"' in line
            finally:
                writer.transport.abort()
