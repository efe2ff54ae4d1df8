"""What a document is exported as, and the document itself as JSON that reads back."""

import json
from typing import Any, Literal

import msgspec

from app.wire.network import NetworkBody
from app.wire.trace import TraceRequest

MEDIA = {"pytorch": "text/x-python; charset=utf-8", "numpy": "text/x-python; charset=utf-8",
         "expression": "text/plain; charset=utf-8", "json": "application/json"}
"""The media type of each format."""

_TOLD = ("expression", "inputs", "of", "wrt", "merge")
_WIDEST = 80


class ExportRequest(TraceRequest, forbid_unknown_fields=True, kw_only=True):
    """A document, and the format to write it in."""

    format: Literal["pytorch", "numpy", "expression", "json"]


def network_text(network: NetworkBody) -> str:
    """Write a network as JSON that one sends, or types, to have it again."""
    return _laid(msgspec.to_builtins(network)) + "\n"


def document_text(body: TraceRequest) -> str:
    """Write an expression with what it was asked with as JSON that one sends to have the same again.

    Examples
    --------
    >>> print(document_text(TraceRequest("x^2", inputs={"x": 2.0})))
    {
     "expression": "x^2",
     "inputs": {"x": 2.0}
    }
    <BLANKLINE>
    """
    plain = TraceRequest()
    told = {name: getattr(body, name) for name in _TOLD if getattr(body, name) != getattr(plain, name)}
    return _laid(told) + "\n"


def _laid(value: Any, depth: int = 0) -> str:
    """Write JSON, short rows of plain values on one line."""
    flat = json.dumps(value, ensure_ascii=False)
    inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    nested = any(isinstance(item, dict | list) for item in inner)
    if not inner or (not nested and (isinstance(value, list) or len(flat) <= _WIDEST)) and depth:
        return flat
    heads = [f"{json.dumps(name, ensure_ascii=False)}: " for name in value] if isinstance(value, dict) else \
        [""] * len(inner)
    start = "\n" + " " * (depth + 1)
    lines = [f"{start}{head}{_laid(item, depth + 1)}" for head, item in zip(heads, inner, strict=True)]
    first, last = "{}" if isinstance(value, dict) else "[]"
    return f"{first}{','.join(lines)}{start[:-1]}{last}"
