"""What an op states of places: notes, slopes that its rules do not give, and corners."""

from collections.abc import Callable
from math import nan
from typing import Any, NamedTuple

Function = Callable[..., Any]


class Note(NamedTuple):
    """A place where the op has something to say: a kink, or a point outside its domain.

    `when` is a rule like a partial's, ``lambda out, *inputs``, true at that place; `key` is the sentence.
    """

    kind: str
    when: Function
    key: str


class Edge(NamedTuple):
    """A stated slope: where `when` holds, the local derivative is `slope`, whatever the rule gives."""

    when: Function
    slope: float
    key: str


class Corner(NamedTuple):
    """A corner along one input: where it is, and the slopes left and right of it; any between the two is allowed.

    Each is a number, or a rule like a partial's. Where the value jumps there are no slopes.
    """

    at: float | Function
    left: float | Function = nan
    right: float | Function = nan
