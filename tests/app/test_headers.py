"""What every response says about itself, and how static files are sent."""

import pytest

from app.headers import LAYOUT_WORKER

PATHS = ["/derivatives", "/api/v1/limits", "/api/v1/", "/api/nothing", "/nothing",
         "/static/js/api-page.js", "/static/vendor/d3.js"]


@pytest.mark.parametrize("path", PATHS)
def test_every_response_has_the_headers_and_no_cookie(client, path):
    headers = client.get(path).headers
    policy = dict(rule.split(" ", 1) for rule in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == policy["worker-src"] == "'self'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Set-Cookie" not in headers


def test_only_the_layout_worker_may_compile_webassembly(client):
    assert "script-src 'self' 'wasm-unsafe-eval';" in client.get(LAYOUT_WORKER).headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [("br, gzip", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("identity", None), ("", None)],
)
def test_a_library_is_sent_in_the_best_encoding_the_reader_takes(client, accepted, sent):
    response = client.get("/static/vendor/d3.js", headers={"Accept-Encoding": accepted})
    assert response.headers.get("Content-Encoding") == sent
    assert response.content_type == "text/javascript; charset=utf-8"
    assert "Accept-Encoding" in response.headers["Vary"]


@pytest.mark.parametrize("path", ["/static/vendor/d3.js", "/static/js/api-page.js"])
def test_static_files_are_asked_for_anew_and_answered_without_a_body(client, path):
    first = client.get(path, headers={"Accept-Encoding": "br"})
    assert "no-cache" in first.headers["Cache-Control"]
    again = client.get(path, headers={"Accept-Encoding": "br", "If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("path", ["/static/../app/config.py", "/static/%2e%2e/app/config.py", "/static/vendor"])
def test_nothing_but_static_files_is_sent(client, path):
    assert client.get(path).status_code == 404
