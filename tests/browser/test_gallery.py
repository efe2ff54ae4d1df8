"""The gallery of all examples: one press opens one, one undo brings back what stood there; by keyboard too."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from engine.examples import EXAMPLES, PURPOSES
from tests.browser.edits import places
from tests.browser.keyboard import here
from tests.browser.walk import k_of, link, numbers, press, rest, visit, written

OWN = "u = a b + 1\nh = tanh(u) a"
AT = {"a": 0.3, "b": -1.7}


def opened(page: Page) -> bool:
    """Say whether the gallery is open."""
    return bool(page.locator("dialog.gallery").evaluate("(dialog) => dialog.open"))


def told(page: Page) -> object:
    """Read all that the page says, in words and numbers."""
    parts = ("#board", "#timeline", "#inputs", "#examples")
    said = [page.locator(part).inner_html().replace(' tabindex="-1" data-rests=""', "") for part in parts]
    return said, numbers(page), page.locator("#live").inner_text(), places(page)


def choose(page: Page, id: str) -> None:
    """Open the gallery by its button, and an example by one press."""
    page.get_by_role("button", name="All examples").click()
    page.locator(f".gallery [data-example={id}]").click()
    page.mouse.move(5, 5)  # where it lights no node
    rest(page)


def test_every_example_stands_in_the_gallery_with_all_it_says(page: Page) -> None:
    visit(page)
    press(page, "g")
    headings = page.locator(".gallery-group > h3").all_inner_texts()
    assert headings == list(PURPOSES.values())
    assert page.locator(".gallery .example").count() == len(EXAMPLES)
    for example in EXAMPLES:
        card = page.locator(f".gallery [data-example={example.id}]")
        said = card.inner_text()
        assert all(part in said for part in (example.shows, example.source, *example.serves))
        assert card.locator(".katex").count() >= 1
        assert card.locator(".katex-error").count() == 0


@pytest.mark.parametrize("id", ["gates", "network", "corner"])
def test_one_press_opens_an_example_and_one_undo_brings_back_what_stood_there(page: Page, id: str) -> None:
    visit(page, link(OWN, AT, 5))
    before, address = told(page), page.url
    choose(page, id)
    example = next(example for example in EXAMPLES if example.id == id)
    assert not opened(page)
    assert (written(page), k_of(page)) == (example.text, 0)
    assert told(page) != before
    press(page, "Control+z")
    assert (written(page), k_of(page)) == (OWN, 5)
    assert told(page) == before
    page.wait_for_url(lambda url: url == address)
    press(page, "Control+Shift+Z")
    assert (written(page), k_of(page)) == (example.text, 0)


def test_an_undo_brings_back_numbers_that_were_dragged(page: Page) -> None:
    visit(page, link(OWN, AT, 9))
    field = page.get_by_label("b, value")
    field.fill("2.25")
    press(page, "Enter")
    before = told(page)
    choose(page, "neuron")
    press(page, "Control+z")
    assert field.input_value() == "2.25"
    assert told(page) == before


def test_it_is_walked_by_keyboard_and_gives_the_focus_back(page: Page) -> None:
    visit(page)
    page.get_by_role("button", name="All examples").focus()
    press(page, "Enter")
    cards = page.locator(".gallery .example")
    expect(page.locator(".gallery [data-example=lecture]")).to_be_focused()
    press(page, "Home")
    expect(cards.first).to_be_focused()
    press(page, "ArrowRight", "ArrowRight", "ArrowLeft")
    expect(cards.nth(1)).to_be_focused()
    press(page, "ArrowDown")
    second = cards.nth(1).bounding_box(), page.locator(":focus").bounding_box()
    assert second[0] and second[1]
    assert second[1]["y"] > second[0]["y"]
    press(page, "ArrowUp", "End")
    expect(cards.last).to_be_focused()
    expect(cards.last).to_be_in_viewport(ratio=1)
    press(page, "Tab")
    assert here(page) == "Table of derivatives"
    press(page, "Tab")
    assert here(page) == "Close"
    press(page, "Shift+Tab", "Shift+Tab")
    expect(cards.last).to_be_focused()
    press(page, "Escape")
    assert not opened(page)
    assert here(page) == "All examples"


def test_enter_opens_an_example_and_the_walk_goes_on_by_keys(page: Page) -> None:
    visit(page, link(OWN, AT, 3))
    press(page, "g", "End", "Enter")
    assert not opened(page)
    assert written(page) == EXAMPLES[-1].text
    press(page, "ArrowRight")
    assert k_of(page) == 1


def test_keys_pressed_in_it_do_not_reach_the_page(page: Page) -> None:
    visit(page, link(OWN, AT, 3))
    press(page, "g", "ArrowRight", "b", "t", "/")
    assert opened(page)
    press(page, "Escape")
    assert (k_of(page), written(page)) == (3, OWN)


def test_g_is_a_letter_in_the_editor_and_off_with_the_other_single_keys(page: Page) -> None:
    visit(page)
    press(page, "/", "g")
    assert not opened(page)
    assert "g" in written(page)
    press(page, "Escape", "?")
    page.get_by_role("switch", name="Single-key shortcuts").click()
    press(page, "Escape", "g")
    assert not opened(page)


def test_it_opens_while_presenting_and_from_a_phones_menu(open_page: Callable[..., Page]) -> None:
    phone = open_page(390, 844)
    visit(phone)
    phone.get_by_role("button", name="Menu").click()
    phone.get_by_role("menuitem", name="All examples").click()
    box = phone.locator("dialog.gallery").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 844}
    press(phone, "Escape")
    hall = open_page(1280, 720)
    visit(hall, link(OWN, AT, 3) + "&present=1")
    press(hall, "g", "Home", "Enter")
    assert hall.evaluate("() => 'present' in document.documentElement.dataset")
    assert f"text={quote('f')}" in hall.url or "text=f" in hall.url
