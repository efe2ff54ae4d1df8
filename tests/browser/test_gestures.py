"""Hands on the stage: the wheel and two fingers zoom, a drag pans, a press that goes nowhere is a press."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.explore import centre, pinch, stage, view
from tests.browser.walk import INPUTS, TEXT, link, press, rest, visit


@pytest.mark.parametrize("held", [None, "Control"])
def test_the_wheel_zooms_at_the_pointer(page: Page, held: str | None) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    fitted = view(page)
    x, y = centre(page, "z")
    page.mouse.move(x, y)
    if held:
        page.keyboard.down(held)
    page.mouse.wheel(0, -120)
    rest(page)
    assert view(page)[0] > fitted[0] * 1.15
    assert centre(page, "z") == pytest.approx((x, y), abs=1)
    page.mouse.wheel(0, 2000)
    rest(page)
    assert view(page) == pytest.approx(fitted)


def test_a_drag_pans_and_something_always_stays_in_view(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    x, y = centre(page, "z")
    box = stage(page)
    empty = box["x"] + box["width"] - 60, box["y"] + box["height"] - 60
    page.mouse.move(*empty)
    page.mouse.down()
    page.mouse.move(empty[0] - 50, empty[1] - 30, steps=3)
    page.mouse.up()
    rest(page)
    assert centre(page, "z") == pytest.approx((x - 50, y - 30), abs=1)
    page.mouse.move(*empty)
    page.mouse.down()
    page.mouse.move(empty[0] - 5000, empty[1], steps=2)
    page.mouse.up()
    rest(page)
    name = page.locator("#stage .stub-name").bounding_box()
    assert name
    assert box["x"] <= name["x"]
    assert name["x"] + name["width"] <= box["x"] + box["width"]
    press(page, "f")
    assert centre(page, "z") == pytest.approx((x, y), abs=1)


def test_two_fingers_pinch(open_page: Callable[..., Page]) -> None:
    page = open_page(has_touch=True)
    visit(page, link(TEXT, INPUTS, 6))
    before = view(page)[0]
    x, y = centre(page, "(·)²")
    pinch(page, ((x - 40, y), (x - 60, y), (x - 80, y)), ((x + 40, y), (x + 60, y), (x + 80, y)))
    assert view(page)[0] == pytest.approx(before * 2, rel=0.05)
    assert centre(page, "(·)²") == pytest.approx((x, y), abs=3)


def test_a_drag_let_go_of_outside_is_over(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    before, box = view(page), stage(page)
    edge, middle = box["x"] + box["width"] - 4, box["y"] + box["height"] / 2
    for away in (120, 2000):
        page.mouse.move(edge, middle)
        page.mouse.down()
        page.mouse.move(edge + away, middle)
        assert page.locator("#stage > svg.dragged").count() == 1
        page.mouse.up()
        dragged = view(page)
        assert dragged[1] > before[1] + 100
        page.mouse.move(edge - 20, middle)
        page.mouse.move(edge - 200, middle - 60, steps=5)
        rest(page)
        assert view(page) == dragged
        assert page.locator("#stage > svg.dragged").count() == 0


def test_a_press_may_slip_and_pans_nothing_and_a_drag_presses_nothing(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    before, (x, y) = view(page), centre(page, "g")
    card = page.locator(".node-card")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 4, y)
    assert view(page) == before
    expect(card).to_be_hidden()
    page.mouse.up()
    rest(page)
    assert view(page) == before
    expect(card).to_be_visible()
    press(page, "Escape")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 6, y)
    page.mouse.up()
    rest(page)
    assert view(page) == pytest.approx((before[0], before[1] + 6, before[2]))
    expect(card).to_be_hidden()


def test_a_double_click_zooms_nothing(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    before, box = view(page), stage(page)
    page.mouse.dblclick(box["x"] + 60, box["y"] + box["height"] - 60)
    page.wait_for_timeout(400)
    assert view(page) == before


def test_the_hands_go_on_from_where_keys_and_the_window_lead(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    box = stage(page)
    at = box["x"] + 60, box["y"] + box["height"] - 60
    page.mouse.move(*at)
    page.mouse.down()
    page.mouse.move(at[0] + 40, at[1], steps=2)
    press(page, "+")
    closer = view(page)
    page.mouse.move(at[0] + 50, at[1])
    assert view(page) == pytest.approx((closer[0], closer[1] + 10, closer[2]))
    page.mouse.up()
    press(page, "f")
    page.set_viewport_size({"width": 1100, "height": 800})
    page.wait_for_timeout(100)
    rest(page)
    fitted = view(page)
    x, y = centre(page, "z")
    page.mouse.move(x, y)
    page.mouse.wheel(0, -120)
    rest(page)
    assert view(page)[0] > fitted[0] * 1.15
    assert centre(page, "z") == pytest.approx((x, y), abs=1)


def test_the_opening_formula_is_neither_dragged_nor_zoomed(page: Page) -> None:
    visit(page)
    opening, box = view(page), stage(page)
    page.mouse.move(box["x"] + 60, box["y"] + box["height"] - 60)
    page.mouse.wheel(0, -300)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 200, steps=3)
    page.mouse.up()
    rest(page)
    assert view(page) == opening
    press(page, "ArrowRight")
    graph = view(page)
    x, y = centre(page, "x")
    page.mouse.move(x, y)
    page.mouse.wheel(0, -10)
    rest(page)
    assert view(page)[0] == pytest.approx(graph[0] * 1.016, abs=0.002)
    assert centre(page, "x") == pytest.approx((x, y), abs=1)


def test_where_the_graph_is_seen_whole_a_finger_scrolls_the_page(open_page: Callable[..., Page]) -> None:
    page = open_page(390, 500, has_touch=True, is_mobile=True)
    visit(page, link(TEXT, INPUTS, 6))
    before, box = view(page), stage(page)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] - 20
    taken = """() => addEventListener('touchmove', (event) => {
        document.body.dataset.taken = event.defaultPrevented; }, { capture: false })"""
    page.evaluate(taken)
    pinch(page, tuple((x, y - 20 * i) for i in range(6)))
    assert view(page) == before
    assert page.evaluate("() => document.body.dataset.taken") == "false"


def test_two_fingers_zoom_where_one_scrolls_and_then_one_pans(open_page: Callable[..., Page]) -> None:
    page = open_page(390, 500, has_touch=True, is_mobile=True)
    visit(page, link(TEXT, INPUTS, 6))
    before, box = view(page), stage(page)
    x = box["x"] + box["width"] / 2
    middle = box["y"] + box["height"] / 2
    pinch(page, tuple((x - 20 - 20 * i, middle) for i in range(4)), tuple((x + 20 + 20 * i, middle) for i in range(4)))
    closer = view(page)
    assert closer[0] > before[0] * 2
    pinch(page, tuple((x, middle - 20 * i) for i in range(4)))
    assert view(page)[2] < closer[2] - 20
    pinch(page, tuple((x - 80 + 20 * i, middle) for i in range(4)), tuple((x + 80 - 20 * i, middle) for i in range(4)))
    assert view(page) == before
