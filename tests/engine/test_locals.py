"""What an op says that its Jacobian is, against the Jacobian: the pattern, and the formula read as one of matrices."""

import re
from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np
import pytest

from engine.locals import PATTERNS, UNNAMED, Local
from engine.op import REGISTRY, Op
from engine.pullbacks import array_samples, numbers_of
from engine.shapes import Shape, fitted, size

CASES = [pytest.param(op, shapes, attrs, slot, id=f"{op.name}-{op.param(slot)}-{slot}-{shapes}-{[*attrs.values()]}")
         for op in REGISTRY.of_arrays for shapes, attrs in array_samples(op) for slot in range(len(shapes))
         if op.passes(slot)]
TOKEN = re.compile(r"\\operatorname\{([\w\\]+)\}|\\[td]?frac|\\mathbf 1|\\otimes|\\,|\^\{\\mathsf T\}|\{(\w+)\}|"
                   r"\d+|[-+/()I]| +")
SOME = ("P", r"\mathbf e_{k}^{\mathsf T}")
"""Names of what is said in words: some permutation, the unit vector of some place."""
FRACTION = re.compile(r"\\t?frac\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}\{((?:[^{}]|\{[^{}]*\})*)\}")


class Matrix:
    """A value in a formula: what stands side by side is a product, by a number or of matrices."""

    def __init__(self, value: Any) -> None:
        self.value = np.asarray(value, dtype=float)

    def __mul__(self, other: "Matrix") -> "Matrix":
        one, two = self.value, other.value
        return Matrix(one * two if not one.ndim or not two.ndim or one.size == 1 or two.size == 1 else one @ two)

    def __matmul__(self, other: "Matrix") -> "Matrix":
        return Matrix(np.kron(self.value, other.value))

    def __sub__(self, other: "Matrix") -> "Matrix":
        return Matrix(self.value - other.value)

    def __truediv__(self, other: "Matrix") -> "Matrix":
        return Matrix(self.value / other.value)

    def __neg__(self) -> "Matrix":
        return Matrix(-self.value)

    @property
    def turned(self) -> "Matrix":
        return Matrix(np.swapaxes(self.value, -1, -2) if self.value.ndim else self.value)


def softmax(x: Matrix) -> Matrix:
    """Of each row, of a column as a whole."""
    axis = 0 if x.value.ndim == 2 and x.value.shape[1] == 1 else -1
    grown = np.exp(x.value)
    return Matrix(grown / grown.sum(axis, keepdims=True))


FUNCTIONS = {"diag": lambda x: Matrix(np.diag(np.ravel(x.value))), "softmax": softmax,
             "log_softmax": lambda x: Matrix(np.log(softmax(x).value))}
KNOWN = {"FUNCTIONS": FUNCTIONS, "Matrix": Matrix, "eye": lambda n: Matrix(np.eye(n)),
         "ones": lambda n: Matrix(np.ones((n, 1)))}


def python_of(latex: str) -> tuple[str, int]:
    """The formula as Python, and how many sizes it leaves open: of each I, and of each 1."""
    out, end, opened = "", 0, 0
    latex = FRACTION.sub(r"((\1)/(\2))", latex)
    for token in TOKEN.finditer(latex):
        assert token.start() == end, latex[end:]
        end, text = token.end(), token[0]
        piece = text
        if token[1]:
            piece = f"FUNCTIONS[{token[1].replace(chr(92), '')!r}]"
        elif token[2]:
            piece = f"given[{token[2]!r}]"
        elif text in (r"\mathbf 1", "I"):
            piece = f"{'eye' if text == 'I' else 'ones'}(sizes[{opened}])"
            opened += 1
        elif text.isdigit():
            piece = f"Matrix({text})"
        piece = {r"\otimes": "@", r"\,": "", "^{\\mathsf T}": ".turned"}.get(text, piece).strip()
        begins = piece[:1] in ("g", "e", "o", "F", "M", "(")
        if begins and out and out[-1] in ")]d":
            called = out.endswith("]") and re.search(r"FUNCTIONS\['\w+'\]$", out)
            out += "" if called else "*"
        out += piece
    assert end == len(latex), latex[end:]
    return out, opened


def readings(latex: str, given: Mapping[str, Matrix], sides: Sequence[int]) -> list[Any]:
    """What a formula gives, for every size that its I and its 1 can have."""
    code, opened = python_of(latex)
    found = []
    for sizes in product(sides, repeat=opened):
        try:
            found.append(eval(code, KNOWN | {"given": given, "sizes": sizes}).value)
        except ValueError:
            continue
    return found


def operand(x: Any) -> Matrix:
    return Matrix(np.reshape(x, (-1, 1)) if np.ndim(x) == 1 else x)


def jacobian(op: Op, slot: int, out: Any, args: Sequence[Any], shape: Shape) -> Any:
    """All of it, row by row from its pullback, which other tests hold against differences."""
    rows = np.eye(np.size(out)).reshape(-1, *np.shape(out))
    return np.stack([np.ravel(fitted(np.asarray(op.pulled(slot, row, out, args), dtype=float), shape)) for row in rows])


