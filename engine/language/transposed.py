"""A power T that nothing declares, in a text with vectors and matrices: the transpose, as one writes it on a board."""

from collections.abc import Container, Sequence

import numpy as np

from engine.language.folding import Source
from engine.language.latex import GROUP
from engine.language.statements import Statement
from engine.language.tokens import BEHIND, CLOSE, NAME, OPEN, OPERATOR, Token
from engine.op import REGISTRY

LETTER = "T"


def transposed(statements: Sequence[Statement], source: Source, declared: Container[str]) -> list[Statement]:
    """Return the statements with such powers read as the transpose; as they are where T stands anywhere else.

    Parameters
    ----------
    statements : sequence of Statement
        Their words are read.
    source : Source
    declared : container of str
        Names that the text or the inputs declare.

    Examples
    --------
    >>> from engine.language import parse
    >>> [node.op for node in parse("W = [[1, 2], [3, 4]]; x = [1, 2]; sum(W^T x)").nodes if node.inputs]
    ['transpose', 'matmul', 'sum']
    """
    if LETTER in declared:
        return list(statements)
    turned = [_turned(statement.tokens, source) for statement in statements]
    if any(token[:2] == (NAME, LETTER) for tokens in turned for token in tokens):
        return list(statements)
    return [statement._replace(tokens=tokens) for statement, tokens in zip(statements, turned, strict=True)]


def _turned(tokens: list[Token], source: Source) -> list[Token]:
    power = REGISTRY.by_numpy[np.power]
    signs = (power.symbol, *power.aliases)
    behind = REGISTRY.by_numpy[np.transpose].symbol
    found: list[Token] = []
    position = 0
    while position < len(tokens):
        kind, value, start, _ = tokens[position]
        last = position
        if kind == OPERATOR and value in signs and position:
            grouped = tokens[position + 1][0] == OPEN and source.text[tokens[position + 1][2]] == GROUP
            place = position + 1 + grouped
            closes = not grouped or tokens[place + 1][0] == CLOSE
            if tokens[place][:2] == (NAME, LETTER) and closes:
                last = place + grouped
        found.append(tokens[position] if last == position else (BEHIND, behind, start, tokens[last][3]))
        position = last + 1
    return found
