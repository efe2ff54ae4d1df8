"""How one trains on the page: what data, how prepared, which optimiser, schedule and clipping."""

import pytest
from playwright.sync_api import Page, expect

from engine.training import Choice
from engine.training.data import drawn, prepare
from tests.browser.training import alike, engine, updates, weights
from tests.browser.walk import press, rest, visit


def test_the_gradient_is_clipped_as_the_engine_does(page: Page) -> None:
    visit(page, "/training")
    clipping = page.get_by_role("group", name="Clipping of the gradient")
    clipping.get_by_role("button", name="by norm").click()
    page.get_by_label("most").fill("0.05")
    page.get_by_label("most").press("Enter")
    rest(page)
    page.get_by_role("button", name="One epoch").click()
    assert updates(page) == 4
    assert "clip=norm:most%3D0.05" in page.url or "clip=norm:most=0.05" in page.url
    names, start, told = engine(epochs=1, clip=Choice("norm", {"most": 0.05}))
    alike(weights(page), dict(zip(names, told[-1].parameters, strict=True)))
    clipping.get_by_role("button", name="none").click()
    rest(page)
    assert updates(page) == 0 and "clip" not in page.url
    alike(weights(page), dict(zip(names, start, strict=True)))


def test_a_data_set_has_as_many_points_and_as_much_noise_as_one_says(page: Page) -> None:
    visit(page, "/training")
    page.locator("#training [data-choice=spirals]").click()
    rest(page)
    for label, value in (("examples", "60"), ("noise", "0.1"), ("turns", "1")):
        field = page.get_by_role("textbox", name=label, exact=True)
        field.fill(value)
        field.press("Enter")
        rest(page)
    expect(page.locator("#training-data")).to_contain_text("60 examples.")
    page.get_by_role("button", name="One epoch").click()
    assert updates(page) == 60
    made = drawn("spirals", {"size": 60, "noise": 0.1, "turns": 1}, 0, 100)
    names, _, told = engine(epochs=1, rows=[tuple(row) for row in made.rows])
    alike(weights(page), dict(zip(names, told[-1].parameters, strict=True)))


def test_another_optimiser_and_schedule_are_the_engines_too(page: Page) -> None:
    visit(page, "/training")
    page.locator("#training [data-choice=Momentum]").click()
    page.locator("#training [data-choice=step]").click()
    page.get_by_label("every, in epochs").fill("2")
    page.get_by_label("every, in epochs").press("Enter")
    page.get_by_label("Examples an update").fill("3")
    page.get_by_label("Examples an update").press("Enter")
    rest(page)
    for _ in range(5):
        page.get_by_role("button", name="One epoch").click()
        rest(page)
    names, _, told = engine(epochs=5, batch=3, optimiser=Choice("Momentum"), schedule=Choice("step", {"every": 2.0}))
    alike(weights(page), dict(zip(names, told[-1].parameters, strict=True)))


@pytest.mark.parametrize(("label", "typed"), [("Learning rate", "0"), ("Epochs", "2.5"), ("Examples an update", "none"),
                                              ("Order", "-1"), ("Epochs", "1001")])
def test_a_number_that_cannot_be_is_told_and_kept_out(page: Page, label: str, typed: str) -> None:
    visit(page, "/training")
    field = page.locator("#training").get_by_label(label, exact=True).last
    before = field.input_value()
    field.fill(typed)
    expect(field).to_have_attribute("aria-invalid", "true")
    field.press("Enter")
    field.press("Escape")
    assert field.input_value() == before
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_examples_are_kept_for_the_test_and_scaled_as_the_engine_does(page: Page) -> None:
    visit(page, "/training")
    page.locator("#training [data-choice=moons]").click()
    page.locator("#training [data-choice=standard]").click()
    field = page.get_by_label("Test, in %")
    field.fill("70")
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("30")
    field.press("Enter")
    rest(page)
    expect(page.locator("#training .soft-says")).to_have_text("140 examples to learn from, 60 for the test.")
    page.get_by_label("Epochs", exact=True).fill("2")
    page.get_by_label("Epochs", exact=True).press("Enter")
    page.get_by_role("button", name="One epoch").click()
    rest(page)
    made = prepare(drawn("moons", {}, 0, 2000), share=0.3, scaling="standard")
    names, _, _ = engine()
    told = engine(epochs=1, rows=made.rows, test=made.test)[2]
    alike(weights(page), dict(zip(names, told[-1].parameters, strict=True)))
    expect(page.locator(".chart-legend")).to_contain_text(f"of the test {told[-1].test:.3g}")
    assert "test=0.3" in page.url and "scaling=standard" in page.url
    page.reload()
    rest(page)
    expect(field).to_have_value("30")
    alike(weights(page), dict(zip(names, told[-1].parameters, strict=True)))
    visit(page, "/training")
    page.locator("#training [data-choice=range]").click()
    press(page, "Control+z")
    expect(page.locator("#training-preparation [data-choice=none]")).to_have_attribute("aria-pressed", "true")


def test_other_weights_are_drawn_from_the_next_seed(page: Page) -> None:
    visit(page, "/training")
    before = weights(page)
    page.get_by_role("button", name="One epoch").click()
    assert updates(page) == 4
    page.get_by_role("button", name="new weights").click()
    rest(page)
    assert updates(page) == 0 and "seed=3" in page.url
    drawn_anew = weights(page)
    assert drawn_anew != before
    page.get_by_role("button", name="One epoch").click()
    assert updates(page) == 4
    page.get_by_role("button", name="Reset").click()
    rest(page)
    assert weights(page) == drawn_anew


def test_another_loss_is_trained_from_the_beginning_and_one_undo_leads_back(page: Page) -> None:
    visit(page, "/training")
    page.get_by_role("button", name="One epoch").click()
    assert updates(page) == 4
    trained = weights(page)
    page.locator("#loss").get_by_role("button", name="mean square").click()
    rest(page)
    names, start, _ = engine()
    assert updates(page) == 0
    alike(weights(page), dict(zip(names, start, strict=True)))
    press(page, "Control+z")
    assert updates(page) == 4
    assert weights(page) == trained
