"""Behind a proxy, below a prefix: the lecture's walk, and every link and call, without a request outside."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from dev.shell import ROOT, environment
from tests.browser.explore import choose, do
from tests.browser.prefixing import proxied
from tests.browser.walk import INPUTS, LECTURE, STEPS, TEXT, board, k_of, link, numbers, press, rest, visit

PREFIX = "/gradwalk"


@pytest.fixture(scope="module", params=[True, False], ids=["taken off", "passed on"])
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    """Where the proxy listens, in place of the app's own address."""
    command = [sys.executable, "-m", "app", "--port", "0", "--no-browser", "--prefix", PREFIX]
    with subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True) as server:
        try:
            found = re.search(rf":(\d+){PREFIX}/ ", server.stdout.readline() if server.stdout else "")
            assert found, "the app did not start"
            with proxied(int(found[1]), PREFIX, takes_off=request.param) as proxy:
                yield proxy
        finally:
            server.terminate()


@pytest.fixture
def page(open_page: Callable[..., Page], address: str) -> Iterator[Page]:
    """A page of a browser without a past, none of whose requests leaves the prefix."""
    page = open_page(locale="en-GB")
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    yield page
    assert [url for url in asked if not url.startswith((f"{address}{PREFIX}/", "data:", "blob:"))] == []


def test_the_lectures_function_is_walked_to_its_end(page: Page) -> None:
    visit(page, PREFIX + link(TEXT, INPUTS))
    for step in LECTURE["steps"]:
        press(page, "ArrowRight")
        assert board(page)["title"] == step["title"]
    assert k_of(page) == STEPS
    assert page.url.partition("#")[0].endswith(f"{PREFIX}/")
    gradients = {name: gradient for name, (_, gradient) in numbers(page).items()}
    assert [gradients[name] for name in ("x", "y", "z")] == ["13", "−12", "−2"]


def test_links_lead_to_the_table_of_derivatives_and_back(page: Page) -> None:
    visit(page, f"{PREFIX}/")
    for key in ("g", "?"):
        press(page, key)
        page.locator("dialog[open]").get_by_role("link", name="Table of derivatives").click()
        page.wait_for_url(f"**{PREFIX}/derivatives")
        page.locator("[data-op=mul] .walk-link").click()
        rest(page)
    assert k_of(page) == 0
    press(page, "End")
    assert page.locator(".node .gradient").count() > 1


def test_a_piece_is_named_by_the_server(page: Page) -> None:
    visit(page, PREFIX + link("x(y^2 + z)", INPUTS, STEPS))
    choose(page, "+")
    do(page, "named")
    assert "g" in numbers(page)


def test_the_api_page_tries_a_call(page: Page) -> None:
    page.goto(f"{PREFIX}/api/v1/")
    page.get_by_text("/api/v1/limits", exact=True).click()
    page.get_by_role("button", name="Try it out").click()
    page.get_by_role("button", name="Execute").click()
    page.get_by_text("expression_characters").last.wait_for()
