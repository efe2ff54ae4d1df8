"""The loss over the plane through two starts and where the second run is, with the ways of both on it."""

import re
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.browser.states import TRAINING
from tests.browser.test_loss_surface import WORDS, corners, look, losses
from tests.browser.training import engine
from tests.browser.walk import follow, rest, visit

LEFT, TOP, SIDE = 36, 8, 160
BANDS = """(canvas) => { const style = getComputedStyle(canvas.closest('.plane'));
    const [light, full] = [style.backgroundColor, style.color].map((colour) => Number(colour.match(/\\d+/)[0]));
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
    return Array.from({ length: 41 * 41 }, (_, i) => { const [x, y] = [6 * (i % 41), 6 * Math.floor(i / 41)];
        return Math.round((data[4 * (y * width + x)] - light) / (full - light) / 0.92 * 11); }); }"""


def another(page: Page, more: str = "&update=400") -> None:
    """Keep the run on show, and make another from other weights."""
    page.get_by_role("button", name="Pin this run").click()
    follow(page, TRAINING.replace("seed=2", "seed=1") + more)


def through(page: Page) -> None:
    """Look over the plane through both starts."""
    look(page)
    page.locator(".surface select").first.select_option("*starts")
    rest(page)


def read(text: str) -> list[float]:
    """The numbers of a sentence."""
    return [float(one) for one in re.findall(r"-?\d[\d.]*\d|-?\d", text.replace("\u2212", "-"))]


def ways() -> tuple[list[str], Any, Any]:
    """The weights of both runs, from the start and epoch by epoch."""
    names, a, first = engine(epochs=300)
    _, b, second = engine(epochs=100, weights=1)
    pinned, own = (np.array([start, *(epoch.parameters for epoch in told[:-1])])
                   for start, told in ((a, first), (b, second)))
    return names, pinned, own


def test_it_is_the_loss_at_every_point_of_the_plane_with_the_ways_projected(page: Page) -> None:
    visit(page, TRAINING + "&update=1200")
    another(page)
    through(page)
    names, pinned, own = ways()
    a, b, c = pinned[0], own[0], own[-1]
    across = (b - a) / np.linalg.norm(b - a)
    up = c - a - (c - a) @ across * across
    up /= np.linalg.norm(up)
    left, right, bottom, top = corners(page)
    x, y = np.meshgrid(np.linspace(left, right, 41), np.linspace(top, bottom, 41))
    wanted = losses({name: a[i] + x * across[i] + y * up[i] for i, name in enumerate(names)})

    off = [max(np.linalg.norm(way - a - np.outer((way - a) @ across, across) - np.outer((way - a) @ up, up), axis=1))
           for way in (pinned, own)]
    said = str(page.locator(WORDS).text_content())
    assert read(said) == [pytest.approx(of, rel=6e-3) for of in (4, wanted.min(), wanted.max(), *off)]
    assert "projected" in said and "A: pinned start" in said

    height = ((wanted - wanted.min()) / (wanted.max() - wanted.min())) ** 0.25
    bands = np.array(page.locator(".surface canvas").evaluate(BANDS)).reshape(41, 41)
    assert np.mean(bands == np.minimum(11, np.floor(height * 12))) > 0.995

    places = [(0.0, 0.0), ((b - a) @ across, 0.0), ((c - a) @ across, (c - a) @ up)]
    circles = page.locator(".surface circle").evaluate_all(
        "(all) => all.map((one) => ['cx', 'cy'].map((name) => Number(one.getAttribute(name))))")
    for at, found in zip(places, (circles[0], circles[2], circles[3]), strict=True):
        assert found == [pytest.approx(LEFT + (at[0] - left) / (right - left) * SIDE, abs=0.1),
                         pytest.approx(TOP + (top - at[1]) / (top - bottom) * SIDE, abs=0.1)]
    assert page.locator(".surface-letter").all_text_contents() == ["A", "B", "C"]
    told = read(str(page.locator(".surface svg").get_attribute("aria-label")).split("it is now:")[1])
    assert told == [pytest.approx(of, rel=6e-3) for of in (0, 0, places[1][0], 0, *places[2])]
    assert str(page.locator("path.surface-way").last.get_attribute("d")).count("L") == 101


def test_where_there_is_no_plane_it_says_why_and_what_to_do(page: Page) -> None:
    visit(page, TRAINING + "&update=1200")
    through(page)
    words = page.locator(WORDS)
    expect(words).to_contain_text("Pin a run, then make another")
    expect(page.locator(".surface canvas")).to_be_hidden()
    page.get_by_role("button", name="Pin this run").click()
    expect(words).to_contain_text("Both runs began with the same weights")
    follow(page, TRAINING.replace("seed=2", "seed=1"))
    expect(words).to_contain_text("on one line")
    page.get_by_role("button", name="One epoch").click()
    rest(page)
    expect(words).to_contain_text("Mean loss of 4 examples")
    expect(page.locator(".surface canvas")).to_be_visible()
    page.locator("#training [data-choice=and]").click()
    rest(page)
    expect(words).to_contain_text("other data")
    page.locator(".surface select").first.select_option("w_h_1_1")
    rest(page)
    expect(words).to_contain_text("all other weights as now")
    expect(page.locator(".surface select").last).to_have_value("w_o_1_1")


def test_the_plane_turns_as_the_run_goes_on(page: Page) -> None:
    visit(page, TRAINING + "&update=1200")
    another(page)
    through(page)
    before = page.locator(".surface svg").get_attribute("aria-label")
    for _ in range(2):
        page.get_by_role("button", name="One epoch").click()
        rest(page)
    after = page.locator(".surface svg").get_attribute("aria-label")
    assert after != before
    page.get_by_role("button", name="Unpin").click()
    expect(page.locator(WORDS)).to_contain_text("Pin a run, then make another")
