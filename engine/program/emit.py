"""A program as Python, compiled once; a long one in pieces."""

from collections.abc import Callable, Sequence
from typing import Any

from engine.program.columns import columns
from engine.program.lines import Lines
from engine.program.primitives import PYTHON
from engine.program.program import Program

LONGEST = 5_000
"""Instructions that are compiled at once: while it works, Python's compiler takes some 4 kB for each."""

Machine = Callable[[Sequence[float]], list[float]]


def source(program: Program) -> str:
    """Return a program as the source of a Python function.

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
    lines = Lines(program)
    body = lines.of(0, len(program.code))
    given = "".join(f"{name}, " for name in lines.names[:len(program.inputs)]) or "() "
    return indented("def run(inputs):", f"{given}= inputs", *body,
                    f"return [{', '.join(lines.names[place] for place in program.places)}]")


def indented(head: str, *body: str) -> str:
    """Return the source of a block."""
    return "\n    ".join([head, *body])


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
    run = compiled(source(program)) if len(program.code) <= LONGEST else _in_pieces(program)

    def safely(inputs: Sequence[float]) -> list[float]:
        try:
            return run(inputs)
        except (ArithmeticError, ValueError):  # `math` raises where a column says NaN or infinity
            return [float(column[0]) for column in columns(program, inputs)]

    return safely


def compiled(text: str) -> Callable[..., Any]:
    """Return the function ``run`` of a source."""
    made: dict[str, Any] = dict(PYTHON)
    exec(compile(text, "<program>", "exec"), made)
    run: Callable[..., Any] = made["run"]
    return run


def _in_pieces(program: Program) -> Machine:
    """One function after the other on the same memory, which has what a later one needs, or the caller."""
    lines, end = Lines(program), len(program.code)
    pieces = [compiled(_piece(lines, start, min(start + LONGEST, end))) for start in range(0, end, LONGEST)]
    count, zeros = len(program.inputs), [0.0] * end

    def run(inputs: Sequence[float]) -> list[float]:
        if len(inputs) != count:
            raise ValueError(f"{len(inputs)} numbers for {count} inputs")
        memory = [*inputs, *program.constants, *zeros]
        for piece in pieces:
            piece(memory)
        return [memory[place] for place in program.places]

    return run


def _piece(lines: Lines, start: int, stop: int) -> str:
    return indented("def run(memory):", *(f"v{place} = memory[{place}]" for place in lines.read(start, stop)),
                    *lines.of(start, stop), *(f"memory[{place}] = v{place}" for place in lines.kept(start, stop)))
