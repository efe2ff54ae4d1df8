"""Arrays as people read them: small ones number by number, others by their shape.

`static/js/core/format-arrays.js` does the same in the page; both pass `tests/data/format-arrays.json`.
"""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from engine.notation import numbers
from engine.shapes import TALLEST, is_drawn, written

SAID = 6
"""As many numbers as are read out, or stand in a line of text."""
MOST = TALLEST * TALLEST
"""As many numbers as a matrix has at most that is drawn."""


_BY, _BELOW = r" \times ", r" \\ "


def is_array(x: Any) -> bool:
    """Whether it is no plain number: an array, or what is not drawn."""
    return x is None or isinstance(x, np.ndarray)


def latex(x: Any, role: str = "plain") -> str:
    r"""Return an array for a formula: a vector as a column, in the role "row" all elements as a row.

    Examples
    --------
    >>> latex(np.array([0.5, 0.731058])), latex(np.array([[2.0, -1.0], [-1.0, 1.0]]))
    ('\\begin{bmatrix} 0.5 \\\\ 0.731 \\end{bmatrix}', '\\begin{bmatrix} 2 & -1 \\\\ -1 & 1 \\end{bmatrix}')
    >>> latex(np.array([1.0, 2.0]), "row"), latex(np.zeros((28, 28))), latex(np.array([-2.0]), "factor"), latex(None)
    ('\\begin{bmatrix} 1 & 2 \\end{bmatrix}', '\\left[28 \\times 28\\right]', '(-2)', '')
    """
    if not is_array(x):
        return numbers.latex(x, "plain" if role == "row" else role)
    if x is None:
        return ""
    if x.size == 1:
        return numbers.latex(float(x.reshape(())), "plain" if role == "row" else role)
    rows = _rows(x, role == "row")
    if rows is None:
        return rf"\left[{_BY.join(map(str, x.shape))}\right]"
    inner = _BELOW.join(" & ".join(map(numbers.latex, row)) for row in rows)
    return rf"\begin{{bmatrix}} {inner} \end{{bmatrix}}"


def _rows(x: Any, flat: bool) -> list[list[float]] | None:
    """The rows that are drawn; None where there would be too many."""
    if flat:
        x = x.reshape(1, -1)
    if x.ndim == 1:
        x = x[:, None]
    return x.tolist() if x.ndim == 2 and is_drawn(*x.shape) else None


def text(x: Any) -> str:
    """Return an array for a sentence or a label.

    Examples
    --------
    >>> text(np.array([0.5, -0.731058])), text(np.eye(2)), text(np.zeros((28, 28))), text(np.array([[3.0]]))
    ('[0.5, −0.731]', '[[1, 0], [0, 1]]', '28×28', '3')
    """
    if not is_array(x):
        return numbers.text(x)
    if x is None:
        return ""
    if x.size == 1:
        return numbers.text(float(x.reshape(())))
    if x.size <= SAID and x.ndim <= 2:
        return _listed(x.tolist())
    return written(x.shape) if x.ndim > 1 else f"{x.size} numbers"  # a bare 7 would be read as one


def _listed(items: Any) -> str:
    return f"[{', '.join(map(_listed, items))}]" if isinstance(items, list) else numbers.text(items)


def spoken(x: Any) -> str:
    """Return an array as it is read aloud: few numbers one by one, of many the smallest and the largest.

    Examples
    --------
    >>> spoken(np.array([0.5, -0.75])), spoken(np.array([[1.0, 2.0, 3.0]]))
    ('2 numbers, 0.5 and minus 0.75', '1 by 3 numbers, 1, 2 and 3')
    >>> spoken(np.arange(64.0).reshape(8, 8))
    '8 by 8 numbers from 0 to 63'
    """
    if not is_array(x):
        return numbers.spoken(x)
    if x is None:
        return ""
    if x.size == 1:
        return numbers.spoken(float(x.reshape(())))
    many = f"{' by '.join(map(str, x.shape))} numbers"
    if x.size <= SAID:
        *most, last = map(numbers.spoken, x.ravel().tolist())
        return f"{many}, {', '.join(most)} and {last}"
    known = [one for one in x.ravel().tolist() if not math.isnan(one)]
    if not known:
        return f"{many}, undefined"
    return f"{many} from {numbers.spoken(min(known))} to {numbers.spoken(max(known))}"


def shown(x: Any) -> Any:
    """Return the numbers that the digits shown stand for; of what is not drawn the numbers themselves."""
    if x is None or not isinstance(x, np.ndarray):
        return x if x is None else numbers.shown_of_one(x)
    if x.size > MOST:
        return x
    return np.array([numbers.shown_of_one(one) for one in x.ravel().tolist()]).reshape(x.shape)


def alike(found: Any, result: Any) -> bool:
    """Whether what the digits shown give may be called equal to a result, element by element.

    Examples
    --------
    >>> alike(np.array([1.0, 0.2404]), np.array([1.0, 0.2403])), alike(np.array([0.173]), np.array([0.1741]))
    (True, False)
    """
    if not is_array(found) and not is_array(result):
        return numbers.alike(found, result)
    if found is None or result is None or np.size(result) > MOST:
        return True
    return all(numbers.alike(one, other) for one, other in _pairs(found, result))


def _pairs(found: Any, result: Any) -> Iterator[tuple[float, float]]:
    return zip(np.ravel(found).tolist(), np.ravel(result).tolist(), strict=True)


def wide(x: Any) -> Any:
    """Return a number as NumPy's own, which does not raise where it divides by 0."""
    return np.float64(x) if isinstance(x, float) else x
