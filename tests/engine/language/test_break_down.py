"""Breaking down: the pieces that get names, the text that stays, and the value that stays."""

import pytest

from engine.language import break_down, parse
from engine.trace import trace

BROKEN = {
    "f(x, y, z) = x(y^2 + z)": "g = y^2 + z\nf(x, y, z) = x g",
    "σ(wx + b)": "g = wx + b\nσ(g)",
    "½(y − y*)²": "g = y − y_star\n½ g²",
    "(a+b)(c+d)": "g = a+b\nh = c+d\ng h",
    "1/(1 + exp(-x))": "g = -x\nh = exp(g)\nu = 1 + h\n1/u",
    "log(1 + e^(-ys))": "g = -ys\nh = e^g\nu = 1 + h\nlog(u)",
    "((x+y))*z": "g = x+y\ng*z",
    "(a+b)* -c": "g = a+b\ng * -c",
    "(x+1)2": "g = x+1\ng 2",
    "x^(y z)": "g = y z\nx^g",
    "g h(u+v)": "p = u+v\ng h p",
    "(a + b)(c + (d + e))": "g = a + b\nh = d + e\nu = c + h\ng u",
    "f = x*(y # in\n  + z) # out": "g = (y # in\n  + z)\nf = x*g # out",
    "# c\nx = 2; f = (x+1)*x; k = f (x-1)": "# c\nx = 2; g = x+1\nf = g*x; h = x-1\nk = f h",
    "x = -2, y = 5, f = (x + y)x": "x = -2, y = 5, g = x + y\nf = g x",
    "where(x > 0, x, y) + (x > 0) y": "g = where(x > 0, x, y)\ng + (x > 0) y",
    "x⁽ᵃ⁺ᵇ⁾ + e⁻ˣ": "g = e⁻ˣ\nx⁽ᵃ⁺ᵇ⁾ + g",
    "f(ab) = 2(ab + 1)": "g = ab + 1\nf(ab) = 2 g",
}

WHOLE = ["x", "3", "f = x y^2", "w x + b", "g = y^2 + z\nf = x g", "σ(x)", "max(x + 1, 2y)", "x^(1/2)",
         "x = (1 + 2)3; x y", "f = (x + y)"]


def _results(text):
    graph = parse(text)
    names = sorted(node.name for node in graph.inputs)
    numbers = {name: 0.3 + 0.4 * position for position, name in enumerate(names)}
    return trace(graph, numbers).results


@pytest.mark.parametrize(("text", "broken"), BROKEN.items())
def test_every_piece_in_brackets_and_every_inner_function_gets_a_name(text, broken):
    assert break_down(text) == broken


@pytest.mark.parametrize("text", BROKEN)
def test_value_and_gradient_stay(text):
    before, after = _results(text), _results(break_down(text))
    assert after["output"] == pytest.approx(before["output"], rel=1e-12)
    assert after["gradients"] == pytest.approx(before["gradients"], rel=1e-12)


@pytest.mark.parametrize("text", BROKEN)
def test_what_is_broken_down_stays_so(text):
    assert break_down(break_down(text)) is None


@pytest.mark.parametrize("text", WHOLE)
def test_simple_pieces_stay_where_they_are(text):
    assert break_down(text) is None


def test_names_run_on_with_an_index():
    broken = break_down("+".join(f"2(x+{i})" for i in range(11)))
    assert [line.split(" =")[0] for line in broken.split("\n")[:-1]] == [*"ghuvpqrst", "g_1", "h_1"]


def test_depth_and_length_cost_no_recursion():
    depth = 2000
    assert break_down("(x+" * depth + "x" + ")" * depth).count("\n") == depth - 1
    assert break_down("(x+1)" * depth).count("\n") == depth
