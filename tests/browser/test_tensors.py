"""A network as vectors and matrices: the same run as its neurons and its scalar graph, one document for all three."""

from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from engine import trace
from engine.networks import NetworkSpec, lower_to_arrays, read_layers
from tests.browser.arrays import grid
from tests.browser.networks import press_chip
from tests.browser.walk import board, follow, k_of, link, numbers, press, rest, visit
from tests.engine.storyboard import NETWORK

LAYERS = "nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))"
GIVEN = NETWORK["weights"] | NETWORK["example"]


def net(k: int = 0, more: str = "&view=tensors") -> str:
    return link(LAYERS, GIVEN, k) + more


def look(page: Page, name: str) -> None:
    page.locator(f'#look [data-choice="{name}"]').click()
    rest(page)


def tag(page: Page) -> str:
    """The quantity that the step at hand gives."""
    return board(page)["title"] or ""


def test_every_step_shows_the_engines_numbers(page: Page) -> None:
    network = lower_to_arrays(NetworkSpec(read_layers(LAYERS)))
    run = trace(network.graph, network.filled(GIVEN), wrt=network.parameters)
    visit(page, net())
    expect(page.locator("#stage .opening")).to_contain_text("W")
    for k in range(1, len(run.structure.steps) + 1):
        press(page, "ArrowRight")
        assert k_of(page) == k
        frame = run.frame(k)
        for name, id in network.graph.names.items():
            for which, known in (("value", frame.values), ("gradient", frame.gradients)):
                if not network.graph[id].shape:
                    continue
                shown = grid(page, name, which)
                assert (shown is None) == (id not in known), (k, name, which)
                if shown is not None:
                    assert shown == pytest.approx(np.ravel(known[id]).tolist(), rel=5.1e-3, abs=1e-6), (k, name)


def test_three_views_give_the_same_loss_and_gradients(page: Page) -> None:
    visit(page, net(99, ""))
    neurons = numbers(page)
    look(page, "graph")
    scalar = numbers(page)
    look(page, "tensors")
    assert "view=tensors" in page.url
    assert numbers(page)["L"] == scalar["L"] == neurons["L"]
    for name, rows in {"W_h": [[f"w_h_{i}_{j}" for i in range(3)] for j in (1, 2)],
                       "w_o": [[f"w_o_{i}_1" for i in range(3)]]}.items():
        for at, which in ((0, "value"), (1, "gradient")):
            told = [float((scalar[one][at] or "").replace("−", "-")) for row in rows for one in row]
            assert grid(page, name, which) == told, (name, which)


@pytest.mark.parametrize(("k", "there", "said"), [(2, 1, "s"), (8, 2, "z"), (14, 5, "L"), (15, 6, "L"), (18, 7, "y"),
                                                  (19, 8, "w^o"), (25, 10, "z"), (32, 11, "s"), (31, 12, "W^h")])
def test_switching_keeps_the_quantity_in_hand(page: Page, k: int, there: int, said: str) -> None:
    visit(page, net(k, "&view=graph&detail=edge"))
    at = k_of(page), tag(page)
    look(page, "tensors")
    assert k_of(page) == there
    assert tag(page).endswith(said)
    look(page, "graph")
    assert (k_of(page), tag(page)) == at, "where it came from"


def test_all_of_an_array_is_complete_where_its_scalars_are(page: Page) -> None:
    visit(page, net(11))
    look(page, "graph")
    frame = numbers(page)
    assert frame["s_1"][1] and frame["s_2"][1], "both gradients of s"
    assert not frame["w_h_1_1"][1]


def test_a_switch_is_undone_and_the_link_has_it(page: Page, open_page: Callable[..., Page]) -> None:
    visit(page, net(33, "&view=graph"))
    at = k_of(page)
    look(page, "tensors")
    assert "view=tensors" in page.url and "k=12" in page.url
    other = visit(open_page(), page.url)
    assert grid(other, "W_h", "gradient") == grid(page, "W_h", "gradient")
    press(page, "Control+z")
    assert k_of(page) == at and "view=graph" in page.url
    press(page, "Control+Shift+z")
    assert k_of(page) == 12 and grid(page, "W_h", "gradient")


def test_an_element_edited_in_the_grid_is_the_scalar_input(page: Page) -> None:
    visit(page, net(99))
    fields = page.locator('#weights [data-input="W_h"] input')
    assert fields.count() == 6
    fields.nth(5).fill("1.5")
    rest(page)
    loss = numbers(page)["L"]
    assert "w_h_2_2:1.5" in page.url and "W_h" not in page.url
    assert (grid(page, "W_h", "value") or [])[5] == 1.5
    press(page, "Control+z")
    assert numbers(page)["L"] != loss
    follow(page, net(99, "&view=graph").replace(f"w_h_2_2:{GIVEN['w_h_2_2']:g}", "w_h_2_2:1.5"))
    assert numbers(page)["L"] == loss


def test_the_one_inside_x_cannot_be_changed(page: Page) -> None:
    visit(page, net(3))
    row = page.locator('#inputs [data-input="x"]')
    assert row.locator("input").count() == 2
    expect(row.locator(".input-fixed")).to_have_text("1")
    row.locator("input").first.press("ArrowUp")
    rest(page)
    assert "x_1:1.1" in page.url
    assert (grid(page, "x", "value") or [])[:2] == [1.0, 1.1]


def test_the_prepended_one_drops_what_comes_back_to_it(page: Page) -> None:
    visit(page, net(10))
    assert board(page)["sentence"] == "The 1 never changes: its gradient is dropped, the rest passes on."
    expect(page.locator(".jacobian [data-row=local] .array-cell")).to_have_text(["0", "0", "1", "0", "0", "1"])


def test_what_arrays_do_not_have_is_not_offered(page: Page) -> None:
    visit(page, net(12))
    assert page.get_by_role("tab", name="Chain").count() == 0 or page.get_by_role("tab", name="Chain").is_hidden()
    follow(page, net(0) + "&data=xor")
    assert page.locator('#look [data-choice="tensors"]').is_hidden()


def test_loss_regulariser_and_reset_work_as_in_every_view(page: Page) -> None:
    visit(page, net(0))
    press_chip(page, "HingeLoss")
    press_chip(page, "L2")
    press(page, "End")
    shown = numbers(page)
    look(page, "graph")
    assert numbers(page)["J"] == shown["J"] and numbers(page)["R"] == shown["R"]
    look(page, "tensors")
    page.locator("#strength input[type=range]").fill("0.5")
    rest(page)
    assert "lambda:0.5" in page.url


def test_a_cell_is_short_at_rest_and_whole_where_one_writes(page: Page) -> None:
    visit(page, link(LAYERS, {}, 12) + "&view=tensors")
    field = page.locator('#weights [data-input="W_h"] input').nth(1)
    short = field.input_value()
    assert len(short) <= 6
    field.focus()
    whole = field.input_value()
    assert len(whole) > 6 and float(whole) == pytest.approx(float(short), rel=5e-3)
    field.blur()
    assert field.input_value() == short
    assert "inputs=&" in page.url or "w_h" not in page.url, "looking changes nothing"
