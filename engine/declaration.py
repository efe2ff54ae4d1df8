"""What an op is: a NumPy function, one local-derivative rule per input, and its words."""

import inspect
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, TypedDict

from engine.places import Corner, Edge, Function, Note
from engine.words import ENGLISH, declare

COMPARISON, SUM, MINUS, PRODUCT, POWER, ATOM = range(1, 7)
"""How tightly a form binds: `x*y` (PRODUCT) needs brackets where POWER or ATOM is asked."""


OWN = "own"
"""For `symbolic`: SymPy knows the op as a function of its own."""


class Face(NamedTuple):
    """One thing as it is written: in a sentence, in mathematics, and spoken.

    `spoken` is a string, or a sentence of the catalogue with its holes.
    """

    text: str
    latex: str
    spoken: Any


class Module(NamedTuple):
    """The op as a layer of a network, as PyTorch has it: ``Module("LeakyReLU", {"negative_slope": 0.01})``.

    `settings` are what such a layer can be given there, at the values that the op has.
    """

    name: str
    settings: Mapping[str, float] = {}


class Declared(TypedDict, total=False):
    r"""What the decorator `op` takes.

    Attributes
    ----------
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
        ``{out}``, ``{local}`` and the parameters' names. ``backward`` may be a dict by input.
    literal_mark : Face
        The mark when the literal is one: text, LaTeX and speech with its hole.
    example : str
        An expression in the language that uses it; run by the tests.
    aliases : tuple of str
        Other spellings of the symbol or the name.
    calls : tuple of str
        Names by which an op that has a symbol can be called, too: ``pow(x, 2)``.
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
    symbolic : callable or OWN, optional
        How SymPy writes it, given the module and the arguments; OWN, a function of its own whose slope is the rule.
        Left out, what has it in it has no closed form here.
    module : Module, optional
        The layer that applies it to each unit.
    samples : tuple of tuples
        Points inside the domain and away from kinks for the tests of the rules.
    """

    binds: int
    mark: Face
    literal_mark: Face
    latex: str
    spaced: str
    text: str
    spoken: str
    noun: str
    forward: str
    backward: str | dict[str, str]
    example: str
    aliases: tuple[str, ...]
    calls: tuple[str, ...]
    numpy: tuple[Function, ...]
    literal: str
    routes: bool
    indicator: bool
    symmetric: bool
    neutral: dict[str, float]
    absorbs: dict[str, tuple[float, float]]
    shortens: Function | None
    symbolic: Function | str | None
    module: Module
    samples: tuple[tuple[float, ...], ...]


