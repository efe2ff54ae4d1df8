"""The registry of ops: a NumPy function, one local-derivative rule per input, and its words."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from engine.words import ENGLISH, declare

COMPARISON, SUM, MINUS, PRODUCT, POWER, ATOM = range(1, 7)
"""How tightly a form binds: `x*y` (PRODUCT) needs brackets where POWER or ATOM is asked."""

Function = Callable[..., Any]


class Face(NamedTuple):
    """One thing as it is written: in a sentence, in mathematics, and spoken.

    `spoken` is a string, or a sentence of the catalogue with its holes.
    """

    text: str
    latex: str
    spoken: Any


class Note(NamedTuple):
    """A place where the op has something to say: a kink, or a point outside its domain.

    `when` is a rule like a partial's, ``lambda out, *inputs``, true at that place; `key` is the sentence.
    """

    kind: str
    when: Function
    key: str


class Edge(NamedTuple):
    """A stated slope: where `when` holds, the local derivative is `slope`, whatever the rule gives."""

    when: Function
    slope: float


class Op:
    """One op: its value, its rules, how it is written, and what it says.

    Made by the decorator `op`; see there for the parameters. `name` is the function's name,
    `params` the names of its inputs (a variadic op has one name for all), `literal` the last
    parameter when a constant there is an attribute rather than a node.
    """

    def __init__(self, function: Function, symbol: str | None, **declared: Any) -> None:
        signature = inspect.signature(function).parameters
        self.function = function
        self.name: str = function.__name__
        self.params = tuple(signature)
        self.variadic = any(p.kind is p.VAR_POSITIONAL for p in signature.values())
        self.symbol = symbol
        self.doc = inspect.getdoc(function) or ""
        self.binds: int = declared["binds"]
        self.mark: Face = declared["mark"] or Face(self.name, rf"\operatorname{{{self.name}}}", self.name)
        self.example: str = declared["example"]
        self.aliases: tuple[str, ...] = declared["aliases"]
        self.numpy: tuple[Function, ...] = declared["numpy"]
        self.literal: str | None = declared["literal"]
        self.routes: bool = declared["routes"]
        self.indicator: bool = declared["indicator"]
        self.symmetric: bool = declared["symmetric"]
        self.neutral: dict[str, float] = declared["neutral"]
        self.absorbs: dict[str, tuple[float, float]] = declared["absorbs"]
        self.shortens: Function | None = declared["shortens"]
        self.samples: tuple[tuple[float, ...], ...] = declared["samples"]
        self.templates: dict[str, str] = declared["templates"] | {"code": self._code_template()}
        self.spaced: str | None = declared["spaced"]
        self.variants: dict[float, Face] = {}
        self.rules: dict[str, Function | None] = {}
        self.edges: dict[str, list[Edge]] = {}
        self.notes: list[Note] = []
        for form in ("latex", "text", "spoken"):
            self.templates.setdefault(form, self.templates["code"])
        self._declare_words("", forward=declared["forward"], backward=declared["backward"], noun=declared["noun"],
                            spoken=self.templates["spoken"], mark=self.mark.spoken)

    def __repr__(self) -> str:
        return f"<op {self.name}({', '.join(self.params)})>"

    def __call__(self, *args: Any) -> Any:
        """The value: the decorated function itself."""
        return self.function(*args)

    def _code_template(self) -> str:
        if self.symbol is None:
            holes = "{%s|, }" % self.params[0] if self.variadic else ", ".join("{%s}" % p for p in self.params)
            return f"{self.name}({holes})"
        spaced = self.binds in (SUM, COMPARISON) and (self.variadic or len(self.params) > 1)
        sign = f" {self.symbol} " if spaced else self.symbol
        if self.variadic:
            return "{%s|%s}" % (self.params[0], sign)
        if len(self.params) == 1:
            return sign + "{%s}" % self.params[0]
        return "{%s}%s{%s}" % (self.params[0], sign, self.params[1])

    def _declare_words(self, variant: str, **words: str | None) -> None:
        declare({k: v for k, v in words.items() if v is not None}, prefix=f"op.{self.name}.{variant}")

    # -- declarations under the function ------------------------------------------------------

    def partials(self, **rules: Function | None) -> None:
        """Give the rule of every input: ``lambda out, *inputs`` (variadic: ``out, i, *inputs``).

        ``None`` says that no gradient passes there, as through a condition.

        Raises
        ------
        RuleError
            If an input has no rule, a rule names no input, or a rule cannot be read.
        """
        self.rules = dict(rules)
        for check in REGISTRY.checks:
            check(self)

    def variant(self, literal: float, *, mark: Face, noun: str | None = None, forward: str | None = None,
                backward: str | None = None, spoken: str | None = None) -> None:
        """Say how the op looks and speaks when its literal has this value: y^2 is "y squared"."""
        self.variants[literal] = mark
        self._declare_words(f"{literal:g}.", forward=forward, backward=backward, noun=noun, spoken=spoken,
                            mark=mark.spoken)

    def kink(self, says: str, when: Function) -> None:
        """State a kink: where it is, and which slope the rules take there."""
        self._note("kink", says, when)

    def undefined(self, says: str, when: Function) -> None:
        """State where the value is not an ordinary number, and why."""
        self._note("domain", says, when)

    def edge(self, param: str, slope: float, when: Function) -> None:
        """State the slope by one input at places where its rule does not give it."""
        self.edges.setdefault(param, []).append(Edge(when, slope))

    def _note(self, kind: str, says: str, when: Function) -> None:
        key = f"op.{self.name}.{kind}.{len(self.notes)}"
        declare({key: says})
        self.notes.append(Note(kind, when, key))

    # -- readings -----------------------------------------------------------------------------

    def fixed(self, attrs: Mapping[str, Any]) -> tuple[Any, ...]:
        """The literal where it is an attribute, as the last argument; else nothing."""
        return (attrs[self.literal],) if self.literal is not None and self.literal in attrs else ()

    def arguments(self, inputs: Sequence[Any], attrs: Mapping[str, Any]) -> tuple[Any, ...]:
        """All arguments of the function: the inputs, and the literal where it is an attribute."""
        return (*inputs, *self.fixed(attrs))

    def param(self, slot: int) -> str:
        """The name of the parameter a slot fills."""
        return self.params[0] if self.variadic else self.params[slot]

    def passes(self, slot: int) -> bool:
        """Whether a gradient passes back through this slot at all."""
        return self.rules.get(self.param(slot)) is not None

    def rule(self, slot: int, out: Any, args: Sequence[Any]) -> Any:
        """The rule of one slot as it was written, on numbers or on `Ref` handles."""
        rule = self.rules[self.param(slot)]
        if rule is None:
            raise TypeError(f"{self.name} passes no gradient to {self.param(slot)}")
        return rule(out, slot, *args) if self.variadic else rule(out, *args)

    def key(self, sentence: str, attrs: Mapping[str, Any]) -> str:
        """The catalogue key of a sentence, the variant's own if it has one.

        `sentence` is ``forward``, ``backward``, ``spoken``, ``noun`` or ``mark``.
        """
        for value in self.fixed(attrs):
            own = f"op.{self.name}.{value:g}.{sentence}"
            if own in ENGLISH:
                return own
        return f"op.{self.name}.{sentence}"

    def own_mark(self, attrs: Mapping[str, Any]) -> Face:
        """The symbol of a node of this op."""
        return next((self.variants[value] for value in self.fixed(attrs) if value in self.variants), self.mark)


class Registry:
    """Every op, by its name, by its other spellings, and by the NumPy function it stands for."""

    def __init__(self) -> None:
        self.by_name: dict[str, Op] = {}
        self.spellings: dict[str, Op] = {}
        self.infix: dict[str, Op] = {}
        self.prefix: dict[str, Op] = {}
        self.by_numpy: dict[Function, Op] = {}
        self.checks: list[Callable[[Op], None]] = []

    def __iter__(self) -> Any:
        return iter(self.by_name.values())

    def __getitem__(self, name: str) -> Op:
        return self.by_name[name]

    def __contains__(self, name: object) -> bool:
        return name in self.by_name

    def add(self, new: Op) -> None:
        """Enter an op; a name, symbol or spelling that is taken is an error."""
        tables: list[tuple[dict[Any, Op], Any]] = [(self.by_name, new.name)]
        tables += [(self.by_numpy, function) for function in new.numpy]
        if new.symbol is None:
            tables += [(self.spellings, s) for s in (new.name, *new.aliases)]
        else:
            unary = len(new.params) == 1 and not new.variadic
            tables += [(self.prefix if unary else self.infix, s) for s in (new.symbol, *new.aliases)]
        for table, key in tables:
            if key in table:
                raise ValueError(f"{key!r} already stands for {table[key]}")
        for table, key in tables:
            table[key] = new

    def remove(self, name: str) -> None:
        """Take an op out again; for tests that make one up."""
        old = self.by_name[name]
        tables: tuple[dict[Any, Op], ...] = (self.by_name, self.spellings, self.infix, self.prefix, self.by_numpy)
        for table in tables:
            for key in [k for k, v in table.items() if v is old]:
                del table[key]


REGISTRY = Registry()


def op(symbol: str | None = None, *, binds: int = ATOM, mark: Face | None = None, latex: str | None = None,
       spaced: str | None = None, text: str | None = None, spoken: str | None = None, noun: str = "", forward: str = "",
       backward: str = "", example: str = "", aliases: tuple[str, ...] = (), numpy: tuple[Function, ...] = (),
       literal: str | None = None, routes: bool = False, indicator: bool = False, symmetric: bool = False,
       neutral: dict[str, float] | None = None, absorbs: dict[str, tuple[float, float]] | None = None,
       shortens: Function | None = None, samples: tuple[tuple[float, ...], ...] = ()) -> Callable[[Function], Op]:
    r"""Declare an op: decorate its NumPy function, then give its `partials` below it.

    Parameters
    ----------
    symbol : str, optional
        Infix or prefix symbol in the language; without one the op is called by its name.
    binds : int
        How tightly the symbol binds, one of SUM, PRODUCT, …; ATOM for a function.
    mark : Face, optional
        What stands in the node: text, LaTeX, spoken. The name if left out.
    latex, text, spoken : str, optional
        How an expression of it is written. ``{x}`` is an input, ``{inputs| + }`` all inputs with
        that between them; an input that touches a brace or bracket in the template is never
        bracketed. ``text`` may end a literal in ``^``, as ``{base}{exponent^}``, for superscripts.
    spaced : str, optional
        LaTeX between symbols that stand side by side (``x\,g``), where `latex` is for numbers.
    noun : str
        "a product": what the opening sentence calls it.
    forward, backward : str
        The board's sentence for a forward and for a backward step, at most 14 words. Holes are
        ``{out}``, ``{local}`` and the parameters' names.
    example : str
        An expression in the language that uses it; run by the tests.
    aliases : tuple of str
        Other spellings of the symbol or the name.
    numpy : tuple of callables
        NumPy functions that mean this op when a rule calls them on a `Ref`.
    literal : str, optional
        The last parameter, when a constant there is an attribute (y^2 is one node).
    routes : bool
        The op routes: where a local is 0 the pull is cut.
    indicator : bool
        The value is 1 or 0 and no gradient passes.
    symmetric : bool
        Swapping the inputs changes nothing.
    neutral : dict
        Parameter to the value that leaves the other one as it is; only for shortening what is
        printed.
    absorbs : dict
        Parameter to (value, result): where it has that value the result is known.
    shortens : callable, optional
        Given the arguments, a shorter way to print the op on them, or None.
    samples : tuple of tuples
        Points inside the domain and away from kinks for the tests of the rules.

    Returns
    -------
    callable
        The decorator; it returns the `Op`.
    """

    def decorate(function: Function) -> Op:
        written = {"latex": latex, "text": text, "spoken": spoken}
        new = Op(function, symbol, binds=binds, mark=mark, noun=noun, example=example, aliases=aliases, numpy=numpy,
                 literal=literal, routes=routes, indicator=indicator, symmetric=symmetric, neutral=neutral or {},
                 absorbs=absorbs or {}, shortens=shortens, samples=samples, spaced=spaced, forward=forward,
                 backward=backward, templates={form: text for form, text in written.items() if text is not None})
        REGISTRY.add(new)
        return new

    return decorate
