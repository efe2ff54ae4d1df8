"""The page in Chromium: from a keystroke to the picture, and frames while a large graph steps, pans and zooms.

    .venv/bin/python -m benchmarks.page

The app and the browser share this machine's processors; a headless Chromium draws in software. A frame is what
the browser paints between two of its own ticks, and what is drawn is counted on the stage itself.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median, quantiles
from urllib.parse import quote

from playwright.sync_api import Page, sync_playwright

from benchmarks.row import show
from dev import browser as chromium
from dev.shell import ROOT, Failure

LECTURE = "f(x, y, z) = x(y^2 + z)"
KEYSTROKES = 60
FRAMES = 240

WATCH = """() => {
    const stage = document.getElementById('stage');
    window.times = [];
    let pressed = 0;
    document.addEventListener('keydown', (event) => { pressed = event.timeStamp; }, { capture: true });
    new MutationObserver(() => {
        if (!pressed) return;
        const start = pressed;
        pressed = 0;
        requestAnimationFrame(() => setTimeout(() => window.times.push(performance.now() - start)));
    }).observe(stage.querySelector('.nodes'),
        { childList: true, subtree: true, attributeFilter: ['class', 'transform'] });
}"""
"""From the key's own time to the task after the first frame with other nodes; those that go have begun to fade."""

DRIVE = """([act, frames]) => new Promise((resolve) => {
    const stage = document.querySelector('#stage > svg');
    const box = stage.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const held = { bubbles: true, view: window, button: 0, buttons: 1, clientY: box.top + 40 };
    const mouse = (name, dx) => stage.dispatchEvent(new MouseEvent(name, { ...held, clientX: box.left + 40 + dx }));
    const acts = {
        step: () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' })),
        pan: (i) => mouse('mousemove', 60 + 50 * Math.sin(i / 12)),
        zoom: (i) => stage.dispatchEvent(new WheelEvent('wheel',
            { bubbles: true, cancelable: true, ctrlKey: true, clientX: x, clientY: y, deltaY: i % 40 < 20 ? -4 : 4 })),
    };
    if (act === 'pan') mouse('mousedown', 0);
    const gaps = [];
    let before = performance.now();
    let i = 0;
    const tick = (now) => {
        if (i > 2) gaps.push(now - before);
        before = now;
        if (i === frames) {
            if (act === 'pan') mouse('mouseup', 0);
            resolve(gaps);
            return;
        }
        acts[act](i);
        i += 1;
        requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
})"""


LETTERS = "abcdfghk"


def wide(nodes: int) -> str:
    """Return a sum of products over eight inputs whose graph has that many nodes.

    Examples
    --------
    >>> wide(14)
    'ab+bc+cd+df+fg'
    """
    return "+".join(LETTERS[i % 8] + LETTERS[(i + 1) % 8] for i in range(nodes - 9))


def deep(nodes: int) -> str:
    """Return a sum of three chains over eight inputs whose graph has about that many nodes.

    Examples
    --------
    >>> deep(21)
    'sin(a sin(b a))+sin(a sin(b a))+sin(a sin(b a))'
    """
    links = (nodes - 9) // 6
    chain = "".join(f"sin({LETTERS[i % 8]} " for i in range(links)) + "a" + ")" * links
    return "+".join([chain] * 3)


@contextmanager
def page_of(width: int = 1440, height: int = 900) -> Iterator[tuple[Page, str]]:
    """Start the app and a browser; give a page, and where the app listens."""
    path = chromium.find()
    if path is None:
        raise Failure("There is no Chromium: set GRADWALK_CHROMIUM, or run `make test`, which installs one.")
    command = [sys.executable, "-m", "app", "--port", "0", "--no-browser"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server, sync_playwright() as driver:
        try:
            line = server.stdout.readline() if server.stdout else ""
            found = re.search(r"http://\S+", line)
            if found is None:
                raise Failure("The app did not start.")
            browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
            yield browser.new_page(viewport={"width": width, "height": height}), found[0].rstrip("/")
            browser.close()
        finally:
            server.terminate()


def rest(page: Page) -> None:
    """Wait until nothing is asked for or moving."""
    seen = "() => ['settled', 'ready'].every((mark) => mark in document.documentElement.dataset)"
    page.wait_for_function(seen, timeout=60_000)


def keystrokes(page: Page, address: str) -> list[float]:
    """Return the milliseconds from each key to the picture it makes: a factor is typed and taken back."""
    page.goto(f"{address}/#text={quote(LECTURE)}&k=6")
    rest(page)
    page.locator("#editor .cm-content").click()
    page.keyboard.press("Control+End")
    page.evaluate(WATCH)
    for i in range(KEYSTROKES):
        page.keyboard.press("Backspace" if i % 2 else "w")
        page.wait_for_function(f"() => window.times.length > {i}")
        rest(page)
    times: list[float] = page.evaluate("() => window.times")
    return times


def frames(page: Page, address: str, text: str, act: str) -> tuple[int, list[float]]:
    """Return how many nodes are on the stage, and the milliseconds between frames while something is done in each."""
    page.goto("about:blank")
    page.goto(f"{address}/#text={quote(text)}&k=1")
    rest(page)
    page.keyboard.press("f")  # all of it, though from there it cannot be read
    rest(page)
    shown: int = page.locator("#stage .node").count()
    if not shown:
        raise Failure(f"Nothing is drawn of {text[:40]}…")
    gaps: list[float] = page.evaluate(DRIVE, [act, FRAMES])
    return shown, gaps


def rows() -> Iterator[str]:
    """Measure, and say medians beside their budgets."""
    with page_of() as (page, address):
        times = keystrokes(page, address)
        slow = quantiles(times, n=20)[-1]
        yield f"{'keystroke to picture':<46}{median(times):9.1f} ms   {slow:.1f} ms p95   of 50 ms"
        for name, text in (("wide", wide(500)), ("deep", deep(500)), ("wide", wide(1000))):
            for act in ("step", "pan", "zoom"):
                shown, gaps = frames(page, address, text, act)
                rate, slow = 1000 * len(gaps) / sum(gaps), quantiles(gaps, n=20)[-1]
                yield f"{f'{shown} nodes, {name}: {act}':<46}{rate:6.1f} a second   {slow:.1f} ms p95   of 60 frames"


if __name__ == "__main__":
    show(rows())
