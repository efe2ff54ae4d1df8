"""What every rewriting of a text has in common: it is read, written another way, and must still say the same."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TypedDict, Unpack

from engine.graph import INPUT, Graph
from engine.language.faults import LanguageError
from engine.language.limits import Limits
from engine.language.parser import read
from engine.language.reading import Reading
from engine.shapes import NO_SHAPES, Shape


class Options(TypedDict, total=False):
    """What a text, and what it becomes, is read with: see `parse`."""

    names: Collection[str]
    limits: Limits | None
    merge: bool
    shapes: Mapping[str, Shape]


def rewritten(text: str, ways: Callable[[Reading], Iterable[str]], **options: Unpack[Options]) -> str | None:
    """Return the first way to write a text that can be read and says the same.

    Parameters
    ----------
    text : str
        A text that can be read.
    ways : callable
        Takes the `Reading`, and returns the texts to try.
    **options
        What all of them are read with.

    Returns
    -------
    str or None
        None if there is none, or none within the limits.

    Raises
    ------
    LanguageError
        If the text itself cannot be read.

    Examples
    --------
    >>> rewritten("x + x", lambda reading: ["2x", "(x + x)"])
    '(x + x)'
    """
    reading = read(text, merge=options.get("merge", False), of=None, names=options.get("names", ()),
                   limits=options.get("limits") or Limits(), shapes=options.get("shapes", NO_SHAPES))
    for written in ways(reading):
        try:
            graph = reading.again(written).graph
        except LanguageError:
            continue
        if _same(graph, reading.graph):
            return written
    return None


def _same(one: Graph, other: Graph) -> bool:
    """Whether two graphs compute the same in the same way, but for the order of it and for further names of one."""
    known: dict[object, int] = {}

    def kinds(graph: Graph) -> list[int]:
        own: list[int] = []
        for node in graph.nodes:
            name = node.name if node.op == INPUT else None
            key = node.op, name, tuple([own[i] for i in node.inputs]), tuple(node.attrs.items())
            own.append(known.setdefault(key, len(known)))
        return own

    if len(one.names) > len(other.names):
        one, other = other, one
    first, second = kinds(one), kinds(other)
    return (len(one), one.title, one.head, one.defaults, first[one.output]) == (
        len(other), other.title, other.head, other.defaults, second[other.output]) and all(
        name in other.names and first[index] == second[other.names[name]] for name, index in one.names.items())
