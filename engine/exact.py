"""Numbers that a rule knows exactly, and that are written so: √2, log 2."""

from collections.abc import Callable
from typing import Any


class Exact(float):
    """A float that remembers how it is computed: in a formula it stands as √2, not as 1.4142135623730951.

    Parameters
    ----------
    function : callable
        A NumPy function for which an op stands.
    *args : float
        What it is taken of; these may be exact, too.

    Examples
    --------
    >>> import numpy as np
    >>> root = Exact(np.sqrt, 2.0)
    >>> root == np.sqrt(2.0), root.function, root.args
    (True, <ufunc 'sqrt'>, (2.0,))
    """

    function: Callable[..., Any]
    args: tuple[float, ...]

    def __new__(cls, function: Callable[..., Any], *args: float) -> "Exact":
        """Compute it once."""
        new = super().__new__(cls, function(*args))
        new.function, new.args = function, args
        return new
