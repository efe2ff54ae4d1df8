"""Comparisons: 1 where they hold, 0 where not; no gradient passes."""

import numpy as np

from engine.op import COMPARISON, Face, op

_FORWARD = "A comparison is 1 where it holds, else 0."
_BACKWARD = "A comparison passes no gradient."


def _truth(x, y):
    """A comparison that is compared with 0 again is itself."""
    return x if getattr(x, "indicator", False) and isinstance(y, int | float) and y == 0 else None


def _untruth(x, y):
    """A comparison equal to 0 is 1 minus itself."""
    return 1.0 - x if _truth(x, y) is not None else None


def _comparison(symbol, numpy, mark, spoken, aliases=(), shortens=None):
    """Declare one comparison; they differ in nothing but the sign."""
    return op(symbol, binds=COMPARISON, mark=Face(mark[0], mark[1], spoken), latex=f"[{{x}} {mark[1]} {{y}}]",
              text=f"{{x}} {mark[0]} {{y}}", spoken=f"{{x}} {spoken} {{y}}", noun="a comparison", forward=_FORWARD,
              backward=_BACKWARD, example=f"where(x {symbol} y, x, 2y)", aliases=aliases, numpy=(numpy,),
              indicator=True, shortens=shortens)


@_comparison(">", np.greater, (">", ">"), "greater than")
def gt(x, y):
    """Whether x > y."""
    return x > y


@_comparison(">=", np.greater_equal, ("≥", r"\ge"), "at least", ("≥",))
def ge(x, y):
    """Whether x ≥ y."""
    return x >= y


@_comparison("<", np.less, ("<", "<"), "less than")
def lt(x, y):
    """Whether x < y."""
    return x < y


@_comparison("<=", np.less_equal, ("≤", r"\le"), "at most", ("≤",))
def le(x, y):
    """Whether x ≤ y."""
    return x <= y


@_comparison("==", np.equal, ("=", "="), "equal to", shortens=_untruth)
def eq(x, y):
    """Whether x = y."""
    return x == y


@_comparison("!=", np.not_equal, ("≠", r"\ne"), "not equal to", ("≠",), _truth)
def ne(x, y):
    """Whether x ≠ y."""
    return x != y


for comparison in (gt, ge, lt, le, eq, ne):
    comparison.partials(x=None, y=None)
