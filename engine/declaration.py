"""What an op is: a NumPy function, one local-derivative rule per input, and its words."""

import inspect
from collections.abc import Mapping, Sequence
from functools import partial
from math import inf
from typing import Any

from engine.declared import ATOM, COMPARISON, SUM, Declared, Face
from engine.locals import Local, diagonal
from engine.places import Corner, Edge, Function, Note
from engine.shapes import Shape, broadcast
from engine.words import ENGLISH, declare


def _none(*_: Any) -> int:
    return 0


class Op:
    """One op: its value, its rules, how it is written, and what it says.

    Made by the decorator `op`; see there for the parameters. `name` is the function's name,
    `params` the names of its inputs (a variadic op has one name for all), `literal` the last
    parameter when a constant there is an attribute rather than a node. Those that are `elementwise`
    have partials and take each element alone; the others have pullbacks.
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
        self.shape: Function = declared.get("shape", broadcast)
        self.spaced = declared.get("spaced")
        self.postfix = declared.get("postfix", False)
        self.optional = self.literal is not None and signature[self.literal].default is not inspect.Parameter.empty
        self.several = declared.get("several", False)
        self.itself = declared.get("itself", False)
        self.alone = declared.get("alone")
        code = declared.get("code") or self._code_template()
        self.templates = {"code": code, "latex": declared.get("latex", code), "text": declared.get("text", code),
                          "spoken": declared.get("spoken", code)}
        self.variants: dict[float, Face] = {}
        self.rules: dict[str, Function | None] = {}
        self.elementwise = True
        self.pullbacks: dict[str, Function | None] = {}
        self.locals: dict[str, Function] = {}
        self.unfolds: Function | None = None
        self.count: Function = _none
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
        if self.postfix:
            opens, closes = self.symbol[:1], self.symbol[1:]
            behind = self.symbol if self.literal is None else f"{opens}{{{self.literal}}}{closes}"
            return "{%s}" % self.params[0] + behind
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

    def jacobian(self, **locals: Function) -> None:
        """Say, before `pullback`, what the Jacobian by every input is, given the shapes of the inputs: a `Local`."""
        self.locals = locals

    def elements(self, rule: Function | None = None, count: Function | None = None) -> None:
        """Say, before `pullback`, what it does to the elements, as simple ops; without a rule it passes them on.

        The rule takes arrays of handles where the function takes arrays of numbers, and gives an array of handles, or
        one. `count` says how many nodes it makes, given the shapes of the inputs.
        """
        self.unfolds, self.count = rule or self.function, count or _none

    def pullback(self, **rules: Function | None) -> None:
        """Give for every input what of an upstream arrives there: ``lambda g, out, x, y``, not element by element.

        Of a variadic op ``lambda g, out, i, inputs``. What is broadcast may come as large as it was made: the machine
        sums the copies.

        Raises
        ------
        RuleError
            As `partials` does, and where the shape of what arrives is not the input's.
        """
        self.elementwise, self.pullbacks = False, dict(rules)
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

    def template(self, form: str, whole: bool = True) -> str:
        """Return how it is written as ``code``, ``latex`` or ``text``; without its literal if there is none."""
        found = self.templates[form]
        return found if whole else found.replace(f", {{{self.literal}}}", "")

    # -- readings -----------------------------------------------------------------------------

    @property
    def arity(self) -> tuple[int, float]:
        """How many arguments it takes at least and at most."""
        if self.variadic:
            return 2, inf
        return len(self.params) - self.optional, inf if self.several else len(self.params)

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
        return (self.pullbacks or self.rules).get(self.param(slot)) is not None

    def shape_of(self, shapes: Sequence[Shape], attrs: Mapping[str, Any]) -> Shape:
        """Return the shape of its value; raises `Misfit`."""
        return self.shape(*shapes) if self.elementwise else self.shape(*shapes, *self.fixed(attrs))  # type: ignore

    def local_of(self, slot: int, shapes: Sequence[Shape], attrs: Mapping[str, Any]) -> Local:
        """Return what its Jacobian by one slot is, for inputs of these shapes."""
        if self.elementwise:
            return diagonal(shapes[slot], self.shape(*shapes))
        found: Local = self.locals[self.param(slot)](*self.arguments(shapes, attrs))
        return found

    def pulled(self, slot: int, upstream: Any, out: Any, args: Sequence[Any]) -> Any:
        """Return what of an upstream arrives at one slot; the copies of what was broadcast are not summed yet."""
        rule = self.pullbacks[self.param(slot)]
        if rule is None:
            raise TypeError(f"{self.name} passes no gradient to {self.param(slot)}")
        return rule(upstream, out, slot, args) if self.variadic else rule(upstream, out, *args)

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

    def key(self, sentence: str, attrs: Mapping[str, Any], slot: int | None = None, says: str = "") -> str:
        """The catalogue key of a sentence: that of the literal's value, else of the slot's Jacobian, else the op's.

        `sentence` is ``forward``, ``backward``, ``spoken``, ``noun`` or ``mark``.
        """
        own = [f"op.{self.name}.{value:g}.{sentence}" for value in self.fixed(attrs) if isinstance(value, float)]
        if slot is not None:
            by_slot = f"op.{self.name}.{sentence}.{self.param(slot)}"
            own += [f"{by_slot}.{says}", by_slot] if says else [by_slot]
        return next((key for key in own if key in ENGLISH), f"op.{self.name}.{sentence}")
