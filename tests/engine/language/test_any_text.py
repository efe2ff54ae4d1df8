"""No text crashes: it is a graph, or a refusal with its place in the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import EngineError
from engine.graph import Graph
from engine.language import Limits, break_down, parse, unparse

PIECES = ["x", "y*", "xy", "x_1", "w^h_01", "α", "σ", "e", "pi", "e^", "²", "⁻¹", "⁽", "½", "√", "|", "(", ")",
          ",", "=", "==", "<", "+", "-", "*", "**", "/", "^", " ", "\n", ";", "#", "2", ".5", "1e9", "max(",
          "sigmoid", "log", "where(", "np.", "f(x) = ", "g = ", "if", "sni(", "\\frac", "{", "_", "'", "$",
          "х", "ŷ", "\u0302", "\u200b", "\r\n", "x = 2"]
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.text(max_size=30))
LIMITS = [Limits(), Limits(characters=12, nodes=3, inputs=1, depth=1, name=2, literal=2)]


@pytest.mark.parametrize("limits", LIMITS)
@settings(max_examples=600, derandomize=True, deadline=None, database=None)
@given(text=TEXTS)
def test_any_text_is_a_graph_or_a_refusal_in_its_place(limits, text):
    try:
        graph = parse(text, limits=limits)
    except EngineError as error:
        assert error.detail and "{" not in str(error).replace(text, "").replace("{", "", text.count("{"))
        assert (error.code == "empty") == (error.span is None)
        if error.span is not None:
            assert 0 <= error.span.start <= error.span.end <= len(text)
            assert error.span.line <= text.count("\n") + text.count("\r") + 1
    else:
        assert isinstance(graph, Graph)
        assert all(0 <= n.span.start <= n.span.end <= len(text) for n in graph.nodes)


@settings(max_examples=600, derandomize=True, deadline=None, database=None)
@given(text=TEXTS)
def test_every_graph_prints_and_reads_back(text):
    try:
        graph = parse(text)
    except EngineError:
        return
    again = parse(unparse(graph))
    assert [(n.op, n.inputs, n.attrs, n.name) for n in again.nodes] == [
        (n.op, n.inputs, n.attrs, n.name) for n in graph.nodes]


@settings(max_examples=600, derandomize=True, deadline=None, database=None)
@given(text=TEXTS)
def test_every_graph_breaks_down_to_one_that_is_broken_down(text):
    try:
        broken = break_down(text)
    except EngineError:
        return
    if broken is not None:
        parse(broken)
        assert break_down(broken) is None


@pytest.mark.parametrize("size", [100, 10_000])
def test_a_long_sum_is_one_node(size):
    graph = parse(" + ".join(f"x{i}" for i in range(size)))
    assert len(graph) == size + 1 and len(graph.nodes[-1].inputs) == size


@pytest.mark.parametrize("text", ["(" * 5000 + "x" + ")" * 5000, "-" * 5000 + "x", "exp(" * 5000 + "x" + ")" * 5000,
                                  "x^" * 5000 + "x", "x-" * 5000 + "x", "(x+" * 5000 + "x" + ")" * 5000,
                                  "e^" * 5000 + "x"],
                         ids=["brackets", "minuses", "calls", "powers", "differences", "sums", "exponentials"])
def test_depth_costs_no_recursion(text):
    graph = parse(text)
    assert len(parse(unparse(graph))) == len(graph)


@pytest.mark.parametrize("text", ["(" * 5000, "x" + ")" * 5000, "|" * 5000, "-" * 5000, "f(" * 5000, "x, " * 5000,
                                  "(" * 3000 + "x y*|" * 3000, "a = (" * 2000], ids=str.__len__)
def test_a_long_wrong_text_is_refused(text):
    with pytest.raises(EngineError):
        parse(text)


AT_LIMIT = {
    "characters": (Limits(characters=5), "x + y", "x + y ", "too-many-characters", (0, 5)),
    "nodes": (Limits(nodes=3), "x + y", "x + y^2", "too-many-nodes", (0, 7)),
    "inputs": (Limits(inputs=2), "x + y", "x + y + z", "too-many-inputs", (8, 9)),
    "depth": (Limits(depth=2), "((x))", "((|x|))", "too-deep", (2, 3)),
    "name": (Limits(name=3), "x_1", "x_12", "name-too-long", (0, 4)),
    "literal": (Limits(literal=4), "1.25x", "1.250x", "literal-too-long", (0, 5)),
}


@pytest.mark.parametrize(("limits", "fits", "exceeds", "code", "place"), AT_LIMIT.values(), ids=AT_LIMIT)
def test_a_limit_holds_at_it_and_one_above(limits, fits, exceeds, code, place):
    parse(fits, limits=limits)
    with pytest.raises(EngineError) as refused:
        parse(exceeds, limits=limits)
    assert (refused.value.code, (refused.value.span.start, refused.value.span.end)) == (code, place)
