"""One piece named, and put back: the text that stays, and the value that stays."""

import pytest

from engine.errors import EngineError
from engine.language import Limits, name_piece, parse, put_back
from tests.engine.language.test_break_down import BROKEN, results

NAMED = {
    ("f(x, y, z) = x(y^2 + z)", "y^2 + z"): "g = y^2 + z\nf(x, y, z) = x g",
    ("f(x, y, z) = x(y^2 + z)", "y^2"): "g = y^2\nf(x, y, z) = x(g + z)",
    ("a b + c d", "c d"): "g = c d\na b + g",
    ("σ(wx+b)^2 # why\n", "wx"): "g = wx\nσ(g+b)^2 # why\n",
    ("½(y-y*)^2", "(y-y*)^2"): "g = (y-y*)^2\n½ g",
    ("½(y-y*)^2", "y-y*"): "g = y-y_star\n½ g^2",
    ("a - b - c", "a - b"): "g = a - b\ng - c",
    ("# c\ng = x+1\nf = g (g+x) 2^g", "g+x"): "# c\ng = x+1\nh = g+x\nf = g h 2^g",
    ("f(z, y) = y exp(z)", "exp(z)"): "g = exp(z)\nf(z, y) = y g",
}

PUT_BACK = {
    ("g = y^2 + z\nf(x, y, z) = x g", "g"): "f(x, y, z) = x(y^2 + z)",
    ("g = x+1; f = g*x # c", "g"): "f = (x+1)*x # c",
    ("x = 2; g = x+1\nf = g*x", "g"): "x = 2; f = (x+1)*x",
    ("# a\ng = x+1 # why\nh = 2g # b\nf = h^2", "g"): "# a\n# why\nh = 2(x+1) # b\nf = h^2",
    ("# a\ng = x+1 # why\nh = 2g # b\nf = h^2", "h"): "# a\ng = x+1 # why\n# b\nf = (2g)^2",
    ("x = -2, y = 5, g = x + y\nf = g x", "g"): "x = -2, y = 5, f = (x + y) x",
    ("g = exp(x)\nf = 2 g", "g"): "f = 2 exp(x)",
    ("g = (x # in\n + y)\nf = g z", "g"): "f = (x # in\n + y) z",
}


def stays(text, written):
    """Hold value and gradients of a rewritten text against those of the text."""
    before, after = results(text), results(written)
    assert after["output"] == pytest.approx(before["output"], rel=1e-12, nan_ok=True)
    assert after["gradients"] == pytest.approx(before["gradients"], rel=1e-12, nan_ok=True)


def node_of(text, part):
    """Find the op that was read from a part of a text."""
    return next(node.id for node in parse(text).nodes
                if node.inputs and text[node.span.start:node.span.end].strip("()") == part.strip("()"))


@pytest.mark.parametrize(("text", "part", "named"), [(*key, named) for key, named in NAMED.items()])
def test_one_piece_gets_the_first_free_name(text, part, named):
    assert name_piece(text, node_of(text, part)) == named
    stays(text, named)


@pytest.mark.parametrize(("text", "name", "whole"), [(*key, whole) for key, whole in PUT_BACK.items()])
def test_a_piece_is_put_back_where_it_is_used(text, name, whole):
    assert put_back(text, name) == whole
    stays(text, whole)


@pytest.mark.parametrize("text", BROKEN)
def test_every_piece_of_every_text_can_be_named_and_put_back(text):
    graph = parse(text)
    named = [name_piece(text, node.id) for node in graph.nodes if node.inputs and not node.name]
    assert any(named)
    for written in filter(None, named):
        [name] = set(parse(written).names) - set(graph.names)
        stays(text, written)
        back = put_back(written, name)
        assert back is not None
        assert set(parse(back).names) == set(graph.names)
        stays(text, back)


@pytest.mark.parametrize(("text", "part"), [("f = x + y", "x + y"), ("g = x y\ng + 1", "x y")])
def test_what_has_a_name_or_is_the_result_gets_none(text, part):
    assert name_piece(text, node_of(text, part)) is None


@pytest.mark.parametrize(("text", "name"), [("g = x + 1\ng g", "g"), ("f = x + y", "f"), ("x = 2; x y", "x"),
                                            ("g = x + y\nx y", "g"), ("x y", "q")])
def test_what_is_used_twice_or_never_or_is_no_piece_is_not_put_back(text, name):
    assert put_back(text, name) is None


def test_equal_pieces_made_once_are_named_and_put_back_together():
    named = name_piece("σ(s)(1 - σ(s))", 1, merge=True)
    assert named == "g = σ(s)\ng (1 - g)"
    assert put_back(named, "g", merge=True) == "σ(s) (1 - σ(s))"


def test_the_answers_keep_to_the_limits_and_the_names():
    assert name_piece("x(y^2 + z)", 3, limits=Limits(characters=10)) is None
    assert name_piece("x(y^2 + z)", 3, names={"g"}) == "h = y^2\nx(h + z)"
    with pytest.raises(EngineError):
        put_back("x +", "g")
