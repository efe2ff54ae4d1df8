"""Any request is answered or refused in words: those of the grammar with their own names are answered."""

import json
import re
from contextlib import suppress
from random import Random

import msgspec
import pytest

from app import api, create_app
from engine import EngineError, parse
from engine.op import REGISTRY
from tests.app.requests import NEEDED, NUMBERS, Maker, bodies, told_by
from tests.engine.language.arraytexts import of_arrays
from tests.engine.language.test_fuzz import grown, mutated, scrambled
from tests.engine.notation.generated import HARD, expressions

DESCRIPTION = create_app().test_client().get("/api/v1/openapi.json").get_json()
BODIES = bodies(DESCRIPTION)
CALLS = {api.PREFIX + call.path: call for call in api.calls()}
COUNT = 120
OF_A_NODE = {"/api/v1/rewrite", "/api/v1/alone"}
"""What asks for a node: whether there is one, and one that will do, is a matter of luck."""
LEARNS = {"/api/v1/train", "/api/v1/training", "/api/v1/training-draft", "/api/v1/data"}
"""What wants examples that go with the document: tests of their own answer them."""
BY_LUCK = OF_A_NODE | LEARNS | {"/api/v1/sweep", "/api/v1/step", "/api/v1/elements"}
"""These are answered with their own names below; made at random, hardly ever."""
WITHOUT_PLACE = {"empty"}
"""Codes of refusals of a text that have no place in it."""


def texts(chance):
    """A text of the grammar, or nearly one, or none at all."""
    return chance.choice([grown, mutated, scrambled, of_arrays, lambda chance: chance.choice(HARD)])(chance)


def line_starts(text):
    """Offsets at which lines begin."""
    return [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]


def hold(path, body, answer, sent=""):
    """Hold an answer against all that is promised of it; return whether it was answered."""
    assert answer.status_code < 500, (path, body)
    if answer.status_code == 200 and CALLS[path].answer is str:
        return bool(answer.text)
    if answer.status_code == 200:
        for line in answer.data.splitlines():
            msgspec.json.decode(line, type=CALLS[path].answer)
    told = told_by(CALLS[path], answer)[0]
    if answer.status_code == 200:
        problem = told.get("problem")
    else:
        assert answer.status_code >= 400 and answer.content_type == "application/problem+json", (path, body)
        assert told["status"] == answer.status_code and told["title"] and told["code"]
        assert told["detail"] and len(told["detail"]) < 400 and told["detail"].count("{") <= str(body).count("{")
        problem = told
    if problem and "line" in problem and problem.get("field") != "table":
        malformed = problem["code"] == "not-json"  # a place in the body, whose end may be what is wrong
        text = sent + " " if malformed else body.get("expression") or body["network"]["layers"]
        place = line_starts(text)[problem["line"] - 1] + problem["column"] - 1
        assert 0 <= place <= place + problem["length"] <= len(text)
    return answer.status_code == 200


