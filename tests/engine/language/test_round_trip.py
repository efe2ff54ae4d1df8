"""What is printed reads back as the same graph; what a node's span holds reads as that node."""

import unicodedata

import pytest

from engine.errors import EngineError
from engine.language import parse, unparse
from tests.engine.language.table import ACCEPTED

TEXTS = [*ACCEPTED, "-(2x)", "-2^x", "a - (-2)x", "-(1/2)x", "x/(1/2)", "(-2)^x", "2 - (-3)", "(x^2)^3", "--2x",
            "-(-2x)", "(a b)(c d)", "a/(b/c)", "(x > y) + 1", "1e22 x", "-(2^x)", "-2^x y", "x^(-1/2)", "1/2/3 x",
            "2^0.5 x", "0^-1 x", "1/0 x", "e + pi", "e_1 + e", "w^(z_1)", "b^(a_1) + W^z", r"\frac{x}{y}⁻¹",
         "a; b = a; c = b; c + a"]


def _shape(graph):
    return [(n.op, n.inputs, dict(n.attrs), n.name) for n in graph.nodes], graph.output, graph.names, graph.defaults


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_printed_reads_back_as_the_same_graph(text):
    graph = parse(text)
    again = parse(unparse(graph))
    assert _shape(again) == _shape(graph)
    assert (again.title, again.head, again.lines) == (graph.title, graph.head, graph.lines)
    assert unparse(again) == unparse(graph)


def _tree(graph, root):
    trees = []
    for node in graph.nodes:
        leaf = (node.op, node.name, tuple(node.attrs.items()))
        trees.append(leaf if node.is_leaf else (node.op, *(trees[i] for i in node.inputs), *node.attrs.values()))
    return trees[root]


@pytest.mark.parametrize("text", TEXTS)
def test_the_span_of_a_node_holds_its_expression(text):
    graph = parse(text)
    if any(graph[id].name != name for name, id in graph.names.items()):
        return  # a second name: the piece alone does not know it
    for node in graph.nodes:
        # What a function is built of stands nowhere by itself.
        below = [graph.nodes[i] for i in _below(graph, node.id)]
        if node.span is not None and not node.is_leaf and not any(one.name for one in below if one.inputs):
            piece = text[node.span.start:node.span.end]
            line = text[:node.span.start].count("\n") + 1
            assert (node.span.line, node.span.length) == (line, len(piece))
            if piece[0] in "⁻":
                piece = unicodedata.normalize("NFKC", piece)
            shapes = {leaf.name: leaf.shape for leaf in graph.inputs}
            alone = parse(f"({piece})", names=graph.names.keys() - {"sigma"}, shapes=shapes)
            assert _tree(alone, alone.output) == _tree(graph, node.id), piece


def _below(graph, root):
    stack = [*graph.nodes[root].inputs]
    while stack:
        yield (index := stack.pop())
        stack += graph.nodes[index].inputs


def test_inputs_have_the_span_of_their_first_appearance():
    graph = parse("g = y x_1\nf(z, x1) = g z")
    assert {n.name: (n.span.line, n.span.column, n.span.length) for n in graph.inputs} == {
        "z": (2, 3, 1), "x_1": (1, 7, 3), "y": (1, 5, 1)}


def test_columns_count_code_points():
    graph = parse("\ufeff𝑥 + 2ŷ")
    assert [(n.name or n.op, n.span.start, n.span.length) for n in graph.nodes] == [
        ("x", 1, 1), ("y_hat", 6, 1), ("constant", 5, 1), ("mul", 5, 2), ("add", 1, 6)]


def test_equal_anonymous_parts_are_made_once_on_request():
    text = "σ(s)(1 - σ(s))"
    assert [n.op for n in parse(text, merge=True).nodes] == ["input", "sigmoid", "constant", "sub", "mul"]
    assert len(parse(text).nodes) == 6


def test_another_node_can_be_differentiated():
    graph = parse("g = y^2 + z; f = x g", of="g")
    assert (graph.title, graph[graph.output].op) == ("g", "add")
    with pytest.raises(EngineError) as refused:
        parse("g = x + 1", of="h")
    assert refused.value.code == "unknown-node"


def test_names_given_with_the_inputs_are_one_name():
    assert [n.name for n in parse("2xy", names=["xy"]).inputs] == ["xy"]


def test_constants_are_made_in_the_order_they_are_read():
    graph = parse("2(x + 1)/(3x - e)")
    assert [n.attrs["value"] for n in graph.nodes if n.op == "constant"] == [2, 1, 3, pytest.approx(2.718281828)]


@pytest.mark.parametrize(("text", "printed"), [
    ("a - b |c|", "a - b*abs(c)"), ("a^b|c|", "a^b*abs(c)"), ("a + |b|c|d|", "a + abs(b)*c*abs(d)"),
    ("(a - b |c|)d", "(a - b*abs(c))*d"), ("-a|b - (c|d|)|", "-a*abs(b - c*abs(d))")])
def test_a_bar_that_opens_behind_an_operand_multiplies_that_operand_alone(text, printed):
    assert unparse(parse(text)) == printed


@pytest.mark.parametrize("sign", "·⋅×✕")
def test_a_dot_or_a_cross_is_no_label_s_star(sign):
    assert unparse(parse(f"x{sign} -y")) == "x*(-y)"
