"""A step back over a corner: the node's function from near, the slopes that are allowed, and the one taken."""

from collections.abc import Callable
from math import nextafter

import pytest
from playwright.sync_api import Page

from tests.browser.test_drag import asked, slide
from tests.browser.test_drag import follow as ready
from tests.browser.walk import follow, link, press, rest, visit

RELU = "relu(x y)"
CASES = [
    (RELU, {"x": 0, "y": 3}, 4, "relu against x y: a corner at 0, where any slope from 0 to 1 would do. "
     "The slope taken is 0."),
    ("|x| y", {"x": 0, "y": 3}, 6, "|·| against x: a corner at 0, where any slope from −1 to 1 would do. "
     "The slope taken is 0."),
    ("max(0, 1 - m)", {"m": 1}, 4, "max against 1 − m: a corner at 0, where any slope from 0 to 1 would do. "
     "The slope taken is 1."),
    ("max(x, y)", {"x": 2, "y": 2}, 4, "max against y: a corner at 2, where any slope from 0 to 1 would do. "
     "The slope taken is 1."),
    ("min(x, x)", {"x": 5}, 3, "min against x: a corner at 5, where any slope from 0 to 1 would do. "
     "The slope taken is 1."),
    ("leaky_relu(x)", {"x": 0}, 3, "leaky against x: a corner at 0, where any slope from 0.01 to 1 would do. "
     "The slope taken is 0.01."),
    ("sign(x)", {"x": 0}, 3, "sgn against x: a jump at 0, where there is no slope. The slope taken is 0."),
]


def says(page: Page) -> str | None:
    return page.locator(".corner > svg").get_attribute("aria-label")


def legend(page: Page) -> list[str]:
    texts: list[str] = page.locator(".corner-legend p").evaluate_all("them => them.map(p => p.dataset.text)")
    return texts


SLIDE = """(slider, values) => {
    const ends = (path) => path.match(/-?[\\d.e-]+/g).map(Number);
    const rise = ([x0, y0, x1, y1]) => (y1 - y0) / (x1 - x0);
    const drawn = (name) => ends(document.querySelector(`.corner-${name}`).getAttribute('d'));
    slider.dispatchEvent(new PointerEvent('pointerdown'));
    return values.map((value) => {
        slider.value = String(value);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        const says = [...document.querySelectorAll('.corner-legend p')].map((p) => p.dataset.text);
        return [rise(drawn('tangent')) / rise(drawn('line').slice(-4)), ...says];
    });
}"""
"""Slides without a pause, as a hand does: how steep the tangent is drawn, beside the line right of the corner."""


@pytest.mark.parametrize(("text", "inputs", "k", "said"), CASES, ids=[case[0] for case in CASES])
def test_the_picture_has_corner_fan_and_the_slope_taken(
    page: Page, text: str, inputs: dict[str, float], k: int, said: str
) -> None:
    ready(visit(page, link(text, inputs, k)))
    assert says(page) == said
    jump = "jump" in said
    assert page.locator(".corner-fan").count() == (0 if jump else 2)
    assert page.locator(".corner-between").count() == (0 if jump else 1)
    assert legend(page)[1].startswith("taken: ")


def test_it_comes_and_goes_with_the_steps_and_beats(page: Page) -> None:
    ready(visit(page, link(RELU, {"x": 0, "y": 3}, 3)))
    assert page.locator(".corner").count() == 0
    press(page, "Shift+ArrowRight")
    assert page.locator(".corner").count() == 0, "upstream first"
    press(page, "Shift+ArrowRight")
    assert page.locator(".corner").is_visible(), "then local"
    press(page, "h")
    assert page.locator(".corner").count() == 0, "numbers are hidden"
    press(page, "h", "t")
    assert page.locator(".corner").count() == 0, "the graph is a table"
    press(page, "t", "ArrowRight")
    assert page.locator(".corner").is_visible()
    press(page, "ArrowRight")
    assert page.locator(".corner").count() == 0


def test_sliding_through_the_corner_shows_the_jump_with_no_request(page: Page) -> None:
    ready(visit(page, link(RELU, {"x": 0, "y": 3}, 4)))
    paths = asked(page)
    way = {-0.1: 0, 0: 0, 0.1: 1, 0.3: 1, -0.2: 0}
    for (x, slope), (steep, *said) in zip(way.items(), page.locator('[data-input="x"] .slider').evaluate(
            SLIDE, [*way]), strict=True):
        assert steep == pytest.approx(slope, abs=0.01), x
        assert said == ["allowed: 0 to 1", f"taken: {slope}" if x == 0 else f"slope here: {slope}"]
    assert paths == []
    slide(page, "x", 1.5)
    assert page.locator(".corner").is_visible(), "however far"
    rest(page)
    press(page, "Escape")
    assert page.locator(".corner").count() == 0, "put down where there is no corner"
    press(page, "Control+z")
    ready(page)
    assert page.locator(".corner").is_visible()


