"""Hands and keys in turn: what is pressed by hand keeps no key from the walk, and what it leads to is there."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.explore import choose, stage
from tests.browser.walk import INPUTS, TEXT, k_of, link, numbers, press, rest, visit, written

BROKEN = link("x(y^2 +", {}, 3)


@pytest.fixture
def page(moving: Page) -> Page:
    """A page on which things move under a hand."""
    return moving


def test_after_an_example_is_pressed_space_plays_and_keys_step(page: Page) -> None:
    visit(page)
    page.locator("#examples .chip").nth(1).click()
    press(page, "ArrowRight", "ArrowRight")
    page.keyboard.press(" ")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.keyboard.press(" ")
    assert k_of(page) >= 2


def test_a_press_on_the_stage_takes_the_keys_from_a_field(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 1))
    for field in (page.locator("#editor .cm-content"), page.get_by_label("x, value")):
        before = k_of(page)
        field.click()
        choose(page, "g")
        press(page, "ArrowRight")
        assert k_of(page) == before + 1
        press(page, "Escape")


def test_a_drag_on_the_stage_takes_the_keys_from_a_field_for_good(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 1))
    page.get_by_label("x, value").click()
    box = stage(page)
    page.mouse.move(box["x"] + 60, box["y"] + box["height"] - 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + box["height"] - 90, steps=3)
    page.mouse.up()
    press(page, "p", "p", "ArrowRight")
    assert k_of(page) == 2


def test_on_a_phone_what_leads_to_the_editor_shows_it(open_page: Callable[..., Page]) -> None:
    page = open_page(390, 844)
    for address, card in (("/", "Try your own"), (BROKEN, "Mend it")):
        visit(page, address)
        page.locator(".card", has_text=card).click()
        rest(page)
        assert page.locator("#panel").is_visible()
        page.keyboard.press("Control+a")
        page.keyboard.type("u + v")
        rest(page)
        assert written(page) == "u + v"
        assert "u" in numbers(page)
    visit(page)
    press(page, "/")
    expect(page.locator("#editor .cm-content")).to_be_focused()


def test_where_there_is_no_editor_nothing_leads_to_it(page: Page) -> None:
    for address in ("/?hide=left", "/?hide=left" + BROKEN[1:], "/?present=1"):
        visit(page, address)
        press(page, "/", "?")
        assert page.locator(".card", has_text="Try your own").or_(page.get_by_text("Mend it")).is_hidden()
        assert page.get_by_text("Write in the editor").is_hidden()
        press(page, "Escape")
        assert page.evaluate("() => document.documentElement.dataset.pane") == "walk"
