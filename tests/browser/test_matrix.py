"""Every named state × seven screens: nothing meets, is cut or small, moves; in both themes, nobody is shut out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.states import STATES, State, in_turn
from tests.browser.walk import INPUTS, STEPS, TEXT, link, press, rest, visit

SCREENS = [(320, 640), (390, 844), (768, 1024), (1280, 720), (1366, 768), (1920, 1080)]
PROJECTOR = (1024, 768)
"""An old projector's screen, on which one only presents."""
HEARD = [(320, 640), (768, 1024), (1280, 720)]
"""The screens on which axe-core reads the page: it takes longer than all else, and what it reads differs by width."""
THEMES: list[Any] = ["light", "dark"]
"""They differ in colours alone, which tests/house/test_themes.py holds: boxes are looked at in the first."""
COLOURS = ["color-contrast", "link-in-text-block"]
"""What axe-core asks of colours."""
LOOK = (Path(__file__).parent / "look.js").read_text(encoding="utf-8")

SMALLEST = 12.0
"""The smallest letters of the design, in px."""


def least(state: State, size: tuple[int, int]) -> float:
    """Return how large letters must be: projected 1.8 times as large, and on 1080 lines the design's 32 px."""
    if not state.presents or size[0] < 768:
        return SMALLEST
    return 32.0 if size[1] >= 1080 and size[0] >= 1920 else 1.8 * SMALLEST


def faults(page: Page, state: State, size: tuple[int, int]) -> list[str]:
    """Say what a look at the page finds wrong."""
    found: list[str] = page.evaluate(LOOK, {"least": least(state, size), "lowest": size[0] >= 1280})
    return found


@pytest.fixture(params=[*SCREENS, PROJECTOR], ids=lambda size: f"{size[0]}x{size[1]}", scope="module")
def screen(request: pytest.FixtureRequest) -> tuple[int, int]:
    """One of the screens that must be right."""
    size: tuple[int, int] = request.param
    return size


def test_no_state_is_cut_small_or_shut(
    open_page: Callable[..., Page],
    axe: Callable[..., list[str]],
    pictures: Callable[..., None],
    screen: tuple[int, int],
    pytestconfig: pytest.Config,
) -> None:
    width, height = screen
    taken = pytestconfig.getoption("--pictures")
    page = open_page(width, height, color_scheme=THEMES[0], reduced_motion="reduce")
    found: list[str] = []
    before: State | None = None
    for state in in_turn(one for one in STATES if width in one.widths and (one.presents or screen != PROJECTOR)):
        state.reach(page, before)
        before = state
        found += [f"{state.name}: {wrong}" for wrong in faults(page, state, screen)]
        for theme in THEMES if screen in HEARD or taken else THEMES[:1]:
            page.emulate_media(color_scheme=theme)
            rest(page)
            pictures(page, f"{width}x{height}-{theme}", state.name)
            if screen in HEARD:
                barred = axe(page) if theme == THEMES[0] else axe(page, *COLOURS)
                found += [f"{state.name}, {theme}: {wrong}" for wrong in barred]
        page.emulate_media(color_scheme=THEMES[0])
    assert not found, "\n".join(found)


BOXES = """(parts) => [...document.querySelectorAll(parts)].filter((part) => part.checkVisibility())
    .map((part) => Object.values(part.getBoundingClientRect().toJSON()).map(Math.round).join())"""
PARTS = ".columns > *, .board .step > :not(.heading, .title), .node .shape, .tick"
ROWS = ".board [data-row]"


def test_nothing_changes_its_box_between_steps(open_page: Callable[..., Page], screen: tuple[int, int]) -> None:
    page = open_page(*screen, reduced_motion="reduce")
    for more in ("", "&present=1"):
        for text, inputs in ((TEXT, INPUTS), ("max(x, y) + y", {"x": 2.0, "y": 2.0})):
            visit(page, link(text, inputs, 1) + more)
            parts, rows = page.evaluate(BOXES, PARTS), None
            for _ in range(STEPS - 1):
                press(page, "ArrowRight")
                assert page.evaluate(BOXES, PARTS) == parts
                shown = page.evaluate(BOXES, ROWS)
                rows = rows or shown
                assert shown in ([], rows)
            assert rows


def test_a_planted_fault_is_seen(open_page: Callable[..., Page], axe: Callable[[Page], list[str]]) -> None:
    state = next(state for state in STATES if state.name == "back to g")
    size = (1280, 720)
    page = open_page(*size, reduced_motion="reduce")
    plants = {
        "meet": "document.querySelector('.node .gradient').setAttribute('y', 0)",
        "small": "document.querySelector('#board .aside').style.fontSize = '11px'",
        "cut": "document.querySelector('.title').style.marginLeft = '-60px'",
        "sideways": "document.body.append(Object.assign(document.createElement('p'), {textContent: 'x'.repeat(400)}))",
        "the board": "document.querySelector('.board .words').style.minHeight = '900px'",
    }
    for fault, plant in plants.items():
        state.reach(page)
        assert faults(page, state, size) == []
        page.evaluate(plant)
        assert any(found.startswith(fault) for found in faults(page, state, size)), fault
    state.reach(page)
    page.evaluate("document.querySelector('.transport-button').removeAttribute('aria-label')")
    page.evaluate("document.querySelector('.transport-button').removeAttribute('title')")
    assert axe(page)
    rest(page)