class Op:
    """One op: its value, its rules, how it is written, and what it says.

    Made by the decorator `op`; see there for the parameters. `name` is the function's name,
    `params` the names of its inputs (a variadic op has one name for all), `literal` the last
    parameter when a constant there is an attribute rather than a node.
    """

    def __init__(self, function: Function, symbol: str | None, registry: Any, declared: Declared) -> None:
        signature = inspect.signature(function).parameters
        self.function = function
        self.registry = registry
        self.name: str = function.__name__
        self.params = tuple(signature)
        self.variadic = any(p.kind is p.VAR_POSITIONAL for p in signature.values())
        self.symbol = symbol
        self.doc = inspect.getdoc(function) or ""
        self.binds = declared.get("binds", ATOM)
        self.mark = declared.get("mark") or Face(self.name, rf"\operatorname{{{self.name}}}", self.name)
        self.literal_mark = declared.get("literal_mark")
        self.example = declared.get("example", "")
        self.aliases = declared.get("aliases", ())
        self.calls = declared.get("calls", ())
        self.numpy = declared.get("numpy", ())
        self.literal = declared.get("literal")
        self.routes = declared.get("routes", False)
        self.indicator = declared.get("indicator", False)
        self.symmetric = declared.get("symmetric", False)
        self.neutral = declared.get("neutral", {})
        self.absorbs = declared.get("absorbs", {})
        self.shortens = declared.get("shortens")
        self.symbolic: Any = declared.get("symbolic")
        self.module = declared.get("module")
        self.samples = declared.get("samples", ())
        self.spaced = declared.get("spaced")
        code = self._code_template()
        self.templates = {"code": code, "latex": declared.get("latex", code), "text": declared.get("text", code),
                          "spoken": declared.get("spoken", code)}
        self.variants: dict[float, Face] = {}
        self.rules: dict[str, Function | None] = {}
        self.edges: dict[str, list[Edge]] = {}
        self.notes: list[Note] = []
        self.corners: dict[str, list[Corner]] = {}
        backward = declared.get("backward", "")
        self._declare_words("", forward=declared.get("forward", ""), noun=declared.get("noun", ""),
                            spoken=self.templates["spoken"], mark=self.mark.spoken,
                            backward=backward if isinstance(backward, str) else None)
        if self.literal_mark:
            self._declare_words("literal.", mark=self.literal_mark.spoken)
        if not isinstance(backward, str):
            self._declare_words("backward.", **backward)

    def __repr__(self) -> str:
        return f"<op {self.name}({', '.join(self.params)})>"

    def __call__(self, *args: Any) -> Any:
        """The value: the decorated function itself; a node where a rule calls the op on handles."""
        build = next((arg.builder for arg in args if hasattr(arg, "builder")), None)
        return self.function(*args) if build is None else build.apply(self, args)

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
        """Give the rule of every input: ``lambda out, x, y``, of a variadic op ``lambda out, i, inputs``.

        There all inputs are one tuple, or a wide sum would hand on each of them to each. ``None`` says that no
        gradient passes there, as through a condition.

        Raises
        ------
        RuleError
            If an input has no rule, a rule names no input, or a rule cannot be read: then the op is
            not entered in the registry.
        """
        self.rules = dict(rules)
        self.registry.enter(self)

    def variant(self, literal: float, *, mark: Face, noun: str | None = None, forward: str | None = None,
                backward: str | None = None, spoken: str | None = None) -> None:
        """Say how the op looks and speaks when its literal has this value: y^2 is "y squared"."""
        self.variants[literal] = mark
        self._declare_words(f"{literal:g}.", forward=forward, backward=backward, noun=noun, spoken=spoken,
                            mark=mark.spoken)

    def kink(self, says: str, when: Function, **corners: Corner) -> None:
        """State a kink: where it is, which slope the rules take there, and by input what the corner looks like."""
        self._note("kink", says, when)
        for param, corner in corners.items():
            self.registry.verify(self, when, param)
            for rule in filter(callable, corner):
                self.registry.verify(self, partial(self._positive, rule, param), param)
            self.corners.setdefault(param, []).append(corner)

    def undefined(self, says: str, when: Function) -> None:
        """State where the value is not an ordinary number, and why."""
        self._note("domain", says, when)

    def edge(self, param: str, slope: float, says: str, when: Function) -> None:
        """State the slope by one input at places where its rule does not give it, and why."""
        key = f"op.{self.name}.edge.{param}.{len(self.edges.get(param, ()))}"
        self.registry.verify(self, when, param)
        declare({key: says})
        self.edges.setdefault(param, []).append(Edge(when, slope, key))

    def _note(self, kind: str, says: str, when: Function) -> None:
        key = f"op.{self.name}.{kind}.{len(self.notes)}"
        self.registry.verify(self, when)
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
        return rule(out, slot, args) if self.variadic else rule(out, *args)

    def at_corner(self, rule: float | Function, slot: int, out: Any, args: Sequence[Any]) -> Any:
        """Return what a corner of one slot says, a number or a rule, on numbers or on handles."""
        if not callable(rule):
            return rule
        return rule(out, slot, args) if self.variadic else rule(out, *args)

    def _positive(self, rule: Function, param: str, out: Any, *args: Any) -> Any:
        return self.at_corner(rule, self.params.index(param), out, args) > 0.0

    def key(self, sentence: str, attrs: Mapping[str, Any], slot: int | None = None) -> str:
        """The catalogue key of a sentence: that of the literal's value, else of the slot, else the op's.

        `sentence` is ``forward``, ``backward``, ``spoken``, ``noun`` or ``mark``.
        """
        own = [f"op.{self.name}.{value:g}.{sentence}" for value in self.fixed(attrs)]
        own += [f"op.{self.name}.{sentence}.{self.param(slot)}"] if slot is not None else []
        return next((key for key in own if key in ENGLISH), f"op.{self.name}.{sentence}")
