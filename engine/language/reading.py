"""A text that was read, and all that was found on the way."""

from collections.abc import Callable
from typing import NamedTuple

from engine.builder import Builder
from engine.graph import Graph
from engine.language.expression import Bracket
from engine.language.folding import Source
from engine.language.statements import Statement
from engine.language.words import Words


class Reading(NamedTuple):
    """A text that was read, and all that was found on the way.

    Attributes
    ----------
    graph : Graph
        What it says.
    builder : Builder
        The nodes as they were made.
    outlined, statements : list of Statement
        The statements that are not empty: as they were cut, and with their words read.
    roots : list of int or None
        The node each statement stands for; None for a value.
    brackets, repeated
        See `Expression` and `Operands`.
    source : Source
        The text.
    words : Words
        What its words mean.
    again : callable
        Reads another text with the same options.
    joined
        See `Expression`.
    """

    graph: Graph
    builder: Builder
    outlined: list[Statement]
    statements: list[Statement]
    roots: list[int | None]
    brackets: list[Bracket]
    repeated: list[tuple[int, int, int]]
    source: Source
    words: Words
    again: "Callable[[str], Reading]"
    joined: list[tuple[int, int, int]]
