"""What a document is exported as, and the document itself as JSON that reads back."""

import json
import re
from typing import Literal

import msgspec

from app.wire.trace import TraceRequest

MEDIA = {"pytorch": "text/x-python; charset=utf-8", "numpy": "text/x-python; charset=utf-8",
         "expression": "text/plain; charset=utf-8", "json": "application/json"}
"""The media type of each format."""

_TOLD = ("expression", "network", "inputs", "of", "wrt", "merge")
_INNERMOST = re.compile(r"\[[^\[\]{}]*\]")


class ExportRequest(TraceRequest, forbid_unknown_fields=True, kw_only=True):
    """A document, and the format to write it in."""

    format: Literal["pytorch", "numpy", "expression", "json"]


def document_text(body: TraceRequest) -> str:
    """Write what one sends to have this document again; a row of numbers stands on one line.

    Examples
    --------
    >>> print(document_text(TraceRequest("x^2", inputs={"x": 2.0})))
    {
     "expression": "x^2",
     "inputs": {
      "x": 2.0
     }
    }
    <BLANKLINE>
    """
    empty = TraceRequest()
    told = {name: msgspec.to_builtins(getattr(body, name)) for name in _TOLD
            if getattr(body, name) != getattr(empty, name)}
    text = json.dumps(told, indent=1, ensure_ascii=False)
    return _INNERMOST.sub(lambda row: re.sub(r"\s+", " ", row[0]).replace("[ ", "[").replace(" ]", "]"), text) + "\n"
