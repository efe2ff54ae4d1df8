"""The table of derivatives as a page: nothing stands here that the registry does not say."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from flask import Flask, render_template

from engine.notation.derivatives import Entry, entries
from engine.op import REGISTRY, Op


class Line(NamedTuple):
    """An entry, and its example as the page's address holds it."""

    entry: Entry
    link: str


class Group(NamedTuple):
    """Some of the lines under a heading, which is a sentence of the page."""

    heading: str
    lines: tuple[Line, ...]


def link(text: str, inputs: Mapping[str, float]) -> str:
    """Write a document as the page's address holds it, behind the #.

    Examples
    --------
    >>> link("asin(x)", {"x": 0.7})
    'text=asin%28x%29&inputs=x:0.7'
    """
    given = ",".join(f"{name}:{value:g}" for name, value in inputs.items())
    return f"text={quote(text)}" + (f"&inputs={given}" if given else "")


@lru_cache(maxsize=2)
def _groups(_ops: tuple[Op, ...]) -> tuple[Group, ...]:
    lines = tuple(Line(entry, link(entry.op.example, entry.inputs)) for entry in entries())

    def those(indicator: bool, sign: bool | None = None) -> Iterator[Line]:
        return (line for line in lines if line.entry.op.elementwise and line.entry.op.indicator is indicator
                and sign in (None, line.entry.op.symbol is not None))

    return (Group("page.derivatives.signs", tuple(those(False, True))),
            Group("page.derivatives.functions", tuple(those(False, False))),
            Group("page.derivatives.comparisons", tuple(those(True))),
            Group("page.derivatives.arrays", tuple(line for line in lines if not line.entry.op.elementwise)))


def derivatives() -> str:
    """Show the table of derivatives; it is made anew when an op is added."""
    return render_template("derivatives.html", groups=_groups(tuple(REGISTRY)))


def install(app: Flask) -> None:
    """Add the page to this application."""
    app.add_url_rule("/derivatives", "derivatives", derivatives)
