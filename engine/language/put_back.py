"""Putting a named piece back where it is used: the inverse of giving it a name."""

import re
from collections.abc import Collection
from itertools import product

from engine.language.faults import LanguageError
from engine.language.limits import Limits
from engine.language.parser import read
from engine.language.reading import Reading
from engine.language.rewrite import same
from engine.language.statements import Statement
from engine.language.tokens import NAME


def put_back(text: str, name: str, *, names: Collection[str] = (), limits: Limits | None = None,
             merge: bool = False) -> str | None:
    r"""Write a named piece out where it is used, and drop its line.

    Parameters
    ----------
    text : str
        A text that can be read.
    name : str
        What the piece is called.
    names, limits, merge
        What it is read with, as in `parse`; the answer is read with the same.

    Returns
    -------
    str or None
        The text without this name; None where the graph would be another: the piece is the result, or is
        used more than once and would be computed as often.

    Raises
    ------
    LanguageError
        If the text itself cannot be read.

    Examples
    --------
    >>> put_back("g = y^2 + z\nf(x, y, z) = x g", "g")
    'f(x, y, z) = x(y^2 + z)'
    >>> put_back("g = x + 1\ng g", "g") is None
    True
    """
    limits = limits or Limits()
    reading = read(text, merge=merge, of=None, names=names, limits=limits)
    own = next((s for s in reading.statements if s.target == name and s.head is None and not s.is_value), None)
    if own is None:
        return None
    tokens = [token for statement in reading.statements for token in statement.tokens]
    uses = [(start, end) for kind, word, start, end in tokens if kind == NAME and word == name]
    if not uses or len(uses) > 1 and not merge:
        return None
    for bracketed, spaced in product((False, True), repeat=2):
        written = _written(reading, own, uses, bracketed, spaced)
        try:
            graph = read(written, merge=merge, of=None, names=names, limits=limits).graph
        except LanguageError:
            continue
        if same(graph, reading.graph):
            return written
    return None


def _written(reading: Reading, own: Statement, uses: list[tuple[int, int]], bracketed: bool, spaced: bool) -> str:
    """Return the text with the body at every place of the name, and without its line."""
    source = reading.source
    typed, origin = source.typed, source.origin
    body = typed[origin(own.tokens[0][2]):origin(own.end)]
    if bracketed:
        body = f"({body})"
    changes = [(origin(start), origin(end), f" {body} " if spaced else body) for start, end in uses]
    stop = min(own.tokens[-1][3], len(source.text))
    changes.append((origin(own.start), origin(stop), ""))
    parts: list[str] = []
    position = 0
    for start, end, new in sorted(changes):
        before = typed[position:start]
        # A bracket needs no space before it: x (y + z) was x(y + z).
        parts += [re.sub(r"(?<=\w) $", "", before) if new.startswith("(") else before, new]
        position = end
    return ("".join(parts) + typed[position:]).lstrip(" ")
