"""An array unfolded where it stands: its elements as nodes with the same numbers, their edges, and folded again."""

import re
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from engine import parse, trace
from tests.browser.arrays import LAYER, LAYER_STEPS, grid, link_to
from tests.browser.states import TENSORS
from tests.browser.walk import k_of, press, rest, visit

MIDDLE = """(name) => {
    const { x, y, width, height } = document.querySelector(`.node[data-name="${name}"] .shape`).getBoundingClientRect();
    return [x + width / 2, y + height / 2];
}"""


def card(page: Page, name: str, does: str) -> None:
    """Open a node's card and press what it offers."""
    page.locator(f'.node[data-name="{name}"] .shape').click()
    page.locator(f".node-card [data-does={does}]").click()
    rest(page)


def cells(page: Page, name: str, which: str) -> list[float] | None:
    """Read the numbers at the elements of an unfolded array; none while they are not known."""
    found: list[str] = page.locator(f'.node[data-name="{name}"] .cell-{which}').evaluate_all(
        "(all) => all.map((one) => one.textContent)")
    return [float(text.replace("−", "-")) for text in found] or None


def faces(page: Page) -> list[str]:
    """List what the unfolded elements are called."""
    found: list[str] = page.locator("#stage .of-cell:not(.leaving)").evaluate_all(
        "(all) => all.map((one) => one.dataset.cell)")
    return found


def graph(page: Page) -> str:
    """Return all that stands on the stage of the graph."""
    found: list[str] = page.locator("#stage .stage-graph").evaluate_all("(all) => all.map((one) => one.outerHTML)")
    return "".join(found)


def strands(page: Page, start: str, end: str) -> int:
    """Count the lines of the edge between two nodes."""
    ids = [page.locator(f'.node[data-name="{name}"]').get_attribute("data-id") for name in (start, end)]
    path = page.locator(f'#stage .edge[data-from="{ids[0]}"][data-to="{ids[1]}"]').get_attribute("d")
    return len(re.findall("M", path or ""))


def test_a_vector_stands_as_its_elements_with_the_same_numbers_at_every_step(page: Page) -> None:
    run = trace(parse(LAYER))
    graph = run.structure.graph
    visit(page, link_to(LAYER, LAYER_STEPS))
    card(page, "z", "unfold")
    expect(page.locator("#said")).to_have_text("z stands as its 2 elements, each with its own value and gradient.")
    assert (faces(page), grid(page, "z", "value"), k_of(page)) == (["z₁", "z₂"], None, LAYER_STEPS)
    press(page, "Escape", "Home")
    for k in range(1, LAYER_STEPS + 1):
        press(page, "ArrowRight")
        frame = run.frame(k)
        for which, known in (("value", frame.values), ("gradient", frame.gradients)):
            found = cells(page, "z", which)
            if graph.names["z"] in known:
                assert found == pytest.approx(np.ravel(known[graph.names["z"]]).tolist(), rel=5.1e-3), (k, which)
            else:
                assert found is None, (k, which)


def test_a_press_on_the_frame_folds_it_and_all_is_as_before(page: Page) -> None:
    visit(page, link_to(LAYER, 9))
    page.locator('.node[data-name="z"] .shape').click()
    press(page, "Escape")
    page.mouse.move(1, 1)
    there, before = graph(page), page.evaluate(MIDDLE, "z")
    card(page, "z", "unfold")
    assert page.evaluate(MIDDLE, "z") == pytest.approx(before, abs=1)
    assert "open=z" in page.url
    page.locator('.node[data-name="z"] .shape').click(position={"x": 4, "y": 30})
    rest(page)
    assert page.evaluate(MIDDLE, "z") == pytest.approx(before, abs=1)
    assert "open" not in page.url.split("#")[1]
    page.mouse.move(1, 1)
    rest(page)
    assert graph(page) == there


