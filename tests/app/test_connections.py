"""Connections that are held and not used: others are answered all the same."""

import json
import threading
from contextlib import ExitStack
from http.client import HTTPConnection, HTTPResponse

import pytest

from app.serving import crowd, loop
from app.serving.channel import HEADER_BYTES
from tests.app.listening import OPEN, PATIENCE, ask, connect, is_closed, is_kept, listening

LONG = json.dumps({"expression": " + ".join(f"a_{i}*x_{i}^2" for i in range(50))}).encode()
HELD = {
    "that say nothing": b"",
    "that send half a line": b"GET / HT",
    "that send half a header": b"GET / HTTP/1.1\r\nHost: x\r\n",
    "that send half a body": OPEN % 5000 + b'{"expression": "x',
    "that send half a chunk": OPEN.replace(b"Content-Length: %d", b"Transfer-Encoding: chunked") + b"ff\r\n{",
    "that read nothing": (OPEN % len(LONG) + LONG) * 3,
    "that read no file": b"GET /static/vendor/graphviz.js HTTP/1.1\r\nHost: x\r\n\r\n" * 3,
}
DRAFT = {"expression": "x y", "inputs": {"x": 2}}


@pytest.fixture
def held():
    """Open connections that are closed in the end."""
    with ExitStack() as stack:
        def hold(port, sent=b""):
            return stack.enter_context(connect(port, sent, window=2048))
        yield hold


@pytest.fixture
def clock(monkeypatch):
    """The time that connections go by."""
    now = [1000.0]
    monkeypatch.setattr("app.serving.channel.monotonic", lambda: now[0])
    monkeypatch.setattr(crowd, "monotonic", lambda: now[0])
    monkeypatch.setattr(loop, "SWEEP_SECONDS", 0.01)
    return now


def swept(port):
    """Wait until the server has looked at all connections, at the time that it is now."""
    times = threading.Semaphore(0)
    port.server.loop.sweeps.append(times.release)
    for _ in range(2):
        assert times.acquire(timeout=PATIENCE)
    port.server.loop.sweeps.remove(times.release)


def at_rest(port):
    """Wait until no answer is being made."""
    answered(port)
    while any(channel.requests for channel in port.server.crowd.channels()):
        answered(port)


def answered(port):
    """Hold that pages, files and the API are answered."""
    for path, body in (("/", None), ("/static/js/main.js", None), ("/api/v1/draft", DRAFT)):
        assert ask(port, path, body).status == 200, path


@pytest.mark.parametrize("sent", HELD.values(), ids=HELD)
def test_others_are_answered_among_more_connections_than_may_be(held, sent):
    with listening(connections=40) as port:
        for _ in range(3):
            for _ in range(40):
                held(port, sent)
            answered(port)


@pytest.mark.parametrize("sent", HELD.values(), ids=HELD)
def test_others_are_answered_among_hundreds_of_connections(held, sent):
    with listening() as port:
        for _ in range(300):
            held(port, sent)
        answered(port)


def test_others_are_answered_among_more_connections_than_select_can_wait_for(held):
    with listening() as port:
        for _ in range(1100):
            held(port)
        answered(port)


def test_as_many_are_kept_as_may_be_and_of_one_above_the_one_silent_longest_goes(held):
    with listening(connections=20) as port:
        there = [held(port) for _ in range(20)]
        answered_on = b"GET /api/v1/limits HTTP/1.1\r\nHost: x\r\n\r\n"
        for one in there[1:]:
            one.sendall(answered_on)
            assert one.recv(1) == b"H"
        assert is_kept(port, there[0])
        one_above = held(port)
        one_above.sendall(answered_on)
        assert one_above.recv(1) == b"H"
        assert is_closed(there[0])
        assert all(is_kept(port, one) for one in there[1:])


@pytest.mark.parametrize("sent", HELD.values(), ids=HELD)
def test_the_one_that_lets_the_server_wait_longest_goes_first_however_it_does(held, clock, sent):
    with listening(connections=3, request_seconds=10**6, idle_seconds=10**6) as port:
        first = held(port, sent)
        at_rest(port)
        clock[0] += 1
        others = [held(port) for _ in range(2)]
        while not all(is_kept(port, one) for one in others):
            pass
        clock[0] += 1
        if sent and b"\r\n\r\n" not in sent:
            # A little more makes it no younger.
            first.sendall(b"a")
            while all(channel.moved < clock[0] for channel in port.server.crowd.channels()):
                pass
        one_above = held(port)
        while not is_kept(port, one_above):
            pass
        for _ in range(10_000):
            if not is_kept(port, first):
                break  # it is closed a moment after the other is let in
        assert [is_kept(port, one) for one in (first, *others)] == [False, True, True]


