"""Where a printed expression needs brackets: one decision, for code and for mathematics alike."""

from math import copysign

from engine.graph import Literal
from engine.op import MINUS, POWER, PRODUCT, SUM, Op


def wraps(op: Op, slot: int, child: Op | None = None, value: float | None = None) -> bool:
    """Whether what fills a slot of an op must stand in brackets there.

    Parameters
    ----------
    op : Op
        The op that is printed.
    slot : int
        Which of its inputs; a literal has the slot behind the inputs.
    child : Op, optional
        The op of what stands there; left out for a name or a number.
    value : float, optional
        The number that stands there.

    Returns
    -------
    bool
        A function's arguments and names are never bracketed.

    Examples
    --------
    >>> import engine.ops
    >>> from engine.op import REGISTRY
    >>> plus, times, minus = REGISTRY.infix["+"], REGISTRY.infix["*"], REGISTRY.prefix["-"]
    >>> wraps(times, 1, plus), wraps(plus, 1, times), wraps(plus, 0, plus)
    (True, False, True)
    >>> wraps(plus, 0, minus), wraps(plus, 1, minus), wraps(times, 0, value=-2.0)
    (False, True, False)
    """
    if op.symbol is None:
        return False
    if value is not None:
        return _wraps_number(op, slot, value)
    if child is None:
        return False
    if child.binds == MINUS:
        return op.binds >= MINUS or (slot > 0 and op.binds == SUM)
    if child.binds != op.binds:
        return child.binds < op.binds
    return slot > 0 or op.binds not in (SUM, PRODUCT) or (child is op and op.variadic)


def _wraps_number(op: Op, slot: int, value: float) -> bool:
    """A fraction is a product, a negative number starts with a minus."""
    if isinstance(value, Literal) and value.over is not None and op.binds >= MINUS:
        return True
    if copysign(1.0, value) > 0:
        return False
    return op.binds in (MINUS, POWER) or (slot > 0 and op.binds in (SUM, PRODUCT))
