"""A graph as a formula in Python, over NumPy or what has its function names."""

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import NamedTuple

import numpy as np

from engine.brackets import wraps
from engine.graph import CONSTANT, INPUT, Graph
from engine.op import Op

_SIGNS = frozenset({"+", "-", "*", "/", "**", ">", ">=", "<", "<=", "==", "!="})


class Formula(NamedTuple):
    """A formula, and what it is made by, if it is none but a name: brackets depend on it.

    `scaled` are both factors of what begins with a number.
    """

    text: str
    op: Op | None = None
    value: float | None = None
    scaled: "tuple[float, Formula] | None" = None


def _unknown(op: Op) -> str:
    raise LookupError(f"nothing is written for {op.name}")


class Formulas:
    """Writes formulas.

    Parameters
    ----------
    module : str
        Where functions are found: ``np``, or another library's name.
    called : mapping of str to Formula
        What stands for each input.
    helper : callable, optional
        Given an op that NumPy has no function for, the name of the function that computes it.

    Examples
    --------
    >>> from engine import parse
    >>> Formulas("np", {"x": Formula("x"), "y": Formula("W[:, 1:]")}).written(parse("exp(-x) max(x, 2(y + 1)^3)")).text
    'np.exp(-x) * np.maximum(x, 2.0 * (W[:, 1:] + 1.0)**3)'
    """

    def __init__(self, module: str, called: Mapping[str, Formula], helper: Callable[[Op], str] = _unknown) -> None:
        self._module, self._called, self._helper = module, called, helper

    def written(self, graph: Graph, id: int | None = None) -> Formula:
        """Write a node of a graph, its output if nothing else is said."""
        node = graph[graph.output if id is None else id]
        if node.op == INPUT:
            return self._called[node.name or ""]
        if node.op == CONSTANT:
            value = float(node.attrs["value"])
            return Formula(repr(value), value=value)
        inputs = [self.written(graph, source) for source in node.inputs]
        inputs += [Formula(f"{value:.17g}", value=float(value)) for value in node.rule.fixed(node.attrs)]
        return self._applied(node.rule, inputs)

    def _applied(self, op: Op, inputs: Sequence[Formula]) -> Formula:
        sign = next((s for s in (op.symbol, *op.aliases) if s in _SIGNS), None)
        if op.indicator and sign is not None:
            # A truth value can be neither negated nor subtracted in NumPy.
            return Formula(f"{self._module}.where({f' {sign} '.join(one.text for one in inputs)}, 1.0, 0.0)")
        if sign is None:
            return Formula(self._call(op, [one.text for one in inputs]))
        if np.multiply in op.numpy and inputs[0].value is not None:
            return self._times(op, sign, inputs[0].value, inputs[1])
        return self._signed(op, sign, inputs)

    def _signed(self, op: Op, sign: str, inputs: Sequence[Formula]) -> Formula:
        pieces = [f"({one.text})" if wraps(op, slot, one.op, one.value) else one.text
                  for slot, one in enumerate(inputs)]
        if len(pieces) == 1 and not op.variadic:
            return Formula(sign + pieces[0], op)
        return Formula((sign if sign == "**" else f" {sign} ").join(pieces), op)

    def _times(self, op: Op, sign: str, number: float, formula: Formula) -> Formula:
        """Multiply by a number; numbers that meet are multiplied as on paper: 2 times ½ x is x."""
        if formula.scaled is not None:
            number, formula = number * formula.scaled[0], formula.scaled[1]
        if number == 1.0:
            return formula
        made = self._signed(op, sign, [Formula(repr(number), value=number), formula])
        return made._replace(scaled=(number, formula))

    def _call(self, op: Op, arguments: list[str]) -> str:
        known = next((function for function in op.numpy if function.__module__.partition(".")[0] == "numpy"
                      or type(function).__module__.partition(".")[0] == "numpy"), None)
        if known is None:
            return f"{self._helper(op)}({', '.join(arguments)})"
        name = f"{self._module}.{known.__name__}"
        if op.variadic:
            return reduce(lambda one, other: f"{name}({one}, {other})", arguments)
        return f"{name}({', '.join(arguments)})"
