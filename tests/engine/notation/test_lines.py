"""What lines say beyond the storyboard: sums, cuts, notes, long nodes."""

import pytest

from engine import parse, trace
from engine.notation.board import board
from engine.notation.formula import latex
from engine.notation.names import face
from engine.notation.script import Script
from engine.notation.statements import statements


def said(text: str, k: int, **inputs: float) -> dict[str, object]:
    run = trace(parse(text), inputs)
    return board(run, Script(run.structure), k)


def test_the_sum_so_far_grows_by_each_contribution() -> None:
    run = trace(parse("x x"), {"x": -3})
    script = Script(run.structure)
    numbers = script.numbers(run.numbers)
    assert [latex(script.lines[k].sum, numbers) for k in (2, 3)] == ["-3", "-3 + (-3) = -6"]
    assert [latex(script.lines[k].contribution, numbers) for k in (2, 3)] == [r"1 \times (-3) = -3"] * 2
    assert [line.status.fill(numbers) for line in script.lines[2:4] if line.status] == [
        "contribution 1 of 2: not final yet", "contribution 2 of 2, final"]


def test_an_arrow_stands_until_the_last_contribution() -> None:
    assert r"\leftarrow" in str(said("x x", 3)["rule"])
    assert r"\leftarrow" not in str(said("x x", 4)["rule"])


def test_which_of_two_equal_inputs_is_meant_is_marked() -> None:
    first, second = said("x x", 3), said("x x", 4)
    assert (first["title"], second["title"]) == (
        "Through × back to x, place 1 of 2", "Through × back to x, place 2 of 2")
    assert first["local_rule"] == r"\frac{\partial (\underline{x}\,x)}{\partial \underline{x}} = x = 2"
    assert str(second["rule"]).startswith(r"\frac{\partial f}{\partial x} = \cdots + \frac{\partial f}{\partial f}")


def test_approximately_stands_where_the_digits_shown_do_not_give_the_result() -> None:
    assert said("a b", 1, a=-0.43234374828701316, b=0.401312339887548)["rule"] == \
        r"f = a\,b = (-0.432) \cdot 0.401 \approx -0.174"
    assert said("a b", 1, a=-2, b=0.5)["rule"] == r"f = a\,b = (-2) \cdot 0.5 = -1"


def test_a_cut_pull_says_so_and_multiplies_nothing() -> None:
    told = said("relu(x)", 3, x=-2)
    assert told["spoken"] == ("Backward step 2 of 2. Through relu back to x. The edge is cut: it contributes 0 by "
                              "definition. The gradient at x is now 0, final.")
    assert told["notes"] == ["Nothing passes here: the edge is cut and contributes 0, whatever arrives."]


def test_behind_a_cut_nothing_arrives_and_the_product_with_0_is_shown() -> None:
    told = said("relu(x y)", 5, x=2, y=-3)
    assert told["spoken"] == ("Backward step 3 of 4. Through times back to x. Upstream 0 times local minus 3 is 0. "
                              "The gradient at x is now 0, final.")
    assert told["notes"] == ["Nothing arrives here: every way to it was cut before, so 0 is passed on."]
    infinite = [said("where(x > 0, log(x), x)", k, x=0)["spoken"] for k in range(5, 8)]
    assert any("log" in told and "it contributes 0 by definition" in told for told in infinite)


def test_kinks_and_ties_are_explained() -> None:
    assert said("relu(x)", 3, x=0)["notes"] == [
        "A corner: any slope from 0 to 1 would do; this course takes 0.",
        "Nothing passes here: the edge is cut and contributes 0, whatever arrives."]
    assert "no sub-gradient" in str(said("max(x, y)", 3, x=2, y=2)["notes"])
    assert "notes" not in said("max(x, y)", 3, x=2, y=1)


def test_a_number_out_of_range_says_why() -> None:
    assert "too large for the machine" in str(said("e^x", 1, x=1000)["notes"])


