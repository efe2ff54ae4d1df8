"""A walk at many values of one input, as it travels."""

import msgspec

from app.wire.answer import Number
from app.wire.trace import TraceRequest


class SweepRequest(TraceRequest, forbid_unknown_fields=True, kw_only=True):
    """A document, the input that moves, and `points` equally spaced values of it, both ends among them."""

    input: str
    start: float = msgspec.field(name="from")
    to: float
    points: int = 101


class SweepAnswer(msgspec.Struct):
    """The values of the input that moves, and a column of as many numbers for each number of the walk.

    `values` has one for each node; `locals` one for each pull, in the order of the steps; `gradients` the final
    gradients, by node id.
    """

    revision: int
    input: str
    at: list[float]
    values: list[list[Number]]
    locals: list[list[Number]]
    gradients: dict[str, list[Number]]
