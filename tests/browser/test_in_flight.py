"""What is typed faster than the server answers, and what the text says itself."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walk import INPUTS, link, numbers, rest, visit, write, written


def hold(page: Page) -> None:
    """Keep what is asked from now on from the server."""
    page.evaluate(
        """() => {
        const there = window.fetch;
        const opened = new Promise((open) => { window.release = () => { window.fetch = there; open(); }; });
        window.fetch = async (...asked) => { await opened; return there(...asked); };
    }"""
    )


def release(page: Page) -> None:
    """Let the server answer again."""
    page.evaluate("() => window.release()")
    rest(page)


@pytest.mark.parametrize(("before", "after", "shown"), [
    ("α = 3", "α = 4", "4"),
    ("x1 = 3", "x1 = 4", "4"),
    ("y* = 3", "y* = 4", "4"),
    ("x = 1e-3", "x = 1e-1", "0.1"),
    ("x = 2*3", "x = 2*4", "8"),
    ("x = 3 # c", "x = 4 # c", "4"),
])
def test_a_number_typed_into_the_text_counts(page: Page, before: str, after: str, shown: str) -> None:
    word = before.split(" ")[0]
    visit(page, link(f"{before}\nf = {word} w", {}, 1))
    value = page.locator('#stage .node[data-id="0"] .value')
    write(page, f"{before}\nf = {word} w + 1")
    write(page, f"{after}\nf = {word} w + 1")
    expect(value).to_have_text(shown)
    visit(page, link(f"{before}\nf = {word} w", {}, 1))
    page.locator("#inputs input[type=text]").first.fill("7")
    rest(page)
    write(page, f"{before}\nf = {word} w + 1")
    expect(value).to_have_text("7")
    write(page, f"{after}\nf = {word} w + 1")
    expect(value).to_have_text(shown)
    page.keyboard.press("Control+z")
    rest(page)
    expect(value).to_have_text("7")


def test_a_link_with_another_systems_line_ends_is_drawn(page: Page) -> None:
    visit(page, "/#text=g+=+y^2%0D%0Af+=+x+g&k=2")
    assert set(numbers(page)) == {"x", "y", "g", "f"}
    assert written(page) == "g = y^2\nf = x g"


def test_an_emptied_text_stays_empty(page: Page) -> None:
    visit(page, link("x + y", {}))
    page.locator("#editor .cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    rest(page)
    page.reload()
    rest(page)
    assert written(page) == ""


def test_a_card_of_an_older_text_does_nothing(page: Page) -> None:
    visit(page, link("x(y^2 + z)", INPUTS, 9))
    page.locator('#stage .node[data-name="+"] .shape').click()
    rest(page)
    hold(page)
    page.locator("#editor .cm-content").click()
    page.keyboard.press("Home")
    page.keyboard.insert_text("w + ")
    page.locator("[data-does=of]").click()
    expect(page.locator(".card-status")).to_contain_text("still being read")
    release(page)
    expect(page.locator(".card-status")).to_be_empty()
    assert "of=" not in page.url
    page.locator("[data-does=of]").click()
    rest(page)
    beyond = page.locator("#stage .node.beyond").evaluate_all("(nodes) => nodes.map((node) => node.dataset.name)")
    assert {"w", "x"} <= set(beyond)
    assert "y" not in beyond


def test_what_was_just_typed_is_never_broken_down_away(page: Page) -> None:
    visit(page, link("x(y^2 + z)", INPUTS))
    hold(page)
    page.locator("#editor .cm-content").click()
    page.keyboard.press("End")
    page.keyboard.insert_text(" + 100q")
    page.locator("#break-down").click()
    assert written(page) == "x(y^2 + z) + 100q"
    release(page)
    page.locator("#break-down").click()
    rest(page)
    assert "100" in written(page)
    assert "=" in written(page)


def test_steady_typing_outlasts_a_reload(page: Page) -> None:
    visit(page, link("x y", INPUTS, 1))
    page.locator("#editor .cm-content").click()
    page.keyboard.press("End")
    page.keyboard.type(" + a + b + c + d + e + g", delay=60)
    page.reload()
    rest(page)
    assert written(page).startswith("x y + a + b"), "no more than the last moment is lost"


def test_a_graph_turned_while_an_edit_is_laid_out_is_turned(open_page: Callable[..., Page]) -> None:
    page = open_page(apart=True)
    page.add_init_script(
        """const There = window.Worker;
        window.Worker = class extends There {
            postMessage(...sent) { setTimeout(() => super.postMessage(...sent), window.slow ?? 0); }
        };"""
    )
    visit(page, link("x y", INPUTS, 1))
    page.evaluate("window.slow = 400")
    page.locator("#editor .cm-content").click()
    page.keyboard.press("End")
    page.keyboard.insert_text(" + z")
    page.wait_for_timeout(200)
    page.locator("[data-tool=turn]").click()
    rest(page)
    assert "flow=up" in page.url
    assert page.locator("#stage").get_attribute("data-flow") == "up"


def test_a_card_does_not_open_by_itself_on_another_node(page: Page) -> None:
    visit(page, link("x + y + w", {}, 1))
    page.locator('#stage .node[data-name="w"] .shape').click()
    rest(page)
    expect(page.locator(".node-card")).to_be_visible()
    write(page, "x + y")
    write(page, "x + y + v")
    expect(page.locator(".node-card")).to_be_hidden()
