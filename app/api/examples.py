"""The examples."""

from functools import cache

from app.wire.call import get
from app.wire.examples import ExampleRow, Examples, Purpose, Served
from engine.examples import EXAMPLES, PURPOSES, SERVES, Example
from engine.notation.statements import formulas


@get("/examples", Examples)
def examples() -> Examples:
    """List the examples, the opening one first, each with its formulas as LaTeX.

    Each says what it is for, which row of the lecture or which misconception it serves, and which course it is from.
    """
    return _listed()


@cache
def _listed() -> Examples:
    return Examples([_row(example) for example in EXAMPLES], [Purpose(id, title) for id, title in PURPOSES.items()])


def _row(example: Example) -> ExampleRow:
    return ExampleRow(
        example.id, example.label, example.text, None if example.network is None else dict(example.network),
        dict(example.inputs), example.shows, example.purpose, [Served(code, SERVES[code]) for code in example.serves],
        example.source, formulas(example.graph()))
