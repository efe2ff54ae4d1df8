"""The page of the table of derivatives: legible, within its screen and open to all; its links open the walk."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from engine.op import REGISTRY
from tests.browser.test_matrix import COLOURS, LOOK, SCREENS, SMALLEST, THEMES
from tests.browser.walk import k_of, press, rest, visit, written

HELD_BACK = """() => [...document.querySelectorAll('td, th, .walk-link')]
    .filter((part) => part.checkVisibility() && part.scrollWidth > part.clientWidth + 1)
    .map((part) => part.textContent.trim())"""


def show(page: Page) -> None:
    """Open the page and wait for its formulas."""
    page.goto("/derivatives")
    page.wait_for_function("() => 'ready' in document.documentElement.dataset && document.fonts.status === 'loaded'")


@pytest.mark.parametrize("screen", SCREENS, ids=lambda size: f"{size[0]}x{size[1]}")
def test_it_is_legible_on_every_screen(
    open_page: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    pictures: Callable[..., None],
    screen: tuple[int, int],
) -> None:
    width, height = screen
    page = open_page(width, height, reduced_motion="reduce")
    show(page)
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        pictures(page, f"{width}x{height}-{theme}", "derivatives")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert page.locator(".katex-error").count() == 0
    # All of it in view: what is measured is never what has not been scrolled to.
    page.set_viewport_size({"width": width, "height": page.evaluate("() => document.documentElement.scrollHeight")})
    assert page.evaluate(HELD_BACK) == []
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        assert page.evaluate(LOOK, {"least": SMALLEST, "lowest": False}) == []
        # A theme changes colours alone.
        assert (axe(page) if theme == THEMES[0] else axe(page, *COLOURS)) == []
    small = page.locator("a:visible").evaluate_all(
        "(links) => links.map((link) => link.getBoundingClientRect().height).filter((height) => height < 24)"
    )
    assert small == []


def test_every_formula_is_typeset_from_our_own_files(page: Page) -> None:
    show(page)
    assert page.locator("[data-op]").count() == len(REGISTRY.by_name)
    bare = "(all) => all.filter((one) => !one.querySelector('.katex')).length"
    assert page.locator("[data-latex]").evaluate_all(bare) == 0
    assert page.locator("[data-op=relu] .slopes").inner_text().split()


@pytest.mark.parametrize("name", ["mul", "asin", "where"])
def test_a_link_opens_the_walk_of_its_example(page: Page, name: str) -> None:
    show(page)
    page.locator(f"[data-op={name}] .walk-link").click()
    rest(page)
    assert (written(page), k_of(page)) == (REGISTRY[name].example, 0)
    press(page, "End")
    assert page.locator(".node .gradient").count() > 1


def test_the_sheet_of_keys_and_the_gallery_lead_there_and_back_leads_home(page: Page) -> None:
    for key in ("?", "g"):
        visit(page)
        press(page, key)
        page.locator("dialog[open]").get_by_role("link", name="Table of derivatives").click()
        page.wait_for_url("**/derivatives")
    page.get_by_role("link", name="To the graph").click()
    rest(page)
    assert k_of(page) == 0


def test_opening_the_sheet_of_keys_rests_on_closing_it(page: Page) -> None:
    visit(page)
    press(page, "?", "Enter")
    assert not page.locator("dialog[open]").count()


def test_on_paper_it_is_dark_on_light(open_page: Callable[..., Page], shot: Callable[..., Path]) -> None:
    page = open_page(794, 1123, color_scheme="dark")
    show(page)
    page.emulate_media(media="print")
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.locator(".walk-link").first.is_visible()
    shot(page, "derivatives-print")
