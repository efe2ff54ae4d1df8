"""How a text was read: notices with their other reading, and the text put together, each one press and one undo."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walk import INPUTS, TEXT, k_of, link, numbers, press, rest, visit, write, written

FIRST = "f(x, y, z) = x(y^2 + z)"


def formula(page: Page) -> str:
    """Read the large formula as LaTeX."""
    latex: str = page.locator("#stage .formulas [data-latex]").first.get_attribute("data-latex") or ""
    return latex


@pytest.mark.parametrize(
    ("text", "says", "label", "becomes"),
    [
        ("1/2x", "1/2x", "Divide by all of it", "1/(2x)"),
        ("e^2x + 1", "e^2x", "Raise to all of it", "e^(2x) + 1"),
        ("weight*x + 3", "weight", "Read as a product of letters", None),
        ("x^1/2  # half", "x^1/2", "Raise to all of it", "x^(1/2)  # half"),
    ],
)
def test_another_reading_is_one_press_and_one_undo_away(
    page: Page, text: str, says: str, label: str, becomes: str | None
) -> None:
    visit(page)
    write(page, text)
    notice = page.locator("#notices p")
    expect(notice).to_have_count(1)
    expect(notice).to_contain_text(says)
    assert page.locator("#editor .cm-noticed").inner_text() == says
    before = formula(page)
    notice.get_by_role("button", name=label).click()
    rest(page)
    assert written(page) != text
    if becomes:
        assert written(page) == becomes
        expect(notice).to_have_count(0)
        expect(page.locator("#editor .cm-noticed")).to_have_count(0)
    assert formula(page) != before
    press(page, "Control+z")
    assert written(page) == text
    assert formula(page) == before


def test_a_notice_goes_with_its_text_and_stays_out_of_the_way_of_an_error(page: Page) -> None:
    visit(page)
    write(page, "xyz + 1")
    expect(page.locator("#notices p")).to_have_count(1)
    write(page, "xyz + 1)")
    expect(page.locator("#problem p")).not_to_have_count(0)
    expect(page.locator("#notices p")).to_have_count(0)
    expect(page.locator("#editor .cm-noticed")).to_have_count(0)
    write(page, FIRST)
    expect(page.locator("#notices p")).to_have_count(0)


def test_a_notice_without_another_reading_has_no_button(page: Page) -> None:
    visit(page)
    write(page, "3")
    expect(page.locator("#notices p")).to_have_text("There is no input to differentiate by: 3.")
    expect(page.locator("#notices button")).to_have_count(0)


def test_put_together_is_the_inverse_of_break_it_down(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 3))
    together, apart = (page.get_by_role("button", name=name, exact=True) for name in ("Put together", "Break it down"))
    expect(apart).to_be_hidden()
    shown = numbers(page)
    together.click()
    rest(page)
    assert written(page) == FIRST
    expect(together).to_be_hidden()
    assert k_of(page) == 3
    assert list(numbers(page).values()) == list(shown.values())
    page.locator("#break-down").click()
    rest(page)
    assert written(page) == TEXT
    press(page, "Control+z", "Control+z")
    assert written(page) == TEXT
    assert numbers(page) == shown


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_notice_is_a_part_of_the_page(open_page: Callable[..., Page], shot: Callable[..., Path], theme: Any) -> None:
    page = open_page(1280, 720, color_scheme=theme)
    visit(page, link("g = y^2 + z\nf = 1/2g + xyz", {"x": 2, "y": 3, "z": 1}, 2))
    expect(page.locator("#notices p")).to_have_count(2)
    shot(page, f"notices-{theme}")
    for button in page.locator("#notices button").all():
        box = button.bounding_box()
        assert box and box["height"] >= 24
