"""The list of functions: it is there for who types one, and in nobody's way."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.keyboard import here, keys
from tests.browser.test_matrix import COLOURS, THEMES
from tests.browser.walk import link, numbers, rest, visit, written


def begin(page: Page, text: str) -> Locator:
    """Type a text over the opening one, and return the list."""
    page.keyboard.press("/")
    page.keyboard.type(text)
    return page.get_by_role("listbox", name="Functions")


def names(listed: Locator) -> list[str]:
    """Read the functions on the list."""
    return listed.locator(".cm-completionLabel").all_inner_texts()


def seen(page: Page) -> list[str]:
    """Read every input that was shown since `watch`."""
    found: list[str] = page.evaluate("() => [...window.shown]")
    return found


def watch(page: Page) -> None:
    """Remember every input that is shown from now on."""
    page.evaluate(
        """() => {
        const inputs = document.getElementById('inputs');
        const look = () => inputs.querySelectorAll('.input').forEach((row) => window.shown.add(row.dataset.input));
        window.shown = new Set();
        new MutationObserver(look).observe(inputs, {childList: true, subtree: true, attributes: true});
    }"""
    )


def test_a_function_is_found_chosen_and_written_by_keyboard_alone(page: Page) -> None:
    visit(page)
    listed = begin(page, "f = x si")
    expect(listed).to_be_visible()
    assert names(listed) == ["sigmoid", "sign", "silu", "sin", "sinh"]
    assert [about for about in listed.locator(".about").all_inner_texts() if "local derivative" not in about] == []
    expect(listed.locator("[aria-selected]")).to_have_count(0)
    editor = page.locator("#editor .cm-content")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    chosen = listed.get_by_role("option", selected=True)
    expect(chosen).to_contain_text("sin(x)")
    assert editor.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    assert editor.get_attribute("aria-controls") == listed.get_attribute("id")
    page.keyboard.press("Enter")
    expect(listed).to_be_hidden()
    assert written(page) == "f = x sin()"
    page.keyboard.type("exp(y))")
    assert written(page) == "f = x sin(exp(y))", "the bracket that was put there is typed over"
    page.keyboard.type(" + 1")
    rest(page)
    assert written(page) == "f = x sin(exp(y)) + 1"
    assert set(numbers(page)) >= {"x", "y", "sin", "f"}


def test_escape_closes_the_list_and_only_then_leaves(page: Page) -> None:
    visit(page)
    listed = begin(page, "si")
    expect(listed).to_be_visible()
    page.keyboard.press("Escape")
    expect(listed).to_be_hidden()
    assert here(page) == "editor"
    assert keys(page, "Escape") == "at examples"
    listed = begin(page, "x + ta")
    page.keyboard.press("Escape")
    assert keys(page, "Escape") == "at examples", "however fast: no list that is on its way takes the key, or comes"
    page.wait_for_timeout(200)
    expect(listed).to_be_hidden()
    begin(page, "x")
    page.keyboard.press("Escape")
    assert keys(page) == "at examples"


def test_ones_own_names_and_lines_are_not_hindered(page: Page) -> None:
    visit(page)
    listed = begin(page, "x y + z")
    page.wait_for_timeout(200)
    expect(listed).to_be_hidden()
    page.keyboard.press("Enter")
    page.keyboard.type("w = ma")
    expect(listed).to_be_visible()
    page.keyboard.press("Enter")
    expect(listed).to_be_hidden()
    assert written(page) == "x y + z\nw = ma\n", "while nothing is chosen, Enter is a new line"
    for key in ("Tab", "Shift+Tab"):
        page.locator("#editor .cm-content").focus()
        page.keyboard.press("Control+End")
        page.keyboard.press("Control+Space")
        expect(listed).to_be_visible()
        assert keys(page, key) not in ("editor", "nowhere"), "and Tab goes on, past a list that scrolls"
        expect(listed).to_be_hidden()


def test_tab_takes_what_is_chosen_and_so_does_a_press(page: Page) -> None:
    visit(page)
    listed = begin(page, "f = lea")
    expect(listed).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    assert (here(page), written(page)) == ("editor", "f = leaky_relu()")
    visit(page)
    listed = begin(page, "arc")
    listed.get_by_role("option", name=re.compile("arctan")).click()
    assert (here(page), written(page)) == ("editor", "arctan()")


def test_every_function_and_constant_is_a_key_away(page: Page) -> None:
    visit(page)
    known = page.evaluate("async () => (await fetch('/api/v1/ops')).json()")
    words = [row["words"][0] for row in [*known["ops"], *known["functions"]] if row["words"]]
    every = [*sorted(words), *sorted(row["words"][0] for row in known["constants"])]
    listed = begin(page, "")
    page.keyboard.press("Delete")
    for text in ("", "2 x", " + "):
        page.keyboard.type(text)
        page.keyboard.press("Control+Space")
        expect(listed).to_be_visible()
        assert names(listed) == every
        page.keyboard.press("Escape")
    page.keyboard.press("Control+Space")
    page.keyboard.type("t")
    expect(listed.get_by_role("option")).to_have_count(3)
    assert names(listed) == ["tan", "tanh", "transpose"], "it is narrowed by the first letter"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert written(page) == "2 x + tan()"
    page.keyboard.press("Control+Space")
    expect(listed).to_be_visible()
    page.keyboard.type("y ")
    expect(listed).to_be_hidden()


def test_the_letters_of_a_function_are_no_inputs_while_it_is_typed(page: Page) -> None:
    visit(page, link("x + 1", {"x": 2}))
    watch(page)
    page.locator("#editor .cm-content").click()
    page.keyboard.press("End")
    for letter in " + si":
        page.keyboard.type(letter)
        page.wait_for_timeout(60)
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowDown")
    rest(page)
    page.keyboard.press("Enter")
    page.keyboard.type("x")
    rest(page)
    assert "σ" in numbers(page)
    assert set(seen(page)) <= {"x", "s"}


@pytest.mark.parametrize("way", ["wait", "Escape", "ArrowLeft", "blur"])
def test_a_product_that_begins_as_a_function_does_is_read_all_the_same(page: Page, way: str) -> None:
    visit(page)
    listed = begin(page, "ma")
    expect(listed).to_be_visible()
    assert set(numbers(page)) & {"m", "a"} <= {"m"}
    if way == "blur":
        page.locator("#inputs-label").click()
    elif way != "wait":
        page.keyboard.press(way)
    if way != "wait":
        expect(page.locator('#inputs [data-input="a"]')).to_be_visible(timeout=1000)
    rest(page)
    assert set(numbers(page)) == {"m", "a", "×"}


def test_a_function_that_the_server_learns_is_offered(page: Page) -> None:
    def more(route: Route) -> None:
        known = route.fetch().json()
        known["ops"].append({**known["ops"][0], "words": ["glim"], "example": "glim(x)", "about": "Glimmer."})
        route.fulfill(body=json.dumps(known), content_type="application/json")

    page.route("**/api/v1/ops", more)
    visit(page)
    listed = begin(page, "gli")
    expect(listed.get_by_role("option")).to_have_text("glim(x)Glimmer.")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert written(page) == "glim()"
    assert page.locator("#editor .tok-function").inner_text() == "glim"


@pytest.mark.parametrize("size", [(1280, 720), (390, 844), (320, 640)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_list_is_whole_legible_and_open_to_everyone(
    open_page: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    shot: Callable[..., Path],
    size: tuple[int, int],
) -> None:
    page = visit(open_page(*size, reduced_motion="reduce", has_touch=size[0] < 900))
    listed = begin(page, "# the loss\nL = log(1 + x) + si")
    expect(listed).to_be_visible()
    page.keyboard.press("ArrowDown")
    rest(page)
    box = listed.bounding_box()
    assert box and box["x"] >= 0 and box["y"] >= 0
    assert box["x"] + box["width"] <= size[0] and box["y"] + box["height"] <= size[1]
    for option in listed.get_by_role("option").all():
        assert option.evaluate("(option) => option.scrollWidth <= option.clientWidth && option.clientHeight >= 44")
        letters = option.locator("span").evaluate_all("(all) => all.map((one) => getComputedStyle(one).fontSize)")
        assert min(float(one.removesuffix("px")) for one in letters) >= 12
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        shot(page, f"completion-{size[0]}-{theme}")
        assert (axe(page) if theme == THEMES[0] else axe(page, *COLOURS)) == []
    if size[0] < 900:
        listed.get_by_role("option").last.tap()
        assert written(page).endswith("sinh()")
