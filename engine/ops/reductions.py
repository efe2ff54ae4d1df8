"""Many numbers to one, or to one for each row or column."""

import numpy as np

from engine.elements import along
from engine.locals import BLOCK, ROW, SUM, UNNAMED
from engine.op import Face, Local, op
from engine.ops.arithmetic import total, total_count
from engine.shapes import Misfit, size


def reduced(x, axis=None):
    """The shape that is left when an axis is summed over, or all are."""
    if not x:
        raise Misfit("needs-array")
    if axis is None:
        return ()
    if not -len(x) <= axis < len(x):
        raise Misfit("no-axis", axes=len(x), last=len(x) - 1)
    return tuple(side for place, side in enumerate(x) if place != axis % len(x))


def _summed(scale):
    """The Jacobian of a sum, its ones scaled: where one number comes out a row, else each is a sum of its own."""
    def local(x, axis=None):
        ones = r"\mathbf 1^{\mathsf T}"
        if axis is None or size(reduced(x, axis)) == 1:
            return Local(ROW, scale(x, axis) + ones)
        before, after = x[:axis % len(x)], x[axis % len(x) + 1:]
        return Local(SUM, scale(x, axis) + r"I \otimes " * bool(before) + ones + r" \otimes I" * bool(after))
    return local


def wide(g, axis):
    """What was summed over is there again, of length 1."""
    return g if axis is None else np.expand_dims(g, axis)


def _count(x, axis):
    return size(x) if axis is None else x[axis]


def _groups(x, axis):
    """How many numbers come out."""
    return size(reduced(x, axis))


def _sums(x, axis):
    """How many nodes its sums are."""
    return _groups(x, axis) * total_count(_count(x, axis))


def _average(terms):
    return total(terms) / float(len(terms)) if len(terms) > 1 else terms[0]


def _tiled(g, x):
    return np.broadcast_to(g, x.shape)


_SAMPLES = (((3,),), ((2, 3),), ((2, 3), 0), ((2, 3), 1), ((2, 3, 2), -1), ((2, 3, 2), 1), ((3,), 0),
            ((1, 3), 1), ((1, 3), 0))


@op(mark=Face("Σ", r"\sum", "sum of all"), latex=r"\operatorname{sum}({x}, {axis})", spoken="the sum of {x}",
    noun="a sum of elements", forward="All elements are added.",
    backward="A sum passes the gradient on unchanged, to every element.",
    example="x = [1, 2, 3]; sum(x)", literal="axis", numpy=(np.sum,), shape=reduced, samples=_SAMPLES)
def sum(x, axis=None):
    """Sum of all elements, or along an axis. The Jacobian holds ones."""
    return np.sum(x, axis)


sum.jacobian(x=_summed(lambda x, axis: ""))
sum.elements(lambda x, axis=None: along(axis, total, x), count=lambda x, axis=None: _sums(x, axis))
sum.pullback(x=lambda g, out, x, axis=None: _tiled(wide(g, axis), x))


@op(mark=Face("mean", r"\operatorname{mean}", "mean"), latex=r"\operatorname{mean}({x}, {axis})",
    spoken="the mean of {x}", noun="a mean", forward="All elements are added, and divided by their number.",
    backward="A mean shares the gradient out among all elements, in equal parts.",
    example="x = [1, 2, 6]; mean(x)", literal="axis", numpy=(np.mean,), shape=reduced, samples=_SAMPLES)
def mean(x, axis=None):
    """Mean of all elements, or along an axis. The Jacobian holds 1/n."""
    return np.mean(x, axis)


mean.jacobian(x=_summed(lambda x, axis: rf"\tfrac{{1}}{{{_count(x, axis)}}}\,"))
mean.elements(lambda x, axis=None: along(axis, _average, x), count=lambda x, axis=None: 3 * _sums(x, axis))
mean.pullback(x=lambda g, out, x, axis=None: _tiled(wide(g, axis), x) / _count(x.shape, axis))


@op(mark=Face("‖·‖", r"\lVert \cdot \rVert", "norm"), latex=r"\operatorname{norm}({x}, {axis})",
    spoken="the length of {x}", noun="a length", forward="A length is the root of the sum of squares.",
    backward="A length passes the gradient on along the direction of its vector.",
    example="x = [3, 4]; norm(x)", literal="axis", shape=reduced, samples=_SAMPLES)
def norm(x, axis=None):
    """Euclidean length of all elements, or along an axis. The Jacobian is the unit vector as a row; 0 at the origin."""
    scale = _scale(x, axis)
    length = np.sqrt(np.sum((x / scale) ** 2.0, axis, keepdims=True)) * scale
    return np.reshape(length, reduced(np.shape(x), axis))


def _scale(x, axis):
    """A power of two as large as the largest number: squares of what is divided by it neither vanish nor overflow."""
    return np.ldexp(1.0, np.frexp(np.max(np.abs(x), axis, keepdims=True))[1] - 1)


def _direction(x, axis):
    """The unit vector; zeros where there is no direction."""
    x = x / _scale(x, axis)
    length = np.sqrt(np.sum(x * x, axis, keepdims=True))
    return np.where(length == 0, 0.0, x / np.where(length == 0, 1.0, length))


def _along(x, axis=None):
    """The Jacobian of a length: its direction as a row; of several lengths each is of its own numbers."""
    if axis is not None and size(reduced(x, axis)) > 1:
        return Local(BLOCK, UNNAMED)
    return Local(ROW, r"\frac{{x}^{\mathsf T}}{{out}}" if len(x) == 1 else r"\frac{{x}}{{out}}")


norm.jacobian(x=_along)
norm.elements(lambda x, axis=None: along(axis, lambda terms: np.sqrt(total(terms)), x ** 2.0),
              count=lambda x, axis=None: size(x) + _sums(x, axis) + _groups(x, axis))
norm.pullback(x=lambda g, out, x, axis=None: wide(g, axis) * _direction(x, axis))
norm.kink("At the origin a length has a corner; this course takes the slope 0.",
          when=lambda out, x, axis=None: np.all(x == 0, axis))
