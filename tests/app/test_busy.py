"""While as much is computed as may be, whatever needs no computing is answered, and the rest is told when to ask."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from engine.op import REGISTRY, op
from tests.app.listening import PATIENCE, ask, listening

LIMITS = {"computing_at_once": 3, "waiting_at_once": 4, "waiting_milliseconds": 60_000}
# All come from one address, which leaves the last place to others.
AT_ONCE = LIMITS["computing_at_once"] - 1 + LIMITS["waiting_at_once"]
KEPT = {"expression": "x y"}


def held(number):
    """A document that is held until released, unlike the others."""
    return {"expression": "hold(x)", "inputs": {"x": number}}


@pytest.fixture
def hold():
    """An op that computes until it is released, and tells that it began."""
    released = threading.Event()
    released.began = threading.Semaphore(0)
    released.set()

    @op()
    def hold(x):
        """Return it, later."""
        if isinstance(x, float) and not released.is_set():
            released.began.release()
            assert released.wait(PATIENCE)
        return x + 0

    hold.partials(x=lambda out, x: 1)
    released.clear()
    yield released
    released.set()
    REGISTRY.remove("hold")


@contextmanager
def crowded(hold):
    """A server at which all places and seats are taken; everybody there is answered in the end."""
    with listening(**LIMITS) as port, ThreadPoolExecutor(AT_ONCE) as pool:
        assert ask(port, "/api/v1/trace", KEPT).status == 200
        asked = [pool.submit(ask, port, "/api/v1/trace", held(number)) for number in range(AT_ONCE)]
        gate = port.app.extensions["gate"]
        try:
            while (gate.computing, gate.waiting) != (LIMITS["computing_at_once"] - 1, LIMITS["waiting_at_once"]):
                assert not any(one.done() for one in asked)
            yield port
        finally:
            hold.set()
        assert {one.result(PATIENCE).status for one in asked} == {200}


def test_one_above_is_told_in_words_when_to_ask_again(hold):
    with crowded(hold) as port:
        for call in ("trace", "draft", "check"):
            answer = ask(port, f"/api/v1/{call}", held(99))
            told = json.loads(answer.data)
            assert (answer.status, answer.headers["Content-Type"]) == (503, "application/problem+json")
            assert (told["status"], told["code"]) == (503, "busy")
            assert 1 <= int(answer.headers["Retry-After"]) <= 60
    assert told["detail"].count(".") == 2


def test_pages_files_and_kept_answers_need_no_place(hold):
    with crowded(hold) as port:
        for path in ("/", "/api/v1/", "/static/js/main.js", "/messages/en.json", "/api/v1/ops", "/api/v1/limits"):
            assert ask(port, path).status == 200, path
        assert ask(port, "/api/v1/trace", KEPT).status == 200
        assert ask(port, "/api/v1/trace", {"expression": 1}).status == 422


def test_what_was_refused_is_answered_when_it_is_asked_again(hold):
    with crowded(hold) as port:
        assert ask(port, "/api/v1/trace", held(99)).status == 503
        hold.set()
        while (again := ask(port, "/api/v1/trace", held(99))).status == 503:
            pass  # those who were ahead are still being answered
        assert json.loads(again.data)["results"]["output"] == 99


def test_another_address_has_a_place_that_one_alone_cannot_take(hold):
    with crowded(hold) as port, port.app.extensions["gate"].place("another"):
        pass


def test_an_address_that_keeps_another_out_is_told_that_it_asks_too_much(hold):
    with listening(**LIMITS) as port, ThreadPoolExecutor(AT_ONCE + 1) as pool:
        asked = [pool.submit(ask, port, "/api/v1/trace", held(number)) for number in range(AT_ONCE)]
        gate = port.app.extensions["gate"]
        while (gate.computing, gate.waiting) != (LIMITS["computing_at_once"] - 1, LIMITS["waiting_at_once"]):
            assert not any(one.done() for one in asked)
        with gate.place("another"):
            client = port.app.test_client()
            sent = {"json": held(99), "environ_overrides": {"REMOTE_ADDR": "10.1.2.3"}}
            guest = pool.submit(client.post, "/api/v1/trace", **sent)
            while not (told := [one for one in asked if one.done()]):
                assert not guest.done()
            hold.set()
        answer = told[0].result()
        problem = json.loads(answer.data)
        assert (answer.status, problem["code"]) == (429, "too-many-at-once")
        assert 1 <= int(answer.headers["Retry-After"]) <= 60
        assert guest.result(PATIENCE).status_code == 200
        assert sorted(one.result(PATIENCE).status for one in asked) == [200] * (AT_ONCE - 1) + [429]


def test_a_class_that_asks_the_same_waits_in_the_room_and_one_above_is_told_when_to_ask_again(hold):
    with listening(**LIMITS) as port, ThreadPoolExecutor(9) as pool:
        asked = [pool.submit(ask, port, "/api/v1/trace", held(7)) for _ in range(1 + LIMITS["waiting_at_once"])]
        gate = port.app.extensions["gate"]
        while (gate.computing, gate.waiting) != (1, LIMITS["waiting_at_once"]):
            assert not any(one.done() for one in asked)
        assert ask(port, "/api/v1/trace", held(7)).status == 503
        hold.set()
        assert {one.result(PATIENCE).status for one in asked} == {200}


def test_who_waits_longer_than_the_limit_is_told_when_to_ask_again(hold):
    with listening(**LIMITS | {"waiting_milliseconds": 1}) as port, ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(ask, port, "/api/v1/trace", held(number)) for number in range(2)]
        for _ in asked:
            assert hold.began.acquire(timeout=PATIENCE)
        assert ask(port, "/api/v1/trace", held(7)).status == 503
        assert not any(one.done() for one in asked)
        hold.set()
        assert {one.result(PATIENCE).status for one in asked} == {200}
