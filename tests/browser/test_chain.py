"""The board's chain face: the chain rule line by line, as the storyboard has it, there before it is needed."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keyboard import here, keys, tab_to
from tests.browser.walk import INPUTS, TEXT, k_of, link, picture, press, rest, visit
from tests.engine.storyboard import NETWORK, TWO_TWO_ONE

NET = link(TWO_TWO_ONE, NETWORK["weights"] | NETWORK["example"]) + f"&wrt={','.join(NETWORK['weights'])}&detail=part"
HIDDEN = NET.replace("&k=0", "&k=31")
LINES = """() => [...document.querySelectorAll('#board .chain-line')].filter((line) => line.checkVisibility({
    visibilityProperty: true})).map((line) => [...line.querySelectorAll('[data-latex]:not(.chain-move *)')]
    .map((one) => one.dataset.latex).join(',\\\\quad '))"""


def lines(page: Page) -> list[str]:
    """Read the lines that are written."""
    found: list[str] = page.evaluate(LINES)
    return found


def face(page: Page) -> str:
    """Name the face that the board shows, by its tab that is pressed."""
    return page.locator("#board .face-tab[aria-pressed=true]").inner_text()


@pytest.mark.parametrize(("name", "k"), [("w_o_1_1", 22), ("w_h_2_2", 31)])
def test_a_networks_weight_shows_its_chain_unasked(page: Page, name: str, k: int) -> None:
    visit(page, NET.replace("&k=0", f"&k={k}"))
    assert face(page) == "Chain"
    assert lines(page) == [line["line"] for line in NETWORK["derivations"][name]]


def test_a_key_and_a_tab_turn_the_board_and_the_link_holds_it(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 9))
    assert face(page) == "Step"
    press(page, "c")
    assert face(page) == "Chain"
    assert page.locator("#said").inner_text() == "The board shows the chain rule, line by line."
    assert lines(page)[-2:] == [r"= x \cdot 2y", r"= (-2) \cdot 6 = -12"]
    assert "face=chain" in page.url
    shown = picture(page)
    assert picture(visit(page, page.url)) == shown
    page.get_by_role("button", name="Step", exact=True).click()
    rest(page)
    assert (face(page), "face=step" in page.url) == ("Step", True)
    expect(page.locator("#board [data-row=upstream]")).to_be_visible()
    press(page, "ArrowLeft", "c")
    assert (face(page), k_of(page)) == ("Chain", 8)


def test_lines_are_written_one_by_one_and_back(page: Page) -> None:
    visit(page, NET.replace("&k=0", "&k=30"))
    told = NETWORK["derivations"]["w_h_2_2"]
    whole = [picture(page)]
    for count in range(1, len(told) + 1):
        press(page, "Shift+ArrowRight")
        assert (k_of(page), lines(page)) == (31, [line["line"] for line in told[:count]])
        if count < len(told):
            assert f"line={count}" in page.url
            said = page.locator("#live").inner_text()
            assert said.startswith(f"Line {count} of {len(told)}: "), said
    assert "line=" not in page.url
    for count in range(len(told) - 1, 0, -1):
        press(page, "Shift+ArrowLeft")
        assert len(lines(page)) == count
    press(page, "Shift+ArrowLeft")
    assert k_of(page) == 30
    assert picture(page) == whole[0]


def test_a_step_writes_what_is_left_of_it_first(page: Page) -> None:
    visit(page, HIDDEN + "&line=3")
    assert len(lines(page)) == 3
    press(page, "ArrowRight")
    assert (k_of(page), len(lines(page))) == (31, 8)
    press(page, "ArrowRight")
    assert k_of(page) == 32


def test_until_all_has_arrived_no_line_tells_the_number(page: Page) -> None:
    visit(page, link("u = x^2; v = 3x; f = u v", {"x": 2}, 7) + "&face=chain")
    stops = [len(lines(page))]
    press(page, "ArrowRight", "ArrowRight")
    stops.append(len(lines(page)))
    assert stops[0] < stops[1] or lines(page)[-1].endswith("36")
    press(page, "End")
    assert lines(page)[-1] == r"= 4 \cdot 3 + 6 \cdot 4 = 36"


def test_no_step_waits_for_its_chain(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/chains" in request.url else None)
    visit(page, NET.replace("&k=0", "&k=18") + "&face=chain")
    del asked[:]
    for _ in range(10):
        page.keyboard.press("ArrowRight")
        assert page.locator("#board .chain-line").count() > 0
    assert asked == []


def test_the_numbers_of_the_lines_follow_an_input(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 9) + "&face=chain")
    page.wait_for_function("() => 'follows' in document.documentElement.dataset")
    page.get_by_label("x, value").fill("5")
    page.get_by_label("x, value").press("Enter")
    rest(page)
    press(page, "Escape")
    assert lines(page)[-1] == r"= 5 \cdot 6 = 30"


def test_the_tabs_are_reached_by_keyboard_and_keep_the_focus(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 9))
    tab_to(page, "Chain")
    assert keys(page, "Enter") == "Chain"
    assert face(page) == "Chain"
    assert keys(page, "Shift+Tab", "Enter") == "Step"
    assert (face(page), here(page)) == ("Step", "Step")


def test_what_was_there_already_is_listed_with_its_uses(page: Page) -> None:
    visit(page, HIDDEN)
    told: Any = page.evaluate("""() => [...document.querySelectorAll('#board .through .table-row')].map((row) =>
        [row.querySelector('.chain-uses').textContent, row.querySelector('.table-value').textContent])""")
    assert told == [["used 5×", "−0.432"], ["used 1×", "−0.259"], ["used 3×", "−0.0593"]]


def test_where_nothing_is_pulled_there_is_no_other_face(page: Page) -> None:
    for k in (0, 2, 4):
        visit(page, link(TEXT, INPUTS, k) + "&face=chain")
        expect(page.locator("#board .face-tab:visible")).to_have_count(0)
    visit(page, link(TEXT, INPUTS, 9) + "&detail=pass&face=chain")
    expect(page.locator("#board .chain-line:visible")).to_have_count(0)
