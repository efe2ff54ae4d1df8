"""A program run on row after row, as Python: what it carries on stays in place from one row to the next."""

from collections.abc import Callable, Iterable, Sequence

from engine.program.emit import LONGEST, compiled, indented, machine
from engine.program.lines import Lines
from engine.program.program import Program

Loop = Callable[[Sequence[float], Sequence[Sequence[float]], Sequence[float]],
                tuple[list[float], list[tuple[float, ...]]]]
"""Takes what is carried, the rows, and what is the same for all; gives what is carried then, and what each row told."""


def loop(program: Program, carried: int, row: int) -> Loop:
    """Return a function that runs a program on rows.

    Parameters
    ----------
    program : Program
        Its inputs are what is carried on, then a row, then what is the same for all rows. Its numbers are what is
        carried on to the next row, then what is told of this one.
    carried, row : int
        How many inputs are the first two.

    Examples
    --------
    >>> from engine.program import Instruction
    >>> mean = Program(("total", "x", "weight"), (),
    ...                (Instruction("multiply", (1, 2)), Instruction("add", (0, 3))), (4, 3))
    >>> loop(mean, 1, 1)([0.0], [(1.0,), (2.0,)], [0.5])
    ([1.5], [(0.5,), (1.0,)])
    """
    stepwise = _stepwise(program, carried, row)
    if len(program.code) > LONGEST:
        return stepwise
    run: Loop = compiled(_source(program, carried, row))

    def safely(start: Sequence[float], rows: Sequence[Sequence[float]],
               fixed: Sequence[float]) -> tuple[list[float], list[tuple[float, ...]]]:
        try:
            return run(start, rows, fixed)
        except (ArithmeticError, ValueError):  # as in `machine`
            return stepwise(start, rows, fixed)

    return safely


def _source(program: Program, carried: int, row: int) -> str:
    lines = Lines(program)
    body = lines.of(0, len(program.code))
    inputs = lines.names[:len(program.inputs)]
    held, given, fixed = inputs[:carried], inputs[carried:carried + row], inputs[carried + row:]
    after = [lines.names[place] for place in program.places]
    # All at once: what is carried of one number may be another.
    body += [f"tell(({_listed(after[carried:])}))" if after[carried:] else "tell(())",
             f"{_listed(held)} = {_listed(after[:carried])}"]
    return indented("def run(start, rows, fixed):", f"{_listed(held)} = start", f"{_listed(fixed)} = fixed",
                    "told = []", "tell = told.append", f"for {_listed(given)} in rows:",
                    *(f"    {line}" for line in body), f"return [{_listed(held)}], told")


def _listed(names: Iterable[str]) -> str:
    return "".join(f"{name}, " for name in names).rstrip() or "()"


def _stepwise(program: Program, carried: int, row: int) -> Loop:
    run = machine(program)

    def told(start: Sequence[float], rows: Sequence[Sequence[float]],
             fixed: Sequence[float]) -> tuple[list[float], list[tuple[float, ...]]]:
        held, told = list(start), []
        for given in rows:
            if (len(held), len(given)) != (carried, row):
                raise ValueError(f"{len(held)} and {len(given)} values for {carried} and {row} inputs")
            after = run([*held, *given, *fixed])
            held = after[:carried]
            told.append(tuple(after[carried:]))
        return held, told

    return told
