"""The error function, which NumPy lacks: one table of coefficients for whatever machine computes it."""

import math
from collections.abc import Sequence
from functools import reduce
from typing import Any

import numpy as np

NEAR, FAR = 0.46875, 6.0
"""Up to NEAR the first table serves, then the second; from FAR on the value is 1 to the last bit."""

NEAR_TABLE = (
    (1.85777706184603153e-1, 3.16112374387056560e0, 1.13864154151050156e2, 3.77485237685302021e2,
     3.20937758913846947e3),
    (1.0, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3),
)
"""erf(x)/x as a quotient of two polynomials in x², highest power first."""

FAR_TABLE = (
    (2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594e0, 6.61191906371416295e1,
     2.98635138197400131e2, 8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3,
     1.23033935479799725e3),
    (1.0, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
     3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3),
)
"""e^(x²)(1 − erf(x)) as a quotient of two polynomials in x, highest power first."""

TABLE = {"near": NEAR, "far": FAR, "near_table": NEAR_TABLE, "far_table": FAR_TABLE}
"""All of it under its names, as it travels to machines elsewhere."""


def erf(x: Any) -> Any:
    """Return the error function, 2/√π times the integral of e^(−t²) from 0 to x.

    Parameters
    ----------
    x : float, array or Ref
        Any number, without unit; a `Ref` becomes a node, as with NumPy's own functions.

    Returns
    -------
    float64 array or Ref
        Odd, between −1 and 1, and NaN at NaN. The relative error is below 5e-16.

    References
    ----------
    W. J. Cody, "Rational Chebyshev approximations for the error function", Mathematics of Computation 23 (1969),
    631–637. His third table, for the tail from 4 on, is left out: there the second is good to 1e-9 of
    1 − erf(x) < 2e-8, hence to the last bit of erf.

    Examples
    --------
    >>> float(erf(0.5)), float(erf(-np.inf))
    (0.5204998778130465, -1.0)
    """
    if not isinstance(x, np.ndarray) and hasattr(x, "__array_function__"):
        return x.__array_function__(erf, (type(x),), (x,), {})
    size = np.abs(x)
    near, far = np.clip(x, -NEAR, NEAR), np.clip(size, NEAR, FAR)
    inner = near * _quotient(NEAR_TABLE, near * near)
    outer = 1.0 - np.exp(-far * far) * _quotient(FAR_TABLE, far)
    return np.where(size <= NEAR, inner, np.sign(x) * outer)


def erf_of_one(x: float) -> float:
    """Return the error function of one Python float, from the same tables.

    Examples
    --------
    >>> erf_of_one(0.5), erf_of_one(-math.inf)
    (0.5204998778130465, -1.0)
    """
    size = abs(x)
    if size <= NEAR:
        return float(x * _quotient(NEAR_TABLE, x * x))
    far = min(size, FAR)
    return math.copysign(1.0 - math.exp(-far * far) * _quotient(FAR_TABLE, far), x)


def _quotient(table: tuple[Sequence[float], Sequence[float]], x: Any) -> Any:
    above, below = (reduce(lambda total, coefficient: total * x + coefficient, row) for row in table)
    return above / below
