"""Some parts closed, others open: stops over the one walk, and contributions counted as they are seen."""

from itertools import chain, combinations

import pytest
from flask.testing import FlaskClient

from engine import parse
from engine.closed import counts, covers, parts
from engine.errors import EngineError
from engine.notation.board import board, stop_at
from engine.notation.script import Script
from engine.reuse import uses
from engine.stops import closed_at, stops
from engine.structure import PULL, Structure, plan
from engine.trace import trace
from tests.engine.storyboard import FUNCTION, NETWORK, TWO_TWO_ONE

TEXTS = [FUNCTION["text"], "g = x^2 + x; f = x g", "g = x y + x^2 y; h = sin(g) + x; g h + x x", "relu(x y) + x",
         "f(x) = x + 1; g = x^2 x; max(g, x) + g", TWO_TWO_ONE]


def every_choice(walk: Structure) -> list[frozenset[int]]:
    """List all sets of closed parts of several nodes, as many as there are up to 64."""
    several = [own for own, part in parts(walk).items() if len(part.nodes) > 1]
    return [*map(frozenset, chain.from_iterable(combinations(several, n) for n in range(len(several) + 1)))][:64]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("detail", ["edge", "node"])
def test_any_choice_of_closed_parts_stops_at_steps_of_the_walk_and_covers_it(text: str, detail: str) -> None:
    walk = plan(parse(text))
    for closed in every_choice(walk):
        found = stops(walk, detail, closed)
        assert found == tuple(sorted(set(found))) and set(found) <= set(stops(walk, detail))
        assert found[-1] == len(walk.steps)
        assert set(chain.from_iterable(covers(walk, k, detail, closed) for k in found)) == {*range(1, found[-1] + 1)}


@pytest.mark.parametrize("text", TEXTS)
def test_contributions_are_counted_as_they_are_seen(text: str) -> None:
    walk = plan(parse(text))
    for closed in every_choice(walk):
        seen = counts(walk, closed)
        assert set(seen) == {k for k in stops(walk, "edge", closed) if walk.steps[k - 1].kind == PULL}
        for k, (arrived, expected) in seen.items():
            assert (arrived == expected) == walk.steps[k - 1].final, k
    assert counts(walk, ()) == {k: (step.arrived, step.expected) for k, step in enumerate(walk.steps, 1)
                                if step.kind == PULL}


def test_detail_part_is_every_edge_with_all_parts_closed() -> None:
    walk = plan(parse(TWO_TWO_ONE), wrt=NETWORK["weights"])
    closed = closed_at(walk, "part")
    assert stops(walk, "edge", closed) == stops(walk, "part", closed) == stops(walk, "part")
    assert stops(walk, "part", ()) == stops(walk, "edge")


def test_an_open_part_at_detail_part_is_walked_edge_by_edge() -> None:
    walk = plan(parse(TWO_TWO_ONE), wrt=NETWORK["weights"])
    extra = set(stops(walk, "part", closed_at(walk, "part", ["s_1"]))) - set(stops(walk, "part"))
    assert extra and {walk.owner[walk.steps[k - 1].node] for k in extra} == {walk.graph.names["s_1"]}


def test_a_closed_part_says_its_own_line_and_its_neighbours_count_it_once() -> None:
    text = "g = x^2 + x; f = x g"
    run = trace(parse(text), {"x": 3})
    script = Script(run.structure)
    step, _ = stop_at(script, 9, "edge", {2})
    assert (step.node, step.arrived, step.expected) == (2, 2, 2)
    assert board(run, script, 9, "edge", {2})["title"] == "Through g back to x"
    assert "contribution 2 of 2" in board(run, script, 9, "edge", {2})["spoken"]
    assert "contribution 1 of 2" in board(run, script, 5, "edge", {2})["spoken"]
    assert "contribution 1 of 3" in board(run, script, 5)["spoken"]


def test_the_api_opens_and_closes_parts_by_name(client: FlaskClient) -> None:
    body = {"expression": FUNCTION["text"], "inputs": FUNCTION["inputs"], "step": 9}
    told = {name: client.post("/api/v1/step", json=body | more).get_json() for name, more in {
        "part": {"detail": "part"}, "closed": {"closed": ["g"]}, "open": {"detail": "part", "open": ["#4"]}}.items()}
    assert told["closed"]["board"]["rule"] == told["part"]["board"]["rule"]
    assert told["closed"]["board"]["heading"] == "Backward · step 5 of 5"
    assert told["open"]["board"]["heading"] == "Backward · step 6 of 6"
    assert told["open"]["step"]["slot"] == 0


def test_a_closed_part_uses_its_upstream_once() -> None:
    walk = plan(parse("g = x y + x z; f = sin(g)"))
    assert [uses(walk, k, "edge", {5}) for k in stops(walk, "edge", {5})][-3:] == [1, 2, 3]
    assert uses(walk, len(walk.steps), "edge") == 2


@pytest.mark.parametrize(("more", "code", "words"), [
    ({"closed": ["q"]}, "unknown-node", "There is no node called q."),
    ({"closed": ["x"]}, "not-a-part", "x is no part of several nodes: there is nothing to open or close."),
    ({"open": ["f"], "detail": "part"}, "not-a-part", "f is no part of several nodes"),
    ({"closed": ["g"], "step": 7}, "no-such-step", "this walk stops at 2, 3, 4, 5, 6, 8 and 9"),
    ({"closed": "g"}, "wrong-type", "must be"),
])
def test_what_cannot_be_closed_is_refused_in_words(client: FlaskClient, more: dict, code: str, words: str) -> None:
    refused = client.post("/api/v1/step", json={"expression": FUNCTION["text"], "step": 9} | more)
    assert (refused.status_code, refused.get_json()["code"]) == (422, code)
    assert words in refused.get_json()["detail"]


def test_of_two_nodes_none_is_a_part_where_nothing_is_named() -> None:
    with pytest.raises(EngineError):
        closed_at(plan(parse("x + y")), "part", ["#2"])
