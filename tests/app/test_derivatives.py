"""The page of the table of derivatives, as the server writes it."""

import re
from html import unescape
from urllib.parse import unquote

import numpy as np
import pytest
from flask.testing import FlaskClient

from engine import parse, trace
from engine.language import canonical
from engine.notation.derivatives import entries, table
from engine.op import REGISTRY
from engine.words import ENGLISH


def rows(client: FlaskClient) -> dict[str, str]:
    """Return the rows of the page by their op."""
    found = re.findall(r'<tr role="row" id="(\w+)".*?</tr>', client.get("/derivatives").text, re.S)
    whole = re.findall(r'(<tr role="row" id=.*?</tr>)', client.get("/derivatives").text, re.S)
    return {name: unescape(row) for name, row in zip(found, whole, strict=True)}


def test_every_op_has_a_row_with_all_that_it_says(client: FlaskClient) -> None:
    shown = rows(client)
    assert set(shown) == set(REGISTRY.by_name)
    for row in table():
        here = shown[row.op.name]
        assert row.latex in here
        assert ENGLISH[row.op.key("noun", {})] in here
        for latex in row.partials.values():
            assert f"= {latex}" in here if latex else "no gradient passes" in here
        for note in row.op.notes:
            assert ENGLISH[note.key] in here


def test_kinks_show_the_slope_that_this_course_takes() -> None:
    taken = {entry.op.name: {letter: slope.text for place in entry.kinks for letter, slope in place.slopes.items()}
             for entry in entries()}
    assert {name: slopes for name, slopes in taken.items() if slopes} == {
        "abs": {"x": "0"}, "sign": {"x": "0"}, "floor": {"x": "0"}, "relu": {"x": "0"}, "leaky_relu": {"x": "0.01"},
        "max": {"x": "1", "y": "1"}, "min": {"x": "1", "y": "1"}, "pow": {"x": "0", "y": "0"},
    }


def test_a_place_is_written_where_it_is_a_plain_condition() -> None:
    where = {entry.op.name: [place.where and place.where.latex for place in (*entry.domain, *entry.kinks)]
             for entry in entries()}
    assert where["log"] == ["x < 0", "x = 0"]
    assert where["asin"] == ["|x| > 1"]
    assert where["div"] == [r"x = 0,\; y = 0", r"x \ne 0,\; y = 0"]
    assert where["max"] == [None]
    assert where["pow"] == [None, r"x = 0,\; y < 0", "y = 0", "x = 0"]


@pytest.mark.parametrize("name", REGISTRY.by_name)
def test_its_link_opens_its_example_at_numbers_that_it_has(client: FlaskClient, name: str) -> None:
    found = re.search(r'href="/#text=([^"&]+)(?:&inputs=([^"]*))?"', rows(client)[name])
    assert found
    assert unquote(found[1]) == REGISTRY[name].example
    inputs = {canonical(one): float(number) for one, number in re.findall(r"([^,:]+):([^,]+)", found[2] or "")}
    numbers = trace(parse(unquote(found[1])), inputs).numbers
    assert all(np.all(np.isfinite(number)) for number in numbers)


def test_no_hole_of_a_sentence_is_left_open(client: FlaskClient) -> None:
    page = re.sub(r'data-latex="[^"]*"', "", client.get("/derivatives").text)
    assert re.findall(r"\{\w+\}|\*\*(?!<)", page) == []
