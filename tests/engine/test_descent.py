"""Training by emitted Python is training by hand, number for number."""

import math

import pytest

from engine import parse
from engine.program import Program, descent, lower, machine
from engine.program.emit import LONGEST
from engine.structure import plan

NETWORK = """z_1 = sigmoid(w_h_0_1 + w_h_1_1*x_1 + w_h_2_1*x_2)
z_2 = tanh(w_h_0_2 + w_h_1_2*x_1 + w_h_2_2*x_2)
L = 1/2*(w_o_0_1 + w_o_1_1*z_1 + w_o_2_1*z_2 - y_star)^2"""
WEIGHTS = {"w_h_0_1": 0.1, "w_h_1_1": -0.4, "w_h_2_1": 0.7, "w_h_0_2": 0.2, "w_h_1_2": 0.5, "w_h_2_2": -0.3,
           "w_o_0_1": 0.0, "w_o_1_1": 0.9, "w_o_2_1": -0.6}
ROWS = [(0.5, -1.0, 1.0), (-0.3, 0.8, 0.0), (1.0, 1.0, 1.0)] * 5


def learning(text: str, parameters: list[str]) -> Program:
    structure = plan(parse(text), wrt=parameters)
    slots, names = structure.last_total, structure.graph.names
    return lower(structure).only([structure.of, *(slots[names[name]] for name in parameters)])


def by_hand(program: Program, values: dict[str, float], rows: list[tuple[float, ...]],
            rate: float) -> tuple[list[float], float]:
    run, total = machine(program), 0.0
    others = [name for name in program.inputs if name not in values]
    for row in rows:
        given = values | dict(zip(others, row, strict=True))
        loss, *gradients = run([given[name] for name in program.inputs])
        total += loss
        values = {name: value - rate * slope for (name, value), slope in zip(values.items(), gradients, strict=True)}
    return list(values.values()), total


@pytest.mark.parametrize("text, values, rows", [
    (NETWORK, WEIGHTS, ROWS),
    ("a b", {"a": 2.0, "b": 3.0}, [()] * 4),
    ("(w x - y)^2", {"w": 0.5}, [(1.0, 2.0), (3.0, -1.0)]),
    ("(w - y)^2", {"w": 0.5}, []),
], ids=["network", "each the other's gradient", "line", "no rows"])
def test_training_is_what_one_does_by_hand(text: str, values: dict[str, float], rows: list[tuple[float, ...]]) -> None:
    program = learning(text, list(values))
    assert descent(program, list(values))(list(values.values()), rows, 0.1) == by_hand(program, values, rows, 0.1)


def test_where_python_raises_training_goes_on_as_numpy_has_it() -> None:
    trained, total = descent(learning("exp(w x)", ["w"]), ["w"])([1.0], [(1.0,), (1e4,)], 0.1)
    assert (trained, total) == ([-math.inf], math.inf)


def test_a_long_program_trains_too() -> None:
    text = " + ".join(f"(w x_{i} - {i})^2" for i in range(1, 900))
    program, row = learning(text, ["w"]), [i / 900 for i in range(1, 900)]
    assert len(program.code) > LONGEST
    assert descent(program, ["w"])([0.5], [tuple(row)] * 2, 1e-5) == \
        by_hand(program, {"w": 0.5}, [tuple(row)] * 2, 1e-5)


@pytest.mark.parametrize("start, row", [([1.0, 2.0], (1.0, 2.0)), ([1.0], (1.0,)), ([1.0], (1.0, 2.0, 3.0))])
def test_a_wrong_number_of_numbers_is_refused(start: list[float], row: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match=r"argument|values|columns"):
        descent(learning("(w x - y)^2", ["w"]), ["w"])(start, [row], 0.1)
