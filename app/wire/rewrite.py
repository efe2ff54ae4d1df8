"""A rewritten text, as it travels."""

from typing import Literal

import msgspec

from app.wire.trace import Value


class RewriteRequest(msgspec.Struct, forbid_unknown_fields=True):
    """An expression, the piece of it to rewrite (a name, or ``#4`` for node 4), and what is to become of it."""

    expression: str
    node: str
    to: Literal["named", "put-back"] = "named"
    inputs: dict[str, Value] = {}
    merge: bool = False


class RewriteAnswer(msgspec.Struct):
    """The whole text, rewritten, and what the piece is called in it; null when it was put back."""

    text: str
    name: str | None
