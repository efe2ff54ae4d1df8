"""Arrays of handles: what an op of arrays does to its elements, written with NumPy and the simple ops."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

Gather = Callable[[list[Any]], Any]


def boxed(things: Sequence[Any], shape: Sequence[int]) -> Any:
    """Return an array that holds these things row by row, whatever they are.

    Examples
    --------
    >>> boxed(["a", "b"], (2, 1)).tolist()
    [['a'], ['b']]
    """
    whole = np.empty(len(things), dtype=object)
    for place, thing in enumerate(things):
        whole[place] = thing
    return whole.reshape(shape)


def each(function: Callable[..., Any], *arrays: Any) -> Any:
    """Return what a function gives of each element, or of each pair as arrays broadcast.

    Examples
    --------
    >>> each(lambda a, b: a + b, boxed(["a", "b"], (2,)), boxed(["c"], ())).tolist()
    ['ac', 'bc']
    """
    return np.frompyfunc(function, len(arrays), 1)(*arrays)


def along(axis: int | None, gather: Gather, x: Any) -> Any:
    """Return what `gather` makes of the elements along an axis, or of all.

    Examples
    --------
    >>> along(0, "".join, boxed(list("abcd"), (2, 2))).tolist(), along(None, "".join, boxed(list("abcd"), (2, 2)))
    (['ac', 'bd'], 'abcd')
    """
    if axis is None:
        return gather(x.ravel().tolist())
    rows = np.moveaxis(x, axis, -1)
    return boxed([gather(row.tolist()) for row in rows.reshape(-1, rows.shape[-1])], rows.shape[:-1])
