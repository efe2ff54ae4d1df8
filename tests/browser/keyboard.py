"""Walking the page without a mouse: where the focus is, whether it shows, and that it is never lost."""

from typing import Any

from playwright.sync_api import Page

from tests.browser.walk import apart, rest

HERE = """() => {
    const at = document.activeElement;
    if (at === document.body) return 'nowhere';
    const node = at.closest('.node');
    if (node) return `node ${node.dataset.name}`;
    if (at.id === 'editor') return 'editor';
    const label = document.getElementById(at.getAttribute('aria-labelledby'));
    const says = at.getAttribute('aria-label') ?? (label ?? at).textContent.trim();
    return at.matches('[data-rests]') ? `at ${at.id || says}` : says;
}"""

CONTROLS = """() => [...document.querySelectorAll('a[href], button, input, select, [tabindex], #editor')]
    .filter((part) => part.tabIndex >= 0 || part.id === 'editor')
    .filter((part) => part.checkVisibility({visibilityProperty: true}) && !part.closest('[inert], [hidden]'))
    .length"""

RING = """() => {
    const at = document.activeElement;
    const shows = (part) => {
        const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(part);
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
    };
    const ring = at.querySelector('.ring');
    if (ring) return getComputedStyle(ring).stroke !== 'none';
    return shows(at);
}"""


def here(page: Page) -> str:
    """Name what has the focus: by its label, as `node g`, or as `at stage` where no control has it."""
    return str(page.evaluate(HERE))


def keys(page: Page, *names: str) -> str:
    """Press keys, see that none of them loses the focus, and name what has it then."""
    for name in names:
        before = here(page)
        page.keyboard.press(name)
        rest(page)
        after = here(page)
        assert after != "nowhere" or before == "nowhere", f"{name} at {before} lost the focus"
    return here(page)


def tab_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press Tab until something has the focus."""
    for _ in range(80):
        if keys(page, key) == name:
            return
    raise AssertionError(f"Tab does not come to {name}")


def said(page: Page) -> str:
    """Read what was last said aloud of the walk, but that an upstream serves again."""
    return apart(str(page.locator("#live").text_content()))[0]


def stops(page: Page, key: str) -> list[dict[str, Any]]:
    """Press Tab until it leads out of the page, or round: what has the focus then, where, and whether that shows."""
    found: list[dict[str, Any]] = []
    for _ in range(80):
        page.keyboard.press(key)
        name = here(page)
        if name == "nowhere" or (found and name == found[0]["name"]):
            return found
        region = page.evaluate("() => document.activeElement.closest('header, section, footer, nav').id")
        found.append({"name": name, "region": region, "ring": page.evaluate(RING)})
    raise AssertionError(f"{key} does not come round: {found}")