def test_it_does_not_need_the_server(page: Page) -> None:
    ready(visit(page, link(RELU, {"x": 0, "y": 3}, 1)))
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('gone')); }")
    press(page, "End")
    assert page.locator(".corner").count() == 0
    press(page, "ArrowLeft", "ArrowLeft")
    assert says(page) == CASES[0][3]


def test_within_a_billionth_it_is_there_and_says_the_slope_of_that_side(page: Page) -> None:
    visit(page, link("relu(x)", {"x": 1}, 3))
    for x, shown in ((nextafter(0, 1), True), (9e-10, True), (-9e-10, True), (1.1e-9, False)):
        ready(follow(page, link("relu(x)", {"x": 0}, 3).replace("x:0", f"x:{x}")))
        assert page.locator(".corner").count() == shown, x
        if shown:
            assert legend(page)[1] == f"slope here: {1 if x > 0 else 0}"


def test_at_other_details_the_edges_that_the_stop_stands_for_are_looked_at(page: Page) -> None:
    ready(visit(page, link("relu(x) + x", {"x": 0}, 6) + "&detail=node"))
    assert says(page) == "relu against x: a corner at 0, where any slope from 0 to 1 would do. The slope taken is 0."


def boxes(page: Page, parts: str) -> list[dict[str, float]]:
    found: list[dict[str, float]] = page.locator(parts).evaluate_all(
        "them => them.map(one => one.getBoundingClientRect().toJSON())")
    return found


def test_nothing_moves_for_it_and_it_covers_nothing_where_there_is_room(page: Page) -> None:
    ready(visit(page, link("max(x, y) + y", {"x": 2, "y": 2}, 5)))
    nodes = boxes(page, "#stage .node .shape")
    for _ in range(2):
        press(page, "ArrowRight")
        (card,) = boxes(page, "#stage > .corner")
        assert boxes(page, "#stage .node .shape") == nodes
        assert all(node["bottom"] <= card["top"] or node["right"] <= card["left"] or node["left"] >= card["right"]
                   for node in nodes)


def test_beside_the_curve_there_is_room_for_both(open_page: Callable[..., Page]) -> None:
    for size in ((1280, 720), (1366, 768), (1440, 900), (1920, 1080)):
        low = open_page(*size)
        ready(visit(low, link("max(0, 1 - y(w x + b))", {"w": 1, "x": 1, "y": 1, "b": 0}, 7)))
        press(low, "n")
        (card,), (curve,) = boxes(low, "#stage > .corner"), boxes(low, "#stage > .curve")
        assert card["right"] <= curve["left"]
        assert all(node["bottom"] <= card["top"] for node in boxes(low, "#stage .node .shape"))


def test_on_a_phone_it_stands_under_the_sentence(open_page: Callable[..., Page]) -> None:
    phone = open_page(390, 844)
    ready(visit(phone, link(RELU, {"x": 0, "y": 3}, 4)))
    assert phone.locator("#board > .corner").is_visible()
    phone.set_viewport_size({"width": 1280, "height": 720})
    rest(phone)
    assert phone.locator("#stage > .corner").is_visible()


def test_moved_off_by_keys_it_stays_as_under_a_hand(page: Page) -> None:
    visit(page, link("relu(x y)", {"x": 0, "y": 3}, 4))
    page.wait_for_function("() => 'follows' in document.documentElement.dataset")
    page.locator('#inputs [data-input="x"] .slider').focus()
    page.keyboard.press("ArrowRight")
    rest(page)
    assert page.locator('#inputs [data-input="x"] .input-field').input_value() == "0.1"
    assert page.locator("#stage > .corner").is_visible()
    page.keyboard.press("Escape")
    rest(page)
    assert page.locator("#stage > .corner").count() == 0


def test_its_title_is_never_cut(open_page: Callable[..., Page]) -> None:
    page = visit(open_page(1280, 720), link("relu(w_hidden x_hidden)", {"w_hidden": 0, "x_hidden": 3}, 4))
    page.wait_for_function("() => 'follows' in document.documentElement.dataset")
    label = page.locator(".corner .label")
    label.wait_for()
    assert label.evaluate("(it) => it.scrollWidth <= it.clientWidth + 1 && it.scrollHeight <= it.clientHeight + 1")
