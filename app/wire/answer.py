"""Write an answer as JSON, with NaN and the infinities as words, since JSON has no numbers for them."""

import math
import re
from collections.abc import Callable, Iterable
from functools import cache
from itertools import accumulate
from typing import Any, Literal

import msgspec
import numpy as np
from flask import Response
from msgspec.structs import replace

from engine.patience import go_on

Number = float | Literal["NaN", "Infinity", "-Infinity"]
"""What a Struct declares where a float may be none that JSON knows; Python code sets plain floats."""

_HEAD = re.compile(rb'\{"revision":0,(?:"(?:trace|training)":\{"revision":0,)?')

_MAYBE_FLOAT = (msgspec.inspect.FloatType, msgspec.inspect.AnyType)


def named(value: float) -> float | str:
    """Return a float as JSON can carry it.

    Examples
    --------
    >>> named(-math.inf), named(2.5)
    ('-Infinity', 2.5)
    """
    if math.isfinite(value):
        return value
    return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"


def whole(number: Any) -> Any:
    """Return a number, or an array of any size as nested lists."""
    return number.tolist() if isinstance(number, np.ndarray) else number


LARGEST, BINS = 16_384, 12
"""Arrays of more numbers travel as what is to be said of them; so many bars its histogram has."""

SENT = 250_000
"""So many numbers of arrays an answer holds: some five megabytes."""


def largest_whole(numbers: Iterable[Any]) -> int:
    """Return how large an array may be that travels whole, so that an answer with these does not grow too large.

    Examples
    --------
    >>> largest_whole([1.0, np.zeros(10)]), largest_whole([np.zeros(9_000)] * 20 + [np.zeros(10_000)] * 20)
    (16384, 9000)
    """
    sizes = sorted(number.size for number in numbers if isinstance(number, np.ndarray) and number.size <= LARGEST)
    whole = list(accumulate(sizes))
    if not whole or whole[-1] <= SENT:
        return LARGEST
    # Equal arrays travel equally: what does not fit takes those of its size with it.
    first = next(size for size, upto in zip(sizes, whole, strict=True) if upto > SENT)
    return max((size for size in sizes if size < first), default=0)


def plain(number: Any, largest: int = LARGEST) -> Any:
    """Return a number, or an array as nested lists; of a large one its shape, ends, mean, and how many lie where.

    Bars are of equal width between the ends; where these are one number, all lie in the first.

    Examples
    --------
    >>> plain(2.0), plain(np.eye(2)), plain(np.zeros((200, 200)))["shape"]
    (2.0, [[1.0, 0.0], [0.0, 1.0]], [200, 200])
    """
    if not isinstance(number, np.ndarray):
        return number
    go_on()
    if number.size <= largest:
        return number.tolist()
    known = number[np.isfinite(number)]
    ends = (known.min(), known.max(), (known / known.size).sum()) if known.size else (np.nan,) * 3
    return {"shape": list(number.shape)} | dict(zip(("smallest", "largest", "mean"), map(float, ends), strict=True)) | {
        "histogram": _bars(known, *ends[:2]), "unusual": int(number.size - known.size)}


def _bars(known: np.ndarray, low: float, high: float) -> list[int]:
    """How many lie where; halved first, for two ends may be further apart than a float is large."""
    wide = high / 2 - low / 2
    along = (known / 2 - low / 2) / wide if wide > 0 else np.zeros(known.shape)
    return np.bincount(np.minimum(along * BINS, BINS - 1).astype(int), minlength=BINS).tolist()  # type: ignore[no-any-return]


def _holds_float(kind: msgspec.inspect.Type, seen: frozenset[type] = frozenset()) -> bool:
    """Tell whether a value of this declared type may have a float anywhere inside."""
    if isinstance(kind, _MAYBE_FLOAT):
        return True
    if isinstance(kind, msgspec.inspect.StructType):
        if kind.cls in seen:
            return False
        return any(_holds_float(field.type, seen | {kind.cls}) for field in kind.fields)
    parts: list[Any] = []
    for name in ("item_type", "key_type", "value_type", "types", "item_types", "type"):
        part = getattr(kind, name, None)
        parts += part if isinstance(part, tuple) else [part]
    return any(_holds_float(part, seen) for part in parts if isinstance(part, msgspec.inspect.Type))


@cache
def _carriers(model: type[msgspec.Struct]) -> tuple[str, ...]:
    """Name the fields of a Struct that may have floats inside: the others are never looked at."""
    fields = msgspec.inspect.type_info(model).fields  # type: ignore[attr-defined]
    return tuple(field.name for field in fields if _holds_float(field.type))


def _is_finite(numbers: Iterable[Any]) -> bool:
    """Tell by one sum that all are finite numbers; False may also mean that they are no numbers."""
    try:
        return math.isfinite(sum(numbers))
    except (TypeError, OverflowError):
        return False


def writable(value: Any) -> Any:
    """Return the value with every float that JSON lacks as its name; the same object where there is none.

    Parameters
    ----------
    value : object
        Structs, dicts, lists, tuples and plain values.

    Examples
    --------
    >>> writable([1.0, math.nan, [math.inf]])
    [1.0, 'NaN', ['Infinity']]
    """
    if isinstance(value, float):
        return named(value)
    if isinstance(value, list | tuple):
        return value if _is_finite(value) else _changed(value, list(map(writable, value)), type(value))
    if isinstance(value, dict):
        values = list(value.values())
        if _is_finite(values):
            return value
        return _changed(values, list(map(writable, values)), lambda new: dict(zip(value, new, strict=True)), value)
    if isinstance(value, msgspec.Struct):
        names = _carriers(type(value))
        old = [getattr(value, name) for name in names]
        new = [writable(item) for item in old]
        return _changed(old, new, lambda now: replace(value, **dict(zip(names, now, strict=True))), value)
    return value


def _changed(old: Any, new: list[Any], make: Callable[[list[Any]], Any], same: Any = None) -> Any:
    if all(before is after for before, after in zip(old, new, strict=True)):
        return old if same is None else same
    return make(new)


def encode(value: Any) -> bytes:
    """Encode an answer.

    Examples
    --------
    >>> encode({"value": math.nan})
    b'{"value":"NaN"}'
    """
    return msgspec.json.encode(writable(value))


def raw(value: Any) -> msgspec.Raw:
    """Encode what further answers are to hold: it travels as it is.

    Examples
    --------
    >>> encode({"walk": raw([math.inf])})
    b'{"walk":["Infinity"]}'
    """
    return msgspec.Raw(encode(value))


def revised(answer: bytes, revision: int) -> bytes:
    """Return an encoded answer of revision 0, and the trace in a draft's, as that of another revision.

    Examples
    --------
    >>> revised(b'{"revision":0,"trace":{"revision":0,"graph":{}}}', 7)
    b'{"revision":7,"trace":{"revision":7,"graph":{}}}'
    """
    head = _HEAD.match(answer)
    if head is None:
        raise ValueError("an answer to a question with a revision must begin with it")
    return head[0].replace(b":0,", b":%d," % revision) + answer[head.end():]


def send(answer: bytes, media_type: str = "application/json") -> Response:
    """Make the response that carries an encoded answer."""
    return Response(answer, content_type=media_type)


def respond(value: Any) -> Response:
    """Make the response that carries an answer."""
    return send(encode(value))
