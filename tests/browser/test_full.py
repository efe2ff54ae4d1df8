"""What is shown short is there in full: numbers, the graph in one sentence, and where an upstream gradient is from."""

from playwright.sync_api import Page, expect

from tests.browser.explore import choose
from tests.browser.keyboard import keys, said, tab_to
from tests.browser.walk import INPUTS, LECTURE, STEPS, TEXT, k_of, link, numbers, press, visit

THIRDS = link("f(x, y) = x / y", {"x": 2, "y": 3}, 4)
FULL = "0.6666666666666666"
WHOLE = "f(x, y, z) = x(y^2 + z)"


def test_a_rounded_number_gives_all_of_it_wherever_it_stands(page: Page) -> None:
    visit(page, THIRDS)
    value = page.locator('#stage .node[data-name="f"] .value')
    assert value.text_content() == "0.667"
    assert value.evaluate("(text) => text.parentElement.querySelector('title').textContent") == FULL
    value.hover()
    choose(page, "f")
    assert FULL in page.locator(".node-card").inner_text()
    assert page.locator("#stage [aria-label^='f, ']").first.get_attribute("aria-label") == (
        "f, division. Value 0.667. Gradient 1."
    )
    press(page, "t")
    expect(page.locator(".stage-rows .value").last.locator("[title]")).to_have_attribute("title", FULL)
    press(page, "t", "Home", "ArrowRight")
    assert page.locator("#board .rule [data-slot][title]").last.get_attribute("title") == FULL
    expect(page.locator("#board .table-row [title]")).to_have_attribute("title", FULL)


def test_what_is_whole_needs_no_more(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    assert page.locator("#stage title, #board .number [title]").count() == 0


def test_a_hidden_number_is_not_given_in_full_either(page: Page) -> None:
    visit(page, THIRDS)
    choose(page, "f")
    press(page, "h")
    assert page.locator("#stage title").count() == 0
    assert not page.get_by_text(FULL).locator("visible=true").count()
    shown = page.locator("[title*='0.6666']").evaluate_all(
        "(parts) => parts.filter((part) => part.checkVisibility({visibilityProperty: true})).length"
    )
    assert shown == 0


def test_the_graph_is_summed_up_before_its_nodes(page: Page) -> None:
    visit(page, link(WHOLE, INPUTS, STEPS))
    graph = page.locator("#stage > svg")
    expect(graph).to_have_attribute("aria-label", f"{WHOLE}: 6 nodes, 3 inputs, f = minus 26.")
    press(page, "h")
    expect(graph).to_have_attribute("aria-label", f"{WHOLE}: 6 nodes, 3 inputs.")
    press(page, "h", "Home")
    expect(graph).to_have_attribute("aria-label", f"{WHOLE}: 6 nodes, 3 inputs.")
    visit(page, link(" + ".join(f"x_{i}" for i in range(40)), {}, 39))
    assert (graph.get_attribute("aria-label") or "").startswith("f: 41 nodes, 40 inputs, f = ")


def test_the_upstream_gradient_leads_to_the_step_it_is_from(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    go = page.get_by_role("button", name="From step 1: go there")
    assert go.inner_text() == "from step 1"
    tab_to(page, "From step 1: go there")
    assert keys(page, "Enter") == "at board"
    assert (k_of(page), said(page)) == (4, LECTURE["steps"][3]["spoken"])
    assert numbers(page)["g"] == ("13", None)
    press(page, "End")
    page.locator("#board .aside").first.click()
    assert k_of(page) < STEPS
