"""POST closed-forms: derivatives in the inputs alone, right in every number, and never a server that waits."""

import math
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest
from flask.testing import FlaskClient

from app import create_app
from engine import parse, trace
from engine.examples import EXPRESSIONS
from engine.notation.labels import labels
from engine.op import REGISTRY
from engine.symbolic.faces import face_of
from engine.symbolic.process import Symbolic
from engine.symbolic.question import question


@pytest.fixture(scope="module")
def symbolic() -> Any:
    """One process for these tests."""
    made = Symbolic(10.0)
    yield made
    made.close()


def value(tree: list[Any], inputs: dict[int, float]) -> float:
    """Compute what came back."""
    made: list[float] = []
    for kind, *rest in tree:
        if kind == "input":
            made.append(inputs[rest[0]])
        elif kind == "constant":
            made.append(rest[0])
        else:
            made.append(float(REGISTRY[kind].function(*map(np.float64, [*(made[i] for i in rest[0]), *rest[1:]]))))
    return made[-1]


def ask(app: Any, text: str) -> Any:
    return app.test_client().post("/api/v1/closed-forms", json={"expression": text})


def forms(client: FlaskClient, text: str, **more: Any) -> dict[str, str | None]:
    answer = client.post("/api/v1/closed-forms", json={"expression": text, **more})
    assert answer.status_code == 200, answer.get_json()
    return {form["name"]: form["face"] and form["face"]["text"] for form in answer.get_json()["forms"]}


def test_the_lectures_function(client: FlaskClient) -> None:
    assert forms(client, "g = y^2 + z; f(x, y, z) = x g") == {"x": "y² + z", "y": "2x y", "z": "x"}
    assert forms(client, "L = ½(y - y_star)^2") == {"y": "y − y*"}
    assert forms(client, "f(x, y) = x^2") == {"x": "2x", "y": "0"}
    assert forms(client, "σ(w x)", wrt=["w"])["w"] is not None


def test_it_is_spoken_and_written_by_our_own_printer(client: FlaskClient) -> None:
    answer = client.post("/api/v1/closed-forms", json={"expression": "x y^2", "revision": 4}).get_json()
    assert answer["revision"] == 4 and answer["whole"]
    assert answer["forms"][1]["face"]["latex"].replace(r"\,", " ") == "2x y"


@pytest.mark.parametrize("example", EXPRESSIONS, ids=lambda example: example.id)
def test_every_form_gives_the_gradient(symbolic: Symbolic, example: Any) -> None:
    run = trace(parse(example.text), dict(example.inputs))
    structure = run.structure
    asked = question(structure.graph, structure.of, [id for id in structure.wrt if id in structure.last_total])
    found, _ = symbolic.ask(asked) if asked else ({}, True)
    inputs = {node.id: float(run.numbers[node.id]) for node in structure.graph.inputs}
    with np.errstate(all="ignore"):
        for id, tree in found.items():
            gradient, got = float(run.numbers[structure.last_total[id]]), value(tree, inputs)
            assert got == pytest.approx(gradient, rel=1e-8, abs=1e-9, nan_ok=True) or not math.isfinite(gradient * got)
            assert face_of(tree, labels(structure.graph, structure.of)).latex


SMOOTH = [op for op in REGISTRY if op.symbolic is not None and op.example]


@pytest.mark.parametrize("op", SMOOTH, ids=lambda op: op.name)
def test_every_op_that_declares_a_form_has_its_slope_in_it(symbolic: Symbolic, op: Any) -> None:
    graph = parse(op.example)
    names = [node.name or "" for node in graph.inputs]
    point = next((p for p in op.samples if len(p) == len(names)), tuple([0.7, 1.3, 0.4][:len(names)]))
    run = trace(graph, dict(zip(names, point, strict=True)))
    found, whole = symbolic.ask(question(graph, run.structure.of, run.structure.wrt) or {})
    assert whole and set(found) == set(run.structure.wrt)
    for id, tree in found.items():
        got = value(tree, {node.id: float(run.numbers[node.id]) for node in graph.inputs})
        assert got == pytest.approx(float(run.numbers[run.structure.last_total[id]]), rel=1e-9), op.name


@pytest.mark.parametrize("text", ["relu(x)", "max(x, y)", "|x| y", "where(x > 0, x, y)"])
def test_what_has_a_corner_is_omitted(client: FlaskClient, text: str) -> None:
    assert set(forms(client, text).values()) <= {None, "0"}


DOUBLING = "; ".join(["a_0 = x + y", *(f"a_{i + 1} = a_{i} a_{i}" for i in range(40))]) + "; f = a_40"
HOSTILE = [
    "x^9^9^9", "9^9^9^9 x", "(x + y)^999999", "x^(10^300)", "sin(" * 100 + "x" + ")" * 100, DOUBLING,
    "((x + 1)(x + 2)(x + 3)(y + 4))^200 / ((x - y)^300 + 1)", "(x + y + 1)^(x^(y^(x^y)))", "1/0 + x", "log(0) x",
    "exp(exp(exp(exp(exp(x)))))", "tan(x)^tan(x)^tan(x)^tan(x)",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:20])
def test_nothing_that_is_typed_holds_the_server_up(text: str) -> None:
    client = create_app({"symbolic_milliseconds": 700}).test_client()
    begun = time.monotonic()
    answer = client.post("/api/v1/closed-forms", json={"expression": text})
    assert answer.status_code == 200
    # Starting the process counts apart; a slow machine has room.
    assert time.monotonic() - begun < 25
    assert client.post("/api/v1/trace", json={"expression": "x y"}).status_code == 200
    assert forms(client, "x y") == {"x": "y", "y": "x"}
    client.application.extensions["symbolic"].close()


def test_a_killed_process_is_started_again(symbolic: Symbolic) -> None:
    asked = question(parse("x y"), 2, [0, 1])
    assert asked is not None
    assert symbolic.ask(asked)[1]
    process = symbolic._process
    assert process is not None
    process.kill()
    process.wait()
    assert symbolic.ask(asked) == ({0: [["input", 1]], 1: [["input", 0]]}, True)


def test_one_process_answers_a_class_and_who_finds_no_place_is_told_when() -> None:
    app = create_app({"symbolic_milliseconds": 300, "symbolic_waiting": 3})
    with ThreadPoolExecutor(20) as pool:
        texts = [f"x^{i} sin(y)^{i}" for i in range(2, 22)]
        answers = [*pool.map(lambda text: ask(app, text), texts)]
    assert {answer.status_code for answer in answers} <= {200, 429, 503}
    assert any(answer.status_code == 200 for answer in answers)
    assert all("Retry-After" in answer.headers for answer in answers if answer.status_code != 200)
    # Who computes was kept out by none of them.
    assert app.extensions["gate"].computing == 0
    app.extensions["symbolic"].close()


WRONG: list[dict[str, Any]] = [{"expression": "x +"}, {"expression": "x", "wrt": ["y"]}, {"expression": "x", "form": 1}]


@pytest.mark.parametrize("body", WRONG)
def test_a_wrong_request_is_told_so(client: FlaskClient, body: dict[str, Any]) -> None:
    assert client.post("/api/v1/closed-forms", json=body).status_code == 422
