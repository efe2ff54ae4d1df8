"""LaTeX from a slide: what it reads as, and what is told of what cannot be read, in its own words and place."""

import pytest

from engine.errors import EngineError
from engine.language import Limits, break_down, canonical, name_piece, parse, put_back, unparse
from engine.language.commands import ACCENTS, FONTS
from engine.language.letters import GREEK_WORDS
from engine.op import REGISTRY
from tests.engine.language.test_pieces import stays

READ = {
    r"\frac12x": "(1/2)*x", r"\frac{a}{b}c": "a/b*c", r"2\frac{a+b}{c}^2": "2*((a + b)/c)^2", r"x/\frac a b": "x/(a/b)",
    r"\frac{\frac{a}{b}}{c}": "a/b/c", r"\frac{1}{\frac{b}{c}}": "1/(b/c)", r"x^\frac12": "x^(1/2)",
    r"\frac{x}{2}3": "x/2*3", r"\frac\alpha\beta": "alpha/beta",
    r"\frac2ŷ": "2/y_hat", r"\hat{y}^y_1": "y_hat^y_1", r"\frac{x}{y}⁻¹": "(x/y)^(-1)", r"(\frac{x}{y})²": "(x/y)^2",
    r"\sqrt x": "sqrt(x)", r"\sqrt2x": "sqrt(2)*x", r"\sqrt[3]{x+y}^2": "((x + y)^(1/3))^2", r"\sqrt[4]x": "x^(1/4)",
    r"x\cdot -y": "x*(-y)", r"y^* \cdot x": "y_star*x", r"x \times10^{-3}": "x*0.001",
    r"2\alpha\beta x": "2*alpha*beta*x",
    r"\alpha*x": "alpha*x", r"\alpha2": "alpha*2", r"x\sigma": "x*sigma",
    r"\log{x}": "log(x)", r"\ln\left[x\right]": "log(x)", r"\exp\bigl(x\bigr)": "exp(x)", r"\max\{x, y\}": "max(x, y)",
    r"\log_{2}(x) + \log_2(y)": "log2(x) + log2(y)", r"\text{leaky\_relu}(x)": "leaky_relu(x)",
    r"\operatorname{relu}(x)": "relu(x)", r"\text{sigmoid}\left(x\right)": "sigmoid(x)", r"\lvert x\rvert": "abs(x)",
    r"where(x \geq 0, x, y)": "where(x >= 0, x, y)", r"where(x \neq y, x, y)": "where(x != y, x, y)",
    r"x_{12}": "x_12", r"x_{1,2}": "x_1_2", r"x_{i,j}": "x_i_j", r"x_{\text{in}}": "x_in",
    r"\theta_{\alpha}": "theta_alpha",
    r"x_{1}y": "x_1*y", r"xy_{1}": "x*y_1", r"x_\text{out}": "x_out", r"\mathbf{w}_{12}": "w_12",
    r"\hat{y}_{1}": "y_hat_1", r"\hat y x": "y_hat*x", r"\bar{\theta}": "theta_bar", r"\hat{\mathbf{y}}^2": "y_hat^2",
    r"y^{*}": "y_star", r"y^\star": "y_star", r"y_{1}^*": "y_1_star", r"\hat{y}^{*}": "y_hat_star",
    r"w^{h}_{12}": "w_h_1_2", r"x_{1}^{n+1}": "x_1^(n + 1)", r"x^{n}_1": "x_1^n", r"w_{1}^T x": "w_1^T*x",
    r"\theta^{\top} x": "theta^T*x", r"x^{2}_{1}": "x_1^2", r"e^{x}y": "exp(x)*y", r"a^{b}c": "a^b*c",
    r"\varepsilon + \ell": "epsilon + ell", r"\mathcal{L} = x": "L = x", r"\mathbf x y": "x*y",
    r"\mathbf{x y}z": "x*y*z",
    "$$x + y$$": "x + y", "$x$": "x", "$g = x^2$\n$f = 2g$": "g = x^2\nf = 2*g", r"\[ x + y \]": "x + y",
    r"\(x\)": "x", r"x\quad y~z": "x*y*z", r"\displaystyle x": "x",
    "\\begin{equation*}\n x y\n\\end{equation*}": "x*y", r"f &= x \\[2pt] ": "f = x",
    r"f\left(x, y\right) = x y": "f(x, y) = x*y",
    r"x # \frac{": "x", r"w\_h x": "w_h*x", r"\frac{x_{1}}{2}": "x_1/2", r"\frac{y^*}{2}": "y_star/2",
    r"\frac{y*}{2}": "y_star/2",
}

