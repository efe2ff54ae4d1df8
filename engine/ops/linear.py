"""Products of vectors and matrices, and the transpose."""

import numpy as np

from engine.elements import boxed
from engine.locals import BLOCK, LEFT, MATRIX, OUTER, REPEAT, ROW, SELECTION, UNNAMED
from engine.op import POWER, PRODUCT, Face, Local, op
from engine.ops.arithmetic import total, total_count
from engine.shapes import Misfit, size

_OTHER_TURNED = r"{y}^{\mathsf T}"


def _turned(x):
    """The last two axes exchanged."""
    return x.swapaxes(-1, -2)


def _product(x, y):
    """The shape of a matrix product, as NumPy has it: a vector is a row on the left, a column on the right."""
    if not x or not y:
        raise Misfit("needs-array")
    inner, outer = x[-1], y[-2] if len(y) > 1 else y[0]
    if inner != outer:
        raise Misfit("inner", columns=inner, rows=outer)
    try:
        batch = np.broadcast_shapes(x[:-2], y[:-2])
    except ValueError:
        raise Misfit("elementwise") from None
    return (*batch, *x[-2:-1], *(y[-1:] if len(y) > 1 else ()))


def _of_several(own, other, latex):
    """The Jacobian of many products at once: a block for each, all with the same other, or of what all share."""
    if size(own[:-2]) < size(np.broadcast_shapes(own[:-2], other[:-2])):
        return Local(REPEAT, UNNAMED, says="copies")
    return Local(BLOCK, latex if len(other) < 3 else UNNAMED)


def _by_left(x, y):
    """The Jacobian of a product by what stands on the left."""
    if max(len(x), len(y)) > 2:
        return _of_several(x, y, rf"I \otimes {_OTHER_TURNED}")
    if len(y) == 1:
        outer = len(x) == 2
        return Local(OUTER if outer else ROW, _OTHER_TURNED,
                     (lambda out, x, y: y[None, :]) if outer else None, (1, y[0]))
    return Local(MATRIX, _OTHER_TURNED, (lambda out, x, y: y.T) if len(x) == 2 else None, (y[-1], y[-2]))


def _by_right(x, y):
    """The Jacobian of a product by what stands on the right."""
    if max(len(x), len(y)) > 2:
        return _of_several(y, x, r"I \otimes {x}^{\mathsf T} \otimes I" if len(x) == 1 else r"I \otimes {x} \otimes I")
    if len(x) == 1:
        outer = len(y) == 2
        return Local(OUTER if outer else ROW, "{x}" if outer else r"{x}^{\mathsf T}",
                     (lambda out, x, y: x[:, None]) if outer else None, (x[0], 1), LEFT)
    if len(y) == 1:
        return Local(MATRIX, "{x}", says="vector")
    return Local(MATRIX, r"{x}^{\mathsf T}", lambda out, x, y: x.T, (x[-1], x[-2]), LEFT)


def _to_left(g, out, x, y):
    if y.ndim == 1:
        return np.expand_dims(g, -1) * y
    if x.ndim == 1:
        return (y @ np.expand_dims(g, -1))[..., 0]
    return g @ _turned(y)


def _to_right(g, out, x, y):
    if x.ndim == 1:
        return g * x if y.ndim == 1 else np.expand_dims(x, -1) * np.expand_dims(g, -2)
    if y.ndim == 1:
        return (_turned(x) @ np.expand_dims(g, -1))[..., 0]
    return _turned(x) @ g


def _met(x, y):
    """Each row meets each column: products, and their sum, element after element."""
    rows = x if x.ndim > 1 else x[None, :]
    columns = _turned(y) if y.ndim > 1 else y[None, :]
    shape = np.broadcast_shapes(rows.shape[:-2], columns.shape[:-2])
    rows, columns = (np.broadcast_to(one, (*shape, *one.shape[-2:])) for one in (rows, columns))
    made = [total([a * b for a, b in zip(rows[(*at, i)], columns[(*at, j)], strict=True)])
            for at in np.ndindex(shape) for i in range(rows.shape[-2]) for j in range(columns.shape[-2])]
    return boxed(made, _product(x.shape, y.shape))


