"""Training on the page: one update walked, many run, changed while running, and all of it found again by a link."""

import math
import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from engine.generator import Generator
from engine.networks import Regulariser
from engine.notation.numbers import text
from engine.training import Change
from tests.browser.training import LAYERS, RUN, XOR, alike, engine, updates, weights
from tests.browser.walk import follow, k_of, press, rest, visit, write


def test_an_update_is_walked_on_the_same_board(page: Page) -> None:
    visit(page, "/training")
    names, start, _ = engine()
    order = Generator(0).order(4)
    alike(weights(page), dict(zip(names, start, strict=True)))
    assert page.locator(".training-lines [aria-current]").get_attribute("data-line-of") == "initialise"
    expect(page.locator(".examples-table tr[aria-current]")).to_have_attribute("data-example", str(order[0]))
    assert page.locator(".band[aria-current] .band-name").text_content() == "Example"
    press(page, "End")
    assert page.locator(".band[aria-current] .band-name").text_content() == "Backward"
    press(page, "ArrowRight")
    assert k_of(page) > 0 and page.locator(".band[aria-current] .band-name").text_content() == "Update"
    expect(page.locator(".training-lines li:visible")).to_have_attribute("data-line-of", "update")
    rows = page.locator(".update-table tbody tr").evaluate_all(
        "(all) => all.map((row) => [row.dataset.weight, ...[...row.querySelectorAll('td')].map("
        "(cell) => Number(cell.textContent.replace('\\u2212', '-')))])")
    by_hand = after(start, XOR[order[0]])
    for (name, old, change, new), before, then in zip(rows, start, by_hand, strict=True):
        assert [old, change, new] == pytest.approx([before, then - before, then], rel=5.1e-3, abs=6e-4), name
    press(page, "ArrowRight")
    assert k_of(page) == 0 and updates(page) == 1
    alike(weights(page), dict(zip(names, by_hand, strict=True)))
    expect(page.locator(".examples-table tr[aria-current]")).to_have_attribute("data-example", str(order[1]))


def after(start: list[float], example: tuple[float, float, float]) -> list[float]:
    """The lecture's update, written out: γ is ½."""
    b1, w11, w21, b2, w12, w22, c, v1, v2 = start
    x1, x2, label = example
    z1, z2 = (1 / (1 + math.exp(-s)) for s in (b1 + w11 * x1 + w21 * x2, b2 + w12 * x1 + w22 * x2))
    error = c + v1 * z1 + v2 * z2 - label
    s1, s2 = error * v1 * z1 * (1 - z1), error * v2 * z2 * (1 - z2)
    gradients = [s1, s1 * x1, s1 * x2, s2, s2 * x1, s2 * x2, error, error * z1, error * z2]
    return [one - 0.5 * gradient for one, gradient in zip(start, gradients, strict=True)]


def test_the_algorithm_stays_in_sight_while_its_line_is_walked(page: Page) -> None:
    visit(page, "/training")
    lit = page.locator(".training-lines [aria-current]")
    press(page, "d", "ArrowRight")
    expect(lit).to_have_text(re.compile("backpropagation"))
    expect(page.locator("#said")).to_contain_text("Line 4")
    press(page, "End", "ArrowRight")
    expect(page.locator("#said")).to_contain_text("w becomes w minus gamma t times the gradient of L")
    expect(lit).to_have_attribute("data-line-of", "update")
    press(page, "ArrowRight")
    expect(lit).to_contain_text("For each example")
    press(page, "d", "ArrowRight")
    expect(page.locator(".training-lines")).to_be_hidden()


def test_back_from_an_update_are_the_weights_before_it(page: Page) -> None:
    visit(page, "/training")
    before = weights(page)
    press(page, "End", "ArrowRight", "ArrowLeft")
    assert page.locator(".band[aria-current] .band-name").text_content() == "Backward"
    assert weights(page) == before and updates(page) == 0
    press(page, "ArrowRight", "ArrowRight")
    assert updates(page) == 1


