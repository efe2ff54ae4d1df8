"""Rules read as expressions; every rule is checked against its own numbers when it is declared."""

import inspect
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from engine.builder import Builder, Ref
from engine.evaluate import scalar, values
from engine.graph import Graph, Literal
from engine.handle import RuleError
from engine.op import REGISTRY, Function, Op
from engine.pullbacks import check_pullbacks

OUT = "out"

_SPECIAL = (0.0, 1.0, -1.0)
_SAMPLES = (0.7, -1.3, 2.1, 0.4, -0.6, 1.7)


def read(op: Op, slot: int, arity: int, attrs: Mapping[str, Any], *, shorten: bool = True,
         indicators: Sequence[int] = ()) -> Graph:
    """Return the rule of one slot as a graph whose inputs are ``out`` and the op's arguments.

    Parameters
    ----------
    op, slot
        Which rule.
    arity : int
        How many inputs the node has; only a variadic op leaves a choice.
    attrs : mapping
        The node's attributes: a literal is read as the number it is.
    shorten : bool
        Leave out factors of 1 and the like, as for print.
    indicators : sequence of int
        Slots whose value is known to be 1 or 0.

    Returns
    -------
    Graph
        Inputs are named ``out`` and, slot by slot, ``0``, ``1``, ….

    Examples
    --------
    >>> [node.op for node in read(REGISTRY["pow"], 0, 1, {"exponent": 2.0}).nodes if not node.is_leaf]
    ['mul']
    """
    literals = tuple((float(value), getattr(value, "over", None)) for value in op.fixed(attrs))
    return _read(op, slot, arity, literals, shorten, tuple(indicators))


@lru_cache(maxsize=4096)
def _read(op: Op, slot: int, arity: int, literals: tuple[Any, ...], shorten: bool,
          indicators: tuple[int, ...]) -> Graph:
    build, out, refs = _handles(arity, shorten)
    build.indicators.update(refs[slot].index for slot in indicators)
    fixed = [Literal(value) if over is None else Literal.fraction(*over) for value, over in literals]
    return _graph(build, op.rule(slot, out, (*refs, *(map(build.constant, fixed) if shorten else fixed))))


def read_condition(op: Op, when: Function, arity: int, attrs: Mapping[str, Any]) -> Graph:
    """Return the place of a note or edge as a graph, inputs named as in `read`."""
    build, out, refs = _handles(arity, shorten=False)
    return _graph(build, when(out, *op.arguments(refs, attrs)))


def _handles(arity: int, shorten: bool) -> tuple[Builder, Ref, list[Ref]]:
    build = Builder(shorten=shorten)
    return build, build.input(OUT), [build.input(str(slot)) for slot in range(arity)]


def _graph(build: Builder, result: Any) -> Graph:
    return build.graph(result if isinstance(result, Ref) else build.constant(float(result)))


def check(op: Op) -> None:
    """Check that every input has a rule, and that each reads as an expression equal to its numbers.

    Raises
    ------
    RuleError
        With the op, the input, and what is wrong.

    Examples
    --------
    >>> check(REGISTRY["mul"])
    """
    given, wanted = op.pullbacks or op.rules, set(op.params) - ({op.literal} if op.pullbacks else set())
    if set(given) != wanted:
        missing, extra = wanted - set(given), set(given) - wanted
        said = [f"no rule for {', '.join(sorted(missing))}"] * bool(missing) + \
               [f"a rule for {', '.join(sorted(extra))}, which is no input"] * bool(extra)
        raise RuleError(f"{op.name}: {'; '.join(said)}")
    for param, rule in given.items():
        if rule is not None:
            _check_names(op, param, rule)
    if not op.elementwise:
        return check_pullbacks(op)
    for args in samples(op):
        for attrs, inputs in _forms(op, args):
            for slot in range(len(inputs)):
                if op.passes(slot):
                    _check_reading(op, slot, inputs, attrs)