def test_edges_between_elements_are_where_the_jacobian_is_not_zero(page: Page) -> None:
    visit(page, link_to(LAYER, 9) + "&open=s,z")
    assert strands(page, "s", "z") == 2, "diagonal: each element by itself"
    assert (strands(page, "W", "s"), strands(page, "x", "s"), strands(page, "z", "y")) == (2, 2, 2)
    dots = page.locator("#stage .dot.g")
    expect(dots).to_have_count(2)
    for name in ("x", "W"):
        page.locator(f'.node[data-name="{name}"] .hold').focus()
        press(page, "o")
    assert (strands(page, "x", "s"), strands(page, "W", "s")) == (4, 4), "each row of W beside all of x"
    assert faces(page) == ["W₁‚₁", "W₁‚₂", "W₂‚₁", "W₂‚₂", "x₁", "x₂", "s₁", "s₂", "z₁", "z₂"]


def test_by_keyboard_it_unfolds_and_folds_and_undo_takes_it_back(page: Page) -> None:
    visit(page, link_to(LAYER, 9))
    hold = page.locator('.node[data-name="s"] .hold')
    hold.focus()
    press(page, "o")
    expect(hold).to_be_focused()
    assert faces(page) == ["s₁", "s₂"]
    press(page, "o")
    expect(page.locator("#said")).to_have_text("s is one node again.")
    assert faces(page) == []
    press(page, "Control+z")
    assert faces(page) == ["s₁", "s₂"]
    page.reload()
    rest(page)
    assert (faces(page), k_of(page)) == (["s₁", "s₂"], 9)
    press(page, ",", ".")
    assert faces(page) == ["s₁", "s₂"], "a larger step folds nothing"
    page.locator('.node[data-name="s"] .hold').focus()
    press(page, "o")
    assert faces(page) == []


def test_what_is_too_large_is_told_in_words_and_stays(page: Page) -> None:
    visit(page, link_to("y = sum(x)\nx = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", 1))
    card(page, "x", "unfold")
    told = page.locator(".card-status")
    expect(told).to_have_text("x has 10 elements; here up to 9 can stand apart. The scalar graph has them all.")
    assert faces(page) == [] and "open" not in page.url.split("#")[1]
    page.locator('.node[data-name="x"] .hold').focus()
    press(page, "o")
    expect(told).to_contain_text("up to 9")


def test_a_networks_elements_keep_the_names_of_its_weights(page: Page) -> None:
    visit(page, TENSORS + "&open=W_h,z")
    assert faces(page) == [*(f"w^h_{i}{j}" for j in (1, 2) for i in (0, 1, 2)), "z₁", "z₂"]
    values: Any = cells(page, "W_h", "value")
    page.locator("#look").get_by_role("button", name="Scalar graph").click()
    rest(page)
    own = page.locator('#stage .node[data-name="w_h_2_1"] .value').text_content() or ""
    assert values[2] == float(own.replace("−", "-"))


def test_values_hidden_and_a_number_changed_reach_the_elements(page: Page) -> None:
    visit(page, link_to(LAYER, 9) + "&open=s")
    press(page, "h")
    assert page.locator('.node[data-name="s"] .slot.veil').count() == 4
    press(page, "h")
    page.get_by_label("W at 1, 2", exact=True).first.fill("-2")
    rest(page)
    assert cells(page, "s", "value") == pytest.approx([-2, 1])
    assert faces(page) == ["s₁", "s₂"]


@pytest.mark.parametrize("flow", ["right", "up"])
def test_a_frame_lies_on_nothing_else(page: Page, flow: str) -> None:
    visit(page, link_to(LAYER, LAYER_STEPS) + f"&open=s,z,x,W&flow={flow}")
    boxes: list[dict[str, float]] = page.locator("#stage .node .shape, #stage .grid-frame").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().toJSON())")
    for i, one in enumerate(boxes):
        for other in boxes[i + 1:]:
            apart = (one["right"] <= other["left"] or other["right"] <= one["left"]
                     or one["bottom"] <= other["top"] or other["bottom"] <= one["top"])
            assert apart, (one, other)
