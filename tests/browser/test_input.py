"""What the reader types, drags and takes back: nothing is lost, and what cannot be read says so."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walk import INPUTS, STEPS, TEXT, k_of, link, numbers, press, rest, visit, write, written

OPENING = "f(x, y, z) = x(y^2 + z)"


def pause(page: Page) -> None:
    """Wait longer than what is typed without a pause is one change."""
    page.wait_for_timeout(900)


def test_undo_and_redo_are_one_history_wherever_the_focus_is(page: Page) -> None:
    visit(page, "/")
    write(page, "x + y")
    pause(page)
    page.keyboard.type(" + z")
    rest(page)
    pause(page)
    page.get_by_label("y, slider").press("ArrowRight")
    rest(page)
    states = [OPENING, "x + y", "x + y + z"]
    assert numbers(page)["y"][0] == "3.1"
    page.locator("#editor .cm-content").click()
    press(page, "Control+z")
    assert (written(page), numbers(page)["y"][0]) == (states[2], "3")
    press(page, "Control+z")
    assert written(page) == states[1]
    page.keyboard.type("x")
    rest(page)
    assert written(page) == "x + yx", "the caret is where the change was"
    press(page, "Control+z", "Control+z")
    assert written(page) == states[0]
    press(page, "Escape", "Control+Shift+z")
    assert written(page) == states[1], "and from outside the editor"
    press(page, "Control+y", "Control+y", "Control+y")
    assert written(page) == "x + yx"


@pytest.mark.parametrize("nonsense", ["3x", "1/0", "1e400", "--2", "two"])
def test_a_field_that_is_no_number_says_so_and_changes_nothing(page: Page, nonsense: str) -> None:
    visit(page, link(TEXT, INPUTS, STEPS))
    field = page.get_by_label("x, value")
    field.click()
    page.keyboard.press("Control+a")
    page.keyboard.type(nonsense)
    rest(page)
    assert numbers(page)["x"][0] == "−2"
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("Write a number, such as −2, 0.5 or −1/4.")
    press(page, "Tab")
    assert field.input_value() == nonsense, "nothing typed is lost"
    field.click()
    press(page, "Escape")
    assert field.input_value() == "−2"
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_a_link_to_a_text_with_an_error_says_what_is_wrong(page: Page) -> None:
    visit(page, link("x(y^2 +", {}, 3))
    expect(page.locator("#board")).to_contain_text("Something must follow +.")
    expect(page.get_by_role("button", name="Next step")).to_be_disabled()
    page.get_by_role("button", name="Mend it").click()
    page.keyboard.press("End")
    page.keyboard.type(" z)")
    rest(page)
    assert k_of(page) == 3
    assert numbers(page)["x"][0] == "2"


def test_the_timeline_answers_to_a_sliders_keys_and_its_left_end_is_the_start(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 2))
    page.get_by_role("slider", name="Timeline").focus()
    press(page, "ArrowUp")
    assert k_of(page) == 3
    press(page, "PageUp")
    assert k_of(page) == 8, "the slider's own stride, not the page's step"
    press(page, "ArrowDown", "PageDown")
    assert k_of(page) == 2
    box = page.locator(".ticks").bounding_box()
    assert box
    page.mouse.click(box["x"] + 2, box["y"] + 5)
    rest(page)
    assert k_of(page) == 0


def test_an_undo_in_a_field_is_seen_there_too(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, STEPS))
    field = page.get_by_label("x, value")
    field.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("5")
    rest(page)
    pause(page)
    press(page, "Control+z")
    assert (field.input_value(), numbers(page)["x"][0]) == ("−2", "−2")
    page.keyboard.press("Control+a")
    page.keyboard.type("1/4")
    rest(page)
    assert (field.input_value(), numbers(page)["x"][0]) == ("1/4", "0.25")


def test_an_input_that_stays_keeps_its_row_and_the_focus(page: Page) -> None:
    visit(page, link("x + y", {"x": 2, "y": 3}, 1))
    write(page, "x + y + w")
    pause(page)
    slider = page.get_by_label("y, slider")
    slider.focus()
    press(page, "Control+z")
    assert page.locator("#inputs .input").evaluate_all("(rows) => rows.map((row) => row.dataset.input)") == ["x", "y"]
    expect(slider).to_be_focused()


def test_every_tick_of_a_long_walk_can_be_pressed(page: Page) -> None:
    visit(page, link(" + ".join(f"x_{i}^2" for i in range(1, 80)), {}, 5))
    box = page.locator(".ticks").bounding_box()
    count = page.locator(".tick").count()
    assert box and count > 200
    for k in (1, 2, 3):
        page.mouse.click(box["x"] + (k - 0.25) * box["width"] / count, box["y"] + 5)
        assert k_of(page) == k
    page.mouse.click(box["x"] + 0.2, box["y"] + 5)
    assert k_of(page) == 0


def test_one_button_goes_through_all_speeds(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 2))
    speed = page.locator(".speed")
    seen = []
    for _ in range(7):
        seen.append(speed.inner_text())
        speed.click()
    assert seen == ["1×", "1.5×", "2×", "4×", "0.25×", "0.5×", "1×"]
