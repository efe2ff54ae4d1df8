"""A program in a loop over rows gives what it gives row by row, number for number."""

import math

import pytest

from engine import parse
from engine.program import Program, loop, lower, machine
from engine.program.compose import inlined
from engine.program.emit import LONGEST
from engine.program.writer import Writer
from engine.structure import plan

Rows = list[tuple[float, ...]]


def descending(text: str, tuned: str, given: str = "") -> Program:
    """A program of updates: every parameter less a tenth of its gradient, and the value."""
    parameters, columns = tuned.split(), given.split()
    structure = plan(parse(text), wrt=parameters)
    names, slots = structure.graph.names, structure.last_total
    bare = lower(structure).only([structure.of, *(slots[names[name]] for name in parameters)])
    write = Writer()
    wires = {name: write.input(name) for name in [*parameters, *columns]}
    value, *gradients = inlined(write, bare, wires)
    after = [wires[name] - 0.1 * gradient for name, gradient in zip(parameters, gradients, strict=True)]
    return write.program([*after, value], ())


def by_hand(program: Program, start: list[float], rows: Rows) -> tuple[list[float], list[tuple[float]]]:
    run, told = machine(program), []
    for row in rows:
        *start, value = run([*start, *row])
        told.append((value,))
    return start, told


@pytest.mark.parametrize("text, tuned, given, start, rows", [
    ("a b", "a b", "", [2.0, 3.0], [()] * 4),
    ("(w x - y)^2", "w", "x y", [0.5], [(1.0, 2.0), (3.0, -1.0)]),
    ("(w x - y)^2", "w", "x y", [0.5], []),
    ("exp(w x)", "w", "x", [1.0], [(1.0,), (1e4,), (1.0,)]),
    (" + ".join(f"(w x_{i} - {i})^2" for i in range(1, 900)), "w", " ".join(f"x_{i}" for i in range(1, 900)), [0.5],
     [tuple(i / 1e6 for i in range(1, 900))] * 2),
], ids=["each the other's gradient", "line", "no rows", "where Python raises", "long"])
def test_a_loop_is_what_one_does_by_hand(text: str, tuned: str, given: str, start: list[float], rows: Rows) -> None:
    program = descending(text, tuned, given)
    found = loop(program, len(start), len(given.split()))(start, rows, [])
    assert found == by_hand(program, start, rows)
    assert (len(program.code) > LONGEST) == (len(text) > 1000)


def test_where_python_raises_a_loop_goes_on_as_numpy_has_it() -> None:
    [weight], told = loop(descending("exp(w x)", "w", "x"), 1, 1)([1.0], [(1.0,), (1e4,)], [])
    assert (weight, told[1]) == (-math.inf, (math.inf,))


@pytest.mark.parametrize("start, row", [([1.0, 2.0], (1.0, 2.0)), ([1.0], (1.0,)), ([1.0], (1.0, 2.0, 3.0))])
def test_a_wrong_number_of_numbers_is_refused(start: list[float], row: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match=r"argument|values|columns"):
        loop(descending("(w x - y)^2", "w", "x y"), 1, 2)(start, [row], [])
