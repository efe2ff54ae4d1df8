"""Equal parts stand as typed until one merges them: in the picture, the walk, the link, and all that is asked."""

from playwright.sync_api import Page, expect

from tests.browser.test_drag import face, follow
from tests.browser.walk import INPUTS, TEXT, board, k_of, link, rest, visit

TWICE = "(x + y)^2 + sin(x + y)"
GIVEN = {"x": 1.0, "y": -0.5}


def switch(page: Page) -> None:
    """Merge, or let stand as typed."""
    page.get_by_role("switch", name="Merge equal parts").click()
    rest(page)


def nodes(page: Page) -> int:
    """Count the nodes that are drawn."""
    return page.locator("#stage .node").count()


def test_equal_parts_are_one_node_once_merged_and_an_undo_parts_them(page: Page) -> None:
    visit(page, link(TWICE, GIVEN, 99))
    before = nodes(page)
    switch(page)
    assert nodes(page) == before - 1
    assert page.locator("#said").inner_text() == "Equal parts are one node now."
    answer = page.request.post("/api/v1/trace", data={"expression": TWICE, "inputs": GIVEN, "merge": True}).json()
    assert answer["total_steps"] == page.locator(".tick").count()
    assert "merge=1" in page.url
    page.reload()
    rest(page)
    assert nodes(page) == before - 1
    switch(page)
    assert nodes(page) == before and "merge" not in page.url
    page.keyboard.press("Control+z")
    rest(page)
    assert nodes(page) == before - 1


def test_what_is_merged_is_walked_dragged_and_unrolled(page: Page) -> None:
    follow(visit(page, link(TWICE, GIVEN, 99) + "&merge=1"))
    request = {"expression": TWICE, "inputs": GIVEN, "merge": True, "step": k_of(page)}
    told = page.request.post("/api/v1/step", data=request).json()["board"]
    for line in ("title", "rule", "local_rule", "sentence", "spoken"):
        assert board(page)[line] == told.get(line)
    page.keyboard.press("n")
    rest(page)
    assert face(page)["nudge"] == r"\Delta x = 0.1"
    follow(page)
    page.keyboard.press("n")
    page.keyboard.press("Escape")
    rest(page)
    page.keyboard.press("c")
    rest(page)
    assert page.locator("#board .chain-lines").is_visible()


def test_where_nothing_is_equal_there_is_nothing_to_switch(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    expect(page.get_by_role("switch", name="Merge equal parts")).to_be_hidden()
