"""A node is chosen: its card, what can be done with it, and the way there by keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.explore import SUM, centre, choose, do, focused, stage, view
from tests.browser.walk import INPUTS, STEPS, TEXT, k_of, link, numbers, press, rest, visit, write, written

WHOLE = "f(x, y, z) = x(y^2 + z)"


@pytest.mark.parametrize(("width", "flow"), [(1440, ""), (1280, ""), (1280, "&flow=up"), (1000, "")])
def test_the_card_stands_beside_its_node(open_page: Callable[..., Page], width: int, flow: str) -> None:
    page = open_page(width, 720)
    visit(page, link(WHOLE, INPUTS, STEPS) + flow)
    for name in ("x", "y", "z", "(·)²", "+", "f"):
        page.mouse.move(5, 5)
        press(page, "Escape")
        choose(page, name)
        card = page.locator(".node-card").bounding_box()
        node = page.locator(f'.node[data-name="{name}"]').bounding_box()
        room = stage(page)
        assert card and node
        assert room["x"] <= card["x"] and card["x"] + card["width"] <= room["x"] + room["width"]
        assert room["y"] <= card["y"] and card["y"] + card["height"] <= room["y"] + room["height"]
        across = min(card["x"] + card["width"], node["x"] + node["width"]) - max(card["x"], node["x"])
        down = min(card["y"] + card["height"], node["y"] + node["height"]) - max(card["y"], node["y"])
        assert min(across, down) <= 0, name
    choose(page, "f")
    expect(page.locator(".node-card")).to_be_hidden()


def test_the_card_says_what_is_known_and_follows_the_steps(page: Page, axe: Callable[[Page], list[str]]) -> None:
    visit(page, link(WHOLE, INPUTS, 1))
    choose(page, "+")
    card = page.locator(".node-card")
    assert card.locator("dd").all_inner_texts() == ["", ""]
    assert card.locator(".card-title [data-latex]").get_attribute("data-latex") == "y^2 + z"
    press(page, "ArrowRight")
    assert card.locator("dd").all_inner_texts() == ["13", ""]
    press(page, "End")
    assert card.locator("dd").all_inner_texts() == ["13", "−2"]
    assert k_of(page) == STEPS
    assert axe(page) == []


def test_an_inner_node_is_differentiated_and_the_rest_fades(page: Page, shot: Callable[..., Path]) -> None:
    visit(page, link(TEXT, INPUTS, STEPS))
    choose(page, "g")
    do(page, "of")
    assert {name: gradient for name, (_, gradient) in numbers(page).items()} == {
        "x": "0", "y": "6", "z": "1", "(·)²": "1", "g": "1", "f": None
    }  # fmt: skip
    faded = page.locator("#stage .node.beyond")
    assert [node.get_attribute("data-name") for node in faded.all()] == ["x", "f"]
    assert page.locator(".stub-name annotation, .stub-name .mord").first.inner_text() == "g"
    stub, node = page.locator(".stub").bounding_box(), page.locator('.node[data-name="g"] .shape').bounding_box()
    assert stub and node
    assert stub["x"] == pytest.approx(node["x"] + node["width"], abs=3)
    shot(page, "of-g")
    page.wait_for_function("() => location.hash.includes('of=g')")
    page.reload()
    rest(page)
    assert numbers(page)["y"] == ("3", "6")
    choose(page, "f")
    do(page, "of")
    assert numbers(page)["y"] == ("3", "−12")
    press(page, "Control+z")
    assert numbers(page)["y"] == ("3", "6")


def test_what_has_no_name_is_differentiated_and_keeps_so_when_it_gets_one(page: Page) -> None:
    visit(page, link(WHOLE, INPUTS, STEPS))
    choose(page, "+")
    do(page, "of")
    assert numbers(page)["y"] == ("3", "6")
    do(page, "named")
    assert written(page) == TEXT
    assert numbers(page)["y"] == ("3", "6")
    do(page, "put-back")
    assert written(page) == WHOLE
    assert numbers(page)["y"] == ("3", "−12")


def test_by_one_input_only_and_by_all_again(page: Page) -> None:
    visit(page, link(WHOLE, INPUTS, STEPS))
    choose(page, "y")
    do(page, "wrt")
    assert {name for name, (_, gradient) in numbers(page).items() if gradient} == {"y", "(·)²", "+", "f"}
    page.wait_for_function("() => location.hash.includes('wrt=y')")
    do(page, "wrt")
    assert numbers(page)["x"] == ("−2", "13")


def test_one_piece_gets_a_name_which_one_undo_takes_back(page: Page) -> None:
    text = "# the lecture\nf(x, y, z) = x(y^2 + z) # f\n"
    visit(page, link(text, INPUTS, 6))
    choose(page, "(·)²")
    do(page, "named")
    assert written(page) == "# the lecture\ng = y^2\nf(x, y, z) = x(g + z) # f\n"
    assert numbers(page)["g"] == ("9", None)
    assert k_of(page) == 6
    expect(page.locator(".card-title")).to_contain_text("g")
    press(page, "Control+z")
    assert written(page) == text


def test_the_graph_is_one_stop_for_tab_and_arrows_walk_it(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, STEPS))
    stops = []
    for _ in range(40):
        press(page, "Tab")
        name = focused(page)
        if name:
            stops.append(name)
    assert stops == ["x"]
    page.locator('.node[data-name="x"] .hold').focus()
    walked = []
    for key in ("Down", "Right", "Right", "Right", "Right", "Left", "Left"):
        press(page, f"Arrow{key}")
        walked.append(focused(page))
    assert walked == ["y", "(·)²", "g", "f", "f", "g", "(·)²"]
    press(page, "End")
    assert focused(page) == "f"
    press(page, "Home")
    assert focused(page) == "x"
    assert k_of(page) == STEPS
    ring = page.locator('.node[data-name="x"] .ring')
    assert ring.evaluate("(ring) => getComputedStyle(ring).stroke") != "none"


def test_arrows_go_where_they_point_when_the_graph_runs_upwards(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, STEPS) + "&flow=up")
    page.locator('.node[data-name="x"] .hold').focus()
    walked = []
    for key in ("ArrowRight", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowDown"):
        press(page, key)
        walked.append(focused(page))
    assert walked == ["y", "(·)²", "g", "f", "g"]


def test_enter_opens_the_card_escape_gives_the_focus_back(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, STEPS))
    page.locator('.node[data-name="g"] .hold').focus()
    press(page, "Enter")
    assert focused(page) == "card"
    assert (page.locator(".node-card").get_attribute("aria-label") or "").startswith("g, ")
    press(page, "Tab", "Escape")
    assert focused(page) == "g"
    expect(page.locator(".node-card")).to_be_hidden()
    press(page, "Escape")
    assert focused(page) is None
    press(page, "ArrowLeft")
    assert k_of(page) == STEPS - 1


def test_the_focus_stays_at_its_node_through_steps_and_edits(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    write(page, "g = y^2 + z + w\nf(x, y, z, w) = x g")
    page.locator('.node[data-name="g"] .hold').focus()
    press(page, "Shift+ArrowRight")
    assert focused(page) == "g"
    press(page, "Control+z")
    assert "w" not in numbers(page)
    assert focused(page) == "g"
    press(page, "Control+Shift+z", "ArrowRight")
    assert focused(page) == "f"


@pytest.mark.parametrize("name", ["a", "b", "c", "d"])
def test_the_focus_stays_at_its_node_when_nodes_change_their_order(page: Page, name: str) -> None:
    visit(page, link("a b c d", {}, 6))
    write(page, "d c b a")
    page.locator(f'.node[data-name="{name}"] .hold').focus()
    press(page, "Control+z")
    assert list(numbers(page))[:4] == ["a", "b", "c", "d"]
    assert focused(page) == name


def test_a_press_takes_no_keys_from_the_walk(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 3))
    choose(page, "g")
    press(page, "ArrowRight")
    assert k_of(page) == 4
    press(page, "Escape")
    expect(page.locator(".node-card")).to_be_hidden()


def test_walking_brings_what_is_out_of_view_into_it(page: Page) -> None:
    visit(page, link(SUM, {}, 60))
    page.locator("#stage .hold[tabindex='0']").focus()
    press(page, "+", "End")
    before = view(page)
    for key in ("ArrowLeft", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowLeft", "ArrowLeft"):
        press(page, key)
        box = page.locator("#stage .hold:focus .shape").bounding_box()
        room = stage(page)
        assert box
        assert room["x"] <= box["x"] and box["x"] + box["width"] <= room["x"] + room["width"]
        assert room["y"] <= box["y"] and box["y"] + box["height"] <= room["y"] + room["height"]
    assert view(page) != before


def test_nothing_is_lost_when_the_server_is_away(page: Page) -> None:
    visit(page, link(WHOLE, INPUTS, STEPS))
    choose(page, "+")
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('away')); }")
    do(page, "named")
    expect(page.locator(".card-status")).to_contain_text("server")
    assert written(page) == WHOLE


def test_a_card_that_is_not_there_swallows_no_escape(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 1))
    choose(page, "x")
    press(page, "Home")
    expect(page.locator(".node-card")).to_be_hidden()
    press(page, "p", "Escape")
    assert not page.evaluate("() => document.documentElement.hasAttribute('data-present')")


def test_the_card_goes_where_its_node_goes_when_the_window_changes(page: Page) -> None:
    visit(page, link(WHOLE, INPUTS, STEPS))
    choose(page, "f")
    for width in (1000, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(100)
        rest(page)
        card, room = page.locator(".node-card").bounding_box(), stage(page)
        assert card
        assert room["x"] <= card["x"] and card["x"] + card["width"] <= room["x"] + room["width"]


def test_on_a_phone_a_tap_on_a_node_opens_its_card_and_presses_nothing_on_it(open_page: Callable[..., Page]) -> None:
    page = open_page(390, 844, has_touch=True, is_mobile=True)
    for text, k in ((WHOLE, STEPS), (TEXT, 4)):
        visit(page, link(text, INPUTS, k))
        for name in [node.get_attribute("data-name") or "" for node in page.locator("#stage .node").all()]:
            page.touchscreen.tap(*centre(page, name))
            page.wait_for_timeout(100)
            rest(page)
            assert page.locator(".node.selected").get_attribute("data-name") == name
            expect(page.locator(".node-card")).to_be_visible()
            assert written(page) == text
            page.locator(".card-close").tap()
            expect(page.locator(".node-card")).to_be_hidden()
