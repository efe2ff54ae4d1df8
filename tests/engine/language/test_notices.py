"""Notices: where they stand, what they offer, and that the other reading reads without them, comments kept."""

import gc
import weakref

import pytest

from engine.language import parse, unparse
from engine.notice import edited
from engine.words import ENGLISH
from tests.engine.language.table import ACCEPTED

OTHER = {
    "xyz": "xyz = 2\nxyz", "# c\nxyz abc # d": "# c\nabc = -3\nxyz = 2\nxyz abc # d",
    "x = 2, f = xyz": "x = 2, xyz = 2\nf = xyz",
    "weight*x + bias # of it": "w e i g h t*x + b i a s # of it", "log_p + 1": "l o g_p + 1",
    "2weight^2 + weight": "2w e i g h t^2 + w e i g h t", r"\text{loss} + x": "l o s s + x",
    "1/2x": "1/(2x)", "a/bc": "a/(bc)", "a/b(c + d)": "a/(b(c + d))", "(x+y)(x-y)/2z": "(x+y)(x-y)/(2z)",
    "x/-2y z": "x/(-2y) z", "a/b^2c": "a/(b^2c)", "x/2sin(y)z # c": "x/(2sin(y)z) # c", "x/y|z|": "x/(y|z|)",
    r"1/2\alpha": r"1/(2\alpha)", "x/(y)(z)": "x/((y)(z))", "1/2pi + 1/3x": "1/(2pi) + 1/(3x)",
    "x 2 + (x + 1)2": "x^2 + (x + 1)^2", "x  2.5 # c": "x^2.5 # c", "|x|2": "|x|^2", "x ½": "x^½",
    "x^1/2": "x^(1/2)", "e^2x": "e^(2x)", "e^xy": "e^(xy)", "e^-xy z": "e^(-xy) z", "2^xy": "2^(xy)",
    "x^yz + 1": "x^(yz) + 1",
    "e^2x^2": "e^(2x^2)",
    "w^T x": "w x", "w^Tx": "w x", r"w^{T} x": "w x", r"\theta^\top x": r"\theta x", "(w + v)^T x": "(w + v) x",
    "g = y^2 + z\nf = g(x)": "g = y^2 + z\nf = g", "f(x) + 1": "f + 1", "h(x)y": "h y", "2g(x + 1)(y)": "2g (y)",
    "(y* - y)^2": "(y*- y)^2", "y* + x # c": "y*+ x # c",
    "f(x) = x + y": "f(x, y) = x + y", "f(x) = α x + y z # c": "f(x, alpha, y, z) = α x + y z # c",
    "g = x y\nf(x) = g": "g = x y\nf(x, y) = g",
    "w_{1}^{n}": "(w_{1})^{n}", "w^n_1 x": "(w_1)^n x", "x^{n}_{1} y": "(x_{1})^{n} y",
    "3": None, "e + pi": None, "x_1y + x1y1z1": None,
}
SILENT = ["f(x, y, z) = xyz", "x = 1; y = 2; z = 3; xyz",
          "x", "xy", "wx + b", "1/2(x + y)", "1/2 x", "1/2|x|", "λ/2 w^2", "x^2y", "3x^2y", "x^2/2", "x^y z",
          "e^x y", "x⁻¹y", "e⁻ˣy", "T = 2; w^T x", "f(w, T) = w^T", "speed = 3; speed(t + 1)", "f = 2\nf(x)", "x(y)",
          "g (x)", "(y*)", "y*-y", "|y - y*|", "αβγ", "y_pred", "w_h_1_2", "w^h_01 + w^o_11", "w^h1_01",
          "a = 3\nf(x) = a x", "f(x, y) = x", "x; y = 3", "weight = 2; weight x", "f(weight) = weight^2",
          "xyz = 2; xyz", r"\frac{1}{2}x", r"\frac12 x", "x_{1}y_{1}z_{1}", "w_{02}^h x", "x - 2", "2 x", "alpha x",
          "σ(x)(1 - σ(x))", "np.maximum(0, np.pi x)"]


@pytest.mark.parametrize(("text", "other"), OTHER.items())
def test_the_other_reading_is_one_edit_away(text, other):
    found = parse(text).notices
    assert found
    assert {edited(text, notice.edits) for notice in found if notice.edits} == ({other} if other else set())


@pytest.mark.parametrize("text", [*ACCEPTED, *OTHER])
def test_the_other_reading_reads_without_the_notice_and_keeps_comments(text):
    for notice in parse(text).notices:
        assert notice.what and notice.spans
        if notice.edits:
            written = edited(text, notice.edits)
            assert notice.code not in [left.code for left in parse(written).notices]
            assert [line.partition("#")[2] for line in text.split("\n") if "#" in line] == [
                line.partition("#")[2] for line in written.split("\n") if "#" in line]


@pytest.mark.parametrize("text", SILENT)
def test_what_reads_as_it_looks_is_not_spoken_of(text):
    assert parse(text).notices == ()


def test_a_notice_names_what_was_typed_at_every_place():
    [notice] = parse("# c\n𝑥 2 + (y+1)2").notices
    assert notice.what == "𝑥 2, (y+1)2"
    assert [(span.line, span.column, span.length) for span in notice.spans] == [(2, 1, 3), (2, 7, 6)]
    assert notice.detail == "Read as a product, the number last: 𝑥 2, (y+1)2."


def test_a_name_that_is_given_is_not_announced():
    assert parse("weight x", names=["weight"]).notices == ()
    assert [notice.code for notice in parse("weight x").notices] == ["kept-word"]


def test_an_offer_that_would_not_hold_is_not_made():
    [notice] = parse("f(f(x))").notices  # the brackets are one in the other
    assert len(notice.spans) == 2 and notice.edits == ()


def test_the_graph_is_that_of_the_text_whatever_is_said_of_it():
    graph = parse("1/2x")
    assert graph == parse("1/2x") and unparse(graph) == "(1/2)*x"
    assert graph.notices is graph.notices


def test_a_graph_goes_when_nothing_holds_it():
    gc.disable()
    try:
        graph = parse("1/2x")
        there = weakref.ref(graph)
        assert graph.notices
        del graph
        assert there() is None
    finally:
        gc.enable()


def test_every_kind_has_its_sentence_and_its_offer():
    kinds = {key.removeprefix("notice.") for key in ENGLISH if key.startswith("notice.")}
    offers = {key.removeprefix("other.") for key in ENGLISH if key.startswith("other.")}
    assert kinds - offers == {"nothing-to-differentiate", "sum-differentiated"} and offers < kinds
