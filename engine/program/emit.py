"""A program as Python: one line an instruction, compiled once; a long one in pieces."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from engine.program.columns import columns
from engine.program.primitives import PRIMITIVES, PYTHON
from engine.program.program import Program

LONGEST = 5_000
"""Instructions that are compiled at once: while it works, Python's compiler takes some 4 kB for each."""

Machine = Callable[[Sequence[float]], list[float]]


def source(program: Program) -> str:
    """Return a program as the source of a Python function.

    Nothing in it is a user's text: it is made of the primitives, of numbers, and of names that are counted.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.program import lower
    >>> from engine.structure import plan
    >>> print(source(lower(plan(parse("x y"))).only([2, 4, 8])))
    def run(inputs):
        v0, v1, = inputs
        v2 = v0 * v1
        return [v2, v1, v0]
    """
    names = _names(program)
    taken = "".join(f"{name}, " for name in names[:len(program.inputs)]) or "() "
    lines = ["def run(inputs):", f"    {taken}= inputs", *_lines(program, names, 0, len(program.code))]
    return "\n".join([*lines, f"    return [{', '.join(names[place] for place in program.places)}]"])


def _names(program: Program) -> list[str]:
    """What each number of the memory is called: a constant is written out."""
    first = len(program.inputs)
    names = [f"v{place}" for place in range(first)] + [f"({number!r})" for number in program.constants]
    return names + [f"v{place}" for place in range(len(names), len(names) + len(program.code))]


def _lines(program: Program, names: Sequence[str], start: int, stop: int) -> Iterator[str]:
    first = len(names) - len(program.code)
    for place, (name, args) in enumerate(program.code[start:stop], first + start):
        yield f"    {names[place]} = {PRIMITIVES[name].python.format(*[names[arg] for arg in args])}"


def machine(program: Program) -> Machine:
    """Return a function that runs a program on one list of inputs.

    Parameters
    ----------
    program : Program
        What to run.

    Returns
    -------
    callable
        Takes the inputs' values in order, gives the program's numbers as Python floats.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.program import lower
    >>> from engine.structure import plan
    >>> run = machine(lower(plan(parse("1 / x"))))
    >>> run([4.0])[2], run([0.0])[2]
    (0.25, inf)
    """
    run = _compiled(source(program)) if len(program.code) <= LONGEST else _in_pieces(program)

    def safely(inputs: Sequence[float]) -> list[float]:
        try:
            return run(inputs)
        except (ArithmeticError, ValueError):  # `math` raises where a column says NaN or infinity
            return [float(column[0]) for column in columns(program, inputs)]

    return safely


def _compiled(text: str) -> Callable[..., Any]:
    made: dict[str, Any] = dict(PYTHON)
    exec(compile(text, "<program>", "exec"), made)
    run: Callable[..., Any] = made["run"]
    return run


def _in_pieces(program: Program) -> Machine:
    """One function after the other on the same memory, which has what a later one needs, or the caller."""
    names, end = _names(program), len(program.code)
    first = len(names) - end
    last = [-1] * len(names)
    for i, (_, args) in enumerate(program.code):
        for arg in args:
            last[arg] = i
    for place in program.places:
        last[place] = end
    pieces = [_compiled(_piece(program, names, last, start, min(start + LONGEST, end)))
              for start in range(0, end, LONGEST)]

    def run(inputs: Sequence[float]) -> list[float]:
        if len(inputs) != len(program.inputs):
            raise ValueError(f"{len(inputs)} numbers for {len(program.inputs)} inputs")
        memory = [*inputs, *program.constants] + [0.0] * (len(names) - first)
        for piece in pieces:
            piece(memory)
        return [memory[place] for place in program.places]

    return run


def _piece(program: Program, names: Sequence[str], last: Sequence[int], start: int, stop: int) -> str:
    """The source of one: what stands before it is read once, and what is used after it is written down."""
    first = len(names) - len(program.code)
    constants = range(len(program.inputs), first)
    read = sorted({arg for _, args in program.code[start:stop] for arg in args
                   if arg < first + start and arg not in constants})
    return "\n".join(["def run(memory):", *(f"    {names[place]} = memory[{place}]" for place in read),
                      *_lines(program, names, start, stop),
                      *(f"    memory[{place}] = {names[place]}" for place in range(first + start, first + stop)
                        if last[place] >= stop)])
