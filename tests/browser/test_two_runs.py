"""Two runs of training in one picture: one is kept, the other is made."""

import re

from playwright.sync_api import Page, expect

from tests.browser.states import TRAINING
from tests.browser.walk import rest, visit


def epoch(page: Page) -> None:
    """One epoch more."""
    page.get_by_role("button", name="One epoch").click()
    rest(page)


def test_two_starts_that_end_in_different_places_are_one_picture(page: Page) -> None:
    visit(page, TRAINING + "&update=1200")
    line = page.locator(".training-face .chart > .chart-mean").get_attribute("d")
    assert line and line.count("L") == 299
    page.get_by_role("button", name="Pin this run").press("Enter")
    expect(page.locator("#said")).to_contain_text("its curve stays while another run is made")
    page.locator("#training [data-choice=stuck]").click()
    rest(page)
    kept = page.locator(".chart > .chart-pinned").get_attribute("d")
    assert kept and kept.count("L") > 50
    expect(page.locator(".pinned-legend")).to_contain_text("learns XOR (dashed): mean 0.00102 in epoch 300")
    expect(page.locator(".pinned-legend")).to_contain_text("Differs now in start.")
    expect(page.locator(".chart-pinned-name")).to_have_text("learns XOR")
    page.locator(".pace .slider").fill("6")
    page.locator(".run-buttons .primary").click()
    expect(page.locator(".training-face .title")).to_have_text("All epochs are done", timeout=20_000)
    mine = page.locator(".chart > .chart-mean").get_attribute("d")
    assert mine and mine.count("L") == 999
    kept = page.locator(".chart > .chart-pinned").get_attribute("d")
    low, high = (float(re.findall(r",([\d.]+)", str(path))[-1]) for path in (kept, mine))
    assert low > high + 20, "the kept run ends lower on the page: at a smaller loss"


def test_a_kept_run_stays_over_reset_and_another_rate_until_it_is_given_up(page: Page) -> None:
    visit(page, "/training")
    button = page.locator(".pinned > button")
    expect(button).to_be_disabled()
    for _ in range(2):
        epoch(page)
    button.click()
    page.get_by_role("button", name="Reset").click()
    rest(page)
    page.get_by_label("Learning rate").last.fill("0.1")
    page.get_by_label("Learning rate").last.press("Enter")
    rest(page)
    expect(page.locator(".pinned-legend")).to_contain_text("γ = 0.5, order 0. Differs now in γ.")
    assert str(page.locator(".chart > .chart-pinned").get_attribute("d")).count("L") == 1
    epoch(page)
    assert "pin" not in page.url
    page.get_by_role("button", name="Unpin").click()
    expect(page.locator(".chart > .chart-pinned")).to_have_count(0)
    expect(page.locator(".pinned-legend")).to_be_hidden()
    expect(page.get_by_role("button", name="Pin this run")).to_be_enabled()


def test_the_dots_of_a_run_go_with_it(page: Page) -> None:
    visit(page, TRAINING + "&update=1200")
    inked = """(canvas) => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
        .data.some((part) => part > 0)"""
    assert page.locator(".chart-dots").evaluate(inked)
    page.get_by_role("button", name="Reset").click()
    rest(page)
    assert not page.locator(".chart-dots").evaluate(inked)
