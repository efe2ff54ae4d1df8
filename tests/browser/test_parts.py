"""Parts on the stage: each closed to one node, opened in its place, and closed again."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walk import INPUTS, TEXT, board, k_of, link, numbers, picture, press, rest, visit
from tests.engine.storyboard import NETWORK, TWO_TWO_ONE

NET = link(TWO_TWO_ONE, NETWORK["weights"] | NETWORK["example"]) + f"&wrt={','.join(NETWORK['weights'])}&detail=part"
PARTS = link(TEXT, INPUTS, 9) + "&detail=part"


def names(page: Page) -> list[str]:
    """List the nodes on the stage."""
    found: list[str] = page.locator("#stage .node:not(.leaving)").evaluate_all(
        "(all) => all.map((one) => one.dataset.name)")
    return found


def at(page: Page, name: str) -> tuple[float, float]:
    """Say where the middle of a node is on the screen."""
    box = page.locator(f'.node[data-name="{name}"] .shape').bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def click(page: Page, name: str) -> None:
    """Press a node by hand."""
    page.locator(f'.node[data-name="{name}"] .shape').click()
    rest(page)


def edges(page: Page) -> list[tuple[int, int]]:
    """List the edges drawn, each from one node to another."""
    found = page.locator("#stage .edge[data-to]:not(.leaving)").evaluate_all(
        "(all) => all.map((one) => [Number(one.dataset.from), Number(one.dataset.to)])")
    return sorted(map(tuple, found))


def test_a_closed_part_is_one_node_with_its_formula_and_an_edge_for_each_input(page: Page) -> None:
    visit(page, PARTS)
    assert names(page) == ["x", "y", "z", "g", "f"] or names(page) == ["x", "y", "z", "g", "×"]
    assert edges(page) == [(0, 5), (1, 4), (2, 4), (4, 5)]
    assert numbers(page)["g"] == ("13", "−2")
    marks = page.locator(".mark .katex-html").evaluate_all("(all) => all.map((one) => one.textContent)")
    assert "y2+z" in marks
    assert page.locator(".edge-label").text_content() == "(−2) × 6"
    expect(page.locator('.node[data-name="g"] .hold')).to_have_attribute(
        "aria-label", "g, a closed part: y squared plus z. Value 13. Gradient minus 2.")


def test_a_click_opens_a_part_in_its_place_and_a_click_closes_it_again(page: Page) -> None:
    visit(page, PARTS)
    before, there = at(page, "g"), picture(page)
    click(page, "g")
    assert at(page, "g") == pytest.approx(before, abs=1)
    assert len(names(page)) == 6 and "open=g" in page.url
    assert (board(page)["title"], board(page)["heading"]) == ("Through (·)² back to y", "Backward · step 6 of 6")
    expect(page.locator("#said")).to_have_text("g is open: 2 nodes.")
    page.locator("rect.outline").click(position={"x": 10, "y": 10})
    rest(page)
    assert at(page, "g") == pytest.approx(before, abs=1)
    assert "open" not in page.url.split("#")[1]
    page.mouse.move(1, 1)
    rest(page)
    assert picture(page) == there


def test_nodes_on_the_way_glide_and_the_one_pressed_does_not_move(open_page: Callable[..., Page]) -> None:
    page = visit(open_page(), PARTS)
    before = at(page, "g")
    page.evaluate("""() => {
        const shape = document.querySelector('.node[data-name="g"] .shape');
        const look = () => {
            const { x, y, width, height } = shape.getBoundingClientRect();
            seen.push([x + width / 2, y + height / 2]);
            requestAnimationFrame(look);
        };
        window.seen = [];
        look();
    }""")
    click(page, "g")
    seen = page.evaluate("() => window.seen")
    assert max(abs(x - before[0]) + abs(y - before[1]) for x, y in seen) < 3


def test_an_edit_and_undo_keep_what_was_opened_and_closed(page: Page) -> None:
    visit(page, PARTS)
    click(page, "g")
    press(page, "Control+z")
    assert len(names(page)) == 5
    press(page, "Control+Shift+z")
    assert len(names(page)) == 6
    page.reload()
    rest(page)
    assert len(names(page)) == 6 and "open=g" in page.url
    page.locator("#detail [data-choice=part]").click()
    rest(page)
    assert len(names(page)) == 5, "the detail says of every part anew"


def test_by_keyboard_a_part_is_closed_at_the_finest_detail_and_opened(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 7))
    page.locator('.node[data-id="3"] .hold').focus()
    press(page, "o")
    assert (len(names(page)), k_of(page), "closed=g" in page.url) == (5, 6, True)
    expect(page.locator('.node[data-name="g"] .hold')).to_be_focused()
    expect(page.locator("#said")).to_have_text("g is closed: y squared plus z.")
    press(page, "ArrowLeft")
    focused = page.evaluate("() => document.activeElement.parentElement.dataset.name")
    assert focused in ("y", "z")
    press(page, "ArrowRight", "o")
    assert (len(names(page)), k_of(page)) == (6, 7)


def test_the_card_closes_a_part_and_opens_it(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 9))
    click(page, "g")
    page.get_by_role("button", name="Close g to one node").click()
    rest(page)
    assert len(names(page)) == 5 and page.locator(".node-card").is_hidden()
    page.locator('.node[data-name="g"] .hold').focus()
    press(page, "Enter")
    page.get_by_role("button", name="Open this part").click()
    rest(page)
    assert len(names(page)) == 6


def test_hovering_a_closed_part_lights_its_piece_and_its_lines(page: Page) -> None:
    visit(page, PARTS)
    page.locator('.node[data-name="g"] .shape').hover()
    assert page.locator("#editor .lit, #editor [class*=lit]").count() or page.locator("#board [data-lit]").count()
    assert page.locator('#board [data-node="4"][data-lit]').count()
    assert page.locator(".edge[data-lit]").count() == 1


def test_the_table_has_a_row_for_each_node_drawn(page: Page) -> None:
    visit(page, PARTS)
    press(page, "t")
    rows = page.locator(".stage-rows tbody tr")
    assert rows.count() == 5
    assert rows.nth(3).locator("td.paths").inner_text() == "1"
    assert rows.nth(3).get_attribute("aria-current") == "step"


@pytest.mark.parametrize("screen", [(1440, 900), (390, 844)], ids=["wide", "phone"])
def test_the_networks_21_stops_with_its_parts_closed(open_page: Callable[..., Page], screen: tuple[int, int]) -> None:
    page = visit(open_page(*screen, reduced_motion="reduce"), NET)
    for stop in NETWORK["steps"]:
        press(page, "ArrowRight")
        assert k_of(page) == stop["k"]
        assert page.locator(".node.now").count() == 1
        if "local" in stop:
            assert page.locator(".edge.now[data-to]").count() == 1
    assert len(names(page)) == 18
    assert page.locator(".node.part").count() == 4
    assert page.locator(".edge.done[data-to]").count() == 14


def test_a_link_that_names_no_part_loses_nothing(page: Page) -> None:
    visit(page, PARTS + "&open=q,x,%2399")
    assert len(names(page)) == 5


def test_a_part_is_opened_without_asking_the_server(page: Page) -> None:
    visit(page, PARTS)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    click(page, "g")
    assert len(names(page)) == 6 and not [url for url in asked if url.endswith(("/draft", "/trace"))]


@pytest.mark.parametrize("name", ["s_1", "s_2", "y", "L"])
def test_a_part_of_the_network_opens_where_it_stands_with_all_in_view(page: Page, name: str) -> None:
    visit(page, NET + "&k=31")
    before = at(page, name)
    click(page, name)
    assert at(page, name) == pytest.approx(before, abs=1)
    stage = page.locator("#stage").bounding_box()
    assert stage
    shapes = [one.bounding_box() for one in page.locator("#stage .node .shape").all()]
    for axis, length in (("x", "width"), ("y", "height")):
        # To the pixel: the node that was pressed comes first.
        assert min(box[axis] for box in shapes if box) >= stage[axis] - 1
        assert max(box[axis] + box[length] for box in shapes if box) <= stage[axis] + stage[length] + 1
    press(page, "Control+z")
    assert at(page, name) == pytest.approx(before, abs=1)
    assert page.locator(".node.part").count() == 4


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_part_that_is_opened_from_near_can_be_read(open_page: Callable[..., Page], size: tuple[int, int]) -> None:
    page = visit(open_page(*size), NET + "&k=31")
    before = at(page, "s_2")
    click(page, "s_2")
    assert at(page, "s_2") == pytest.approx(before, abs=1)
    expect(page.locator("#stage")).not_to_have_attribute("data-far", "")
    expect(page.locator('.node[data-name="s_2"] .value')).to_be_visible()
