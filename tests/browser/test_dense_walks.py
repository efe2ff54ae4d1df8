"""Other networks than the storyboard's, typed as layers with other numbers, walked to their end on the page."""

import pytest
from playwright.sync_api import Page

from tests.browser.walk import board, k_of, link, press, visit
from tests.engine.dense import Dense
from tests.engine.test_dense_walks import SHAPES, given, layers


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
