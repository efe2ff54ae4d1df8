"""What the tests of the page share: coming to rest, and reading what stands there."""

import json
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page

from tests.browser.tabs import leave

ROOT = Path(__file__).resolve().parent.parent.parent
LECTURE = json.loads((ROOT / "tests" / "storyboard.json").read_text(encoding="utf-8"))["walks"][0]
TEXT, INPUTS, STEPS = LECTURE["text"], LECTURE["inputs"], LECTURE["total_steps"]


def rest(page: Page) -> None:
    """Wait until nothing is asked for, awaited or moving."""
    page.wait_for_function(
        "() => 'settled' in document.documentElement.dataset && 'k' in document.documentElement.dataset"
    )


def link(text: str, inputs: dict[str, float], k: int = 0) -> str:
    """Address a document at a step."""
    values = ",".join(f"{name}:{value:g}" for name, value in inputs.items())
    return f"/#text={quote(text)}&inputs={values}&k={k}"


def visit(page: Page, address: str = "/") -> Page:
    """Open an address, as a fresh page, and wait for it."""
    leave(page)
    page.goto(address)
    rest(page)
    return page


FOLLOW = """(address) => new Promise((follow) => {
    const { hash } = new URL(address, location);
    if (decodeURIComponent(location.hash) === decodeURIComponent(hash)) return follow();
    addEventListener('hashchange', () => requestAnimationFrame(follow), { once: true });
    location.hash = hash;
})"""


def follow(page: Page, address: str) -> Page:
    """Follow a link on the page that is open, and wait for it."""
    page.evaluate(FOLLOW, address)
    rest(page)
    return page


def press(page: Page, *keys: str) -> None:
    """Press keys one after the other, waiting after each."""
    for key in keys:
        page.keyboard.press(key)
        rest(page)


def k_of(page: Page) -> int:
    """Say which step is shown."""
    return int(page.evaluate("() => document.documentElement.dataset.k"))


def write(page: Page, text: str) -> None:
    """Put a text into the editor in place of what stands there."""
    page.locator("#editor .cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)
    rest(page)


def written(page: Page) -> str:
    """Read the editor; what stands in an empty one is a hint, no text."""
    if page.locator("#editor .cm-placeholder").count():
        return ""
    lines = page.locator("#editor .cm-line").all_inner_texts()
    return "\n".join(line.rstrip("\n") for line in lines)


def board(page: Page) -> dict[str, str | None]:
    """Read the board's step as storyboard.json names its lines; what the page adds of reuse stands in `reused`."""
    said: dict[str, str | None] = page.evaluate(
        """() => {
        const find = (path) => document.querySelector(`#board .step ${path}`);
        const latex = (path) => find(path)?.querySelector('[data-latex]')?.dataset.latex ?? null;
        return {
            heading: find('.heading').textContent,
            title: find('.title').dataset.text,
            rule: latex('[data-line=rule]'),
            local_rule: latex('[data-row=local]'),
            contribution: latex('[data-row=contribution]'),
            sentence: find('[data-line=sentence]').dataset.text,
            spoken: document.getElementById('live').textContent,
        };
    }"""
    )
    said["spoken"], said["reused"] = apart(said["spoken"] or "")
    return said


def apart(spoken: str) -> tuple[str, str | None]:
    """Take what is spoken apart: what a step says by itself, and that its upstream serves again."""
    own, _, again = spoken.partition(" Upstream computed once, ")
    return own, again or None


def numbers(page: Page) -> dict[str, tuple[str | None, str | None]]:
    """Read value and gradient at each node, by name."""
    found = page.evaluate(
        """() => [...document.querySelectorAll('#stage .node')].map((node) => [
        node.dataset.name,
        node.querySelector('.value')?.textContent ?? null,
        node.querySelector('.gradient')?.textContent ?? null,
    ])"""
    )
    return {name: (value, gradient) for name, value, gradient in found}


def picture(page: Page) -> str:
    """Return all that the page shows at rest, whatever has the focus; closed forms come when they are found."""
    shown: str = page.evaluate(
        """() => ['stage', 'board', 'timeline', 'inputs', 'examples', 'live'].map((id) => {
            const shown = document.getElementById(id).cloneNode(true);
            for (const form of shown.querySelectorAll('.table-form, .forms')) form.replaceWith();
            return shown.outerHTML;
        }).join('\\n') + document.documentElement.dataset.k"""
    )
    return shown.replace(' tabindex="-1" data-rests=""', "")
