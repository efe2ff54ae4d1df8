"""A call of the API, declared where it is answered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from flask import Response

from app.wire.answer import respond
from app.wire.body import read


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
        The Struct it answers with.
    body : type or None
        The Struct it reads, given to the function as its one argument.
    function : callable
        What computes the answer.
    """

    method: Literal["GET", "POST"]
    path: str
    answer: type
    body: type | None
    function: Callable[..., Any]

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

    def view(self) -> Response:
        """Answer the request at hand."""
        return respond(self.function(read(self.body)) if self.body else self.function())


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


def post(path: str, body: type, answer: type) -> Callable[[Callable[[Any], Any]], Call]:
    """Declare a call that reads a body.

    Parameters
    ----------
    path : str
        Below ``/api/v1``.
    body : type
        The Struct it reads.
    answer : type
        The Struct it answers with.
    """
    return lambda function: Call("POST", path, answer, body, function)
