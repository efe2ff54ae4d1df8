"""What the tests of networks on the page share."""

from urllib.parse import quote

from playwright.sync_api import Page

from tests.browser.walk import rest, visit

LAYERS = "nn.Sequential(\n  nn.Linear(2, 2),\n  nn.Sigmoid(),\n  nn.Linear(2, 1))"
LINEAR_LAYERS = quote("nn.Sequential(nn.Linear(2, 1))")
LINEAR_NUMBERS = "x_1:2,x_2:-1,y:1,w_0:0.5,w_1:0.3,w_2:-0.4"
LINEAR = f"/#text={LINEAR_LAYERS}&loss=HingeLoss&inputs={LINEAR_NUMBERS}"
"""A support vector machine, whose score is 1.5."""


def go(page: Page, section: str) -> None:
    """Press a section of the header."""
    page.locator(f"#sections [data-section={section}]").click()
    rest(page)


def network(page: Page) -> Page:
    """Open the lecture's network from the page as it opens."""
    visit(page)
    go(page, "network")
    return page


def press_chip(page: Page, name: str) -> None:
    """Press a loss or a regulariser."""
    page.locator(f"#beside [data-choice={name}]").click()
    rest(page)


def layer(page: Page, label: str) -> None:
    """Press a button of the form."""
    page.get_by_role("button", name=label, exact=True).click()
    rest(page)
