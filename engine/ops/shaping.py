"""The same numbers in another shape, some of them, or several arrays as one: each element goes to one place."""

import numpy as np

from engine.elements import boxed
from engine.op import POWER, Face, Local, op
from engine.shapes import Misfit, size

MOST_SIDES = 8
"""An array of more sides is no picture any more, and NumPy ends at 64."""


def _selection(*_):
    return Local("selection", "P")


def _resized(x, sizes):
    """The new shape, which holds as many numbers; one side, written −1, is as long as is left."""
    if not x:
        raise Misfit("needs-array")
    left = tuple([side for side in sizes if side != -1])
    if len(sizes) > MOST_SIDES or len(sizes) - len(left) > 1 or any(side < 1 for side in left):
        raise Misfit("sides", most=MOST_SIDES)
    rest, over = divmod(size(x), size(left))
    if over or (len(left) == len(sizes) and rest != 1):
        raise Misfit("as-many", count=size(x), wanted=size(left))
    return tuple([rest if side == -1 else side for side in sizes])


@op(mark=Face("reshape", r"\operatorname{reshape}", "reshape"), latex=r"\operatorname{reshape}({x}, {sizes})",
    spoken="{x} in another shape", noun="a new shape", forward="The same numbers, in another shape.",
    backward="A new shape passes each gradient back to its own place.",
    example="x = [1, 2, 3, 4]; reshape(x, 2, 2) @ [1, 2]", literal="sizes", several=True, numpy=(np.reshape,),
    shape=_resized, samples=(((6,), (2, 3)), ((2, 3), (3, 2)), ((2, 3), (6,)), ((2, 3), (3, -1))))
def reshape(x, sizes):
    """The same numbers, row by row, in another shape; one side, written -1, is as long as is left."""
    return np.reshape(x, sizes)


reshape.jacobian(x=_selection)
reshape.elements()
reshape.pullback(x=lambda g, out, x, sizes: np.reshape(g, x.shape))


def _joined(*inputs):
    """The shape of arrays one after the other, along the first axis; numbers count as vectors of one."""
    sides = [shape or (1,) for shape in inputs]
    if any(shape[1:] != sides[0][1:] for shape in sides):
        raise Misfit("same-sides")
    return (np.add.reduce([shape[0] for shape in sides]).item(), *sides[0][1:])


def _slice_of(i, inputs):
    """Where an input stands in the whole."""
    lengths = [np.size(x) if np.ndim(x) < 2 else len(x) for x in inputs]
    start = int(np.add.reduce(lengths[:i], initial=0))
    return slice(start, start + lengths[i])


@op(mark=Face("concat", r"\operatorname{concat}", "concat"), latex=r"\operatorname{concat}({inputs|, })",
    spoken="{inputs| and } one after the other", noun="a joined array", forward="One after the other, as one array.",
    backward="A joined array gives each input its own stretch of the gradient.",
    example="x = [1, 2]; concat(1, x)", aliases=("concatenate",), numpy=(np.concatenate,), shape=_joined,
    samples=(((2,), (3,)), ((), (2,)), ((2, 3), (1, 3), (2, 3))))
def concat(*inputs):
    """Arrays one after the other, along their first axis; a number counts as one element."""
    return np.concatenate([np.atleast_1d(x) for x in inputs])


concat.jacobian(inputs=_selection)
concat.elements()
concat.pullback(inputs=lambda g, out, i, inputs: np.reshape(g[_slice_of(i, inputs)], np.shape(inputs[i])))


def _longer(x):
    """The shape of a vector with one more element."""
    if len(x) != 1:
        raise Misfit("needs-vector")
    return (x[0] + 1,)


def _with_one(x):
    """A node that is 1, and the elements."""
    return boxed([x[0].builder.constant(1.0), *x.tolist()], (len(x) + 1,))


@op(mark=Face("1; ·", r"1;\,\cdot", "prepend 1"), latex=r"[1;\,{x}]", text="[1; {x}]", spoken="1 and then {x}",
    noun="a prepended 1", forward="A 1 comes first: the weights that it meets are the biases.",
    backward="The 1 never changes: its gradient is dropped, the rest passes on.",
    example="z = [2, 3]; w = [1, 2, -1]; w @ prepend_one(z)", shape=_longer, samples=(((3,),), ((1,),)))
def prepend_one(x):
    """A 1 before the elements of a vector: the unit that is always 1."""
    return np.concatenate([[1.0], x])


prepend_one.jacobian(x=_selection)
prepend_one.elements(_with_one, count=lambda x: 1)
prepend_one.pullback(x=lambda g, out, x: g[1:])


def _wider(x):
    """The shape of a matrix with one more column."""
    if len(x) != 2:
        raise Misfit("needs-matrix")
    return (x[0], x[1] + 1)


def _with_ones(x):
    """A node that is 1 before each row."""
    build = x[0, 0].builder
    return boxed([one for row in x.tolist() for one in (build.constant(1.0), *row)], _wider(x.shape))


@op(mark=Face("1, ·", r"\mathbf 1,\,\cdot", "prepend ones"), latex=r"[\mathbf 1,\,{x}]", text="[1, {x}]",
    spoken="a column of ones and then {x}", noun="a prepended column of ones",
    forward="A column of ones comes first: the weights that it meets are the biases.",
    backward="The ones never change: their gradient is dropped, the rest passes on.",
    example="Z = [[2, 3], [4, 5]]; prepend_ones(Z) @ [1, 2, -1]", shape=_wider, samples=(((2, 3),), ((1, 1),)))
def prepend_ones(x):
    """A column of ones before a matrix: of several examples, one a row, the unit that is always 1."""
    return np.concatenate([np.ones((len(x), 1)), x], axis=1)


prepend_ones.jacobian(x=_selection)
prepend_ones.elements(_with_ones, count=lambda x: x[0])
prepend_ones.pullback(x=lambda g, out, x: g[:, 1:])


def _picked(x, index):
    """The shape of what is picked: a number takes a side away, a slice shortens it."""
    if len(index) > len(x):
        raise Misfit("fewer-places", sides=len(x))
    left = []
    for side, place in zip(x, index, strict=False):
        if isinstance(place, tuple):
            left.append(len(range(*slice(*place).indices(side))))
        elif not -side <= place < side:
            raise Misfit("place-outside", code="index-out-of-range", place=place, last=side - 1, side=side)
    if 0 in left:
        raise Misfit("empty-slice", code="index-out-of-range")
    return (*left, *x[len(index):])


def _places(index):
    """The places as NumPy takes them: a pair is a stretch from one to before the other."""
    return tuple(slice(*place) if isinstance(place, tuple) else place for place in index)


def _placed(g, index, x):
    """Zeros, but for what was picked."""
    whole = np.zeros(np.shape(x))
    whole[_places(index)] = g
    return whole


@op("[]", postfix=True, binds=POWER, mark=Face("[ ]", r"[\;]", "pick"), latex="{x}[{index}]", text="{x}[{index}]",
    spoken="{x} at {index}", noun="a picked part", forward="Some of the elements are picked.",
    backward="What was picked gets the gradient; all else gets 0.",
    example="x = [1, 2, 3]; x[0] x[1]", literal="index", shape=_picked,
    samples=(((3,), (1,)), ((2, 3), (0,)), ((2, 3), ((None, None), (1, None))), ((2, 3), (-1, (0, 2)))))
def getitem(x, index):
    """Elements of an array by their places, from 0: a number, or a slice for each side."""
    return x[_places(index)]


getitem.jacobian(x=_selection)
getitem.elements()
getitem.pullback(x=lambda g, out, x, index: _placed(g, index, x))
