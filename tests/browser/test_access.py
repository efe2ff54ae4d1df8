"""What readers ask of their system: forced colours, more contrast, twice the size, more room round letters."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.states import STATES, State, in_turn
from tests.browser.test_matrix import COLOURS, THEMES, faults
from tests.browser.walk import INPUTS, TEXT, link, press, visit

NAMES = ("opening", "forward", "back to g", "card", "table", "values hidden", "error", "sheet of keys", "tie of max")
CHOSEN = [state for state in STATES if state.name in NAMES]



def look_through(page: Page, axe: Callable[..., list[str]], size: tuple[int, int], *rules: str) -> list[str]:
    """List what is wrong with the page's most used states."""
    found = []
    before: State | None = None
    for state in in_turn(state for state in CHOSEN if size[0] in state.widths):
        state.reach(page, before)
        before = state
        found += [f"{state.name}: {wrong}" for wrong in [*faults(page, state, size), *axe(page, *rules)]]
    return sorted(found)


@pytest.mark.parametrize("theme", THEMES)
def test_forced_colours(
    open_page: Callable[..., Page], axe: Callable[..., list[str]], shot: Callable[..., Path], theme: Any
) -> None:
    size = (1280, 720)
    page = open_page(*size, forced_colors="active", color_scheme=theme, reduced_motion="reduce")
    rules = [] if theme == THEMES[0] else COLOURS
    assert "\n".join(look_through(page, axe, size, *rules)) == ""
    visit(page, link(TEXT, INPUTS, 6))
    shot(page, f"forced-{theme}")
    canvas, text = page.evaluate(
        """() => ['Canvas', 'CanvasText'].map((name) => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.color = name;
        const { color } = getComputedStyle(probe);
        probe.remove();
        return color;
    })"""
    )
    assert canvas != text
    resting, now = page.evaluate(
        """() => ['.node:not(.now) .shape', '.node.now .shape'].map((part) => {
        const { fill, stroke, strokeWidth } = getComputedStyle(document.querySelector(part));
        return { fill, stroke, width: parseFloat(strokeWidth) };
    })"""
    )
    assert resting["fill"] == now["fill"] == canvas
    assert resting["stroke"] == text
    assert now["width"] > resting["width"]
    # A slider drawn by hand loses its colours to the system unless it says that it need not.
    assert page.locator(".slider").first.evaluate("(part) => getComputedStyle(part).forcedColorAdjust") == "none"


def test_more_contrast(open_page: Callable[..., Page], axe: Callable[[Page], list[str]]) -> None:
    size = (1280, 720)
    lines = """() => ['--line', '--slot', '--edge', '--small', '--muted']
        .map((name) => getComputedStyle(document.documentElement).getPropertyValue(name))"""
    usual = visit(open_page(*size)).evaluate(lines)
    page = open_page(*size, contrast="more", reduced_motion="reduce")
    assert "\n".join(look_through(page, axe, size)) == ""
    line, slot, edge, small, muted = page.evaluate(lines)
    assert line == slot == edge != usual[0]
    assert small == muted != usual[3]


@pytest.mark.parametrize("size", [(640, 360), (683, 384), (960, 540), (640, 512)], ids=str)
def test_twice_as_large(
    open_page: Callable[..., Page], axe: Callable[[Page], list[str]], shot: Callable[..., Path], size: tuple[int, int]
) -> None:
    page = open_page(*size, device_scale_factor=2, reduced_motion="reduce")
    assert "\n".join(look_through(page, axe, size)) == ""
    visit(page, link(TEXT, INPUTS, 6))
    shot(page, f"twice-{size[0]}")
    last = page.locator("[data-row=sum]")
    last.scroll_into_view_if_needed()
    box = last.bounding_box()
    assert box and box["y"] + box["height"] <= size[1]


def test_more_room_round_letters_cuts_nothing(open_page: Callable[..., Page]) -> None:
    size = (1280, 720)
    page = open_page(*size, reduced_motion="reduce")
    state: State = next(state for state in STATES if state.name == "back to g")
    state.reach(page)
    # As WCAG 2.2, success criterion 1.4.12, has it.
    page.evaluate(
        """() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`body :not(.katex, .katex *, svg *) {
            letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important }`);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }"""
    )
    press(page, "ArrowRight", "ArrowLeft")
    assert [fault for fault in faults(page, state, size) if fault.startswith(("cut", "sideways"))] == []
