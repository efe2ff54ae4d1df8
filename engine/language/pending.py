"""What waits on the operator stack."""

from engine.composed import Composed
from engine.op import Op


class Pending:
    """An operator, or an open bracket, that waits for what follows.

    Attributes
    ----------
    power : int
        Twice how tightly it binds (one more where it is a factor's minus); 0 for a bracket.
    op : Op or Composed or None
        The op; of a bracket, the function it calls.
    kind : int
        The token's kind: OPERATOR, or OPEN, FUNCTION, BAR for brackets, END for the bottom.
    count : int
        How many operands it has so far.
    start, end : int
        Where the node it makes starts, and where its own sign ends.
    """

    __slots__ = ("count", "end", "kind", "op", "power", "start")

    def __init__(self, power: int, op: Op | Composed | None, kind: int, count: int, start: int, end: int) -> None:
        self.power = power
        self.op = op
        self.kind = kind
        self.count = count
        self.start = start
        self.end = end

    def sign(self, text: str) -> str:
        """Return the bracket itself; that of raised characters is not written."""
        return text[self.end - 1] if self.end > self.start else ""
