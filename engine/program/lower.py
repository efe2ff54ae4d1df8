"""From a walk to its program: every rule is run on wires, and what it asks of NumPy is written down."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from engine.graph import CONSTANT, INPUT, Node
from engine.handle import Handle, RuleError
from engine.op import Op
from engine.patience import go_on
from engine.program.primitives import BY_FUNCTION
from engine.program.program import Flag, Instruction, Program
from engine.structure import FORWARD, SEED, Structure

Instructed = tuple[Callable[..., Any], tuple[int, ...]]
"""An instruction in the making."""


class Wire(Handle):
    """A number of the program in the making; NumPy functions on it make further ones.

    An op that a rule calls is its function's own arithmetic here, never a node.
    """

    __slots__ = ("index", "writer")

    def __init__(self, writer: "Writer", index: int) -> None:
        self.writer = writer
        self.index = index

    def __repr__(self) -> str:
        return f"<Wire {self.index}>"

    def _apply(self, function: Callable[..., Any], args: Sequence[Any]) -> "Wire":
        return self.writer.apply(function, args)


class Writer:
    """Writes instructions down: equal ones once, what is known already not at all.

    Examples
    --------
    >>> write = Writer()
    >>> x = write.input("x")
    >>> x * x is x, (x * 1.0).index == x.index, (x * x).index == (x * x).index
    (False, True, True)
    """

    def __init__(self) -> None:
        self.inputs: list[str] = []
        self.code: list[Instructed | None] = []  # None: an input or a constant
        self.constants: dict[int, float] = {}
        self.truths: set[int] = set()
        self._known: dict[Any, int] = {}

    def input(self, name: str) -> Wire:
        """Make an input."""
        self.inputs.append(name)
        return self._new()

    def constant(self, value: float) -> Wire:
        """Make a number that stands from the start; NaN, and 0 beside −0, are numbers like any other."""
        value = float(value)
        what = value.hex()
        if what not in self._known:
            self._known[what] = index = self._new().index
            self.constants[index] = value
            if value in (0.0, 1.0):
                self.truths.add(index)
        return Wire(self, self._known[what])

    def wire(self, value: Any) -> Wire:
        """Return the wire of a number."""
        return value if isinstance(value, Wire) else self.constant(value)

    def apply(self, function: Callable[..., Any], args: Sequence[Any]) -> Wire:
        """Write one instruction.

        Parameters
        ----------
        function : callable
            The NumPy function of a primitive.
        args : sequence of Wire or float
            What it takes.

        Raises
        ------
        RuleError
            If no primitive stands for the function.
        """
        wires = [self.wire(arg) for arg in args]
        what = (function, *[wire.index for wire in wires])
        if what not in self._known:
            self._known[what] = self._written(function, wires).index
        return Wire(self, self._known[what])

    def _written(self, function: Callable[..., Any], wires: list[Wire]) -> Wire:
        primitive = BY_FUNCTION.get(function)
        if primitive is None or len(wires) != primitive.arity:
            raise RuleError(f"no primitive stands for numpy's {function.__name__} of {len(wires)}")
        known = [self.constants.get(wire.index) for wire in wires]
        if None not in known:
            with np.errstate(all="ignore"):
                return self.constant(float(primitive.column(*known)))
        short = self._shortened(function, wires, known)
        if short is not None:
            return short
        new = self._new((function, tuple([wire.index for wire in wires])))
        if primitive.truth or (function is np.multiply and all(wire.index in self.truths for wire in wires)):
            self.truths.add(new.index)
        return new

    def _new(self, made: Instructed | None = None) -> Wire:
        self.code.append(made)
        return Wire(self, len(self.code) - 1)

    def _shortened(self, function: Callable[..., Any], wires: list[Wire], known: list[float | None]) -> Wire | None:
        """What needs no instruction, or a cheaper one; only what is so for NaN and infinities, too."""
        first, last = wires[0], wires[-1]
        if function is np.where and known[0] is not None:
            return wires[1] if known[0] else wires[2]
        if function is np.multiply and 1.0 in known:
            return wires[1 - known.index(1.0)]
        if function is np.power and known[1] in (0.0, 1.0, 2.0):
            square = first * first if known[1] == 2.0 else first
            return square if known[1] else self.constant(1.0)
        if all(wire.index in self.truths for wire in wires):
            if function is np.not_equal and known[1] == 0.0:
                return first
            if function is np.multiply and 0.0 in known:
                return self.constant(0.0)
            if function is np.maximum and 0.0 in known:
                return wires[1 - known.index(0.0)]
            if function is np.maximum and 1.0 in known:
                return self.constant(1.0)
        return last if function is np.where and wires[1].index == last.index else None

    def program(self, wires: Sequence[Wire], flags: Sequence[Flag]) -> Program:
        """Finish: the program that gives the numbers on these wires, the flags' last."""
        order = [*range(len(self.inputs)), *self.constants]
        order += [i for i, made in enumerate(self.code) if made is not None]
        place = {index: position for position, index in enumerate(order)}
        code = [Instruction(BY_FUNCTION[made[0]].name, tuple(place[arg] for arg in made[1]))
                for made in self.code if made is not None]
        return Program(tuple(self.inputs), tuple(self.constants.values()), tuple(code),
                       tuple(place[wire.index] for wire in wires), tuple(flags)).compact()


