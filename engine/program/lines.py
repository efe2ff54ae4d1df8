"""A program's instructions as lines of Python. Nothing in them is a user's text: primitives, numbers, counted names."""

from engine.program.primitives import PRIMITIVES
from engine.program.program import Program

DEEPEST = 20
"""How deep a line nests what is used once: Python reads no more than 200 brackets."""


class Lines:
    """Writes a program down, piece by piece; what is used once stands where it is used, since a name costs time.

    Attributes
    ----------
    names : list of str
        What each number of the memory is called: a constant, or what is used once, is written out.
    first : int
        Where the first instruction's number stands.
    last : list of int
        The last instruction that uses each number; how many there are if the caller gets it; −1 if nobody.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.program import lower
    >>> from engine.structure import plan
    >>> Lines(lower(plan(parse("2x + sin(x)"))).only([4])).of(0, 3)
    ['v4 = ((2.0) * v0) + (math.sin(v0))']
    """

    def __init__(self, program: Program) -> None:
        self.program = program
        end = len(program.code)
        self.first = len(program.inputs) + len(program.constants)
        self.names = [f"v{place}" for place in range(self.first + end)]
        for place, number in enumerate(program.constants, len(program.inputs)):
            self.names[place] = f"({number!r})"
        self.last = [-1] * len(self.names)
        self._uses = [0] * len(self.names)
        for i, (name, args) in enumerate(program.code):
            python = PRIMITIVES[name].python
            for hole, place in enumerate(args):
                self.last[place] = i
                self._uses[place] += python.count(f"{{{hole}}}")
        for place in program.places:
            self.last[place] = end

    def of(self, start: int, stop: int) -> list[str]:
        """Return the lines of these instructions."""
        lines: list[str] = []
        depth: dict[int, int] = {}
        for place, (name, args) in enumerate(self.program.code[start:stop], self.first + start):
            text = PRIMITIVES[name].python.format(*[self.names[arg] for arg in args])
            depth[place] = 1 + max([depth.get(arg, 0) for arg in args])
            if self._uses[place] == 1 and self.last[place] < stop and depth[place] < DEEPEST:
                self.names[place] = f"({text})"
            else:
                lines.append(f"{self.names[place]} = {text}")
                depth[place] = 0
        return lines

    def read(self, start: int, stop: int) -> list[int]:
        """Return which inputs and earlier numbers these instructions use."""
        constants = range(len(self.program.inputs), self.first)
        return sorted({arg for _, args in self.program.code[start:stop] for arg in args
                       if arg < self.first + start and arg not in constants})

    def kept(self, start: int, stop: int) -> list[int]:
        """Return which numbers of these instructions are used after them."""
        return [place for place in range(self.first + start, self.first + stop) if self.last[place] >= stop]
