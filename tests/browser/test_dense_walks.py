"""Other networks than the storyboard's, typed as layers with other numbers, walked to their end on the page."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walk import INPUTS, board, k_of, link, press, visit
from tests.engine.dense import Dense
from tests.engine.test_dense_walks import SHAPES, given, layers


def test_a_deep_network_opens_layer_by_layer_and_lights_the_whole_of_each(page: Page) -> None:
    sizes = (2, 3, 2, 2, 1)
    visit(page, link(layers(sizes), given(sizes)))
    assert page.locator("#detail [aria-pressed=true]").get_attribute("data-choice") == "layer"
    titles = []
    for _ in range(11):
        press(page, "ArrowRight")
        titles.append(board(page)["title"])
    hidden = [f"hidden layer {nth}" for nth in (1, 2, 3)]
    ahead = [*hidden, "the output layer", "the loss"]
    assert titles == [*(f"Compute {name}" for name in ahead), "Start at L",
                      *(f"Back through {name}" for name in reversed(ahead))]
    press(page, "ArrowLeft")
    lit = page.locator("#stage .node.gets").evaluate_all("(all) => all.map((node) => node.dataset.name)")
    # Of hidden layer 2: its own units' sums get theirs, its six weights and two biases, and the three units below.
    assert sorted(lit) == sorted(["s_2_1", "s_2_2", *(f"z_1_{unit}" for unit in (1, 2, 3)),
                                  *(f"w_h2_{below}_{unit}" for below in range(4) for unit in (1, 2))])
    press(page, ".", ".", ",", ",")
    assert page.locator("#detail [aria-pressed=true]").get_attribute("data-choice") == "layer"


def test_an_expression_has_no_layers(page: Page) -> None:
    visit(page, link("g = y^2 + z; x g", INPUTS))
    expect(page.locator("#detail [data-choice=layer]")).to_be_hidden()
    press(page, ".", ".", ".", ",")
    press(page, ",", ",", ",", ",")
    assert page.locator("#detail [aria-pressed=true]").get_attribute("data-choice") == "pass"
    press(page, ".")
    assert page.locator("#detail [aria-pressed=true]").get_attribute("data-choice") == "part"


@pytest.mark.parametrize("sizes", SHAPES, ids=str)
def test_board_and_speech_follow_the_pattern_at_every_stop(page: Page, sizes: tuple[int, ...]) -> None:
    visit(page, link(layers(sizes), given(sizes)) + "&face=step")
    stops = Dense(sizes, given(sizes)).stops()
    for stop in stops:
        page.keyboard.press("ArrowRight")  # what the board says needs no motion to end
        assert k_of(page) == stop["k"]
        said = board(page)
        for name in ("heading", "title", "rule", "local_rule", "sentence", "spoken"):
            assert name not in stop or said[name] == stop[name], (stop["title"], name)
    press(page, "ArrowRight")
    assert k_of(page) == stops[-1]["k"]
