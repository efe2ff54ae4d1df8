"""The shape of a statement: where its operands begin and end, and which of them multiply by standing side by side."""

from collections.abc import Iterator

import numpy as np

from engine.language.folding import Source
from engine.language.tokens import (
    BAR,
    BEHIND,
    CLOSE,
    CONSTANT,
    END,
    EXPONENTIAL,
    FUNCTION,
    NAME,
    NUMBER,
    OPEN,
    OPERATOR,
    ROOT,
    SQUARE,
    SQUARE_END,
    Token,
)
from engine.op import REGISTRY

_NAMED = (NAME, NUMBER, CONSTANT)


class Shape:
    """The operands of one statement that can be read.

    Parameters
    ----------
    source : Source
        The text.
    tokens : list of Token
        The statement's resolved tokens, an END last.

    Attributes
    ----------
    ends : dict of int to int
        For the token an operand begins with, the one behind the operand.
    begins : dict of int to int
        The same the other way round: for the last token of an operand, the one it begins with.
    joined : set of int
        Tokens that begin an operand which multiplies what stands before it, without a sign.
    """

    def __init__(self, source: Source, tokens: list[Token]) -> None:
        self.source = source
        self.tokens = tokens
        self.ends: dict[int, int] = {}
        self.begins: dict[int, int] = {}
        self.joined: set[int] = set()
        power, over = REGISTRY.by_numpy[np.power], REGISTRY.by_numpy[np.divide]
        self._power, self._over = (power.symbol, *power.aliases), (over.symbol, *over.aliases)
        self._pair()
        for position in range(len(tokens) - 1, -1, -1):
            if tokens[position][0] in (ROOT, EXPONENTIAL):
                follows = self.behind_signs(position + 1)
                self.ends[position] = self.ends.get(follows, follows)

    def _pair(self) -> None:
        """Find which bracket closes which, and which operands stand side by side."""
        opened: list[int] = []
        wanted = True
        behind = 0
        for position, (kind, *_) in enumerate(self.tokens):
            if position < behind:
                continue
            if kind in (SQUARE, BEHIND):
                last = self._square(position) if kind == SQUARE else position
                self._operand(position if wanted else self.begins.get(position - 1, position), last)
                wanted, behind = False, last + 1
            elif kind in _NAMED or kind in (OPEN, FUNCTION, ROOT, EXPONENTIAL) or (
                    kind == BAR and (wanted or not opened or self.tokens[opened[-1]][0] != BAR)):
                if not wanted:
                    self.joined.add(position)
                wanted = kind not in _NAMED
                if not wanted:
                    self._operand(position, position)
                elif kind in (OPEN, BAR):
                    called = position and self.tokens[position - 1][0] == FUNCTION
                    opened.append(position - 1 if called else position)
            elif kind in (CLOSE, BAR):
                if opened:
                    self._operand(opened.pop(), position)
                wanted = False
            else:
                wanted = True

    def _square(self, position: int) -> int:
        """Return where a square bracket is closed."""
        depth = 0
        for place in range(position, len(self.tokens)):
            depth += {SQUARE: 1, SQUARE_END: -1}.get(self.tokens[place][0], 0)
            if depth == 0:
                return place
        return position

    def _operand(self, first: int, last: int) -> None:
        self.ends[first] = last + 1
        self.begins[last] = first

    def is_power(self, position: int) -> bool:
        """Whether a typed power sign stands here; raised characters have none."""
        kind, value, start, end = self.tokens[position]
        if kind == EXPONENTIAL:
            return not self.source.text[end - 1].isalpha()
        return kind == OPERATOR and value in self._power and end > start

    def is_over(self, position: int) -> bool:
        """Whether a fraction's stroke stands here."""
        kind, value, *_ = self.tokens[position]
        return kind == OPERATOR and value in self._over

    def behind_signs(self, position: int) -> int:
        """Return the first token from here that is no sign before an operand."""
        while self.tokens[position][0] == OPERATOR:
            position += 1
        return position

    def factor(self, position: int) -> int:
        """Return the token behind the operand that begins here and its powers."""
        end = self.ends.get(position, position)
        while end > position and self.tokens[end][0] == OPERATOR and self.tokens[end][1] in self._power:
            position = self.behind_signs(end + 1)
            end = self.ends.get(position, position)
        return end

    def touches(self, position: int) -> bool:
        """Whether nothing was typed between a token and the one before it."""
        before, token = self.tokens[position - 1], self.tokens[position]
        return self.source.origin(token[2]) == self.source.stop(before[3])

    def run(self, position: int, kinds: tuple[int, ...] = ()) -> int:
        """Return the token behind the factors that touch from here on, each of one of these kinds, if any are given."""
        while position in self.joined and self.touches(position) and (
                not kinds or self.tokens[position][0] in kinds):
            position = self.factor(position)
        return position

    def places(self) -> Iterator[int]:
        """Go through the tokens but for the END."""
        return iter(range(sum(kind != END for kind, *_ in self.tokens)))