REFUSED = {
    r"\frac": r"1:6: Something must follow \frac. \frac takes two, each in braces.",
    r"x + \frac{x} + y": r"1:13: Something must follow \frac{x}. \frac takes two, each in braces.",
    r"\frac{x + }{y}": r"1:11: } cannot stand here. A name, a number or a bracket was expected.",
    r"\frac{x}{y": "1:9: This { is never closed. Write } where it ends.",
    r"x^{y": "1:3: This { is never closed. Write } where it ends.",
    r"x^{(y}": "1:4: This ( is never closed. Write ) where it ends.",
    r"(x^{y)}": "1:6: This ) closes nothing. Take it away, or open a bracket before it.",
    r"x % y": "1:3: % means nothing here. Take it away.",
    r"x}": "1:2: This } closes nothing. Take it away, or open a bracket before it.",
    r"\left(x": r"1:1: This \left( is never closed. Write ) where it ends.",
    r"x \cdot": r"1:8: Something must follow \cdot.",
    r"\sum_{i} x": r"1:1: \sum is not read here. Write it out, term by term.",
    r"\partial x": r"1:1: \partial is not read here. The page computes the derivatives.",
    r"\sgima x": r"1:1: There is no command \sgima here. Did you mean \sigma?",
    r"\abcxyz": r"1:1: There is no command \abcxyz here. Write it in letters and signs.",
    "x \\": "1:3: There is no command \\ here. Write it in letters and signs.",
    r"\tanh x": "1:1: tanh is a function without its bracket. Write tanh(x).",
    r"\left<x\right>": r"1:1: \left< is not read here. Brackets are round.",
    r"\begin{cases} x \end{cases}": r"1:1: \begin{cases} is not read here. Write one line for each name.",
    r"\text{the loss} x": r"1:1: \text{the loss} is not read here. Words are not read.",
    r"x \text{ if } y": r"1:3: \text{ if } is not read here. Words are not read.",
    r"\tanh z": "1:1: tanh is a function without its bracket. Write tanh(z).",
    r"\sin^2(x)": "1:1: sin is a function without its bracket. Write sin(x)^2.",
    r"\sqrt[n]{x}": "1:6: [n] is not read here. Write the root as a power: x^(1/n).",
    r"x_{i+1} y": "1:2: _{i+1} is no index. An index is letters or digits.",
    r"(x)_{1}": "1:4: _{1} is no index. An index is letters or digits.",
    r"w^{(1)}_{01}": "1:2: ^{(1)} is not read here. For the weights of layer 1 write w_h1_0_1.",
    r"x^{n+1}_{2}": "1:2: ^{n+1} is not read here. Write the index before the power.",
    r"2 \times \times x": r"1:10: \times cannot stand here. A name, a number or a bracket was expected.",
    r"\hat{y + 1}": r"1:1: \hat is not read here. A mark belongs to one letter.",
    r"\mathbf{x + y": "1:8: This { is never closed. Write } where it ends.",
    "x $ y": "1:3: $ means nothing here. Take it away.", "$x": "1:1: $ means nothing here. Take it away.",
    "x\ufdd0y": "1:2: \ufffd means nothing here. Take it away.",
}


@pytest.mark.parametrize(("text", "printed"), READ.items())
def test_a_slide_reads_as_what_it_shows(text, printed):
    assert unparse(parse(text)) == printed


@pytest.mark.parametrize(("text", "said"), REFUSED.items())
def test_a_refusal_quotes_what_was_typed_in_its_place(text, said):
    with pytest.raises(EngineError) as refused:
        parse(text)
    assert str(refused.value) == said


@pytest.mark.parametrize("command", [spelling for spelling, op in REGISTRY.spellings.items()
                                      if spelling.isascii() and op.elementwise])
