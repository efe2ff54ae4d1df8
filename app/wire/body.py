"""Read a request's body, strictly: what is not said unmistakably is refused with its place."""

import json
import math
import re
from typing import Any, NoReturn, TypeVar

import msgspec
from flask import request

from app.config import limits
from app.failures import Failure

Model = TypeVar("Model")

_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"?', re.DOTALL)
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
# A float has at most 309 digits before the point; a longer integer is none that we can compute with.
_LONGEST_INTEGER = 309
_HINT = 'Send a JSON object such as {"expression": "x * y"}.'


class _Malformed(ValueError):
    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        twice = next(name for name, _ in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        raise _Malformed("duplicate-key", f"The key {shown(twice)} stands twice in one object.")
    return made


def _constant(name: str) -> NoReturn:
    raise _Malformed("not-a-number", f"{name} is not a JSON number.")


def _float(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise _Malformed("number-too-large", f"The number {shown(text)} is too large.")
    return value


def _integer(text: str) -> int:
    if len(text) > _LONGEST_INTEGER:
        raise _Malformed("number-too-large", f"The number {shown(text)} is too large.")
    value = int(text)
    _float(text)
    return value


def shown(text: str) -> str:
    """Quote what was sent, shortened, fit to be sent back.

    Examples
    --------
    >>> shown("expresion")
    "'expresion'"
    """
    clean = text.encode("utf-8", "replace").decode()
    return repr(clean if len(clean) <= 40 else clean[:39] + "…")


def depth(text: str, most: int) -> int:
    """Count how deep a JSON text nests, without recursion; counting stops above ``most``.

    Examples
    --------
    >>> depth('{"a": [[], "[[["]}', 32)
    3
    """
    now = deepest = 0
    for mark in re.findall(r"[\[\]{}]", _TEXT.sub("", text)):
        now += 1 if mark in "[{" else -1
        deepest = max(deepest, now)
        if deepest > most:
            break
    return deepest


def loads(raw: bytes, most: int) -> Any:
    """Read JSON bytes.

    Parameters
    ----------
    raw : bytes
        The body as sent.
    most : int
        How deep it may nest.

    Returns
    -------
    object
        Plain Python values.

    Raises
    ------
    Failure
        400, with line and column where the text itself is malformed.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Failure(400, "not-utf-8", f"Byte {error.start + 1} of the body is not UTF-8.") from None
    if depth(text, most) > most:
        raise Failure(400, "too-deep", f"The body nests deeper than {most} levels.")
    try:
        value = json.loads(
            text, object_pairs_hook=_object, parse_constant=_constant, parse_float=_float, parse_int=_integer
        )
    except json.JSONDecodeError as error:
        place = {"line": error.lineno, "column": error.colno, "length": 1}
        raise Failure(400, "not-json", f"The body is not JSON: {error.msg}.", _HINT, **place) from None
    except _Malformed as error:
        raise Failure(400, error.code, error.detail) from None
    if _HALF.search(text):
        _refuse_half_characters(value)
    return value


def _refuse_half_characters(value: Any) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise Failure(400, "half-character", "The body contains one half of a surrogate pair.") from None


_KINDS = {
    "float": "a number",
    "int": "a whole number",
    "str": "text",
    "bool": "true or false",
    "object": "an object",
    "array": "a list",
    "null": "null",
}
_JSON_NAMES = {str: "str", int: "int", float: "float", bool: "bool", dict: "object", list: "array", type(None): "null"}
_EXPECTED = re.compile(r"Expected `(?P<wanted>[^`]+)`, got `(?P<got>[^`]+)`")
_MISSING = re.compile(r"Object missing required field `(?P<name>.+)`")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<name>.+)`", re.DOTALL)
_WHERE = re.compile(r" - at `(?:key in )?\$(?P<path>[^`]*)`$", re.DOTALL)


def _kind(types: str) -> str:
    return " or ".join(_KINDS.get(word.strip(), word.strip()) for word in types.split("|"))


def _culprit(where: str, value: Any, got: str) -> str:
    """Name the first entry of an object that has the wrong type: msgspec says only that there is one."""
    parent, any_entry, below = where.partition("[...]")
    for name in filter(None, parent.split(".")):
        value = value.get(name) if isinstance(value, dict) else None
    if any_entry and not below and isinstance(value, dict):
        return next((f"{parent}.{key}" for key, item in value.items() if _JSON_NAMES.get(type(item)) == got), parent)
    return where


def _invalid(message: str, value: Any) -> Failure:
    """Say what msgspec found, in our words and with the field's path."""
    found = _WHERE.search(message)
    where = (found["path"] if found else "").lstrip(".")
    what = message[: found.start()] if found else message
    expected = _EXPECTED.match(what)
    if expected:
        where = _culprit(where, value, expected["got"])
    if missing := _MISSING.match(what):
        field = ".".join(part for part in (where, missing["name"]) if part)
        return Failure(422, "missing-field", f"The field {shown(field)} is missing.", field=field)
    if unknown := _UNKNOWN.match(what):
        field = ".".join(part for part in (where, unknown["name"]) if part)
        field = field.encode("utf-8", "replace").decode()
        return Failure(422, "unknown-field", f"There is no field {shown(field)}.", field=field)
    subject = f"The field {shown(where)}" if where else "The body"
    if expected:
        detail = f"{subject} must be {_kind(expected['wanted'])}, not {_kind(expected['got'])}."
        return Failure(422, "wrong-type", detail, field=where or None)
    return Failure(422, "invalid-field", f"{subject} is not as it must be: {what}.", field=where or None)


def read(model: type[Model]) -> Model:
    """Read the body of the request being answered.

    Parameters
    ----------
    model : type
        A Struct, declared with ``forbid_unknown_fields``.

    Returns
    -------
    Struct
        The body, every field of its declared type.

    Raises
    ------
    Failure
        415 for another media type or a packed body, 400 for malformed JSON, 422 for a field that is wrong.
    """
    raw = request.get_data(cache=False)
    if request.mimetype != "application/json":
        raise Failure(415, "not-json", "The body must be sent as application/json.")
    packed = request.headers.get("Content-Encoding", "identity")
    if packed.strip().lower() not in ("", "identity"):
        raise Failure(415, "packed", f"The body must be sent as it is, not packed as {shown(packed)}.")
    value = loads(raw, limits()["json_depth"])
    try:
        return msgspec.convert(value, model, strict=True)
    except msgspec.ValidationError as error:
        raise _invalid(str(error), value) from None
