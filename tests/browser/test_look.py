"""How the page is shown: header, theme, presenting, black-out, hidden values, phones, the sheet of keys."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walk import INPUTS, STEPS, TEXT, k_of, link, numbers, picture, press, rest, visit

HERE = link(TEXT, INPUTS, 6)
ROOT = "document.documentElement"
SIZES = """() => Object.fromEntries(['.title', '.row-name', '.row-says', '.words', '.badge', '.node .value',
    '.node .gradient', '.edge-label', '.mark'].map((part) => {
    const found = document.querySelector(part);
    const graph = found.closest('.stage-graph');
    const scale = graph ? new DOMMatrix(getComputedStyle(graph).transform).a : 1;
    return [part, parseFloat(getComputedStyle(found).fontSize) * scale];
}))"""
BOXES = """() => [...document.querySelectorAll(
    '.columns > *, .board .step *:not(.number > *, .table-form, .table-form *), .node .shape, .tick, #inputs *')]
    .filter((part) => part.getClientRects().length)
    .map((part) => Object.values(part.getBoundingClientRect().toJSON()).map(Math.round).join())"""


def shown(page: Page, *selectors: str) -> list[bool]:
    """Say of each whether it is to be seen."""
    return [page.locator(selector).first.is_visible() for selector in selectors]


def focus(page: Page) -> str:
    """Name what has the focus."""
    return str(page.evaluate("() => document.activeElement.dataset.name || document.activeElement.textContent"))


def no_sideways(page: Page) -> bool:
    """Say whether the page stays as wide as its window."""
    return bool(page.evaluate(f"() => {ROOT}.scrollWidth <= innerWidth && document.body.scrollWidth <= innerWidth"))


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_theme_is_the_systems_until_the_reader_chooses(open_page: Callable[..., Page], system: str) -> None:
    page = visit(open_page(apart=True, color_scheme=system))
    other = {"light": "dark", "dark": "light"}[system]
    paper = "() => getComputedStyle(document.body).backgroundColor"
    colours = {"light": "rgb(255, 255, 255)", "dark": "rgb(25, 29, 37)"}
    assert page.evaluate(paper) == colours[system]
    page.get_by_role("button", name="Theme").click()
    page.get_by_role("menuitemradio", name=other.capitalize()).click()
    assert page.evaluate(paper) == colours[other]
    look = f"(_, watch) => {{ window.first = ({paper})(); watch.disconnect(); }}"
    page.add_init_script(f"new PerformanceObserver({look}).observe({{ type: 'paint', buffered: true }})")
    page.reload()
    rest(page)
    assert page.evaluate("() => window.first") == colours[other], "from the first picture on"
    page.get_by_role("button", name="Theme").click()
    assert page.get_by_role("menuitemradio", checked=True).inner_text() == other.capitalize()
    page.get_by_role("menuitemradio", name="system").click()
    assert page.evaluate(paper) == colours[system]


def test_a_menu_is_walked_by_keys_which_are_its_own(page: Page) -> None:
    visit(page, HERE)
    page.get_by_role("button", name="Theme").focus()
    press(page, "ArrowDown")
    assert focus(page) == "system"
    walk = {"light": "ArrowDown", "dark": "End", "system": "ArrowDown"}
    for key, name in (*((key, name) for name, key in walk.items()), ("d", "dark"), ("ArrowLeft", "dark")):
        press(page, key)
        assert focus(page) == name
    press(page, "Escape")
    assert shown(page, ".menu") == [False]
    assert page.evaluate("() => document.activeElement.getAttribute('aria-expanded')") == "false"
    assert k_of(page) == 6


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (1024, 768), (960, 540), (640, 360)])
def test_presenting_is_large_and_nothing_else(open_page: Callable[..., Page], size: tuple[int, int]) -> None:
    page = visit(open_page(*size), HERE)
    usual: dict[str, float] = page.evaluate(SIZES)
    press(page, "p")
    assert shown(page, "#header", "#panel", ".transport", ".keys", "#panes") == [False] * 5
    assert shown(page, "#caption .math", "#board", ".tick") == [True] * 3
    large: dict[str, float] = page.evaluate(SIZES)
    # A node's sign fills its node; on a screen zoomed in the graph takes what room it gets.
    free = {".mark"} if size[0] < 1920 else set()
    free |= {".node .value", ".node .gradient", ".edge-label"} if size[0] < 1024 else set()
    grown = {part: large[part] / usual[part] for part in usual if part not in free}
    small = {part: factor for part, factor in grown.items() if factor < 1.8 - 0.001}
    assert small == {}
    if size[0] >= 1024:
        thin = """() => [...document.querySelectorAll('.edge')]
            .map((edge) => parseFloat(getComputedStyle(edge).strokeWidth)
            * new DOMMatrix(getComputedStyle(edge.closest('.stage-graph')).transform).a)"""
        assert min(page.evaluate(thin)) >= 3
    assert no_sideways(page)
    page.wait_for_function("() => location.hash.includes('present=1')")
    page.reload()
    rest(page)
    assert shown(page, "#header", "#caption .math") == [False, True]
    press(page, "Escape")
    assert shown(page, "#header", "#caption .math") == [True, False]
    page.wait_for_function("() => !location.hash.includes('present')")


def test_presenting_is_left_by_hand_too(page: Page) -> None:
    visit(page, HERE)
    page.get_by_role("button", name="Present").click()
    expect(page.locator("#said")).to_have_text("Presenting. Escape leaves.")
    page.locator("#board").hover()
    page.get_by_role("button", name="Leave presenting").click()
    assert shown(page, "#header") == [True]


def test_the_black_screen_ends_with_any_key_or_click_and_nothing_else_happens(page: Page) -> None:
    visit(page, HERE)
    page.get_by_label("x, slider").focus()
    ways = (
        lambda: page.keyboard.press("ArrowRight"),
        lambda: page.mouse.click(300, 300),
        lambda: page.keyboard.press("Escape"),
    )
    for back in ways:
        press(page, "b")
        box = page.locator("dialog.blackout").bounding_box()
        assert box == {"x": 0, "y": 0, "width": 1440, "height": 900}
        expect(page.locator("#said")).to_contain_text("black")
        back()
        rest(page)
        assert shown(page, "dialog.blackout") == [False]
        assert page.evaluate("() => document.activeElement.getAttribute('aria-label')") == "x, slider"
        assert k_of(page) == 6
        assert numbers(page)["x"] == ("−2", "13")


@pytest.mark.parametrize("k", [2, 6, STEPS])
def test_hidden_values_leave_their_places(page: Page, k: int) -> None:
    visit(page, link(TEXT, INPUTS, k))
    before, boxes = picture(page), page.evaluate(BOXES)
    press(page, "h")
    assert page.evaluate(BOXES) == boxes
    assert page.locator("#stage text").count() == 0
    seen = """() => [...document.querySelectorAll('.board .step .katex-html, .table-value')]
        .map((part) => part.innerText.replace(/[\\u200b\\s]/g, '')).join()"""
    assert [sign for sign in page.evaluate(seen) if sign in "13456789"] == []
    assert "2" not in page.locator("#live").inner_text().replace("step 2", "").replace("step 3", "")
    press(page, "h")
    assert picture(page) == before


def test_a_link_leaves_columns_out(page: Page) -> None:
    parts = ("#header", "#panel", "#board", "#timeline")
    visit(page, "/?hide=left,timeline" + HERE[1:])
    assert shown(page, *parts) == [True, False, True, False]
    press(page, "ArrowRight")
    page.wait_for_function("() => location.hash.includes('hide=left,timeline') && location.hash.includes('k=7')")
    visit(page, "/?embed=1" + HERE[1:])
    assert shown(page, *parts) == [False, True, True, True]


def test_in_a_slide_the_page_keeps_the_arrows_it_uses(page: Page) -> None:
    page.route("**/slides", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
    page.goto("/slides")
    page.evaluate(
        """(address) => {
            window.told = [];
            addEventListener('message', ({data}) => window.told.push(data.key));
            const frame = document.createElement('iframe');
            Object.assign(frame, {src: address, width: 1000, height: 700, name: 'slide'});
            document.body.append(frame);
        }""",
        f"/?embed=1{link(TEXT, INPUTS, STEPS - 1)[1:]}",
    )
    slide = page.wait_for_selector("iframe").content_frame()
    assert slide
    slide.wait_for_function(f"() => 'settled' in {ROOT}.dataset && {ROOT}.dataset.k === '{STEPS - 1}'")
    slide.locator("#board").click()
    for key in ("ArrowRight", "ArrowDown", "ArrowRight", "x", "PageDown"):
        page.keyboard.press(key)
    slide.locator(".cm-content").click()
    page.keyboard.press("ArrowUp")
    page.wait_for_function("() => window.told.length >= 3")
    assert page.evaluate("() => window.told") == ["ArrowDown", "ArrowRight", "PageDown"]


def test_the_sheet_of_keys_is_modal_and_gives_the_focus_back(page: Page) -> None:
    visit(page, HERE)
    page.get_by_label("x, slider").focus()
    press(page, "?")
    sheet = page.get_by_role("dialog", name="All keys")
    expect(sheet).to_be_visible()
    inside = "() => document.querySelector('dialog.sheet').contains(document.activeElement)"
    for key in ("Tab", "Tab", "Tab", "Shift+Tab", "Shift+Tab", "ArrowRight"):
        press(page, key)
        assert page.evaluate(inside)
    assert k_of(page) == 6
    assert not [says for says in sheet.locator("dd, h3").all_inner_texts() if says.startswith("page.")]
    press(page, "Escape")
    expect(sheet).to_be_hidden()
    assert page.evaluate("() => document.activeElement.getAttribute('aria-label')") == "x, slider"
    page.get_by_role("button", name="all keys").click()
    expect(sheet).to_be_visible()
    sheet.get_by_role("button", name="Close").click()
    expect(sheet).to_be_hidden()


def test_single_keys_can_be_switched_off_for_good(page: Page) -> None:
    visit(page, HERE)
    press(page, "?")
    page.get_by_role("switch", name="Single-key shortcuts").click()
    press(page, "Escape")
    for _ in range(2):
        press(page, "p", "h", "b", "?", " ")
        assert shown(page, "#header", "#panel", "dialog[open]", "#stage text") == [True, True, False, True]
        assert "hide values" not in page.locator(".keys").inner_text()
        press(page, "ArrowRight", "ArrowLeft")
        assert k_of(page) == 6
        page.reload()
        rest(page)


@pytest.mark.parametrize("size", [(390, 844), (320, 640), (768, 1024), (844, 390)])
def test_a_phone_walks_edits_and_lists(open_page: Callable[..., Page], size: tuple[int, int]) -> None:
    page = visit(open_page(*size, has_touch=True), HERE)
    panes = ("#board", "#panel", "#gradients")
    little = """() => [...document.querySelectorAll('button, input, [role=slider]')]
        .filter((part) => part.getClientRects().length && !part.matches(".aside"))
        .map((part) => [part.getBoundingClientRect(), part])
        .filter(([box]) => box.height < 44 - 0.5 || box.width < 44 - 0.5)
        .map(([box, part]) => `${part.className} ${box.width} ${box.height}`)"""
    for i, name in enumerate(("Walk", "Edit", "Gradients")):
        page.get_by_role("button", name=name, exact=True).tap()
        rest(page)
        assert shown(page, *panes) == [i == j for j in range(3)]
        assert no_sideways(page)
        assert page.evaluate(little) == []
        assert shown(page, "#stage .node", "#head-formula .math") == [True, True]
    assert page.locator("#gradients .table-row").count() == STEPS - 3
    under = page.locator(".tick.now").evaluate("(tick) => getComputedStyle(tick).backgroundColor")
    assert under == "rgba(0, 0, 0, 0)", "the playhead's ring stands in its tick's place"
    middles = """() => ['.ticks', '.playhead'].map((part) => document.querySelector(part).getBoundingClientRect())
        .map(({top, height}) => top + height / 2)"""
    ticks, ring = page.evaluate(middles)
    assert ticks == pytest.approx(ring, abs=0.6)
    page.get_by_role("button", name="Walk", exact=True).tap()
    for command, k in (("next", 7), ("previous", 6)):
        button = page.locator(f"[data-command={command}]")
        box = button.bounding_box()
        assert box
        assert box["height"] >= (56 if size[0] < size[1] else 44)
        button.tap()
        rest(page)
        assert k_of(page) == k


def test_a_phones_menu_holds_the_header(open_page: Callable[..., Page]) -> None:
    page = visit(open_page(390, 844), HERE)
    more = page.get_by_role("button", name="Menu")
    more.focus()
    press(page, "Enter")
    assert focus(page) == "expression"
    press(page, "Escape")
    expect(more).to_be_focused()
    press(page, "ArrowUp", "Enter")
    assert page.evaluate(f"() => {ROOT}.dataset.theme") == "dark"
    more.click()
    page.get_by_role("menuitem", name="All keys").click()
    expect(page.get_by_role("dialog", name="All keys")).to_be_visible()
    assert no_sideways(page)


def test_the_theme_is_pressed_while_the_page_is_drawn_anew(page: Page) -> None:
    visit(page, HERE)
    box = page.get_by_role("button", name="Theme").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.evaluate("() => document.querySelector('[data-command=next]').click()")
    page.mouse.up()
    assert page.locator(".menu").first.is_visible()
