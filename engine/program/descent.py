"""Gradient descent, one example at a time, as Python: the parameters stay where they are from example to example."""

from collections.abc import Callable, Iterable, Sequence

from engine.program.emit import LONGEST, compiled, indented, machine
from engine.program.lines import Lines
from engine.program.program import Program

Descent = Callable[[Sequence[float], Sequence[Sequence[float]], float], tuple[list[float], float]]
"""Takes the parameters, rows of all other inputs, and a rate; gives the parameters then, and the sum of the losses."""


def descent(program: Program, parameters: Sequence[str]) -> Descent:
    """Return a function that trains on rows, an update each: every parameter less the rate times its gradient.

    Parameters
    ----------
    program : Program
        Of the loss, then of the gradient by each parameter.
    parameters : sequence of str
        Names of inputs; the others stand in the rows, in the program's order.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.program import lower
    >>> from engine.structure import plan
    >>> structure = plan(parse("(w x - y)^2"), wrt=["w"])
    >>> program = lower(structure).only([structure.of, structure.last_total[0]])
    >>> descent(program, ["w"])([0.0], [(1.0, 2.0), (1.0, 2.0)], 0.25)
    ([1.5], 5.0)
    """
    stepwise = _stepwise(program, parameters)
    if len(program.code) > LONGEST:
        return stepwise
    run: Descent = compiled(_source(program, parameters))

    def safely(start: Sequence[float], rows: Sequence[Sequence[float]], rate: float) -> tuple[list[float], float]:
        try:
            return run(start, rows, rate)
        except (ArithmeticError, ValueError):  # as in `machine`
            return stepwise(start, rows, rate)

    return safely


def _source(program: Program, parameters: Sequence[str]) -> str:
    lines = Lines(program)
    body = lines.of(0, len(program.code))
    given = dict(zip(program.inputs, lines.names, strict=False))
    tuned = [given.pop(name) for name in parameters]
    loss, *gradients = [lines.names[place] for place in program.places]
    # All at once: the gradient by one parameter may be another.
    moved = [f"{name} - rate * {gradient}" for name, gradient in zip(tuned, gradients, strict=True)]
    body += [f"total += {loss}", f"{_listed(tuned)} = {_listed(moved)}"]
    return indented("def run(start, rows, rate):", f"{_listed(tuned)} = start", "total = 0.0",
                    f"for {_listed(given.values())} in rows:", *(f"    {line}" for line in body),
                    f"return [{_listed(tuned)}], total")


def _listed(names: Iterable[str]) -> str:
    return "".join(f"{name}, " for name in names).rstrip() or "()"


def _stepwise(program: Program, parameters: Sequence[str]) -> Descent:
    run, place = machine(program), {name: i for i, name in enumerate(program.inputs)}
    tuned = [place.pop(name) for name in parameters]

    def train(start: Sequence[float], rows: Sequence[Sequence[float]], rate: float) -> tuple[list[float], float]:
        inputs, total = [0.0] * len(program.inputs), 0.0
        for at, value in zip(tuned, start, strict=True):
            inputs[at] = value
        for row in rows:
            for at, value in zip(place.values(), row, strict=True):
                inputs[at] = value
            loss, *gradients = run(inputs)
            total += loss
            for at, gradient in zip(tuned, gradients, strict=True):
                inputs[at] -= rate * gradient
        return [inputs[at] for at in tuned], total

    return train
