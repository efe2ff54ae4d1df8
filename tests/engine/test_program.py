"""Programs: Python and columns give what the trace gives, and a wrong primitive is caught."""

from collections import Counter

import numpy as np
import pytest

from engine import Builder, parse, trace
from engine.handle import RuleError
from engine.op import REGISTRY, op
from engine.program import Flag, columns, emit, lower, machine, source
from engine.program.primitives import PRIMITIVES, Primitive
from engine.program.writer import Writer
from engine.structure import plan
from tests.engine.programs import Case, agrees, case, cases, decided, ops, told


def depth(of: Case) -> int:
    rank: list[int] = []
    for node in of.structure.graph.nodes:
        rank.append(max((rank[i] + 1 for i in node.inputs), default=0))
    return max(rank)


def test_every_op_is_in_many_deep_graphs() -> None:
    random = [one for one in cases() if one.name.startswith("random")]
    assert len(random) == 500
    assert min(depth(one) for one in random) >= 4
    met = Counter(name for one in random for name in {node.op for node in one.structure.graph.nodes})
    assert min(met[op.name] for op in REGISTRY.elementwise) >= 10


def test_almost_every_point_decides() -> None:
    assert sum(len(points) for _, points, _ in decided()) > 0.99 * sum(len(one.points) for one in cases())
    numbers = [row for one, _, rows in decided() if one.name.startswith("random") for row in rows]
    assert sum(np.isfinite(row).all() for row in numbers) > 1500
    pulled = [(row, step) for one, _, rows in decided() for row in rows for step in one.structure.steps]
    assert sum(step.cut >= 0 and row[step.cut] == 1.0 for row, step in pulled) > 1000


def test_python_gives_what_the_trace_gives() -> None:
    for one, points, rows in decided():
        run = machine(one.program)
        for point, row in zip(points, rows, strict=True):
            assert agrees(run(point), row), (one.name, point)


def test_columns_give_what_the_trace_gives() -> None:
    for one, points, rows in decided():
        if points:
            given = np.array(columns(one.program, list(zip(*points, strict=True))))
            for i, row in enumerate(rows):
                assert agrees(given[:, i], row), (one.name, points[i])


