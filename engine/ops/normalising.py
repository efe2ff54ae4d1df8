"""Normalising and dropping out: functions built of means, differences, squares, roots and products, node by node."""

import numpy as np

from engine.composed import composed
from engine.ops.reductions import mean
from engine.ops.shaping import reshape
from engine.shapes import Misfit

EPSILON = 1e-5
"""Added under the root, as PyTorch does: what is all alike has no deviation."""


def _shape(x):
    shape = x.builder.made[x.index].shape if hasattr(x, "builder") else ()
    if not shape or len(shape) > 2:
        raise Misfit("needs-array")
    return shape


def _over(x, axis, back):
    """Less its mean and over its deviation; `back` gives what was averaged the shape to stand beside x."""
    left = x - back(mean(x, *axis))
    return left / back(np.sqrt(mean((x - back(mean(x, *axis))) ** 2.0, *axis) + EPSILON))


@composed(example="x = [1, 2, 6]; w = [1, 0, 2]; dot(w, layer_norm(x))")
def layer_norm(x):
    """What is left of the mean, over the deviation: of a vector, or of each row of a matrix."""
    shape = _shape(x)
    if len(shape) == 1:
        return _over(x, (), lambda found: found)
    return _over(x, (-1,), lambda found: reshape(found, (shape[0], 1)))


@composed(example="X = [[1, 2], [3, 5]]; sum(batch_norm(X) @ [1, 2])")
def batch_norm(x):
    """What is left of the mean, over the deviation: of each column of a matrix, whose rows are examples."""
    if len(_shape(x)) < 2:
        raise Misfit("needs-matrix")
    return _over(x, (0,), lambda found: found)


@composed(example="x = [1, 2, 6]; m = [1, 0, 1]; sum(dropout(x, m, 0.5))")
def dropout(x, mask, p=None):
    """What a mask of zeros and ones lets through; with the share that is dropped, over what is kept."""
    _shape(x)
    return x * mask if p is None else x * mask / (1.0 - p)
