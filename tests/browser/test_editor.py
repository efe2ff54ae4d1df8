"""The editor: what looks apart in a text, that typing over anything leaves no style behind, how one comes and goes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walk import INPUTS, TEXT, k_of, link, rest, visit, write, written

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


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize("way", ["card", "key"])
def test_ones_own_text_is_typed_over_all_that_stands_there(
    open_page: Callable[..., Page], width: int, way: str
) -> None:
    page = visit(open_page(width, 844))
    before = written(page)
    if way == "card":
        page.locator(".card", has_text="Try your own").click()
    else:
        page.keyboard.press("/")
    rest(page)
    page.keyboard.type("u v")
    rest(page)
    assert written(page) == "u v"
    page.keyboard.press("Control+z")
    rest(page)
    assert written(page) == before


def test_where_something_is_wrong_one_begins_behind_it(page: Page) -> None:
    for text, mended in (("x + sgmoid(y) + z", "x + sgmoidq(y) + z"), ("x(y^2 +", "x(y^2 +q")):
        visit(page, link(text, {}))
        page.locator(".card", has_text="Mend it").click()
        page.keyboard.type("q")
        rest(page)
        assert written(page) == mended


def test_how_to_leave_is_said_while_one_writes_and_moves_nothing(page: Page) -> None:
    visit(page)
    boxes = """() => [...document.querySelectorAll('#panel > *, #panel .chip')]
        .map((part) => Object.values(part.getBoundingClientRect().toJSON()).join())"""
    before = page.evaluate(boxes)
    hint = page.locator("#editor p")
    expect(hint).to_be_hidden()
    page.keyboard.press("/")
    expect(hint).to_be_visible()
    expect(hint).to_have_text("Esc back to the walk")
    expect(page.locator("#editor .cm-content")).to_have_accessible_description("Esc back to the walk")
    assert page.evaluate(boxes) == before
    page.keyboard.press("Escape")
    expect(hint).to_be_hidden()
    page.keyboard.press("ArrowRight")
    rest(page)
    assert k_of(page) == 1
