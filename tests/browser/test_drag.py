"""An input is dragged: all that is on show follows it, with no request until it stands still."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import APIRequestContext, Page, Request

from tests.browser.walk import INPUTS, STEPS, TEXT, board, k_of, link, rest, visit

SPEAKS = ("title", "rule", "local_rule", "sentence", "spoken")
CASES = [
    ("x(y^2 + z)", {"x": -2.0, "y": 3.0, "z": 4.0}, "y", 6),
    ("log(x) + 1/x", {"x": 0.5}, "x", 8),
    ("max(x, y) relu(x)", {"x": 0.4, "y": 0.2}, "x", 9),
    ("σ(w x + b)", {"w": 1.5, "x": 0.3, "b": 0.0}, "w", 5),
    ("x^2 sqrt(x) + x", {"x": 0.3}, "x", 10),
]


def follow(page: Page) -> Page:
    """Wait until the page has the program of what it shows."""
    page.wait_for_function("() => 'follows' in document.documentElement.dataset")
    return page


def asked(page: Page) -> list[str]:
    """Keep the paths of the API that the page asks from now on, but those of what holds for any numbers."""
    paths: list[str] = []

    def note(request: Request) -> None:
        paths.extend(path for path in request.url.split("/api/v1/")[1:] if path not in ("chains", "closed-forms"))

    page.on("request", note)
    return paths


def slide(page: Page, name: str, *values: float) -> None:
    """Move a slider from value to value without a pause, as a hand does: the page hears of nothing else."""
    page.locator(f'[data-input="{name}"] .slider').evaluate(
        """(slider, values) => {
            for (const value of values) {
                slider.value = String(value);
                slider.dispatchEvent(new Event('input', { bubbles: true }));
            }
        }""", values)


def told(api: APIRequestContext, text: str, inputs: dict[str, float], k: int) -> dict[str, Any]:
    """What the engine says at that step."""
    answer = api.post("/api/v1/step", data={"expression": text, "inputs": inputs, "step": k})
    assert answer.ok, answer.text()
    found: dict[str, Any] = answer.json()["board"]
    return found


@pytest.mark.parametrize(("text", "inputs", "name", "k"), CASES, ids=[case[0] for case in CASES])
def test_the_board_says_what_the_engine_says_for_the_slider_value_shown(
    page: Page, text: str, inputs: dict[str, float], name: str, k: int
) -> None:
    follow(visit(page, link(text, inputs, k)))
    paths = asked(page)
    for value in (-0.1, 0.0, 0.1, 0.2, 1.7, -3.3, 5.0):
        slide(page, name, value)
        said = board(page)
        rest(page)
        assert paths == ["draft"], "asked once it stands still"
        expected = told(page.request, text, inputs | {name: value}, k)
        assert {key: board(page)[key] for key in SPEAKS} == {key: expected.get(key) for key in SPEAKS}
        assert {key: said[key] for key in SPEAKS if key != "spoken"} == {
            key: expected.get(key) for key in SPEAKS if key != "spoken"}
        paths.clear()


def test_the_step_stays_and_the_address_follows(page: Page) -> None:
    follow(visit(page, link(TEXT, INPUTS, 6)))
    slide(page, "y", -1.5)
    assert k_of(page) == 6
    rest(page)
    assert "y:-1.5" in page.evaluate("() => decodeURIComponent(location.hash)")
    page.reload()
    rest(page)
    assert page.locator('[data-input="y"] .input-field').input_value() == "−1.5"


def test_many_moves_are_one_question(page: Page) -> None:
    follow(visit(page, link(TEXT, INPUTS, STEPS)))
    paths = asked(page)
    slide(page, "x", *(tenth / 10 for tenth in range(40)))
    rest(page)
    assert paths == ["draft"]
    assert page.locator("#board").get_attribute("data-state") == "good"


def test_it_follows_with_the_server_gone(page: Page) -> None:
    follow(visit(page, link(TEXT, INPUTS, 6)))
    before = board(page)
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('gone')); }")
    slide(page, "x", 1.5)
    after = board(page)
    assert after["local_rule"] != before["local_rule"] and "1.5" in str(after["local_rule"])
    page.wait_for_function("() => document.getElementById('problem').textContent !== ''")
    assert page.locator("#board").get_attribute("data-state") == "good", "what is on show is what the document says"
    slide(page, "x", 2.5)
    assert "2.5" in str(board(page)["local_rule"])


def test_an_undo_brings_the_number_back(page: Page) -> None:
    follow(visit(page, link(TEXT, INPUTS, 6)))
    before = board(page)
    slide(page, "x", 1.5)
    rest(page)
    page.keyboard.press("Control+z")
    rest(page)
    assert board(page)["rule"] == before["rule"] and board(page)["local_rule"] == before["local_rule"]
    follow(page)
    slide(page, "x", 1.5)
    assert "1.5" in str(board(page)["local_rule"])


def test_another_text_is_not_followed_with_the_old_program(page: Page) -> None:
    follow(visit(page, link("x y", {"x": 2, "y": 3}, 4)))
    page.locator("#editor .cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("x + y^3")
    rest(page)
    slide(page, "x", 4)
    rest(page)
    follow(page)
    slide(page, "x", 5)
    assert page.locator("#stage").get_attribute("data-state") == "good"
    assert "f = 32" in page.evaluate("() => document.querySelector('#stage svg').getAttribute('aria-label')")


def drag(page: Page, name: str, *values: float) -> None:
    """Drag a slider by hand from value to value, and leave it there."""
    slider = page.locator(f'[data-input="{name}"] .slider')
    box, reach = slider.bounding_box(), float(slider.get_attribute("max") or 5)
    assert box
    middle = box["y"] + box["height"] / 2
    for i, value in enumerate((float(slider.input_value()), *values)):
        page.mouse.move(box["x"] + 8 + (value + reach) / (2 * reach) * (box["width"] - 16), middle)
        if not i:
            page.mouse.down()
    page.mouse.up()


def face(page: Page) -> dict[str, str]:
    """What the drag face says, row by row."""
    found: dict[str, str] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('#board .drag [data-row] [data-latex]')]
            .map((math) => [math.closest('[data-row]').dataset.row, math.dataset.latex]))""")
    return found


