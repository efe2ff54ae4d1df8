"""A theme changes colours alone: boxes that are right in one are right in the other."""

import re

import pytest

from tests.house.sources import files, text

SHEETS = [path for path in files(".css") if path.parts[0] == "static"]
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


@pytest.mark.parametrize("path", SHEETS, ids=str)
def test_only_colours_know_the_theme(path):
    sheet = re.sub(r"/\*.*?\*/", "", text(path), flags=re.DOTALL)
    # light-dark() is of colours by its definition; what a theme says beside it is which of its two holds.
    assert "prefers-color-scheme" not in sheet
    for selector, body in RULE.findall(sheet):
        if "data-theme" in selector:
            assert re.findall(r"([\w-]+)\s*:", body) == ["color-scheme"], selector
