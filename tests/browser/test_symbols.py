"""The symbols switch: gradients at their nodes as ∂f/∂g = x, by button, key and link, for the ear as well."""

from playwright.sync_api import Page, expect

from tests.browser.keyboard import keys, tab_to
from tests.browser.walk import INPUTS, STEPS, TEXT, link, numbers, press, rest, visit


def at(page: Page) -> dict[str, str | None]:
    """Read what stands for the gradient at each node."""
    return {name: gradient for name, (_, gradient) in numbers(page).items()}


def test_the_link_shows_symbols_and_the_key_the_numbers_again(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, STEPS) + "&symbols=1")
    shown = at(page)
    assert shown["y"] == "∂f/∂y = 2y x" and shown["x"] == "∂f/∂x = g"
    assert {"∂f/∂g = x", "∂f/∂(y²) = x", "1"} <= set(shown.values())
    press(page, "s")
    assert at(page)["y"] == "−12"
    assert page.locator("#said").inner_text() == "Gradients stand in numbers."
    assert "symbols" not in page.url
    press(page, "s")
    assert at(page)["y"] == "∂f/∂y = 2y x" and "symbols=1" in page.url


def test_nothing_is_said_in_symbols_before_it_is_known(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 5) + "&symbols=1")
    assert [gradient for gradient in at(page).values() if gradient and "∂" in gradient] == ["∂f/∂x = g"]


def test_the_button_does_it_and_the_node_says_it(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, STEPS))
    tab_to(page, "Gradients in symbols")
    assert keys(page, "Enter") == "Gradients in numbers"
    rest(page)
    y = page.locator('.node[data-name="y"] [role=button]')
    expect(y).to_have_attribute("aria-label", "y, input. Value 3. Gradient minus 12. In symbols 2 times y times x.")


def test_where_the_symbols_are_long_the_number_stays(page: Page) -> None:
    visit(page, link("sin(x y) cos(x z)^3 + exp(x + y z) x", {"x": 1, "y": 2, "z": 0.5}, 60) + "&symbols=1")
    assert all("∂" not in (gradient or "") or len(gradient or "") < 18 for gradient in at(page).values())
    assert not any("∂" in (at(page)[name] or "") for name in ("x", "y", "z"))
