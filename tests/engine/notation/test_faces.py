"""Each op as it is written, called and spoken, and the opening sentence in full."""

from typing import Any, NamedTuple

import pytest

from engine import parse, trace
from engine.notation.labels import labels
from engine.notation.statements import opening
from engine.op import REGISTRY
from engine.structure import plan
from engine.words import ENGLISH


class Row(NamedTuple):
    """One op on names: in text, as LaTeX, aloud, and what it is called."""

    op: str
    typed: str
    text: str
    latex: str
    spoken: str
    noun: str


ROWS = (
    Row("add", "x + y + z", "x + y + z", "x + y + z", "x plus y plus z", "a sum"),
    Row("sub", "x - y", "x − y", "x - y", "x minus y", "a difference"),
    Row("neg", "-x", "−x", "-x", "minus x", "a minus sign"),
    Row("mul", "x y", "x y", r"x\,y", "x times y", "a product"),
    Row("div", "x/y", "x/y", r"\frac{x}{y}", "x over y", "a quotient"),
    Row("pow", "x^y", "x^y", "x^y", "x to the power y", "a power"),
    Row("pow", "x^2", "x²", "x^2", "x squared", "a square"),
    Row("pow", "x^3", "x³", "x^3", "x cubed", "a cube"),
    Row("pow", "x^4", "x⁴", "x^4", "x to the power 4", "a power"),
    Row("pow", "x^(-1/2)", "x^(−1/2)", r"x^{-\frac{1}{2}}", "x to the power minus 1 over 2", "a power"),
    Row("exp", "e^x", "e^x", "e^x", "e to the power x", "an exponential"),
    Row("log", "log(x)", "log(x)", r"\log(x)", "log of x", "a logarithm"),
    Row("log2", "log2(x)", "log₂(x)", r"\log_2(x)", "log base 2 of x", "a binary logarithm"),
    Row("log10", "log10(x)", "log₁₀(x)", r"\log_{10}(x)", "log base 10 of x", "a decimal logarithm"),
    Row("square", "square(x)", "square(x)", r"\operatorname{square}(x)", "the square of x", "a square"),
    Row("sign", "sign(x)", "sign(x)", r"\operatorname{sgn}(x)", "the sign of x", "a sign"),
    Row("floor", "floor(x)", "floor(x)", r"\operatorname{floor}(x)", "the floor of x", "a floor"),
    Row("erf", "erf(x)", "erf(x)", r"\operatorname{erf}(x)", "erf of x", "an error function"),
    Row("sqrt", "sqrt(x)", "√(x)", r"\sqrt{x}", "the root of x", "a square root"),
    Row("abs", "abs(x)", "|x|", "|x|", "the absolute value of x", "an absolute value"),
    Row("max", "max(x, y, z)", "max(x, y, z)", r"\max(x, y, z)", "the largest of x and y and z", "a maximum"),
    Row("min", "min(x, y)", "min(x, y)", r"\min(x, y)", "the smallest of x and y", "a minimum"),
    Row("where", "where(x, y, z)", "where(x, y, z)", r"\operatorname{where}(x, y, z)", "y where x, else z", "a choice"),
    Row("sigmoid", "σ(x)", "σ(x)", r"\sigma(x)", "sigma of x", "a logistic function"),
    Row("relu", "relu(x)", "relu(x)", r"\operatorname{relu}(x)", "relu of x", "a rectifier"),
    Row("leaky_relu", "leaky_relu(x)", "leaky_relu(x)", r"\operatorname{leaky\_relu}(x)", "leaky relu of x",
        "a leaky rectifier"),
    Row("elu", "elu(x)", "elu(x)", r"\operatorname{elu}(x)", "E L U of x", "an exponential linear unit"),
    Row("softplus", "softplus(x)", "softplus(x)", r"\operatorname{softplus}(x)", "softplus of x", "a softplus"),
    Row("silu", "silu(x)", "silu(x)", r"\operatorname{silu}(x)", "silu of x", "a sigmoid linear unit"),
    Row("gelu", "gelu(x)", "gelu(x)", r"\operatorname{gelu}(x)", "gelu of x", "a Gaussian error linear unit"),
    Row("asin", "asin(x)", "arcsin(x)", r"\arcsin(x)", "arc sine of x", "an arc sine"),
    Row("acos", "acos(x)", "arccos(x)", r"\arccos(x)", "arc cosine of x", "an arc cosine"),
    Row("atan", "atan(x)", "arctan(x)", r"\arctan(x)", "arc tangent of x", "an arc tangent"),
    Row("sinh", "sinh(x)", "sinh(x)", r"\sinh(x)", "sinh of x", "a hyperbolic sine"),
    Row("cosh", "cosh(x)", "cosh(x)", r"\cosh(x)", "cosh of x", "a hyperbolic cosine"),
    Row("sin", "sin(x)", "sin(x)", r"\sin(x)", "sine of x", "a sine"),
    Row("cos", "cos(x)", "cos(x)", r"\cos(x)", "cosine of x", "a cosine"),
    Row("tan", "tan(x)", "tan(x)", r"\tan(x)", "tangent of x", "a tangent"),
    Row("tanh", "tanh(x)", "tanh(x)", r"\tanh(x)", "tanh of x", "a hyperbolic tangent"),
    Row("gt", "(x > y)", "x > y", "[x > y]", "x greater than y", "a comparison"),
    Row("ge", "(x >= y)", "x ≥ y", r"[x \ge y]", "x at least y", "a comparison"),
    Row("lt", "(x < y)", "x < y", "[x < y]", "x less than y", "a comparison"),
    Row("le", "(x <= y)", "x ≤ y", r"[x \le y]", "x at most y", "a comparison"),
    Row("eq", "(x == y)", "x = y", "[x = y]", "x equal to y", "a comparison"),
    Row("ne", "(x != y)", "x ≠ y", r"[x \ne y]", "x not equal to y", "a comparison"),
)


