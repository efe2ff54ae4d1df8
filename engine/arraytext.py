"""Arrays, places and sizes as text, in the language's own spelling."""

from collections.abc import Callable
from typing import Any


def array_text(value: Any, one: Callable[[float], str]) -> str:
    """Write nested numbers.

    Parameters
    ----------
    value : number or nested sequence of numbers
    one : callable
        Writes one number.

    Examples
    --------
    >>> array_text(((1.0, -2.0), (3.0, 4.0)), "{:g}".format)
    '[[1, -2], [3, 4]]'
    """
    if isinstance(value, float | int):
        return one(value)
    return f"[{', '.join([array_text(item, one) for item in value])}]"


def places_text(places: Any) -> str:
    """Write an attribute: whole numbers, and pairs as the stretch from one to before the other.

    Examples
    --------
    >>> places_text((0, (1, None))), places_text(((None, None), -1)), places_text((2, 3)), places_text(1)
    ('0, 1:', ':, -1', '2, 3', '1')
    """
    if not isinstance(places, tuple):
        return f"{places:g}"
    return ", ".join([f"{place}" if isinstance(place, int) else _stretch(*place) for place in places])


def places_spoken(places: Any) -> str:
    """Say them aloud.

    Examples
    --------
    >>> places_spoken((0, (1, None))), places_spoken(((None, None), (0, 2)))
    ('0, from 1 on', 'all, 0 to 2')
    """
    if not isinstance(places, tuple):
        return f"{places:g}"
    return ", ".join([f"{place}" if isinstance(place, int) else _stretch_spoken(*place) for place in places])


def _stretch_spoken(first: int | None, last: int | None) -> str:
    if last is None:
        return "all" if first is None else f"from {first} on"
    return f"up to {last}" if first is None else f"{first} to {last}"


def _stretch(first: int | None, last: int | None) -> str:
    return ":".join(["" if end is None else str(end) for end in (first, last)])
