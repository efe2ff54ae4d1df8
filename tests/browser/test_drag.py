"""An input is dragged: all that is on show follows it, with no request until it stands still."""

from typing import Any

import pytest
from playwright.sync_api import APIRequestContext, Page

from tests.browser.walk import INPUTS, STEPS, TEXT, board, k_of, link, rest, visit

SPEAKS = ("title", "rule", "local_rule", "sentence", "spoken")
CASES = [
    ("x(y^2 + z)", {"x": -2.0, "y": 3.0, "z": 4.0}, "y", 6),
    ("log(x) + 1/x", {"x": 0.5}, "x", 8),
    ("max(x, y) relu(x)", {"x": 0.4, "y": 0.2}, "x", 9),
    ("σ(w x + b)", {"w": 1.5, "x": 0.3, "b": 0.0}, "w", 5),
    ("x^2 sqrt(x) + x", {"x": 0.3}, "x", 10),
]


def follow(page: Page) -> Page:
    """Wait until the page has the program of what it shows."""
    page.wait_for_function("() => 'follows' in document.documentElement.dataset")
    return page


def asked(page: Page) -> list[str]:
    """Keep the paths of the API that the page asks from now on."""
    paths: list[str] = []
    page.on("request", lambda request: paths.extend(request.url.split("/api/v1/")[1:]))
    return paths


def slide(page: Page, name: str, value: float) -> None:
    """Move a slider there, as a hand does: the page hears of it and nothing else happens."""
    page.locator(f'[data-input="{name}"] .slider').evaluate(
        """(slider, value) => {
            slider.value = String(value);
            slider.dispatchEvent(new Event('input', { bubbles: true }));
        }""", value)


def told(api: APIRequestContext, text: str, inputs: dict[str, float], k: int) -> dict[str, Any]:
    """What the engine says at that step."""
    answer = api.post("/api/v1/step", data={"expression": text, "inputs": inputs, "step": k})
    assert answer.ok, answer.text()
    found: dict[str, Any] = answer.json()["board"]
    return found


@pytest.mark.parametrize(("text", "inputs", "name", "k"), CASES, ids=[case[0] for case in CASES])
def test_the_board_says_what_the_engine_says_for_the_slider_value_shown(
    page: Page, text: str, inputs: dict[str, float], name: str, k: int
) -> None:
    follow(visit(page, link(text, inputs, k)))
    paths = asked(page)
    for value in (-0.1, 0.0, 0.1, 0.2, 1.7, -3.3, 5.0):
        slide(page, name, value)
        said = board(page)
        assert paths == []
        rest(page)
        assert paths == ["draft"], "asked once it stands still"
        expected = told(page.request, text, inputs | {name: value}, k)
        assert {key: board(page)[key] for key in SPEAKS} == {key: expected.get(key) for key in SPEAKS}
        assert {key: said[key] for key in SPEAKS if key != "spoken"} == {
            key: expected.get(key) for key in SPEAKS if key != "spoken"}
        paths.clear()


def test_the_step_stays_and_the_address_follows(page: Page) -> None:
    follow(visit(page, link(TEXT, INPUTS, 6)))
    slide(page, "y", -1.5)
    assert k_of(page) == 6
    rest(page)
    assert "y:-1.5" in page.evaluate("() => decodeURIComponent(location.hash)")
    page.reload()
    rest(page)
    assert page.locator('[data-input="y"] .input-field').input_value() == "−1.5"


def test_many_moves_are_one_question(page: Page) -> None:
    follow(visit(page, link(TEXT, INPUTS, STEPS)))
    paths = asked(page)
    for tenth in range(40):
        slide(page, "x", tenth / 10)
    rest(page)
    assert paths == ["draft"]
    assert page.locator("#board").get_attribute("data-state") == "good"


def test_it_follows_with_the_server_gone(page: Page) -> None:
    follow(visit(page, link(TEXT, INPUTS, 6)))
    before = board(page)
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('gone')); }")
    slide(page, "x", 1.5)
    after = board(page)
    assert after["local_rule"] != before["local_rule"] and "1.5" in str(after["local_rule"])
    page.wait_for_function("() => document.getElementById('problem').textContent !== ''")
    assert page.locator("#board").get_attribute("data-state") == "good", "what is on show is what the document says"
    slide(page, "x", 2.5)
    assert "2.5" in str(board(page)["local_rule"])


def test_an_undo_brings_the_number_back(page: Page) -> None:
    follow(visit(page, link(TEXT, INPUTS, 6)))
    before = board(page)
    slide(page, "x", 1.5)
    rest(page)
    page.keyboard.press("Control+z")
    rest(page)
    assert board(page)["rule"] == before["rule"] and board(page)["local_rule"] == before["local_rule"]
    follow(page)
    slide(page, "x", 1.5)
    assert "1.5" in str(board(page)["local_rule"])


def test_another_text_is_not_followed_with_the_old_program(page: Page) -> None:
    follow(visit(page, link("x y", {"x": 2, "y": 3}, 4)))
    page.locator("#editor .cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("x + y^3")
    rest(page)
    slide(page, "x", 4)
    rest(page)
    follow(page)
    paths = asked(page)
    slide(page, "x", 5)
    assert paths == [] and page.locator('[data-input="x"] .input-field').input_value() == "5"
