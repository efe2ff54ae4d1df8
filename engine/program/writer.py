"""Writes a program down: every number that a rule makes of wires becomes an instruction, equal ones once."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from engine.handle import Handle, RuleError
from engine.program.primitives import ARITY, BY_FUNCTION, PRIMITIVES
from engine.program.program import Flag, Instruction, Program

Instructed = tuple[str, tuple[int, ...]]
"""An instruction in the making: a primitive, and what it takes."""


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
        return Wire(self, self._new())

    def constant(self, value: float) -> Wire:
        """Make a number that stands from the start; NaN, and 0 beside −0, are numbers like any other."""
        return Wire(self, self._constant(float(value)))

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
        places = tuple([arg.index if isinstance(arg, Wire) else self._constant(float(arg)) for arg in args])
        if ARITY.get(function) != len(places):
            raise RuleError(f"no primitive stands for numpy's {function.__name__} of {len(places)}")
        return Wire(self, self.instruct((BY_FUNCTION[function].name, places)))

    def instruct(self, what: Instructed) -> int:
        """Write one instruction, on what stands at its places, and return where its number stands."""
        found = self._known.get(what)
        if found is None:
            self._known[what] = found = self._written(what)
        return found

    def _written(self, what: Instructed) -> int:
        name, args = what
        primitive = PRIMITIVES[name]
        known = [self.constants.get(arg) for arg in args]
        if None not in known:
            with np.errstate(all="ignore"):
                return self._constant(float(primitive.column(*known)))
        if primitive.function in _SHORTER:
            short = self._shortened(primitive.function, args, known)
            if short is not None:
                return short
        new = self._new(what)
        if primitive.truth or (primitive.function is np.multiply and self.truths.issuperset(args)):
            self.truths.add(new)
        return new

    def _constant(self, value: float) -> int:
        what = value.hex()
        if what not in self._known:
            self._known[what] = index = self._new()
            self.constants[index] = value
            if value in (0.0, 1.0):
                self.truths.add(index)
        return self._known[what]

    def _new(self, made: Instructed | None = None) -> int:
        self.code.append(made)
        return len(self.code) - 1

    def _shortened(self, function: Callable[..., Any], args: tuple[int, ...], known: list[float | None]) -> int | None:
        """What needs no instruction, or a cheaper one; only what is so for NaN and infinities, too."""
        if function is np.where and known[0] is not None:
            return args[1] if known[0] else args[2]
        if function is np.multiply and 1.0 in known:
            return args[1 - known.index(1.0)]
        if function is np.power and known[1] in (0.0, 1.0, 2.0):
            square = self.instruct((np.multiply.__name__, (args[0], args[0]))) if known[1] == 2.0 else args[0]
            return square if known[1] else self._constant(1.0)
        if self.truths.issuperset(args):
            if function is np.not_equal and known[1] == 0.0:
                return args[0]
            if function is np.multiply and 0.0 in known:
                return self._constant(0.0)
            if function is np.maximum and 0.0 in known:
                return args[1 - known.index(0.0)]
            if function is np.maximum and 1.0 in known:
                return self._constant(1.0)
        return args[-1] if function is np.where and args[1] == args[-1] else None

    def program(self, wires: Sequence[Wire], flags: Sequence[Flag]) -> Program:
        """Finish: the program that gives the numbers on these wires, the flags' last, without what none needs."""
        code, places = self.code, [wire.index for wire in wires]
        needed = [False] * len(code)
        for place in places:
            needed[place] = True
        for index in range(len(code) - 1, -1, -1):
            made = code[index]
            if made is not None and needed[index]:
                for arg in made[1]:
                    needed[arg] = True
        constants = [index for index in self.constants if needed[index]]
        new = [0] * len(code)
        for place, index in enumerate([*range(len(self.inputs)), *constants]):
            new[index] = place
        first = len(self.inputs) + len(constants)
        kept: list[Instruction] = []
        for index, made in enumerate(code):
            if made is not None and needed[index]:
                new[index] = first + len(kept)
                kept.append(Instruction(made[0], tuple([new[arg] for arg in made[1]])))
        return Program(tuple(self.inputs), tuple([self.constants[index] for index in constants]), tuple(kept),
                       tuple([new[place] for place in places]), tuple(flags))


_SHORTER = frozenset({np.where, np.multiply, np.power, np.not_equal, np.maximum})
"""Of what there may be a shorter way."""
