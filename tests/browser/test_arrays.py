"""Vectors and matrices on the page: walked, edited number by number, looked at, and equal to what the engine has."""

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from engine import parse, trace
from tests.browser.arrays import LAYER, LAYER_STEPS, SOFTMAX, grid, link_to
from tests.browser.walk import press, rest, visit


def test_every_node_shows_the_engines_numbers_at_every_step(page: Page) -> None:
    run = trace(parse(LAYER))
    names = {node.name: node.id for node in run.structure.graph.nodes if node.name}
    visit(page, link_to(LAYER, 0))
    for k in range(1, LAYER_STEPS + 1):
        press(page, "ArrowRight")
        frame = run.frame(k)
        for name, id in names.items():
            if not np.ndim(run.numbers[id]):
                continue
            for which, known in (("value", frame.values), ("gradient", frame.gradients)):
                shown = grid(page, name, which)
                if id not in known:
                    assert shown is None, (k, name, which)
                else:
                    assert shown == pytest.approx(np.ravel(known[id]).tolist(), rel=5.1e-3, abs=1e-6), (k, name)
    assert [len(run.structure.steps), run.results["output"]] == [LAYER_STEPS, pytest.approx(0.7577526)]


def test_the_board_shows_the_row_times_the_matrix(page: Page) -> None:
    visit(page, link_to(LAYER, 9))
    part = """(name) => [...document.querySelectorAll(`.jacobian [data-row=${name}] .array-cell`)]
        .map((cell) => cell.textContent)"""
    assert page.evaluate(part, "upstream") == ["−3.69", "1.23"]
    assert page.evaluate(part, "local") == ["0.25", "0", "0", "0.197"]
    assert page.evaluate(part, "contribution") == ["−0.923", "0.242"]
    assert page.locator(".jacobian").get_attribute("data-pattern") == "diagonal"
    expect(page.locator("[data-line=sentence]")).to_contain_text("takes each element alone")
    expect(page.locator("#stage .edge-label")).to_have_text("vᵀ\u2009J")
    spoken = page.locator("#live").text_content() or ""
    assert "minus 0.923" in spoken and "undefined" not in page.locator("#board").inner_text()


def test_each_edge_says_the_shape_of_what_runs_along_it(page: Page) -> None:
    visit(page, link_to(LAYER, 4))
    shapes = page.locator("#stage .edge-shape").all_text_contents()
    assert sorted(shapes) == sorted(["2×2", "2", "2", "1×2", "2", "1", "1"])


def test_a_number_of_a_matrix_is_written_pulled_and_nudged_and_all_follows(page: Page) -> None:
    visit(page, link_to(LAYER, LAYER_STEPS))
    field = page.get_by_label("W at 1, 2", exact=True).first
    field.fill("-2")
    rest(page)
    run = trace(parse(LAYER), {"W": [[2, -2], [-1, 1]]})
    assert grid(page, "s", "value") == pytest.approx([-2, 1])
    assert grid(page, "x", "gradient") == pytest.approx(run.results["gradients"]["x"].tolist(), rel=5.1e-3)
    assert "W:[[2;-2];[-1;1]]" in page.evaluate("() => decodeURIComponent(location.hash)")
    field.press("ArrowUp")
    rest(page)
    expect(field).to_have_value("−1.9")
    page.reload()
    rest(page)
    assert grid(page, "s", "value") == pytest.approx([-1.8, 1])
    field.press("Escape")
    box = field.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 10)
    page.mouse.up()
    rest(page)
    assert grid(page, "s", "value") != pytest.approx([-1.8, 1])
    press(page, "Control+z")
    assert grid(page, "s", "value") == pytest.approx([-1.8, 1])


def test_what_is_no_number_is_told_and_nothing_is_lost(page: Page) -> None:
    visit(page, link_to(LAYER, 4))
    field = page.get_by_label("x at 2", exact=True)
    field.fill("two")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert grid(page, "x", "value") == pytest.approx([1, 2])
    field.press("Escape")
    expect(field).to_have_value("2")


def test_a_card_has_value_and_gradient_side_by_side(page: Page) -> None:
    visit(page, link_to(LAYER, LAYER_STEPS))
    page.locator(".node[data-name=W] .shape").click()
    cells = page.locator(".node-card .array")
    expect(cells).to_have_count(2)
    value, gradient = (cells.nth(i).bounding_box() for i in range(2))
    assert value and gradient and gradient["x"] > value["x"] + value["width"]
    expect(page.locator(".node-card .inspected-shape").first).to_have_text("2×2")


def test_a_large_array_is_a_picture_with_its_range(page: Page) -> None:
    numbers = np.round(np.sin(np.arange(96)), 2).reshape(8, 12)
    text = f"y = sum(tanh(W @ x))\nW = {json.dumps(numbers.tolist())}\nx = {json.dumps([1] * 12)}"
    visit(page, link_to(text, 1))
    cells = page.locator(".node[data-name=W] .grid.value .cell")
    expect(cells).to_have_count(96)
    assert page.locator(".node[data-name=W] .cell-number").count() == 0
    page.locator(".node[data-name=W] .shape").click()
    expect(page.locator(".node-card .inspected-range").first).to_have_text(
        f"{numbers.min():g} to {numbers.max():g}, mean {numbers.mean():.3g}".replace("-", "−"))