def test_a_request_that_arrives_in_time_is_answered_and_a_later_one_is_closed(held, clock):
    with listening(request_seconds=30, idle_seconds=1000) as port:
        early, late = (held(port, b"GET /api/v1/limits HTTP/1.1\r\n") for _ in range(2))
        answered(port)
        clock[0] += 30
        # A little now and then does not help.
        late.sendall(b"X-More: a\r\n")
        swept(port)
        early.sendall(b"Host: x\r\n\r\n")
        assert early.recv(12) == b"HTTP/1.1 200"
        clock[0] += 0.5
        assert is_closed(late)
        assert is_kept(port, early)


@pytest.mark.parametrize("sent", [b"", *(HELD[name] for name in HELD if "read" in name)])
def test_a_connection_on_which_nothing_moves_is_closed_and_one_that_is_used_is_not(held, clock, sent):
    with listening(idle_seconds=60) as port:
        idle, used = held(port, sent), held(port)
        at_rest(port)
        clock[0] += 60
        used.sendall(b"GET /api/v1/limits HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n")
        assert used.recv(12) == b"HTTP/1.1 200"
        swept(port)
        assert is_kept(port, idle)
        clock[0] += 0.5
        swept(port)
        assert is_closed(idle)
        assert is_kept(port, used)


def test_answers_that_nobody_takes_are_held_to_the_limit(held, clock):
    with listening(unread_bytes=2**20) as port:
        there = [held(port, HELD["that read no file"]) for _ in range(30)]
        while all(is_kept(port, one) for one in there):
            answered(port)
        at_rest(port)
        swept(port)
        assert sum(channel.unread for channel in port.server.crowd.channels()) <= 2**20


def test_an_answer_is_read_slowly_to_its_end(held):
    with listening() as port:
        there = held(port, OPEN % len(LONG) + LONG)
        piece = told = there.recv(512)
        while b"\r\n\r\n" not in told:
            told += there.recv(512)
        length = int(told.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
        while len(told.partition(b"\r\n\r\n")[2]) < length:
            piece = there.recv(512)
            assert piece
            told += piece
        assert json.loads(told.partition(b"\r\n\r\n")[2])["trace"]


UNREADABLE = {
    "a line that is none": (b"GET\r\n\r\n", 400, "bad-request"),
    "a header that is none": (b"GET / HTTP/1.1\r\n: x\r\n\r\n", 400, "bad-request"),
    "headers without end": (b"GET / HTTP/1.1\r\nX-More: " + b"a" * HEADER_BYTES, 431, "headers-too-long"),
    "a length that is none": (b"POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n", 400, "bad-request"),
    "a length beyond reason": (OPEN % 10**12, 413, "too-large"),
    "a body sent in a way of its own": (b"POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n", 501, "not-implemented"),
    "a chunk that is none": (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 400, "bad-request"),
    "a chunk's line without end": (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1" * 2 * HEADER_BYTES,
                                   400, "bad-request"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_at_all_is_a_problem_too(name):
    sent, status, code = UNREADABLE[name]
    with listening() as port, connect(port, sent) as there:
        answer = HTTPResponse(there)
        answer.begin()
        told = json.loads(answer.read())
        assert (answer.status, answer.headers["Content-Type"]) == (status, "application/problem+json")
        assert (told["status"], told["code"]) == (status, code)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert is_closed(there)


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_that_is_much_too_long_is_thrown_away_and_refused_in_words(chunked):
    with listening() as port:
        most = port.app.config["LIMITS"]["body_bytes"]
        there = HTTPConnection("127.0.0.1", int(port), timeout=PATIENCE)
        body = [b" " * most] * 20
        length = {} if chunked else {"Content-Length": str(20 * most)}
        there.request("POST", "/api/v1/draft", iter(body), length | {"Content-Type": "application/json"},
                      encode_chunked=chunked)
        answer = there.getresponse()
        assert (answer.status, json.loads(answer.read())["code"]) == (413, "too-large")
        # The next on the same connection is answered.
        there.request("POST", "/api/v1/draft", json.dumps(DRAFT), {"Content-Type": "application/json"})
        assert there.getresponse().status == 200
        there.close()


@pytest.mark.parametrize(("above", "status"), [(0, 200), (1, 413)])
def test_a_body_reaches_the_limit_in_chunks_and_does_not_pass_it(above, status):
    with listening() as port:
        most = port.app.config["LIMITS"]["body_bytes"] + above
        body = json.dumps(DRAFT).encode().ljust(most)
        there = HTTPConnection("127.0.0.1", int(port), timeout=PATIENCE)
        there.request("POST", "/api/v1/draft", iter([body[:1000], body[1000:]]), {"Content-Type": "application/json"},
                      encode_chunked=True)
        assert there.getresponse().status == status
        there.close()
