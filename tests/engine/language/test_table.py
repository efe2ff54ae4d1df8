"""Every row of language.tsv: what a text prints as, what it computes, or what is wrong with it."""

import re

import pytest

from engine.errors import EngineError
from engine.language import parse, unparse
from tests.engine.language.table import ROWS, decoded


def _rows(rows):
    return [pytest.param(*map(decoded, row), id=f"row {ROWS.index(row) + 2}") for row in rows]


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


@pytest.mark.parametrize(("text", "prints", "ops", "note"), _rows(ROWS))
def test_a_text_reads_as_the_table_says(text, prints, ops, note):
    expected = re.match(r"error \S+?( at \S+?)?(?=[,:]? |[,:]?$)", note)
    assert _read(text) == (expected[0] if expected else (prints or text, ops.split()))


@pytest.mark.parametrize(("text", "prints", "ops", "note"), _rows(ROWS))
def test_a_text_raises_exactly_the_notices_of_the_table(text, prints, ops, note):
    if not note.startswith("error"):
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
