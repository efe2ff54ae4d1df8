"""What is asked of one node."""

from app.wire.trace import TraceRequest


class AloneRequest(TraceRequest, forbid_unknown_fields=True, kw_only=True):
    """A document, and the node of it to look at: its name, or ``#4`` for node 4; `closed`: the part that it ends."""

    node: str
    closed: bool = False