def test_it_runs_to_its_end_and_has_learned(page: Page) -> None:
    visit(page, "/training")
    page.locator(".pace .slider").fill("6")
    page.locator(RUN).click()
    expect(page.locator(".training-face .title")).to_have_text("All epochs are done", timeout=20_000)
    names, _, told = engine()
    *_, end = told
    assert updates(page) == end.update == 4000
    alike(weights(page), dict(zip(names, end.parameters, strict=True)))
    expect(page.locator("#said")).to_contain_text("All epochs are done")
    expect(page.locator(RUN)).to_be_disabled()
    press(page, "Control+z")
    page.get_by_role("button", name="Reset").click()
    rest(page)
    assert updates(page) == 0
    expect(page.locator(RUN)).to_be_enabled()


def test_a_run_that_is_over_is_opened_by_its_link_as_it_was(page: Page) -> None:
    visit(page, "/training")
    page.locator(".pace .slider").fill("6")
    page.locator(RUN).click()
    expect(page.locator(".training-face .title")).to_have_text("All epochs are done", timeout=20_000)
    updates(page)
    page.reload()
    rest(page)
    expect(page.locator(".training-face .title")).to_have_text("All epochs are done")
    expect(page.locator(".chart-mean")).to_be_visible()


def test_an_examples_number_is_not_nudged_nor_pulled(page: Page) -> None:
    visit(page, "/training")
    press(page, "End")
    press(page, "ArrowRight", "ArrowRight", "End", "n", "n")
    assert "x_1" not in page.evaluate("() => decodeURIComponent(location.hash)")
    names, start, _ = engine()
    alike(weights(page), dict(zip(names, after(start, XOR[Generator(0).order(4)[0]]), strict=True)))


def test_a_change_on_the_way_is_in_the_link_which_repeats_it(page: Page) -> None:
    visit(page, "/training")
    for _ in range(3):
        page.get_by_role("button", name="One epoch").click()
        rest(page)
    assert updates(page) == 12
    page.get_by_label("Learning rate").last.fill("0.1")
    page.get_by_label("Learning rate").last.press("Enter")
    rest(page)
    page.get_by_role("button", name="One epoch").click()
    rest(page)
    assert updates(page) == 16
    assert "changes=12:rate:0.1" in page.url
    names, _, told = engine(epochs=4, changes=(Change(12, "rate", 0.1),))
    found = weights(page)
    alike(found, dict(zip(names, told[-1].parameters, strict=True)))
    means = page.locator(".chart-mean").get_attribute("d")
    page.reload()
    rest(page)
    assert weights(page) == found and updates(page) == 16
    page.get_by_role("button", name="One epoch").click()
    rest(page)
    assert str(page.locator(".chart-mean").get_attribute("d")).startswith(str(means))


def test_the_regulariser_is_made_stronger_on_the_way(page: Page) -> None:
    visit(page, "/training")
    follow(page, page.url + "&penalty=L2:0.01")
    for _ in range(2):
        page.get_by_role("button", name="One epoch").click()
        rest(page)
    assert "lVert w" in str(page.locator(".training-aim annotation").text_content())
    field = page.locator("#strength [data-input=lambda] .input-field")
    field.fill("0.2")
    field.press("Enter")
    rest(page)
    page.get_by_role("button", name="One epoch").click()
    rest(page)
    assert updates(page) == 12
    assert "changes=8:strength:0.2" in page.url
    names, _, told = engine(epochs=3, changes=(Change(8, "strength", 0.2),), regulariser=Regulariser("L2", 0.01))
    found = weights(page)
    alike(found, dict(zip(names, told[-1].parameters, strict=True)))
    page.reload()
    rest(page)
    assert weights(page) == found and updates(page) == 12
    expect(field).to_have_value("0.2")
    page.get_by_role("button", name="Reset").click()
    rest(page)
    expect(field).to_have_value("0.01")


