"""A gradient that serves again: the board's badge says so, and so does the voice."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walk import INPUTS, TEXT, board, link, press, visit
from tests.engine.storyboard import NETWORK, TWO_TWO_ONE

NET = link(TWO_TWO_ONE, NETWORK["weights"] | NETWORK["example"]) \
    + f"&wrt={','.join(NETWORK['weights'])}&detail=part&face=step"


def test_a_gradient_that_serves_again_has_its_badge_and_is_said(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 7))
    badge = page.locator("#board [data-row=upstream] .reused")
    expect(badge).to_have_count(0)
    press(page, "ArrowRight")
    expect(badge).to_have_text("reused · 2×")
    assert board(page)["reused"] == "used 2 times so far."
    press(page, "Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft")
    expect(badge).to_be_visible()
    assert board(page)["reused"] == "used 2 times so far."
    press(page, "ArrowLeft")
    expect(badge).to_have_count(0)


@pytest.mark.parametrize(("k", "count"), [(25, 5), (31, 3)])
def test_parts_count_their_own_pulls(page: Page, k: int, count: int) -> None:
    visit(page, NET.replace("&k=0", f"&k={k}"))
    expect(page.locator("#board .reused")).to_have_text(f"reused · {count}×")
