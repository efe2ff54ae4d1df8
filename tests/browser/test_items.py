"""Under vᵀJ the sum that makes one element: by default the first, else the one pointed at or walked to."""

from playwright.sync_api import Page, expect

from tests.browser.arrays import LAYER, LAYER_STEPS, link_to
from tests.browser.walk import k_of, press, rest, visit


def line(page: Page) -> list[str]:
    """Read the terms of the line, as plain LaTeX."""
    terms: list[str] = page.locator("#board .items .math").evaluate_all("(all) => all.map((one) => one.dataset.latex)")
    return terms





def test_the_first_element_is_written_out_and_another_one_when_pointed_at(page: Page) -> None:
    visit(page, link_to(LAYER, LAYER_STEPS))
    assert line(page) == [
        r"\dfrac{\partial L}{\partial x_1}", r"{} = v_{1} \dfrac{\partial s_1}{\partial x_1}",
        r"{} + v_{2} \dfrac{\partial s_2}{\partial x_1}", "{} = v_{1} W_{1,1}", "{} + v_{2} W_{2,1}",
        r"{} = (-0.923) \cdot 2", r"{} + 0.242 \cdot (-1)", "{} = -2.09"]
    page.locator(".jacobian [data-row=contribution] .array-cell").nth(1).hover()
    rest(page)
    assert (line(page)[0], line(page)[-1]) == (r"\dfrac{\partial L}{\partial x_2}", "{} = 1.17")
    press(page, "ArrowLeft")
    assert line(page)[0] == r"\dfrac{\partial L}{\partial W_{1,1}}", "another step begins with its first"
    assert line(page)[2] == "{} = v_{1} x_1", "an outer product has one product each"


def test_by_keyboard_one_walks_from_element_to_element_and_hears_each(page: Page) -> None:
    visit(page, link_to(LAYER, 10))
    cells = page.locator(".jacobian [data-row=contribution] .array-cell")
    cells.first.focus()
    press(page, "ArrowDown")
    expect(cells.nth(2)).to_be_focused()
    expect(cells.nth(2)).to_have_attribute("aria-pressed", "true")
    expect(cells.nth(2)).to_have_attribute("aria-label", "The gradient at W 2 1: 0.242 times 1 is 0.242.")
    assert (line(page)[0], k_of(page)) == (r"\dfrac{\partial L}{\partial W_{2,1}}", 10), "the walk stays"
    press(page, "ArrowRight", "ArrowUp")
    expect(cells.nth(1)).to_be_focused()


def test_its_numbers_follow_and_beats_write_it_little_by_little(page: Page) -> None:
    visit(page, link_to(LAYER, LAYER_STEPS))
    page.get_by_label("W at 1, 1", exact=True).first.fill("3")
    rest(page)
    assert line(page)[3:6] == ["{} = v_{1} W_{1,1}", "{} + v_{2} W_{2,1}", line(page)[5]]
    assert r"\cdot 3" in line(page)[5]
    page.evaluate("() => document.activeElement.blur()")
    press(page, "Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft")
    shown = page.locator("#board .items .math").evaluate_all(
        "(all) => all.map((one) => getComputedStyle(one).visibility)")
    assert (shown[0], shown[-1]) == ("visible", "hidden")


def test_numbers_hidden_hide_it_and_a_walk_of_numbers_has_none(page: Page) -> None:
    visit(page, link_to(LAYER, LAYER_STEPS))
    press(page, "h")
    assert line(page) == []
    press(page, "h")
    assert line(page)
    visit(page, link_to("f = x y\nx = 2\ny = 3", 3))
    assert line(page) == []


def test_a_formula_that_stands_alone_keeps_its_room(page: Page) -> None:
    visit(page, link_to(LAYER, LAYER_STEPS))
    press(page, "Home", "ArrowRight")
    title, rule = (page.locator(part).bounding_box() for part in ("#board .title", "#board .rule .katex"))
    assert title and rule and rule["y"] >= title["y"] + title["height"]
    assert page.evaluate("() => document.querySelector('#board .work').children.length") == 1
