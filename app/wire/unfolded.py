"""Arrays and their elements, as they travel."""

import msgspec

from app.wire.words import Face


class ArrayTold(msgspec.Struct, gc=False):
    """A node of the graph of arrays, and the nodes of the scalar graph that are its elements, row by row."""

    node: int
    name: str | None
    shape: list[int]
    elements: list[int]
    label: Face


class UnfoldedTold(msgspec.Struct):
    """Which array each element is of; `sources` has for each node the one it was made for."""

    arrays: list[ArrayTold]
    sources: list[int]
