"""The arithmetic that programs are made of: NumPy's functions, each with the Python that does the same to floats.

A primitive goes by its NumPy function's name. The Python raises where NumPy gives NaN or an infinity:
then the program is run again on columns.
"""

import math
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np

from engine import special
from engine.notation.numbers import shown, shown_of_one


class Primitive(NamedTuple):
    """One primitive.

    Attributes
    ----------
    function : callable
        NumPy's: it stands for the primitive where a rule calls it.
    python : str
        An expression in ``{0}``, ``{1}``, ….
    truth : bool
        The value is 1 or 0.
    table : mapping, optional
        Coefficients, for a machine elsewhere that has only arithmetic.
    columns : callable, optional
        What computes columns, where `function` itself is not to.
    """

    function: Callable[..., Any]
    python: str
    truth: bool = False
    table: Mapping[str, Any] | None = None
    columns: Callable[..., Any] | None = None

    @property
    def name(self) -> str:
        """The name in programs."""
        return self.function.__name__

    @property
    def arity(self) -> int:
        """How many numbers it takes."""
        return sum(f"{{{i}}}" in self.python for i in range(3))

    def column(self, *args: Any) -> Any:
        """Compute columns: floats, where a comparison of NumPy gives truth values."""
        computed = (self.columns or self.function)(*args)
        return np.where(computed, 1.0, 0.0) if self.truth else computed


def _called(function: Callable[..., Any], python: Callable[..., Any]) -> Primitive:
    """A function of one number that the standard library has."""
    return Primitive(function, f"math.{python.__name__}({{0}})")


def _power(base: Any, exponent: Any) -> Any:
    """Raise to a power. For one exponent ½ NumPy takes roots: those of −∞ and −0 are NaN and −0, the powers ∞ and 0."""
    power = np.power(base, exponent)
    return np.where(np.equal(exponent, 0.5), np.where(np.equal(base, -np.inf), np.inf, power + 0.0), power)


def _comparison(function: Callable[..., Any], sign: str) -> Primitive:
    return Primitive(function, f"1.0 if {{0}} {sign} {{1}} else 0.0", truth=True)


_ROWS = (
    Primitive(np.add, "{0} + {1}"),
    Primitive(np.subtract, "{0} - {1}"),
    Primitive(np.multiply, "{0} * {1}"),
    Primitive(np.divide, "{0} / {1}"),
    Primitive(np.negative, "-{0}"),
    Primitive(np.power, "math.pow({0}, {1})", columns=_power),
    Primitive(np.square, "{0} * {0}"),
    Primitive(np.where, "{1} if {0} else {2}"),
    _comparison(np.greater, ">"),
    _comparison(np.greater_equal, ">="),
    _comparison(np.less, "<"),
    _comparison(np.less_equal, "<="),
    _comparison(np.equal, "=="),
    _comparison(np.not_equal, "!="),
    # NaN wins, and of 0 and −0 the second, as NumPy has it.
    Primitive(np.maximum, "{0} if {0} > {1} or {0} != {0} else {1}"),
    Primitive(np.minimum, "{0} if {0} < {1} or {0} != {0} else {1}"),
    Primitive(np.absolute, "abs({0})"),
    # The sign of −0 is 0, that of NaN is NaN.
    Primitive(np.sign, "1.0 if {0} > 0.0 else -1.0 if {0} < 0.0 else {0} + 0.0"),
    # The floor of an infinity is itself, that of −0 is −0.
    Primitive(np.floor, "{0} // 1.0 if {0} - {0} == 0.0 else {0}"),
    _called(np.sqrt, math.sqrt),
    _called(np.exp, math.exp),
    _called(np.expm1, math.expm1),
    _called(np.log, math.log),
    _called(np.log1p, math.log1p),
    _called(np.log2, math.log2),
    _called(np.log10, math.log10),
    _called(np.sin, math.sin),
    _called(np.cos, math.cos),
    _called(np.tan, math.tan),
    _called(np.arcsin, math.asin),
    _called(np.arccos, math.acos),
    _called(np.arctan, math.atan),
    _called(np.sinh, math.sinh),
    _called(np.cosh, math.cosh),
    _called(np.tanh, math.tanh),
    Primitive(special.erf, "erf_of_one({0})", table=special.TABLE),
    # What three digits say of a number: the lines compare what stands there.
    Primitive(shown, "shown_of_one({0})", columns=np.vectorize(shown_of_one, otypes=[float])),
)

PRIMITIVES = {row.name: row for row in _ROWS}
"""Every primitive by its name."""

BY_FUNCTION = {row.function: row for row in _ROWS}
"""Every primitive by its NumPy function."""

ARITY = {row.function: row.arity for row in _ROWS}
"""How many numbers each takes, by its NumPy function."""

PYTHON = {"math": math, "inf": math.inf, "nan": math.nan, "erf_of_one": special.erf_of_one,
          "shown_of_one": shown_of_one}
"""What the Python of the primitives, and a float written out, may name."""