def test_every_op_has_a_row() -> None:
    assert {row.op for row in ROWS} == {op.name for op in REGISTRY.elementwise}
    variants = {(op.name, op.key("noun", {op.literal: value})) for op in REGISTRY for value in op.variants}
    assert {ENGLISH[key] for _, key in variants} <= {row.noun for row in ROWS}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.typed)
def test_an_op_is_written_and_spoken_as_one_does(row: Row) -> None:
    graph = parse(row.typed)
    node = graph[graph.output]
    own = labels(graph).own[node.id]
    assert node.op == row.op
    assert (own.text, own.latex) == (row.text, row.latex)
    assert own.spoken.fill([], aloud=True) == row.spoken
    assert ENGLISH[node.rule.key("noun", node.attrs)] == row.noun


@pytest.mark.parametrize(("typed", "said"), [
    ("(x + y)^2", "the quantity x plus y, squared"),
    ("((x + y) z)^2", "the whole of the quantity x plus y, times z, squared"),
    ("1 - (x - (y + z))", "1 minus the whole of x minus the quantity y plus z,"),
    ("(((x + y) z + w) u)^2", "the quantity the whole of the quantity x plus y, times z plus w, times u, squared"),
    ("σ((x + y)^2)", "sigma of the quantity x plus y, squared"),
])
def test_brackets_within_brackets_go_by_two_words_in_turn(typed: str, said: str) -> None:
    graph = parse(typed)
    spoken = labels(graph).own[graph.output].spoken
    assert not isinstance(spoken, str)
    assert spoken.fill([], aloud=True) == said


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.typed)
def test_the_opening_calls_an_op_by_its_noun(row: Row) -> None:
    assert said(row.typed).startswith(f"f is one simple piece: {row.noun}. Walk forward")


@pytest.mark.parametrize(("symbol", "truths"), [
    (">", (False, False, True)), (">=", (False, True, True)), ("<", (True, False, False)), ("<=", (True, True, False)),
    ("==", (False, True, False)), ("!=", (True, False, True))])
def test_each_comparison_is_true_where_it_says(symbol: str, truths: tuple[bool, ...]) -> None:
    for x, true in zip((-1.0, 0.5, 2.0), truths, strict=True):
        assert trace(parse(f"(x {symbol} y)"), {"x": x, "y": 0.5}).results["output"] == float(true)
    undefined = trace(parse(f"(x {symbol} y)"), {"x": float("nan"), "y": 0.5}).results["output"]
    assert undefined == float(symbol == "!=")


def said(text: str, of: str | None = None, wrt: list[str] | None = None) -> str:
    structure = plan(parse(text), of=of, wrt=wrt)
    return opening(structure, labels(structure.graph)).fill([])


@pytest.mark.parametrize(("text", "options", "sentence"), [
    ("f(x, y, z) = x(y^2 + z)", {},
     "f is built of simple pieces: a square, a sum and a product. Walk forward to its value, then backward to see how "
     "fast f moves when x, y or z moves."),
    ("L = (y - y*)^2/2", {},
     "L is built of simple pieces: a difference, a square and a quotient. Walk forward to its value, then backward to "
     "see how fast L moves when y moves."),
    ("x y", {},
     "f is one simple piece: a product. Walk forward to its value, then backward to see how fast f moves when x or y "
     "moves."),
    ("x x x", {},
     "f is one simple piece: a product. Walk forward to its value, then backward to see how fast f moves when x "
     "moves."),
    ("a b + c d + log(g)", {},
     "f is built of simple pieces: a product, a logarithm and a sum. Walk forward to its value, then backward to see "
     "how fast f moves when a, b, c or another input moves."),
    ("a b + c d", {},
     "f is built of simple pieces: a product and a sum. Walk forward to its value, then backward to see how fast f "
     "moves when a, b, c or d moves."),
    ("2 + 3", {}, "f has no input that could move: it is a number."),
    ("y* + 1", {}, "f has no input that could move: it is a number."),
    ("x", {}, "x is one of the inputs: there is nothing to compute."),
    ("g = y^2 + z; f = x g", {"of": "g"},
     "g is built of simple pieces: a square and a sum. Walk forward to its value, then backward to see how fast g "
     "moves when y or z moves."),
    ("g = y^2 + z; f = x g", {"wrt": ["y"]},
     "f is built of simple pieces: a square, a sum and a product. Walk forward to its value, then backward to see how "
     "fast f moves when y moves."),
    ("g = y^2 + z; f = x g", {"of": "g", "wrt": ["z", "y"]},
     "g is built of simple pieces: a square and a sum. Walk forward to its value, then backward to see how fast g "
     "moves when z or y moves."),
    ("g = y^2 + z; f = x g", {"wrt": []}, "f has no input that could move: it is a number."),
    ("g = y^2 + z; f = x g", {"of": "x"}, "x is one of the inputs: there is nothing to compute."),
])
def test_the_opening_says_what_it_is_built_of_and_what_moves(text: str, options: dict[str, Any], sentence: str) -> None:
    assert said(text, **options) == sentence
