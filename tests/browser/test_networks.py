"""Networks on the page as a teacher works with them: sections, losses, labels, weights; by links, keys and undo."""

from collections.abc import Callable
from urllib.parse import quote

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from engine import trace
from engine.networks import LOSSES, Initialiser, NetworkSpec, lower, lower_to_arrays, read_layers
from tests.browser.arrays import grid
from tests.browser.networks import LAYERS, go, layer, network, press_chip
from tests.browser.walk import INPUTS, TEXT, follow, k_of, link, press, rest, visit, written
from tests.engine.storyboard import NETWORK

GIVEN = NETWORK["weights"] | NETWORK["example"]


def expected(page: Page, loss: str) -> dict[str, float]:
    """Ask the engine for the gradients at the numbers that stand in the panel, by node."""
    found = lower(NetworkSpec(read_layers(LAYERS), loss=loss))
    names = {node.name or "" for node in found.graph.inputs}
    shown = {row.get_attribute("data-input") or "": row.locator("input[type=text]").input_value()
             for row in page.locator(".input[data-input]").all()}
    given = {name: float(value.replace("\u2212", "-")) for name, value in shown.items() if name in names}
    assert len(given) == len(names)
    run = trace(found.graph, given, wrt=found.parameters)
    return {str(found.graph.names[name]): number for name, number in run.results["gradients"].items()}


def test_three_presses_lead_from_the_page_to_the_gradient_of_a_hidden_weight(page: Page) -> None:
    visit(page)
    go(page, "network")
    expect(page.locator("#sections a:focus")).to_have_count(0)
    press(page, "End")
    node = lower(NetworkSpec(read_layers(LAYERS))).graph.names["w_h_2_2"]
    expect(page.locator(f"#board .table-row.result[data-node='{node}']")).to_contain_text("\u22120.119")
    assert NETWORK["gradients"]["w_h_2_2"] == pytest.approx(-0.119, abs=5e-4)


