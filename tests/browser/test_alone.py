"""A node looked at by itself: two things, its own sliders, and the way back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from tests.browser.test_drag import asked
from tests.browser.walk import INPUTS, TEXT, follow, k_of, link, press, rest, visit, write, written
from tests.engine.storyboard import NETWORK, TWO_TWO_ONE


def node(page: Page, name: str) -> None:
    """Press a node of the stage."""
    page.locator(f'#stage .node[data-name="{name}"] .shape').click()
    rest(page)


def look(page: Page, name: str) -> None:
    """Look at it alone, from its card."""
    node(page, name)
    page.locator("[data-does=alone]").click()
    page.locator(".alone").wait_for()
    rest(page)


def says(page: Page, which: int) -> list[str]:
    """What stands in the first or second card, numbers and all, as one would type it."""
    lines: list[str] = page.locator(".alone-says").nth(which).locator(".math").evaluate_all("""(them) => {
        const flat = (part) => part.tagName === 'annotation' ? '' : part.children.length
            ? [...part.children].map(flat).join(part.tagName === 'mfrac' ? '/' : '') : part.textContent;
        const plain = (math) => flat(math).replace(/[\\u2061\\u200b\\s]/g, '').replace(/=/g, ' = ');
        return them.map((math) => plain(math.querySelector('math')));
    }""")
    return lines


def move(page: Page, name: str, *values: float) -> None:
    page.locator(f'.alone [data-input="{name}"] .slider').evaluate("""(slider, values) => {
        for (const value of values) {
            slider.value = String(value);
            slider.dispatchEvent(new Event('input', { bubbles: true }));
        }
    }""", values)


def number(page: Page, name: str) -> str:
    return page.locator(f'.alone [data-input="{name}"] .input-field').input_value()


def test_it_says_its_value_from_its_inputs_and_the_partial_by_each(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    look(page, "g")
    assert says(page, 0) == ["g = u+z = 9+4 = 13"]
    assert says(page, 1) == ["∂(u+z)/∂u = 1", "∂(u+z)/∂z = 1"]
    assert page.locator(".alone-about").inner_text() == (
        "A node knows these two things only. Neither depends on the rest of the graph.")
    assert "u stands for y²" in page.locator(".alone-here").inner_text()
    assert (number(page, "u"), number(page, "z")) == ("9", "4")
    assert page.locator("#stage .node.beyond").count() == page.locator("#stage .node").count() - 1


def test_its_sliders_move_it_alone_without_a_request_and_nothing_of_the_document(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 9))
    look(page, "f")
    paths, address = asked(page), page.evaluate("() => location.hash")
    move(page, "g", 12, 5, 0.5)
    move(page, "x", 4)
    assert says(page, 0) == ["f = xg = 4⋅0.5 = 2"]
    assert says(page, 1) == ["∂(xg)/∂x = g = 0.5", "∂(xg)/∂g = x = 4"]
    rest(page)
    assert paths == [] and page.evaluate("() => location.hash") == address and k_of(page) == 9
    assert page.locator('#inputs [data-input="x"] .input-field').input_value() == "−2"
    page.locator(".alone-close").click()
    press(page, "Control+z")
    assert page.locator('#inputs [data-input="x"] .input-field').input_value() == "−2", "there was nothing to undo"


def test_an_input_can_be_typed_and_what_is_no_number_loses_nothing(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 9))
    look(page, "f")
    field = page.locator('.alone [data-input="x"] .input-field')
    field.fill("1e3")
    assert says(page, 0) == ["f = xg = 1000⋅13 = 13000"]
    field.fill("many")
    assert field.get_attribute("aria-invalid") == "true"
    assert page.locator(".alone .input-problem").first.inner_text() != ""
    field.press("Escape")
    assert page.locator(".alone").is_visible(), "Escape leaves the field first"


@pytest.mark.parametrize(("text", "inputs", "name", "value", "partials", "notes"), [
    ("f = log(x)", {"x": -1.0}, "f", ["f = log(x) = log(−1) = undefined"], ["∂(log(x))/∂x = undefined"],
     ["A negative number has no logarithm.", "Left of 0 there is no logarithm, and so no slope."]),
    ("f = |x|", {"x": 0.0}, "f", ["f = ∣x∣ = ∣0∣ = 0"], ["∂(∣x∣)/∂x = sgn(x) = 0"],
     ["A corner: any slope from −1 to 1 would do; this course takes 0."]),
    ("f = x x", {"x": 3.0}, "f", ["f = xx = 3⋅3 = 9"], ["∂(x‾x)/∂x‾ = x = 3", "∂(xx‾)/∂x‾ = x = 3"], []),
    ("f = 2 x", {"x": 3.0}, "f", ["f = 2x = 2⋅3 = 6"], ["∂(2x)/∂x = 2"], []),
])
def test_corners_constants_and_what_is_undefined(
    page: Page, text: str, inputs: dict[str, float], name: str, value: list[str], partials: list[str], notes: list[str]
) -> None:
    visit(page, link(text, inputs, 1))
    look(page, name)
    assert [line.replace("|", "∣") for line in says(page, 0)] == value
    assert [line.replace("|", "∣").replace(" = 2 = 2", " = 2") for line in says(page, 1)] == partials
    assert page.locator(".alone-notes .note").all_inner_texts() == notes


def test_an_input_without_a_value_can_be_given_one(page: Page) -> None:
    visit(page, link("g = log(x); f = g + y", {"x": -1, "y": 3}, 2))
    look(page, "f")
    assert says(page, 0) == ["f = g+y = undefined+3 = undefined"]
    move(page, "g", 2)
    assert says(page, 0) == ["f = g+y = 2+3 = 5"]


def test_a_long_sum_is_told_in_part(page: Page) -> None:
    visit(page, link("f = " + " + ".join(f"x_{i}" for i in range(1, 21)), {}, 1))
    look(page, "f")
    assert len(says(page, 1)) == 12
    assert page.locator(".alone-says").last.inner_text().endswith("and 8 more, likewise")


def test_escape_goes_back_to_where_one_was(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    page.locator('#stage .node[data-name="g"] .hold').focus()
    press(page, "Enter")
    page.locator("[data-does=alone]").focus()
    press(page, "Enter")
    page.locator(".alone").wait_for()
    assert page.locator(".node-card").is_hidden()
    assert page.evaluate("() => document.activeElement.className") == "alone"
    press(page, "Tab", "Tab", "ArrowRight")
    assert number(page, "u") == "9.1"
    press(page, "Escape")
    assert page.locator(".alone").is_hidden() and page.locator(".node-card").is_visible()
    assert page.evaluate("() => document.activeElement.dataset.does") == "alone"
    press(page, "Escape")
    assert page.evaluate("() => document.activeElement.closest('.node').dataset.name") == "g"


def test_a_key_opens_and_closes_it(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    press(page, "a")
    assert page.locator(".alone").is_hidden(), "nothing is chosen"
    page.locator('#stage .node[data-name="f"] .hold').focus()
    press(page, "a")
    page.locator(".alone").wait_for()
    assert page.locator(".alone-title").inner_text().endswith("alone")
    press(page, "a")
    assert page.locator(".alone").is_hidden()
    assert page.evaluate("() => document.activeElement.closest('.node').dataset.name") == "f"
    page.locator('#stage .node[data-name="x"] .hold').focus()
    press(page, "a")
    assert page.locator(".alone").is_hidden(), "an input is computed from nothing"


def test_it_stays_while_one_steps_and_goes_with_its_text(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    look(page, "g")
    page.locator(".alone").focus()
    press(page, "ArrowRight")
    assert k_of(page) == 7 and page.locator(".alone").is_visible()
    write(page, "f = x + y")
    assert page.locator(".alone").is_hidden() and written(page) == "f = x + y"
    assert page.locator("#stage .node.beyond").count() == 0


def test_what_it_is_now_is_said_when_it_has_come_to_rest(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    look(page, "f")
    said = page.locator(".alone [role=status]").last
    page.wait_for_function("() => [...document.querySelectorAll('.alone [role=status]')].at(-1).textContent !== ''")
    assert said.inner_text() == "f is minus 26; by x 13, by g minus 2."


def test_without_the_server_it_says_so_and_one_gets_back(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('gone')); }")
    look(page, "g")
    assert page.locator(".alone-about").inner_text() != "" and page.locator(".alone-cards").is_hidden()
    press(page, "Escape")
    assert page.locator(".alone").is_hidden()


def test_an_answer_that_comes_too_late_opens_nothing(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    held: list[Route] = []
    page.route("**/api/v1/alone", lambda route: held.append(route))
    node(page, "g")
    page.locator("[data-does=alone]").click()
    page.wait_for_timeout(100)
    page.keyboard.press("Escape")
    held[0].continue_()
    rest(page)
    assert page.locator(".alone").is_hidden()


PARTED = link("g = y^2 + z; f(x, y, z) = x g", INPUTS, 9) + "&detail=part"


def test_a_closed_part_is_one_node_from_its_boundary_inputs_until_it_is_opened(page: Page) -> None:
    visit(page, PARTED)
    page.locator('#stage .node[data-name="g"] .hold').focus()
    press(page, "a")
    page.locator(".alone").wait_for()
    assert says(page, 0) == ["g = y2+z = 9+4 = 13"]
    assert says(page, 1) == ["∂g/∂z = 1", "∂g/∂y = 2y = 6"]
    assert (number(page, "y"), number(page, "z")) == ("3", "4") and page.locator(".alone-here").inner_text() == ""
    paths = asked(page)
    move(page, "y", -2, 5)
    assert says(page, 0) == ["g = y2+z = 25+4 = 29"] and says(page, 1)[1] == "∂g/∂y = 2y = 10"
    assert paths == []
    page.locator(".alone").focus()
    press(page, ".")
    assert says(page, 1) == ["∂(u+z)/∂u = 1", "∂(u+z)/∂z = 1"], "an open part's node stands alone"
    press(page, ",")
    assert says(page, 1)[1] == "∂g/∂y = 2y = 6"


def test_a_unit_of_the_network_alone_says_each_weights_slope(page: Page) -> None:
    values = NETWORK["weights"] | NETWORK["example"]
    visit(page, link(TWO_TWO_ONE, values, 31) + f"&wrt={','.join(NETWORK['weights'])}&detail=part&alone=s_1")
    page.locator(".alone").wait_for()
    assert len(says(page, 1)) == 5 and all(line.startswith("∂s1/∂") for line in says(page, 1))
    assert page.locator(".alone .input").count() == 5


def test_the_address_says_which_node_and_a_reload_or_a_link_has_it_again(page: Page) -> None:
    visit(page, link("g = y^2 + z; f(x, y, z) = x g", INPUTS, 6))
    look(page, "g")
    rest(page)
    assert "&alone=g" in page.evaluate("() => location.hash")
    page.reload()
    page.locator(".alone").wait_for()
    assert says(page, 0) == ["g = u+z = 9+4 = 13"] and k_of(page) == 6
    follow(page, link("x(y^2 + z)", INPUTS, 3) + "&alone=%234")
    page.locator(".alone").wait_for()
    assert says(page, 0) == ["v = u+z = 9+4 = 13"]
    press(page, "Escape")
    rest(page)
    assert page.locator(".alone").is_hidden() and "alone" not in page.evaluate("() => location.hash")


@pytest.mark.parametrize("name", ["q", "x", "#99", "#"])
def test_a_link_to_a_node_that_is_not_there_opens_the_rest_and_says_so(page: Page, name: str) -> None:
    visit(page, link(TEXT, INPUTS, 6) + f"&alone={name.replace('#', '%23')}")
    page.wait_for_function("() => document.querySelector('#problem').textContent !== ''")
    assert f"alone={name}" in page.locator("#problem").inner_text()
    assert k_of(page) == 6 and page.locator(".alone").is_hidden()
    assert "alone" not in page.evaluate("() => location.hash")
    write(page, "f = x + y")
    assert page.locator("#problem").inner_text() == ""


def test_undo_takes_back_what_was_changed_and_opens_no_node(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    page.locator('#inputs [data-input="x"] .input-field').fill("5")
    rest(page)
    look(page, "g")
    page.locator(".alone").focus()
    press(page, "Control+z")
    assert page.locator('#inputs [data-input="x"] .input-field').input_value() == "−2"
    assert "alone" not in page.evaluate("() => location.hash")
    press(page, "Control+Shift+z")
    assert page.locator(".alone").is_hidden() and "x:5" in page.evaluate("() => location.hash")


def test_another_link_closes_it(page: Page, open_page: Callable[..., Page]) -> None:
    phone = open_page(390, 844)
    visit(phone, link(TEXT, INPUTS, 6))
    look(phone, "g")
    follow(phone, link("f = x y", {"x": 2, "y": 3}, 2))
    assert phone.locator(".alone").is_hidden()


@pytest.mark.parametrize(("size", "more"), [((1280, 720), "&present=1"), ((390, 844), "")], ids=["presenting", "phone"])
def test_where_its_cards_stand_beside_the_stage_the_graph_stays(
    open_page: Callable[..., Page], size: tuple[int, int], more: str
) -> None:
    page = visit(open_page(*size), link("log(x y) + y", {"x": -1, "y": 2}, 4) + more)
    shapes = page.locator("#stage .node .shape")
    before = [shapes.nth(i).bounding_box() for i in range(5)]
    look(page, "log")
    page.wait_for_function("() => document.getAnimations().every(({ playState }) => playState !== 'running')")
    assert [shapes.nth(i).bounding_box() for i in range(5)] == before
    card, stage = page.locator(".alone").bounding_box(), page.locator("#stage").bounding_box()
    assert card and stage
    assert card["x"] >= stage["x"] + stage["width"] - 1 or card["y"] >= stage["y"] + stage["height"] - 1


def test_when_presenting_an_edges_number_keeps_off_the_formula(open_page: Callable[..., Page]) -> None:
    page = visit(open_page(1280, 720), link("max(0, 1 - y s)", {"y": 1, "s": 1}, 6) + "&present=1")
    label, formula = page.locator(".edge-label").bounding_box(), page.locator(".caption-line:visible").bounding_box()
    assert label and formula
    assert label["y"] >= formula["y"] + formula["height"] or label["x"] + label["width"] <= formula["x"]
