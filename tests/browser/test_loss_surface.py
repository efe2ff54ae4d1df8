"""The loss over two of the weights, in the place of the plane, and the way of the run over it."""

import re
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.browser.states import TRAINING
from tests.browser.test_training import RUN, XOR, engine
from tests.browser.walk import press, rest, visit

WORDS = ".plane-words"
INKS = """(canvas) => { const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const colours = Array.from({ length: data.length / 4 }, (_, i) => data.slice(4 * i, 4 * i + 3).join());
    return [canvas.width, new Set(colours).size]; }"""


def look(page: Page) -> None:
    """Turn to the loss surface."""
    page.get_by_role("button", name="Loss").press("Enter")
    rest(page)
    expect(page.locator(".surface")).to_be_visible()


def corners(page: Page) -> list[float]:
    """The numbers at the ends of both axes."""
    texts = page.locator(".surface .plane-tick").all_text_contents()
    return [float(text.replace("\u2212", "-")) for text in texts]


def losses(weights: dict[str, Any]) -> Any:
    """The mean loss over all examples, written out."""
    total = 0.0
    for x_1, x_2, label in XOR:
        hidden = [1 / (1 + np.exp(-(weights[f"w_h_0_{j}"] + weights[f"w_h_1_{j}"] * x_1 + weights[f"w_h_2_{j}"] * x_2)))
                  for j in (1, 2)]
        y = weights["w_o_0_1"] + weights["w_o_1_1"] * hidden[0] + weights["w_o_2_1"] * hidden[1]
        total = total + (y - label) ** 2 / 2
    return total / 4


@pytest.mark.parametrize("chosen", [None, ("w_h_1_1", "w_o_2_1")])
def test_it_is_the_mean_loss_of_all_examples_with_the_other_weights_as_they_are(
        page: Page, chosen: tuple[str, str] | None) -> None:
    visit(page, TRAINING + "&update=1200")
    look(page)
    fields = page.locator(".surface select")
    if chosen:
        for i, name in enumerate(chosen):
            fields.nth(i).select_option(name)
        rest(page)
    across, up = chosen or ("w_o_0_1", "w_o_1_1")
    assert [field.input_value() for field in fields.all()] == [across, up]
    names, start, told = engine(epochs=300)
    weights = dict(zip(names, told[-1].parameters, strict=True))
    left, right, bottom, top = corners(page)
    assert left < min(weights[across], start[names.index(across)]) < right and bottom < weights[up] < top
    grid = dict(zip((across, up), np.meshgrid(np.linspace(left, right, 41), np.linspace(bottom, top, 41)), strict=True))
    wanted = losses(weights | grid)
    expect(page.locator(WORDS)).to_contain_text("Mean loss of 4 examples")
    expect(page.locator(WORDS)).to_contain_text("all other weights as now")
    found = re.findall(r"[\d.]+(?= to|\s\(blue)", str(page.locator(WORDS).text_content()))
    assert [float(one) for one in found] == [pytest.approx(float(of), rel=6e-3) for of in (wanted.min(), wanted.max())]
    width, colours = page.locator(".surface canvas").evaluate(INKS)
    assert width == 241 and colours > 8
    says = str(page.locator(".surface svg").get_attribute("aria-label"))
    ends = [float(one) for one in re.findall(r"-?[\d.]*\d", says.replace("\u2212", "-").split("began at")[1])]
    assert ends == [pytest.approx(of, rel=6e-3) for of in (
        *(start[names.index(name)] for name in (across, up)), weights[across], weights[up])]


def test_the_way_grows_as_it_runs_and_what_is_looked_at_stays(page: Page) -> None:
    visit(page, "/training")
    look(page)
    way = page.locator("path.surface-way")
    for _ in range(3):
        page.get_by_role("button", name="One epoch").click()
        rest(page)
    assert str(way.get_attribute("d")).count("L") == 4
    page.locator(".pace .slider").fill("6")
    page.locator(RUN).click()
    expect(page.locator(".training-face .title")).to_have_text("All epochs are done", timeout=20_000)
    rest(page)
    assert 200 < str(way.get_attribute("d")).count("L") <= 402
    page.locator("#training [data-choice=stuck]").click()
    rest(page)
    expect(page.locator(".surface")).to_be_visible()
    assert str(way.get_attribute("d")).count("L") == 1
    page.get_by_role("button", name="Output", exact=True).click()
    expect(page.locator(".surface")).to_be_hidden()
    expect(page.get_by_role("img", name="The output at every point")).to_be_visible()


