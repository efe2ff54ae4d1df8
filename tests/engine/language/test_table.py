"""Every row of language.tsv: what a text prints as, what it computes, or what is wrong with it."""

import re
from pathlib import Path

import pytest

from engine.errors import EngineError, Span
from engine.language import parse, unparse

TABLE = Path(__file__).parents[2] / "language.tsv"


def _decoded(text: str) -> str:
    escape = re.compile(r"\\\\|\\n|\\u([0-9A-F]{4})")
    return escape.sub(lambda m: {"\\\\": "\\", "\\n": "\n"}.get(m[0]) or chr(int(m[1], 16)), text)


ROWS = [(number, *(_decoded(cell) for cell in line.split("\t")))
        for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines()[1:], 2)]