def lower(structure: Structure, recipes: Sequence[Callable[[Sequence[Any]], Any]] = ()) -> Program:
    """Return the program of a walk: a run gives the trace's numbers, slot by slot, the recipes', then the flags.

    Parameters
    ----------
    structure : Structure
        The walk; of scalars only.
    recipes : sequence of callable
        Further numbers: rules over those before, by slot.

    Raises
    ------
    ValueError
        If a node is no scalar.
    RuleError
        If a rule asks for what no primitive does.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.structure import plan
    >>> program = lower(plan(parse("relu(x) y")))
    >>> program.inputs, [(flag.kind, flag.node) for flag in program.flags]
    (('x', 'y'), [('kink', 2)])
    """
    write = Writer()
    wires: list[Wire] = []
    for node in structure.graph.nodes:
        go_on()
        if node.shape:
            raise ValueError(f"node {node.id} has shape {node.shape}: programs are of scalars")
        wires.append(_value(write, node, wires))
    flags: dict[Flag, Wire] = {}
    for step in structure.steps:
        node = structure.graph[step.node]
        if step.kind == SEED:
            wires.append(write.constant(1.0))
        elif step.kind == FORWARD:
            args = arguments(write, node, wires)
            flags |= {Flag(note.kind, node.id, note.key): _truth(write, note.when, wires[node.id], args)
                      for note in node.rule.notes}
    _pulls(write, structure, wires, flags)
    with np.errstate(all="ignore"):
        for recipe in recipes:
            go_on()
            wires.append(write.wire(recipe(wires)))
    return write.program([*wires, *flags.values()], tuple(flags))


def _value(write: Writer, node: Node, wires: list[Wire]) -> Wire:
    if node.op == INPUT:
        return write.input(node.name or "")
    if node.op == CONSTANT:
        return write.constant(node.attrs["value"])
    return write.wire(node.rule.function(*arguments(write, node, wires)))


def arguments(write: Writer, node: Node, wires: list[Wire]) -> tuple[Any, ...]:
    """Return the inputs, and the literal as a wire, too: Python would raise where a rule divides by it."""
    return node.rule.arguments([wires[i] for i in node.inputs], {k: write.wire(v) for k, v in node.attrs.items()})


def _truth(write: Writer, when: Callable[..., Any], out: Wire, args: Sequence[Wire]) -> Wire:
    return write.apply(np.not_equal, (when(out, *args), 0.0))


def _pulls(write: Writer, structure: Structure, wires: list[Wire], flags: dict[Flag, Wire]) -> None:
    """Append four wires a pull (local, contribution, total and cut), as the trace does."""
    live: dict[int, Any] = {structure.of: write.constant(1.0)}
    totals: dict[int, Wire] = {}
    seen = -1
    for step in structure.steps[structure.forward_steps + 1:]:
        go_on()
        if step.node != seen:
            node, out = structure.graph[step.node], wires[step.node]
            seen, rule, args = step.node, node.rule, arguments(write, node, wires)
        slope = slope_at(write, rule, step.slot, out, args)
        flags |= {Flag("edge", node.id, edge.key): _truth(write, edge.when, out, args)
                  for edge in rule.edges.get(rule.param(step.slot), ())}
        cut = live[step.node] == 0.0
        if rule.routes:
            cut = np.maximum(cut, slope == 0.0)
        contribution: Any = np.where(cut, 0.0, wires[step.upstream] * slope)
        arrives = cut == 0.0
        live[step.to] = np.maximum(live[step.to], arrives) if step.to in live else arrives
        totals[step.to] = totals[step.to] + contribution if step.to in totals else contribution
        wires += (slope, contribution, totals[step.to], cut)


def slope_at(write: Writer, rule: Op, slot: int, out: Wire, args: tuple[Any, ...]) -> Any:
    """Write a local derivative down.

    It is the rule, under its stated edges, the first of which counts; NaN where a routing op's value is.
    """
    slope: Any = write.wire(rule.rule(slot, out, args))
    for edge in reversed(rule.edges.get(rule.param(slot), ())):
        slope = np.where(_truth(write, edge.when, out, args), edge.slope, slope)
    return np.where(out != out, out, slope) if rule.routes else slope