@pytest.mark.parametrize("longest", [1, 7])
def test_long_programs_run_in_pieces_with_the_same_result(longest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(emit, "LONGEST", longest)
    for one, points, rows in decided()[::5]:
        run = machine(one.program)
        for point, row in zip(points, rows, strict=True):
            assert agrees(run(point), row), (one.name, point)


def test_a_long_chain_runs() -> None:
    build = Builder()
    x = total = build.input("x")
    for _ in range(2_600):
        total = total * 0.999 + x
    structure = plan(build.graph(total))
    program = lower(structure)
    assert len(program.code) > emit.LONGEST
    assert agrees(machine(program)([0.3]), trace(structure.graph, {"x": 0.3}).numbers)


@pytest.mark.parametrize("text", ["a b + b c + c a + a^2 + a(b + c) + a", "(a + b + c)(a - b) - c(a + b) + a c"])
def test_contributions_are_added_in_the_order_of_the_trace(text: str) -> None:
    run = trace(parse(text), {"a": 0.1, "b": 1e16, "c": -1e16 / 3})
    assert machine(lower(run.structure))([0.1, 1e16, -1e16 / 3])[:run.structure.slots] == run.numbers


@pytest.mark.parametrize("text", ["relu(x) y", "where(x > 0, 1/x, y)", "max(x, y) log(x)", "y log(max(x, y))",
                                  "y x^0.5", "y^x"])
@pytest.mark.parametrize("point", [(-1.0, 2.0), (0.0, 0.0), (2.0, -1.0), (np.nan, 1.0), (np.inf, -np.inf), (-0.0, 1.0)])
def test_cuts_and_domain_errors_are_the_traces(text: str, point: tuple[float, float]) -> None:
    of = case(text, parse(text), ())
    expected = told(of, point)
    assert agrees(machine(of.program)(point), expected)
    assert agrees([float(column[0]) for column in columns(of.program, point)], expected)


def test_a_cut_pull_gives_nothing_however_steep() -> None:
    structure = plan(parse("where(x > 0, 1/x, 2)"))
    pull = next(step for step in structure.steps if step.cut >= 0 and structure.graph[step.to].op != "input")
    numbers = machine(lower(structure))([0.0])
    assert (numbers[pull.cut], numbers[pull.contribution]) == (1.0, 0.0)


# -- what is stated -------------------------------------------------------------------------------


def test_every_statement_of_an_op_has_a_flag_once() -> None:
    structure = plan(parse("log(x) + max(x, y) + x^y"))
    flags = lower(structure).flags
    stated = {note.key for node in structure.graph.nodes if not node.is_leaf for note in node.rule.notes}
    stated |= {edge.key for node in structure.graph.nodes if not node.is_leaf
               for edges in node.rule.edges.values() for edge in edges}
    assert {flag.key for flag in flags} == stated
    assert len(flags) == len(stated)
    assert {flag.kind for flag in flags} == {"kink", "domain", "edge"}


def test_a_flag_is_one_where_its_statement_holds() -> None:
    program = lower(plan(parse("abs(x)")))
    assert program.flags == (Flag("kink", 1, "op.abs.kink.0"),)
    assert [machine(program)([x])[-1] for x in (0.0, -0.0, 1.0, np.nan)] == [1.0, 1.0, 0.0, 0.0]


# -- programs -------------------------------------------------------------------------------------


def test_equal_parts_are_computed_once_and_factors_of_one_not_at_all() -> None:
    program = lower(plan(parse("f = x y + x y")))
    assert [name for name, _ in program.code] == ["multiply", "add", "add", "add"]


def test_what_is_wanted_costs_no_more_than_it_needs() -> None:
    structure = plan(parse("f = log(x) + sin(y)"))
    program = lower(structure)
    value = program.only([structure.of])
    assert [name for name, _ in value.code] == ["log", "sin", "add"]
    assert machine(value)([1.0, 0.0]) == [0.0]
    assert machine(value.only([]))([1.0, 0.0]) == []


def test_nothing_of_the_text_is_in_the_source() -> None:
    assert "secret" not in source(lower(plan(parse("secret + 2")))).replace("inputs", "")


def test_a_column_may_be_a_number() -> None:
    structure = plan(parse("x y"))
    assert columns(lower(structure), [[1.0, 2.0], 3.0])[structure.of].tolist() == [3.0, 6.0]


@pytest.mark.parametrize("given", [[], [1.0], [1.0, 2.0, 3.0]])
def test_a_wrong_number_of_inputs_is_refused(given: list[float]) -> None:
    program = lower(plan(parse("x y")))
    for run in (machine(program), lambda values: columns(program, values)):
        with pytest.raises(ValueError, match="for 2 inputs"):
            run(given)


def test_a_graph_of_arrays_is_refused() -> None:
    build = Builder()
    x = build.input("x", [1.0, 2.0])
    with pytest.raises(ValueError, match="scalars"):
        lower(plan(build.graph(x * x)))


def test_a_rule_that_no_primitive_can_do_is_told() -> None:
    with pytest.raises(RuleError, match="no primitive stands for numpy's heaviside"):
        np.heaviside(Writer().input("x"), 0.5)


def test_a_rule_that_branches_is_told() -> None:
    with pytest.raises(RuleError, match="asks a formula for its value"):
        bool(Writer().input("x") > 0)


def test_a_made_up_op_is_lowered_with_no_other_file_touched() -> None:
    @op(example="zorn(x, y)", routes=True, samples=((0.7, 1.3), (-1.2, 0.4)))
    def zorn(x, y):  # type: ignore[no-untyped-def]
        """Made up."""
        return np.where(x >= y, np.abs(x) * y, np.tanh(y))

    try:
        zorn.partials(x=lambda out, x, y: np.where(x >= y, np.sign(x) * y, 0.0),
                      y=lambda out, x, y: np.where(x >= y, np.abs(x), 1.0 - out**2.0))
        zorn.kink("A corner.", when=lambda out, x, y: x == y)
        zorn.undefined("Nothing at 3.", when=lambda out, x, y: y == 3)
        zorn.edge("x", slope=np.nan, says="None at 3.", when=lambda out, x, y: y == 3)
        of = case("zorn", parse("zorn(x + 1, y) y"), ())
        assert len(of.program.flags) == 3
        for point in ((0.0, 1.0), (-3.0, 1.0), (2.0, 3.0), (0.4, 1.3), (-1.0, 0.0), (np.nan, 1.0)):
            assert agrees(machine(of.program)(point), told(of, point)), point
    finally:
        REGISTRY.remove("zorn")


# -- the tests, tested ----------------------------------------------------------------------------


def wrong(right: Primitive) -> Primitive:
    """The primitive off by a billionth; a truth said the other way round."""
    def function(*args):  # type: ignore[no-untyped-def]
        value = (right.columns or right.function)(*args)
        return ~np.asarray(value, dtype=bool) if right.truth else value * (1.0 + 1e-9)

    turned = f"1.0 - ({right.python})" if right.truth else f"({right.python}) * 1.000000001"
    return right._replace(columns=function, python=turned)


@pytest.mark.parametrize("name", PRIMITIVES)
def test_a_wrong_primitive_is_caught(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    few = [(one, one.points, [told(one, point) for point in one.points[:20]]) for one in ops()
           if any(name == used for used, _ in one.program.code)]
    assert few, "no op is made of it"
    monkeypatch.setitem(PRIMITIVES, name, wrong(PRIMITIVES[name]))
    assert not all(agrees(machine(one.program)(point), row)
                   for one, points, rows in few for point, row in zip(points, rows, strict=False))
    assert not all(agrees([float(column[0]) for column in columns(one.program, point)], row)
                   for one, points, rows in few for point, row in zip(points, rows, strict=False))