def samples(op: Op) -> Sequence[tuple[float, ...]]:
    """Return the points at which an op is tested: its own, or some that suit any op.

    Examples
    --------
    >>> samples(REGISTRY["log"])
    ((0.4,), (1.7,), (3.2,))
    """
    if op.samples:
        return op.samples
    lengths = (2, 3) if op.variadic else (len(op.params),)
    return tuple(tuple(_SAMPLES[(start + i) % len(_SAMPLES)] for i in range(n)) for n in lengths for start in (0, 1, 3))


def _forms(op: Op, args: tuple[float, ...]) -> list[tuple[Mapping[str, Any], tuple[float, ...]]]:
    forms: list[tuple[Mapping[str, Any], tuple[float, ...]]] = [({}, args)]
    return forms + [({op.literal: args[-1]}, args[:-1])] if op.literal else forms


def _check_names(op: Op, param: str, rule: Function) -> None:
    wanted = ["g"] * (not op.elementwise) + (["out", "i", *op.params] if op.variadic else ["out", *op.params])
    given = list(inspect.signature(rule).parameters)
    if given != wanted:
        raise RuleError(f"{op.name}: the rule for {param} takes ({', '.join(given)}), not ({', '.join(wanted)})")


def _check_reading(op: Op, slot: int, inputs: tuple[float, ...], attrs: Mapping[str, Any]) -> None:
    args = op.arguments(inputs, attrs)
    for shorten in (False, True):
        try:
            graph = read(op, slot, len(inputs), attrs, shorten=shorten)
        except RuleError as error:
            raise RuleError(f"{op.name}: the rule for {op.param(slot)} cannot be read: {error}") from None
        with np.errstate(all="ignore"):
            out = scalar(op.function, *args)
            number = scalar(lambda *n: op.rule(slot, n[0], n[1:]), out, *args)
        read_number = values(graph, {OUT: out} | {str(i): x for i, x in enumerate(inputs)})[graph.output]
        if not np.isclose(read_number, number, rtol=1e-12, atol=1e-300, equal_nan=True):
            raise RuleError(f"{op.name}: the rule for {op.param(slot)} gives {number} at {args}, "
                            f"but read as an expression {read_number}")
        with np.errstate(all="ignore"):
            column = op.rule(slot, np.array([out]), [np.array([a]) for a in args])
        if not np.allclose(column, number, rtol=1e-12, atol=1e-300, equal_nan=True):
            raise RuleError(f"{op.name}: the rule for {op.param(slot)} gives {number} at {args}, "
                            f"but on arrays {column}")


def check_condition(op: Op, when: Function) -> None:
    """Check that the place of a note or edge reads as an expression, and is the same on numbers and arrays.

    Raises
    ------
    RuleError
        With the op, and what is wrong.
    """
    if not op.elementwise:
        return
    for args in [*samples(op), *(tuple([special] * len(point)) for point in samples(op)[:1] for special in _SPECIAL)]:
        for attrs, inputs in _forms(op, args):
            try:
                graph = read_condition(op, when, len(inputs), attrs)
            except RuleError as error:
                raise RuleError(f"{op.name}: a note or edge cannot be read: {error}") from None
            args = op.arguments(inputs, attrs)
            with np.errstate(all="ignore"):
                out = scalar(op.function, *args)
                read_number = values(graph, {OUT: out} | {str(i): x for i, x in enumerate(inputs)})[graph.output]
                column = when(np.array([out]), *(np.array([a]) for a in args))
                if not bool(read_number) == bool(when(out, *args)) == bool(np.all(column)):
                    raise RuleError(f"{op.name}: a note or edge differs at {args} when read as an expression")


def check_all() -> None:
    """Check every op that stands, and from now on each new one as it is declared."""
    for op in REGISTRY:
        check(op)
        for when in [*(note.when for note in op.notes), *(edge.when for edges in op.edges.values() for edge in edges)]:
            check_condition(op, when)
    REGISTRY.check, REGISTRY.check_condition = check, check_condition
