"""How much computing a caller waits for: long work asks now and then whether to go on.

What is counted is the thread's own computing, not the clock: who shares the machine does not matter.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import thread_time

_UNTIL: ContextVar[float] = ContextVar("until", default=math.inf)


class OutOfPatience(Exception):
    """What was asked for takes more computing than its caller waits for."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Stop what is done inside once it has computed for longer, with `OutOfPatience`.

    Examples
    --------
    >>> with at_most(2):
    ...     go_on()
    """
    token = _UNTIL.set(thread_time() + seconds)
    try:
        yield
    finally:
        _UNTIL.reset(token)


def go_on() -> None:
    """Return if there is patience left; to be asked once for each piece of work of a millisecond or less.

    Raises
    ------
    OutOfPatience
        If there is none.
    """
    if thread_time() > _UNTIL.get():
        raise OutOfPatience
