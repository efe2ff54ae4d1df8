"""One student: opens the page, reads, types, drags; the timing is the page's own, where it has any."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from random import Random
from time import perf_counter

from benchmarks.load.browser import Browser

# What the page asks for beside what its HTML names, before its first picture.
_BESIDE = ("js/io/layout-worker.js", "vendor/graphviz.js", "vendor/fonts/KaTeX_Main-Bold.woff2",
           "vendor/fonts/KaTeX_Size1-Regular.woff2", "vendor/fonts/KaTeX_Size2-Regular.woff2")
_START = ("/messages/en.json", "/api/v1/examples", "/api/v1/ops")
OPENING = {"page", "static file", "catalogue, ops", "draft, opening"}
"""What a page asks for once."""

OPENS = "f(x, y, z) = x(y^2 + z)"
COMMON = "f(x, y) = (x + 2y)^2 + x"
"""What the lecturer writes on the board, and all type."""
LECTURE = {"x": -2.0, "y": 3.0, "z": 4.0}
_PIECES = ("{n}x^2", "sin({n}x)", "x y", "e^({n}y)", "σ({n}x + y)", "log(x^2 + {n})", "({n}x - y)^2", "max(x, {n}y)",
           "tanh(y/{n})", "z/{n}", "relu(x - {n}z)", "sqrt(z^2 + {n})")

KEY = (0.09, 0.35)
"""Seconds between two keys."""
MOVE = 0.05
"""Seconds between two values of a slider that is dragged over four of its units in two seconds."""
THINK = (4.0, 14.0)
"""Seconds of looking at what was asked for; one who steps asks nothing for some steps."""


def own_text(chance: Random) -> str:
    """Make a text that few others have.

    Examples
    --------
    >>> own_text(Random(1)).startswith("f = ")
    True
    """
    pieces = (piece.format(n=chance.randint(2, 99)) for piece in chance.sample(_PIECES, chance.randint(2, 3)))
    return "f = " + " + ".join(pieces)


class Student:
    """One student with a browser.

    Parameters
    ----------
    browser : Browser
        What asks.
    chance : Random
        What decides.
    """

    def __init__(self, browser: Browser, chance: Random) -> None:
        self.browser = browser
        self.chance = chance
        self.text = OPENS
        self.inputs = dict(LECTURE)
        self.revision = 0

    async def attend(self) -> None:
        """Open the page, and use it until cancelled."""
        await self.open()
        weighted: tuple[tuple[int, Callable[[], Awaitable[object]]], ...] = (
            (8, self.step_through), (3, self.type_own), (2, self.type_common), (3, self.drag),
            (1, self.ask_step), (1, self.ask_check), (1, self.name_piece),
        )
        weights, deeds = zip(*weighted, strict=True)
        while True:
            await asyncio.sleep(self.chance.uniform(*THINK))
            await self.chance.choices(deeds, weights)[0]()

    async def open(self) -> None:
        """Open the page: its HTML, all that it names, six at a time, and the opening walk."""
        began = perf_counter()
        html = (await self.browser.get("page", "/")).body.decode()
        files = list(dict.fromkeys(re.findall(r'(?:src|href)="(/static/[^"]+)"', html)))
        if files:
            release = "/".join(files[0].split("/")[:3])
            files += [f"{release}/{file}" for file in _BESIDE]
        await asyncio.gather(*(self.browser.get("static file", file) for file in files))
        await asyncio.gather(*(self.browser.get("catalogue, ops", path) for path in _START))
        await self.draft("draft, opening")
        self.browser.told.open_after(began)

    async def draft(self, kind: str, body: dict[str, object] | None = None) -> None:
        """Ask as the editor does."""
        self.revision += 1
        asked = {"expression": self.text, "inputs": self.inputs, "revision": self.revision} | (body or {})
        await self.browser.post(kind, "draft", json.dumps(asked).encode())

    async def step_through(self) -> None:
        """Step: the walk is in the page already."""
        await asyncio.sleep(self.chance.uniform(2, 10))

    async def type_own(self) -> None:
        """Type a text of one's own over what stands there."""
        await self._type("typed, own text", own_text(self.chance))

    async def type_common(self) -> None:
        """Type what the lecturer wrote."""
        await self._type("typed, common text", COMMON)

    async def _type(self, kind: str, text: str) -> None:
        """Ask at each key; what is still awaited is dropped then."""
        asked: asyncio.Task[None] | None = None
        self.inputs = {}
        for length in range(1, len(text) + 1):
            self.text = text[:length]
            if asked:
                asked.cancel()
            asked = asyncio.create_task(self.draft(kind))
            await asyncio.sleep(self.chance.uniform(*KEY))
        if asked:
            await asked

    async def drag(self) -> None:
        """Drag an input: the newest value is asked for when the one before is answered."""
        loop, name = asyncio.get_running_loop(), self.chance.choice(("x", "y"))
        if name not in self.text.rpartition("=")[2]:
            return
        began, value = loop.time(), round(self.chance.uniform(-5, 1), 1)
        last = None
        while (moved := int((loop.time() - began) / MOVE)) < 40:
            if moved != last:
                last = moved
                self.inputs = self.inputs | {name: round(value + moved / 10, 1)}
                await self.draft("dragged")
            await asyncio.sleep(max(0.0, began + (moved + 1) * MOVE - loop.time()))

    async def ask_step(self) -> None:
        """Ask for one step in English."""
        body = {"expression": self.text, "inputs": self.inputs, "step": 2}
        await self.browser.post("/step", "step", json.dumps(body).encode())

    async def ask_check(self) -> None:
        """Have the gradients checked."""
        body = {"expression": self.text, "inputs": self.inputs}
        await self.browser.post("/check", "check", json.dumps(body).encode())

    async def name_piece(self) -> None:
        """Have a piece of the opening text named."""
        body = {"expression": OPENS, "inputs": LECTURE, "node": "#4", "to": "named"}
        await self.browser.post("/rewrite", "rewrite", json.dumps(body).encode())
