"""Data sets that were collected: one press gives a network that learns from them, and one undo leads back."""

import re
from urllib.parse import unquote_plus

from playwright.sync_api import Page, expect

from tests.browser.training import LAYERS, RUN
from tests.browser.walk import press, rest, visit


def choose(page: Page, kind: str) -> None:
    page.locator(f"#training [data-choice={kind}]").click()
    rest(page)


def asked(page: Page) -> dict[str, str]:
    """The document in the address."""
    pairs = (pair.partition("=") for pair in page.evaluate("() => location.hash.slice(1)").split("&"))
    return {key: unquote_plus(value) for key, _, value in pairs}


def test_iris_in_one_press_and_back_in_one_undo(page: Page) -> None:
    visit(page, "/training")
    press(page, "End")
    choose(page, "iris")
    expect(page.locator(RUN)).to_be_enabled()
    now = asked(page)
    assert re.findall(r"Linear\((\d+), (\d+)\)", now["text"]) == [("4", "3"), ("3", "3")]
    assert (now["test"], now["scaling"], now["data"]) == ("0.25", "standard", "iris")
    expect(page.locator("#loss [aria-pressed=true]")).to_contain_text("cross-entropy")
    assert page.locator("#stage .node.weight").count() == 27
    expect(page.locator(".examples-table")).to_contain_text("setosa")
    expect(page.locator("#training")).to_contain_text("112 examples to learn from, 38 for the test.")
    page.locator(".feature-names > summary").click()
    expect(page.locator(".feature-names dd")).to_have_text(
        ["sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"])
    expect(page.get_by_role("textbox", name="examples", exact=True)).to_have_value("150")
    press(page, "Control+z")
    before = asked(page)
    assert before["text"] == LAYERS and before.keys().isdisjoint({"loss", "test", "scaling"})
    expect(page.locator(RUN)).to_be_enabled()


def test_numbers_to_tell_and_then_points_again(page: Page) -> None:
    visit(page, "/training")
    choose(page, "diabetes")
    assert re.findall(r"Linear\((\d+), (\d+)\)", asked(page)["text"]) == [("10", "2"), ("2", "1")]
    expect(page.locator(RUN)).to_be_enabled()
    page.get_by_role("textbox", name="examples", exact=True).fill("600")
    page.keyboard.press("Enter")
    rest(page)
    expect(page.locator(".training-face .title")).to_have_text(
        "The size of diabetes must be a whole number from 2 to 442.")
    choose(page, "sine")
    now = asked(page)
    assert re.findall(r"Linear\((\d+), (\d+)\)", now["text"]) == [("1", "2"), ("2", "1")]
    assert now.keys().isdisjoint({"test", "scaling"})
    expect(page.locator(RUN)).to_be_enabled()
