"""The longest task of the page at a thousand nodes: for so long, whatever one presses, nothing happens.

    .venv/bin/python -m benchmarks.tasks

Counted is the time that the page's own thread computes, as Chromium traces it: others on the machine do not matter.
"""

import json
from collections.abc import Callable, Iterator
from urllib.parse import quote

from playwright.sync_api import Page

from benchmarks.page import deep, page_of, rest, wide
from benchmarks.row import show

GOAL = 50
TEXTS = (("wide", wide(1000), 2000), ("deep", deep(260), 400))
"""Name, text, and a step of the backward pass."""


def tasks(page: Page, do: Callable[[], object]) -> list[float]:
    """Return the milliseconds that each task of the page takes until it has come to rest, the longest first."""
    browser = page.context.browser
    assert browser
    browser.start_tracing(page=page, categories=["toplevel", "devtools.timeline"])
    do()
    rest(page)
    page.wait_for_timeout(150)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    threads = {(event["pid"], event["tid"]) for event in events
               if event.get("name") == "thread_name" and event["args"]["name"] == "CrRendererMain"}
    return sorted((event["tdur"] / 1000 for event in events if event["name"].endswith("RunTask")
                   and "tdur" in event and (event["pid"], event["tid"]) in threads), reverse=True)


def zoom(page: Page) -> None:
    """Turn the wheel, over the middle of the stage."""
    box = page.locator("#stage").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    for _ in range(20):
        page.mouse.wheel(0, -120)
        page.wait_for_timeout(16)


def pan(page: Page) -> None:
    """Drag the stage."""
    box = page.locator("#stage").bounding_box()
    assert box
    page.mouse.move(box["x"] + 60, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 260, box["y"] + 200, steps=16)
    page.mouse.up()


def edit(page: Page) -> None:
    """Take the last character away."""
    page.locator("#editor .cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Backspace")


def acts(page: Page) -> dict[str, Callable[[], object]]:
    """Return what is done, in this order, and by which name."""
    def press(key: str) -> Callable[[], object]:
        return lambda: page.keyboard.press(key)

    table = page.locator('[data-tool="table"]')
    point = page.locator("#stage .node").first
    return {
        "→": press("ArrowRight"), "→ again": press("ArrowRight"), "←": press("ArrowLeft"), "pan": lambda: pan(page),
        "all of it": press("f"), "→ from afar": press("ArrowRight"), "pan from afar": lambda: pan(page),
        "zoom in": lambda: zoom(page), "End": press("End"),
        "point at a node": lambda: point.dispatch_event("pointerover", {"pointerType": "mouse", "bubbles": True}),
        "present": press("p"), "present no more": press("p"),
        "table": table.click, "← in the table": press("ArrowLeft"),
        "picture again": table.click, "a character": lambda: edit(page),
    }


def rows() -> Iterator[str]:
    """Measure, and say the longest task of each act beside the goal."""
    with page_of() as (page, address):
        for name, text, k in TEXTS:
            page.goto("about:blank")
            target = f"{address}/#text={quote(text)}&k={k}"
            yield _row(name, "open", tasks(page, lambda target=target: page.goto(target)))  # type: ignore[misc]
            for act, do in acts(page).items():
                yield _row(name, act, tasks(page, do))


def _row(name: str, act: str, found: list[float]) -> str:
    return f"{f'{name}: {act}':<46}{found[0]:9.1f} ms   {sum(found):.0f} ms in all   of {GOAL}"


if __name__ == "__main__":
    show(rows())
