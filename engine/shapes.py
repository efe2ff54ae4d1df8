"""Shapes: how they are written, how they broadcast, and what is wrong where they do not fit."""

from collections.abc import Mapping, Sequence
from math import prod
from types import MappingProxyType
from typing import Any

import numpy as np

from engine.words import declare

Shape = tuple[int, ...]
NO_SHAPES: Mapping[str, Shape] = MappingProxyType({})

TALLEST = 6
"""A matrix is drawn up to so many rows and columns."""


class Misfit(Exception):
    """Shapes that an op cannot take; a shape rule raises it, and knows nothing of texts.

    Parameters
    ----------
    hint : str
        Key of what is said of it.
    code : str
        Which error it is.
    **holes
        Fill both.
    """

    CODE = "shape-mismatch"

    def __init__(self, hint: str, code: str = CODE, **holes: object) -> None:
        self.code = code
        self.hint = hint
        self.holes = holes
        super().__init__(code)


def written(shape: Sequence[int]) -> str:
    """Return a shape as one writes it: that of a vector of one is 1, and a number has none.

    Examples
    --------
    >>> written((2, 3)), written((4,)), written(())
    ('2×3', '4', 'a number')
    """
    return "×".join(map(str, shape)) or "a number"


def broadcast(*shapes: Shape) -> Shape:
    """Return the shape of what is computed element by element.

    Raises
    ------
    Misfit
        If there is none.

    Examples
    --------
    >>> broadcast((2, 3), (3,), ())
    (2, 3)
    """
    try:
        return np.broadcast_shapes(*shapes)
    except ValueError:
        raise Misfit("elementwise") from None


def fitted(array: Any, shape: Shape) -> Any:
    """Return what arrives at something of this shape that was broadcast: its copies' gradients add up.

    Examples
    --------
    >>> fitted(np.ones((2, 3)), (3,)), fitted(np.ones((2, 3)), (2, 1)).tolist()
    (array([2., 2., 2.]), [[3.0], [3.0]])
    """
    ahead = array.ndim - len(shape)
    axes = tuple(range(ahead)) + tuple(ahead + axis for axis, size in enumerate(shape)
                                       if size == 1 and array.shape[ahead + axis] != 1)
    return array.sum(axis=axes).reshape(shape) if axes else array.reshape(shape)


def size(shape: Shape) -> int:
    """Return how many numbers there are.

    Examples
    --------
    >>> size((2, 3)), size(())
    (6, 1)
    """
    return prod(shape)


def is_drawn(rows: int, columns: int) -> bool:
    """Whether a matrix is small enough to be drawn."""
    return rows <= TALLEST and columns <= TALLEST


declare({
    "shape-mismatch": "{op} cannot be made of {shapes}.",
    "wrong-shape": "{name} needs the shape {wanted}, and gets {got}.",
    "index-out-of-range": "There is no such place in the shape {shapes}.",
    "walk-too-large": "With what each edge brings this walk keeps {count} numbers; {limit} are allowed.",
    "too-many-elements": "The arrays up to here hold more than {limit} numbers.",
}, prefix="error.")

declare({
    "elementwise": "Element by element both need the same shape, or a side of length 1.",
    "inner": "The first has {columns} columns and the second {rows} rows: these must be equal.",
    "needs-array": "It takes an array, and {argument} is a number; give it a value such as [1, 2].",
    "needs-vector": "It takes a vector, such as [1, 2].",
    "needs-matrix": "It takes a matrix, such as [[1, 2], [3, 4]].",
    "same-sides": "All sides but the first must be equal.",
    "same-length": "Both must be vectors of the same length.",
    "no-axis": "Axes count from 0 to {last}, or from the end, −1 to −{axes}.",
    "as-many": "It holds {count} numbers, and the new shape {wanted}.",
    "sides": "Sides are whole numbers from 1, at most {most} of them; one may be -1, and is as long as is left.",
    "place-outside": "Places count from 0 to {last}, or from the end, −1 to −{side}; here stands {place}.",
    "fewer-places": "It has {sides} places to be given, not more.",
    "empty-slice": "This stretch has no elements.",
    "smaller-arrays": "Take smaller arrays.",
    "same-rows": "Logits and labels must have the same shape.",
}, prefix="hint.")