def test_a_hand_on_the_slider_turns_the_board_to_slope_nudge_and_truth(page: Page) -> None:
    follow(visit(page, link(TEXT, INPUTS | {"y": 2.0}, STEPS)))
    drag(page, "y", 2.4, 3)
    assert page.locator("#board .drag .title").inner_text().split("\n")[0].startswith("Move y")
    assert face(page) == {"nudge": r"\Delta y = 0.1",
                          "slope": r"\Delta f \approx ({\boldsymbol{-12}}) \times 0.1 = {\boldsymbol{-1.2}}",
                          "truth": r"\Delta f = {-27.22} - ({-26}) = {-1.22}"}
    assert "falls 12 times" in page.locator("#board .drag .words").inner_text()
    assert page.locator("#stage .curve").is_visible() and k_of(page) == STEPS


def test_before_the_gradient_is_final_there_is_truth_alone(page: Page) -> None:
    follow(visit(page, link(TEXT, INPUTS | {"y": 2.0}, 4)))
    drag(page, "y", 3)
    assert set(face(page)) == {"nudge", "truth"}
    assert page.locator("#stage .curve-tangent").first.get_attribute("d") == ""


def test_a_nudge_moves_the_input_and_escape_or_a_step_leaves(page: Page) -> None:
    follow(visit(page, link(TEXT, INPUTS, STEPS)))
    page.keyboard.press("n")
    rest(page)
    assert page.locator('[data-input="x"] .input-field').input_value() == "−1.9"
    page.locator('[data-nudge="x-"]').click()
    rest(page)
    assert page.locator('[data-input="x"] .input-field').input_value() == "−2"
    page.keyboard.press("Escape")
    assert page.locator("#board .drag").count() == 0 and page.locator("#stage .curve").is_hidden()
    page.keyboard.press("n")
    page.keyboard.press("ArrowLeft")
    rest(page)
    assert page.locator("#board .drag").count() == 0 and k_of(page) == STEPS - 1


def test_where_there_is_no_value_the_curve_is_broken_and_the_board_says_so(page: Page) -> None:
    follow(visit(page, link("log(x)", {"x": 1}, 3)))
    drag(page, "x", -1)
    assert "no slope" in page.locator("#board .drag .words").inner_text()
    assert page.locator("#stage .curve-dot.none").count() == 1


