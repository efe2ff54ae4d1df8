"""A document of arrays as its scalar graph and back: the same numbers, one document, the quantity in hand kept."""

from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from engine import parse, trace
from engine.unfold import unfolded
from tests.browser.arrays import LAYER, LAYER_STEPS, grid, link_to
from tests.browser.walk import k_of, numbers, press, rest, visit

SCALAR_STEPS = 38


def look(page: Page, as_: str) -> None:
    page.locator("#look").get_by_role("button", name=as_).click()
    rest(page)


def shown(page: Page, name: str) -> tuple[float | None, float | None]:
    """The value and the gradient at a node of the scalar graph."""
    value, gradient = numbers(page)[name]
    value, gradient = (None if one is None else one.replace("−", "-") for one in (value, gradient))
    return value and float(value), gradient and float(gradient)  # type: ignore[return-value]


def hash_of(page: Page) -> str:
    told: str = page.evaluate("() => decodeURIComponent(location.hash)")
    return told


def test_both_views_show_the_same_numbers_of_every_array(page: Page) -> None:
    graph = parse(LAYER)
    found, run = unfolded(graph), trace(graph)
    visit(page, link_to(LAYER, LAYER_STEPS))
    arrays = {name: (grid(page, name, "value"), grid(page, name, "gradient")) for name in "WxwszyL"}
    look(page, "Scalar graph")
    assert k_of(page) == SCALAR_STEPS
    for name, (value, gradient) in arrays.items():
        elements = [found.graph[id].name for id in found.elements[graph.names[name]]]
        if value is not None:
            assert [shown(page, one)[0] for one in elements if one] == pytest.approx(value, abs=1e-9), name
            assert [shown(page, one)[1] for one in elements if one] == pytest.approx(gradient, abs=1e-9), name
    assert shown(page, "s_2")[0] == pytest.approx(run.numbers[graph.names["s"]][1])
    expect(page.locator("#stage .grid")).to_have_count(0)


@pytest.mark.parametrize("k", [1, 2, 8, 9, 10])
def test_the_quantity_in_hand_is_kept_and_one_comes_back(page: Page, k: int) -> None:
    run = trace(parse(LAYER))
    step = run.structure.steps[k - 1]
    visit(page, link_to(LAYER, k))
    look(page, "Scalar graph")
    at = k_of(page)
    node = run.structure.graph[step.node if step.kind == "forward" else step.to]
    found = unfolded(run.structure.graph)
    names = [found.graph[id].name or "L" for id in found.elements[node.id]]
    which = 0 if step.kind == "forward" else 1
    before = {name: shown(page, name) for name in names}
    assert all(known[which] is not None for known in before.values()), (at, before)
    press(page, "ArrowLeft")
    assert any(shown(page, name)[which] != before[name][which] for name in names)
    press(page, "ArrowRight")
    assert k_of(page) == at
    look(page, "Tensor graph")
    assert k_of(page) == k


def test_an_element_is_edited_in_its_grid_and_at_its_node(page: Page) -> None:
    visit(page, link_to(LAYER, SCALAR_STEPS) + "&view=graph")
    expect(page.locator("#inputs .of-array")).to_have_count(3)
    field = page.get_by_label("W at 1, 2", exact=True).first
    field.fill("-2")
    rest(page)
    run = trace(parse(LAYER), {"W": [[2, -2], [-1, 1]]})
    assert shown(page, "s_1")[0] == -2
    assert shown(page, "x_2")[1] == pytest.approx(run.results["gradients"]["x"][1], rel=5.1e-3)
    assert "inputs=W:[[2;-2];[-1;1]]" in hash_of(page)
    page.reload()
    rest(page)
    assert shown(page, "s_1")[0] == -2 and "view=graph" in hash_of(page)
    page.wait_for_selector("html[data-follows]")
    box = page.locator('#stage .node[data-name="x₂"] .grip, #stage .node[data-name="x_2"] .grip').first.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 40, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    rest(page)
    moved = shown(page, "x_2")[0]
    assert moved is not None and moved != 2
    assert "x:[1;" in hash_of(page) and "x_2" not in hash_of(page).split("&k=")[1]
    expect(page.get_by_label("x at 2", exact=True).first).to_have_value(str(moved).removesuffix(".0"))
    look(page, "Tensor graph")
    assert grid(page, "x", "value") == pytest.approx([1, moved])
    assert grid(page, "s", "value") == pytest.approx(np.array([[2, -2], [-1, 1]]) @ [1, moved])


def test_the_view_is_undone_and_in_the_link(page: Page) -> None:
    visit(page, link_to(LAYER, 8))
    look(page, "Scalar graph")
    assert "view=graph" in hash_of(page)
    press(page, "Control+z")
    assert "view=graph" not in hash_of(page) and k_of(page) == 8
    assert grid(page, "z", "gradient") == pytest.approx([-3.69, 1.23], rel=5.1e-3)
    press(page, "Control+Shift+z")
    assert "view=graph" in hash_of(page)
    assert shown(page, "z_1")[1] == pytest.approx(-3.69, rel=5.1e-3)


def test_what_is_too_large_is_told_and_the_picture_stays(page: Page) -> None:
    text = "f = sum(A @ A)\nA = " + str([[1] * 12] * 12)
    visit(page, link_to(text, 0))
    look(page, "Scalar graph")
    expect(page.locator("#problem")).to_contain_text("As a scalar graph this has")
    look(page, "Tensor graph")
    expect(page.locator("#problem")).to_be_hidden()


def test_a_document_of_numbers_has_no_such_view(page: Page) -> None:
    told: Any = visit(page, link_to("f = x y", 0)).locator("#look")
    expect(told).to_be_hidden()


@pytest.mark.parametrize("k", [24, 26, 30])
def test_an_edges_label_covers_no_node(page: Page, k: int) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    visit(page, link_to(LAYER, k) + "&view=graph")
    covered = page.evaluate("""() => {
        const box = (part) => part.getBoundingClientRect();
        return [...document.querySelectorAll('#stage .edge-label')].flatMap((label) =>
            [...document.querySelectorAll('#stage .node .shape')].filter((node) => {
                const [a, b] = [box(label), box(node)];
                return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
            }).map((node) => node.closest('.node').dataset.name));
    }""")
    assert covered == []
