"""What every response says about itself, and how static files are sent."""

import re
from pathlib import Path

import pytest

from app.headers import LAYOUT_WORKER
from app.statics import Release

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
    policy = client.get(f"/static{LAYOUT_WORKER}").headers["Content-Security-Policy"]
    assert "script-src 'self' 'wasm-unsafe-eval';" in policy


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


@pytest.mark.parametrize("page", ["/", "/derivatives", "/api/v1/"])
def test_a_page_asks_for_files_of_its_release_which_may_be_kept(client, page):
    files = re.findall(r'(?:src|href)="(/static/[^"]+)"', client.get(page).text)
    assert files
    for file in files:
        response = client.get(file)
        assert response.status_code == 200, file
        assert "immutable" in response.headers["Cache-Control"]
        assert "no-cache" not in response.headers["Cache-Control"]


def test_a_file_of_another_release_is_asked_for_anew(client):
    client.get("/")
    response = client.get("/static/0123456789ab/js/main.js")
    assert response.status_code == 200
    assert "no-cache" in response.headers["Cache-Control"]
    assert "immutable" not in response.headers["Cache-Control"]


def test_files_that_change_are_another_release(tmp_path):
    release = Release(tmp_path)
    names = []
    for text in ("", "export {};", "export { };"):
        (tmp_path / "a.js").write_text(text)
        release.look()
        names.append(release.name)
    release.look()
    assert len(set(names)) == 3
    assert release.name == names[-1]


def test_the_page_names_every_module_that_it_will_load(client):
    page = client.get("/").text
    preloaded = set(re.findall(r'modulepreload" href="/static/[0-9a-f]{12}/([^"]+)"', page))
    files = (file for folder in ("core", "view", "io") for file in Path("static/js", folder).rglob("*.js"))
    ours = {file.relative_to("static").as_posix() for file in files}
    assert preloaded >= {"js/main.js", "vendor/katex.js", "vendor/codemirror.js"}
    # Types alone, and another thread's.
    workers = {"js/io/layout-worker.js", "js/io/training-worker.js", "js/io/trainer.js"}
    assert ours - preloaded <= {"js/core/types.js"} | workers


@pytest.mark.parametrize("path", ["/static/../app/config.py", "/static/%2e%2e/app/config.py", "/static/vendor"])
def test_nothing_but_static_files_is_sent(client, path):
    assert client.get(path).status_code == 404
