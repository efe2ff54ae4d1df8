"""The algorithm as numbered lines: the one that runs is lit at every step, and said when it changes."""

import re

from playwright.sync_api import Page, expect

from tests.browser.test_asides import NET
from tests.browser.walk import INPUTS, TEXT, k_of, link, press, visit

RUNS = ".algorithm-lines > [aria-current]"


def runs(page: Page) -> str:
    """Name the line that is lit."""
    return page.locator(RUNS).get_attribute("data-line-of") or ""


def lines(page: Page, steps: int) -> list[str]:
    """Walk, and name the line at each step."""
    found = []
    for _ in range(steps):
        press(page, "ArrowRight")
        found.append(runs(page))
    return found


def test_the_line_of_each_step_is_lit(page: Page) -> None:
    visit(page, link(TEXT, INPUTS))
    press(page, "d")
    assert page.locator(".algorithm-lines > li").evaluate_all("(all) => all.map((line) => line.dataset.text)") == [
        "First the forward pass, from the inputs to the output.", "Compute the loss, f.",
        "From the loss backwards, by the chain rule:", "cache partials as you compute them, for the lower layers."]
    assert page.locator(RUNS).count() == 0
    found = lines(page, 9)
    # y², g, then f; the seed, to x, to g; from g to y² and, with ∂f/∂g kept, to z; to y.
    assert found == ["forward", "forward", "loss", "backward", "backward", "backward", "backward", "reuse", "backward"]
    press(page, "Home")
    assert page.locator(RUNS).count() == 0


def test_it_goes_with_what_the_board_calls_reused_in_a_networks_walk(page: Page) -> None:
    visit(page, NET.replace("k=37", "k=0") + "&face=step")
    said = []
    for _ in range(21):
        press(page, "ArrowRight")
        reused = page.locator("#board .row .reused").count() > 0
        backward = page.locator("#board .badge.backward").count() > 0
        press(page, "d")
        said.append(runs(page))
        if reused:
            assert runs(page) == "reuse"
        elif backward:
            assert runs(page) == "backward"
        else:
            assert runs(page) in ("forward", "loss")
        press(page, "d")
    assert k_of(page) == 37
    assert said.count("loss") == 1 and said.count("reuse") >= 6
    assert said == sorted(said, key=lambda line: {"forward": 0, "loss": 1}.get(line, 2))


def test_a_line_is_said_when_it_begins_to_run_and_only_while_it_is_looked_at(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 1))
    press(page, "d")
    expect(page.locator("#said")).to_have_text("Line 1: First the forward pass, from the inputs to the output.")
    press(page, "ArrowRight", "ArrowRight")
    expect(page.locator("#said")).to_have_text("Line 2: Compute the loss, f.")
    expect(page.locator("#live")).to_contain_text(re.compile("minus 26"))
    press(page, "Escape", "ArrowRight", "ArrowRight")
    expect(page.locator("#said")).to_have_text("Line 2: Compute the loss, f.")
    expect(page.locator("#board .rule")).to_be_visible()


def test_by_hand_it_is_one_press_from_caching_and_one_back(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 9))
    page.get_by_role("button", name="Caching", exact=True).click()
    page.get_by_role("button", name="Algorithm", exact=True).click()
    expect(page.locator(".algorithm-now")).to_contain_text("step 6 of 6")
    page.get_by_role("button", name="Back to the step").click()
    expect(page.locator("#board .rule")).to_be_visible()
    assert k_of(page) == 9
