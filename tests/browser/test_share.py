"""The link to what is on show, and who cannot copy it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.test_look import HERE, focus
from tests.browser.walk import k_of, picture, press, visit


def test_share_gives_the_link_to_this_very_step(open_page: Callable[..., Page]) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    visit(page, HERE)
    page.get_by_label("x, value").fill("5")
    page.keyboard.press("Enter")
    press(page, "ArrowRight")
    page.get_by_role("button", name="Share").click()
    expect(page.locator("#said")).to_have_text("The link to this step is copied.")
    expect(page.locator(".share")).to_have_attribute("data-done", "")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    before = picture(page)
    visit(page, copied)
    assert (k_of(page), picture(page)) == (7, before)


def test_where_the_clipboard_refuses_the_link_can_be_taken_by_hand(page: Page) -> None:
    visit(page, HERE)
    page.evaluate("() => Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.get_by_role("button", name="Share").click()
    field = page.get_by_label("Link to this step")
    expect(field).to_be_focused()
    chosen = "(field) => getSelection().toString() || field.value.slice(field.selectionStart, field.selectionEnd)"
    assert field.evaluate(chosen) == page.url
    press(page, "Escape")
    expect(field).to_be_hidden()
    assert "Share" in focus(page)
