"""From our graph to SymPy's expressions, and from those back to nodes of our own ops."""

import math
from functools import reduce
from itertools import islice
from typing import Any

import numpy as np

from engine.graph import CONSTANT, INPUT
from engine.op import OWN, REGISTRY, Op
from engine.rules import OUT, read

LONGEST = 60
"""So many pieces a derivative has at most."""
_EXACT = 1e6


class Unwritten(Exception):
    """An expression that has no form here."""


class Expressions:
    """Both ways between graphs and SymPy.

    Parameters
    ----------
    sympy : module
        SymPy, which takes long to import and is nobody's but its own process's.

    Examples
    --------
    >>> import sympy
    >>> both = Expressions(sympy)
    >>> x, y = both.symbol(0), both.symbol(1)
    >>> both.tree(2 * x * y)
    [['constant', 2.0, None], ['input', 0], ['input', 1], ['mul', [0, 1]], ['mul', [3, 2]]]
    """

    def __init__(self, sympy: Any) -> None:
        self._sympy = sympy
        self._own: dict[str, Any] = {}
        dummy = sympy.Symbol("x", real=True)
        self._named: dict[Any, Op] = {}
        for op in REGISTRY:
            if op.symbolic is not None and len(op.params) == 1 and not op.variadic:
                made = self.apply(op, [dummy])
                if made.is_Function and made.args == (dummy,):
                    self._named.setdefault(made.func, op)

    def symbol(self, id: int) -> Any:
        """The input of this number."""
        return self._sympy.Symbol(f"v{id}", real=True)

    def number(self, value: float, over: Any = None, exact: bool = False) -> Any:
        """A number as it was written: whole ones, fractions, e and pi stay what they are."""
        s = self._sympy
        if over and all(float(part).is_integer() and abs(part) <= _EXACT for part in over):
            return s.Rational(int(over[0]), int(over[1]))
        for known, symbol in ((math.pi, s.pi), (math.e, s.E)):
            if value == known:
                return symbol
        if not math.isfinite(value):
            raise Unwritten
        if value.is_integer() and abs(value) <= _EXACT:
            return s.Integer(int(value))
        return s.Rational(int(4 * value), 4) if exact and (4 * value).is_integer() else s.Float(value, 15)

    def apply(self, op: Op, args: list[Any]) -> Any:
        """An op on expressions."""
        if op.symbolic is None:
            raise Unwritten
        return self._function(op)(*args) if op.symbolic == OWN else op.symbolic(self._sympy, *args)

    def of_nodes(self, nodes: list[Any], of: int) -> Any:
        """The expression of a node of a question."""
        made: dict[int, Any] = {}
        needed = {of}
        for id in range(of, -1, -1):
            if id in needed and nodes[id][0] not in (INPUT, CONSTANT):
                needed.update(nodes[id][1])
        for id in sorted(needed):
            kind, *rest = nodes[id]
            if kind == INPUT:
                made[id] = self.symbol(id)
            elif kind == CONSTANT:
                made[id] = self.number(*rest)
            else:
                inputs, literal = rest
                value, over = literal or (0.0, None)
                fixed = [self.number(value, over, exact=True)] if literal else []
                made[id] = self.apply(REGISTRY[kind], [*(made[i] for i in inputs), *fixed])
        return made[of]

    def _function(self, op: Op) -> Any:
        """A function of SymPy's for an op, whose slope is the op's own rule."""
        if op.name not in self._own:
            both = self

            def fdiff(function: Any, argindex: int = 1) -> Any:
                rule = read(op, argindex - 1, len(op.params), {})
                return both._rule(rule, function)

            self._own[op.name] = type(op.name, (self._sympy.Function,), {"fdiff": fdiff, "is_real": True, "nargs": 1})
        return self._own[op.name]

    def _rule(self, rule: Any, function: Any) -> Any:
        made: list[Any] = []
        for node in rule.nodes:
            if node.op == INPUT:
                made.append(function if node.name == OUT else function.args[int(node.name)])
            elif node.op == CONSTANT:
                value = node.attrs["value"]
                made.append(self.number(float(value), getattr(value, "over", None), exact=True))
            else:
                fixed = [self.number(float(value), exact=True) for value in node.rule.fixed(node.attrs)]
                made.append(self.apply(node.rule, [*(made[i] for i in node.inputs), *fixed]))
        return made[rule.output]

    # -- and back ---------------------------------------------------------------------------------

    def tree(self, expression: Any) -> list[Any]:
        """Return an expression as nodes of our ops, each after those it is made of.

        Raises
        ------
        Unwritten
            Where it is too long, or has something in it that is none of our ops.
        """
        if sum(1 for _ in islice(self._sympy.preorder_traversal(expression), LONGEST + 1)) > LONGEST:
            raise Unwritten
        nodes: list[Any] = []
        self._write(expression, nodes)
        return nodes

    def _write(self, e: Any, nodes: list[Any]) -> int:
        s = self._sympy
        if e.is_Symbol:
            return _add(nodes, [INPUT, int(e.name[1:])])
        if e.is_number and (e.is_Rational or e.is_Float):
            return _add(nodes, [CONSTANT, float(e), None if e.is_Integer or e.is_Float else [int(e.p), int(e.q)]])
        if e in (s.pi, s.E):
            return _add(nodes, [CONSTANT, float(e), None])
        if e.is_Add:
            return self._sum(e, nodes)
        if e.is_Mul:
            return self._product(e, nodes)
        if e.is_Pow or e.func == s.exp:
            return self._power(e, nodes)
        op = self._named.get(e.func)
        if op is None:
            raise Unwritten
        return _add(nodes, [op.name, [self._write(arg, nodes) for arg in e.args]])

    def _sum(self, e: Any, nodes: list[Any]) -> int:
        terms = sorted(e.as_ordered_terms(), key=lambda term: bool(term.could_extract_minus_sign()))
        plus = [self._write(term, nodes) for term in terms if not term.could_extract_minus_sign()]
        minus = [term for term in terms if term.could_extract_minus_sign()]
        if not plus:
            plus, minus = [self._write(minus[0], nodes)], minus[1:]
        total = _add(nodes, [_op(np.add), plus]) if len(plus) > 1 else plus[0]
        for term in minus:
            total = _add(nodes, [_op(np.subtract), [total, self._write(-term, nodes)]])
        return total

    def _product(self, e: Any, nodes: list[Any]) -> int:
        number, _ = e.as_coeff_Mul()
        if number.is_negative:
            return _add(nodes, [_op(np.negative), [self._write(-e, nodes)]])
        over, under = self._sympy.fraction(e)
        if under != 1:
            return _add(nodes, [_op(np.divide), [self._write(over, nodes), self._write(under, nodes)]])
        factors = [self._write(factor, nodes) for factor in e.as_ordered_factors() if factor != 1]
        return reduce(lambda one, other: _add(nodes, [_op(np.multiply), [one, other]]), factors)

    def _power(self, e: Any, nodes: list[Any]) -> int:
        base, exponent = e.as_base_exp()
        if base == self._sympy.E:
            return _add(nodes, [_op(np.exp), [self._write(exponent, nodes)]])
        if exponent.is_number and exponent.is_negative:
            one = _add(nodes, [CONSTANT, 1.0, None])
            return _add(nodes, [_op(np.divide), [one, self._write(base ** -exponent, nodes)]])
        if exponent == self._sympy.Rational(1, 2):
            return _add(nodes, [_op(np.sqrt), [self._write(base, nodes)]])
        below = self._write(base, nodes)
        if exponent.is_Integer:
            return _add(nodes, [_op(np.power), [below], float(exponent)])
        return _add(nodes, [_op(np.power), [below, self._write(exponent, nodes)]])


def _add(nodes: list[Any], node: list[Any]) -> int:
    nodes.append(node)
    return len(nodes) - 1


def _op(function: Any) -> str:
    return REGISTRY.by_numpy[function].name
