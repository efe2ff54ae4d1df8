"""The layers of a network as text and as rows: each follows the other; what is offered, pasted, wrong or missing."""

from playwright.sync_api import Page, expect

from tests.browser.networks import LAYERS, go, layer, network
from tests.browser.walk import press, rest, visit, write, written


def test_units_change_the_text_and_the_text_changes_the_rows(page: Page) -> None:
    network(page)
    layer(page, "Layers")
    units = page.get_by_role("group", name="Layer 1, units").locator(".count-number")
    layer(page, "Layer 1, units: one more")
    layer(page, "Layer 1, units: one more")
    assert written(page) == LAYERS.replace("2, 2", "2, 4").replace("2, 1", "4, 1")
    assert units.inner_text() == "4"
    assert page.locator("#fold-weights").inner_text().startswith("17 weights")
    layer(page, "Layer 1, units: one fewer")
    assert "Linear(2, 3)" in written(page)
    write(page, LAYERS.replace("2, 2", "2, 5").replace("2, 1", "5, 1"))
    assert units.inner_text() == "5"
    press(page, "Escape", "Control+z")
    assert units.inner_text() == "3"
    press(page, "Control+z", "Control+z", "Control+z")
    assert written(page) == LAYERS
    assert units.inner_text() == "2"


def test_the_form_adds_changes_moves_and_removes_layers(page: Page) -> None:
    network(page)
    layer(page, "Layers")
    page.get_by_label("Layer 2, activation").select_option("Tanh")
    rest(page)
    assert "nn.Tanh()" in written(page)
    layer(page, "+ hidden layer")
    assert written(page).count("nn.Tanh()") == 2
    layer(page, "Layer 1: remove")
    layer(page, "Layer 2: down")
    assert written(page) == "nn.Sequential(\n  nn.Linear(2, 2),\n  nn.Linear(2, 1),\n  nn.Tanh())"
    expect(page.locator("#problem")).to_be_empty()
    layer(page, "Layer 2: remove")
    expect(page.get_by_role("button", name="Layer 1: remove")).to_be_disabled()
    layer(page, "Inputs: one more")
    assert "nn.Linear(3, 1)" in written(page)
    expect(page.locator("[data-input=x_3]")).to_be_visible()


def test_a_mistake_in_the_text_keeps_the_form_as_it_was(page: Page) -> None:
    network(page)
    layer(page, "Layers")
    write(page, LAYERS.replace("Sigmoid", "Sigmoidd"))
    expect(page.locator("#editor .cm-wrong")).to_have_text("Sigmoidd")
    expect(page.locator("#problem")).to_contain_text("Did you mean Sigmoid?")
    expect(page.get_by_role("button", name="Layer 1, units: one more")).to_be_disabled()
    expect(page.locator("#layers")).to_contain_text("as they were last read")
    assert page.get_by_label("Layer 2, activation").input_value() == "Sigmoid"
    write(page, LAYERS)
    expect(page.get_by_role("button", name="Layer 1, units: one more")).to_be_enabled()
    assert page.locator("#layers [role=status]").inner_text() == ""


def test_layers_are_offered_with_a_sentence_each(page: Page) -> None:
    visit(page)
    page.keyboard.press("/")
    page.keyboard.type("nn.Sequential(nn.lin")
    listed = page.get_by_role("listbox")
    expect(listed.locator(".cm-completionLabel")).to_have_text(["Linear"])
    assert "weight of its own" in listed.inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.type("2, 1), nn.")
    expect(listed.locator(".cm-completionLabel").first).to_be_visible()
    page.keyboard.type("Tan")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.type(")")
    rest(page)
    assert written(page) == "nn.Sequential(nn.Linear(2, 1), nn.Tanh())"
    expect(page.locator("#problem")).to_be_empty()
    assert page.locator("#editor .tok-function").all_inner_texts() == ["Sequential", "Linear", "Tanh"]
    expect(page.get_by_role("textbox", name="Network", exact=True)).to_be_focused()


def test_what_is_pasted_from_pytorch_works_or_says_what_to_do(page: Page) -> None:
    visit(page)
    write(page, f"import torch\nfrom torch import nn\n\nmodel = {LAYERS}  # mine")
    expect(page.locator("#problem")).to_be_empty()
    assert page.locator("#fold-weights").inner_text().startswith("9 weights")
    layer(page, "Layers")
    layer(page, "Layer 1, units: one more")
    assert written(page).startswith("import torch\nfrom torch import nn\n\nmodel = nn.Sequential(")
    expect(page.locator("#problem")).to_be_empty()
    write(page, f"{LAYERS}\nloss = nn.MSELoss()")
    expect(page.locator("#problem")).to_contain_text("the loss and the numbers stand beside them")
    write(page, "class Net(nn.Module):\n  pass")
    expect(page.locator("#problem")).to_contain_text("A class is not read here")
    expect(page.locator("#problem")).to_contain_text("Write it as nn.Sequential(")


def test_an_empty_editor_says_what_can_be_written(page: Page) -> None:
    network(page)
    write(page, "")
    page.keyboard.press("Backspace")
    expect(page.locator("#editor .cm-placeholder")).to_have_text("x(y^2 + z), or nn.Sequential(…)")
    go(page, "network")
    assert written(page) == LAYERS
