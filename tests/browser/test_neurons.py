"""The lecture's network as neurons: circles in layers, weights on the lines, the same run as the graph."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walk import INPUTS, TEXT, board, follow, k_of, link, numbers, press, rest, visit, write
from tests.engine.storyboard import NETWORK
from tests.engine.test_storyboard_parts import told

LAYERS = "nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))"
GIVEN = NETWORK["weights"] | NETWORK["example"]


def net(k: int = 0, more: str = "") -> str:
    return link(LAYERS, GIVEN, k) + more


def middle(page: Page, name: str) -> tuple[float, float]:
    box = page.locator(f'.node[data-name="{name}"] .shape').bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_units_stand_in_columns_with_their_weights_on_the_lines_between(page: Page) -> None:
    visit(page, net())
    columns = [["x_1", "x_2"], ["s_1", "s_2"], ["z_1", "z_2"], ["y"], ["L"]]
    xs = [{round(middle(page, name)[0]) for name in column} for column in columns]
    assert all(len(x) == 1 for x in xs)
    assert [min(x) for x in xs] == sorted(min(x) for x in xs)
    for weight, ends in {"w_h_2_1": ("x_2", "s_1"), "w_h_1_2": ("x_1", "s_2"), "w_o_2_1": ("z_2", "y")}.items():
        (ax, ay), (bx, by), (x, y) = (middle(page, name) for name in (*ends, weight))
        assert ax < x < bx
        assert y == pytest.approx(ay + (by - ay) * (x - ax) / (bx - ax), abs=3)
    assert page.locator(".bias").count() == 2
    assert page.locator(".bias-names .katex-mathml annotation").all_text_contents() in ([], ["x_0", "z_0"])
    assert page.locator(".column-name").all_text_contents() == ["Input", "Hidden, σ", "Output", "Loss"]


def test_the_walk_is_the_storyboards_stop_by_stop(page: Page) -> None:
    visit(page, net(0, "&face=step"))
    for stop in NETWORK["steps"]:
        press(page, "ArrowRight")
        said, expected = board(page), told(stop)
        assert k_of(page) == stop["k"]
        assert (said["heading"], said["sentence"]) == (expected["heading"], expected["sentence"])
        assert said["spoken"] == expected["spoken"]
    shown = numbers(page)
    for name, gradient in NETWORK["gradients"].items():
        assert float((shown[name][1] or "").replace("−", "-")) == pytest.approx(gradient, rel=5e-3), name


def test_a_weights_step_lights_its_line_and_boxes_the_weight(page: Page) -> None:
    visit(page, net(33))
    expect(page.locator('.node.gets[data-name="w_h_0_1"]')).to_have_count(1)
    assert page.locator(".edge.now").count() == 1
    assert page.locator(".edge-label").text_content() == "(−0.0208) × 1"


@pytest.mark.parametrize("flow", ["", "&flow=up"])
def test_both_views_show_the_same_run_at_the_same_step(page: Page, flow: str) -> None:
    visit(page, net(33, flow))
    seen, at = numbers(page), k_of(page)
    page.locator('#look [data-choice="graph"]').click()
    rest(page)
    assert (numbers(page).items() >= {name: seen[name] for name in GIVEN}.items(), k_of(page)) == (True, at)
    assert "view=graph" in page.url and page.locator(".bias").count() == 0
    page.locator('#look [data-choice="neurons"]').click()
    rest(page)
    assert (numbers(page), k_of(page)) == (seen, at)
    assert "view=" not in page.url


def test_finer_steps_are_seen_in_the_graph(page: Page) -> None:
    visit(page, net(30))
    page.locator('#detail [data-choice="edge"]').click()
    rest(page)
    expect(page.locator('#look [data-choice="graph"]')).to_have_attribute("aria-pressed", "true")
    assert page.locator("#stage .node").count() > 20
    page.locator('#look [data-choice="neurons"]').click()
    rest(page)
    expect(page.locator('#detail [data-choice="part"]')).to_have_attribute("aria-pressed", "true")
    assert page.locator(".bias").count() == 2
    press(page, "Control+z", "Control+z")
    assert page.locator(".bias").count() == 2


def test_a_weight_is_pulled_on_its_line_and_its_line_grows_with_it(page: Page) -> None:
    visit(page, net(37))
    line = page.locator('.edge[data-from="8"]:not(.pair)')
    before = float(line.evaluate("(one) => getComputedStyle(one).strokeWidth").removesuffix("px"))
    grip = page.locator('.node[data-name="w_h_2_2"] .grip').bounding_box()
    assert grip
    page.mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2)
    page.mouse.down()
    page.mouse.move(grip["x"] + 90, grip["y"] + 10, steps=6)
    page.mouse.up()
    rest(page)
    value = float((numbers(page)["w_h_2_2"][0] or "").replace("−", "-"))
    after = float(line.evaluate("(one) => getComputedStyle(one).strokeWidth").removesuffix("px"))
    assert value > 0.4 and after > before


def test_a_unit_that_is_pressed_shows_its_card_and_stays_a_unit(page: Page) -> None:
    visit(page, net(33))
    page.locator('.node[data-name="s_2"] .shape').click()
    rest(page)
    assert page.locator(".node-card").is_visible() and page.locator(".bias").count() == 2


def test_where_there_is_no_room_numbers_are_shown_one_by_one(page: Page) -> None:
    visit(page, link("nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))", {}, 30))
    assert page.locator("#stage[data-quiet]").count() == 1
    shown = page.locator(".node.weight > :last-child").evaluate_all(
        "(all) => all.filter((one) => getComputedStyle(one).visibility === 'visible').length")
    assert shown <= 1
    page.locator('.node[data-name="w_o_1_1"] .shape').hover(force=True)
    expect(page.locator('.node[data-name="w_o_1_1"] .value')).to_be_visible()


def test_typing_layers_over_an_expression_shows_neurons_and_back(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 9))
    write(page, "nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))")
    assert page.locator(".bias").count() == 2 and page.locator(".node.unit").count() == 4
    write(page, "x y")
    assert page.locator(".bias").count() == 0 and page.locator("#look").is_hidden()


def test_neurons_are_walked_by_keyboard(page: Page) -> None:
    visit(page, net(37))
    page.locator('.node[data-name="s_1"] .hold').focus()
    press(page, "ArrowRight")
    expect(page.locator('.node[data-name="z_1"] .hold')).to_be_focused()
    press(page, "ArrowRight")
    expect(page.locator('.node[data-name="y"] .hold')).to_be_focused()
    assert "Value 0.568" in (page.locator('.node[data-name="y"] .hold').get_attribute("aria-label") or "")


def test_another_link_brings_another_network(page: Page, open_page: Callable[..., Page]) -> None:
    phone = visit(open_page(390, 844), net(33))
    follow(phone, link("nn.Sequential(nn.Linear(1, 1))", {"x_1": 2}, 3))
    assert phone.locator(".node.unit").count() == 1
