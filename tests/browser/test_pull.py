"""A number is pulled sideways, in its field or at its node: mouse and finger, finely, and a press stays a press."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.explore import view
from tests.browser.test_drag import face, follow, told
from tests.browser.walk import INPUTS, STEPS, TEXT, board, k_of, link, press, rest, visit


def grip(page: Page, name: str) -> Locator:
    """The number at an input's node."""
    return page.locator(f'#stage .node[data-name="{name}"] .grip')


def field(page: Page, name: str) -> Locator:
    """The number beside a slider."""
    return page.locator(f'[data-input="{name}"] .input-field')


def middle(what: Locator) -> tuple[float, float]:
    """Where a hand takes it."""
    box = what.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def pull(page: Page, what: Locator, px: int, held: str | None = None) -> None:
    """Pull it by hand, and leave it there."""
    x, y = middle(what)
    page.mouse.move(x, y)
    page.mouse.down()
    if held:
        page.keyboard.down(held)
    page.mouse.move(x + px, y + 3, steps=8)
    if held:
        page.keyboard.up(held)
    page.mouse.up()
    rest(page)


@pytest.mark.parametrize("where", [grip, field])
def test_a_number_is_pulled_and_everything_follows(page: Page, where: Callable[[Page, str], Locator]) -> None:
    follow(visit(page, link(TEXT, INPUTS | {"y": 2.0}, STEPS)))
    looked = view(page)
    assert where(page, "y").evaluate("(number) => getComputedStyle(number).cursor") == "ew-resize"
    pull(page, where(page, "y"), 40)
    assert field(page, "y").input_value() == "3"
    assert face(page)["slope"] == r"\Delta f \approx ({\boldsymbol{-12}}) \times 0.1 = {\boldsymbol{-1.2}}"
    assert k_of(page) == STEPS and "y:3" in page.evaluate("() => decodeURIComponent(location.hash)")
    page.keyboard.press("Escape")
    rest(page)
    assert board(page)["spoken"] == told(page.request, TEXT, INPUTS, STEPS)["spoken"]
    assert view(page) == looked, "the stage is not panned"
    assert page.locator(".node-card").is_hidden(), "no card opens"
    pull(page, where(page, "y"), 40, held="Shift")
    assert field(page, "y").input_value() == "3.1"
    page.keyboard.press("Control+z")
    rest(page)
    assert field(page, "y").input_value() == "3"


def test_a_finger_pulls_a_number_at_its_node(open_page: Callable[..., Page]) -> None:
    page = open_page(390, 844, has_touch=True)
    follow(visit(page, link(TEXT, INPUTS, STEPS)))
    looked = view(page)
    x, y = middle(grip(page, "z"))
    hand = page.context.new_cdp_session(page)
    hand.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for px in range(4, 44, 4):
        hand.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x + px, "y": y + px / 4}]})
    hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    rest(page)
    assert grip(page, "z").text_content() == "5"
    assert page.locator("#board .drag .title").inner_text().split("\n")[0].startswith("Move z")
    assert view(page) == looked and page.locator(".node-card").is_hidden()


def test_where_the_stage_pans_the_number_does_not(page: Page) -> None:
    follow(visit(page, link(TEXT, INPUTS, STEPS)))
    press(page, "+")
    looked = view(page)
    pull(page, grip(page, "y"), 20)
    assert grip(page, "y").text_content() == "3.5" and view(page)[0] == pytest.approx(looked[0])
    assert page.locator("#stage > svg.dragged").count() == 0


