"""What each hidden unit gives over the plane, beside the output; and the examples that are kept for the test."""

import re
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.states import TRAINING
from tests.browser.test_training import RUN, engine
from tests.browser.walk import rest, visit

UNIT = ".hidden-unit"
BANDS = """(canvas) => { const style = getComputedStyle(canvas.closest('.plane'));
    const [light, full] = [style.backgroundColor, style.color].map((colour) => Number(colour.match(/\\d+/)[0]));
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return Array.from({ length: data.length / 4 },
        (_, i) => Math.round(9 * (data[4 * i] - light) / (full - light))); }"""


def look(page: Page) -> None:
    """Turn to the hidden units."""
    page.get_by_role("button", name="Hidden", exact=True).press("Enter")
    rest(page)
    expect(page.locator(UNIT)).not_to_have_count(0)


def bands(tile: Locator) -> Any:
    """The band of each point of a map, row by row from the top."""
    found = np.array(tile.locator("canvas").evaluate(BANDS))
    side = round(len(found) ** 0.5)
    return found.reshape(side, side)


def activations(side: int) -> list[Any]:
    """What both hidden units give over the plane after 300 epochs, written out."""
    names, _, told = engine(epochs=300)
    weight = dict(zip(names, told[-1].parameters, strict=True))
    at = -0.18 + (np.arange(side) + 0.5) / side * 1.36
    x_1, x_2 = np.meshgrid(at, at[::-1])
    return [1 / (1 + np.exp(-(weight[f"w_h_0_{j}"] + weight[f"w_h_1_{j}"] * x_1 + weight[f"w_h_2_{j}"] * x_2)))
            for j in (1, 2)]


def test_each_unit_is_drawn_as_the_engine_computes_it(page: Page) -> None:
    visit(page, TRAINING + "&update=1200")
    look(page)
    tiles = page.locator(UNIT)
    expect(tiles).to_have_count(2)
    wanted = activations(len(bands(tiles.first)))
    low, high = min(one.min() for one in wanted), max(one.max() for one in wanted)
    for i, one in enumerate(wanted):
        expected = np.clip(np.floor((one - low) / (high - low) * 10), 0, 9)
        assert np.mean(bands(tiles.nth(i)) == expected) > 0.995
        said = str(tiles.nth(i).locator(".unseen").last.text_content())
        assert said.startswith(f"z {i + 1}: from ")
        assert [float(end) for end in re.findall(r"[\d.]+\d", said)] == [
            pytest.approx(float(end), rel=6e-3) for end in (one.min(), one.max())]
    expect(page.locator(".plane-words")).to_contain_text(f"{low:.3g} to {high:.3g} (blue)")


def test_one_is_seen_alone_by_a_press_and_by_key_and_all_again(page: Page) -> None:
    visit(page, TRAINING + "&update=1200")
    look(page)
    tiles = page.locator(UNIT)
    width = tiles.nth(1).bounding_box()
    tiles.nth(1).press("Enter")
    rest(page)
    expect(tiles.nth(0)).to_be_hidden()
    expect(tiles.nth(1)).to_be_focused()
    expect(tiles.nth(1)).to_have_attribute("aria-pressed", "true")
    alone = tiles.nth(1).bounding_box()
    assert width and alone and alone["width"] > 1.8 * width["width"]
    page.keyboard.press("Enter")
    rest(page)
    expect(tiles.nth(0)).to_be_visible()
    tiles.nth(0).click()
    rest(page)
    expect(tiles.nth(1)).to_be_hidden()
    page.get_by_role("button", name="Hidden", exact=True).click()
    rest(page)
    expect(tiles.nth(1)).to_be_visible()


def test_they_move_while_it_runs_and_over_one_feature_there_are_none(page: Page) -> None:
    visit(page, "/training")
    look(page)
    before = bands(page.locator(UNIT).first)
    page.locator(".pace .slider").fill("6")
    page.locator(RUN).click()
    expect(page.locator(".training-face .title")).to_have_text("All epochs are done", timeout=20_000)
    assert (bands(page.locator(UNIT).first) != before).any()
    page.locator("#training [data-choice=sine]").click()
    rest(page)
    expect(page.locator(UNIT)).to_have_count(0)


def test_units_that_are_dead_are_as_pale_as_can_be(page: Page) -> None:
    visit(page, TRAINING.replace("nn.Sigmoid", "nn.ReLU") + "&inputs=" + ",".join(
        f"w_h_{i}_{j}:-1" for i in range(3) for j in (1, 2)))
    look(page)
    assert not any(bands(tile).any() for tile in page.locator(UNIT).all())
    page.locator("#training [data-choice=zeros]").click()
    rest(page)
    assert not any(bands(tile).any() for tile in page.locator(UNIT).all())
    expect(page.locator(".plane-words")).to_contain_text("0.5 to 0.5 (blue)")


def test_examples_for_the_test_are_squares(page: Page) -> None:
    visit(page, "/training")
    expect(page.locator(".plane-test")).to_have_count(0)
    page.locator("#training [data-choice=moons]").click()
    page.get_by_label("Test, in %").fill("30")
    page.get_by_label("Test, in %").press("Enter")
    rest(page)
    expect(page.locator(".plane .plane-point")).to_have_count(140)
    expect(page.locator(".plane .plane-test")).to_have_count(60)
    assert 20 < page.locator(".plane .plane-test.high").count() < 40
    expect(page.locator(".plane-words")).to_have_text("Circles are learned from, squares are kept for the test.")
    expect(page.get_by_role("img", name="140 examples are learned from, 60 are kept for the test")).to_be_visible()
    look(page)
    expect(page.locator(UNIT).first.locator(".plane-test")).to_have_count(60)
