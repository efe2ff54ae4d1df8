"""Detail: how large a step is, on the page."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walk import (
    INPUTS,
    LECTURE,
    STEPS,
    TEXT,
    board,
    follow,
    k_of,
    link,
    numbers,
    picture,
    press,
    rest,
    visit,
)
from tests.engine.storyboard import NETWORK, TWO_TWO_ONE
from tests.engine.test_storyboard_parts import told

HERE = link(TEXT, INPUTS, 7)
STOPS = {"node": [*range(1, STEPS + 1)], "part": [stop["k"] for stop in LECTURE["part_detail"]], "pass": [3, STEPS]}


def detailed(k: int, detail: str) -> str:
    """Address the lecture's walk at a step and a level of detail."""
    return link(TEXT, INPUTS, k) + f"&detail={detail}"


def pressed(page: Page) -> str:
    """Name the chip that is pressed."""
    return page.locator("#detail [aria-pressed=true]").inner_text()


def test_commas_and_full_stops_go_coarser_and_finer_and_stay_near(page: Page) -> None:
    visit(page, HERE)
    assert pressed(page) == "Every edge"
    told = [("Every node", 7), ("Parts", 6), ("Whole pass", 3), ("Whole pass", 3)]
    for name, k in told:
        press(page, ",")
        assert (pressed(page), k_of(page)) == (name, k)
    assert "detail=pass" in page.url
    for name, k in (("Parts", 6), ("Every node", 7), ("Every edge", 7)):
        press(page, ".")
        assert (pressed(page), k_of(page)) == (name, k)
    assert "detail" not in page.url


@pytest.mark.parametrize("detail", ["node", "part", "pass"])
def test_keys_go_by_stops_and_the_link_is_the_place(page: Page, detail: str) -> None:
    visit(page, detailed(0, detail))
    there = []
    for k in STOPS[detail]:
        press(page, "ArrowRight")
        assert k_of(page) == k
        there.append(picture(page))
    press(page, "ArrowRight")
    assert k_of(page) == STEPS
    assert page.locator(".tick").count() == len(STOPS[detail])
    for k, shown in zip(STOPS[detail][-2::-1], there[-2::-1], strict=True):
        press(page, "ArrowLeft")
        assert (k_of(page), picture(page)) == (k, shown)
        assert picture(follow(page, detailed(k, detail))) == shown
    assert picture(visit(page, detailed(k, detail))) == shown
    press(page, "End")
    assert k_of(page) == STEPS
    press(page, "Home")
    assert k_of(page) == 0


NET = link(TWO_TWO_ONE, NETWORK["weights"] | NETWORK["example"]) \
    + f"&wrt={','.join(NETWORK['weights'])}&detail=part&face=step"


@pytest.mark.parametrize(("start", "stops"), [
    (detailed(0, "part"), LECTURE["part_detail"]), (NET, NETWORK["steps"])], ids=["function", "network"])
def test_every_part_stop_says_what_the_storyboard_says(page: Page, start: str, stops: list[dict[str, Any]]) -> None:
    visit(page, start)
    for stop in stops:
        press(page, "ArrowRight")
        assert k_of(page) == stop["k"]
        said = board(page)
        for line, words in told(stop).items():
            assert said[line] == words, f"{line} at {stop['k']}"
        assert page.locator("#board .reused").count() == (said["reused"] is not None)
        assert "reused" not in stop or (stop["reused"] is None) == (said["reused"] is None), stop["title"]
    press(page, "ArrowRight")
    assert k_of(page) == stops[-1]["k"]


def test_a_parts_gradients_stand_in_the_table_and_what_is_inside_does_not(page: Page) -> None:
    visit(page, detailed(9, "part"))
    heads = page.locator(".table-row .math, .table-row [data-latex]").evaluate_all(
        "(all) => all.map((one) => one.dataset.latex).filter(Boolean)")
    assert [head.rsplit("partial ", 1)[1] for head in heads] == ["f}", "x}", "g}", "z}", "y}"]
    visit(page, link(TEXT, INPUTS, 9))
    assert page.locator(".table-row").count() == 6


def test_an_open_part_is_outlined_where_parts_are_steps(page: Page) -> None:
    visit(page, detailed(9, "part") + "&open=g")
    outlines = page.locator("rect.outline")
    assert outlines.count() == 1
    box, inside = outlines.bounding_box(), page.locator(".node[data-name=g] .shape").bounding_box()
    assert box and inside and box["x"] < inside["x"] and box["y"] < inside["y"]
    press(page, ".")
    assert outlines.count() == 0


def test_a_pass_says_its_gradient(page: Page) -> None:
    visit(page, detailed(9, "pass"))
    said = board(page)
    assert (said["title"], said["rule"]) == ("Every gradient, back from f", r"\nabla f = (13, -12, -2)")
    assert (said["spoken"] or "").endswith("The gradient at z is minus 2.")


def test_a_link_between_two_stops_shows_the_one_before(page: Page) -> None:
    visit(page, detailed(7, "part"))
    assert k_of(page) == 6
    assert board(page)["heading"] == "Backward · step 3 of 5"


def test_the_timeline_has_a_tick_for_each_stop(page: Page) -> None:
    visit(page, detailed(6, "part"))
    slider = page.get_by_role("slider", name="Timeline")
    expect(slider).to_have_attribute("aria-valuenow", "5")
    expect(slider).to_have_attribute("aria-valuemax", "7")
    slider.focus()
    press(page, "ArrowUp")
    assert k_of(page) == 8
    page.locator(".tick").nth(1).click()
    rest(page)
    assert k_of(page) == 3


def test_a_beat_of_a_part_leads_to_its_stop(page: Page) -> None:
    visit(page, detailed(8, "part"))
    press(page, "Shift+ArrowRight")
    assert (k_of(page), page.evaluate("() => document.documentElement.dataset.beat")) == (9, "1")
    assert numbers(page)["y"] == ("3", None)
    press(page, *["Shift+ArrowRight"] * 3)
    assert numbers(page)["y"] == ("3", "−12")


def test_a_chip_is_pressed_by_hand_undone_and_kept_for_another_example(page: Page) -> None:
    visit(page, HERE)
    page.locator("#detail [data-choice=part]").click()
    rest(page)
    assert (pressed(page), k_of(page)) == ("Parts", 6)
    press(page, "Control+z")
    assert (pressed(page), k_of(page)) == ("Every edge", 7)
    press(page, "Control+Shift+z")
    page.locator("[data-example]").nth(1).click()
    rest(page)
    assert pressed(page) == "Parts"


def test_it_plays_from_stop_to_stop(open_page: Callable[..., Page]) -> None:
    page = visit(open_page(reduced_motion="reduce"), detailed(6, "part"))
    press(page, " ")
    page.wait_for_function("() => document.documentElement.dataset.k === '8'")
    page.wait_for_function("() => document.documentElement.dataset.k === '9'")
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_it_looks_as_drawn(page: Page, shot: Callable[..., Path]) -> None:
    for detail, k in (("node", 7), ("part", 9), ("pass", 9)):
        visit(page, detailed(k, detail))
        shot(page, f"detail-{detail}")
    visit(page, NET + "&k=31")
    shot(page, "detail-network")
