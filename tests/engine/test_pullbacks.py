"""Ops that are not element-wise: their pullbacks against differences, and caught when wrong; their Jacobians."""

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest

from engine import Builder, parse, trace
from engine.check import difference
from engine.handle import RuleError
from engine.locals import PATTERNS
from engine.notation.board import board
from engine.notation.script import Script
from engine.op import REGISTRY, Local, Op, op
from engine.pullbacks import array_samples, numbers_of
from engine.shapes import Misfit, Shape, fitted

Pullback = Callable[..., Any]

CASES = [pytest.param(one, shapes, attrs, at, id=f"{one.name}-{'-'.join(map(str, shapes))}-{[*attrs.values()]}")
         for one in REGISTRY.of_arrays for at, (shapes, attrs) in enumerate(array_samples(one))]


def upstream_for(out: Any) -> Any:
    """An upstream of which no two numbers are alike."""
    return np.sin(1.1 * np.arange(np.size(out)) + 0.5).reshape(np.shape(out)) + 0.3


def slope(one: Op, args: list[Any], attrs: Mapping[str, Any], slot: int, upstream: Any) -> Any:
    """What arrives at one input, from values alone: the slope of upstream · value by each of its numbers."""
    found = np.zeros(np.shape(args[slot]))
    for place in np.ndindex(found.shape):
        def value(number: float, place: Any = place) -> float:
            moved = np.array(args[slot])
            moved[place] = number
            given = [moved if i == slot else arg for i, arg in enumerate(args)]
            return float(np.sum(upstream * one.function(*one.arguments(given, attrs))))

        found[place] = difference(value, float(args[slot][place]))
    return found


def is_right(one: Op, slot: int, pulled: Pullback) -> bool:
    """Whether a pullback gives what differences give at every sample that has this slot."""
    asked = 0
    for at, (shapes, attrs) in enumerate(array_samples(one)):
        if slot >= len(shapes):
            continue
        asked += 1
        args = numbers_of(shapes, at)
        filled = one.arguments(args, attrs)
        out = one.function(*filled)
        upstream = upstream_for(out)
        try:
            given = fitted(np.asarray(pulled(upstream, out, filled)), shapes[slot])
        except (ValueError, IndexError):
            return False
        if not np.allclose(given, slope(one, args, attrs, slot, upstream), rtol=1e-6, atol=1e-8):
            return False
    assert asked
    return True


SLOTS = [pytest.param(one, slot, id=f"{one.name}-{one.param(slot)}-{slot}") for one in REGISTRY.of_arrays
         for slot in range(max(len(shapes) for shapes, _ in array_samples(one))) if one.passes(slot)]


def own(one: Op, slot: int) -> Pullback:
    return lambda g, out, args: one.pulled(slot, g, out, args)


@pytest.mark.parametrize(("one", "slot"), SLOTS)
def test_each_pullback_is_the_slope_of_its_op(one: Op, slot: int) -> None:
    assert is_right(one, slot, own(one, slot))


@pytest.mark.parametrize("wrong", [lambda n: 1.001 * n, lambda n: -n, lambda n: 0.0 * n, lambda n: n + 0.001],
                         ids=["scaled", "negated", "dropped", "shifted"])
@pytest.mark.parametrize(("one", "slot"), SLOTS)
def test_a_pullback_made_wrong_is_caught(one: Op, slot: int, wrong: Callable[[Any], Any]) -> None:
    mine = own(one, slot)
    assert not is_right(one, slot, lambda g, out, args: wrong(np.asarray(mine(g, out, args))))


@pytest.mark.parametrize(("one", "slot"), [p for p in SLOTS if len(p.values[0].pullbacks) > 1])
def test_a_pullback_swapped_with_the_other_is_caught(one: Op, slot: int) -> None:
    other = own(one, 1 - slot)
    exchanged: Pullback = lambda g, out, args: one.pulled(slot, g, out, (args[1], args[0]))

    def quietly(pulled: Pullback) -> Pullback:
        def run(g: Any, out: Any, args: Any) -> Any:
            try:
                return pulled(g, out, args)
            except (ValueError, IndexError):
                return np.nan * np.ones(np.shape(args[slot]))
        return run

    assert not is_right(one, slot, quietly(other))
    assert not is_right(one, slot, quietly(exchanged))


@pytest.mark.parametrize(("one", "shapes", "attrs", "at"), CASES)
def test_what_is_drawn_multiplies_with_the_upstream_to_the_contribution(one: Op, shapes: tuple[Shape, ...],
                                                                        attrs: dict[str, Any], at: int) -> None:
    build = Builder()
    names = "xyz"[:len(shapes)]
    refs = [build.input(name, shape=shape) for name, shape in zip(names, shapes, strict=True)]
    run = trace(build.graph(build.apply(one, [*refs, *attrs.values()])),
                dict(zip(names, numbers_of(shapes, at), strict=True)))
    for step in run.structure.steps[2:]:
        local, numbers = step.jacobian, run.numbers
        if local is None:
            continue
        node, to = run.structure.graph[step.node], run.structure.graph[step.to]
        assert local.local.pattern in PATTERNS and local.shape == (np.prod(node.shape), np.prod(to.shape))
        assert np.shape(numbers[step.contribution]) == to.shape
        if local.drawn is None:
            assert numbers[step.local] is None
            continue
        factor, upstream = numbers[step.local], np.asarray(numbers[step.upstream])
        assert factor.shape == local.drawn
        if local.local.factor is None:
            made = upstream.reshape(1, -1) @ factor
        elif local.local.pattern == "outer":
            made = upstream[:, None] @ factor if local.local.side == "right" else factor @ upstream[None, :]
        else:
            made = upstream @ factor if local.local.side == "right" else factor @ upstream
        assert np.allclose(np.reshape(made, to.shape), numbers[step.contribution], rtol=1e-13)


