"""A second opinion: the core language, and that of slides, as Lark grammars, asked about made-up expressions."""

from hypothesis import given, settings
from hypothesis import strategies as st
from lark import Lark, Transformer

from engine.language import parse, unparse

GRAMMAR = r"""
    ?sum: signed | sum "+" signed -> add | sum "-" signed -> sub
    ?signed: product | "-" signed -> neg
    ?product: power | product power -> mul | product "*" factor -> mul | product "/" factor -> div
    ?factor: power | "-" factor -> neg
    ?power: atom | atom "^" exponent -> pow | atom "^" NUMBER -> pow
    ?exponent: power | "-" exponent -> neg
    ?atom: NAME | "(" sum ")" -> bracket | CALL sum ("," sum)* ")" -> call
    NAME: /[abcxyz]/
    NUMBER: /[0-9]+/
    CALL: /(log|exp|sigmoid|max)\(/
    %ignore " "
"""


SLIDE = r"""
    ?sum: signed | sum "+" signed -> add | sum "-" signed -> sub
    ?signed: product | "-" signed -> neg
    ?product: power | product power -> mul | product "\\cdot" factor -> mul | product "\\times" factor -> mul
        | product "\\div" factor -> div
    ?factor: power | "-" factor -> neg
    ?power: atom | atom "^{" sum "}" -> pow | atom "^{" NUMBER "}" -> pow | atom "^" NAME -> pow | "e^{" sum "}" -> exp
    ?atom: NAME | "\\left(" sum "\\right)" -> bracket | "(" sum ")" -> bracket | "\\frac{" sum "}{" sum "}" -> fraction
        | "\\sqrt{" sum "}" -> sqrt | CALL sum ("," sum)* ")" -> call | "\\left|" sum "\\right|" -> abs
    NAME: /[abcxyz](_\{[0-9]\})?/ | /\\hat\{[xy]\}/ | /\\(alpha|theta)(_1)?(?![a-z])/
    NUMBER: /[0-9]+/
    CALL: /\\(log|exp|sigma|max)\(/
    %ignore /[ ]|\\,/
"""


class Tree(Transformer):
    """Nested tuples: op and operands; a run of + is one."""

    def add(self, operands):
        first, last = operands
        return (*first, last) if first[0] == "add" else ("add", first, last)

    def bracket(self, operands):
        return ("(", operands[0])

    def call(self, operands):
        return (operands[0][:-1], *operands[1:])

    def __default__(self, data, children, meta):
        return (str(data), *children)

    def NAME(self, token):
        return (str(token),)

    def NUMBER(self, token):
        return float(token)


class SlideTree(Tree):
    """The same of a slide; a fraction is one operand."""

    def fraction(self, operands):
        return ("(", ("div", *operands))

    def call(self, operands):
        return ({"sigma": "sigmoid"}.get(operands[0][1:-1], operands[0][1:-1]), *operands[1:])

    def NAME(self, token):
        name = token.replace("\\hat{x}", "x_hat").replace("\\hat{y}", "y_hat")
        return (name.translate(str.maketrans("", "", "{}\\")),)


LARK = Lark(GRAMMAR, start="sum", parser="lalr")
SLIDES = Lark(SLIDE, start="sum", parser="lalr")


def _without_brackets(tree):
    if not isinstance(tree, tuple):
        return tree
    return _without_brackets(tree[1]) if tree[0] == "(" else (tree[0], *map(_without_brackets, tree[1:]))


def _tree(graph):
    trees = []
    for node in graph.nodes:
        trees.append((node.name,) if node.is_leaf else
                     (node.op, *(trees[i] for i in node.inputs), *map(float, node.attrs.values())))
    return trees[graph.output]


def _combined(inner):
    infix = st.sampled_from([" + ", " - ", "*", "/", "^", " ", "*-", " + -", " - -", "^-", " -"])
    return st.one_of(
        st.tuples(inner, infix, inner).map("".join),
        st.tuples(st.sampled_from(["-", "- -"]), inner).map("".join),
        inner.map("({})".format),
        st.tuples(inner, st.sampled_from("23")).map(lambda power: "({})^{} ".format(*power)),
        st.tuples(st.sampled_from(["log", "exp", "sigmoid"]), inner).map(lambda call: "{}({})".format(*call)),
        st.lists(inner, min_size=2, max_size=3).map(lambda args: f"max({', '.join(args)})"),
    )


EXPRESSIONS = st.recursive(st.sampled_from("abcxyz"), _combined, max_leaves=12)


@settings(max_examples=400, derandomize=True, deadline=None, database=None)
@given(EXPRESSIONS)
def test_the_parser_agrees_with_the_grammar(text):
    assert _tree(parse(text)) == _without_brackets(Tree().transform(LARK.parse(text)))


@settings(max_examples=200, derandomize=True, deadline=None, database=None)
@given(EXPRESSIONS)
def test_what_is_printed_is_the_same_expression(text):
    graph = parse(text)
    assert _tree(parse(unparse(graph))) == _tree(graph)
    assert _without_brackets(Tree().transform(LARK.parse(unparse(graph)))) == _tree(graph)


def _drawn(inner):
    infix = st.sampled_from([" + ", " - ", r" \cdot ", r"\times ", r" \div ", " ", r"\,", r"\cdot-", " + -"])
    return st.one_of(
        st.tuples(inner, infix, inner).map("".join),
        inner.map("-{}".format),
        st.tuples(st.sampled_from(["(%s)", r"\left(%s\right)", r"\sqrt{%s}", "e^{%s}", r"\log(%s)", r"\sigma(%s)",
                                   r"\left|%s\right|"]), inner).map(lambda pair: pair[0] % pair[1]),
        st.tuples(inner, inner).map(lambda pair: r"\frac{%s}{%s}" % pair),
        st.tuples(st.sampled_from(RAISED), inner).map("^{".join).map("{}}}".format),
        st.tuples(st.sampled_from(RAISED), st.sampled_from(["^{2}", "^{10}", "^y "])).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda args: rf"\max({', '.join(args)})"),
    )


SLIDE_NAMES = ["a", "b", "x", "y", "z", "x_{1}", "y_{2}", r"\hat{y}", r"\alpha ", r"\theta_1"]
RAISED = [name for name in SLIDE_NAMES if "_{" not in name]  # a letter above a braced index is part of the name
DRAWN = st.recursive(st.sampled_from(SLIDE_NAMES), _drawn, max_leaves=10)


@settings(max_examples=600, derandomize=True, deadline=None, database=None)
@given(DRAWN)
def test_the_parser_agrees_with_the_grammar_of_slides(text):
    assert _tree(parse(text)) == _without_brackets(SlideTree().transform(SLIDES.parse(text)))
