"""A server that is too busy for the moment: the reader loses nothing, and need do nothing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.training import updates
from tests.browser.walk import INPUTS, link, numbers, rest, visit, write, written

ASKED_MS = 1000
BUSY = """() => {
    const there = window.fetch;
    window.asked = [];
    window.moments = [];
    window.fetch = async (path, { body } = {}) => {
        if (String(path).endsWith("/draft")) {
            window.asked.push(JSON.parse(body).expression);
            window.moments.push(performance.now());
        }
        const problem = JSON.stringify({ detail: "Ask again in a moment." });
        return new Response(problem, { status: 503, headers: { "Retry-After": "1" } });
    };
    window.release = () => { window.fetch = there; };
}"""


def test_a_busy_server_takes_nothing_away_and_is_asked_again_by_itself(page: Page) -> None:
    visit(page, link("x(y^2 + z)", INPUTS, 3))
    before = numbers(page)
    page.evaluate(BUSY)
    page.locator("#editor .cm-content").click()
    page.keyboard.press("End")
    page.keyboard.type(" + 2w", delay=30)
    expect(page.locator("#problem")).to_contain_text("busy")
    assert written(page) == "x(y^2 + z) + 2w"
    assert numbers(page) == before, "the last good picture stays"
    page.wait_for_function("() => window.asked.length > 1")
    assert page.evaluate("() => window.asked.at(-1)") == "x(y^2 + z) + 2w", "the newest text is asked again"
    apart = page.evaluate("() => window.moments.slice(1).map((moment, i) => moment - window.moments[i])")
    assert min(apart) >= ASKED_MS, "it is left alone as long as it asks to be"
    page.evaluate("() => window.release()")
    expect(page.locator("#problem")).to_be_empty()
    rest(page)
    assert "w" in numbers(page)


def test_what_is_loaded_steps_on_while_the_server_is_busy(page: Page) -> None:
    visit(page, link("x(y^2 + z)", INPUTS, 3))
    page.evaluate(BUSY)
    page.locator("#inputs input[type=text]").first.fill("7")
    expect(page.locator("#problem")).to_contain_text("busy")
    page.locator("#stage").click(position={"x": 5, "y": 5})
    page.keyboard.press("ArrowRight")
    expect(page.locator("html")).to_have_attribute("data-k", "4")
    page.evaluate("() => window.release()")
    write(page, "x(y^2 + z) + 1")
    expect(page.locator('#stage .node[data-name="x"] .value')).to_have_text("7")


def test_a_piece_that_a_busy_server_cannot_name_says_so_on_its_card(page: Page) -> None:
    visit(page, link("x(y^2 + z)", INPUTS, 9))
    page.locator('#stage .node[data-name="+"] .shape').click()
    rest(page)
    page.evaluate(BUSY)
    page.locator("[data-does=named]").click()
    expect(page.locator(".card-status")).to_have_text("Ask again in a moment.")
    assert written(page) == "x(y^2 + z)"


@pytest.mark.parametrize(("status", "says"), [(503, "The server is busy"), (502, "The server does not answer")])
def test_a_run_that_a_server_cannot_begin_begins_when_it_can(open_page: Callable[..., Page], status: int,
                                                             says: str) -> None:
    page = open_page(apart=True)
    page.add_init_script("""
        const there = window.fetch;
        window.moments = [];
        window.fetch = async (path, how) => {
            if (!String(path).endsWith("/training-draft")) return there(path, how);
            window.moments.push(performance.now());
            if (window.moments.length > 2) return there(path, how);
            return new Response("{}", { status: STATUS, headers: STATUS === 503 ? { "Retry-After": "2" } : {} });
        };""".replace("STATUS", str(status)))
    visit(page, "/training#text=nn.Sequential(nn.Linear(2,+2),+nn.Sigmoid(),+nn.Linear(2,+1))&data=xor&update=8")
    title = page.locator(".training-face .title")
    expect(title).to_contain_text(says)
    expect(title).to_have_text("Pick the next example", timeout=20_000)
    first, second, _ = page.evaluate("() => window.moments")
    assert second - first >= (2 if status == 503 else 1) * ASKED_MS, "it is left alone as long as it asks to be"
    assert updates(page) == 8, "the run is where its link says"
