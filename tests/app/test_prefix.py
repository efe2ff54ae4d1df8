"""Below a prefix, whether the proxy takes it off or not, every address that the app writes leads back to it."""

import json
import re
from pathlib import Path

import pytest

from app import create_app
from app.headers import LAYOUT_WORKER
from app.prefix import prefix_from
from app.wsgi import application

PREFIX = "/courses/gradwalk"


@pytest.fixture
def below():
    """The application below a prefix."""
    return create_app(below=PREFIX).test_client()


@pytest.fixture(params=[PREFIX, ""], ids=["passed on", "taken off"])
def reached(request, below):
    """Ask for one of the app's addresses as a proxy of either kind passes it on."""
    return lambda path, **options: below.get(request.param + path, buffered=True, **options)


@pytest.mark.parametrize("page", ["/", "/derivatives", "/api/v1/", "/api/v1"])
def test_a_page_asks_for_nothing_outside_the_prefix(reached, page):
    told = reached(page)
    assert (told.status_code, told.mimetype) == (200, "text/html")
    asked = [url for url in re.findall(r'(?:src|href|data-description)="([^"]+)"', told.text) if url != "data:,"]
    assert asked
    for url in asked:
        assert url.startswith(f"{PREFIX}/")
        assert reached(url.removeprefix(PREFIX)).status_code == 200, url


def test_the_prefix_alone_is_the_page_without_a_redirect(below):
    assert below.get(PREFIX).text == below.get(f"{PREFIX}/").text == below.get("/").text


def test_the_page_names_its_modules_below_the_prefix(reached):
    modules = re.findall(r'modulepreload" href="([^"]+)"', reached("/").text)
    assert any(url.endswith("/vendor/katex.js") for url in modules)
    assert all(re.match(rf"{PREFIX}/static/[0-9a-f]{{12}}/", url) for url in modules)


def test_files_of_the_release_may_be_kept(reached):
    named = re.search(r'src="([^"]+/js/main.js)"', reached("/").text)
    assert "immutable" in reached(named[1].removeprefix(PREFIX)).headers["Cache-Control"]


def test_the_layout_worker_alone_may_compile_webassembly(reached):
    assert "wasm-unsafe-eval" in reached(f"/static{LAYOUT_WORKER}").headers["Content-Security-Policy"]
    assert "wasm-unsafe-eval" not in reached("/").headers["Content-Security-Policy"]


def test_links_of_the_table_of_derivatives_open_the_page(reached):
    links = re.findall(r'href="([^"#]*)#text=', reached("/derivatives").text)
    assert set(links) == {f"{PREFIX}/"}


def test_the_description_says_where_its_paths_begin(reached, client):
    assert reached("/api/v1/openapi.json").get_json()["servers"] == [{"url": PREFIX}]
    assert client.get("/api/v1/openapi.json").get_json()["servers"] == [{"url": "/"}]


def test_a_failure_names_the_address_that_was_asked_for(reached):
    told = reached("/api/v1/nothing")
    assert (told.status_code, told.mimetype) == (404, "application/problem+json")
    assert json.loads(told.text)["detail"] == f"There is nothing at {PREFIX}/api/v1/nothing."


def test_what_only_begins_as_the_prefix_does_is_not_below_it(below):
    assert below.get(f"{PREFIX}er/derivatives").status_code == 404


@pytest.mark.parametrize("server", [{"SCRIPT_NAME": PREFIX}])
def test_a_server_that_mounts_the_app_needs_no_more(client, server):
    assert f'href="{PREFIX}/static/' in client.get("/", environ_overrides=server).text


def test_the_environment_tells_the_prefix_and_an_argument_wins(monkeypatch):
    monkeypatch.setenv("GRADWALK_PREFIX", "/elsewhere")
    assert 'href="/elsewhere/static/' in create_app().test_client().get("/").text
    assert 'href="/here/static/' in create_app(below="/here").test_client().get("/").text
    assert 'href="/static/' in create_app(below="").test_client().get("/").text


@pytest.mark.parametrize("text", ["gradwalk", "//", "/a b", "/a?b", '/"', "/ü", "/../a", "/.", "/a//b"])
def test_what_is_no_plain_path_is_refused(text):
    with pytest.raises(ValueError, match="must be a plain path"):
        prefix_from({}, text)


@pytest.mark.parametrize("text", ["/api", "/static/x", "/derivatives", "/messages"])
def test_a_prefix_that_is_an_address_of_the_app_is_refused(text):
    with pytest.raises(ValueError, match="an address of the app itself"):
        create_app(below=text)


def test_other_servers_find_the_application():
    assert application.test_client().get("/api/v1/limits").status_code == 200


def test_the_page_writes_no_address_that_starts_at_the_hosts_root():
    ours = {rule.rule.split("/")[1] for rule in application.url_map.iter_rules()} - {""}
    rooted = re.compile(rf"""(?<!\bat\()(?<!\bget\()["'`]/(?:{"|".join(ours)})\b""")
    sources = [*Path("static/js").rglob("*.js"), *Path("templates").rglob("*.html"), *Path("static/css").rglob("*.css")]
    found = [file for file in sources if rooted.search(file.read_text(encoding="utf-8"))]
    assert [file.name for file in found] == ["site.js"], "only this one asks what stands before it"
