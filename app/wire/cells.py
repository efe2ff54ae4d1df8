"""The elements of small arrays, as they travel."""

from collections.abc import Iterator
from typing import Any

import msgspec

from app.wire.words import Face
from engine.cells import cells
from engine.graph import Graph
from engine.networks import TensorNetwork
from engine.notation.names import face

ONE = "1"
"""What a number is called that is 1 for ever."""


class CellsTold(msgspec.Struct, gc=False):
    """A small array, or a number made of one: what its elements are called, row by row, null where they have no name.

    `takes` has for each input, and for each element, which elements of that input it is made of; null where they are
    too many.
    """

    node: int
    labels: list[Face | None]
    takes: list[list[list[int]] | None]


def cells_told(graph: Graph, network: object = None) -> list[CellsTold]:
    """Return the elements of small arrays; those of a network keep the names that they have in its scalar graph."""
    return [CellsTold(node, [None if name is None else _face(name) for name in called],
                      [None if taken is None else [list(own) for own in taken] for taken in takes])
            for node, called, takes in cells(graph, names_of(network))]


def names_of(network: object) -> dict[int, list[str]]:
    """Return what the elements of a network's arrays are called in its scalar graph."""
    held = network.elements.items() if isinstance(network, TensorNetwork) else ()
    return {node: [*_flat(names)] for node, names in held if isinstance(names, list)}


def _flat(names: Any) -> Iterator[str]:
    if isinstance(names, list):
        for one in names:
            yield from _flat(one)
    else:
        yield ONE if names is None else names


def _face(name: str) -> Face:
    found = face(name)
    return Face(found.text, found.latex, found.spoken)