def test_each_section_keeps_what_was_last_worked_on_and_back_leads_back(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    current = page.locator("#sections [aria-current=page]")
    expect(current).to_have_text("Expression")
    go(page, "network")
    expect(current).to_have_text("Network")
    assert written(page) == LAYERS
    press_chip(page, "HingeLoss")
    press(page, "ArrowRight", "ArrowRight")
    k = k_of(page)
    go(page, "expression")
    assert (written(page), k_of(page)) == (TEXT, 6)
    go(page, "network")
    assert (written(page), k_of(page)) == (LAYERS, k)
    expect(page.locator("[data-choice=HingeLoss]")).to_have_attribute("aria-pressed", "true")
    page.go_back()
    rest(page)
    assert (written(page), k_of(page)) == (TEXT, 6)
    expect(current).to_have_text("Expression")


def test_an_address_of_its_own_opens_networks(page: Page) -> None:
    visit(page, "/network")
    assert written(page) == LAYERS
    for name, value in GIVEN.items():
        assert f"{name}:{value:g}" in page.url
    go(page, "expression")
    assert written(page) == "f(x, y, z) = x(y^2 + z)"


def test_a_phone_has_the_sections_in_its_menu(open_page: Callable[..., Page]) -> None:
    phone = visit(open_page(390, 844))
    phone.get_by_role("button", name="Menu").click()
    phone.get_by_role("menuitemradio", name="Network").click()
    rest(phone)
    phone.get_by_role("button", name="Edit", exact=True).click()
    assert written(phone) == LAYERS
    phone.locator("#fold-weights").click()
    field = phone.locator("[data-input=w_h_1_2] input[type=text]")
    field.fill("0.5")
    field.press("Enter")
    rest(phone)
    assert "w_h_1_2:0.5" in phone.url


@pytest.mark.parametrize("name", [name for name, loss in LOSSES.items() if not loss.several])
def test_every_loss_is_one_press_and_its_gradients_are_the_engines(page: Page, name: str) -> None:
    network(page)
    page.locator("#fold-weights").click()
    press_chip(page, name)
    if LOSSES[name].labels != "numbers":
        values = {"signs": ["\u22121", "1"], "bits": ["0", "1"]}[LOSSES[name].labels]
        states = page.locator("[data-input=y_star] .input-states button")
        assert states.all_inner_texts() == values
        states.first.click()
        rest(page)
        expect(states.first).to_have_attribute("aria-pressed", "true")
    press(page, "End")
    rows = page.locator("#board .table-row.result").all()
    shown = {row.get_attribute("data-node"): row.locator(".table-value").inner_text() for row in rows}
    numbers = {node: float(text.replace("\u2212", "-")) for node, text in shown.items()}
    assert numbers == pytest.approx(expected(page, name), rel=6e-3, abs=1e-12)
    assert (f"loss={name}" in page.url) == (name != "SquareLoss")


def test_a_regulariser_has_its_strength_as_an_input(page: Page) -> None:
    network(page)
    page.locator("#fold-weights").click()
    press_chip(page, "L2")
    slider = page.locator("#strength input[type=range]")
    assert slider.get_attribute("min") == "0"
    slider.fill("0.5")
    rest(page)
    assert "penalty=L2" in page.url
    assert "lambda:0.5" in page.url
    press(page, "Control+z", "Control+z")
    expect(page.locator("#penalty [data-choice=none]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#strength .input")).to_have_count(0)


def test_a_label_moves_to_what_the_loss_knows_and_one_undo_brings_it_back(page: Page) -> None:
    visit(page, f"/#text={quote(LAYERS)}&inputs=y_star:0.3")
    field = page.locator("[data-input=y_star] input[type=text]")
    press_chip(page, "HingeLoss")
    assert field.input_value() == "1"
    press_chip(page, "BCEWithLogitsLoss")
    assert field.input_value() == "1"
    press(page, "Control+z", "Control+z")
    assert field.input_value() == "0.3"


def test_cross_entropy_has_as_its_label_one_class_and_passes_back_probabilities_less_label(page: Page) -> None:
    three = LAYERS.replace("2, 1", "2, 3")
    visit(page, f"/#text={quote(three)}&inputs=y_star_1:0.3,y_star_2:2&view=tensors")
    press_chip(page, "CrossEntropyLoss")
    assert grid(page, "y_star", "value") == [0, 1, 0]
    press(page, "End")
    graph = lower_to_arrays(NetworkSpec(read_layers(three), "CrossEntropyLoss")).graph
    run = trace(graph, {"y_star": [0.0, 1.0, 0.0]})
    slopes = run.frame(len(run.structure.steps)).gradients[graph.names["y"]]
    assert grid(page, "y", "gradient") == pytest.approx(np.asarray(slopes).tolist(), abs=6e-3)
    press(page, "Control+z")
    assert grid(page, "y_star", "value") == [0.3, 2, 1]


def test_losses_of_one_output_are_disabled_where_there_are_two(page: Page) -> None:
    visit(page, f"/#text={quote(LAYERS.replace('2, 1', '2, 2'))}")
    for name, of in LOSSES.items():
        assert page.locator(f"[data-choice={name}]").is_disabled() == of.single
    assert page.locator("#loss-why").inner_text() == (
        "logistic, hinge and perceptron take one output; this network has 2.")
    follow(page, f"#text={quote(LAYERS)}")
    assert [name for name in LOSSES if page.locator(f"[data-choice={name}]").is_disabled()] == ["CrossEntropyLoss"]
    assert page.locator("#loss-why").inner_text() == "cross-entropy: for two outputs or more."


def test_weights_begin_as_initialiser_and_seed_say_and_links_keep_them(page: Page) -> None:
    network(page)
    page.locator("#fold-weights").click()
    first = page.locator("[data-input=w_h_1_1] input[type=text]")
    layer(page, "Draw again")
    drawn = lower(NetworkSpec(read_layers(LAYERS), seed=1)).spec.starts()["0.weight"][0][0]
    assert float(first.input_value().replace("\u2212", "-")) == pytest.approx(drawn, rel=1e-12)
    page.get_by_label("Initialiser").select_option("zeros")
    rest(page)
    assert first.input_value() == "0"
    page.get_by_label("Initialiser").select_option("normal")
    page.get_by_label("Seed").fill("7")
    page.get_by_label("Seed").press("Enter")
    rest(page)
    normal = Initialiser("normal")
    drawn = NetworkSpec(read_layers(LAYERS), initialiser=normal, seed=7).starts()["0.weight"][0][0]
    assert float(first.input_value().replace("\u2212", "-")) == pytest.approx(drawn, rel=1e-12)
    first.fill("0.25")
    first.press("Enter")
    rest(page)
    address = page.url
    visit(page, address)
    page.locator("#fold-weights").click()
    assert first.input_value() == "0.25"
    layer(page, "Reset")
    assert float(first.input_value().replace("\u2212", "-")) == pytest.approx(drawn, rel=1e-12)
    expect(page.get_by_role("button", name="Reset")).to_be_disabled()
    page.get_by_label("Seed").fill("-3")
    expect(page.get_by_label("Seed")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#problem-of-seed")).to_contain_text("A seed is a whole number")
    page.get_by_label("Seed").press("Escape")
    assert page.get_by_label("Seed").input_value() == "7"


def test_few_weights_stand_open_many_are_folded_and_all_are_reached_by_keys(page: Page) -> None:
    visit(page, f"/#text={quote('nn.Sequential(nn.Linear(2, 1))')}")
    expect(page.locator("#weights .input")).to_have_count(3)
    network(page)
    expect(page.locator("#weights .input")).to_have_count(0)
    page.locator("#fold-weights").focus()
    press(page, "Enter")
    expect(page.locator("#weights .input")).to_have_count(9)
    expect(page.locator("#fold-weights")).to_have_attribute("aria-expanded", "true")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.closest('[data-input=w_o_2_1]') !== null"):
            break
    else:
        pytest.fail("the last weight is not reached by Tab")


def test_examples_of_networks_are_chips_of_their_own(page: Page) -> None:
    network(page)
    assert page.locator("#network-examples .chip").all_inner_texts() == [
        "2–2–1", "2–3–1 tanh", "2–3–3–1", "XOR", "linear 2–1", "All examples"]
    page.locator("#network-examples [data-example=linear-model]").click()
    rest(page)
    expect(page.locator("[data-choice=SoftMarginLoss]")).to_have_attribute("aria-pressed", "true")
    press(page, "Control+z")
    assert written(page) == LAYERS
