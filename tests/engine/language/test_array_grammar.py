"""A second opinion on arrays: a Lark grammar says what a text means, and NumPy what comes of it."""

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from lark import Lark, Transformer

from engine import trace
from engine.errors import EngineError
from engine.language import parse, unparse

GRAMMAR = r"""
    ?sum: signed | sum "+" signed -> add | sum "-" signed -> sub
    ?signed: product | "-" signed -> neg
    ?product: power | product power -> join | product "*" factor -> mul | product "@" factor -> matmul
    ?factor: power | "-" factor -> neg
    ?power: behind | behind "^" NUMBER -> pow
    ?behind: atom | behind ".T" -> transpose | behind PLACES -> pick
    ?atom: NAME | array | "(" sum ")" -> bracket | CALL sum ")" -> call
    array: ARRAY
    NAME: /[abxyAB]/
    NUMBER: /[23]/
    PLACES: /\[[-0-9:, ]+\]/
    ARRAY: /\[1, 2, 3\]/
    CALL: /(exp|sum|mean|softmax)\(/
    %ignore " "
"""
GIVEN = {"a": 2.0, "b": -0.5, "x": np.array([1.0, 2.0, -1.0]), "y": np.array([0.5, -2.0, 3.0]),
         "A": np.array([[1.0, 2.0, 0.0], [0.0, -1.0, 1.0], [2.0, 0.5, 1.0]]),
         "B": np.array([[0.0, 1.0, 1.0], [1.0, 0.0, -2.0], [0.5, 0.5, 0.5]])}
SAID = "; ".join(f"{name} = {np.asarray(value).tolist()}" for name, value in GIVEN.items())


class Refused(Exception):
    """Shapes that do not fit."""


def fits(value: Any) -> Any:
    if not np.ndim(value):
        raise Refused
    return value


class Meaning(Transformer):
    """Nested tuples of ops, each with its value by NumPy: what stands side by side is as its shapes say."""

    def _of(self, op: str, function: Any, *operands: Any) -> Any:
        try:
            with np.errstate(all="ignore"):
                value = function(*(operand[1] for operand in operands))
        except (ValueError, IndexError):
            raise Refused from None
        return (op, *(operand[0] for operand in operands)), value

    def NAME(self, token):
        return (str(token),), GIVEN[token]

    def array(self, _):
        return ("constant",), np.array([1.0, 2.0, 3.0])

    def bracket(self, operands):
        (tree, value), = operands
        return ("(", tree), value

    def add(self, operands):
        first, last = operands
        made = self._of("add", np.add, first, last)
        return (("add", *first[0][1:], last[0]), made[1]) if first[0][0] == "add" else made

    def sub(self, operands):
        return self._of("sub", np.subtract, *operands)

    def neg(self, operands):
        return self._of("neg", np.negative, *operands)

    def mul(self, operands):
        return self._of("mul", np.multiply, *operands)

    def matmul(self, operands):
        return self._of("matmul", np.matmul, *operands)

    def join(self, operands):
        sides = [np.ndim(value) for _, value in operands]
        return (self.matmul if all(sides) and sum(sides) > 2 else self.mul)(operands)

    def pow(self, operands):
        (tree, value), power = operands
        return ("pow", tree, float(power)), value ** float(power)

    def transpose(self, operands):
        return self._of("transpose", lambda x: np.transpose(fits(x)), *operands)

    def pick(self, operands):
        operand, places = operands
        written = [piece.strip() for piece in places[1:-1].split(",")]
        index = tuple(slice(*(int(end) if end else None for end in piece.split(":"))) if ":" in piece else int(piece)
                      for piece in written)
        return self._of("getitem", lambda x: fits(x)[index], operand)

    def call(self, operands):
        name, operand = operands
        op = name[:-1]
        if op == "exp":
            return self._of("exp", np.exp, operand)
        grown = lambda x: np.exp(x - x.max(-1, keepdims=True))
        function = {"sum": np.sum, "mean": np.mean, "softmax": lambda x: grown(x) / grown(x).sum(-1, keepdims=True)}[op]
        return self._of(op, lambda x: function(fits(x)), operand)


LARK = Lark(GRAMMAR, start="sum", parser="lalr")


def meaning(text: str) -> Any:
    try:
        return Meaning(visit_tokens=True).transform(LARK.parse(text))
    except Exception as error:
        if isinstance(getattr(error, "orig_exc", error), Refused):
            return None
        raise


def without_brackets(tree: Any) -> Any:
    if not isinstance(tree, tuple):
        return tree
    return without_brackets(tree[1]) if tree[0] == "(" else (tree[0], *map(without_brackets, tree[1:]))


def tree_of(graph: Any) -> Any:
    trees: list[Any] = []
    for node in graph.nodes:
        name = node.name if node.op == "input" else node.op
        numbers = [value for value in node.attrs.values() if isinstance(value, float)]
        trees.append((name,) if node.is_leaf else (node.op, *(trees[i] for i in node.inputs), *numbers))
    return trees[graph.output]


def combined(inner: Any) -> Any:
    infix = st.sampled_from([" + ", " - ", "*", " @ ", " ", "*-", " @ -"])
    behind = st.sampled_from([".T", "[0]", "[-1]", "[1:]", "[:, 0]", "[0, 1:]", "[:2]", ".T[1]", "^2 "])
    return st.one_of(st.tuples(inner, infix, inner).map("".join), st.tuples(inner, infix, inner).map("".join),
                     inner.map("-{}".format), st.tuples(inner, behind).map(lambda pair: "({}){}".format(*pair)),
                     st.tuples(st.sampled_from(["exp", "sum", "mean", "softmax"]), inner).map(
                         lambda pair: "{}({})".format(*pair)))


NAMED = st.sampled_from("abxyAB") | st.sampled_from(["x.T", "A.T", "x[0]", "A[1]", "A[:, 2]", "[1, 2, 3]"])
EXPRESSIONS = st.recursive(NAMED, combined, max_leaves=7)


@settings(max_examples=600, derandomize=True, deadline=None, database=None)
@given(EXPRESSIONS)
def test_the_parser_agrees_with_the_grammar_and_with_numpy(text: str) -> None:
    expected = meaning(text)
    try:
        graph = parse(f"{SAID}; {text}")
    except EngineError as error:
        assert expected is None, str(error)
        return
    assert expected is not None
    tree, value = expected
    assert tree_of(graph) == without_brackets(tree)
    assert np.allclose(trace(graph).results["output"], value, rtol=1e-9, equal_nan=True)
    assert graph[graph.output].shape == np.shape(value)
    again = parse(unparse(graph))
    assert tree_of(again) == tree_of(graph)