def test_a_softmax_is_walked_to_the_end(page: Page) -> None:
    run = trace(parse(SOFTMAX))
    visit(page, link_to(SOFTMAX, len(run.structure.steps)))
    gradients = run.results["gradients"]
    for name in ("W", "b"):
        assert grid(page, name, "gradient") == pytest.approx(np.ravel(gradients[name]).tolist(), rel=5.1e-3, abs=1e-4)
    press(page, "Home", "ArrowRight", "End", "ArrowLeft")
    assert "undefined" not in page.locator("#board").inner_text()


def test_shapes_that_do_not_fit_are_told_where_they_stand(page: Page) -> None:
    visit(page, "/#text=" + "W%20%40%20x%0AW%20%3D%20%5B%5B1%2C2%2C3%5D%5D%0Ax%20%3D%20%5B1%2C2%5D")
    told = page.locator("#problem")
    expect(told).to_contain_text("1×3")
    expect(told).to_contain_text("2")


def test_numbers_hidden_leave_frames_of_their_size(page: Page) -> None:
    visit(page, link_to(LAYER, 4))
    press(page, "h")
    assert page.locator("#stage .cell-number").count() == 0
    assert page.locator("#stage .slot.veil").count() >= 5
    press(page, "h")
    assert page.locator("#stage .cell-number").count() > 0


def test_it_can_be_read_upwards_too(page: Page) -> None:
    visit(page, link_to(LAYER, LAYER_STEPS) + "&flow=up")
    boxes: Callable[[str], Any] = lambda part: page.locator(part).evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().toJSON())")
    frames = boxes("#stage .grid-frame")
    for i, one in enumerate(frames):
        for other in frames[i + 1:]:
            apart = (one["right"] <= other["left"] or other["right"] <= one["left"]
                     or one["bottom"] <= other["top"] or other["bottom"] <= one["top"])
            assert apart, (one, other)


def test_what_is_told_of_numbers_alone_is_not_offered(page: Page) -> None:
    visit(page, link_to(LAYER, 9))
    tools = page.locator(".table-tools")
    expect(tools.get_by_role("button", name="Paths")).to_be_hidden()
    expect(tools.get_by_role("button", name="Caching")).to_be_visible()
    expect(page.get_by_role("button", name="Chain", exact=True)).to_be_hidden()
    press(page, "w")
    expect(page.locator("#said")).to_contain_text("Paths multiply numbers")


def test_every_key_of_the_walk_does_something_sensible(page: Page) -> None:
    visit(page, link_to(LAYER, 9))
    for key in [*"ccww", "Escape", *"kk", "Escape", *"ddssttn", "Escape", *"f,.pp"]:
        press(page, key)
        assert "undefined" not in page.locator("main").inner_text(), key
        assert "NaN" not in page.locator("main").inner_text(), key


def test_rows_of_the_table_are_as_tall_as_their_matrices(page: Page) -> None:
    text = "Y = X @ W\nL = mean((Y - 1)^2)\nX = [[1, 2], [0, 1], [-1, 1]]\nW = [[0.5, -1], [1, 0.5]]"
    visit(page, link_to(text, 9))
    rows = page.locator(".board .table-row").evaluate_all("""(all) => all.map((row) => {
        const [own, array] = [row, row.querySelector('.array')].map((part) => part?.getBoundingClientRect());
        return [own.top, own.bottom, array?.top ?? own.top, array?.bottom ?? own.bottom];
    })""")
    assert len(rows) > 3
    for top, bottom, above, below in rows:
        assert top <= above and below <= bottom


def test_a_number_that_a_link_gives_to_an_array_is_left_aside(page: Page) -> None:
    visit(page, link_to("f = norm(x)\nx = [3, 4]", 1) + "&inputs=x:-2")
    cells = page.locator("[data-input=x] .input-field")
    expect(cells.first).to_have_value("3")
    cells.first.fill("6")
    rest(page)
    expect(cells.nth(1)).to_have_value("4")
    assert "x:[6;4]" in page.evaluate("() => decodeURIComponent(location.hash)")


THREE = "x = [1, -2.5, 3]; m = [2, 0, 2]\ns = x + m\nz = m relu(s)\nf = sum(z)"


@pytest.mark.parametrize("size", [(1280, 720), (390, 844), (320, 640), (1440, 900)])
@pytest.mark.parametrize("k", [1, 3])
def test_a_line_of_tall_vectors_keeps_off_what_stands_over_and_under_it(
    open_page: Callable[..., Page], size: tuple[int, int], k: int
) -> None:
    page = open_page(*size, reduced_motion="reduce")
    visit(page, link_to(THREE, k))
    top, bottom, letters, over, under = page.evaluate("""() => {
        const boxOf = (part) => document.querySelector(`#board .step ${part}`).getBoundingClientRect();
        const { top, bottom } = boxOf('.rule > .math');
        const letters = parseFloat(getComputedStyle(document.querySelector('#board .step .rule > .math')).fontSize);
        return [top, bottom, letters, boxOf('.title').bottom, boxOf('.words').top];
    }""")
    assert over - 1 <= top < bottom <= under + 1
    assert letters >= 12