def _products(x, y):
    return size(_product(x, y)) * (x[-1] + total_count(x[-1]))


_PRODUCTS = (((2, 3), (3,)), ((3,), (3, 2)), ((2, 3), (3, 2)), ((3,), (3,)), ((1, 3), (3,)), ((2, 2, 3), (3, 2)),
             ((4, 2, 3), (4, 3, 2)), ((2, 2, 3), (3,)), ((3,), (2, 3, 2)), ((2, 3), (4, 3, 2)), ((1, 2, 3), (2, 3, 2)))


@op("@", binds=PRODUCT, mark=Face("@", r"\mathbin{@}", "matrix product"), code="{x} @ {y}", latex=r"{x} \, {y}",
    itself=True, spaced=r"\,", text="{x} {y}", spoken="{x} matrix times {y}", noun="a matrix product",
    forward="Each row meets each column: multiply, and add.",
    backward={"x": "Left of a product, the gradient is upstream times the transposed right.",
              "x.copies": "Upstream times the transposed right; the gradients of all copies add up.",
              "y": "Right of a product, the gradient is the transposed left times upstream.",
              "y.vector": "Right of a product, the gradient is upstream times the matrix.",
              "y.copies": "The transposed left times upstream; the gradients of all copies add up."},
    example="x = [1, 2]; W = [[2, -1], [-1, 1]]; W @ x", calls=("matmul",), numpy=(np.matmul,), shape=_product,
    samples=_PRODUCTS)
def matmul(x, y):
    """Multiply matrices. By a vector the Jacobian is the matrix, by a matrix an outer product arrives."""
    return x @ y


matmul.jacobian(x=_by_left, y=_by_right)
matmul.elements(_met, count=_products)
matmul.pullback(x=_to_left, y=_to_right)


def _alike(x, y):
    """The shape of a dot product: one number of two vectors of the same length."""
    if not x or not y:
        raise Misfit("needs-array")
    if len(x) != 1 or x != y:
        raise Misfit("same-length")
    return ()


@op(mark=Face("dot", r"\cdot", "dot product"), latex=r"\operatorname{dot}({x}, {y})",
    spoken="the dot product of {x} and {y}", noun="a dot product", forward="A dot product multiplies pairs, and adds.",
    backward="A dot product passes the gradient on, scaled by the **other** vector.",
    example="x = [1, 2]; w = [3, -1]; dot(w, x)", numpy=(np.dot,), shape=_alike, symmetric=True,
    samples=(((3,), (3,)), ((1,), (1,))))
def dot(x, y):
    """Dot product of two vectors. The Jacobian by each is the other as a row."""
    return np.dot(x, y)


dot.jacobian(x=lambda x, y: Local(ROW, r"{y}^{\mathsf T}"),
             y=lambda x, y: Local(ROW, r"{x}^{\mathsf T}"))
dot.elements(lambda x, y: total((x * y).tolist()), count=lambda x, y: x[0] + total_count(x[0]))
dot.pullback(x=lambda g, out, x, y: g * y,
             y=lambda g, out, x, y: g * x)


def _reversed(x):
    if not x:
        raise Misfit("needs-array")
    return x[::-1]


@op(".T", postfix=True, binds=POWER, mark=Face("(·)ᵀ", r"(\cdot)^{\mathsf T}", "transpose"), latex=r"{x}^{\mathsf T}",
    text="{x}ᵀ", spoken="{x} transposed", noun="a transpose", forward="A transpose turns rows into columns.",
    backward="A transpose turns the gradient back.", example="W = [[1, 2], [3, 4]]; W.T @ [1, 2]", calls=("transpose",),
    numpy=(np.transpose,), shape=_reversed, samples=(((2, 3),), ((3,),), ((2, 3, 4),)))
def transpose(x):
    """Transpose: all axes in reverse. The gradient is transposed, too."""
    return np.transpose(x)


transpose.jacobian(x=lambda x: Local(SELECTION, "P"))
transpose.elements()
transpose.pullback(x=lambda g, out, x: np.transpose(g))
