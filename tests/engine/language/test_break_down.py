"""Breaking down: the pieces that get names, the text that stays, and the value that stays."""

import pytest

from engine.errors import EngineError
from engine.language import Limits, break_down, parse
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
    "½(y − y∗)^2": "g = y − y_star\n½ g^2",
    "exp(x\n + y) z": "g = (x\n + y)\nh = exp(g)\nh z",
    "(2 + 3)x + (x + 2)y": "g = x + 2\n(2 + 3)x + g y",
    "e^xif": "g = e^x\ng i f",
    "e^xpi": "g = e^x\ng p i",
    "xie^y": "g = e^y\nx i g",
    "pie^xy + wx": "g = e^x\np i g y + wx",
    "(x + y)·|z|": "g = x + y\nh = |z|\ng·h",
    "|(x + y)·|z - 1||": "g = x + y\nh = z - 1\nu = |h|\nv = g·u\n|v|",
    "a - b |c|": "g = |c|\na - b g",
    "ŷ(ｘ＋1)·２": "g = ｘ＋1\nŷ g·２",
}

READ_WITH = {
    "abcd(x + 1)": ({"names": {"abcd"}}, "g = x + 1\nabcd g"),
    "e^xy z": ({"names": {"xy"}}, "g = e^xy\ng z"),
    "x(y + 1)": ({"names": {"g", "x"}}, "h = y + 1\nx h"),
    "σ(s)(1 - σ(s))": ({"merge": True}, "g = σ(s)\nh = 1 - g\ng h"),
    "σ(s) + σ(s)": ({"merge": True}, "g = σ(s)\ng + g"),
    "a b + ((a b))c + (a b + 1)(a b + 1)": ({"merge": True}, "g = a b\nh = g + 1\ng + g c + h h"),
}

WHOLE = ["x", "3", "f = x y^2", "w x + b", "g = y^2 + z\nf = x g", "σ(x)", "max(x + 1, 2y)", "x^(1/2)",
         "x = (1 + 2)3; x y", "f = (x + y)", "x + log(-1)", "exp(1000) x", "x log(0)", "(2 + 3)x",
         "exp(exp(1))", "e^2x"]


def results(text, start=0.3, **options):
    """Value and gradients, the inputs by name starting somewhere."""
    graph = parse(text, **options)
    names = sorted(node.name for node in graph.inputs)
    numbers = {name: start + 0.4 * position for position, name in enumerate(names)}
    return trace(graph, numbers).results


def _stays(text, broken, **options):
    for start in (0.3, -1.7):
        before, after = results(text, start, **options), results(broken, start, **options)
        assert after["output"] == pytest.approx(before["output"], rel=1e-12, nan_ok=True)
        assert after["gradients"] == pytest.approx(before["gradients"], rel=1e-12, nan_ok=True)
    assert break_down(broken, **options) is None


@pytest.mark.parametrize(("text", "broken"), BROKEN.items())
def test_every_piece_in_brackets_and_every_inner_function_gets_a_name(text, broken):
    assert break_down(text) == broken


@pytest.mark.parametrize("text", BROKEN)
def test_value_and_gradients_stay_and_what_is_broken_down_stays_so(text):
    _stays(text, break_down(text))


@pytest.mark.parametrize(("text", "options", "broken"), [(text, *case) for text, case in READ_WITH.items()])
def test_a_text_is_broken_down_as_it_is_read(text, options, broken):
    assert break_down(text, **options) == broken
    _stays(text, broken, **options)


@pytest.mark.parametrize(("limits", "named"), [
    (Limits(characters=14), False), (Limits(characters=15), True), (Limits(nodes=6, inputs=3, depth=1), True)])
def test_the_answer_keeps_to_the_limits(limits, named):
    assert break_down("x(y^2 + z)", limits=limits) == ("g = y^2 + z\nx g" if named else None)


def test_a_text_that_cannot_be_read_is_refused():
    with pytest.raises(EngineError):
        break_down("x +")


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
