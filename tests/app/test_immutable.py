"""Files that never change under their address are kept, and sent as they were the first time."""

import re

import pytest

from app import create_app
from app.immutable import Immutable

FOREVER = ("Cache-Control", "public, immutable")


class Counted:
    """An application that answers so many bytes, and counts how often it is asked."""

    def __init__(self, size=100, header=FOREVER, status="200 OK"):
        self.size, self.header, self.status = size, header, status
        self.times = 0

    def __call__(self, environ, start_response):
        self.times += 1
        start_response(self.status, [self.header])
        return [b"." * self.size]


def ask(application, path="/a", method="GET", **more):
    """What is answered to a request."""
    told = []
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path} | more
    body = b"".join(application(environ, lambda *started: told.extend(started[:2])))
    return told[0], told[1], body


def test_what_is_immutable_is_asked_for_once_and_answered_the_same():
    counted = Counted()
    kept = Immutable(counted, 10_000)
    answers = [ask(kept) for _ in range(3)]
    assert counted.times == 1
    assert answers == [("200 OK", [FOREVER], b"." * 100)] * 3


@pytest.mark.parametrize("counted", [Counted(header=("Cache-Control", "no-cache")), Counted(header=("Vary", "Cookie")),
                                     Counted(status="404 Not Found"), Counted(status="206 Partial Content")])
def test_nothing_else_is_kept(counted):
    kept = Immutable(counted, 10_000)
    for _ in range(3):
        ask(kept)
    assert (counted.times, kept.bytes) == (3, 0)


@pytest.mark.parametrize("asked", [{"method": "HEAD"}, {"method": "POST"}, {"HTTP_RANGE": "bytes=0-1"},
                                   {"HTTP_IF_NONE_MATCH": '"a"'}, {"HTTP_IF_MODIFIED_SINCE": "today"}])
def test_who_asks_for_something_else_is_answered_by_the_application(asked):
    counted = Counted()
    kept = Immutable(counted, 10_000)
    ask(kept)
    ask(kept, **asked)
    assert counted.times == 2


def test_each_reader_has_its_encoding():
    counted = Counted()
    kept = Immutable(counted, 10_000)
    for encoding in ("br", "gzip", "br", "gzip"):
        ask(kept, HTTP_ACCEPT_ENCODING=encoding)
    assert counted.times == 2


def test_what_was_asked_for_last_stays_within_the_limit():
    size = 5000
    ask(one := Immutable(Counted(size), 100_000))
    counted = Counted(size)
    kept = Immutable(counted, 2 * one.bytes)
    for path in "abacab":
        ask(kept, path)
    assert (counted.times, kept.bytes) == (4, kept.most)


@pytest.mark.parametrize(("above", "times"), [(0, 1), (1, 2)])
def test_a_file_of_the_limit_is_kept_and_one_above_is_not(above, times):
    ask(one := Immutable(Counted(5000), 100_000))
    counted = Counted(5000 + above)
    kept = Immutable(counted, one.bytes)
    ask(kept)
    ask(kept)
    assert counted.times == times


def test_the_pages_files_are_kept_with_their_headers():
    app = create_app()
    client = app.test_client()
    files = re.findall(r'(?:src|href)="(/static/[^"]+)"', client.get("/").text)
    for file in files:
        first, again = (client.get(file, headers={"Accept-Encoding": "br"}, buffered=True) for _ in range(2))
        assert (first.status, list(first.headers), first.data) == (again.status, list(again.headers), again.data), file
    assert app.wsgi_app.bytes >= sum(len(client.get(file, buffered=True).data) for file in files[:1])
