"""The texts of language.tsv, unescaped."""

import re
from pathlib import Path

from engine.errors import EngineError
from engine.language import parse

_TABLE = Path(__file__).parents[2] / "language.tsv"
_ESCAPE = re.compile(r"\\\\|\\n|\\u([0-9A-F]{4})")


def decoded(text: str) -> str:
    """Return a cell as it is meant: ``\\n`` is a new line, ``\\uXXXX`` a character."""
    return _ESCAPE.sub(lambda m: {"\\\\": "\\", "\\n": "\n"}.get(m[0]) or chr(int(m[1], 16)), text)


def _reads(text: str) -> bool:
    try:
        parse(text)
    except EngineError:
        return False
    return True


ROWS = [line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines()[1:]]
"""The four cells of every row, as they stand there."""

ACCEPTED = [text for text in (decoded(row[0]) for row in ROWS) if _reads(text)]
"""Texts that can be read."""
