"""LayerNorm, Softmax, Dropout and cross-entropy on the page, in every view; where biases stand in the tensor graph."""

from urllib.parse import quote

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from engine import trace
from engine.networks import NetworkSpec, lower, lower_to_arrays, read_layers
from tests.browser.arrays import grid
from tests.browser.networks import LAYERS, layer
from tests.browser.walk import press, rest, visit, written

NORMED = ("nn.Sequential(\n  nn.Linear(2, 3),\n  nn.LayerNorm(3),\n  nn.ReLU(),\n  nn.Dropout(p=0.5),\n"
          "  nn.Linear(3, 2))")
OPEN = f"/#text={quote(NORMED)}&loss=CrossEntropyLoss&inputs=m_1:2,m_2:2,m_3:2"
GIVEN = {"m_1": 2.0, "m_2": 2.0, "m_3": 2.0}
TWICE = "nn.Sequential(\n  nn.Linear(2, 3),\n  nn.Softmax(dim=-1))"


def spec() -> NetworkSpec:
    return NetworkSpec(read_layers(NORMED), "CrossEntropyLoss")


@pytest.mark.parametrize("view", ["neurons", "graph"])
def test_each_gradient_is_the_engines(page: Page, view: str) -> None:
    visit(page, OPEN + ("" if view == "neurons" else f"&view={view}"))
    page.keyboard.press("End")
    rest(page)
    network = lower(spec())
    gradients = trace(network.graph, GIVEN, wrt=network.parameters).results["gradients"]
    for name in ("w_h_1_2", "g_1", "beta_2", "w_o_2_1"):
        row = page.locator(f"#board .table-row.result[data-node='{network.graph.names[name]}'] .table-value")
        assert float(row.inner_text().replace("\u2212", "-")) == pytest.approx(gradients[name], rel=6e-3, abs=1e-9)


def test_the_tensor_graph_has_them_as_vectors_and_the_mask_gets_none(page: Page) -> None:
    visit(page, OPEN + "&view=tensors")
    press(page, "End")
    network = lower_to_arrays(spec())
    gradients = trace(network.graph, network.filled(GIVEN), wrt=network.parameters).results["gradients"]
    for name in ("g", "beta", "W_h"):
        assert grid(page, name, "gradient") == pytest.approx(np.ravel(gradients[name]).tolist(), rel=6e-3, abs=6e-3)
    assert grid(page, "m", "value") == [2, 2, 2]
    assert grid(page, "m", "gradient") is None


def test_what_lies_inside_of_a_layer_stands_between_its_units(page: Page) -> None:
    visit(page, OPEN)
    boxes = {name: page.locator(f'#stage .node[data-name="{name}"] .shape').bounding_box()
             for name in ("s_1", "mu", "d_1", "r", "n_1", "g_1", "z_1")}
    lefts = [boxes[name]["x"] for name in ("s_1", "mu", "d_1", "r", "n_1", "z_1")]  # type: ignore[index]
    assert lefts == sorted(lefts)
    assert boxes["mu"]["y"] < boxes["g_1"]["y"] < boxes["n_1"]["y"]  # type: ignore[index]
    expect(page.locator(".column-name").nth(1)).to_have_text("Hidden, LayerNorm, ReLU, Dropout")


def test_a_mask_is_a_number_of_the_example(page: Page) -> None:
    visit(page, OPEN)
    field = page.locator("[data-input=m_1] input[type=text]")
    field.fill("0")
    field.press("Enter")
    rest(page)
    assert "m_1:0" in page.url
    page.keyboard.press("End")
    rest(page)
    gain = lower(spec()).graph.names["g_1"]
    expect(page.locator(f"#board .table-row.result[data-node='{gain}'] .table-value")).to_have_text("0")


def test_layers_become_others_in_their_rows(page: Page) -> None:
    visit(page, f"/#text={quote(LAYERS)}")
    page.locator("#fold-layers").click()
    kind = page.get_by_label("Layer 2, activation")
    kind.select_option("LayerNorm")
    rest(page)
    assert "nn.LayerNorm(2)" in written(page)
    layer(page, "Layer 1, units: one more")
    assert "nn.LayerNorm(3)" in written(page)
    kind.select_option("Dropout")
    rest(page)
    layer(page, "Layer 2, probability p: one more")
    assert "nn.Dropout(p=0.6)" in written(page)
    press(page, "Control+z")
    assert "nn.Dropout()" in written(page)


def test_softmax_before_cross_entropy_is_told_and_goes_at_one_press(page: Page) -> None:
    visit(page, f"/#text={quote(TWICE)}&loss=CrossEntropyLoss")
    told = page.locator("#notices [data-code=softmax-twice]")
    expect(told).to_contain_text("CrossEntropyLoss takes scores and applies softmax itself")
    told.get_by_role("button").click()
    rest(page)
    expect(told).to_have_count(0)
    assert written(page) == "nn.Sequential(\n  nn.Linear(2, 3))"


def test_biases_stand_apart_at_one_press_by_a_link_and_until_it_is_undone(page: Page) -> None:
    visit(page, f"/#text={quote(LAYERS)}")
    expect(page.locator("#bias")).to_be_hidden()
    visit(page, f"/#text={quote(LAYERS)}&view=tensors")
    assert grid(page, "b_h", "value") is None
    page.locator("#bias [data-choice=split]").click()
    rest(page)
    assert grid(page, "b_h", "value") == [0, 0]
    assert "bias=split" in page.url
    page.reload()
    rest(page)
    assert grid(page, "b_h", "value") == [0, 0]
    expect(page.locator("#bias [data-choice=split]")).to_have_attribute("aria-pressed", "true")
    page.locator("#bias [data-choice=inside]").click()
    rest(page)
    assert grid(page, "b_h", "value") is None
    press(page, "Control+z")
    assert grid(page, "b_h", "value") == [0, 0]
