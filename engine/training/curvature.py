"""How much the mean loss curves at a point, and which steps of gradient descent are too large there."""

import math
from collections.abc import Callable, Sequence
from collections.abc import Generator as Search
from typing import NamedTuple

from engine.generator import Generator

Row = Sequence[float]
DIFFERENCE = 2.0**-13
"""How far apart the gradients of a product are taken: a power of two, so that a quadratic of short numbers is exact."""
PRECISION = 1e-3
"""A direction is found when what the Hessian makes of it is off it by no more than this part of the curvature."""
PRODUCTS, WORK = 400, 60_000_000
"""The most products of the Hessian with a direction, and the most instructions that these may take: a second or two."""


class Threshold(NamedTuple):
    """Which steps are too large for plain gradient descent at a point of a run.

    On a quadratic of curvature κ a step takes w to (1 − γ κ) w: it converges if and only if γ < 2/κ. Near a point any
    loss is close to one, and the direction in which it curves most is the first to overshoot.

    Attributes
    ----------
    epoch : int
        After how many epochs the point was reached.
    curvature : float
        κ, the greatest curvature of what is descended there, the mean over all examples with the regulariser: the
        largest eigenvalue of its Hessian.
    rate : float
        2/κ.
    used : float
        The largest γ_t of the run from there on.
    """

    epoch: int
    curvature: float
    rate: float
    used: float


def greatest_curvature(gradient: Callable[[Row], Row], point: Row,
                       products: int = PRODUCTS) -> Search[None, None, float | None]:
    """Search for the largest eigenvalue of a Hessian, and pause after each of its products with a direction.

    Power iteration turns any direction towards that of the largest curvature in size. Where this one is negative, or
    another is as large, the Hessian is shifted by its size, so that the largest eigenvalue is the largest in size, too.
    A product is a central difference of the gradient.

    Parameters
    ----------
    gradient : callable
        Takes a point, gives the gradient there.
    point : sequence of float
    products : int
        How many there may be.

    Returns
    -------
    float or None
        Nothing where no direction curves upwards, or none was found in time, or the gradient is no finite number.

    References
    ----------
    Golub and Van Loan, "Matrix Computations" (2013), section 8.2: the residual bounds how far off an eigenvalue is.
    Cohen et al., "Gradient Descent on Neural Networks Typically Occurs at the Edge of Stability" (2021): the largest
    eigenvalue of a training loss's Hessian, its sharpness, beside 2/γ.

    Examples
    --------
    >>> search = greatest_curvature(lambda w: [6.0 * w[0], -8.0 * w[1]], [1.0, 2.0])
    >>> try:
    ...     while True:
    ...         next(search)
    ... except StopIteration as end:
    ...     print(round(end.value, 4))
    6.0
    """
    found, size = yield from _iterated(gradient, point, 0.0, products // 2)
    if found is None or found < 0.0:
        found, _ = yield from _iterated(gradient, point, size, products - products // 2)
        found = found and found - size
    return found if found is not None and found > PRECISION * size else None


def _iterated(gradient: Callable[[Row], Row], point: Row, shift: float,
              products: int) -> Search[None, None, tuple[float | None, float]]:
    """Return the eigenvalue that is largest in size, of the Hessian with a shift, and the size of what it made."""
    draw, size = Generator(0), 0.0
    direction = [draw.unit() - 0.5 for _ in point]
    for _ in range(products):
        length = _norm(direction)
        if not 0.0 < length < math.inf:
            break
        direction = [v / length for v in direction]
        ahead = gradient([w + DIFFERENCE * v for w, v in zip(point, direction, strict=True)])
        behind = gradient([w - DIFFERENCE * v for w, v in zip(point, direction, strict=True)])
        product = [(after - before) / (2.0 * DIFFERENCE) + shift * v
                   for after, before, v in zip(ahead, behind, direction, strict=True)]
        yield
        along = sum(map(float.__mul__, direction, product))
        size = max(size, _norm(product))
        if _norm([p - along * v for p, v in zip(product, direction, strict=True)]) <= PRECISION * abs(along - shift):
            return along, abs(along)
        direction = product
    return None, size


def _norm(numbers: Row) -> float:
    return math.sqrt(sum(number * number for number in numbers))
