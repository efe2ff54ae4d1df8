"""Beats, playing, and motion that is gone when it is over."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.walk import INPUTS, STEPS, TEXT, board, k_of, link, numbers, picture, press, rest, visit

BACK_TO_G = 6


@pytest.fixture
def page(moving: Page) -> Page:
    """A page on which things move."""
    return moving


def beat_of(page: Page) -> int:
    """Say which beat of its step is shown."""
    return int(page.evaluate("() => document.documentElement.dataset.beat"))


def rows(page: Page) -> list[str]:
    """Name the board's rows that can be seen."""
    shown: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('#board [data-row], #board [data-line=sentence]')]
        .filter((row) => getComputedStyle(row).visibility === 'visible').map((row) => row.dataset.row ?? 'words')"""
    )
    return shown


def dots(page: Page) -> int:
    """Count what travels or rests on the edges."""
    return page.locator("#stage .dot").count()


def test_a_pull_comes_in_four_beats(page: Page, shot: Callable[..., Path]) -> None:
    visit(page, link(TEXT, INPUTS, BACK_TO_G - 1))
    seen = []
    for beat in (1, 2, 3, 4):
        press(page, "Shift+ArrowRight")
        assert (k_of(page), beat_of(page)) == (BACK_TO_G, beat)
        assert page.locator("#stage .edge.now").count() == 1
        seen.append((rows(page), dots(page), numbers(page)["g"]))
        shot(page, f"beat-{beat}")
    assert seen == [
        (["upstream"], 0, ("13", None)),
        (["upstream", "local", "words"], 0, ("13", None)),
        (["upstream", "local", "contribution", "words"], 1, ("13", None)),
        (["upstream", "local", "contribution", "sum", "words"], 1, ("13", "−2")),
    ]


def test_a_forward_step_comes_in_four_beats(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 1))
    parts = """() => ['.beat-2', '.beat-4'].map((part) =>
        getComputedStyle(document.querySelector(`#board .rule ${part}`)).visibility === 'visible')"""
    seen = []
    for _ in range(4):
        press(page, "Shift+ArrowRight")
        seen.append((page.evaluate(parts), dots(page), numbers(page)["g"][0]))
    assert seen == [
        ([False, False], 0, None),
        ([True, False], 0, None),
        ([True, False], 2, None),
        ([True, True], 0, "13"),
    ]


def test_beats_are_walked_back_and_end_in_the_picture_of_the_whole_step(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, BACK_TO_G))
    whole = picture(page)
    before = visit(page, link(TEXT, INPUTS, BACK_TO_G - 1)) and picture(page)
    press(page, *["Shift+ArrowRight"] * 4)
    assert picture(page) == whole
    press(page, *["Shift+ArrowLeft"] * 4)
    assert picture(page) == before
    press(page, "Shift+ArrowRight", "ArrowRight")
    assert picture(page) == whole, "a step key completes the step"
    press(page, "ArrowRight", "Shift+ArrowLeft", "ArrowLeft")
    assert picture(page) == whole, "and takes back the one that is half shown"


def test_a_link_holds_the_beat(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, BACK_TO_G))
    press(page, "Shift+ArrowLeft", "Shift+ArrowLeft")
    page.wait_for_function("() => location.hash.includes('beat=2')")
    there = picture(page)
    visit(page, page.url)
    assert picture(page) == there


def test_a_dashed_number_waits_for_its_last_contribution(page: Page) -> None:
    visit(page, link("f = x y + x", {"x": 2, "y": 3}))
    press(page, "End")
    total = k_of(page)
    waits = []
    for k in range(total + 1):
        visit(page, link("f = x y + x", {"x": 2, "y": 3}, k))
        if page.locator("#stage .node[data-name=x] .slot.of-gradient + .gradient").count():
            waits.append(numbers(page)["x"][1])
    assert waits
    assert set(waits) == {"1"}
    assert numbers(page)["x"][1] == "4"


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_playing_goes_to_the_end_and_stops(open_page: Callable[..., Page], motion: Any) -> None:
    page = open_page(reduced_motion=motion)
    visit(page, link(TEXT, INPUTS))
    page.evaluate(
        """() => { window.beats = new Set();
        new MutationObserver(() => window.beats.add(document.documentElement.dataset.beat))
            .observe(document.documentElement, { attributes: true }); }"""
    )
    press(page, "]", "]", "]")
    assert page.get_by_role("button", name="Speed 4 times").is_visible()
    page.keyboard.press(" ")
    page.wait_for_function(f"() => document.documentElement.dataset.k === '{STEPS}'", timeout=30_000)
    page.get_by_role("button", name="Play", exact=True).wait_for()
    rest(page)
    beats = sorted(page.evaluate("() => [...window.beats]"))
    assert beats == (["1", "2", "3", "4"] if motion == "no-preference" else ["4"])
    played = picture(page).replace("4×", "1×").replace("Speed 4", "Speed 1")
    visit(page, link(TEXT, INPUTS, STEPS))
    assert played == picture(page)


def test_any_key_of_the_walk_ends_playing(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 2))
    page.keyboard.press(" ")
    page.get_by_role("button", name="Pause").wait_for()
    press(page, "ArrowRight")
    assert page.get_by_role("button", name="Play", exact=True).is_visible()


def test_nothing_moves_where_motion_is_not_wanted(open_page: Callable[..., Page]) -> None:
    page = open_page(reduced_motion="reduce")
    visit(page, link(TEXT, INPUTS))
    for key in ["ArrowRight"] * STEPS + ["Shift+ArrowLeft"] * 4 + ["Home", "End"]:
        page.keyboard.press(key)
        moving = "() => document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime > 0).length"
        assert page.evaluate(moving) == 0, key
        rest(page)


def test_each_beat_is_said(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, BACK_TO_G - 1))
    said = []
    for _ in range(4):
        press(page, "Shift+ArrowRight")
        said.append(page.locator("#live").inner_text())
    assert said == [
        "Backward step 3 of 6. Through times back to g. Upstream 1.",
        "Local minus 2.",
        "Contribution minus 2.",
        board(page)["spoken"],
    ]


def test_the_formulas_pieces_become_the_nodes(page: Page, shot: Callable[..., Path]) -> None:
    visit(page, "/")
    page.keyboard.press("ArrowRight")
    page.evaluate("() => document.getAnimations().forEach((one) => { one.pause(); one.currentTime = 0; })")
    far = """() => [...document.querySelectorAll('.lifted [data-node]')].map((piece) => {
        const centre = (box) => [box.left + box.width / 2, box.top + box.height / 2];
        const [x, y] = centre(piece.getBoundingClientRect());
        const node = document.querySelector(`.node[data-id="${piece.dataset.node}"] .shape`);
        const [nodeX, nodeY] = centre(node.getBoundingClientRect());
        const formula = document.querySelector('.formulas').getBoundingClientRect();
        return [piece.parentElement.matches('.lifted') ? piece.dataset.node : '',
            Math.hypot(x - nodeX, y - nodeY),
            x > formula.left && x < formula.right && y > formula.top && y < formula.bottom];
    }).filter(([node]) => node)"""
    start = page.evaluate(far)
    assert sorted(int(node) for node, *_ in start) == [0, 1, 2, 3, 4, 5], "each node has its piece"
    assert all(within for *_, within in start), "which lies where it is written"
    shot(page, "lift-start")
    page.evaluate("""() => document.getAnimations().forEach((one) => {
        const { endTime } = one.effect.getComputedTiming();
        one.currentTime = one.effect.target.matches('.lifted') ? endTime - 1 : 0; })""")
    assert max(away for _, away, _ in page.evaluate(far)) < 4, "and comes to its node"
    page.evaluate("() => document.getAnimations().forEach((one) => one.play())")
    page.wait_for_function("() => !document.querySelector('.lift, .dot') && !document.getAnimations().length")
    lifted = page.locator("#stage").inner_html()
    visit(page, link("f(x, y, z) = x(y^2 + z)", INPUTS, 1))
    assert page.locator("#stage").inner_html() == lifted


def lit(page: Page) -> dict[str, list[str]]:
    """Name what is lit: nodes, edges, pieces of formulas, numbers on the board, text in the editor."""
    found: dict[str, list[str]] = page.evaluate(
        """() => {
        const all = (where, what) => [...document.querySelectorAll(where)].map(what);
        return {
            nodes: all('.node[data-lit]', (node) => node.dataset.name),
            edges: all('.edge[data-lit]', (edge) => `${edge.dataset.from}-${edge.dataset.to}`),
            pieces: all('.formulas .katex-html [data-lit]', (piece) => piece.textContent),
            board: all('#board .table-row[data-lit] .table-value', (value) => value.textContent),
            text: [...document.getElementById('editor').shadowRoot.querySelectorAll('.cm-lit')]
                .map((part) => part.textContent),
        };
    }"""
    )
    return found


def test_pointing_at_a_node_lights_its_piece_its_numbers_and_its_ways(page: Page) -> None:
    visit(page, link("f(x, y, z) = x(y^2 + z)", INPUTS, STEPS))
    page.locator(".node[data-id='3'] .shape").hover()
    shown = lit(page)
    assert shown["nodes"] == ["(·)²"]
    assert shown["edges"] == ["3-4", "4-5"]
    assert shown["pieces"] == ["y2"]
    assert shown["board"] == ["−2"]
    assert shown["text"] == ["y^2"]
    page.mouse.move(700, 5)
    assert not any(lit(page).values())


def test_pointing_at_a_piece_lights_its_node(page: Page) -> None:
    visit(page, "/")
    page.locator(".formulas .katex-html [data-node='3'] .msupsub").first.hover()
    assert lit(page)["nodes"] == ["(·)²"]
    editor = page.locator("#editor .cm-line")
    box = editor.bounding_box()
    assert box
    text = page.locator("#editor .cm-line").inner_text()
    page.mouse.move(box["x"] + 16 + 9.65 * (text.index("+") + 0.5), box["y"] + box["height"] / 2)
    assert lit(page)["nodes"] == ["+"]
    press(page, "End")
    page.locator("#board .table-row").nth(1).hover()
    assert lit(page)["nodes"] == ["x"]
    assert lit(page)["edges"] == ["0-5"]


def test_going_back_leaves_no_piece_in_the_air(page: Page) -> None:
    visit(page, "/")
    page.keyboard.press("ArrowRight")
    assert page.locator(".lifted").count() > 0
    page.keyboard.press("ArrowLeft")
    assert page.locator(".lifted").count() == 0


@pytest.mark.parametrize("size", [(1280, 720), (390, 844), (320, 640), (844, 390)])
def test_a_hand_goes_beat_by_beat_too(open_page: Callable[..., Page], size: tuple[int, int]) -> None:
    page = visit(open_page(*size), link(TEXT, INPUTS, STEPS - 1))
    beat, following = page.get_by_role("button", name="Next beat"), page.locator("[data-command=next]")
    box = beat.bounding_box()
    assert box and min(box["width"], box["height"]) >= (44 if size[0] < 900 else 24)
    for expected in (1, 2, 3):
        beat.click()
        rest(page)
        assert (k_of(page), beat_of(page)) == (STEPS, expected)
        assert following.get_attribute("aria-disabled") is None, "the rest of the step is still to come"
    beat.click()
    rest(page)
    assert beat_of(page) == 4
    assert [part.get_attribute("aria-disabled") for part in (beat, following)] == ["true", "true"]
