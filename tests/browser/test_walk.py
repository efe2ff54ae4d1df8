"""The lecture's walk in the page, step by step."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

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
    write,
)

LINES = ("heading", "title", "rule", "sentence", "spoken")


def _renamed(line: str, names: dict[str, str]) -> str:
    return re.sub(r"(?<![a-z])[xyz](?![a-z])", lambda name: names[name[0]], line)


def test_the_page_opens_on_the_formula(page: Page, shot: Callable[..., Path]) -> None:
    visit(page)
    assert k_of(page) == 0
    assert page.locator(".formulas [data-latex]").first.is_visible()
    assert numbers(page)["x"] == ("−2", None)
    assert page.locator("#board .card").count() == 3
    shot(page, "open")


def test_by_keyboard_alone_every_step_says_what_the_storyboard_says(page: Page, shot: Callable[..., Path]) -> None:
    visit(page, link(TEXT, INPUTS))
    for step in LECTURE["steps"]:
        press(page, "ArrowRight")
        assert k_of(page) == step["k"]
        said = board(page)
        for line in LINES:
            assert said[line] == step[line], f"{line} at {step['k']}"
        assert said["local_rule"] == step.get("local_rule")
        if step["k"] in (2, 6, 9):
            shot(page, f"walk-{step['k']}")
    assert numbers(page) == {
        "x": ("−2", "13"),
        "y": ("3", "−12"),
        "z": ("4", "−2"),
        "(·)²": ("9", "−2"),
        "g": ("13", "−2"),
        "f": ("−26", "1"),
    }


def test_the_picture_at_k_is_the_same_however_it_is_reached(page: Page) -> None:
    visit(page, link(TEXT, INPUTS))
    there = [picture(page)]
    for _ in range(STEPS):
        press(page, "ArrowRight")
        there.append(picture(page))
    back = [picture(page)]
    for _ in range(STEPS):
        press(page, "ArrowLeft")
        back.append(picture(page))
    press(page, "End")
    assert picture(page) == there[-1]
    press(page, "Home")
    assert picture(page) == there[0]
    for k in range(STEPS + 1):
        assert back[STEPS - k] == there[k], f"from the end, at {k}"
        # A link that is followed, and now and then one that is opened.
        reach = visit if k % 4 == 0 else follow
        assert picture(reach(page, link(TEXT, INPUTS, k))) == there[k], f"by a link, at {k}"


def test_the_same_walk_with_other_names_and_numbers(page: Page) -> None:
    visit(page, link("u(v^2 + w)", {"u": -2, "v": 3, "w": 4}))
    page.get_by_role("button", name="Break it down").first.click()
    rest(page)
    names = {"x": "u", "y": "v", "z": "w"}
    for step in LECTURE["steps"]:
        press(page, "ArrowRight")
        said = board(page)
        for line in ("title", "rule", "sentence"):
            assert said[line] == _renamed(step[line], names), f"{line} at {step['k']}"
    visit(page, link(TEXT, {"x": 0.5, "y": -1, "z": 2}, STEPS))
    assert numbers(page) == {
        "x": ("0.5", "3"),
        "y": ("−1", "−1"),
        "z": ("2", "0.5"),
        "(·)²": ("1", "0.5"),
        "g": ("3", "0.5"),
        "f": ("1.5", "1"),
    }


def test_two_paths_add_up_and_wait_for_each_other(page: Page) -> None:
    visit(page, link("x^2 + 3x", {"x": 2}))
    waiting = 0
    for _ in range(int(page.locator("[role=slider][aria-valuemax]").get_attribute("aria-valuemax") or 0)):
        press(page, "ArrowRight")
        waiting += page.locator(".node .slot + .gradient").count()
    assert waiting > 0
    assert numbers(page)["x"] == ("2", "7")


def test_a_cut_edge_is_broken(page: Page) -> None:
    visit(page, link("max(x, y)", {"x": 2, "y": -3}))
    press(page, "End")
    assert page.locator(".edge.broken").count() == 1
    assert numbers(page)["y"] == ("−3", "0")


def test_an_undefined_number_is_shown_as_such(page: Page) -> None:
    visit(page, link("log(x) + y", {"x": -2, "y": 3}, 1))
    assert numbers(page)["log"][0] == "undefined"
    assert "logarithm" in page.locator(".words").inner_text()


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)])
def test_labels_do_not_overlap(open_page: Callable[..., Page], size: tuple[int, int]) -> None:
    page = open_page(*size)
    visit(page, link(TEXT, INPUTS, 1))
    for _ in range(STEPS):
        overlaps = page.evaluate(
            """() => {
            const shown = [...document.querySelectorAll('.value, .gradient, .edge-label, .node .shape')]
                .map((part) => part.getBoundingClientRect());
            const cross = (a0, a1, b0, b1, slack) => a0 < b1 - slack && b0 < a1 - slack;
            const beside = (a, b) => cross(a.left, a.right, b.left, b.right, 1);
            const meet = (a, b) => beside(a, b) && cross(a.top, a.bottom, b.top, b.bottom, 4);
            return shown.flatMap((a, i) => shown.slice(i + 1).filter((b) => meet(a, b)).map((b) => [a, b]));
        }"""
        )
        assert overlaps == []
        press(page, "ArrowRight")


def test_writing_over_a_walk_keeps_the_place(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    write(page, TEXT + " + 1")
    assert k_of(page) == 6
