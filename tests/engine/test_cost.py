"""What keeping partials saves: counted, beside the table of the course and beside paths that are walked."""

from itertools import count

import pytest

from engine import parse
from engine.closed import part_pulls
from engine.cost import cost, layered
from engine.examples import EXPRESSIONS
from engine.structure import plan
from tests.engine.programs import random_graphs
from tests.engine.storyboard import NETWORK, TWO_TWO_ONE

TABLE = [
    ((2, 2, 1), 9, 1, 21, 13, 135),
    ((2, 3, 3, 1), 25, 3, 193, 49, 1_075),
    ((2, 4, 4, 4, 1), 57, 16, 2_049, 129, 5_757),
    ((10, 10, 10, 10, 10, 1), 451, 1_000, 1_194_611, 1_071, 388_311)]


def typed(sizes):
    """Write a network out as statements; return it with the names of its weights."""
    numbers, lines, weights = count(1), [], []
    below = [f"x_{i}" for i in range(sizes[0])]
    for layer, units in enumerate(sizes[1:], 1):
        here = []
        for unit in range(units):
            own = [f"w_{next(numbers)}" for _ in range(len(below) + 1)]
            weights += own
            terms = [own[0], *(f"{w} {x}" for w, x in zip(own[1:], below, strict=True))]
            name = f"s_{layer}_{unit}"
            lines.append(f"{name} = {' + '.join(terms)}")
            if layer + 1 < len(sizes):
                lines.append(f"z_{layer}_{unit} = σ({name})")
                name = f"z_{layer}_{unit}"
            here.append(name)
        below = here
    return "\n".join([*lines, f"L = ½({below[0]} - y_star)^2"]), weights


@pytest.mark.parametrize(("sizes", "weights", "paths", "chains", "reverse", "forward"), TABLE)
def test_layers_cost_what_the_courses_table_says(sizes, weights, paths, chains, reverse, forward):
    assert layered(sizes) == (weights, paths, chains, reverse, forward)


def test_the_tables_large_rows_have_its_digits():
    wide, deep = layered([64] * 6 + [1]), layered([2] * 151 + [1])
    assert (wide.weights, wide.reverse) == (20_865, 53_761)
    assert f"{wide.paths:.3g} {wide.chains:.2g} {wide.forward:.2g}" == "1.68e+07 8.5e+11 8.6e+08"
    assert (deep.paths, deep.reverse, len(str(deep.chains))) == (2**149, 2_099, 49)


@pytest.mark.parametrize("sizes", [(2, 2, 1), (2, 3, 3, 1), (1, 1, 1), (3, 2, 4, 1), (2, 2, 2, 2, 1)])
def test_a_network_that_is_typed_costs_the_same(sizes):
    text, weights = typed(sizes)
    found, expected = cost(plan(parse(text), wrt=weights)), layered(sizes)
    assert len(found.inputs) == expected.weights
    assert (found.chains, found.reverse, found.forward) == (expected.chains, expected.reverse, expected.forward)
    assert found.inputs[0].paths == expected.paths


def test_the_lectures_network_costs_thirteen_and_is_told_pull_by_pull():
    found = cost(plan(parse(TWO_TWO_ONE), wrt=NETWORK["weights"]))
    assert (found.reverse, found.chains, found.forward) == (13, 21, 135)
    assert [pull.operations for pull in found.pulls] == [0] + [1] * 13
    assert sorted(chain.operations for chain in found.inputs) == [1] * 3 + [3] * 6


def walked(structure):
    """Walk every path over parts; return for each node the number of factors of each."""
    of = {structure.of: [0]}
    for pull in part_pulls(structure).values():
        of[pull.to] = of.get(pull.to, []) + [factors + 1 for factors in of[pull.node]]
    return of


@pytest.mark.parametrize("structure", [
    *(pytest.param(plan(parse(example.text)), id=example.id) for example in EXPRESSIONS),
    *(pytest.param(case.structure, id=case.name) for case in random_graphs(60))])
def test_a_chain_costs_what_its_paths_do_when_they_are_walked(structure):
    paths, found = walked(structure), cost(structure)
    for chain in found.inputs:
        factors = paths.get(chain.node, [])
        assert chain.paths == len(factors)
        assert chain.operations == sum(max(0, n - 1) for n in factors) + max(0, len(factors) - 1)
    assert found.reverse == sum(pull.operations for pull in found.pulls)


def test_paths_are_not_walked():
    text = "\n".join(f"b_{i} = a_{i}^2\nc_{i} = sin(a_{i})\na_{i + 1} = b_{i} c_{i}" for i in range(40))
    chain = cost(plan(parse(text))).inputs[0]
    assert chain.paths == 2**40 and chain.operations > 2**40


def test_an_input_on_which_nothing_depends_costs_nothing():
    chains = {chain.node: chain for chain in cost(plan(parse("f(x, y) = x^2"))).inputs}
    assert (chains[1].k, chains[1].paths, chains[1].operations) == (0, 0, 0)
    alone = cost(plan(parse("x")))
    assert (alone.reverse, alone.chains, alone.inputs[0].paths) == (0, 0, 1)
