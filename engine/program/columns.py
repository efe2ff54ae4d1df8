"""A program run on many inputs at once: every number is a column."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from engine.program.primitives import PRIMITIVES
from engine.program.program import Program


def columns(program: Program, inputs: Sequence[Any]) -> list[Any]:
    """Return what a program gives, each number as a column.

    Parameters
    ----------
    program : Program
        What to run.
    inputs : sequence of array or float
        A column for each input, all of one length; a float stands for a column of it.

    Raises
    ------
    ValueError
        If there is not one column an input, or they do not fit together.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.program import lower
    >>> from engine.structure import plan
    >>> of_x = lower(plan(parse("x^2"))).only([1])
    >>> columns(of_x, [[1.0, 2.0, 3.0]])
    [array([1., 4., 9.])]
    """
    if len(inputs) != len(program.inputs):
        raise ValueError(f"{len(inputs)} columns for {len(program.inputs)} inputs")
    memory: list[Any] = [np.asarray(column, dtype=float) for column in inputs]
    shape = np.broadcast_shapes((1,), *(column.shape for column in memory))
    memory += [np.float64(constant) for constant in program.constants]
    run = {name: primitive.column for name, primitive in PRIMITIVES.items()}
    with np.errstate(all="ignore"):
        for name, args in program.code:
            memory.append(run[name](*[memory[arg] for arg in args]))
    return [np.broadcast_to(memory[place], shape) for place in program.places]
