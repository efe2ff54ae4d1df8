"""A call of the API, declared where it is answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

import msgspec
from flask import Response, request
from msgspec.structs import replace

from app import cache
from app.config import limits
from app.gate import gate as gate_of
from app.wire.answer import encode, revised, send
from app.wire.body import read
from engine.patience import at_most


@dataclass(frozen=True)
class Call:
    """One call: routing, reading, writing and documentation are made from it.

    Attributes
    ----------
    method : str
        ``"GET"`` or ``"POST"``.
    path : str
        Below ``/api/v1``.
    answer : type
        The Struct it answers with; `str` where it answers with a text.
    body : type or None
        The Struct it reads, given to the function as its one argument.
    function : callable
        What computes the answer.
    gate : str
        The gate that lets it compute.
    media : mapping of str to str
        The media type of a text, by the format that the body asks for.
    """

    method: Literal["GET", "POST"]
    path: str
    answer: type
    body: type | None
    function: Callable[..., Any]
    gate: str = "gate"
    media: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The function's name, which is the operation's too."""
        return self.function.__name__

    @property
    def noun(self) -> str:
        """What it is about: the name of the module that declares it."""
        return self.function.__module__.rpartition(".")[2]

    @property
    def summary(self) -> str:
        """The first line of the function's docstring."""
        return (self.function.__doc__ or "").strip().partition("\n")[0]

    @property
    def description(self) -> str:
        """The other lines of the function's docstring."""
        lines = (self.function.__doc__ or "").strip().partition("\n")[2].splitlines()
        return "\n".join(line.strip() for line in lines).strip()

    def __call__(self, *arguments: Any) -> Any:
        """Compute the answer, without HTTP."""
        return self.function(*arguments)

    def _find(self, *arguments: Any) -> bytes:
        with at_most(limits()["compute_milliseconds"] / 1000):
            found = self.function(*arguments)
            return found.encode() if self.media else encode(found)

    def view(self) -> Response:
        """Answer the request at hand; the revision alone changes nothing in an answer but itself."""
        arguments: list[Any] = [read(self.body)] if self.body else []
        revision = getattr(arguments[0], "revision", 0) if arguments else 0
        if revision:
            arguments = [replace(arguments[0], revision=0)]
        question = msgspec.json.encode([self.method, self.path, *arguments])
        answer = self._found(question, arguments)
        if self.media:
            return send(answer, self.media[arguments[0].format])
        return send(revised(answer, revision) if revision else answer)

    def _found(self, question: bytes, arguments: list[Any]) -> bytes:
        if not self.body:
            # What reads nothing is computed once.
            return cache.kept().get(question, self._find)
        at, address = gate_of(self.gate), request.remote_addr or ""

        def find() -> bytes:
            with at.place(address):
                return self._find(*arguments)

        return cache.kept().get(question, find, follow=partial(at.follow, address))


def get(path: str, answer: type) -> Callable[[Callable[[], Any]], Call]:
    """Declare a call that reads nothing.

    Parameters
    ----------
    path : str
        Below ``/api/v1``.
    answer : type
        The Struct it answers with.
    """
    return lambda function: Call("GET", path, answer, None, function)


def post(path: str, body: type, answer: type, gate: str = "gate",
         media: Mapping[str, str] | None = None) -> Callable[[Callable[[Any], Any]], Call]:
    """Declare a call that reads a body.

    Parameters
    ----------
    path : str
        Below ``/api/v1``.
    body : type
        The Struct it reads.
    answer : type
        The Struct it answers with.
    gate : str
        The gate that lets it compute.
    media : mapping of str to str, optional
        Of what answers with a text: its media type, by the format that the body asks for.
    """
    return lambda function: Call("POST", path, answer, body, function, gate, media or {})
