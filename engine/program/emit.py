"""A program as Python: one line an instruction, compiled once."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from engine.program.columns import columns
from engine.program.primitives import PRIMITIVES, PYTHON
from engine.program.program import Program

LONGEST = 5_000
"""Longer programs are looped over instead: compiling would take more time than a hundred runs."""

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
    first = len(program.inputs)
    taken = "".join(f"v{i}, " for i in range(first)) or "() "
    lines = ["def run(inputs):", f"    {taken}= inputs"]
    names = [f"v{i}" for i in range(first)] + [f"({number!r})" for number in program.constants]
    for place, (name, args) in enumerate(program.code, len(names)):
        lines.append(f"    v{place} = {PRIMITIVES[name].python.format(*(names[arg] for arg in args))}")
        names.append(f"v{place}")
    return "\n".join([*lines, f"    return [{', '.join(names[place] for place in program.places)}]"])


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
    run = _compiled(program) if len(program.code) <= LONGEST else _looped(program)

    def safely(inputs: Sequence[float]) -> list[float]:
        try:
            return run(inputs)
        except (ArithmeticError, ValueError):  # `math` raises where a column says NaN or infinity
            return [float(column[0]) for column in columns(program, inputs)]

    return safely


def _compiled(program: Program) -> Machine:
    made: dict[str, Any] = dict(PYTHON)
    exec(compile(source(program), "<program>", "exec"), made)
    run: Machine = made["run"]
    return run


def _looped(program: Program) -> Machine:
    code = [(_function(name), args) for name, args in program.code]

    def run(inputs: Sequence[float]) -> list[float]:
        if len(inputs) != len(program.inputs):
            raise ValueError(f"{len(inputs)} numbers for {len(program.inputs)} inputs")
        memory = [*inputs, *program.constants]
        for function, args in code:
            memory.append(function(*[memory[arg] for arg in args]))
        return [memory[place] for place in program.places]

    return run


@cache
def _function(name: str) -> Callable[..., float]:
    primitive = PRIMITIVES[name]
    letters = ["a", "b", "c"][:primitive.arity]
    made: Callable[..., float] = eval(f"lambda {', '.join(letters)}: {primitive.python.format(*letters)}", dict(PYTHON))
    return made