def test_the_same_weight_twice_changes_their_places(page: Page) -> None:
    visit(page, "/training")
    look(page)
    page.get_by_label("Weight from bottom to top").select_option("w_o_0_1")
    rest(page)
    assert [field.input_value() for field in page.locator(".surface select").all()] == ["w_o_1_1", "w_o_0_1"]


ROOM = """() => {
    const top = document.querySelector('.plane').getBoundingClientRect().top;
    const low = [...document.querySelectorAll('#stage .node[data-name=y], #stage .node[data-name=L]')]
        .map((node) => node.getBoundingClientRect().bottom);
    const context = document.createElement('canvas').getContext('2d');
    const cut = [...document.querySelectorAll('.surface select')].flatMap((field) => {
        context.font = getComputedStyle(field).font;
        return [...field.options].filter(({ value }) => value !== '*starts').map(({ text }) => text)
            .filter((text) => context.measureText(text).width > field.clientWidth - 20); });
    return [top - Math.max(...low), cut];
}"""


def test_no_node_is_under_it_and_no_weights_name_is_cut(page: Page) -> None:
    visit(page, TRAINING + "&update=1200")
    look(page)
    free, cut = page.evaluate(ROOM)
    assert free > 0 and cut == []
    expect(page.locator(".plane-slot > .plane-words")).to_be_visible()


def test_when_presenting_it_is_a_press_away(page: Page) -> None:
    visit(page, TRAINING + "&update=1200&present=1")
    expect(page.get_by_role("img", name="The output at every point")).to_be_visible()
    look(page)
    page.get_by_label("Weight from left to right").select_option("w_h_1_1")
    rest(page)
    expect(page.locator(".surface svg")).to_have_attribute("aria-label", re.compile("over w\\^h_11 and w\\^o_11"))
    page.get_by_role("button", name="Output", exact=True).click()
    expect(page.locator(".surface")).to_be_hidden()


def test_many_examples_are_looked_at_little_by_little(page: Page) -> None:
    visit(page, "/training")
    look(page)
    page.locator("#training [data-choice=moons]").click()
    rest(page)
    expect(page.locator(WORDS)).to_contain_text("Mean loss of 200 examples")
    page.locator(RUN).click()
    expect(page.locator(WORDS)).to_contain_text("drawn anew when they rest")
    page.locator(RUN).click()
    rest(page)
    expect(page.locator(WORDS)).to_contain_text("Mean loss of 200 examples")


@pytest.mark.parametrize("picture", ["Output", "Loss"])
def test_pictures_take_the_colours_of_another_theme(page: Page, picture: str) -> None:
    visit(page, TRAINING + "&update=1200")
    page.get_by_role("button", name=picture, exact=True).click()
    lightest = """(canvas) => Math.max(...canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
        .data.filter((_, i) => i % 4 === 0))"""
    canvas = page.locator(".plane canvas:visible")
    light = canvas.evaluate(lightest)
    page.emulate_media(color_scheme="dark")
    # The page is told a frame later.
    page.wait_for_function(f"([canvas, light]) => ({lightest})(canvas) < light", arg=[canvas.element_handle(), light])
    page.emulate_media(color_scheme="light")
    page.wait_for_function(f"([canvas, light]) => ({lightest})(canvas) === light", arg=[canvas.element_handle(), light])


LOOKS = """() => { const [plane, dots] = ['.plane-ground', '.chart-dots'].map((name) => document.querySelector(name));
    const seen = plane.getContext('2d').getImageData(0, 0, plane.width, plane.height).data.filter((_, i) => i % 4 < 3);
    return [Math.max(...seen), dots.width / dots.clientWidth]; }"""


def test_pictures_come_back_to_the_board_as_they_were(page: Page) -> None:
    visit(page, TRAINING + "&update=1200&present=1")
    before = page.evaluate(LOOKS)
    assert before[0] > 200
    press(page, "ArrowRight")
    expect(page.locator(".plane")).to_have_count(0)
    press(page, "Home")
    assert page.evaluate(LOOKS) == before
