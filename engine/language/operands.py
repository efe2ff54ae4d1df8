"""The operands that wait for their op, and the nodes that are made of them."""

from decimal import Decimal
from typing import Any, NoReturn, cast

from engine.builder import Builder, Ref
from engine.composed import Composed
from engine.errors import EngineError
from engine.graph import NO_ATTRS, Literal
from engine.language.faults import Fault, LanguageError, fault
from engine.language.folding import Source
from engine.language.limits import Limits
from engine.language.meant import meant_by
from engine.language.numbers import Operand, combined
from engine.op import Op
from engine.shapes import Misfit, Shape, written

_LONG = 10**15


class Operands:
    """A stack of nodes and numbers, each with its place in the text.

    Parameters
    ----------
    builder : Builder
        Where the nodes are made.
    source : Source
        The text they are read from.
    limits : Limits
        How much may be made.

    Attributes
    ----------
    waiting : list of (Operand, int, int)
        A node's index or a number, its start and its end.
    loose : list of int
        Where in `waiting` a number stands that is no node yet.
    again : list of (int, int, int)
        Where a node that was there already stands once more: start, end, and the node.
    """

    def __init__(self, builder: Builder, source: Source, limits: Limits) -> None:
        self.builder = builder
        self.source = source
        self.limits = limits
        self.waiting: list[tuple[Operand, int, int]] = []
        self.loose: list[int] = []
        self.again: list[tuple[int, int, int]] = []

    def fail(self, what: Fault, start: int, end: int) -> NoReturn:
        """Raise a fault at its place."""
        raise LanguageError(what.code, self.source.span(start, end), what.hint, **what.holes)

    def number(self, value: Operand, start: int, end: int) -> None:
        """Add a number."""
        self.loose.append(len(self.waiting))
        self.waiting.append((value, start, end))

    def node(self, value: Operand, start: int, end: int) -> None:
        """Add a node that was read by itself."""
        self.waiting.append((value, start, end))

    def constant(self, value: float, start: int, end: int) -> None:
        """Add a number that has a name, at once as a node."""
        self.settle()
        self.waiting.append((self.builder.constant(value, self.source.span(start, end)).index, start, end))

    def pop(self) -> Operand:
        """Take what is left at the end."""
        self.loose.clear()
        return self.waiting.pop()[0]

    def combine(self, op: Op, count: int, start: int) -> None:
        """Apply an operator whose sign, if it stands first, starts there; numbers may make a number."""
        waiting, loose = self.waiting, self.loose
        first = len(waiting) - count
        if count > 1:
            start = waiting[first][1]
        end = waiting[-1][2]
        if len(loose) >= count and loose[-count] == first:
            folded = combined(op, [operand for operand, _, _ in waiting[first:]])
            if folded is not None:
                del waiting[first:], loose[-count:]
                self.number(folded, start, end)
                return
        self.apply(op, count, start, end)

    def apply(self, op: Op, count: int, start: int, end: int, attrs: Any = NO_ATTRS, word: int | None = None) -> None:
        """Make a node of an op and the last operands; a literal exponent is an attribute.

        `attrs` are those that it has already, and `word` is where the function's name ends.
        """
        waiting, loose, made = self.waiting, self.loose, self.builder.made
        first = len(waiting) - count
        if loose:
            if op.literal is not None and op.elementwise and count == len(op.params) and loose[-1] == len(waiting) - 1:
                loose.pop()
                attrs = {op.literal: waiting.pop()[0]}
            self.settle()
        inputs = cast("tuple[int, ...]", tuple([operand for operand, _, _ in waiting[first:]]))
        before = len(made)
        try:
            node = self.builder.make(op, inputs, attrs, self.source.span(start, end))
        except EngineError as error:
            self._misfit(op, error, waiting[first:], start, end, word)
        del waiting[first:]
        waiting.append((node, start, end))
        if node < before:
            self.again.append((start, end, node))
        elif self.limits.nodes is not None and len(made) > self.limits.nodes:
            self.fail(fault("too-many-nodes", "shorter", limit=self.limits.nodes), start, end)

    def call(self, op: Op | Composed, count: int, start: int, end: int, word: int) -> None:
        """Make what a call of a function says; whole numbers behind the inputs of one of arrays are its attribute."""
        if isinstance(op, Composed):
            return self.compose(op, count, start, end)
        if op.elementwise:
            return self.apply(op, count, start, end)
        waiting, loose = self.waiting, self.loose
        first, attrs = len(waiting) - count, NO_ATTRS
        if op.literal is not None:
            inputs = len(op.params) - 1
            given = waiting[first + inputs:]
            for place, (value, begin, stop) in enumerate(given, first + inputs):
                if place not in loose or not isinstance(value, Literal) or not value.is_integer():
                    self.fail(fault("not-supported", "whole-number", what=self.source.quote(begin, stop)), begin, stop)
            numbers = tuple([int(value) for value, _, _ in given])
            if numbers:
                attrs = {op.literal: numbers if op.several else numbers[0]}
                del waiting[first + inputs:]
                loose[:] = [place for place in loose if place < len(waiting)]
        self.apply(op, len(waiting) - first, start, end, attrs, word)

    def compose(self, function: Composed, count: int, start: int, end: int) -> None:
        """Make the nodes of a function that is built of ops; the last of them stands where it was called."""
        waiting, made = self.waiting, self.builder.made
        first = len(waiting) - count
        given = waiting[first:]
        # Numbers stay numbers: how a function is built may depend on them.
        self.loose[:] = [place for place in self.loose if place < first]
        self.settle()
        before = len(made)
        try:
            node = function.function(*[one if isinstance(one, Literal) else Ref(self.builder, one)
                                       for one, _, _ in given]).index
        except Misfit as misfit:
            holes = {"op": function.name, "argument": self.source.quote(*given[0][1:]), "shapes": _shapes(self, given)}
            raise LanguageError(misfit.code, self.source.span(start, end), misfit.hint,
                                **{**holes, **misfit.holes}) from None
        except EngineError as error:
            raise LanguageError(error.code, self.source.span(start, end), error.hint_key, **error.holes) from None
        del waiting[first:]
        waiting.append((node, start, end))
        if node < before:
            self.again.append((start, end, node))
        else:
            made[node] = made[node]._replace(span=self.source.span(start, end))
        if self.limits.nodes is not None and len(made) > self.limits.nodes:
            self.fail(fault("too-many-nodes", "shorter", limit=self.limits.nodes), start, end)

    def behind(self, op: Op, attrs: Any, end: int) -> None:
        """Apply what stands behind the last operand."""
        self.apply(op, 1, self.waiting[-1][1], end, attrs)

    def shape(self, back: int = 1) -> Shape:
        """Return the shape of one of the last operands."""
        operand = self.waiting[-back][0]
        return self.builder.made[operand].shape if isinstance(operand, int) else ()

    def is_array(self) -> bool:
        """Whether the last operand is an array."""
        return self.shape() != ()

    def joins_matrices(self) -> bool:
        """Whether the last two operands are arrays, one of them of rows: side by side they are a matrix product."""
        left, right = self.shape(2), self.shape()
        return bool(left and right) and len(left) + len(right) > 2

    def _misfit(self, op: Op, error: EngineError, given: list[tuple[Operand, int, int]], start: int, end: int,
                word: int | None) -> NoReturn:
        """Say which shapes do not fit, and what may be meant."""
        if error.code == "unknown-function" and word is not None:
            end = word
        shapes = [self.builder.made[operand].shape for operand, _, _ in given if isinstance(operand, int)]
        texts = [self.source.quote(first, last) for _, first, last in given]
        meant = meant_by(op, shapes, texts) if error.code == Misfit.CODE else None
        hint, holes = ("did-you-mean", {"meant": meant}) if meant else (error.hint_key, {})
        numbers = [text for text, shape in zip(texts, shapes, strict=True) if not shape]
        what = {"argument": numbers[0] if numbers else ""}
        said = {name: _short(value) for name, value in error.holes.items()}
        raise LanguageError(error.code, self.source.span(start, end), hint, **said | what | holes) from None

    def widen(self, start: int, end: int) -> None:
        """Let the last operand reach over the whole command that it was written with."""
        value, first, last = self.waiting[-1]
        self.waiting[-1] = value, start, end
        if not isinstance(value, int):
            return
        if self.again and self.again[-1] == (first, last, value):
            self.again[-1] = start, end, value
        else:
            made = self.builder.made
            made[value] = made[value]._replace(span=self.source.span(start, end))

    def settle(self) -> None:
        """Make nodes of the numbers: from here on they cannot become part of one."""
        for place in self.loose:
            value, start, end = self.waiting[place]
            node = self.builder.constant(cast(float, value), self.source.span(start, end)).index
            self.waiting[place] = node, start, end
        self.loose.clear()


def _short(value: Any) -> Any:
    """A number of many digits as a power of ten: 10³⁰⁰ is not to be read digit by digit."""
    return f"{Decimal(value):.3g}" if isinstance(value, int) and abs(value) >= _LONG else value


def _shapes(operands: Operands, given: list[tuple[Operand, int, int]]) -> str:
    """The shapes of what a function is given, as one writes them."""
    made = operands.builder.made
    shapes = [made[one].shape if isinstance(one, int) else () for one, _, _ in given]
    return " and ".join([written(shape) if shape else "a number" for shape in shapes])
