"""The losses of linear models side by side: what each costs at the score of the graph, how steeply, and its corner."""

from math import exp, log
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.networks import LINEAR, LINEAR_LAYERS, LINEAR_NUMBERS
from tests.browser.walk import INPUTS, TEXT, link, press, rest, visit

MODELS = ("SquareLoss", "SoftMarginLoss", "HingeLoss", "PerceptronLoss")


def told(page: Page) -> dict[str, tuple[float, float]]:
    """The loss and the slope on each card."""
    read = """(all) => all.map((card) => [card.dataset.loss, ...[...card.querySelectorAll(".number")].slice(0, 2)
        .map((number) => Number(number.textContent.replace("\\u2212", "-")))])"""
    return {name: (value, slope) for name, value, slope in page.locator(".loss-card").evaluate_all(read)}


def costs(score: float, label: float) -> dict[str, tuple[float, float]]:
    """The same, by hand."""
    margin = label * score
    return {"SquareLoss": ((score - label) ** 2 / 2, score - label),
            "SoftMarginLoss": (log(1 + exp(-margin)), -label / (1 + exp(margin))),
            "HingeLoss": (max(0, 1 - margin), -label if margin <= 1 else 0),
            "PerceptronLoss": (max(0, -margin), -label if margin <= 0 else 0)}


def agree(page: Page, score: float, label: float) -> None:
    """Assert that what is shown is what it is, to the digits shown."""
    found, wanted = told(page), costs(score, label)
    assert list(found) == list(MODELS)
    for name in MODELS:
        assert found[name] == pytest.approx(wanted[name], rel=5e-3, abs=1e-9), name


def test_four_losses_stand_side_by_side_at_the_graphs_score(page: Page) -> None:
    visit(page, LINEAR)
    page.get_by_role("button", name="Compare losses").click()
    expect(page.locator(".losses-at")).to_contain_text("1.5")
    agree(page, 1.5, 1)
    expect(page.locator("[data-loss=HingeLoss]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-loss=HingeLoss] .loss-kink")).to_contain_text("Corner at 1: slopes from −1 to 0.")
    expect(page.locator("[data-loss=SquareLoss] .loss-kink")).to_have_text("Smooth: no corner.")
    expect(page.locator("#said")).to_contain_text("support vector machine 0, slope 0")


def test_the_score_goes_with_the_graph_or_is_moved_by_hand(page: Page) -> None:
    visit(page, LINEAR)
    press(page, "l")
    page.locator("#weights input[type=text]").first.fill("-1.5")
    rest(page)
    agree(page, -0.5, 1)
    page.locator("#inputs").get_by_role("button", name="−1").click()
    rest(page)
    agree(page, -0.5, -1)
    page.locator(".losses-move .slider").fill("-1")
    agree(page, -1, -1)
    expect(page.locator("[data-loss=HingeLoss] .loss-kink")).to_contain_text("At the corner 0 to 1 fit; 1 is taken.")
    assert page.locator("[data-loss=HingeLoss] .loss-ray").count() == 2
    page.get_by_role("button", name="graph's own").click()
    agree(page, -0.5, -1)


def test_a_card_chooses_the_loss_that_is_walked(page: Page) -> None:
    visit(page, LINEAR + "&k=3")
    press(page, "l")
    page.locator("[data-loss=PerceptronLoss]").focus()
    page.keyboard.press("Enter")
    rest(page)
    expect(page.locator("[data-loss=PerceptronLoss]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#loss [data-choice=PerceptronLoss]")).to_have_attribute("aria-pressed", "true")
    assert "loss=PerceptronLoss" in page.url
    page.keyboard.press("l")
    expect(page.locator(".losses")).to_have_count(0)
    press(page, "Control+z")
    assert "loss=HingeLoss" in page.url


def test_a_label_that_a_loss_cannot_have_is_told_of(page: Page) -> None:
    visit(page, f"/#text={LINEAR_LAYERS}&inputs={LINEAR_NUMBERS.replace('y:1', 'y:0.3')}")
    press(page, "l")
    expect(page.locator("[data-loss=HingeLoss] .loss-kink")).to_contain_text("Its label is 1 here")
    assert told(page)["SquareLoss"] == pytest.approx((0.72, 1.2))


@pytest.mark.parametrize("document", [link(TEXT, INPUTS, 3), f"/#text={quote('nn.Sequential(nn.Linear(2, 2))')}"])
def test_there_is_nothing_to_compare_without_a_score(page: Page, document: str) -> None:
    visit(page, document)
    press(page, "l")
    expect(page.locator(".losses")).to_have_count(0)
    expect(page.locator("#compare-losses")).to_be_hidden()