def test_the_command_of_every_function_is_its_spelling(command):
    op = REGISTRY.spellings[command]
    arguments = ", ".join("xyz"[:len(op.params)]) if not op.variadic else "x, y"
    written = rf"\{command}" if command.isalpha() else rf"\operatorname{{{command}}}"
    assert parse(rf"{written}\left({arguments}\right)").nodes[-1].rule is op


@pytest.mark.parametrize("symbol", REGISTRY.infix)
def test_an_op_that_is_drawn_by_a_command_is_read_from_it(symbol):
    op = REGISTRY.infix[symbol]
    for command in {op.mark.latex, op.name} if op.mark.latex[1:].isalpha() and op.mark.latex[0] == "\\" else ():
        if command[0] == "\\":
            assert parse(rf"(x {command} y) z").nodes[-2].rule is op


@pytest.mark.parametrize("word", sorted(GREEK_WORDS - {"Sigma"}))
def test_every_greek_letter_has_its_command(word):
    graph = parse(rf"2\{word} x")
    assert word == "pi" or graph.inputs[0].name == word


@pytest.mark.parametrize("command", sorted(ACCENTS))
def test_an_accent_is_a_mark(command):
    assert parse(rf"\{command}{{y}}").inputs[0].name == f"y_{ACCENTS[command]}"


@pytest.mark.parametrize("font", sorted(FONTS))
def test_a_font_is_dropped(font):
    assert unparse(parse(rf"\{font}{{w}}_{{1}} x")) == "w_1*x"


def test_a_slides_name_has_one_canonical_spelling():
    assert [canonical(name) for name in (r"w_{02}^h", r"\hat{y}", "y^*", r"\theta_1", r"\mathbf{x}")] == [
        "w_h_0_2", "y_hat", "y_star", "theta_1", "x"]


BROKEN = {
    r"\frac{x + 1}{y}": "g = x + 1\n" r"\frac{g}{y}",
    r"f = \left(x + y\right) z": "g = x + y\nf = g z",
    r"\sigma(wx+b)^2": "g = wx+b\n" r"h = \sigma(g)" "\nh^2",
    r"$f = e^{-x y} z$": "$g = -x y\nh = e^{g}\nf = h z$",
    r"\sqrt{x + y} z": "g = x + y\n" r"h = \sqrt{g}" "\nh z",
}


@pytest.mark.parametrize(("text", "broken"), BROKEN.items())
def test_a_slide_is_broken_down_in_its_own_writing(text, broken):
    assert break_down(text) == broken
    stays(text, broken)


def test_a_fraction_is_a_piece_and_is_put_back():
    text = r"\frac{x}{y} + z"
    node = next(node.id for node in parse(text).nodes if node.span[:2] == (0, 11))
    named = name_piece(text, node)
    assert named == "g = \\frac{x}{y}\ng + z"
    stays(text, put_back(named, "g"))


@pytest.mark.parametrize("text", [
    r"\frac{" * 3000 + "x" + "}{y}" * 3000, r"\frac" * 3000, "x^{" * 3000 + "x" + "}" * 3000,
                                  r"\hat{" * 3000 + "y" + "}" * 3000, "x_{" * 3000, r"\mathbf{" * 3000, "$" * 3000,
                                  r"\sqrt[3]{" * 3000 + "x" + "}" * 3000, "x^{a}_" * 3000, r"\left(" * 3000])
def test_depth_costs_no_recursion(text):
    try:
        assert parse(text)
    except EngineError as error:
        assert error.span.end <= len(text)


def test_limits_count_what_was_typed():
    parse(r"\frac{a}{b}", limits=Limits(characters=11, nodes=3))
    with pytest.raises(EngineError) as refused:
        parse(r"\frac{a}{b}", limits=Limits(characters=10))
    assert (refused.value.code, refused.value.span[:2]) == ("too-many-characters", (0, 10))


def test_what_is_skipped_around_a_command_does_not_belong_to_it():
    text = "\u200b\\frac{x}{y}\u200b z"
    assert [text[node.span.start:node.span.end] for node in parse(text).nodes] == [
        "x", "y", "z", r"\frac{x}{y}", "\\frac{x}{y}\u200b z"]
    with pytest.raises(EngineError) as refused:
        parse("x\u200b\\sgima\u200b + 1")
    assert (refused.value.holes["what"], refused.value.span[:2]) == (r"\sgima", (2, 6))
