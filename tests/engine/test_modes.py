"""Random graphs over every op: reverse mode, forward mode, the sum over all paths and differences agree."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from engine import Builder, Graph, Trace, trace
from engine.builder import Ref
from engine.check import central_difference
from engine.evaluate import local
from engine.op import REGISTRY, Op
from engine.paths import count_paths, gradient_by_paths

OPS = list(REGISTRY.elementwise)
NAMES = ("x", "y", "z")
MOST_PATHS = 200
LARGEST = 1e6
"""Beyond, differences lose the digits they are compared in."""
REACH = 2.0**-8
"""Further than differences look to either side."""


@st.composite
def graphs(draw: st.DrawFn, op: Op | None = None) -> Graph:
    """A graph of up to five ops on three inputs; what is made is used again, so that paths fork and join."""
    build = Builder()
    made: list[Ref] = [build.input(name) for name in NAMES]
    for rule in [*([op] if op else []), *draw(st.lists(st.sampled_from(OPS), min_size=1, max_size=4))]:
        count = draw(st.integers(2, 3)) if rule.variadic else len(rule.params)
        args: list[Any] = [draw(st.sampled_from(made[-4:] if len(made) > 4 else made)) for _ in range(count)]
        if rule.literal and draw(st.booleans()):
            args[-1] = draw(st.sampled_from([2.0, 3.0, -1.0, 0.5]))
        made.append(build.apply(rule, args))
    return build.graph(made[-1])


def points() -> st.SearchStrategy[dict[str, float]]:
    """A number for each input: also whole ones, where kinks and ties are."""
    number = st.integers(-2, 2).map(float) | st.floats(-3.0, 3.0).map(lambda x: round(x, 3))
    return st.fixed_dictionaries(dict.fromkeys(NAMES, number))


def locals_of(run: Trace) -> dict[tuple[int, int], float]:
    """The local derivative of every edge through which a gradient passes, from the rules."""
    found = {}
    with np.errstate(all="ignore"):
        for node in run.structure.graph.nodes:
            if not node.is_leaf:
                args = node.rule.arguments([run.numbers[i] for i in node.inputs], node.attrs)
                for slot in range(len(node.inputs)):
                    if node.rule.passes(slot):
                        found[node.id, slot] = local(node.rule, slot, run.numbers[node.id], args)
    return found


def forward_mode(graph: Graph, name: str, slopes: dict[tuple[int, int], float]) -> float:
    """The derivative by one input, carried along with the values from the leaves to the output."""
    moves = [0.0] * len(graph)
    for node in graph.nodes:
        moves[node.id] = float(node.name == name) if node.is_leaf else math.fsum(
            slopes.get((node.id, slot), 0.0) * moves[source] for slot, source in enumerate(node.inputs))
    return moves[graph.output]


def is_finite(run: Trace) -> bool:
    return all(abs(number) < LARGEST for number in run.numbers[:len(run.structure.graph)])


def walk(graph: Graph, point: dict[str, float]) -> tuple[Trace, dict[tuple[int, int], float]]:
    """The trace and its locals, where all of them are ordinary numbers."""
    run = trace(graph, point)
    assume(is_finite(run))
    slopes = locals_of(run)
    assume(all(abs(slope) < LARGEST for slope in slopes.values()))
    return run, slopes


def agree(graph: Graph, point: dict[str, float]) -> None:
    """Assert that reverse mode, forward mode and the sum over paths give one gradient."""
    assume(all(count_paths(graph, start, graph.output) <= MOST_PATHS for start in range(len(NAMES))))
    run, slopes = walk(graph, point)
    sizes = {edge: abs(slope) for edge, slope in slopes.items()}
    for name, gradient in run.results["gradients"].items():
        scale = forward_mode(graph, name, sizes)
        assert gradient == pytest.approx(forward_mode(graph, name, slopes), rel=0, abs=1e-13 * scale)
        assert gradient == pytest.approx(gradient_by_paths(run, name), rel=0, abs=1e-13 * scale)


@pytest.mark.parametrize("op", OPS, ids=lambda op: op.name)
def test_reverse_mode_forward_mode_and_paths_agree_through_every_op(op: Op) -> None:
    @settings(max_examples=15, derandomize=True, deadline=None, database=None)
    @given(graphs(op), points())
    def holds(graph: Graph, point: dict[str, float]) -> None:
        agree(graph, point)

    holds()


def is_stated(run: Trace) -> bool:
    """Whether an op says something of its own here: a kink, an edge."""
    with np.errstate(all="ignore"):
        return any(when(run.numbers[node.id], *node.rule.arguments([run.numbers[i] for i in node.inputs], node.attrs))
                   for node in run.structure.graph.nodes if not node.is_leaf
                   for when in [*(note.when for note in node.rule.notes),
                                *(edge.when for edges in node.rule.edges.values() for edge in edges)])


def is_smooth(graph: Graph, point: dict[str, float], name: str) -> bool:
    """Whether no value leaps and no slope bends as far as differences look."""
    run, slopes = walk(graph, point)
    for reach in (REACH, REACH / 6):
        step = reach * max(1.0, abs(point[name]))
        (left, below), (right, above) = (walk(graph, {**point, name: point[name] + to}) for to in (-step, step))
        if any(abs(above[edge] - 2.0 * slopes[edge] + below[edge]) > 40.0 * step**2 * (1.0 + abs(slopes[edge]))
               for edge in slopes):
            return False
        here, *beside = (moved.numbers[:len(graph)] for moved in (run, left, right))
        if any(abs(there[id] - here[id]) > 0.2 * (1.0 + abs(here[id])) for there in beside for id in range(len(graph))):
            return False
    return True


@pytest.mark.parametrize("op", OPS, ids=lambda op: op.name)
def test_the_gradient_is_what_differences_give_where_nothing_bends(op: Op) -> None:
    compared = []

    # An op with a jump at every whole number says something at most points.
    @settings(max_examples=20, derandomize=True, deadline=None, database=None,
              suppress_health_check=[HealthCheck.filter_too_much])
    @given(graphs(op), points())
    def holds(graph: Graph, point: dict[str, float]) -> None:
        run, slopes = walk(graph, point)
        assume(not is_stated(run))
        for name, gradient in run.results["gradients"].items():
            if is_smooth(graph, point, name):
                scale = max(1.0, forward_mode(graph, name, {edge: abs(s) for edge, s in slopes.items()}))
                assert gradient == pytest.approx(central_difference(graph, point, name), rel=1e-6, abs=1e-8 * scale)
                compared.append(gradient)

    holds()
    assert any(compared)
