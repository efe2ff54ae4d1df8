"""The rules of every op: against differences, read as expressions, and caught when wrong."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest
from numpy.lib.mixins import NDArrayOperatorsMixin

from engine.builder import Builder
from engine.check import difference
from engine.evaluate import scalar, values
from engine.handle import RuleError
from engine.op import REGISTRY, Exact, Op, op
from engine.rules import read, samples

Rule = Callable[..., Any]


def forms(rule_of: Op) -> list[tuple[tuple[float, ...], dict[str, float]]]:
    """Every sample point of an op, and again with its last argument as a literal; of a variadic op, every rotation."""
    points = [(args, {}) for args in samples(rule_of)]
    if rule_of.variadic:
        points = [(args[turn:] + args[:turn], {}) for args, _ in points for turn in range(len(args))]
    if rule_of.literal:
        points += [(args[:-1], {rule_of.literal: args[-1]}) for args in samples(rule_of)]
    return points


def slope(rule_of: Op, args: tuple[float, ...], slot: int) -> float:
    """The slope from values alone."""
    return difference(lambda x: scalar(rule_of.function, *args[:slot], x, *args[slot + 1:]), args[slot])


def is_right(rule_of: Op, slot: int, rule: Rule) -> bool:
    """Whether a rule gives the slope of its op at every sample that has this slot."""
    asked = 0
    for inputs, attrs in forms(rule_of):
        if slot >= len(inputs):
            continue
        asked += 1
        args = rule_of.arguments(inputs, attrs)
        with np.errstate(all="ignore"):
            given = float(rule(scalar(rule_of.function, *args), *args))
        if not np.isclose(given, slope(rule_of, args, slot), rtol=1e-6, atol=1e-8):
            return False
    assert asked, "no sample has this slot"
    return True


def slots() -> list[Any]:
    """Every slot of every op through which a gradient passes; the first three of a variadic op."""
    return [pytest.param(o, slot, id=f"{o.name}-{o.params[0] if o.variadic else o.params[slot]}-{slot}")
            for o in REGISTRY.elementwise for slot in range(3 if o.variadic else len(o.params)) if o.passes(slot)]


def own_rule(rule_of: Op, slot: int) -> Rule:
    return lambda out, *args: rule_of.rule(slot, out, args)


@pytest.mark.parametrize(("rule_of", "slot"), slots())
def test_each_rule_is_the_slope_of_its_op(rule_of: Op, slot: int) -> None:
    assert is_right(rule_of, slot, own_rule(rule_of, slot))


def scaled(rule: Rule, out: float, *args: float) -> float:
    value = float(rule(out, *args))
    return value * 1.001 if value else 0.001


def negated(rule: Rule, out: float, *args: float) -> float:
    return -float(rule(out, *args))


@pytest.mark.parametrize("mutation", [scaled, negated])
@pytest.mark.parametrize(("rule_of", "slot"), slots())
def test_a_rule_made_wrong_is_caught(rule_of: Op, slot: int, mutation: Callable[..., float]) -> None:
    mine = own_rule(rule_of, slot)
    if mutation is negated and not differ(rule_of, slot, mine, lambda *_: 0.0):
        return  # minus nothing is nothing
    assert not is_right(rule_of, slot, partial(mutation, mine))


def others(rule_of: Op, slot: int) -> list[int]:
    """The other slots through which a gradient passes."""
    count = 2 if rule_of.variadic else len(rule_of.params)
    return [other for other in range(count) if other != slot and rule_of.passes(other)]


def exchanged(rule_of: Op, slot: int, other: int) -> Rule:
    """The rule, handed its inputs with two of them exchanged."""

    def rule(out: float, *args: float) -> Any:
        given = list(args)
        if max(slot, other) < len(given):
            given[slot], given[other] = given[other], given[slot]
        return rule_of.rule(slot, out, given)

    return rule


def differ(rule_of: Op, slot: int, one: Rule, two: Rule) -> bool:
    """Whether two rules give different numbers anywhere at the samples."""
    for inputs, attrs in forms(rule_of):
        args = rule_of.arguments(inputs, attrs)
        with np.errstate(all="ignore"):
            out = scalar(rule_of.function, *args)
            if slot < len(inputs) and float(one(out, *args)) != float(two(out, *args)):
                return True
    return False


@pytest.mark.parametrize(("rule_of", "slot"), [p for p in slots() if others(*p.values)])
def test_a_rule_with_its_inputs_swapped_is_caught(rule_of: Op, slot: int) -> None:
    mine = own_rule(rule_of, slot)
    for other in others(rule_of, slot):
        swaps = [exchanged(rule_of, slot, other), own_rule(rule_of, other)]
        wrong = [swap for swap in swaps if differ(rule_of, slot, mine, swap)]
        assert all(not is_right(rule_of, slot, swap) for swap in wrong)
        if not wrong:  # each input has the same constant slope: nothing can be swapped
            assert rule_of.symmetric and not any(differ(rule_of, slot, mine, lambda *_: 1.0) for _ in swaps)


@pytest.mark.parametrize("rule_of", [o for o in REGISTRY.elementwise if len(o.params) > 1 or o.variadic],
                         ids=lambda o: o.name)
def test_an_op_says_it_is_symmetric_exactly_when_it_is(rule_of: Op) -> None:
    points = [(0.7, 1.3), (2.5, 2.0), (3.0, 0.5)]
    if rule_of.variadic or len(rule_of.params) == 2:
        assert rule_of.symmetric == all(rule_of(x, y) == rule_of(y, x) for x, y in points) or rule_of.indicator


@pytest.mark.parametrize(("rule_of", "slot"), slots())
def test_each_rule_reads_as_an_expression(rule_of: Op, slot: int) -> None:
    graph = read(rule_of, slot, 3 if rule_of.variadic else len(rule_of.params), {})
    assert graph.nodes[0].name == "out"


class Boxed(NDArrayOperatorsMixin):
    """A number that only NumPy's functions can use: no branch can ask for it."""

    def __init__(self, number: Any) -> None:
        self.number = number

    def __array_ufunc__(self, function: Any, method: str, *args: Any) -> "Boxed":
        assert method == "__call__"
        return Boxed(function(*(arg.number if isinstance(arg, Boxed) else arg for arg in args)))

    def __array_function__(self, function: Any, types: Any, args: Any, kwargs: Any) -> "Boxed":
        return self.__array_ufunc__(function, "__call__", *args, **kwargs)

    def __bool__(self) -> bool:
        raise AssertionError("a value branches")

    __float__ = __int__ = __len__ = __iter__ = __array__ = __bool__  # type: ignore[assignment]


