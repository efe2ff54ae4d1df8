"""Putting a whole text together: what stays where it is, where brackets come in, and that it says the same."""

import pytest
from hypothesis import given, settings

from engine.errors import EngineError
from engine.language import Limits, break_down, parse, put_together
from tests.engine.language.table import ACCEPTED
from tests.engine.language.test_break_down import BROKEN, READ_WITH
from tests.engine.language.test_break_down_any import TEXTS
from tests.engine.language.test_pieces import stays

TOGETHER = {
    "g = y^2 + z\nf(x, y, z) = x g": "f(x, y, z) = x(y^2 + z)",
    "g(y, z) = y^2 + z\nf(x, y, z) = x g(y, z)": "f(x, y, z) = x(y^2 + z)",
    "# the lecture\ng = y^2 + z # in\nf(x, y, z) = x g # out\n": "# the lecture\n# in\nf(x, y, z) = x(y^2 + z) # out\n",
    "a = x y; b = a z; c = b^2; f = c/2": "f = (x y z)^2/2",
    "g = x y\nf = z g": "f = z(x y)", "g = x y\nf = g z": "f = x y z", "g = x y\nf = z - g": "f = z - x y",
    "g = x + y\nf = z - g": "f = z - (x + y)", "g = -x\nf = y + g": "f = y + (-x)", "g = -x\nf = exp(g)": "f = exp(-x)",
    "g = x + y\nf = max(g, 2g z)": None, "g = x\nf = g^2": "f = x^2", "g = e^x\nf = g^2": "f = (e^x)^2",
    "g = e^x\nf = 2g": "f = 2 e^x", "g = x y\nf = e^g": "f = e^(x y)", "g = x y\nf = e^-g z": "f = e^-(x y) z",
    "g = x y; h = 2z; f = h + e^g + √z": "f = 2z + e^(x y) + √z", "g = x y; h = 2z; f = h + √g": "f = 2z + √(x y)",
    "g = x + 1\nf = |g|": "f = |x + 1|", "g = x + 1\nf = |a|g|b|": "f = |a|(x + 1)|b|",
    "g = x + y\nf = weight g": "f = weight*(x + y)", "g = x + 1\nf = h g": "f = h (x + 1)",
    "g = a\nf = g(x)": "f = a (x)",
    "g = x + 1\nf = αg": "f = α(x + 1)", "g = (x - y*)\nf = g z": "f = (x - y*) z", "g = x^2\nf = g²": "f = (x^2)²",
    "g = |x|\nf = |g|": "f = ||x||", "g = x\nf = 2g y": "f = 2x y", "x = 2\ng = x + 1\nf = g g": None,
    "g = x + 1; h = g g; f = h^2": "g = x + 1; f = (g g)^2", "g = x + 1\nf = x^2": None, "f = x y": None,
    "x = -2, y = 5, g = x + y, f = g x": "x = -2, y = 5, f = (x + y) x", "g = a\nf = x⁽ᵍ⁾": None,
    "g = x\n  + y\n": None, "g = (x # in\n + y)\nf = g z": "f = (x # in\n + y) z",
    "$g = x + 1$\n$f = \\frac{g}{y}$": "$f = \\frac{x + 1}{y}$", "g = \\frac{x}{y}\nf = g z": "f = \\frac{x}{y} z",
    "g = \\frac{x}{y}\nf = 2g^2": "f = 2(\\frac{x}{y})^2", "z &= w x + b \\\\ y &= \\sigma(z)": "y &= \\sigma(w x + b)",
}


@pytest.mark.parametrize(("text", "whole"), TOGETHER.items())
def test_pieces_are_written_out_where_they_are_used(text, whole):
    try:
        assert put_together(text) == whole
    except EngineError:
        assert whole is None
    if whole is not None:
        stays(text, whole)
        assert put_together(whole) is None


@pytest.mark.parametrize("text", BROKEN)
def test_what_was_broken_down_is_put_together(text):
    together = put_together(break_down(text))
    assert set(parse(together).names) <= set(parse(text).names)
    stays(text, together)


@pytest.mark.parametrize(("text", "options"), [(text, options) for text, (options, _) in READ_WITH.items()])
def test_a_text_is_put_together_as_it_is_read(text, options):
    together = put_together(break_down(text, **options), **options)
    assert set(parse(together, **options).names) == set(parse(text, **options).names)


def _check(text, **options):
    try:
        broken = break_down(text, **options)
    except EngineError:
        return
    if broken is None:
        return
    together = put_together(broken, **options)
    assert together is not None, broken
    assert set(parse(together, **options).names) <= set(parse(text, **options).names), together
    assert put_together(together, **options) is None


@pytest.mark.parametrize("text", ACCEPTED)
def test_every_text_of_the_table_is_put_together_again(text):
    _check(text)


@settings(max_examples=800, derandomize=True, deadline=None, database=None)
@given(TEXTS)
def test_every_text_that_breaks_down_is_put_together_again(text):
    _check(text)


def test_what_doubles_at_every_line_is_not_written_out():
    text = "g_0 = x + 1\n" + "".join(f"g_{i + 1} = g_{i} + g_{i}\n" for i in range(40))
    assert put_together(text) is None
    assert put_together(text, merge=True) is None


def test_the_answer_keeps_to_the_limits():
    text = "g = y^2 + z\nf = x g"
    assert put_together(text, limits=Limits(characters=len(text), depth=0)) is None
    with pytest.raises(EngineError):
        put_together("x +")


def test_depth_and_length_cost_no_recursion():
    size = 1000
    text = "g_0 = x + 1\n" + "".join(f"g_{i + 1} = exp(g_{i})\n" for i in range(size))
    assert put_together(text).count("exp(") == size