@pytest.mark.parametrize("path", BODIES)
def test_any_request_the_description_allows_is_answered_or_refused(client, path):
    chance = Random(f"allowed {path}")
    maker = Maker(DESCRIPTION, chance, texts)
    answered = 0
    for _ in range(COUNT):
        body = maker.value(BODIES[path])
        sent = json.dumps(body, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
        answered += hold(path, body, client.post(path, data=sent, content_type="application/json"))
    assert answered or path in BY_LUCK


@pytest.mark.parametrize("path", ["/api/v1/trace", "/api/v1/step", "/api/v1/draft"])
def test_any_text_about_arrays_is_answered_or_refused(client, path):
    chance = Random(f"arrays {path}")
    answered = 0
    for _ in range(10 * COUNT):
        body = {"expression": of_arrays(chance)} | needed(path, [])
        answered += hold(path, body, client.post(path, json=body))
    assert answered > 2 * COUNT


@pytest.mark.parametrize("path", BODIES)
def test_any_request_the_description_forbids_is_never_a_failure_of_ours(client, path):
    chance = Random(f"forbidden {path}")
    maker = Maker(DESCRIPTION, chance, texts)
    for _ in range(COUNT):
        body = maker.spoiled(maker.value(BODIES[path]))
        sent = json.dumps(body)
        if chance.random() < 0.2:
            sent = sent[: chance.randint(0, len(sent))] + chance.choice(["", "}", "]", "NaN", '"', "\\", ",,"])
        hold(path, body, client.post(path, data=sent, content_type="application/json"), sent)


def readable(count, seed):
    """Texts of every op; of a few, a piece without inputs has no value, and these are left out."""
    for text in expressions(count, seed):
        with suppress(EngineError):
            parse(text)
            yield text


def asked(text, chance, path):
    """A question about a text, with values for its own names; and its graph."""
    graph = parse(text)
    names = [node.name for node in graph.inputs]
    given = {name: chance.choice([*NUMBERS, 0.5, -2, 3]) for name in names if chance.random() < 0.7}
    body = {"expression": text, "inputs": given} | needed(path, names)
    if path in OF_A_NODE:
        body["node"] = f"#{graph.output}"
    return body, graph


def needed(path, names):
    """What else the call needs of a text with inputs of these names."""
    fields = NEEDED.get(CALLS[path].name, {})
    return fields | ({"input": (names or ["x"])[0]} if "input" in fields else {})


@pytest.mark.parametrize("path", sorted(BODIES.keys() - OF_A_NODE - LEARNS - {"/api/v1/step", "/api/v1/elements"}))
@pytest.mark.parametrize("source", ["grammar", "ops"])
def test_a_text_of_the_grammar_with_its_own_names_is_answered(client, path, source):
    chance = Random(f"{source} {path}")
    made = [*expressions(COUNT // 2, seed=7), *HARD] if source == "ops" else [grown(chance) for _ in range(COUNT)]
    answered = 0
    for text in made:
        try:
            body, graph = asked(text, chance, path)
        except EngineError as error:
            told = client.post(path, json={"expression": text} | needed(path, []))
            hold(path, {"expression": text}, told)
            problem = told.get_json()["problem"] if told.status_code == 200 else told.get_json()
            assert problem["code"] == error.code
            assert ("line" in problem) == (error.code not in WITHOUT_PLACE)
            continue
        if "input" in body and not graph.inputs:
            continue
        answer = client.post(path, json=body)
        assert answer.status_code == 200, (body, answer.text)
        hold(path, body, answer)
        answered += CALLS[path].answer is str or answer.get_json().get("problem") is None
    assert answered >= (0.9 if source == "ops" else 0.35) * len(made)


def test_every_step_of_a_walk_is_answered(client):
    chance = Random("steps")
    for text in readable(30, seed=8):
        body, _ = asked(text, chance, "/api/v1/step")
        first = body.pop("step")
        last = client.post("/api/v1/trace", json=body).get_json()["total_steps"]
        for step in {first, (last + 1) // 2, last} if last else ():
            assert client.post("/api/v1/step", json=body | {"step": step}).status_code == 200, body
        assert client.post("/api/v1/step", json=body | {"step": last + 1}).status_code == 422


def test_every_piece_is_rewritten_or_refused_as_such(client):
    chance = Random("rewrite")
    codes = set()
    for text in readable(25, seed=9):
        body, graph = asked(text, chance, "/api/v1/rewrite")
        for node in graph.nodes:
            for way in ("named", "put-back"):
                sent = body | {"node": f"#{node.id}", "to": way}
                answer = client.post("/api/v1/rewrite", json=sent)
                hold("/api/v1/rewrite", sent, answer)
                codes.add(answer.get_json(force=True).get("code"))
    assert codes <= {None, "cannot-be-named", "cannot-be-put-back"}


def test_every_node_is_looked_at_alone_unless_it_is_computed_from_nothing(client):
    chance = Random("alone")
    for text in readable(25, seed=9):
        body, graph = asked(text, chance, "/api/v1/alone")
        for node in graph.nodes:
            sent = body | {"node": f"#{node.id}"}
            answer = client.post("/api/v1/alone", json=sent)
            hold("/api/v1/alone", sent, answer)
            assert (answer.status_code == 200) != node.is_leaf, (sent, answer.text)


def test_the_registry_is_what_is_asked_about():
    written = "\n".join(expressions(400, seed=7))
    assert all(op.name in written or op.symbol in written for op in REGISTRY.elementwise)
