"""What takes too much computing is stopped, and others are served meanwhile."""

import json
import threading
from http.client import HTTPConnection

import pytest

from app import api, create_app
from app.serving import make_server
from engine import patience
from engine.op import REGISTRY, op
from tests.app.requests import NEEDED, reads_text

WIDE = {"nodes": 10**6, "inputs": 10**6, "expression_characters": 10**7, "body_bytes": 10**8, "sweep_numbers": 10**8}
LONG = "y*z" + "*x" * 20_000


@pytest.fixture
def clock(monkeypatch):
    """The thread's computing time, as an op called `wait` spends it: its argument in milliseconds."""
    spent = [5.0]
    monkeypatch.setattr(patience, "thread_time", lambda: spent[0])

    @op()
    def wait(x):
        """Return it, later."""
        if isinstance(x, float):
            spent[0] += x
        return x + 0

    wait.partials(x=lambda out, x: 1)
    spent[0] = 5.0
    yield spent
    REGISTRY.remove("wait")


def test_computing_is_stopped_beyond_the_limit_and_not_at_it(clock):
    app = create_app()
    limit = app.config["LIMITS"]["compute_milliseconds"] / 1000
    client = app.test_client()
    for seconds, status in ((limit, 200), (limit + 2**-20, 422)):
        answer = client.post("/api/v1/trace", json={"expression": "wait(x)", "inputs": {"x": seconds}})
        assert answer.status_code == status
    told = answer.get_json(force=True)
    assert (answer.content_type, told["code"]) == ("application/problem+json", "too-long-to-compute")
    assert str(app.config["LIMITS"]["compute_milliseconds"]) in told["detail"] and told["hint"]


def test_what_was_stopped_is_not_kept_and_the_next_has_the_whole_time(clock):
    client = create_app().test_client()
    asked = {"expression": "wait(x)", "inputs": {"x": 1.9}}
    assert client.post("/api/v1/draft", json=asked | {"inputs": {"x": 9}}).status_code == 422
    assert client.post("/api/v1/draft", json=asked).status_code == 200
    assert client.post("/api/v1/trace", json=asked).status_code == 200
    assert client.application.extensions["answers"].bytes > 0


@pytest.mark.parametrize("call", [call for call in api.calls() if reads_text(call)], ids=lambda call: call.name)
def test_every_call_that_reads_a_text_is_stopped(call):
    client = create_app(WIDE | {"compute_milliseconds": 1}).test_client()
    answer = client.post(api.PREFIX + call.path, json={"expression": LONG} | NEEDED.get(call.name, {}))
    assert (answer.status_code, answer.get_json(force=True)["code"]) == (422, "too-long-to-compute")


def test_others_are_served_while_one_computes_until_it_is_stopped():
    server = make_server(create_app(WIDE | {"compute_milliseconds": 1500}), "127.0.0.1", 0)
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    order = []

    def ask(name, text, value=0):
        there = HTTPConnection("127.0.0.1", server.effective_port, timeout=60)
        body = json.dumps({"expression": text, "inputs": {"x": value}})
        there.request("POST", "/api/v1/trace", body, {"Content-Type": "application/json"})
        answer = there.getresponse()
        answer.read()
        there.close()
        order.append((name, answer.status))

    try:
        long = threading.Thread(target=ask, args=("long", LONG))
        long.start()
        for value in range(5):
            ask("short", "x y", value)
        long.join()
    finally:
        server.close()
    assert order == [("short", 200)] * 5 + [("long", 422)]
