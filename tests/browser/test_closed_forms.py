"""Derivatives in closed form, at the end of the pass back and while an input is moved."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walk import INPUTS, STEPS, TEXT, link, press, visit


def forms(page: Page) -> list[str]:
    """Read what stands beside the gradients, as LaTeX."""
    found: list[str] = page.evaluate("""() => [...document.querySelectorAll('#board .table-form annotation')]
        .map((one) => one.textContent)""")
    return found


def test_at_the_end_each_gradient_is_said_in_the_inputs(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, STEPS))
    expect(page.locator("#board .table-form .math")).to_have_count(3, timeout=30_000)
    assert sorted(forms(page)) == ["= 2x y", "= x", "= y^2 + z"]
    press(page, "ArrowLeft")
    assert forms(page) == []
    press(page, "ArrowRight")
    assert len(forms(page)) == 3


def test_a_moved_input_has_it_in_its_line(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, STEPS))
    expect(page.locator("#board .table-form .math")).to_have_count(3, timeout=30_000)
    page.wait_for_function("() => 'follows' in document.documentElement.dataset")
    press(page, "n")
    rule = page.locator("#board .face.drag .rule annotation").text_content() or ""
    assert "= y^2 + z =" in rule


def test_where_there_is_none_the_page_stays_as_it_is(page: Page) -> None:
    visit(page, link("max(x, y) z", {"x": 1, "y": 2, "z": 3}, 20))
    page.wait_for_timeout(2500)
    assert forms(page) == []


def test_the_end_says_them_once_they_are_found_and_no_other_step_does(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, STEPS))
    said = page.locator("#board .forms [role=status]")
    expect(said).to_have_text("In the inputs alone: the gradient by x is y squared plus z, by y is 2 times x times y, "
                              "by z is x.", timeout=30_000)
    press(page, "ArrowLeft")
    expect(said).to_have_text("")
    press(page, "ArrowRight")
    expect(said).not_to_have_text("")
    press(page, "h")
    assert said.count() == 0, "hidden from the ear as from the eye"


@pytest.mark.parametrize("screen", [(1920, 1080), (1280, 720), (1024, 768)], ids=str)
def test_a_class_sees_them_under_the_last_step(open_page: Callable[..., Page], screen: tuple[int, int]) -> None:
    page = visit(open_page(*screen), link(TEXT, INPUTS, STEPS) + "&present=1")
    words = page.locator("#board .words")
    before = words.bounding_box()
    line = page.locator("#board .forms-line annotation")
    expect(line).to_have_text(r"\partial f/\partial x = y^2 + z\quad \partial f/\partial y = 2x y\quad "
                              r"\partial f/\partial z = x", timeout=30_000)
    assert words.bounding_box() == before, "nothing moves for it"
    below, board = page.locator("#board .forms-line").bounding_box(), page.locator("#board").bounding_box()
    assert below and board and below["y"] + below["height"] <= board["y"] + board["height"]
    press(page, "ArrowLeft")
    assert page.locator("#board .forms-line").is_hidden()


def test_a_long_one_has_room_in_the_line_of_a_moved_input_and_in_a_row(open_page: Callable[..., Page]) -> None:
    page = visit(open_page(1920, 1080), link("σ(w x + b)", {"w": 1.5, "x": 0.3, "b": 0.2}, 20))
    expect(page.locator("#board .table-form:not([hidden]) .math")).to_have_count(3, timeout=30_000)
    page.wait_for_function("() => 'follows' in document.documentElement.dataset")
    press(page, "n")
    assert r"\sigma(w\,x + b)" in (page.locator("#board .face.drag .rule annotation").text_content() or "")
