"""A program: instructions over a memory of numbers, and where in it each number of a trace stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Instruction(NamedTuple):
    """One number computed from others.

    Attributes
    ----------
    primitive : str
        What is computed.
    args : tuple of int
        Where in the memory its numbers stand.
    """

    primitive: str
    args: tuple[int, ...]


class Flag(NamedTuple):
    """Whether what an op states of a place holds: a note's or edge's `key` at a node."""

    kind: str
    node: int
    key: str


@dataclass(frozen=True)
class Program:
    """A straight line of arithmetic.

    The memory is the inputs, the constants, and one number an instruction, in this order.

    Attributes
    ----------
    inputs : tuple of str
        Names of the inputs.
    constants : tuple of float
        Numbers that stand from the start.
    code : tuple of Instruction
        What is computed, in order; each refers only to what stands before it.
    places : tuple of int
        What a run gives: where in the memory each number of the trace stands, slot by slot, then each flag, 1 or 0.
    flags : tuple of Flag
        What the last of these are.
    """

    inputs: tuple[str, ...]
    constants: tuple[float, ...]
    code: tuple[Instruction, ...]
    places: tuple[int, ...]
    flags: tuple[Flag, ...] = ()

    def only(self, numbers: Iterable[int]) -> "Program":
        """Return the program for some of the numbers, without what these do not need.

        Parameters
        ----------
        numbers : iterable of int
            Which of `places`; a run then gives these, in this order.

        Examples
        --------
        >>> code = (Instruction("sin", (0,)), Instruction("multiply", (0, 1)))
        >>> Program(("x",), (2.0, 3.0), code, (0, 3, 4)).only([2])
        Program(inputs=('x',), constants=(2.0,), code=(Instruction(primitive='multiply', args=(0, 1)),), \
places=(2,), flags=())
        """
        return self._cut_to(tuple(self.places[number] for number in numbers), ())

    def compact(self) -> "Program":
        """Return the same program without what nothing needs."""
        return self._cut_to(self.places, self.flags)

    def _cut_to(self, places: tuple[int, ...], flags: tuple[Flag, ...]) -> "Program":
        first = len(self.inputs) + len(self.constants)
        needed = [False] * (first + len(self.code))
        for place in places:
            needed[place] = True
        for place in range(len(needed) - 1, first - 1, -1):
            if needed[place]:
                for arg in self.code[place - first].args:
                    needed[arg] = True
        new = list(range(len(self.inputs)))
        count = len(self.inputs)
        for place in range(len(self.inputs), len(needed)):
            new.append(count)
            count += needed[place]
        constants = tuple(c for place, c in enumerate(self.constants, len(self.inputs)) if needed[place])
        code = tuple(Instruction(primitive, tuple([new[arg] for arg in args]))
                     for place, (primitive, args) in enumerate(self.code, first) if needed[place])
        return Program(self.inputs, constants, code, tuple(new[place] for place in places), flags)
