"""What is checked when an op is declared: readings, arrays, places; what fails is as if it had never been."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from engine import EngineError, parse
from engine.evaluate import local
from engine.handle import RuleError
from engine.op import REGISTRY, Op, op
from engine.rules import samples

RIGHT = {"x": lambda out, x, y: y, "y": lambda out, x, y: x}
SPECIAL = [(0.0, 0.0), (1.0, 1.0), (-1.0, -1.0)]


@pytest.fixture(autouse=True)
def scratch() -> Iterator[None]:
    """Take ops that a test registers out again."""
    before = set(REGISTRY.by_name)
    yield
    for name in set(REGISTRY.by_name) - before:
        REGISTRY.remove(name)


def concoct(x: Any, y: Any) -> Any:
    return x * y


def infused(x: Any, y: Any) -> Any:
    return x * y


def declared(function: Callable[..., Any] = concoct, symbol: str | None = None, **more: Any) -> Op:
    """An op that has no rules yet."""
    return op(symbol, forward="", backward="", **more)(infused if symbol else function)


def is_known(new: Op) -> bool:
    tables = (REGISTRY.by_name, REGISTRY.spellings, REGISTRY.infix, REGISTRY.prefix, REGISTRY.by_numpy)
    return any(new in table.values() for table in tables)  # type: ignore[attr-defined]


POINTS = [*samples(declared()), *SPECIAL]


def at(point: tuple[float, float], x: Any, y: Any) -> bool:
    return (float(x), float(y)) == point


def wrong_number(point: tuple[float, float]) -> Callable[..., Any]:
    """A place that holds at one point on numbers, and nowhere as an expression or on arrays."""
    return lambda out, x, y: at(point, x, y) if isinstance(x, float) else x * 0.0


def wrong_column(point: tuple[float, float]) -> Callable[..., Any]:
    """A place that holds at one point on arrays alone."""
    return lambda out, x, y: np.full(1, at(point, x[0], y[0])) if isinstance(x, np.ndarray) else x * 0.0


STATE: dict[str, Callable[[Op, Callable[..., Any]], None]] = {
    "kink": lambda new, when: new.kink("A corner.", when=when),
    "undefined": lambda new, when: new.undefined("No value.", when=when),
    "edge": lambda new, when: new.edge("x", slope=0.0, says="An edge.", when=when),
}


@pytest.mark.parametrize("state", STATE.values(), ids=STATE)
@pytest.mark.parametrize("when", [
    lambda out, x, y: x > 0 if y > 0 else y > 0,
    lambda out, x, y: np.hypot(x, y) > 1,
    lambda out, x, y: x.real > 0,
    lambda out, x: x > 0,
], ids=["branches", "no op", "no formula", "lacks an input"])
def test_a_place_that_cannot_be_read_is_refused_and_the_op_is_gone(state: Any, when: Callable[..., Any]) -> None:
    new = declared()
    new.partials(**RIGHT)
    assert is_known(new)
    with pytest.raises((RuleError, TypeError, AttributeError)):
        state(new, when)
    assert not is_known(new) and not new.notes and not any(new.edges.values())


@pytest.mark.parametrize("state", STATE.values(), ids=STATE)
@pytest.mark.parametrize("wrong", [wrong_number, wrong_column])
@pytest.mark.parametrize("point", POINTS, ids=str)
def test_a_place_is_checked_at_every_sample_and_at_0_and_1(state: Any, wrong: Any, point: tuple[float, float]) -> None:
    new = declared()
    new.partials(**RIGHT)
    with pytest.raises(RuleError, match="differs at"):
        state(new, wrong(point))
    assert not is_known(new)


@pytest.mark.parametrize("state", STATE.values(), ids=STATE)
def test_a_place_that_can_be_read_stands(state: Any) -> None:
    new = declared()
    new.partials(**RIGHT)
    state(new, lambda out, x, y: (x == 0) * (y < 0))
    assert is_known(new) and len(new.notes) + len(new.edges.get("x", ())) == 1


def test_where_several_edges_hold_the_first_counts_for_numbers_and_arrays_alike() -> None:
    new = declared()
    new.partials(**RIGHT)
    for slope, bound in ((5.0, 2.0), (7.0, 1.0), (9.0, 0.0)):
        new.edge("x", slope=slope, says="An edge.", when=lambda out, x, y, bound=bound: x > bound)
    points = [-1.0, 0.5, 1.5, 2.5]
    alone = [local(new, 0, x * 3.0, (x, 3.0)) for x in points]
    x = np.array(points)
    assert alone == [3.0, 9.0, 7.0, 5.0] == local(new, 0, x * 3.0, (x, 3.0)).tolist()


def test_an_edge_for_what_is_no_parameter_is_refused_and_the_op_is_gone() -> None:
    new = declared()
    new.partials(**RIGHT)
    with pytest.raises(TypeError, match="an edge or corner for q, which is no input"):
        new.edge("q", slope=0.0, says="An edge.", when=lambda out, x, y: x == 0)
    assert not is_known(new)


def test_a_statement_about_an_op_without_rules_leaves_others_of_its_name_alone() -> None:
    stands = declared()
    stands.partials(**RIGHT)
    with pytest.raises(RuleError):
        declared().kink("A corner.", when=lambda out, x, y: x > 0 if y > 0 else y > 0)
    assert REGISTRY["concoct"] is stands and is_known(stands)


@pytest.mark.parametrize("slot", ["x", "y"])
@pytest.mark.parametrize("point", samples(declared()), ids=str)
@pytest.mark.parametrize(("kind", "said"), [(float, "but read as an expression"), (np.ndarray, "but on arrays")])
def test_a_rule_is_checked_at_every_sample(slot: str, point: tuple[float, float], kind: type, said: str) -> None:
    def wrong(out: Any, x: Any, y: Any) -> Any:
        right = y if slot == "x" else x
        return right + 1.0 if isinstance(x, kind) and at(point, *np.ravel([x, y])) else right

    with pytest.raises(RuleError, match=rf"rule for {slot} .*{said}"):
        declared().partials(**RIGHT | {slot: wrong})
    assert "concoct" not in REGISTRY


@pytest.mark.parametrize("wrong", [
    {"neutral": {"y": 1.0}},
    {"absorbs": {"y": (1.0, 3.0)}},
    {"shortens": lambda x, y: 2.0 * x},
], ids=lambda wrong: next(iter(wrong)))
def test_the_shortened_reading_is_checked_too(wrong: dict[str, Any]) -> None:
    def apart(x: Any, y: Any) -> Any:
        return np.hypot(x, y)

    rules = {"x": lambda out, x, y: x / np.hypot(x, y), "y": lambda out, x, y: np.hypot(x, 1.0)}
    declared(apart, numpy=(np.hypot,)).partials(**rules)
    REGISTRY.remove("apart")
    with pytest.raises(RuleError, match="but read as an expression"):
        declared(apart, numpy=(np.hypot,), **wrong).partials(**rules)
    assert "apart" not in REGISTRY and np.hypot not in REGISTRY.by_numpy


def test_the_reading_as_it_was_written_is_checked_too() -> None:
    def apart(x: Any, y: Any) -> Any:
        return x + y + 1.0

    with pytest.raises(RuleError, match="but read as an expression"):
        declared(apart, numpy=(np.hypot,), neutral={"y": 0.0}, samples=((0.7, 1.3),)).partials(
            x=lambda out, x, y: np.hypot(x, 0.0), y=lambda out, x, y: 1.0)


@pytest.mark.parametrize("symbol", [None, "⊛"])
def test_an_op_without_partials_is_unknown(symbol: str | None) -> None:
    new = declared(symbol=symbol, aliases=("⊚",) if symbol else ("brew",), numpy=(np.hypot,))
    texts = [f"x {symbol} y", "x ⊚ y"] if symbol else ["concoct(x, y)", "brew(x, y)"]
    assert not is_known(new)
    for text in texts:
        with pytest.raises(EngineError):
            parse(text)
    new.partials(**RIGHT)
    assert is_known(new)
    assert [parse(text).nodes[-1].op for text in texts] == [new.name] * 2


def test_an_op_with_a_symbol_can_have_names_to_be_called_by() -> None:
    new = declared(symbol="⊛", calls=("brewed", "steeped"))
    new.partials(**RIGHT)
    assert [parse(text).nodes[-1].op for text in ("x ⊛ y", "brewed(x, y)", "steeped(x, y)")] == [new.name] * 3
    with pytest.raises(ValueError, match="'brewed' already stands for"):
        declared(aliases=("brewed",)).partials(**RIGHT)
    REGISTRY.remove(new.name)
    assert not is_known(new)


@pytest.mark.parametrize("rules", [
    {"x": lambda out, x, y: y},
    {"x": lambda out, x, y: y.real, "y": lambda out, x, y: x},
    {"x": lambda out, x, y: [y][1], "y": lambda out, x, y: x},
    {"x": lambda out, x, y: np.hypot(np.exp2(x), y), "y": lambda out, x, y: x},
], ids=["lacks one", "no formula", "fails", "no op"])
@pytest.mark.parametrize("symbol", [None, "⊛"])
def test_an_op_that_fails_its_check_is_gone(rules: dict[str, Any], symbol: str | None) -> None:
    new = declared(symbol=symbol, aliases=("⊚",), numpy=(np.hypot,))
    with pytest.raises((RuleError, AttributeError, IndexError)):
        new.partials(**rules)
    assert not is_known(new)
    with pytest.raises(EngineError):
        parse(f"x {symbol} y" if symbol else "concoct(x, y)")


def test_a_name_or_symbol_that_is_taken_is_refused_and_stays_with_the_first() -> None:
    stands = REGISTRY.infix["*"]
    with pytest.raises(ValueError, match="already stands for"):
        op("*", forward="", backward="")(lambda x, y: x * y).partials(**RIGHT)
    assert REGISTRY.infix["*"] is stands and "<lambda>" not in REGISTRY
