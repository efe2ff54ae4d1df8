"""The table of derivatives, read from the rules of the ops."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from engine.builder import Builder
from engine.notation.labels import labels
from engine.op import REGISTRY, Op
from engine.words import ENGLISH


class Row(NamedTuple):
    """One op, its expression and local derivatives as LaTeX (None where no gradient passes), and what it states."""

    op: Op
    latex: str
    partials: dict[str, str | None]
    notes: tuple[str, ...]


def table() -> Iterator[Row]:
    r"""Yield a row for each op, over inputs x, y, ….

    Examples
    --------
    >>> {row.op.name: row.partials for row in table()}["mul"]
    {'x': 'y', 'y': 'x'}
    """
    for op in REGISTRY:
        build = Builder()
        count = 2 if op.variadic else len(op.params)
        letters = op.params if all(len(p) == 1 for p in op.params) else tuple("xyzuvw"[:count])
        graph = build.graph(build.apply(op, [build.input(letter) for letter in letters]))
        called = labels(graph)
        node = graph[graph.output]
        yield Row(op, called.own[node.id].latex,
                  {letter: called.local(node, slot, spelled=True).face.latex if op.passes(slot) else None
                   for slot, letter in enumerate(letters)},
                  tuple(dict.fromkeys(ENGLISH[stated.key] for stated in (*op.notes, *chain(*op.edges.values())))))
