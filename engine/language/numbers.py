"""Numbers that are written as one though several are typed: fractions, powers, negatives."""

from collections.abc import Sequence
from math import isfinite
from typing import Any

import numpy as np

from engine.builder import Builder
from engine.graph import CONSTANT, Literal, Node
from engine.op import REGISTRY, Op

Operand = int | Literal
"""A node's index, or a number that is no node yet: it may become part of one."""


def negated(number: Literal) -> Literal:
    """Return the literal with a minus before it.

    Examples
    --------
    >>> negated(Literal.fraction(1, 2)).over
    (-1.0, 2.0)
    """
    return Literal(-number) if number.over is None else Literal.fraction(-number.over[0], number.over[1])


def combined(op: Op, operands: Sequence[Operand]) -> Literal | None:
    """Return the literal that an op of literals is, or None where it stays an op.

    A fraction of two numbers, a whole power of one and the negative of one are one literal when
    finite.

    Examples
    --------
    >>> import engine.ops
    >>> two, three = Literal(2), Literal(3)
    >>> combined(REGISTRY.infix["/"], [two, three]).over, combined(REGISTRY.infix["^"], [two, three])
    ((2.0, 3.0), 8.0)
    >>> combined(REGISTRY.infix["+"], [two, three]) is None
    True
    """
    first, last = operands[0], operands[-1]
    if not isinstance(first, Literal) or not isinstance(last, Literal):
        return None
    if op is REGISTRY.by_numpy.get(np.negative):
        return negated(first)
    if op is REGISTRY.by_numpy.get(np.divide):
        whole = first.over is None and last.over is None and bool(last)
        return Literal.fraction(first, last) if whole and isfinite(first / last) else None
    if op is not REGISTRY.by_numpy.get(np.power) or not last.is_integer() or (not first and last < 0):
        return None
    try:
        return Literal(float(first) ** float(last))
    except OverflowError:
        return None


def value_of(builder: Builder, operand: Operand) -> Any:
    """Compute an operand whose builder has made constants and ops only.

    Examples
    --------
    >>> build = Builder()
    >>> value_of(build, (build.constant(2.0) + build.constant(3.0)).index)
    5.0
    """
    if isinstance(operand, Literal):
        return float(operand)
    values: list[Any] = []
    with np.errstate(all="ignore"):
        for node in builder.made:
            if node.shape or not (node.op == CONSTANT or node.rule.elementwise):
                values.append(_array_of(node, values))
            elif node.op == CONSTANT:
                values.append(float(node.attrs["value"]))
            else:
                arguments = node.rule.arguments([values[i] for i in node.inputs], node.attrs)
                values.append(float(node.rule(*(np.float64(value) for value in arguments))))
    found = values[operand]
    return nested(found.tolist()) if isinstance(found, np.ndarray) else found


def _array_of(node: Node, values: Sequence[Any]) -> Any:
    if node.op == CONSTANT:
        return np.asarray(node.attrs["value"], dtype=float)
    found = np.asarray(node.rule.function(*node.rule.arguments([values[i] for i in node.inputs], node.attrs)))
    return found if node.shape else float(found)


def nested(numbers: Any) -> Any:
    """Return nested lists as nested tuples, which never change.

    Examples
    --------
    >>> nested([[1, 2], [3, 4]])
    ((1.0, 2.0), (3.0, 4.0))
    """
    return tuple([nested(item) for item in numbers]) if isinstance(numbers, list | tuple) else float(numbers)
