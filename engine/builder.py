"""Builder makes graphs node by node; Ref is a node in the making that NumPy code can handle."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from engine.errors import EngineError, Span
from engine.exact import Exact
from engine.graph import CONSTANT, INPUT, NO_ATTRS, Graph, Line, Literal, Node, untold
from engine.handle import Handle, RuleError
from engine.notice import Notice
from engine.op import MINUS, PRODUCT, REGISTRY, SUM, Op
from engine.shapes import Misfit, Shape, size, written
from engine.words import ENGLISH

TITLES = ("f", "h", "u", "F")


class Ref(Handle):
    """A handle on a node: operators and NumPy functions on it make further nodes.

    Examples
    --------
    >>> build = Builder()
    >>> x = build.input("x")
    >>> build.graph(x * np.exp(x)).nodes[-1].op
    'mul'
    """

    __slots__ = ("builder", "index")

    def __init__(self, builder: "Builder", index: int) -> None:
        self.builder = builder
        self.index = index

    def __repr__(self) -> str:
        node = self.builder.made[self.index]
        return f"<Ref {node.name or node.op}>"

    @property
    def indicator(self) -> bool:
        """Whether it is known to be 1 or 0: a comparison."""
        node = self.builder.made[self.index]
        return self.index in self.builder.indicators or (not node.is_leaf and node.rule.indicator)

    def _apply(self, function: Callable[..., Any], args: Sequence[Any]) -> "Ref":
        op = REGISTRY.by_numpy.get(function)
        if op is None:
            raise RuleError(f"no op stands for numpy's {function.__name__}: a rule can only be built of ops")
        return self.builder.apply(op, args)


class Builder:
    """Makes a graph; the parser, networks and the reading of rules all use it.

    Parameters
    ----------
    merge : bool
        Make equal anonymous parts once.
    shorten : bool
        Drop factors of 1, terms of 0 and the like, and compute with constants: for formulas that
        are printed, never for what a learner typed.

    Examples
    --------
    >>> build = Builder()
    >>> x, y = build.input("x", -2), build.input("y", 3)
    >>> graph = build.graph(build.name(x * y**2, "f"))
    >>> [node.op for node in graph.nodes], graph.title
    (['input', 'input', 'pow', 'mul'], 'f')
    """

    def __init__(self, *, merge: bool = False, shorten: bool = False) -> None:
        self.merge = merge
        self.shorten = shorten
        self.made: list[Node] = []
        self.names: dict[str, int] = {}
        self.defaults: dict[str, Any] = {}
        self.lines: list[Line] = []
        self.scope = ""
        self.labels: set[str] = set()
        self.indicators: set[int] = set()
        self.most: int | None = None
        self._elements = 0
        self._known: dict[Any, int] = {}
        self._inputs = self._leading = 0

    def _make(self, op: str, inputs: tuple[int, ...], attrs: Any, name: str | None, span: Span | None,
              shape: Shape) -> int:
        key = None
        if self.merge and op != INPUT:
            key = (op, inputs, tuple(attrs.items()))
            if key in self._known:
                return self._known[key]
        index = len(self.made)
        self.made.append(Node(index, op, inputs, attrs, name, self.scope, span, shape))
        if key is not None:
            self._known[key] = index
        return index

    def input(self, name: str, value: Any = None, span: Span | None = None, shape: Shape = ()) -> Ref:
        """Make an input, or return the one of that name; a value is its declared one."""
        if value is not None:
            self.defaults[name] = value
            shape = np.shape(value)
        if name in self.names:
            return Ref(self, self.names[name])
        self._leading += self._inputs == len(self.made)
        self._inputs += 1
        self.names[name] = index = self._make(INPUT, (), NO_ATTRS, name, span, shape)
        return Ref(self, index)

    def constant(self, value: Any, span: Span | None = None) -> Ref:
        """Make a constant node; a `Literal` keeps how it was written, a tuple of them is an array."""
        if isinstance(value, tuple):
            return Ref(self, self._make(CONSTANT, (), {"value": value}, None, span, np.shape(value)))
        literal = value if isinstance(value, Literal) else Literal(value)
        return Ref(self, self._make(CONSTANT, (), {"value": literal}, None, span, ()))

    def apply(self, op: Op, args: Sequence[Any], span: Span | None = None) -> Ref:
        """Make a node of an op; numbers among the arguments become constants or the literal."""
        if self.shorten and (short := self._shorten(op, args)) is not None:
            return short
        attrs: Any = NO_ATTRS
        if not op.elementwise:
            given = op.literal is not None and not isinstance(args[-1], Ref)
            attrs, args = ({op.literal: args[-1]}, args[:-1]) if given else (attrs, args)
        elif op.literal and len(args) == len(op.params) and (self.shorten or not isinstance(args[-1], Ref)) \
                and (value := self._number(args[-1])) is not None:
            attrs, args = {op.literal: value if isinstance(value, Literal) else Literal(value)}, args[:-1]
        return Ref(self, self.make(op, tuple([self._ref(a).index for a in args]), attrs, span))

    def make(self, op: Op, inputs: tuple[int, ...], attrs: Any = NO_ATTRS, span: Span | None = None) -> int:
        """Make a node of an op on nodes that stand, and return its index: `apply` without its help."""
        made = self.made
        plain = op.elementwise
        for index in inputs:
            if made[index].shape:
                plain = False
                break
        shape = () if plain else self._shape(op, [made[i].shape for i in inputs], attrs, span)
        return self._make(op.name, inputs, attrs, None, span, shape)

    def _shape(self, op: Op, shapes: list[Shape], attrs: Any, span: Span | None) -> Shape:
        try:
            shape = op.shape_of(shapes, attrs)
        except Misfit as misfit:
            noun = ENGLISH[op.key("noun", {})]
            said = {"argument": "what is given", "op": noun[:1].upper() + noun[1:],
                    "shapes": " and ".join(map(written, shapes))}
            raise EngineError(misfit.code, span, misfit.hint, **{"what": op.name, **said, **misfit.holes}) from None
        self._elements += size(shape) if shape else 0
        if self.most is not None and self._elements > self.most:
            raise EngineError("too-many-elements", span, "smaller-arrays", limit=self.most)
        return shape

    def _shorten(self, op: Op, args: Sequence[Any]) -> "Ref | None":
        values = [self._number(a) for a in args]
        if all(v is not None for v in values):
            return self.constant(_computed(op, [v for v in values if v is not None]))
        named = {op.param(slot): slot for slot in range(len(args))} if not op.variadic else {}
        for param, (value, result) in op.absorbs.items():
            if values[named[param]] == value:
                return self.constant(result)
        if len(args) == 2:
            for slot in (0, 1):
                if values[slot] is not None and values[slot] == op.neutral.get(op.param(slot)):
                    return self._ref(args[1 - slot])
        short = op.shortens(*args) if op.shortens else None
        return None if short is None else self._ref(short)

    def _ref(self, arg: Any) -> "Ref":
        if isinstance(arg, Exact):
            op = REGISTRY.by_numpy[arg.function]
            return Ref(self, self.make(op, tuple([self._ref(a).index for a in arg.args])))
        return arg if isinstance(arg, Ref) else self.constant(float(arg))

    def _number(self, arg: Any) -> float | None:
        """The number an argument is; None for a formula, an exact number's too."""
        if isinstance(arg, Exact):
            return None
        if not isinstance(arg, Ref):
            return arg if isinstance(arg, Literal) else float(arg)
        node = self.made[arg.index]
        return node.attrs["value"] if node.op == CONSTANT else None

    def name(self, ref: Ref, name: str) -> Ref:
        """Give a node a name; a node that has one (``g = x``) takes it as a further name.

        A named node is no longer merged with others: only anonymous parts are.
        """
        node = self.made[ref.index]
        self._known.pop((node.op, node.inputs, tuple(node.attrs.items())), None)
        self.names[name] = ref.index
        if node.name is None and node.op != CONSTANT:
            id, op, inputs, attrs, _, scope, span, shape = node
            self.made[ref.index] = Node(id, op, inputs, attrs, name, scope, span, shape)
        return ref

    def statement(self, ref: Ref, name: str | None = None, head: tuple[str, ...] | None = None) -> Ref:
        """Record that a statement stands for this node, and what is written left of its equals sign."""
        self.lines.append(Line(name, head, ref.index))
        return ref

    def value(self, name: str, value: Any) -> Ref:
        """Record a statement that declares the value of an input."""
        self.lines.append(Line(name, None, None))
        return self.input(name, value)

    def graph(self, output: Ref, *, title: str | None = None, order: Iterable[str] = (), text: str = "",
              tell: Callable[[Graph], tuple[Notice, ...]] = untold) -> Graph:
        """Finish: inputs first (those of `order`, then as they appeared), then all else as it was made.

        Parameters
        ----------
        output : Ref
            The node to differentiate.
        title : str, optional
            The output's name; its own name or the first free of f, h, u, F if left out.
        order : iterable of str
            Names of inputs that come first, in this order.
        text : str
            What the graph was read from.
        tell : callable
            Finds what is to be said of that text, given the graph.
        """
        nodes, new_id = self._numbered([self.names[name] for name in order])
        own = self.made[output.index]
        title = title or (own.name if own.name and own.op != INPUT else None)
        title = title or next((t for t in TITLES if t not in self.names), TITLES[0])
        lines = [line if line.node is None else Line(line.name, line.head, new_id[line.node]) for line in self.lines]
        return Graph(tuple(nodes), new_id[output.index], dict(self.defaults),
                     {name: new_id[i] for name, i in self.names.items()}, title, text, tuple(lines),
                     frozenset(self.labels), tell)

    def _numbered(self, order: list[int]) -> tuple[list[Node], Sequence[int]]:
        """Return the nodes as they are numbered in the graph, and the new id of each."""
        made = self.made
        if self._leading == self._inputs and order == list(range(len(order))):
            return made, range(len(made))
        place = {index: position for position, index in enumerate(order)}
        inputs = [n.id for n in made if n.op == INPUT]
        inputs.sort(key=lambda i: place.get(i, len(place)))
        new_id = [0] * len(made)
        for new, old in enumerate(inputs + [n.id for n in made if n.op != INPUT]):
            new_id[old] = new
        nodes = [n._replace(id=new_id[n.id], inputs=tuple([new_id[i] for i in n.inputs])) for n in made]
        nodes.sort(key=lambda n: n.id)
        return nodes, new_id


def _computed(op: Op, values: Sequence[float]) -> float:
    """Compute with constants as one does on paper: fractions stay fractions, 2.2 − 1 is 1.2."""
    if op.binds in (SUM, MINUS, PRODUCT):
        overs = [getattr(value, "over", None) for value in values]
        try:
            exact = op.function(*(Fraction(repr(float(v))) if over is None else Fraction(over[0]) / Fraction(over[1])
                                  for v, over in zip(values, overs, strict=True)))
            if isinstance(exact, Fraction):
                whole = exact.denominator == 1 or not any(overs)
                return Literal(float(exact)) if whole else Literal.fraction(exact.numerator, exact.denominator)
        except (ArithmeticError, ValueError):  # NaN and infinities are no fractions
            pass
    with np.errstate(all="ignore"):
        return float(op.function(*map(np.float64, values)))
