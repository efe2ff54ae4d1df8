"""A new op is one declaration: it parses, walks, is spoken and listed, with no other file touched."""

import json
from collections.abc import Iterator
from html import unescape

import numpy as np
import pytest
from flask.testing import FlaskClient

from app.wire.program import program_body
from engine import break_down, parse, trace, unparse
from engine.check import check
from engine.notation.board import board
from engine.notation.script import Script
from engine.op import POWER, REGISTRY, Face, op
from engine.program import columns, machine
from engine.structure import plan
from tests.app.tape import on_the_page
from tests.engine.programs import agrees, case, told


@pytest.fixture(autouse=True)
def glim() -> Iterator[None]:
    """An op with a made-up name, symbol, kink and domain: x ⊙ y = |x| · y², for y ≥ 0 only."""

    @op("⊙", binds=POWER, mark=Face("⊙", r"\odot", "glim"), latex=r"{x} \odot {y}", spoken="{x} glimmed by {y}",
        noun="a glimmer", forward="A glimmer shines.", backward="A glimmer dims: {local}.", example="x ⊙ y",
        samples=((0.7, 1.3), (-1.2, 0.4)))
    def glim(x, y):  # type: ignore[no-untyped-def]
        """Glimmer."""
        return np.abs(x) * np.where(y >= 0, y * y, np.nan)

    glim.partials(x=lambda out, x, y: np.where(x > 0, 1.0, -1.0) * y**2.0,
                  y=lambda out, x, y: 2.0 * out / y)
    glim.kink("A corner of the glimmer.", when=lambda out, x, y: x == 0)
    glim.undefined("No glimmer left of 0.", when=lambda out, x, y: y < 0)
    yield
    REGISTRY.remove("glim")


def test_it_parses_and_prints() -> None:
    graph = parse("f = (a + b) ⊙ c + 2")
    assert [n.op for n in graph.nodes if not n.is_leaf] == ["add", "glim", "add"]
    assert unparse(graph) == "f = (a + b)⊙c + 2"
    assert break_down("f = (a + b) ⊙ c") == "g = a + b\nf = g ⊙ c"


def test_it_walks_and_its_gradients_are_right() -> None:
    run = trace(parse("a ⊙ b + a"), {"a": -2, "b": 3})
    assert run.results == {"output": 16.0, "gradients": {"a": -8.0, "b": 12.0}}
    assert all(c.analytic == pytest.approx(c.numerical) for c in check(run))


def test_it_is_written_and_spoken() -> None:
    run = trace(parse("x ⊙ y"), {"x": 2, "y": 3})
    script = Script(run.structure)
    assert board(run, script, 1)["spoken"] == "Forward step 1 of 1. f is 2 glimmed by 3, 18."
    pull = board(run, script, 4)
    assert pull["title"] == "Through ⊙ back to y"
    assert pull["sentence"] == "A glimmer dims: 2f/y."
    assert pull["local_rule"] == r"\frac{\partial (x \odot y)}{\partial y} = \frac{2f}{y} = 12"


def test_it_states_its_kink_and_its_domain() -> None:
    run = trace(parse("x ⊙ y"), {"x": 0, "y": 3})
    assert "A corner of the glimmer." in board(run, Script(run.structure), 3)["notes"]
    run = trace(parse("x ⊙ y"), {"x": 1, "y": -3})
    assert board(run, Script(run.structure), 1)["notes"] == ["No glimmer left of 0."]


def test_it_is_lowered_and_runs_on_every_machine() -> None:
    structure = plan(parse("(a ⊙ b) a"))
    of = case("glim", structure.graph, ())
    assert [flag.kind for flag in of.program.flags] == ["kink", "domain"]
    points = [(-2.0, 3.0), (0.0, 3.0), (0.0, 0.0), (1.0, -3.0), (np.nan, 1.0), (np.inf, 0.5)]
    for point, page in zip(points, on_the_page([(program_body(of.program), points)])[0], strict=True):
        expected = told(of, point)
        assert agrees(page, expected), point
        assert agrees(machine(of.program)(point), expected), point
        assert agrees([float(column[0]) for column in columns(of.program, point)], expected), point


def test_the_table_of_derivatives_has_a_row_for_it(client: FlaskClient) -> None:
    page = client.get("/derivatives").text
    row = page[page.index('data-op="glim"'):]
    row = unescape(row[:row.index("</tr>")])
    said = [r"f = x \odot y", "a glimmer", "<code>⊙</code>", r"= \frac{2x \odot y}{y}", "A glimmer dims:",
            r'data-latex="x = 0"', "A corner of the glimmer.", r'data-latex="y < 0"', "No glimmer left of 0.",
            'href="/#text=x%20%E2%8A%99%20y&inputs=x:0.7,y:1.3"']
    assert [words for words in said if words not in row] == []


def test_the_api_and_the_catalogue_know_it(client: FlaskClient) -> None:
    rows = {row["name"]: row for row in json.loads(client.get("/api/v1/ops").data)["ops"]}
    assert rows["glim"]["symbol"] == "⊙"
    assert rows["glim"]["partials"][1] == {"input": "y", "latex": r"\frac{2x \odot y}{y}"}
    answer = client.post("/api/v1/trace", json={"expression": "x ⊙ y"}).get_json()
    assert answer["graph"]["nodes"][2]["mark"]["text"] == "⊙"
    assert client.get("/messages/en.json").get_json()["op.glim.backward"] == "A glimmer dims: {local}."
