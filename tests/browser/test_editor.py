"""The editor: what looks apart in a text, and that typing over anything leaves no style behind."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walk import INPUTS, TEXT, link, rest, visit, write, written

MIXED = "# by hand\nz = w_1 x + max(0, b)\nL = \\frac{1}{2}(σ(z) - pi)^2 + glam(y)"

LOOK = """(kinds) => {
    const root = document.getElementById('editor').shadowRoot;
    return Object.fromEntries(kinds.map((kind) => {
        const {color, fontWeight, fontStyle} = getComputedStyle(root.querySelector(`.tok-${kind}`));
        return [kind, [color, fontWeight, fontStyle].join(' ')];
    }));
}"""


def told(page: Page, kind: str) -> list[str]:
    """Read the pieces of the text that look like one kind."""
    return page.locator(f"#editor .tok-{kind}").all_inner_texts()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_names_functions_numbers_comments_and_commands_look_apart(
    open_page: Callable[..., Page], shot: Callable[..., Path], theme: Any
) -> None:
    page = visit(open_page(1280, 720, color_scheme=theme), link(MIXED, {}))
    assert told(page, "comment") == ["# by hand"]
    assert told(page, "function") == ["max", "σ"]
    assert told(page, "constant") == ["pi"]
    assert told(page, "command") == ["\\frac"]
    assert told(page, "number") == ["0", "1", "2", "2"]
    assert "glam" in told(page, "name"), "a word that is no function does not look like one"
    assert page.locator("#editor .cm-wrong").inner_text() == "glam"
    kinds = ["name", "function", "number", "comment", "command"]
    looks = page.evaluate(LOOK, kinds)
    assert len(set(looks.values())) == len(kinds), looks
    shot(page, f"editor-{theme}")


def test_what_is_typed_over_a_text_is_plain_text(page: Page) -> None:
    """The page's own watch fails it on the complaint of a style that the policy refuses."""
    for text in (MIXED, "f = 1/2x + xyz"):
        for line, way in ((text.count("\n") + 1, "Shift+Home"), (1, "Shift+End"), (1, "Control+Shift+End")):
            visit(page, link(text, {}))
            page.locator("#editor .cm-line").nth(line - 1).click()
            page.keyboard.press("End" if way == "Shift+Home" else "Home")
            page.keyboard.press(way)
            page.keyboard.type("q + 1")
            rest(page)
            assert written(page).count("q + 1") == 1


def test_an_error_is_marked_without_a_line_that_the_text_would_carry_on(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    write(page, "x + sgmoid(y)")
    wrong = page.locator("#editor .cm-wrong")
    assert wrong.evaluate("(mark) => getComputedStyle(mark).textDecorationLine") == "none"
    assert "gradient" in wrong.evaluate("(mark) => getComputedStyle(mark).backgroundImage")
    wrong.dblclick()
    page.keyboard.type("tanh")
    rest(page)
    assert written(page) == "x + tanh(y)"
    expect(page.locator("#editor .cm-wrong")).to_have_count(0)
    assert told(page, "function") == ["tanh"]
