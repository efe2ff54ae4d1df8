"""Values that the text gives to inputs: those of arrays are read first, since shapes decide what else is meant."""

from collections.abc import Callable
from typing import Any

import numpy as np

from engine.builder import Builder
from engine.language.expression import Expression
from engine.language.faults import LanguageError
from engine.language.numbers import value_of
from engine.language.statements import Statement
from engine.language.tokens import SQUARE
from engine.shapes import Shape

_OF_SHAPES = frozenset({"shape-mismatch", "index-out-of-range", "unknown-function", "not-supported"})


class Arrays:
    """The values of one text.

    Parameters
    ----------
    expression : Expression
        Of the text; each value is read with one of its own.

    Attributes
    ----------
    shapes : dict of str to tuple of int
        Of the inputs that are arrays.
    """

    def __init__(self, expression: Expression) -> None:
        self._expression = expression
        self._found: dict[int, Any] = {}
        self._fault: LanguageError | None = None
        self.shapes: dict[str, Shape] = {}

    def find(self, statement: Statement) -> None:
        """Read one array ahead; what is wrong with it is told when its turn comes, or a shape fails without it."""
        assert statement.target is not None
        try:
            value = self._found[statement.start] = self._read(statement)
        except LanguageError as error:
            self._fault = self._fault or error
        else:
            self.shapes.setdefault(statement.target, np.shape(value))

    def value(self, statement: Statement) -> Any:
        """Return the value of a statement: a number, or an array as nested tuples."""
        return self._found[statement.start] if statement.start in self._found else self._read(statement)

    def before(self, read: Callable[[Statement], None], statement: Statement) -> None:
        """Read a statement: where its shapes fail, and an array that could not be read is why, tell that instead."""
        try:
            read(statement)
        except LanguageError as error:
            if self._fault is not None and error.code in _OF_SHAPES:
                raise self._fault from None
            raise

    def _read(self, statement: Statement) -> Any:
        scratch = Builder()
        scratch.most = self._expression.limits.elements
        aside = Expression(scratch, self._expression.source, self._expression.limits, {}, {})
        return value_of(scratch, aside.read(statement.tokens, statement.begins))


def declared_arrays(expression: Expression, statements: list[Statement]) -> Arrays:
    """Return the values of a text, the arrays among them read."""
    arrays = Arrays(expression)
    for statement in statements:
        if statement.is_value and any(kind == SQUARE for kind, *_ in statement.tokens):
            arrays.find(statement)
    return arrays
