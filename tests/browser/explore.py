"""Looking round the stage: where things stand on the screen, and how large."""

from typing import Any

from playwright.sync_api import Page

from tests.browser.walk import rest

SUM = " + ".join(f"sin({i}x)cos(y_{i})" for i in range(1, 12))
CHAIN = "sin(cos(exp(log(tanh(sin(cos(exp(log(x)))))))))"


def view(page: Page) -> tuple[float, float, float]:
    """Read how the drawing is laid on the stage: scale, left and top."""
    found: list[float] = page.evaluate(
        """() => {
        const {a, e, f} = new DOMMatrix(getComputedStyle(document.querySelector('svg > .stage-graph')).transform);
        return [a, e, f];
    }"""
    )
    return found[0], found[1], found[2]


def centre(page: Page, name: str) -> tuple[float, float]:
    """Say where on the screen a node's middle is."""
    box = page.locator(f'#stage .node[data-name="{name}"] .shape').bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def stage(page: Page) -> dict[str, float]:
    """Say where the stage is."""
    box: Any = page.locator("#stage").bounding_box()
    return box


def choose(page: Page, name: str) -> None:
    """Press a node."""
    page.locator(f'#stage .node[data-name="{name}"] .shape').click()
    rest(page)


def do(page: Page, deed: str) -> None:
    """Press what the card offers: of, wrt, named or put-back."""
    page.locator(f"[data-does={deed}]").click()
    rest(page)


def focused(page: Page) -> str | None:
    """Name the node that has the focus, or else the kind of thing that has it."""
    found: str | None = page.evaluate(
        """() => { const at = document.activeElement;
        return at.closest('.node')?.dataset.name ?? (at.closest('.node-card') ? 'card' : null); }"""
    )
    return found


def tool(page: Page, name: str) -> None:
    """Press a button of the stage's toolbar."""
    page.locator(f"[data-tool={name}]").click()
    rest(page)


def pinch(page: Page, *ways: tuple[tuple[float, float], ...]) -> None:
    """Put fingers on the screen, move them along and lift them."""
    session = page.context.new_cdp_session(page)
    for i, points in enumerate(zip(*ways, strict=True)):
        fingers = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(points)]
        kind = "touchMove" if i else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    session.detach()
    rest(page)
