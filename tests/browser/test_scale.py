"""A thousand nodes: less is drawn far out, near everything can be read, and what is done touches what it changes."""

from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.walk import k_of, link, press, rest, visit

LETTERS = "abcdfghk"
WIDE = "+".join(LETTERS[i % 8] + LETTERS[(i + 1) % 8] for i in range(991))
BACK = 1000
"""A step of the backward pass."""

STAGE = """() => {
    const stage = document.getElementById('stage');
    const drawn = (what) => [...stage.querySelectorAll(what)].filter((one) => one.checkVisibility()).length;
    return {
        nodes: drawn('.node .shape'), letters: drawn('.marks .mark'),
        numbers: drawn('.node :is(.value, .gradient, .slot)'),
        edges: drawn('.single > .edge'), bundles: drawn('.bundles .edge'), now: drawn('.single > .edge.now'),
        far: 'far' in stage.dataset,
    };
}"""

WATCH = """() => {
    const touched = new Set();
    new MutationObserver((changes) => {
        for (const { target } of changes) touched.add(target);
    }).observe(document.querySelector('#stage > svg'), { subtree: true, childList: true, attributes: true });
    window.touched = touched;
}"""


@pytest.fixture
def wide(page: Page) -> Page:
    return visit(page, link(WIDE, {}, BACK))


def stage(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(STAGE)
    return found


def test_from_near_what_is_in_sight_can_be_read_and_no_more_is_drawn(wide: Page) -> None:
    near = stage(wide)
    assert not near["far"] and near["nodes"] == 1000
    assert 0 < near["letters"] < 200
    assert 0 < near["numbers"] < 600


def test_from_afar_there_are_no_letters_and_edges_are_drawn_together(wide: Page) -> None:
    press(wide, "f")
    far = stage(wide)
    assert far["far"] and far["nodes"] == 1000
    assert far["letters"] == far["numbers"] == 0
    assert far["edges"] == far["now"] == 1
    assert 0 < far["bundles"] < 100


def test_a_step_stays_visible_from_afar(wide: Page) -> None:
    press(wide, "f", "ArrowRight")
    assert k_of(wide) == BACK + 1
    edge = wide.locator("#stage .single > .edge.now")
    expect(edge).to_have_count(1)
    assert edge.evaluate("(path) => getComputedStyle(path).vectorEffect") == "non-scaling-stroke"
    assert edge.evaluate("(path) => parseFloat(getComputedStyle(path).strokeWidth)") >= 3
    node = wide.locator("#stage .node.now .shape")
    assert node.evaluate("(shape) => parseFloat(getComputedStyle(shape).strokeWidth)") >= 3


@pytest.mark.parametrize("far", [False, True])
def test_a_step_touches_only_what_it_changes(wide: Page, far: bool) -> None:
    if far:
        press(wide, "f")
    press(wide, "ArrowRight")
    wide.evaluate(WATCH)
    press(wide, "ArrowRight")
    assert k_of(wide) == BACK + 2
    assert 0 < wide.evaluate("() => window.touched.size") < 60


def in_view(page: Page) -> tuple[int, int]:
    """Count the nodes in view, and those whose letters are there."""
    nodes, marks = page.evaluate("""() => {
        const room = document.getElementById('stage').getBoundingClientRect();
        const inside = (part) => {
            const { left, right, top, bottom } = part.getBoundingClientRect();
            return right > room.left && left < room.right && bottom > room.top && top < room.bottom;
        };
        const count = (what) => [...document.querySelectorAll(what)].filter(inside).length;
        return [count('#stage .node .shape'), count('#stage .marks .mark')];
    }""")
    return nodes, marks


def test_near_again_the_letters_are_there(page: Page) -> None:
    visit(page, link("+".join(f"sin({'a sin(b ' * 24}c{')' * 25}" for _ in range(6)), {}, 300))
    press(page, "f")
    assert stage(page)["far"] and stage(page)["letters"] == 0
    page.locator('[data-tool="closer"]').click()
    rest(page)
    nodes, marks = in_view(page)
    assert stage(page)["bundles"] == 0 < nodes
    assert abs(nodes - marks) <= 2


def test_panning_from_near_brings_the_letters_of_what_comes_into_sight(wide: Page) -> None:
    box = wide.locator("#stage").bounding_box()
    assert box
    first = wide.locator("#stage .marks .mark").first.element_handle()
    for _ in range(6):
        wide.mouse.move(box["x"] + box["width"] - 60, box["y"] + box["height"] - 60)
        wide.mouse.down()
        wide.mouse.move(box["x"] + box["width"] - 60, box["y"] + 60, steps=4)
        wide.mouse.up()
        rest(wide)
        nodes, marks = in_view(wide)
        assert abs(nodes - marks) <= 2
    assert first and not first.evaluate("(mark) => mark.isConnected"), "what has left is not kept"


def test_a_character_changes_the_graph_and_keeps_the_step(wide: Page) -> None:
    wide.locator("#editor .cm-content").click()
    wide.keyboard.press("Control+End")
    wide.keyboard.insert_text("+ab")
    rest(wide)
    assert (k_of(wide), stage(wide)["nodes"]) == (BACK, 1000)
    wide.keyboard.press("Backspace")
    rest(wide)
    assert k_of(wide) == BACK and stage(wide)["nodes"] > 990


def test_keys_are_answered_while_the_answer_is_on_its_way(wide: Page) -> None:
    held: list[Route] = []
    wide.route("**/api/v1/draft", lambda route: held.append(route))
    wide.locator("#editor .cm-content").click()
    wide.keyboard.press("Control+End")
    with wide.expect_request("**/api/v1/draft"):
        wide.keyboard.press("Backspace")
    wide.keyboard.press("Escape")
    wide.keyboard.press("ArrowRight")
    wide.wait_for_function(f"() => document.documentElement.dataset.k === '{BACK + 1}'")
    for one in held:
        one.continue_()
    rest(wide)
    assert k_of(wide) == BACK + 1


def test_the_table_has_the_rows_in_sight_and_tells_how_many_there_are(wide: Page) -> None:
    wide.locator('[data-tool="table"]').click()
    rest(wide)
    table = wide.locator(".stage-rows table")
    expect(table).to_have_attribute("aria-rowcount", "1001")
    assert 20 < table.locator("tbody tr[data-node]").count() < 100
    current = table.locator("[aria-current]")
    expect(current).to_be_in_viewport()
    wide.locator(".stage-rows").evaluate("(root) => root.scrollTo(0, 0)")
    expect(table.locator("tr[data-node='0']")).to_be_in_viewport()
