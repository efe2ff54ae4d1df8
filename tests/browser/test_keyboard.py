"""The whole page without a mouse: every control is reached, what happens is said, and the focus is never lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from engine import parse, trace
from engine.notation.board import board
from engine.notation.script import Script
from engine.notation.statements import opening
from tests.browser.keyboard import CONTROLS, keys, said, stops, tab_to
from tests.browser.walk import INPUTS, LECTURE, STEPS, TEXT, k_of, link, numbers, rest, visit, written

WHOLE = "f(x, y, z) = x(y^2 + z)"


def sentences(text: str, inputs: dict[str, float]) -> list[str]:
    """Return what the engine says of a walk: at its start, then at each step."""
    run = trace(parse(text), inputs)
    script = Script(run.structure)
    steps = [board(run, script, k)["spoken"] for k in range(1, len(script.lines) + 1)]
    return [opening(run.structure, script.labels).fill([], aloud=True), *steps]


def test_ones_own_formula_is_written_set_and_walked_there_and_back(page: Page) -> None:
    visit(page)
    assert keys(page, "/") == "editor"
    page.keyboard.press("Control+a")
    page.keyboard.type("u(v + 3) + u")
    rest(page)
    assert keys(page, "Escape") == "at examples"
    tab_to(page, "u, slider")
    before = page.get_by_label("u, value").input_value()
    keys(page, "ArrowRight", "PageUp")
    u = float(page.get_by_label("u, value").input_value())
    assert u > float(before.replace("−", "-")) + 0.15
    assert keys(page, "Tab") == "u, value"
    tab_to(page, "v, value")
    page.keyboard.press("Control+a")
    page.keyboard.type("-1/4")
    assert keys(page, "Enter") == "at v is −0.25."
    left = "at v is −0.25."
    expected = sentences("u(v + 3) + u", {"u": u, "v": -0.25})
    assert (k_of(page), said(page)) == (0, expected[0])
    for k in range(1, len(expected)):
        assert keys(page, "ArrowRight") == left
        assert (k_of(page), said(page)) == (k, expected[k])
    assert keys(page, "ArrowRight") == left
    for k in reversed(range(len(expected) - 1)):
        assert keys(page, "ArrowLeft") == left
        assert (k_of(page), said(page)) == (k, expected[k])
    for key, k in (("End", len(expected) - 1), ("PageUp", len(expected) - 2), ("Home", 0), ("PageDown", 1)):
        keys(page, key)
        assert (k_of(page), said(page)) == (k, expected[k])
    assert keys(page, *["Tab"] * 5) == "node u"


@pytest.mark.parametrize("name", ["two paths", "node x", "Show it as a table", "Next step", "Timeline", "? all keys"])
def test_a_clicker_walks_and_the_focus_stays_where_it_is(page: Page, name: str) -> None:
    visit(page, link(TEXT, INPUTS))
    tab_to(page, name)
    step = ("ArrowUp", "ArrowDown") if name == "Timeline" else ("PageDown", "PageUp")
    for line in (*LECTURE["steps"], LECTURE["steps"][-1]):
        assert keys(page, step[0]) == name
        assert (k_of(page), said(page)) == (line["k"], line["spoken"])
    for line in reversed(LECTURE["steps"][:-1]):
        assert keys(page, step[1]) == name
        assert (k_of(page), said(page)) == (line["k"], line["spoken"])
    assert keys(page, step[1], step[1]) == name
    assert k_of(page) == 0


def test_a_button_at_its_end_keeps_the_focus(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, STEPS - 1))
    tab_to(page, "Next step")
    assert keys(page, "Enter", "Enter") == "Next step"
    assert k_of(page) == STEPS
    expect(page.get_by_role("button", name="Next step")).to_be_disabled()
    assert keys(page, "Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab") == "Back to the previous step"
    assert keys(page, "Enter") == "Back to the previous step"
    assert k_of(page) == STEPS - 1
    assert keys(page, "Shift+Tab", "Enter", "Enter") == "To the start"
    assert k_of(page) == 0


def test_a_step_is_told_beat_by_beat_and_back(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 5))
    whole = [LECTURE["steps"][k - 1]["spoken"] for k in (5, 6)]
    begin = "Backward step 3 of 6. Through times back to g. Upstream 1."
    told = [begin, "Local minus 2.", "Contribution minus 2.", whole[1]]
    for sentence in told:
        keys(page, "Shift+ArrowRight")
        assert said(page) == sentence
    for sentence in (*reversed(told[:-1]), whole[0]):
        keys(page, "Shift+ArrowLeft")
        assert said(page) == sentence


@pytest.mark.parametrize(("width", "k", "order"), [
    (1440, 0, "sections header panel stage board timeline"), (1440, 6, "sections header panel stage board timeline"),
    (390, 6, "header stage board timeline panes"),
])
def test_tab_reaches_every_control_in_reading_order_and_each_shows_it(
    open_page: Callable[..., Page], width: int, k: int, order: str
) -> None:
    page = visit(open_page(width, 900), link(WHOLE, INPUTS, k))
    count = page.evaluate(CONTROLS)
    there = stops(page, "Tab")
    assert [stop["name"] for stop in there if not stop["ring"]] == []
    names = [stop["name"] for stop in there]
    assert len(names) == len(set(names)) == count
    regions = [stop["region"] for stop in there]
    assert list(dict.fromkeys(regions)) == order.split()
    assert regions == sorted(regions, key=order.index)
    assert [name for name in names if name.startswith("node")] == ["node x"], "the graph is one stop"
    assert [stop["name"] for stop in stops(page, "Shift+Tab")] == names[::-1]


def test_the_graph_is_walked_along_its_edges_and_each_node_is_told(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    tab_to(page, "node x")
    told = {
        "ArrowDown": ("node y", "y, input. Value 3. Gradient not known yet."),
        "ArrowRight": ("node (·)²", "y squared, the square. Value 9. Gradient not known yet."),
        "PageDown": ("node (·)²", "y squared, the square. Value 9. Gradient minus 2."),
        "End": ("node f", "f, times. Value minus 26. Gradient 1."),
        "ArrowLeft": ("node g", "g, plus. Value 13. Gradient minus 2."),
        "Home": ("node x", "x, input. Value minus 2. Gradient 13."),
    }
    for key, (name, sentence) in told.items():
        assert keys(page, key) == name
        assert page.evaluate("() => document.activeElement.getAttribute('aria-label')") == sentence
    assert keys(page, "Escape") == "at stage"
    assert keys(page, "ArrowLeft") == "at stage"
    assert k_of(page) == 6
    assert keys(page, "Tab", "Shift+Tab") == "Whole pass"


def test_a_node_that_the_opening_does_not_show_gives_the_focus_and_gets_it_back(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 1))
    tab_to(page, "node x")
    assert keys(page, "End") == "node f"
    assert keys(page, "PageUp") == "at stage"
    assert keys(page, "PageDown") == "node f"


def test_the_card_is_opened_used_and_undone(page: Page) -> None:
    visit(page, link(WHOLE, INPUTS, STEPS))
    tab_to(page, "node x")
    assert keys(page, "End", "ArrowLeft", "Enter").startswith("y squared plus z, plus")
    assert keys(page, "Tab", "Tab") == "Differentiate this"
    assert keys(page, "Enter") == "v 4, plus.", "the card, now that its node is the whole"
    assert numbers(page)["y"] == ("3", "6")
    keys(page, "Control+z")
    assert numbers(page)["y"] == ("3", "−12")
    tab_to(page, "Name this piece")
    assert keys(page, "Enter").startswith("g, plus")
    assert written(page) == TEXT
    tab_to(page, "Put it back")
    keys(page, "Enter")
    assert written(page) == WHOLE
    for key, text in (("Control+z", TEXT), ("Control+z", WHOLE), ("Control+Shift+z", TEXT), ("Control+y", WHOLE)):
        keys(page, key)
        assert written(page) == text
    assert keys(page, "Escape") == "node +"
    assert keys(page, "Enter", "Tab") == "Close"
    assert keys(page, "Enter") == "node +"
    expect(page.locator(".node-card")).to_be_hidden()


def test_the_table_takes_the_focus_and_gives_it_back(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    tab_to(page, "node x")
    assert keys(page, "ArrowDown", "t") == "The graph as a table"
    assert keys(page, "PageDown", "ArrowRight") == "The graph as a table"
    assert (k_of(page), said(page)) == (8, LECTURE["steps"][7]["spoken"])
    row = page.locator(".stage-rows [aria-current=step]")
    assert 'cell "−2"' in row.aria_snapshot()
    assert keys(page, "t") == "node y"
    tab_to(page, "Show it as a table")
    assert keys(page, "Enter") == "The graph as a table"
    tab_to(page, "Show it as a picture")
    assert keys(page, "Enter") == "Show it as a table"
    visit(page, link(TEXT, INPUTS, 6))
    assert keys(page, "t", "t") == "at stage"
    assert keys(page, "ArrowRight") == "at stage"
    assert k_of(page) == 7


def test_what_begins_the_walk_goes_away_and_leaves_the_focus_in_its_place(page: Page) -> None:
    visit(page)
    start = next(stop["name"] for stop in stops(page, "Tab") if stop["name"].startswith("Walk it"))
    visit(page)
    tab_to(page, start)
    assert keys(page, "Enter", "ArrowRight") == "at board"
    assert k_of(page) == 2
    assert keys(page, "Tab", "Tab", "Tab") == "To the start"
    visit(page)
    tab_to(page, "Break it down")
    assert keys(page, "Enter") == "at panel"
    assert written(page) == TEXT
    assert keys(page, "Control+z") == "Break it down"
    assert keys(page, "ArrowRight") == "Break it down"
    assert k_of(page) == 1


def test_the_sheet_keeps_the_focus_in_and_gives_it_back(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    tab_to(page, "? all keys")
    assert keys(page, "Enter", "Tab", "Tab", "Tab") in ("Close", "Single-key shortcuts")
    assert keys(page, "PageDown", "Escape") == "? all keys"
    tab_to(page, "node x", "Shift+Tab")
    keys(page, "?")
    assert "PgUp" in page.get_by_role("dialog", name="All keys").inner_text()
    assert keys(page, "Escape") == "node x"
    assert k_of(page) == 6


def test_presenting_and_the_black_screen_lose_no_focus(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    tab_to(page, "Present")
    assert keys(page, "Enter") == "at stage"
    assert keys(page, "PageDown", "b", "b") == "at stage"
    assert k_of(page) == 7
    assert keys(page, "Escape") == "Present"
    tab_to(page, "x, value")
    keys(page, "Escape")
    tab_to(page, "node x")
    assert keys(page, "p", "PageUp", "b", "Enter", "p") == "node x"
    assert k_of(page) == 6


def test_hidden_numbers_are_read_by_nobody(page: Page) -> None:
    visit(page, link(WHOLE, INPUTS, STEPS - 1))
    tab_to(page, "node x")
    keys(page, "h", "End", "ArrowLeft", "Enter")
    regions = ("#stage", "#board", "#live", "#timeline")
    known = ("13", "−2", "26", "−12", "minus")
    for key in (None, "ArrowRight", "t", "ArrowLeft"):
        keys(page, *[key] * (key is not None))
        read = " ".join(page.locator(region).aria_snapshot() for region in regions)
        assert [number for number in known if number in read] == []
    keys(page, "h")
    assert "13" in page.locator("#stage").aria_snapshot()


def test_an_edit_that_takes_a_control_away_keeps_the_focus(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    keys(page, "/", "Control+a")
    page.keyboard.type("x + w")
    rest(page)
    page.wait_for_timeout(900)
    tab_to(page, "w, slider")
    assert keys(page, "Control+z") == "at panel"
    assert written(page) == TEXT


def test_on_a_phone_an_example_leads_from_its_pane_to_the_walk_with_the_focus(open_page: Callable[..., Page]) -> None:
    page = visit(open_page(390, 844), link(WHOLE, INPUTS, 6))
    tab_to(page, "Edit")
    assert keys(page, "Enter") == "Edit"
    tab_to(page, "Break it down", "Shift+Tab")
    assert keys(page, "Enter") == "at panel"
    tab_to(page, "two paths")
    assert keys(page, "Enter", "PageDown") == "at stage"
    assert k_of(page) == 1
