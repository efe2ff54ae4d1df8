"""The expression loop: operator precedence on an explicit stack, straight into a Builder."""

from collections.abc import Mapping

import numpy as np

from engine.builder import Builder
from engine.graph import NO_ATTRS
from engine.language import complaints
from engine.language.faults import fault, stray
from engine.language.folding import Source
from engine.language.latex import GROUP, WHOLE
from engine.language.limits import Limits
from engine.language.numbers import Operand, negated
from engine.language.operands import Operands
from engine.language.pending import Pending
from engine.language.squares import Squares, are_places, square
from engine.language.tokens import (
    BAR,
    BEHIND,
    CLOSE,
    COMMA,
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
    Token,
)
from engine.op import ATOM, COMPARISON, MINUS, POWER, PRODUCT, REGISTRY, Op

Bracket = tuple[int, int, int, int, int]
"""Start and end with the bracket (a function's is not counted), start and end without, and the node in it."""

_JUXTAPOSED = frozenset({NAME, NUMBER, CONSTANT, OPEN, FUNCTION, BAR, EXPONENTIAL, ROOT})


class Expression:
    """Reads expressions, one after another, into one builder.

    Parameters
    ----------
    builder : Builder
        Where the nodes are made.
    source : Source
        The text the tokens come from.
    limits : Limits
        How much may be made.
    known : dict of str to int
        Nodes by name.
    heads : mapping of str to tuple of str
        Parts given with arguments.

    Attributes
    ----------
    brackets : list of Bracket
        Every bracket that has one node in it.
    opened : list of int
        The kind of every bracket that is open.
    joined : list of (int, int, int)
        Products without a sign that are of matrices: start, end, and where the sign would stand.
    """

    def __init__(self, builder: Builder, source: Source, limits: Limits, known: dict[str, int],
                 heads: Mapping[str, tuple[str, ...]]) -> None:
        self.operands = Operands(builder, source, limits)
        self.fail = self.operands.fail
        self.source = source
        self.limits = limits
        self.known = known
        self.heads = heads
        self.brackets: list[Bracket] = []
        self.joined: list[tuple[int, int, int]] = []
        self.stack: list[Pending] = []
        self.squares = Squares(source, self._aside, self.fail)
        self.opened: list[int] = []
        numpy = REGISTRY.by_numpy
        self._times, self._plus = numpy[np.multiply], numpy[np.add]
        self._minus = numpy.get(np.negative)
        self._powers = (numpy[np.power].symbol, *numpy[np.power].aliases)

    def read(self, tokens: list[Token], begins: int) -> Operand:
        """Read one expression.

        Parameters
        ----------
        tokens : list of Token
            Resolved tokens, an END last.
        begins : int
            Offset it may begin at: just behind the equals sign.

        Returns
        -------
        int or Literal
            The node's index, or the number if the whole is one.
        """
        operands, waiting, known, heads = self.operands, self.operands.waiting, self.known, self.heads
        infix = REGISTRY.infix
        self.stack.append(Pending(0, None, END, 0, begins, begins))
        wanted, position = True, 0
        while True:
            kind, value, start, end = tokens[position]
            if wanted:
                if kind == NAME:
                    if value not in known:
                        self.fail(fault("used-before-defined", "define-first", what=value), start, end)
                    if value in heads and tokens[position + 1][0] == OPEN:
                        position, end = self._reference(tokens, position)
                    waiting.append((known[value], start, end))
                    wanted = False
                elif kind == NUMBER:
                    operands.number(value, start, end)
                    wanted = False
                elif kind == CONSTANT:
                    operands.constant(value, start, end)
                    wanted = False
                elif kind == OPERATOR:
                    position, wanted = self._prefix(tokens, position)
                elif kind in _JUXTAPOSED:
                    position = self._open(tokens, position)
                elif kind == SQUARE:
                    position = square(self, tokens, position)
                    wanted = False
                else:
                    if kind != CLOSE or self.stack[-1].kind != FUNCTION or tokens[position - 1][0] != OPEN:
                        self.fail(*complaints.no_operand(self.source, tokens, position, begins))
                    self._call(self.stack.pop(), end, 0)
            elif kind == OPERATOR and value in infix:
                self._infix(infix[value], start, end)
                wanted = True
            elif kind in _JUXTAPOSED or kind == OPERATOR:
                if kind == BAR and self.opened and self.opened[-1] == BAR:
                    self._innermost()
                    self._close(end)
                else:
                    if kind == NUMBER and tokens[position - 1][0] == NUMBER:
                        self.fail(*complaints.two_numbers(self.source, tokens, position))
                    self._infix(self._times, start, start)
                    wanted = True
                    continue
            elif kind == CLOSE:
                top = self._innermost()
                if top.kind not in (OPEN, FUNCTION) or complaints.is_mismatched(self.source, top, value):
                    self.fail(*complaints.mismatched(self.source, top, start, end))
                self._close(end)
            elif kind == COMMA and self._innermost().kind == FUNCTION:
                self.stack[-1].count += 1
                wanted = True
            elif kind == END and self._innermost().kind == END:
                break
            elif kind in (SQUARE, BEHIND):
                position = self._behind(tokens, position)
            else:
                self.fail(*complaints.no_operator(self.source, tokens, position, self._innermost()))
            position += 1
        self.stack.pop()
        return self.operands.pop()

    def _prefix(self, tokens: list[Token], position: int) -> tuple[int, bool]:
        """Read a sign; a minus before a number belongs to it unless a power follows."""
        _, symbol, start, end = tokens[position]
        op = REGISTRY.prefix.get(symbol)
        if op is None:
            if REGISTRY.infix.get(symbol) is not self._plus:
                self.fail(*complaints.no_operand(self.source, tokens, position, start))
            return position, True
        power = 2 * op.binds
        if op.binds == MINUS:
            if op is self._minus and tokens[position + 1][0] == NUMBER:
                following = tokens[position + 2]
                if following[0] != OPERATOR or following[1] not in self._powers:
                    _, number, _, end = tokens[position + 1]
                    self.operands.number(negated(number), start, end)
                    return position + 1, False
            if self.stack[-1].power > power:
                power = 2 * PRODUCT + 1
        self.stack.append(Pending(power, op, OPERATOR, 1, start, end))
        return position, True

    def _open(self, tokens: list[Token], position: int) -> int:
        kind, value, start, end = tokens[position]
        if kind in (EXPONENTIAL, ROOT):
            function, binds = (np.exp, POWER) if kind == EXPONENTIAL else (np.sqrt, ATOM)
            op = REGISTRY.by_numpy.get(function)
            if op is None:
                self.fail(fault("not-supported", "no-op", what=value), start, end)
            self.stack.append(Pending(2 * binds, op, OPERATOR, 1, start, end))
            return position
        self.opened.append(kind)
        if self.limits.depth is not None and len(self.opened) > self.limits.depth:
            self.fail(fault("too-deep", "shorter", limit=self.limits.depth), start, end)
        if kind == FUNCTION:
            position += 1
            self.stack.append(Pending(0, value, FUNCTION, 1, start, tokens[position][3]))
        elif kind == BAR:
            self.stack.append(Pending(0, REGISTRY.by_numpy.get(np.abs), BAR, 1, start, end))
        else:
            self.stack.append(Pending(0, None, OPEN, position, start, end))
        return position

    def _behind(self, tokens: list[Token], position: int) -> int:
        """Read what stands behind an operand: places in square brackets, or a word with a point."""
        kind, value, *_ = tokens[position]
        if kind == BEHIND:
            self.operands.behind(REGISTRY.postfix[value], NO_ATTRS, tokens[position][3])
            return position
        if not self.operands.is_array():
            what = fault("not-supported", "no-places", what=value) if are_places(tokens, position) else stray(value)
            self.fail(what, *tokens[position][2:])
        op = REGISTRY.postfix["[]"]
        places, position = self.squares.places(tokens, position)
        self.operands.behind(op, {op.literal: places}, tokens[position][3])
        return position

    def _aside(self) -> tuple[Builder, "Expression"]:
        """What reads the numbers of an array, into nodes of their own."""
        scratch = Builder()
        scratch.most = self.limits.elements
        return scratch, Expression(scratch, self.source, self.limits, {}, {})

    def _reference(self, tokens: list[Token], position: int) -> tuple[int, int]:
        """Read ``g(y, z)`` where g was given so: it is the part g."""
        head = self.heads[tokens[position][1]]
        last = position + 2 * len(head) + 1
        written = tokens[position + 2: last + 1]
        names = [token[1] for token in written[::2] if token[0] == NAME]
        if tuple(names) != head or len(written) < 2 * len(head) or written[-1][0] != CLOSE:
            self.fail(*complaints.user_function(self.source, tokens, position))
        return last, tokens[last][3]

    def _infix(self, op: Op, start: int, end: int) -> None:
        power = 2 * op.binds
        stack = self.stack
        while True:
            top = stack[-1]
            if top.power < power:
                break
            if top.power == power:
                if op.binds == POWER:
                    break
                if op.binds == COMPARISON:
                    self.fail(fault("unexpected-token", "one-comparison", what=op.symbol), start, end)
                if top.op is op and op.variadic:
                    top.count += 1
                    return
            self._reduce(stack.pop())
        if op.binds == COMPARISON and top.kind not in (OPEN, FUNCTION):
            self.fail(*complaints.bare_comparison(self.source, op, *self.operands.waiting[-1][1:], start, end))
        stack.append(Pending(power, op, OPERATOR, 2, start, end))

    def _innermost(self) -> Pending:
        """Finish what the innermost open bracket holds, and return the bracket."""
        while self.stack[-1].power:
            self._reduce(self.stack.pop())
        return self.stack[-1]

    def _close(self, end: int) -> None:
        top = self.stack.pop()
        self.opened.pop()
        value, first, last = self.operands.waiting[-1]
        sign = top.sign(self.source.text)
        if sign == WHOLE:
            self.operands.widen(top.start, end)
            return
        if isinstance(value, int) and (top.kind != FUNCTION or top.count == 1):
            whole = (top.start, end) if top.kind == OPEN and sign != GROUP else (first, last)
            self.brackets.append((*whole, first, last, value))
        if top.kind == OPEN:
            self.operands.waiting[-1] = value, top.start, end
        elif top.op is None:
            self.fail(fault("not-supported", "no-op", what="| |"), top.start, end)
        else:
            self._call(top, end, top.count)

    def _call(self, top: Pending, end: int, count: int) -> None:
        op = top.op
        assert op is not None
        if count == 1 and op.alone is not None and self.operands.is_array():
            op = REGISTRY[op.alone]
        least, most = op.arity
        if not least <= count <= most:
            self.fail(complaints.arity(op, count), top.start, end)
        self.operands.call(op, count, top.start, end, top.end - 1)

    def _reduce(self, top: Pending) -> None:
        assert isinstance(top.op, Op)
        op, operands = top.op, self.operands
        if op is self._times and top.start == top.end and operands.joins_matrices():
            op = REGISTRY.by_numpy[np.matmul]
            self.joined.append((operands.waiting[-2][1], operands.waiting[-1][2], top.start))
        operands.combine(op, top.count, top.start)