def test_a_press_is_a_press(page: Page) -> None:
    follow(visit(page, link(TEXT, INPUTS, STEPS)))
    pull(page, grip(page, "y"), 2)
    assert field(page, "y").input_value() == "3" and page.locator("#board .drag").count() == 0
    field(page, "y").click()
    expect(field(page, "y")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("1.5")
    x, y = middle(field(page, "y"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y, steps=4)
    page.mouse.up()
    assert field(page, "y").input_value() == "1.5", "where one writes, a hand marks letters"
    page.locator('#stage .node[data-name="y"] .shape').click()
    rest(page)
    assert page.locator(".node-card").is_visible(), "and presses are heard after a pull"


def test_a_pull_mends_what_cannot_be_read(page: Page) -> None:
    follow(visit(page, link(TEXT, INPUTS, STEPS)))
    field(page, "y").fill("three")
    page.keyboard.press("Tab")
    assert page.locator('[data-input="y"] .input-problem').inner_text()
    pull(page, field(page, "y"), -8)
    assert field(page, "y").input_value() == "2.8"
    assert page.locator('[data-input="y"] .input-problem').inner_text() == ""


def test_what_is_moved_is_paper_on_a_pill_and_its_thumb_has_a_halo(page: Page) -> None:
    follow(visit(page, link(TEXT, INPUTS, STEPS)))
    assert page.locator(".node.dragged").count() == 0
    page.keyboard.press("n")
    rest(page)
    look = """() => {
        const style = (path) => getComputedStyle(document.querySelector(path));
        const pill = style('.node.dragged .pill').fill;
        const paper = style('.node:not(.dragged) .shape').fill;
        const value = style('.node:not(.dragged) .value').fill;
        return [[pill, value], [style('.node.dragged .value').fill, paper]];
    }"""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for found, wanted in page.evaluate(look):
            assert found == wanted
    assert page.locator(".node.dragged").get_attribute("data-name") == "x"


def test_hidden_numbers_are_not_pulled(page: Page) -> None:
    follow(visit(page, link(TEXT, INPUTS, STEPS)))
    page.keyboard.press("h")
    rest(page)
    assert page.locator("#stage .grip").count() == 0


KEY = """() => {
    const width = (path) => parseFloat(getComputedStyle(path).strokeWidth);
    const scale = new DOMMatrix(getComputedStyle(document.querySelector('#stage svg .stage-graph')).transform).a;
    const box = (part) => part.getBoundingClientRect();
    const key = document.querySelector('.width-key');
    const on = (one) => one.left < box(key).right && one.right > box(key).left
        && one.top < box(key).bottom && one.bottom > box(key).top;
    const meets = [...document.querySelectorAll('#stage .node, .curve')].map(box).filter(on).length;
    return { widths: [...key.querySelectorAll('path:not(.broken)')].map((line) => width(line) / scale), meets };
}"""


def test_a_key_says_what_widths_mean_and_lies_on_nothing(page: Page) -> None:
    follow(visit(page, link(TEXT, INPUTS, 4)))
    page.keyboard.press("n")
    rest(page)
    assert page.locator(".width-key").count() == 0, "before the gradient passed there is nothing to explain"
    visit(page, link(TEXT, INPUTS, STEPS))
    assert page.locator(".width-key").count() == 0
    follow(page)
    page.keyboard.press("n")
    rest(page)
    assert "size of the gradient" in page.locator(".width-key").inner_text()
    found = page.evaluate(KEY)
    assert found["meets"] == 0
    assert found["widths"] == pytest.approx([1 + 1.6 * 0.6931, 1 + 1.6 * 1.6094, 1 + 1.6 * 2.8332], abs=0.02)
    page.keyboard.press("Escape")
    assert page.locator(".width-key").count() == 0


@pytest.mark.parametrize("size", [(390, 844), (320, 640), (844, 390)], ids=str)
def test_on_a_phone_the_nudges_are_in_reach_and_there_is_no_key(
    open_page: Callable[..., Page], size: tuple[int, int]
) -> None:
    page = open_page(*size)
    follow(visit(page, link(TEXT, INPUTS, STEPS)))
    page.keyboard.press("n")
    rest(page)
    for nudge in page.locator("[data-nudge]").all():
        box = nudge.bounding_box()
        assert box and box["height"] >= 44
        assert nudge.evaluate("""(button) => { const { left, right, top, bottom } = button.getBoundingClientRect();
            return button.contains(document.elementFromPoint((left + right) / 2, bottom - 3)) && top > 0; }""")
    assert page.locator(".width-key").is_hidden()