MISFITS = [("matmul", [(2, 3), (2,)]), ("matmul", [(), (2,)]), ("matmul", [(2, 2, 3), (3, 3, 2)]),
           ("dot", [(2,), (3,)]), ("dot", [(2, 2), (2, 2)]), ("transpose", [()]), ("sum", [()]),
           ("concat", [(2, 2), (2, 3)]), ("softmax", [()]),
           ("cross_entropy", [(3,), (2,)]), ("cross_entropy", [(), ()]), ("square_loss", [(2,), (3,)])]


@pytest.mark.parametrize(("name", "shapes"), MISFITS)
def test_shapes_that_do_not_fit_are_refused(name: str, shapes: list[Shape]) -> None:
    with pytest.raises(Misfit) as misfit:
        REGISTRY[name].shape_of(shapes, {})
    assert misfit.value.hint


@pytest.mark.parametrize(("name", "shape", "attribute"), [
    ("sum", (2, 3), 2), ("mean", (3,), -2), ("reshape", (6,), (4, 2)), ("getitem", (3,), (3,)),
    ("getitem", (3,), (0, 0)), ("getitem", (3,), ((2, 2),)), ("getitem", (), (0,))])
def test_an_attribute_that_does_not_fit_is_refused(name: str, shape: Shape, attribute: Any) -> None:
    one = REGISTRY[name]
    with pytest.raises(Misfit):
        one.shape_of([shape], {one.literal: attribute})


def test_softmax_and_its_logarithm_do_not_overflow() -> None:
    scores = np.array([1000.0, 0.0, -1000.0])
    assert np.array_equal(REGISTRY["softmax"].function(scores), [1.0, 0.0, 0.0])
    assert np.array_equal(REGISTRY["log_softmax"].function(scores), [0.0, -1000.0, -2000.0])
    assert REGISTRY["cross_entropy"].function(scores, np.array([0.0, 0.0, 1.0])) == 2000.0


def test_the_length_of_nothing_has_the_slope_that_this_course_takes() -> None:
    build = Builder()
    run = trace(build.graph(build.apply(REGISTRY["norm"], [build.input("x", shape=(2,))])), {"x": [0.0, 0.0]})
    assert np.array_equal(run.results["gradients"]["x"], [0.0, 0.0])


@pytest.fixture
def scratch() -> Any:
    before = set(REGISTRY.by_name)
    yield
    for name in set(REGISTRY.by_name) - before:
        REGISTRY.remove(name)


@pytest.mark.usefixtures("scratch")
@pytest.mark.parametrize(("rules", "said"), [
    ({}, "no rule for x"),
    ({"x": lambda g, out, x: g, "y": lambda g, out, x: g}, "a rule for y, which is no input"),
    ({"x": lambda out, x: x}, r"takes \(out, x\), not \(g, out, x\)"),
    ({"x": lambda g, out, x: g * np.ones(2)}, r"to x of shape \(3,\) comes \(2,\)"),
])
def test_a_pullback_that_is_none_fails_when_it_is_declared(rules: dict[str, Any], said: str) -> None:
    def concocted(x: Any) -> Any:
        return np.sum(x)

    made = op(shape=lambda x: (), samples=(((3,),),))(concocted)
    made.jacobian(x=lambda x: Local("row"))
    if not rules:
        rules = {"": None}
    with pytest.raises(RuleError, match=said):
        made.pullback(**rules)
    assert "concocted" not in REGISTRY


@pytest.mark.usefixtures("scratch")
def test_a_shape_rule_that_says_otherwise_fails_when_it_is_declared() -> None:
    def concocted(x: Any) -> Any:
        return np.sum(x)

    made = op(shape=lambda x: x, samples=(((3,),),))(concocted)
    made.jacobian(x=lambda x: Local("row"))
    with pytest.raises(RuleError, match="it says otherwise"):
        made.pullback(x=lambda g, out, x: g * np.ones(3))


@pytest.mark.parametrize("given", [[3e160, 4e160], [3e-170, 4e-170], [3.0, 4.0], [1.5e308, 2e-308], [1.7e308, 1.7e308],
                                   [-5e-324, 0.0], [0.0, 0.0]])
def test_a_length_is_right_at_every_size(given: list[float]) -> None:
    run = trace(parse("x = [0, 0]; norm(x)"), {"x": given})
    length = math.hypot(*given)
    assert np.isclose(run.results["output"], length, rtol=1e-15, atol=0)
    scale = max(map(abs, given)) or 1.0
    small = [one / scale for one in given]
    assert np.allclose(run.results["gradients"]["x"], np.array(small) / (math.hypot(*small) or 1.0), rtol=1e-15)
    script = Script(run.structure)
    told = [note for k in range(1, len(script.lines) + 1) for note in board(run, script, k).get("notes", [])]
    assert any("origin" in note for note in told) == (length == 0)


def test_of_several_lengths_each_has_its_own_size() -> None:
    run = trace(parse("x = [[0, 0], [0, 0], [0, 0]]; sum(norm(x, 1) / [1e160, 1e-170, 1])"),
                {"x": [[3e160, 4e160], [3e-170, 4e-170], [0, 0]]})
    assert np.isclose(run.results["output"], 10.0)
    assert np.allclose(run.results["gradients"]["x"][:2] * [[1e160], [1e-170]], [[0.6, 0.8]] * 2)
