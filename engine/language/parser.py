"""Text to a graph: the statements in order, each read into one builder."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from itertools import chain
from math import isfinite
from typing import NoReturn

from engine.builder import Builder, Ref
from engine.errors import EngineError, Span
from engine.graph import INPUT, Graph
from engine.language.declaring import Arrays, declared_arrays
from engine.language.expression import Expression
from engine.language.faults import Fault, LanguageError, fault
from engine.language.folding import Source
from engine.language.limits import Limits
from engine.language.notices import notices
from engine.language.reading import Reading
from engine.language.statements import Statement, outline, resolved, split
from engine.language.tokens import NAME, scan
from engine.language.transposed import transposed
from engine.language.words import Words
from engine.notice import Notice
from engine.patience import go_on
from engine.shapes import NO_SHAPES, Shape


def parse(text: str, *, merge: bool = False, of: str | None = None, names: Collection[str] = (),
          limits: Limits | None = None, shapes: Mapping[str, Shape] = NO_SHAPES) -> Graph:
    """Read a text.

    Parameters
    ----------
    text : str
        Statements as one writes them on a board.
    merge : bool
        Make equal anonymous parts once.
    of : str, optional
        Name of the node to differentiate; that of the last statement that is not a value if left
        out.
    names : collection of str
        Canonical names that count as declared, such as those of inputs given beside the text.
    limits : Limits, optional
        How much the text may ask for.
    shapes : mapping of str to tuple of int
        Of inputs to which the text gives no value; what is in neither is a number.

    Returns
    -------
    Graph
        Its nodes have the spans they were read from; its `notices` are found when they are asked for.

    Raises
    ------
    LanguageError
        If the text cannot be read: the leftmost fault, its place and what to do.
    EngineError
        ``unknown-node`` if nothing is called `of`.

    Examples
    --------
    >>> graph = parse("f(x, y, z) = x(y^2 + z)")
    >>> [node.op for node in graph.nodes], graph.head
    (['input', 'input', 'input', 'pow', 'add', 'mul'], ('x', 'y', 'z'))
    """
    return read(text, merge=merge, of=of, names=names, limits=limits or Limits(), shapes=shapes).graph


def read(text: str, *, merge: bool, of: str | None, names: Collection[str], limits: Limits,
         shapes: Mapping[str, Shape] = NO_SHAPES) -> Reading:
    """Read a text and keep what was found on the way; `parse` tells of the parameters."""
    go_on()
    if limits.characters is not None and len(text) > limits.characters:
        raise LanguageError("too-many-characters", Span(0, limits.characters, 1, 1), "shorter", size=len(text),
                            limit=limits.characters)
    source = Source(text)
    outlined = [outline(tokens, limits.name) for tokens in split(scan(source.text, limits.literal, source.faults))]
    if not outlined:
        raise LanguageError("empty")
    declared = set(names)
    for statement in outlined:
        if statement.target is not None:
            declared.add(statement.target)
            declared.update([name for name, *_ in statement.head or ()])
    words = Words(declared, limits.name)
    statements = [resolved(statement, words) for statement in outlined]
    parts = {s.target for s in statements if s.target is not None and not s.is_value}
    builder = Builder(merge=merge)
    builder.most = limits.elements
    heads = {s.target: tuple([name for name, *_ in s.head]) for s in statements if s.target and s.head is not None}
    expression = Expression(builder, source, limits, {}, heads)
    arrays = declared_arrays(expression, statements)
    if arrays.shapes or shapes:
        statements = transposed(statements, source, declared)
    _declare_inputs(expression, statements, parts, {**shapes, **arrays.shapes})
    again = partial(read, merge=merge, of=of, names=names, limits=limits, shapes=shapes)
    reader = _Reader(expression, statements, parts, arrays)

    def reading_of(graph: Graph) -> Reading:
        return Reading(graph, builder, outlined, statements, reader.roots, expression.brackets,
                       expression.operands.again, source, words, again, expression.joined)

    # The graph is handed over when notices are asked for: held, it would be a cycle, and wait for the collector.
    return reading_of(reader.read(of, lambda graph: notices(reading_of(graph))))


def _fail(source: Source, what: Fault, start: int, end: int) -> NoReturn:
    raise LanguageError(what.code, source.span(start, end), what.hint, **what.holes)


def _declare_inputs(expression: Expression, statements: list[Statement], parts: Collection[str],
                    shapes: Mapping[str, Shape]) -> None:
    """Make every input, in order of appearance: so nodes are numbered once."""
    builder, known, span = expression.operands.builder, expression.known, expression.source.span
    limit = expression.limits.inputs
    for statement in statements:
        first = statement.head or ()
        if statement.is_value and statement.target is not None:
            first = ((statement.target, statement.start, statement.equals),)
        for name, start, end in chain(first, (token[1:] for token in statement.tokens if token[0] == NAME)):
            if name not in known and name not in parts:
                if limit is not None and len(known) >= limit:
                    _fail(expression.source, fault("too-many-inputs", "shorter", limit=limit), start, end)
                known[name] = builder.input(name, span=span(start, end), shape=shapes.get(name, ())).index


class _Reader:
    """Reads statement after statement."""

    def __init__(self, expression: Expression, statements: list[Statement], parts: Collection[str],
                 arrays: Arrays) -> None:
        self.expression = expression
        self.arrays = arrays
        self.builder = expression.operands.builder
        self.source = expression.source
        self.statements = statements
        self.parts = parts
        self.given: set[str] = set()
        self.roots: list[int | None] = []

    def read(self, of: str | None, tell: Callable[[Graph], tuple[Notice, ...]]) -> Graph:
        """Read every statement, and make the graph; what is to be said of it is found when it is asked."""
        for statement in self.statements:
            self._check(statement)
            if statement.is_value:
                self._value(statement)
            else:
                self.arrays.before(self._statement, statement)
        return self._graph(of, tell)

    def _check(self, statement: Statement) -> None:
        if statement.fault is not None:
            _fail(self.source, *statement.fault)
        name, start = statement.target, statement.start
        if name is None:
            return
        end = start + len(name) if statement.head is not None else statement.equals
        if name in self.given:
            again = fault("assigned-twice", "name-once", what=name, free=self._free(name))
            _fail(self.source, again, start, min(end, statement.equals))
        self.given.add(name)
        for argument, first, last in statement.head or ():
            if argument in self.parts and argument not in self.given or argument == name:
                _fail(self.source, fault("used-before-defined", "define-first", what=argument), first, last)

    def _free(self, name: str) -> str:
        taken = {statement.target for statement in self.statements}
        return next(free for number in range(2, len(taken) + 3) if (free := f"{name}_{number}") not in taken)

    def _value(self, statement: Statement) -> None:
        self.roots.append(None)
        value = self.arrays.value(statement)
        if not isinstance(value, tuple) and not isfinite(value):
            start, end = statement.tokens[0][2], statement.end
            text = self.source.quote(start, end)
            _fail(self.source, fault("literal-out-of-range", "value-range", what=text), start, end)
        assert statement.target is not None
        self.builder.value(statement.target, value)

    def _statement(self, statement: Statement) -> None:
        operand = self.expression.read(statement.tokens, statement.begins)
        if isinstance(operand, int):
            root = Ref(self.builder, operand)
        else:
            root = self.builder.constant(operand, self.source.span(statement.tokens[0][2], statement.end))
        self.roots.append(root.index)
        if statement.target is not None:
            self.builder.name(root, statement.target)
            self.expression.known[statement.target] = root.index
        head = None if statement.head is None else tuple([name for name, *_ in statement.head])
        self.builder.statement(root, statement.target, head)

    def _graph(self, of: str | None, tell: Callable[[Graph], tuple[Notice, ...]]) -> Graph:
        chosen = len(self.roots) - 1
        while chosen >= 0 and self.roots[chosen] is None:
            chosen -= 1
        if chosen < 0:
            last = self.statements[-1]
            what = self.source.quote(last.start, last.end)
            _fail(self.source, fault("no-result", "add-function", what=what), last.start, last.end)
        statement, root = self.statements[chosen], self.roots[chosen]
        title = statement.target
        if of is not None and of != title:
            if of not in self.builder.names:
                raise EngineError("unknown-node", name=of)
            title, root = of, self.builder.names[of]
        assert root is not None
        return self.builder.graph(Ref(self.builder, root), title=title, order=self._order(statement.head or ()),
                                  text=self.source.typed, tell=tell)

    def _order(self, head: tuple[tuple[str, int, int], ...]) -> list[str]:
        """Return the inputs of a head; a part in it stands for its own inputs."""
        made = self.builder.made
        order: dict[str, None] = {}
        for name, *_ in head:
            if name not in self.parts:
                order[name] = None
                continue
            reached, stack = set(), [self.builder.names[name]]
            while stack:
                index = stack.pop()
                if index not in reached:
                    reached.add(index)
                    stack += made[index].inputs
            for index in sorted(reached):
                if made[index].op == INPUT:
                    order[made[index].name or ""] = None
        return list(order)