def test_running_stops_by_button_and_by_space_and_goes_on(page: Page) -> None:
    visit(page, "/training")
    page.locator(RUN).click()
    page.wait_for_function(
        "() => Number(document.querySelector('.training-face .heading-where')?.textContent.match(/\\d+/)) > 1")
    assert page.locator(RUN).text_content() == "Pause"
    page.locator("#stage").click(position={"x": 5, "y": 90})
    page.keyboard.press(" ")
    expect(page.locator(RUN)).to_have_text("Run")
    stopped = updates(page)
    assert 4 <= stopped == updates(page)
    page.keyboard.press(" ")
    expect(page.locator(RUN)).to_have_text("Pause")
    page.keyboard.press(" ")
    stopped = updates(page)
    page.locator(RUN).click()
    page.wait_for_timeout(400)
    page.locator(RUN).click()
    assert updates(page) > stopped


def test_steps_that_are_too_large_stop_with_the_reason(page: Page) -> None:
    visit(page, "/training")
    page.locator("#training [data-choice='too-large']").click()
    rest(page)
    page.locator(RUN).click()
    expect(page.locator(".training-face .title")).to_have_text("Stopped: the loss is above 10.")
    _, _, told = engine(rate=2.0)
    at = told[-1].threshold
    why = f"descent with γ above 2/κ ≈ {text(at.rate)} overshoots. γ reached {text(at.used)}: the steps are too"
    expect(page.locator(".training-face .threshold")).to_contain_text(why)
    expect(page.locator("#said")).to_contain_text("Stopped: the loss is above 10. Near the start")
    expect(page.locator("#said")).to_contain_text(why)
    page.locator("#training [data-choice='learns']").click()
    rest(page)
    expect(page.locator(".training-face .threshold")).to_be_hidden()


def test_data_that_does_not_fit_says_so_and_loses_nothing(page: Page) -> None:
    visit(page, f"/training#text={quote(LAYERS)}&data=sine")
    expect(page.locator(".training-face .title")).to_contain_text("These data have 1 feature, the network has 2 inputs")
    expect(page.locator(RUN)).to_be_disabled()
    page.locator("#training [data-choice=and]").click()
    rest(page)
    expect(page.locator(RUN)).to_be_enabled()


def test_the_network_on_show_is_trained_from_its_own_weights_and_one_undo_leads_back(page: Page) -> None:
    visit(page, "/network")
    before = weights(page)
    page.get_by_role("button", name="Train this network").click()
    rest(page)
    assert page.locator("#sections [aria-current]").get_attribute("data-section") == "training"
    assert weights(page) == before
    press(page, "End", "ArrowRight", "ArrowRight")
    assert updates(page) == 1 and weights(page) != before
    page.get_by_role("button", name="Reset").click()
    rest(page)
    assert weights(page) == before
    press(page, "Control+z", "Control+z")
    assert page.locator("#sections [aria-current]").get_attribute("data-section") == "network"
    assert weights(page) == before


def test_a_network_of_ones_own_is_trained_and_its_section_keeps_its_own(page: Page) -> None:
    visit(page, "/training")
    page.locator("#editor .cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.type("nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1))")
    rest(page)
    page.get_by_role("button", name="One epoch").click()
    rest(page)
    assert len(weights(page)) == 13 and updates(page) == 4
    page.locator("#sections [data-section=network]").click()
    rest(page)
    expect(page.locator("#training")).to_be_hidden()
    page.locator("#sections [data-section=training]").click()
    rest(page)
    assert updates(page) == 4


def test_a_network_too_large_to_train_says_so_and_the_run_waits_for_another(page: Page) -> None:
    visit(page, "/training")
    page.get_by_role("button", name="One epoch").click()
    rest(page)
    write(page, "nn.Sequential(nn.Linear(2, 60), nn.ReLU(), nn.Linear(60, 60), nn.ReLU(), nn.Linear(60, 1))")
    expect(page.locator("#problem")).to_contain_text("3901 weights; as single numbers it may have 2000")
    names, _, told = engine(epochs=2)
    alike(weights(page), dict(zip(names, told[0].parameters, strict=True)))
    expect(page.locator(RUN)).to_be_disabled()
    expect(page.get_by_role("button", name="One epoch")).to_be_disabled()
    page.keyboard.press("Control+z")
    rest(page)
    page.get_by_role("button", name="One epoch").click()
    rest(page)
    alike(weights(page), dict(zip(names, told[1].parameters, strict=True)))
