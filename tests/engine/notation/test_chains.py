"""Chains: line by line what the storyboard says, right in every number, and never long."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from engine import parse
from engine.check import check
from engine.examples import EXPRESSIONS
from engine.notation.chains import Chain, Chains
from engine.notation.formula import Like, Num, product_of
from engine.notation.script import Script
from engine.trace import Trace, trace
from tests.engine.storyboard import FUNCTION, NETWORK, TWO_TWO_ONE

WEIGHTS = [*NETWORK["weights"]]
GIVEN = NETWORK["weights"] | NETWORK["example"]


def told(text: str, inputs: dict[str, float], **options: Any) -> tuple[Trace, list[Any], Chains]:
    run = trace(parse(text), inputs, **options)
    script = Script(run.structure)
    return run, script.closed.numbers(script.numbers(run.numbers)), Chains(script)


def of(text: str, name: str, inputs: dict[str, float], **options: Any) -> list[str]:
    run, numbers, chains = told(text, inputs, **options)
    chain = chains.to(run.structure.graph.names[name])
    return [line.latex(numbers) for line in chain.lines] if chain else []


@pytest.mark.parametrize("name", NETWORK["derivations"])
def test_a_weights_lines_are_the_storyboards(name: str) -> None:
    assert of(TWO_TWO_ONE, name, GIVEN, wrt=WEIGHTS) == [line["line"] for line in NETWORK["derivations"][name]]


def test_the_api_says_them_at_the_step(client: FlaskClient) -> None:
    body = {"expression": TWO_TWO_ONE, "inputs": GIVEN, "wrt": WEIGHTS, "step": 31, "detail": "part"}
    assert "chain" not in client.post("/api/v1/step", json=body).get_json()["board"]
    lines = client.post("/api/v1/step", json=body | {"chain": True}).get_json()["board"]["chain"]
    assert [line["line"] for line in lines] == [line["line"] for line in NETWORK["derivations"]["w_h_2_2"]]
    assert [line["move"] for line in lines][:4] == [
        "y depends on the weight", "write y out", "only z₂ depends on it", "call the inside s₂"]


def test_two_named_parts_are_one_line() -> None:
    assert of(FUNCTION["text"], "y", FUNCTION["inputs"]) == [
        r"\frac{\partial f}{\partial y} = \frac{\partial f}{\partial g} \cdot \frac{\partial g}{\partial y}",
        r"\frac{\partial f}{\partial g} = x", r"\frac{\partial g}{\partial y} = 2y", r"= x \cdot 2y",
        r"= (-2) \cdot 6 = -12"]


def test_several_ways_are_a_sum_of_products() -> None:
    lines = of("u = x^2; v = 3x; f = u v", "x", {"x": 2})
    assert lines[0] == (r"\frac{\partial f}{\partial x} = \frac{\partial f}{\partial v} \cdot \frac{\partial v}"
                        r"{\partial x} + \frac{\partial f}{\partial u} \cdot \frac{\partial u}{\partial x}")
    assert lines[-2:] == [r"= \frac{\partial f}{\partial v} \cdot 3 + \frac{\partial f}{\partial u} \cdot 2x",
                          r"= 4 \cdot 3 + 6 \cdot 4 = 36"]


def test_of_many_ways_the_middle_is_left_out() -> None:
    text = "; ".join(f"a_{i} = x^{i + 2}" for i in range(9)) + "; f = " + " ".join(f"a_{i}" for i in range(9))
    lines = of(text, "x", {"x": 1})
    assert [line.count(r"\cdots") for line in lines] == [1, 1, 1]
    assert lines[-1].endswith("= 54")


def test_a_cut_is_0_by_definition_and_a_stated_slope_a_number() -> None:
    assert of("g = relu(x y); f = g z", "x", {"x": -1, "y": 2, "z": 3})[-1] == "= 0"
    assert of("g = relu(x y); f = log(0) g", "x", {"x": -1, "y": 2})[-1] == "= 0"
    assert of("g = x^y; f = g z", "y", {"x": 0, "y": 2, "z": 3})[2].endswith("= 0")


@pytest.mark.parametrize(("text", "name"), [("x", "x"), ("x + y", "x"), ("2", "x")])
def test_constants_and_inputs_alone_have_little_to_say(text: str, name: str) -> None:
    run, _, chains = told(text, {})
    assert chains.to(run.structure.of) is None
    assert all(len(chain.lines) <= 3 for node in run.structure.graph.nodes if (chain := chains.to(node.id)))


@pytest.mark.parametrize("example", EXPRESSIONS, ids=lambda example: example.id)
def test_every_number_line_gives_the_gradient(example: Any) -> None:
    run, numbers, chains = told(example.text, dict(example.inputs))
    slots = run.structure.last_total
    for id, slot in slots.items():
        chain = chains.to(id)
        if chain is None:
            assert id == run.structure.of
            continue
        last = chain.lines[-1]
        assert last.known and len(chain.lines) <= 11 and all(not line.known for line in chain.lines[:-1])
        for like in _likes(last.formulas[0]):
            assert like.right == slot
            exact = sum(_times(sum(numbers[s] for s in factor) for factor in term) for term in like.terms)
            assert exact == pytest.approx(numbers[slot], rel=1e-9, abs=1e-12), (example.id, chain.to)
            product_of(like.terms, numbers)
    for row in check(run):
        if row.agrees and row.name in run.structure.graph.names:
            gradient = numbers[slots[run.structure.graph.names[row.name]]]
            assert gradient == pytest.approx(row.numerical, rel=1e-4, abs=1e-6)


def _times(factors: Any) -> float:
    out = 1.0
    for one in factors:
        out *= one
    return out


def _likes(formula: Any) -> list[Like]:
    found = []
    for piece in formula:
        if isinstance(piece, Like):
            found.append(piece)
        elif not isinstance(piece, str | Num):
            found += _likes([*getattr(piece, "pieces", ()), *getattr(piece, "other", ())])
    return found


DEEP = "; ".join(["a_0 = x y", *(f"a_{i + 1} = sin(a_{i}) + a_{i}" for i in range(60))]) + "; f = a_60^2"
DOUBLING = "; ".join(["a_0 = x + y", *(f"a_{i + 1} = a_{i} a_{i}" for i in range(40))]) + "; f = a_40"
WIDE = " + ".join(f"x_{i}^2" for i in range(1, 95))


@pytest.mark.parametrize("text", [DEEP, DOUBLING, WIDE, "sin(" * 60 + "x" + ")" * 60])
def test_no_line_ever_explodes(text: str) -> None:
    run, numbers, chains = told(text, {})
    for id in run.structure.last_total:
        chain: Chain | None = chains.to(id)
        for line in chain.lines if chain else ():
            assert len(line.latex(numbers)) < 700
        assert chain is None or len(chain.lines) <= 11
