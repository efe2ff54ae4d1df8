"""What may be meant by a product whose shapes do not fit."""

from collections.abc import Sequence

import numpy as np

from engine.op import REGISTRY, Op
from engine.shapes import Misfit, Shape


def meant_by(op: Op, shapes: Sequence[Shape], texts: Sequence[str]) -> str | None:
    """Return a product of the same two that fits, as it can be typed; None if there is none.

    Parameters
    ----------
    op : Op
        What was asked for.
    shapes, texts : sequence
        Of its operands.

    Examples
    --------
    >>> import engine.ops
    >>> meant_by(REGISTRY.infix["@"], [(3, 2), (3,)], ["W", "x + y"])
    'W.T @ (x + y)'
    >>> meant_by(REGISTRY.infix["*"], [(2, 3), (3, 2)], ["A", "B"])
    'A @ B'
    """
    product, times = REGISTRY.by_numpy[np.matmul], REGISTRY.by_numpy[np.multiply]
    if op not in (product, times) or len(shapes) != 2 or not all(shapes):
        return None
    left, right = (text if _is_one(text) else f"({text})" for text in texts)
    (one, other), turned = shapes, REGISTRY.by_numpy[np.transpose].symbol or ""
    ways = [(left, one, right, other)] * (op is times)
    ways += [(left + turned, one[::-1], right, other)] * (len(one) > 1)
    ways += [(left, one, right + turned, other[::-1])] * (len(other) > 1)
    for first, its, second, others in [*ways, (right, other, left, one)]:
        try:
            product.shape_of([its, others], {})
        except Misfit:
            continue
        return f"{first} {product.symbol} {second}"
    return None


def _is_one(text: str) -> bool:
    return all(character.isalnum() or character in "_." for character in text)