def test_edges_are_as_wide_as_the_gradient_that_came_through(page: Page) -> None:
    follow(visit(page, link(TEXT, INPUTS, STEPS)))
    page.keyboard.press("n")
    rest(page)
    widths = page.evaluate("""() => Object.fromEntries([...document.querySelectorAll('#stage .edge[data-from]')]
        .map((edge) => [`${edge.dataset.from}-${edge.dataset.to}`, parseFloat(getComputedStyle(edge).strokeWidth)]))""")
    assert widths["0-5"] == pytest.approx(1 + 1.6 * 2.6391, abs=0.02)  # ln(1 + 13)
    assert widths["2-4"] == pytest.approx(1 + 1.6 * 1.0647, abs=0.02)  # ln(1 + 1.9)


def test_the_graph_makes_room_for_the_curve_and_has_it_back(page: Page) -> None:
    follow(visit(page, link(TEXT, INPUTS, STEPS)))
    boxes = """() => [...document.querySelectorAll('#stage .node')]
        .map((node) => node.getBoundingClientRect().toJSON())"""
    before = page.evaluate(boxes)
    page.keyboard.press("n")
    rest(page)
    card = page.locator("#stage .curve").bounding_box()
    assert card
    for node in page.evaluate(boxes):
        assert node["right"] <= card["x"] or node["bottom"] <= card["y"], "a node under the curve"
    page.keyboard.press("Escape")
    rest(page)
    assert page.evaluate(boxes) == before


@pytest.mark.parametrize("screen", [(1920, 1080), (1280, 720), (1024, 768)], ids=str)
def test_a_class_sees_curve_and_tangent_in_projected_letters_and_the_whole_graph(
    open_page: Callable[..., Page], screen: tuple[int, int]
) -> None:
    page = open_page(*screen, reduced_motion="reduce")
    follow(visit(page, link(TEXT, INPUTS, STEPS) + "&present=1"))
    page.keyboard.press("n")
    rest(page)
    seen = page.evaluate("""() => ({
        card: document.querySelector('#stage > .curve').getBoundingClientRect().toJSON(),
        stage: document.querySelector('#stage').getBoundingClientRect().toJSON(),
        nodes: [...document.querySelectorAll('#stage .node')].map((node) => node.getBoundingClientRect().toJSON()),
        tangent: document.querySelector('#stage .curve-tangent').getAttribute('d'),
        letters: [...document.querySelectorAll('#stage > .curve text')]
            .map((one) => parseFloat(getComputedStyle(one).fontSize)),
        scale: new DOMMatrix(getComputedStyle(document.querySelector('#stage g.stage-graph')).transform).a,
        edges: [...document.querySelectorAll('#stage .edge[data-from]')]
            .map((one) => parseFloat(getComputedStyle(one).strokeWidth)),
        lines: [...document.querySelectorAll('#stage .curve-line, #stage .curve-tangent')]
            .map((one) => parseFloat(getComputedStyle(one).strokeWidth)),
    })""")
    card, stage = seen["card"], seen["stage"]
    assert seen["tangent"] and card["width"] > 200 and card["bottom"] <= stage["bottom"]
    assert min(seen["letters"]) >= (32 if screen[1] == 1080 else 23.4)
    assert min(seen["lines"]) >= 3 and min(seen["edges"]) * seen["scale"] >= 3 - 0.01
    for node in seen["nodes"]:
        assert node["right"] <= card["left"] or node["bottom"] <= card["top"], "a node under the curve"
        assert node["left"] >= stage["left"] and node["top"] >= stage["top"]


def test_before_the_gradient_is_final_a_class_sees_the_curve_without_a_nudge_from_near(
    open_page: Callable[..., Page]
) -> None:
    page = open_page(1280, 720, reduced_motion="reduce")
    follow(visit(page, link(TEXT, INPUTS, 4) + "&present=1"))
    page.keyboard.press("n")
    rest(page)
    plain = page.locator("#stage > .curve").bounding_box()
    assert plain and page.locator("#stage .curve-near > *").count() == 0
    page.keyboard.press("Escape")
    page.keyboard.press("End")
    page.keyboard.press("n")
    rest(page)
    both = page.locator("#stage > .curve").bounding_box()
    assert both and both["width"] > plain["width"] and page.locator("#stage .curve-near .curve-triangle").count() == 1
