"""Answers are kept for those who ask the same, and are what they would be if they were not."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from app import create_app
from app.cache import BESIDE, Answers
from engine.op import REGISTRY, op

SWEEP = [{"expression": "x(y^2 + z)", "inputs": {"x": 2}}, {"expression": "x(y^2 + z)", "inputs": {"x": 2.5}},
         {"expression": "x(y^2 + z)", "of": "#4"}, {"expression": "x(y^2 + z)", "wrt": ["y"]},
         {"expression": "x x", "merge": True}, {"expression": "x x"}, {"expression": "a y; a = x"},
         {"expression": "x(y^2 + z) # f"}, {"expression": "x + *"}, {"expression": "x", "inputs": {"x": -0.0}},
         {"expression": "x", "inputs": {"x": 0.0}}, {"expression": "log(x)", "inputs": {"x": -1}}]


class Found:
    """Answers of a length, counting how often they are looked for."""

    def __init__(self):
        self.times = 0

    def of(self, length):
        """What finds an answer of this length."""
        def find():
            self.times += 1
            return b"." * length
        return find


@pytest.mark.parametrize("call", ["trace", "draft"])
def test_an_answer_is_the_same_whatever_was_asked_before(call):
    warm = create_app().test_client()
    for _ in range(2):
        for body in SWEEP:
            for revision in (0, 3):
                asked = body | {"revision": revision}
                fresh = create_app({"cache_bytes": 1}).test_client().post(f"/api/v1/{call}", json=asked)
                again = warm.post(f"/api/v1/{call}", json=asked)
                assert (again.status_code, again.data) == (fresh.status_code, fresh.data)


def test_calls_of_the_same_body_are_not_taken_for_one_another(client):
    for _ in range(2):
        told = [client.post(f"/api/v1/{call}", json={"expression": "x y"}).get_json() for call in ("trace", "draft")]
        assert told[1]["trace"] == told[0]


def test_a_class_that_asks_the_same_is_computed_for_once(client):
    answers = client.application.extensions["answers"]
    sizes = set()
    for revision in range(1, 6):
        told = client.post("/api/v1/draft", json={"expression": "x y", "revision": revision}).get_json()
        assert told["revision"] == told["trace"]["revision"] == revision
        sizes.add(answers.bytes)
    assert len(sizes) == 1


def test_an_input_called_revision_keeps_its_numbers(client):
    for revision in (0, 4):
        asked = {"expression": "0 revision", "inputs": {"revision": 0}, "revision": revision}
        told = client.post("/api/v1/trace", json=asked).get_json()
        assert (told["revision"], told["results"]["gradients"]) == (revision, {"revision": 0})


def test_each_application_has_its_own_answers():
    wide, narrow = create_app().test_client(), create_app({"nodes": 2}).test_client()
    assert wide.post("/api/v1/trace", json={"expression": "x y"}).status_code == 200
    assert narrow.post("/api/v1/trace", json={"expression": "x y"}).status_code == 422


def test_an_op_that_comes_or_goes_is_seen(client):
    asked = {"expression": "zork(x)"}
    assert client.post("/api/v1/draft", json=asked).get_json()["trace"] is None

    @op()
    def zork(x):
        """Return it."""
        return x + 0

    try:
        zork.partials(x=lambda out, x: 1)
        assert client.post("/api/v1/draft", json=asked).get_json()["problem"] is None
    finally:
        REGISTRY.remove("zork")
    assert client.post("/api/v1/draft", json=asked).get_json()["trace"] is None


def test_a_question_that_fails_is_asked_anew():
    answers, found = Answers(1000), Found()
    with pytest.raises(ZeroDivisionError):
        answers.get(b"q", lambda: b"%d" % (1 // 0))
    assert answers.bytes == 0
    assert answers.get(b"q", found.of(3)) == b"..." and found.times == 1


def test_bytes_are_kept_to_the_limit_and_not_one_above():
    answers, found = Answers(100 + BESIDE), Found()
    for _ in range(2):
        answers.get(b"fits", found.of(100))
    assert (found.times, answers.bytes) == (1, answers.most)
    for _ in range(2):
        answers.get(b"one above", found.of(101))
    assert (found.times, answers.bytes) == (3, answers.most)


def test_what_was_asked_for_last_stays():
    answers, found = Answers(2 * (10 + BESIDE)), Found()
    for question in (b"a", b"b", b"a", b"c", b"a", b"b"):
        answers.get(question, found.of(10))
    assert (found.times, answers.bytes) == (4, answers.most)


@pytest.mark.parametrize("fails", [False, True])
def test_those_who_ask_the_same_at_once_have_it_computed_once(monkeypatch, fails):
    answers, started, waited = Answers(1000), threading.Event(), threading.Semaphore(0)
    times = []

    class Awaited(Future):
        """Tells that somebody waits for it."""

        def result(self, timeout=None):
            waited.release()
            return super().result(timeout)

    monkeypatch.setattr("app.cache.Future", Awaited)

    def find():
        times.append(1)
        started.set()
        for _ in range(7):
            assert waited.acquire(timeout=30)
        if fails:
            raise ZeroDivisionError
        return b"found"

    def ask(_):
        try:
            return answers.get(b"q", find)
        except ZeroDivisionError:
            return None

    with ThreadPoolExecutor(8) as pool:
        told = [pool.submit(ask, 0)]
        assert started.wait(30)
        told += [pool.submit(ask, number) for number in range(7)]
        assert {one.result() for one in told} == {None if fails else b"found"}
    assert len(times) == 1
    assert answers.get(b"q", lambda: b"anew") == (b"anew" if fails else b"found")


def test_nobody_waits_for_the_answer_to_another_question():
    answers = Answers(1000)
    assert answers.get(b"q", lambda: answers.get(b"another", lambda: b"at once")) == b"at once"


def test_threads_find_the_same_and_the_count_stays_true():
    answers = Answers(20 * (8 + BESIDE))
    ready = threading.Barrier(8)

    def work(thread):
        ready.wait()
        for number in range(500):
            question = b"%08d" % (number * (thread + 1) % 37)
            assert answers.get(question, lambda question=question: question) == question

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert answers.bytes == answers.most