def is_so(latex: str, local: Local, whole: Any, out: Any, args: Sequence[Any], op: Op, shape: Shape) -> bool:
    """Whether a formula gives the Jacobian, or the factor where that is what is named."""
    truth = whole if local.factor is None else local.factor(out, *args)
    given = {name: operand(x) for name, x in {**dict(zip(op.params, args, strict=False)), "out": out}.items()
             if isinstance(x, float | np.ndarray)}
    by_row = local.pattern == "row" and (len(shape) != 1 or size(shape) == 1)
    for found in readings(latex, given, sorted({1, *truth.shape, *(n for n in range(1, 13))})):
        if by_row and np.size(found) == truth.size and np.allclose(np.ravel(found), np.ravel(truth)):
            return True
        if not by_row and found.shape == truth.shape and np.allclose(found, truth):
            return True
    return False


def parts(whole: Any) -> int:
    """How many groups of rows and columns it falls apart into."""
    rows, columns = whole.shape
    own = [*range(rows + columns)]

    def root(i: int) -> int:
        while own[i] != i:
            i = own[i]
        return i

    for i, j in zip(*np.nonzero(whole), strict=True):
        own[root(int(i))] = root(rows + int(j))
    return len({root(i) for i in range(rows + columns)})


def is_pattern(pattern: str, whole: Any, factored: bool) -> bool:
    """Whether a Jacobian is what its pattern says."""
    some = whole != 0
    match pattern:
        case "row":
            return len(whole) == 1
        case "selection":
            return bool(np.isin(whole, (0, 1)).all() and some.sum(0).max() <= 1 and (some.sum(1) <= 1).all())
        case "sum":
            return bool((some.sum(0) == 1).all() and len(np.unique(whole)) <= 2 and len(whole) > 1)
        case "full":
            return bool(some.all()) or whole.size == 1
        case "block":
            return parts(whole) > 1
        case "repeat":
            return bool((some.sum(0) > 1).all()) and len(whole) > 1
        case "matrix":
            return factored or bool(some.all())
        case "outer":
            return factored
    return False


def local_at(op: Op, shapes: tuple[Shape, ...], attrs: Mapping[str, Any], slot: int,
             args: Sequence[Any]) -> tuple[Local, Any, Any, tuple[Any, ...]]:
    filled = op.arguments(args, attrs)
    out = np.asarray(op.function(*filled), dtype=float)
    return op.local_of(slot, shapes, attrs), jacobian(op, slot, out, filled, shapes[slot]), out, filled


@pytest.mark.parametrize(("op", "shapes", "attrs", "slot"), CASES)
def test_what_is_said_of_a_jacobian_is_so(op: Op, shapes: tuple[Shape, ...], attrs: Mapping[str, Any],
                                          slot: int) -> None:
    args = numbers_of(shapes, slot)
    local, whole, out, filled = local_at(op, shapes, attrs, slot, args)
    assert local.pattern in PATTERNS and is_pattern(local.pattern, whole, local.factor is not None)
    if local.latex in SOME:
        assert is_pattern("selection", whole, False)
        return
    odd = local.holds is not None and not local.holds(out, *filled)
    latex = local.else_latex if odd else local.latex
    assert latex == UNNAMED or is_so(latex, local, whole, out, filled, op, shapes[slot]), latex
    if odd:
        assert not is_so(local.latex, local, whole, out, filled, op, shapes[slot])


@pytest.mark.parametrize(("op", "shapes", "attrs", "slot"), CASES)
def test_a_formula_made_wrong_is_caught(op: Op, shapes: tuple[Shape, ...], attrs: Mapping[str, Any], slot: int) -> None:
    local, whole, out, filled = local_at(op, shapes, attrs, slot, numbers_of(shapes, slot))
    if local.latex in (UNNAMED, *SOME) or not whole.any():
        return
    for wrong in (f"-({local.latex})", rf"\tfrac{{1}}{{2}}\,({local.latex})"):
        assert not is_so(wrong, local, whole, out, filled, op, shapes[slot])


@pytest.mark.parametrize("shape", [(3,), (2, 3)])
def test_of_labels_that_are_probabilities_the_short_formula_is_so(shape: Shape) -> None:
    op = REGISTRY["cross_entropy"]
    x, label = numbers_of((shape, shape))
    label = label / label.sum(-1, keepdims=True)
    local, whole, out, filled = local_at(op, (shape, shape), {}, 0, [x, label])
    assert local.holds is not None and local.holds(out, *filled)
    assert is_so(local.latex, local, whole, out, filled, op, shape)


def test_two_rows_and_labels_that_do_not_add_up_to_1_are_among_the_samples() -> None:
    for op in REGISTRY.of_arrays:
        kinds = [shapes for shapes, _ in array_samples(op)]
        takes_matrices = op.name not in ("dot", "prepend_one", "concat")
        assert not takes_matrices or any(len(shape) > 1 and shape[0] > 1 for shapes in kinds for shape in shapes)
    assert not np.allclose(numbers_of(((3,), (3,)))[1].sum(), 1.0)
