"""Derivatives in closed form, at the end of the pass back and while an input is moved."""

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
