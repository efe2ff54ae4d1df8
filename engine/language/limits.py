"""How much a text may ask for."""

from typing import NamedTuple


class Limits(NamedTuple):
    """Limits on a text; None is none.

    Attributes
    ----------
    characters, nodes, inputs : int or None
        Of the whole text.
    depth : int or None
        How deep brackets nest.
    name, literal : int
        Characters of one name and of one number.
    elements : int or None
        Numbers of one array.
    """

    characters: int | None = None
    nodes: int | None = None
    inputs: int | None = None
    depth: int | None = None
    name: int = 32
    literal: int | None = None
    elements: int | None = None