@pytest.mark.parametrize("rule_of", REGISTRY.elementwise, ids=lambda o: o.name)
def test_each_value_is_made_of_numpy_functions_alone(rule_of: Op) -> None:
    for args in samples(rule_of):
        with np.errstate(all="ignore"):
            made = rule_of.function(*(Boxed(np.float64(arg)) for arg in args))
            assert made.number == np.float64(rule_of.function(*map(np.float64, args)))


def test_a_rule_may_call_an_op_and_keep_numbers_as_they_are_written() -> None:
    build = Builder(shorten=True)
    x = build.input("x")
    doubled = REGISTRY["square"](x * Exact(np.sqrt, Exact(np.multiply, 2.0, 3.0)))
    graph = build.graph(doubled)
    assert [node.op for node in graph.nodes] == ["input", "constant", "constant", "mul", "sqrt", "mul", "square"]
    assert values(graph, {"x": 2.0})[graph.output] == pytest.approx(24.0, rel=1e-15)


@pytest.fixture
def scratch() -> Any:
    """Take ops that a test registers out again."""
    before = set(REGISTRY.by_name)
    yield
    for name in set(REGISTRY.by_name) - before:
        REGISTRY.remove(name)


def declare(rules: dict[str, Any], function: Any = None) -> None:
    def made_up(x: Any, y: Any) -> Any:
        return x * y

    op(forward="", backward="")(function or made_up).partials(**rules)


@pytest.mark.usefixtures("scratch")
@pytest.mark.parametrize(("rules", "said"), [
    ({"x": lambda out, x, y: y}, "no rule for y"),
    ({"x": lambda out, x, y: y, "y": lambda out, x, y: x, "z": None}, "a rule for z, which is no input"),
    ({"x": lambda out, y, x: y, "y": lambda out, x, y: x}, r"takes \(out, y, x\), not \(out, x, y\)"),
    ({"x": lambda out, x, y: y if x > 9 else x * y / x, "y": lambda out, x, y: x}, "asks a formula for its value"),
    ({"x": lambda out, x, y: float(y), "y": lambda out, x, y: x}, "asks a formula for its value"),
    ({"x": lambda out, x, y: np.hypot(y, 0.0), "y": lambda out, x, y: x}, "no op stands for numpy's hypot"),
    ({"x": lambda out, x, y: sum([*y]), "y": lambda out, x, y: x}, "asks a formula for its value"),
    ({"x": lambda out, x, y: y if isinstance(y, float) else 0.0, "y": lambda out, x, y: x}, "but read as an"),
    ({"x": lambda out, x, y: np.asarray(y) * 1.0, "y": lambda out, x, y: x}, "asks a formula for its value"),
])
def test_a_rule_that_is_none_fails_when_it_is_declared(rules: dict[str, Any], said: str) -> None:
    with pytest.raises(RuleError, match=said):
        declare(rules)


def test_a_handle_has_no_value() -> None:
    x = Builder().input("x")
    for ask in (bool, float, int, len, list, np.asarray, complex):
        with pytest.raises(RuleError, match=r"np\.where instead of if"):
            ask(x)


def test_where_on_a_handle_stays_a_formula() -> None:
    build = Builder()
    x = build.input("x")
    assert build.graph(np.where(x > 0, 1.0, 0.0)).nodes[-1].inputs != ()
