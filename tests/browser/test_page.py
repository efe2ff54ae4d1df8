"""Typing, numbers, examples, timeline and address."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, Route, expect

from tests.browser.walk import INPUTS, STEPS, TEXT, k_of, link, numbers, picture, press, rest, visit, write, written


def test_typing_a_character_at_a_time_never_shows_a_blank_graph(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 2))
    page.locator("#editor .cm-content").click()
    page.keyboard.press("Control+a")
    for letter in "x(y²+z)":
        page.keyboard.insert_text(letter)
        assert page.locator("#stage .node").count() > 0
        rest(page)
        assert page.locator("#stage .node").count() > 0
    assert written(page) == "x(y²+z)"
    assert set(numbers(page)) == {"x", "y", "z", "(·)²", "+", "×"}
    assert page.locator("#problem p").count() == 0


def test_an_error_keeps_the_last_graph_and_says_what_is_wrong(page: Page, shot: Callable[..., Path]) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    before = numbers(page)
    write(page, "g = y^2 +\nf(x, y, z) = x g")
    assert page.locator("#stage").get_attribute("data-state") == "stale"
    assert float(page.locator("svg .stage-graph").evaluate("(graph) => getComputedStyle(graph).opacity")) < 0.5
    assert numbers(page) == before
    assert page.locator("#editor").locator(".cm-wrong, .cm-missing").count() == 1
    expect(page.locator("#problem p").first).not_to_be_empty()
    shot(page, "error")
    write(page, TEXT)
    assert page.locator("#stage").get_attribute("data-state") == "good"
    assert page.locator("#editor").locator(".cm-wrong, .cm-missing").count() == 0
    assert page.locator("#problem p").count() == 0
    assert k_of(page) == 6


def test_the_span_is_underlined_in_code_points(page: Page) -> None:
    visit(page)
    write(page, "α + sgmoid(x)")
    assert page.locator("#editor .cm-wrong").inner_text() == "sgmoid"


def test_examples_replace_the_document_and_the_current_one_is_pressed(page: Page) -> None:
    visit(page)
    chips = page.locator("#examples [data-example]")
    assert chips.count() >= 5
    for i in range(chips.count()):
        chips.nth(i).click()
        rest(page)
        assert page.locator("#examples [aria-pressed=true]").count() == 1
        assert chips.nth(i).get_attribute("aria-pressed") == "true"
        assert page.locator("#problem p").count() == 0
        press(page, "End")
        assert page.locator(".node .gradient").count() > 1
    write(page, "x + 7")
    assert page.locator("#examples [aria-pressed=true]").count() == 0


def test_a_slider_changes_numbers_and_keeps_the_step(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, STEPS))
    slider = page.get_by_label("y, slider")
    slider.focus()
    press(page, "ArrowRight")
    assert k_of(page) == STEPS
    assert page.get_by_label("y, value").input_value() == "3.1"
    assert numbers(page)["y"] == ("3.1", "−12.4")
    box = slider.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    for i in range(20):
        page.mouse.move(box["x"] + box["width"] * (0.5 + i * 0.02), box["y"] + box["height"] / 2)
    page.mouse.up()
    rest(page)
    shown = page.get_by_label("y, value").input_value()
    assert numbers(page)["y"][0] == shown
    assert k_of(page) == STEPS


def test_a_number_field_reads_what_people_write(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, STEPS))
    field = page.get_by_label("x, value")
    for typed, value in (("-1/4", "−0.25"), ("0,5", "0.5"), ("−2", "−2"), ("12", "12")):
        field.fill(typed)
        rest(page)
        assert numbers(page)["x"][0] == value
        assert numbers(page)["z"][1] == value
    assert page.get_by_label("x, slider").get_attribute("max") == "20"


def test_keys_belong_to_the_field_that_has_the_focus(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 3))
    page.get_by_label("x, value").focus()
    press(page, "ArrowLeft", "Home")
    assert k_of(page) == 3
    page.keyboard.press("Enter")
    press(page, "/", "End")
    page.keyboard.type(" ")
    press(page, "End", "ArrowLeft")
    assert k_of(page) == 3
    press(page, "Escape", "ArrowRight")
    assert k_of(page) == 4


def test_break_it_down_rewrites_the_text(page: Page) -> None:
    visit(page)
    page.locator("#break-down").click()
    rest(page)
    assert written(page) == TEXT
    assert page.locator("#break-down").is_hidden()
    assert page.locator("#examples [aria-pressed=true]").inner_text() == "x(y² + z)"
    visit(page)
    page.locator(".card", has_text="Break it down").click()
    rest(page)
    assert written(page) == TEXT


def test_a_reload_loses_nothing(page: Page) -> None:
    visit(page)
    page.locator("#break-down").click()
    page.get_by_label("x, value").fill("1.5")
    page.keyboard.press("Enter")
    press(page, *["ArrowRight"] * 6)
    before = picture(page), written(page)
    page.reload()
    rest(page)
    assert (picture(page), written(page)) == before


def test_a_link_to_another_state_is_followed(page: Page) -> None:
    visit(page)
    page.evaluate("(hash) => { location.hash = hash; }", link("a b", {"a": 2, "b": 5}, 3)[2:])
    rest(page)
    page.wait_for_function("() => document.documentElement.dataset.k === '3'")
    assert numbers(page)["a"] == ("2", "5")


def test_back_returns_to_the_document_that_an_example_replaced(page: Page) -> None:
    def history(way: str) -> tuple[str, int]:
        go = f"addEventListener('hashchange', () => done(), {{once: true}}); history.{way}();"
        page.evaluate(f"() => new Promise((done) => {{ {go} }})")
        rest(page)
        return written(page), k_of(page)

    visit(page)
    opening = written(page)
    press(page, "ArrowRight", "ArrowRight")
    chips = page.locator("#examples [data-example]")
    for chip, steps in ((chips.nth(1), 1), (chips.nth(1), 2), (chips.nth(2), 3)):
        chip.click()
        rest(page)
        press(page, *["ArrowRight"] * steps)
    last = written(page)
    middle = history("back")
    assert middle[1] == 2, "the pressed example opened nothing else"
    assert history("back") == (opening, 2)
    assert history("forward") == middle
    assert history("forward") == (last, 3)
    press(page, "Control+z")
    assert written(page) == middle[0], "undo has its own way back"


def test_the_playhead_is_dragged_clicked_and_driven_by_buttons(page: Page) -> None:
    visit(page)
    ticks = page.locator(".tick")
    assert ticks.count() == STEPS
    ticks.nth(5).click()
    rest(page)
    assert k_of(page) == 6
    box = page.locator(".ticks").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 7)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.15, box["y"] + 40, steps=8)
    rest(page)
    assert k_of(page) == 2
    page.mouse.move(box["x"] - 30, box["y"], steps=3)
    page.mouse.up()
    rest(page)
    assert k_of(page) == 0
    for name, k in (("Next step", 1), ("To the end", STEPS), ("Previous step", STEPS - 1), ("To the start", 0)):
        page.get_by_role("button", name=name).click()
        rest(page)
        assert k_of(page) == k
    slider = page.get_by_role("slider", name="Timeline")
    slider.focus()
    press(page, "End")
    assert slider.get_attribute("aria-valuenow") == str(STEPS)
    assert (slider.get_attribute("aria-valuetext") or "").startswith("Backward · step 6 of 6")


def test_play_walks_and_stops_when_asked_or_at_the_end(open_page: Callable[..., Page]) -> None:
    page = open_page(apart=True)
    page.clock.install()
    visit(page, link(TEXT, INPUTS, STEPS - 2))
    page.keyboard.press("Space")
    assert page.get_by_role("button", name="Pause").is_visible()
    page.clock.run_for(6000)
    rest(page)
    assert k_of(page) == STEPS
    assert page.get_by_role("button", name="Play", exact=True).is_visible()
    page.keyboard.press("Space")
    page.clock.run_for(2500)
    assert 0 < k_of(page) < STEPS
    page.keyboard.press("Space")
    k = k_of(page)
    page.clock.run_for(9000)
    assert k_of(page) == k


def test_typing_goes_on_while_the_server_is_away(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 3))
    page.evaluate("() => { window.there = window.fetch; window.fetch = () => Promise.reject(new TypeError('away')); }")
    before = numbers(page)
    write(page, TEXT + " + 1")
    expect(page.locator("#problem p").last).to_contain_text("server")
    assert numbers(page) == before
    press(page, "Escape", "ArrowRight")
    assert k_of(page) == 4
    page.evaluate("() => { window.fetch = window.there; }")
    expect(page.locator("#problem p")).to_have_count(0)
    rest(page)
    assert len(numbers(page)) == len(before) + 2


def test_an_answer_that_comes_late_does_not_win(page: Page) -> None:
    held: list[Route] = []
    visit(page)
    page.route(
        "**/api/v1/draft",
        lambda route: held.append(route) if '"a"' in (route.request.post_data or "") else route.continue_(),
    )
    page.locator("#editor .cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("a")
    page.wait_for_timeout(50)
    page.keyboard.insert_text(" + b")
    rest(page)
    assert set(numbers(page)) == {"a", "b", "+"}
    for route in held:
        route.abort()
    rest(page)
    assert set(numbers(page)) == {"a", "b", "+"}


def test_a_document_without_steps_is_shown(page: Page) -> None:
    visit(page)
    write(page, "3")
    assert page.locator("#problem p").count() == 0
    assert page.locator("#stage").get_attribute("data-face") == "graph"
    write(page, "x")
    press(page, "Escape", "End")
    assert k_of(page) == 1
    assert numbers(page) == {"x": ("−2", "1")}
