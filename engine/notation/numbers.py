"""Numbers as people read them: three significant digits, a minus sign, powers of ten far out.

`static/js/core/format.js` does the same in the page; both pass `tests/data/format.json`.
"""

import math
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

import numpy as np

from engine.handle import Handle

DIGITS = 3
LARGE, TINY = 1e6, 1e-4
_LONG = 1e16
MINUS = "\N{MINUS SIGN}"

_THREE = Context(prec=DIGITS, rounding=ROUND_HALF_UP)
SUPERSCRIPTS = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")


def shown(x: Any) -> Any:
    """Return the number that the digits shown stand for, of a handle what computes it.

    Examples
    --------
    >>> shown(-0.43234), shown(1234.5), shown(2025.0)
    (-0.432, 1230.0, 2025.0)
    """
    if isinstance(x, Handle):
        return x.__array_function__(shown, (type(x),), (x,), {})
    near = shown_of_one(x)
    return np.float64(near) if isinstance(x, np.float64) else near


def shown_of_one(x: float) -> float:
    """Return the same of one float.

    Examples
    --------
    >>> shown_of_one(0.0994999)
    0.0995
    """
    if not math.isfinite(x) or (x == int(x) and abs(x) < LARGE):
        return x + 0.0
    return float(_THREE.create_decimal(Decimal(x)))


def parts(x: float) -> tuple[str, str, int | None]:
    """Return sign, digits, and the power of ten where one is written.

    Examples
    --------
    >>> parts(-0.0000123), parts(13.0)
    (('-', '1.23', -5), ('', '13', None))
    """
    near = shown_of_one(x)
    sign = "-" if near < 0 else ""
    size = abs(near if math.isfinite(near) else x)  # the largest numbers are shown as larger than any
    if TINY <= size < LARGE or size == 0:
        digits = f"{size:.7f}".rstrip("0").rstrip(".")
        return sign, digits, None
    mantissa, exponent = f"{size:.{DIGITS - 1}e}".split("e")
    return sign, mantissa.rstrip("0").rstrip("."), int(exponent)


def text(x: float, *, decimal: str = ".") -> str:
    """Return the number for a sentence or a label.

    Parameters
    ----------
    x : float
        Any number; NaN is "undefined", infinities are "∞" and "−∞".
    decimal : str
        The decimal separator.

    Examples
    --------
    >>> text(-26.0), text(0.0934605), text(123456789.0), text(0.5, decimal=",")
    ('−26', '0.0935', '1.23×10⁸', '0,5')
    """
    if x != x:
        return "undefined"
    if math.isinf(x):
        return "∞" if x > 0 else MINUS + "∞"
    sign, digits, power = parts(x)
    tail = "" if power is None else "×10" + str(power).translate(SUPERSCRIPTS)
    return sign.replace("-", MINUS) + digits.replace(".", decimal) + tail


def latex(x: float, role: str = "plain", *, decimal: str = ".") -> str:
    r"""Return the number for a formula.

    Parameters
    ----------
    x : float
        Any number.
    role : {"plain", "factor", "base"}
        A factor is bracketed when negative, a base also when it has a power of ten.
    decimal : str
        The decimal separator.

    Examples
    --------
    >>> latex(-2.0), latex(-2.0, "factor"), latex(2e7, "base")
    ('-2', '(-2)', '(2 \\cdot 10^{7})')
    """
    if x != x:
        return r"\text{undefined}"
    if math.isinf(x):
        digits, sign, power = r"\infty", "-" if x < 0 else "", None
    else:
        sign, digits, power = parts(x)
    digits = digits if decimal == "." else digits.replace(".", "{" + decimal + "}")
    written = sign + digits + ("" if power is None else rf" \cdot 10^{{{power}}}")
    bracket = (sign and role != "plain") or (role == "base" and power is not None)
    return f"({written})" if bracket else written


def spoken(x: float) -> str:
    """Return the number as it is read aloud.

    Examples
    --------
    >>> spoken(-26.0), spoken(1.5e-7), spoken(float("inf"))
    ('minus 26', '1.5 times 10 to the minus 7', 'infinity')
    """
    if x != x:
        return "undefined"
    if math.isinf(x):
        return "infinity" if x > 0 else "minus infinity"
    sign, digits, power = parts(x)
    tail = "" if power is None else " times 10 to the " + str(power).replace("-", "minus ")
    return ("minus " if sign else "") + digits + tail


def alike(found: float, result: float) -> bool:
    """Whether what the digits shown give may be called equal to a result: the same digits, none hidden.

    A short whole number that stands for one that is not whole hides what matters: 1 + 0.00248 ≈ 1.

    Examples
    --------
    >>> alike(0.2404, 0.2403), alike(0.173, 0.1741), alike(1.00248, 1.00247)
    (True, False, False)
    """
    near = shown_of_one(result)
    whole = abs(near) < 10 ** (DIGITS - 1) and near == int(near)
    return text(found) == text(result) and not (whole and near != result)


def exact(x: float) -> tuple[str, int | None]:
    """Return the digits of a number as it would be typed, and the power of ten where one is needed.

    Examples
    --------
    >>> exact(2000.0), exact(-0.001), exact(1.5e-7)
    (('2000', None), ('-0.001', None), ('1.5', -7))
    """
    if x == int(x) and abs(x) < _LONG:
        return str(int(x)), None
    digits, _, power = repr(float(x)).partition("e")
    return (digits.removesuffix(".0"), int(power)) if power else (digits, None)
