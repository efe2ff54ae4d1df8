"""Every row of language.tsv: what a text prints as, what it computes, or what is wrong with it."""

import re

import pytest

from engine.errors import EngineError
from engine.language import parse, unparse
from tests.engine.language.table import ROWS, decoded

# Texts that are not read as the table says yet: this list only shrinks.
NOT_YET = frozenset(r"""
L = \frac{1}{2}(y - y^*)^2
\mathcal{L} = \frac12 \left(y - \hat{y}\right)^2
z_2 = \sigma(w_{02}^h + w_{12}^h x_1 + w_{22}^h x_2)
y = w^o_{01} + w^o_{11} z_1 + w^o_{21} z_2
w_{10,2}^{h} x + b^h_2
w_{1}^{n}
x_{1}^{2} + x^2_1
\max(0, x) \cdot e^{-x}
\max\{0, 1 - y s\}
\frac{x^2}{\sqrt{y}}
\dfrac{1}{1 + \exp\left(-x\right)}
x^{10} e^{-x^2/2}
\left( x \times y \right) \cdot z \div 2
\left| x - y \right|
\tanh(x) + \log(y)
\sigma\left(w x + b\right) + \sigma^2
\sqrt{x^2 + y^2} + \sqrt[3]{x}
\eta = 10^{-3}; \eta \theta_1
y_{\text{pred}} - y
\mathrm{ReLU}(x)
x\,y\;z
where(x \\ne 0, x, \\nu)
$f = x(y^2 + z)$
\begin{align} z &= w x + b \\\\ y &= \sigma(z) \end{align}
\frac{x}
\tanh x
\sigma'(x)
x \text{ if } y
w^{(1)}_{01}
x_{t-1}
\sgima(x)
""".strip("\n").split("\n"))

NOTICED = [row for row in ROWS if re.search(r"\bnotice [a-z]", row[3])]


def _rows(rows, missing=frozenset()):
    return [pytest.param(*map(decoded, row), id=f"row {ROWS.index(row) + 2}",
                         marks=[pytest.mark.xfail(reason="not read yet")] if row[0] in missing else [])
            for row in rows]


def _error(error):
    """An error as the table writes it."""
    span = error.span
    if span is None:
        return f"error {error.code}"
    last = f"-{span.line}:{span.column + span.length - 1}" if span.length > 1 else ""
    return f"error {error.code} at {span.line}:{span.column}{last}"


def _read(text):
    try:
        graph = parse(text)
    except EngineError as error:
        return _error(error)
    return unparse(graph), [node.op for node in graph.nodes if not node.is_leaf]


@pytest.mark.parametrize(("text", "prints", "ops", "note"), _rows(ROWS, NOT_YET))
def test_a_text_reads_as_the_table_says(text, prints, ops, note):
    expected = re.match(r"error \S+?( at \S+?)?(?=[,:]? |[,:]?$)", note)
    assert _read(text) == (expected[0] if expected else (prints or text, ops.split()))


def test_every_text_that_is_not_read_yet_is_in_the_table():
    assert {row[0] for row in ROWS} >= NOT_YET


@pytest.mark.parametrize(("text", "prints", "ops", "note"), _rows(NOTICED, {row[0] for row in NOTICED}))
def test_a_text_raises_exactly_the_notices_of_the_table(text, prints, ops, note):
    assert [notice.code for notice in parse(text).notices] == re.findall(r"\bnotice ([a-z-]+)", note)


@pytest.mark.parametrize(("text", "prints", "ops", "note"), _rows([row for row in ROWS if row[3].startswith("error")]))
def test_a_refusal_says_what_is_wrong_in_at_most_two_sentences(text, prints, ops, note):
    try:
        parse(text)
    except EngineError as error:
        said = f"{error.detail} {error.hint or ''}"
        assert "{" not in said.replace(text, "") or "{" in text
        assert len(error.detail) < 200
        assert error.detail[0].isupper() or error.detail[0] in text
