"""Ten thousand texts, made by a grammar, mutated and of random characters: none crashes, hangs or is misplaced.

Every refusal has its place inside its text; every text that is accepted prints back to the same graph; every
notice lies inside the text, and its other reading reads without it.
"""

import re
from random import Random

import pytest

from engine.errors import EngineError
from engine.language import break_down, parse, put_together, unparse
from engine.language.suggest import call_of
from engine.notice import edited
from engine.op import REGISTRY
from tests.engine.language.arraytexts import of_arrays
from tests.engine.language.table import ROWS, decoded

BATCH = 500
TEXTS = [decoded(row[0]) for row in ROWS]
FUNCTIONS = [spelling for spelling in REGISTRY.spellings if call_of(spelling) == f"{spelling}(x)"]
RULES = {
    "Z": ["S", "S", "S", "N = E\nS", "x = D; S", "N = E\nS", "$S$",
          "\\begin{align} N &= E \\\\ S \\end{align}", "# E\nS # S", "N = D, S"],
    "S": ["E", "E", "E", "f = E", "f(x, y) = E", "N = E"],
    "E": ["T", "T", "T + T", "T - T", "T + T + T", "-T", "T  -T", "T + -T"],
    "T": ["P", "P P", "PP", "P*P", "P/P", "P/PP", "P \\cdot P", "PPP", "P D", "\\frac{E}{E}", "\\frac DP", "½P"],
    "P": ["A", "A", "A", "A", "A", "A", "A^D", "A^A", "A^{E}", "A^-A", "A²", "e^P", "A^(E)", "e^{E}", "A⁻¹"],
    "A": ["N", "N", "N", "N", "N", "N", "D", "(E)", "N^*", "|E|", "\\left(E\\right)", "F(E)", "F(E)",
          "max(E, E)", "where(E > E, E, E)", "√A",
          "\\sqrt{E}", "\\sqrt[3]{E}", "σ(E)", "\\sigma(E)", "\\max\\{E, E\\}", "g(E)"],
    "N": ["x", "y", "z", "w", "xy", "xyz", "weight", "x_1", "x1", "w_h_12", "w^h_01", "α", "\\beta", "ŷ", "\\hat{y}",
          "y*", "y_star", "g", "ⓣ", "e", "pi", "x_{1}", "w_{02}^h", "w^{n}_{1}", "\\mathbf{x}",
          "y_{\\text{pred}}", "x^2_1"],
    "D": ["0", "1", "2", "3", "10", "0.5", ".25", "1e-3", "2.", "½"],
}
SYMBOL = re.compile("|".join(sorted(RULES, key=len, reverse=True)))
RANGES = [(0x20, 0x7e), (0x20, 0x7e), (0x20, 0x7e), (0xa0, 0x17f), (0x300, 0x36f), (0x370, 0x3ff), (0x400, 0x45f),
          (0x2000, 0x206f), (0x2070, 0x209f), (0x2150, 0x218f), (0x2200, 0x22ff), (0, 0x1f), (0xff00, 0xff5e),
          (0x1d400, 0x1d7ff), (0xe000, 0xe010), (0xfdd0, 0xfdef), (0xd800, 0xdfff), (0, 0x10ffff)]
BITS = [*"xy(){}[]|^_*/+-=,;#$&\\'\"\n .²√½", "\\frac", "\\left(", "\\right)", "^{", "_{", "\\", "\\text{", "y*", " - ",
        "\r\n"]


def grown(chance):
    """A text of the grammar: every symbol is replaced, level after level, at last by the first of its rules."""
    text = "Z"
    for depth in range(16):
        most = None if depth < 7 else 2
        text = SYMBOL.sub(lambda symbol, most=most: chance.choice(RULES[symbol[0]][:most]), text)
        text = text.replace("F", chance.choice(FUNCTIONS))
    return text.replace("ⓣ", "T")


def mutated(chance):
    """A text of the table in which a few pieces went, came, or changed places."""
    text = chance.choice(TEXTS)
    for _ in range(chance.randint(1, 4)):
        first, last = sorted(chance.randint(0, len(text)) for _ in range(2))
        last = min(last, first + 5)
        text = chance.choice([
            text[:first] + text[last:],
            text[:first] + chance.choice(BITS) + text[first:],
            text[:last] + text[first:],
            text[:first] + text[first:last][::-1] + text[last:],
            text[:first] + chance.choice(TEXTS)[:20] + text[last:],
        ])
    return text


def scrambled(chance):
    """Random characters of all alphabets."""
    return "".join(chr(chance.randint(*chance.choice(RANGES))) for _ in range(chance.randint(0, 25)))


def _position(text, start):
    """Line and column of an offset, by counting."""
    lines = re.split(r"\r\n|\r|\n", text[:start])
    return len(lines), len(lines[-1]) + 1


def _in_place(span, text):
    assert 0 <= span.start <= span.end <= len(text)
    if "\r" not in text[max(0, span.start - 1):span.start + 1]:
        assert (span.line, span.column) == _position(text, span.start)


def _shape(graph):
    nodes = [(node.op, node.inputs, node.attrs, node.name) for node in graph.nodes]
    return nodes, graph.output, graph.title, graph.lines, graph.defaults


def check(text, rewritten):
    """Hold one text against all that is promised; tell whether it was accepted."""
    try:
        graph = parse(text)
    except EngineError as error:
        assert str(error) and (error.code == "empty") == (error.span is None)
        if error.span is not None:
            _in_place(error.span, text)
        return False
    for node in graph.nodes:
        _in_place(node.span, text)
    assert _shape(parse(unparse(graph))) == _shape(graph)
    for notice in graph.notices:
        assert notice.detail and notice.spans == tuple(sorted(notice.spans))
        for span in (*notice.spans, *(edit.span for edit in notice.edits)):
            _in_place(span, text)
        if notice.edits:
            other = parse(edited(text, notice.edits))
            assert notice.code not in [left.code for left in other.notices]
    if rewritten:
        for way in (break_down, put_together):
            new = way(text)
            assert new is None or len(parse(new)) == len(graph)
    return True


@pytest.mark.parametrize("batch", range(7))
@pytest.mark.parametrize(("maker", "accepted"), [(grown, 0.4), (mutated, 0.1), (scrambled, 0.0), (of_arrays, 0.2)])
def test_no_text_breaks_the_reader(maker, accepted, batch):
    chance = Random(f"{maker.__name__} {batch}")
    read = sum(check(maker(chance), number % 5 == 0) for number in range(BATCH))
    assert read >= accepted * BATCH
