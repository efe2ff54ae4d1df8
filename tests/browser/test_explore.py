"""The stage is explored: closer and farther, round about, from bottom to top."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.explore import CHAIN, SUM, centre, stage, tool, view
from tests.browser.walk import INPUTS, TEXT, k_of, link, numbers, press, rest, visit


def test_keys_and_buttons_zoom_and_fit(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    fitted = view(page)
    press(page, "+")
    closer = view(page)
    assert closer[0] == pytest.approx(fitted[0] * 1.4)
    press(page, "-")
    assert view(page) == pytest.approx(fitted)
    tool(page, "closer")
    assert view(page) == pytest.approx(closer)
    tool(page, "fit")
    assert view(page) == pytest.approx(fitted)
    assert page.locator("[data-tool=fit]").get_attribute("aria-disabled") == "true"
    for button in page.locator(".stage-tool").all():
        box = button.bounding_box()
        assert box and min(box["width"], box["height"]) >= 24
        assert button.get_attribute("aria-label")


def test_while_stepping_nothing_moves_until_the_edge_would_be_out_of_view(page: Page) -> None:
    visit(page, link(CHAIN, {"x": 2}, 9))
    press(page, "+", "+")
    seen = []
    for _ in range(9):
        before = view(page)
        press(page, "ArrowRight")
        for edge in page.locator(".edge.now[data-from]").all():
            node = edge.get_attribute("data-from")
            box = page.locator(f'#stage .node[data-id="{node}"] .shape').bounding_box()
            room = stage(page)
            assert box and room["x"] <= box["x"] and box["x"] + box["width"] <= room["x"] + room["width"]
        seen.append(view(page) == before)
    assert True in seen[2:]
    assert False in seen


def test_what_cannot_be_read_is_not_drawn_and_zoom_makes_it_readable(page: Page, shot: Callable[..., Path]) -> None:
    visit(page, link(SUM, {}, 60))
    press(page, "f")
    assert view(page)[0] < 0.45
    for letters in (".node .value", "#stage .mark", ".edge-label"):
        assert not page.locator(letters).first.is_visible()
    shot(page, "far")
    press(page, "+")
    assert view(page)[0] > 0.6
    assert page.locator(".edge-label").is_visible()
    shot(page, "near")


def test_what_cannot_be_read_as_a_whole_is_walked_from_near(page: Page) -> None:
    visit(page, link(SUM, {}, 47))
    looks = [view(page)]
    for _ in range(20):
        press(page, "ArrowRight")
        looks.append(view(page))
        gets = page.locator(".edge.now").first.get_attribute("data-from")
        node = page.locator(f'.node[data-id="{gets}"] .shape').bounding_box()
        stage = page.locator("#stage").bounding_box()
        assert node and stage
        assert stage["y"] <= node["y"] <= stage["y"] + stage["height"] - node["height"]
        assert page.locator(".node .value").first.is_visible()
    assert 1 < len(set(looks)) < 12
    assert {scale for scale, *_ in looks} == {1}
    visit(page, link(SUM, {}, 67))
    assert view(page) == pytest.approx(looks[-1])


def test_the_opening_formula_is_always_seen_whole(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 1))
    press(page, "+", "+", "Home")
    opening = view(page)
    press(page, "+")
    assert view(page) == opening
    visit(page)
    assert view(page) == pytest.approx(opening)


def test_the_graph_turns_which_stands_in_the_link_and_can_be_undone(page: Page, shot: Callable[..., Path]) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    names = ("f", "g", "(·)²", "x", "y", "z")
    before = [centre(page, name) for name in names]
    tool(page, "turn")
    turned = [centre(page, name) for name in names]
    heights = [y for _, y in turned]
    assert heights[:4] == sorted(heights[:4])
    assert heights[3:] == [heights[3]] * 3
    assert k_of(page) == 6
    shot(page, "up")
    page.wait_for_function("() => location.hash.includes('flow=up')")
    page.reload()
    rest(page)
    assert [centre(page, name) for name in names] == turned
    tool(page, "turn")
    assert [centre(page, name) for name in names] == before
    press(page, "Control+z")
    assert [centre(page, name) for name in names] == turned
    press(page, "Control+Shift+z")
    assert [centre(page, name) for name in names] == before


def rows(page: Page) -> dict[str, list[str]]:
    """Read the table: by node, what stands in the cells after it."""
    found: dict[str, list[str]] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.stage-rows tbody tr')].map((row) => {
        const [name, ...cells] = [...row.cells].map((cell) => {
            const copy = cell.cloneNode(true);
            for (const extra of copy.querySelectorAll('.katex-mathml, .unseen')) extra.remove();
            return copy.textContent.replace(/[\\u200b\\u2009]/g, '');
        });
        return [name, cells];
    }))"""
    )
    return found


def test_the_table_has_the_facts_of_the_picture(page: Page, axe: Callable[[Page], list[str]]) -> None:
    visit(page, link("g = y^2 + z\nf(x, y, z) = x g + y", INPUTS, 8))
    shown = numbers(page)
    press(page, "t")
    table = rows(page)
    assert list(table) == ["x", "y", "z", "y2", "g", "xg", "f"]
    assert table["g"] == ["+", "y2, z", "13", "", "1"]
    assert table["y"] == ["input", "", "3", "1", "2"]
    for name, (value, gradient) in shown.items():
        if name in table:
            assert table[name][2:4] == [value, gradient or ""]
    assert page.locator(".stage-rows [aria-current=step]").get_attribute("data-node") == "5"
    press(page, "ArrowRight")
    now = page.locator(".edge.now[data-to]").get_attribute("data-to")
    assert page.locator(".stage-rows [aria-current=step]").get_attribute("data-node") == now
    assert not page.locator("#stage .node .shape").first.is_visible()
    assert axe(page) == []
    press(page, "End")
    assert rows(page)["z"][3] == "−2"
    tool(page, "table")
    assert page.locator("#stage .node .shape").first.is_visible()
    expect(page.locator(".stage-rows")).to_be_hidden()


def test_the_table_scrolls_inside_a_narrow_page_and_to_the_row_now(open_page: Callable[..., Page]) -> None:
    page = open_page(320, 640)
    visit(page, link(SUM, {}, 62))
    tool(page, "table")
    assert page.evaluate("() => document.documentElement.scrollWidth") == 320
    box = page.locator(".stage-rows").bounding_box()
    row = page.locator(".stage-rows [aria-current=step]").bounding_box()
    assert box and row
    assert box["y"] <= row["y"] and row["y"] + row["height"] <= box["y"] + box["height"]
    assert page.locator(".stage-rows").evaluate("(region) => region.scrollWidth > region.clientWidth")


def test_paths_are_counted_where_nobody_could_walk_them(page: Page) -> None:
    doublings = "\n".join(f"a_{i + 1} = a_{i} + a_{i}" for i in range(40))
    visit(page, link(doublings, {}, 0))
    press(page, "t")
    assert rows(page)["a0"][-1] == "1.1×10¹²"