@pytest.mark.parametrize(("text", "k", "rule"), [
    ("σ(wx + b)", 3, r"f = \sigma(w\,x + b) = \sigma(-1) = 0.269"),
    ("e^(-x)", 2, r"f = e^{-x} = e^{-2} = 0.135"),
    ("1/x", 1, r"f = \frac{1}{x} = \frac{1}{2} = 0.5"),
    ("x - y", 1, r"f = x - y = 2 - (-3) = 5"),
    ("(a + b)(b + 1)", 2, r"b + 1 = -3 + 1 = -2"),
    ("w_h_1_2 x_1 + x_2", 1, r"w^h_{12} x_1 = 2 \cdot (-3) = -6"),
    ("where(x > 0, x, 0.1x)", 1, r"[x > 0] = [2 > 0] = 1"),
])
def test_forward_lines_read_as_on_a_board(text: str, k: int, rule: str) -> None:
    assert said(text, k)["rule"] == rule if text != "σ(wx + b)" else said(text, k, w=2, x=-1, b=1)["rule"] == rule


def test_a_long_anonymous_node_is_called_by_its_number() -> None:
    told = said("(alpha beta + gamma delta + epsilon zeta + eta theta + iota)^2", 5)
    assert told["title"] == "Compute v₁₃"
    assert str(told["rule"]).startswith(r"v_{13} = \alpha\,\beta + ")


def test_a_long_sum_leaves_out_its_middle() -> None:
    text = "f = " + " + ".join(f"x_{i}" for i in range(40))
    run = trace(parse(text))
    script = Script(run.structure)
    rule = latex(script.lines[20].rule, script.numbers(run.numbers))
    assert r"\cdots" in rule and len(rule) < 200
    assert latex(script.lines[20].gradient, []) in rule


@pytest.mark.parametrize(("name", "text", "latex_", "spoken"), [
    ("x", "x", "x", "x"), ("alpha", "α", r"\alpha", "alpha"), ("x_12", "x₁₂", "x_{12}", "x 12"),
    ("x_1_2", "x₁‚₂", "x_{1,2}", "x 1 2"), ("w_h_0_1", "w^h_01", "w^h_{01}", "w h 0 1"),
    ("b_h_2", "b^h_2", "b^h_2", "b h 2"), ("y_hat", "ŷ", r"\hat{y}", "y hat"), ("y_star", "y*", "y^*", "y star"),
    ("y_pred", "y_pred", r"y_{\text{pred}}", "y pred"), ("Gamma", "Γ", r"\Gamma", "Gamma"),
    ("Sigma", "Σ", r"\Sigma", "Sigma"), ("x_alpha", "x_α", r"x_{\alpha}", "x alpha"),
    ("star", "star", r"\mathit{star}", "star"),
    ("w_h_10_2", "w^h₁₀‚₂", "w^h_{10,2}", "w h 10 2"), ("w_h1_0_1", "w^h1_01", "w^{h1}_{01}", "w h1 0 1"),
])
def test_names_are_drawn_as_learners_write_them(name: str, text: str, latex_: str, spoken: str) -> None:
    assert face(name) == (text, latex_, spoken)


@pytest.mark.parametrize(("text", "formulas"), [
    ("x(y^2 + z)", [r"f = x\,(y^2 + z)"]),
    ("f(x, y, z) = x(y^2 + z)", [r"f(x, y, z) = x\,(y^2 + z)"]),
    ("g = (a + b)/c\ng^2", [r"g = \frac{a + b}{c}", "f = g^2"]),
    ("(e^x)^2", ["f = (e^x)^2"]),
    ("(x/y)^2 z", [r"f = (\frac{x}{y})^2 z"]),
    ("x = 3\n2x y", [r"f = 2x y"]),
])
def test_statements_are_typeset_as_typed(text: str, formulas: list[str]) -> None:
    graph = parse(text)
    from engine.notation.labels import labels
    assert [latex(line, []) for _, line in statements(graph, labels(graph))] == formulas
