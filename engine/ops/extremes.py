"""The largest and the smallest element of an array, or of each row or column: the gradient goes to the first winner."""

from functools import reduce

import numpy as np

from engine.elements import along
from engine.op import Face, Local, op
from engine.ops.reductions import reduced, wide
from engine.shapes import size

_SAMPLES = (((3,),), ((2, 3),), ((2, 3), 0), ((2, 3), 1), ((2, 3, 2), -1), ((1,),))


def _largest(terms):
    """One after the other, so that of equal ones the first stays."""
    return reduce(lambda best, one: np.where(best >= one, best, one), terms)


def _smallest(terms):
    return reduce(lambda best, one: np.where(best <= one, best, one), terms)


def _count(x, axis=None):
    return 2 * (size(x) - size(reduced(x, axis)))


def _first(place, x, axis):
    """1 at the first winner, of each group if there is an axis, and 0 elsewhere."""
    found = np.zeros(np.shape(x))
    if axis is None:
        found.reshape(-1)[place(x)] = 1.0
    else:
        np.put_along_axis(found, np.expand_dims(place(x, axis), axis), 1.0, axis)
    return found


def _winner(x, axis=None):
    return Local("row" if axis is None else "selection", r"\mathbf e_{k}^{\mathsf T}" if axis is None else "P")


def _ties(out, x, axis):
    """Whether another element is as good."""
    return np.sum(x == wide(np.asarray(out), axis), axis) > 1


_TIE = "A tie: all of the gradient goes to the first winner; any share among the winners is a sub-gradient."


@op(mark=Face("max", r"\max", "largest"), latex=r"\max({x}, {axis})", spoken="the largest of {x}",
    noun="a largest element", forward="The largest element is taken.",
    backward="The largest element takes all of the gradient; the others get 0.",
    example="x = [1, 5, 2]; max(x)", literal="axis", numpy=(np.max,), shape=reduced, samples=_SAMPLES)
def amax(x, axis=None):
    """Largest of all elements, or along an axis; ``max(x)`` of one array means it. The Jacobian is 1 at the first."""
    return np.max(x, axis)


amax.jacobian(x=_winner)
amax.elements(lambda x, axis=None: along(axis, _largest, x), count=_count)
amax.pullback(x=lambda g, out, x, axis=None: wide(g, axis) * _first(np.argmax, x, axis))
amax.kink(_TIE, when=lambda out, x, axis=None: _ties(out, x, axis))


@op(mark=Face("min", r"\min", "smallest"), latex=r"\min({x}, {axis})", spoken="the smallest of {x}",
    noun="a smallest element", forward="The smallest element is taken.",
    backward="The smallest element takes all of the gradient; the others get 0.",
    example="x = [4, 5, 2]; min(x)", literal="axis", numpy=(np.min,), shape=reduced, samples=_SAMPLES)
def amin(x, axis=None):
    """Smallest of all elements, or along an axis; ``min(x)`` of one array means it. The Jacobian is 1 at the first."""
    return np.min(x, axis)


amin.jacobian(x=_winner)
amin.elements(lambda x, axis=None: along(axis, _smallest, x), count=_count)
amin.pullback(x=lambda g, out, x, axis=None: wide(g, axis) * _first(np.argmin, x, axis))
amin.kink(_TIE, when=lambda out, x, axis=None: _ties(out, x, axis))
