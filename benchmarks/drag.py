"""Dragging an input in Chromium: frames a second, and whether the numbers on show are the engine's.

    .venv/bin/python -m benchmarks.drag

A slider moves in each frame, as under a hand. Now and then the value on show is kept beside the slider's; afterwards
the engine is asked for each. Then the same with every answer of the server 100 ms late.
"""

from collections.abc import Iterator
from statistics import quantiles
from time import sleep
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Page, Route

from benchmarks.page import page_of, rest, wide
from engine import parse, trace
from engine.notation.numbers import spoken

BUDGET = 55
FRAMES = 300
LATE = 0.1

DRIVE = """([name, frames]) => new Promise((resolve) => {
    const slider = document.querySelector(`[data-input="${name}"] .slider`);
    const output = () => document.querySelector('#stage svg').getAttribute('aria-label');
    slider.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    const gaps = [], shown = [];
    let before = performance.now(), i = 0;
    const tick = (now) => {
        if (i > 5) gaps.push(now - before);
        before = now;
        if (i % 20 === 10) shown.push([Number(slider.value), output()]);
        if (i === frames) {
            slider.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
            return resolve([gaps, shown]);
        }
        slider.value = String(4.9 * Math.sin(i / 25));
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        i += 1;
        requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
})"""

CASES = (
    ("the lecture's function", "f(x, y, z) = x(y^2 + z)", {"x": -2.0, "y": 3.0, "z": 4.0}, "y"),
    ("the 2-2-1 network",
     "z_1 = σ(w_1 x_1 + w_2 x_2)\nz_2 = σ(w_3 x_1 + w_4 x_2)\ny = w_5 z_1 + w_6 z_2\nL = ½(y - 1)^2", {}, "w_1"),
    ("100 nodes", wide(100), {}, "a"),
)


def dragged(page: Page, address: str, text: str, inputs: dict[str, float], name: str) -> tuple[list[float], Any]:
    """Return the milliseconds between frames, and pairs of the slider's value and what the page says of the output."""
    given = ",".join(f"{key}:{value:g}" for key, value in inputs.items())
    page.goto("about:blank")
    page.goto(f"{address}/#text={quote(text)}&inputs={given}&k=999999")
    rest(page)
    page.wait_for_function("() => 'follows' in document.documentElement.dataset")
    gaps, shown = page.evaluate(DRIVE, [name, FRAMES])
    return gaps, shown


def unlike(text: str, inputs: dict[str, float], name: str, shown: Any) -> int:
    """Count the values on show that are not the engine's for the slider's value, to the digits shown."""
    graph = parse(text)
    wrong = 0
    for value, says in shown:
        output = spoken(trace(graph, {**inputs, name: value}).results["output"])
        wrong += f"= {output}." not in says
    return wrong


def late(route: Route) -> None:
    """Let a request through after a while."""
    sleep(LATE)
    route.continue_()


def rows() -> Iterator[str]:
    """Measure, and yield a line for each case."""
    with page_of() as (page, address):
        for way in ("", ", answers 100 ms late"):
            if way:
                page.route("**/api/**", late)
            for called, text, inputs, name in CASES:
                gaps, shown = dragged(page, address, text, inputs, name)
                rate, slow = 1000 * len(gaps) / sum(gaps), quantiles(gaps, n=20)[-1]
                wrong = unlike(text, inputs, name, shown)
                yield (f"{called + way:<44}{rate:7.1f} frames/s{slow:7.1f} ms p95   of {BUDGET}"
                       f"   {len(shown) - wrong} of {len(shown)} numbers the engine's")


def main() -> None:
    """Print frames a second beside their budget."""
    for line in rows():
        print(line)


if __name__ == "__main__":
    main()
