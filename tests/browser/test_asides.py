"""Two looks aside from the walk: the paths to a node, one after the other, and what keeping partials saves."""

import pytest
from playwright.sync_api import Page, expect

from engine import parse, trace
from engine.paths import count_paths, gradient_by_paths
from tests.browser.states import TWO
from tests.browser.walk import INPUTS, TEXT, k_of, link, press, rest, visit, write
from tests.engine.storyboard import NETWORK, TWO_TWO_ONE

AT = {"x": 2.0, "y": -1.0}
END = 16
WEIGHTS = NETWORK["weights"]
NET = link(TWO_TWO_ONE, WEIGHTS | NETWORK["example"], 37) + f"&wrt={','.join(WEIGHTS)}&detail=part"


def lit(page: Page) -> set[str]:
    """Name the edges of the path that is lit, by the node they lead to and its slot."""
    return set(page.locator("#stage .edge[data-way]").evaluate_all(
        "(all) => all.map((edge) => `${edge.dataset.to}.${edge.dataset.slot}`)"))


def number(page: Page, name: str) -> float:
    """Read a number that stands in full on an element."""
    return float(page.locator(f"[data-{name}]").first.get_attribute(f"data-{name}") or "nan")


def test_paths_are_lit_one_by_one_and_add_up_to_the_gradient(page: Page) -> None:
    visit(page, link(TWO, AT, END))
    graph = parse(TWO)
    run = trace(graph, AT)
    x = graph.find("x").id
    press(page, "w")
    rows = page.locator("#board .path")
    assert rows.count() == count_paths(graph, x, graph.output) == 3
    seen, products = [], []
    for at in range(3):
        expect(rows.nth(at)).to_have_attribute("aria-pressed", "true")
        seen.append(lit(page))
        products.append(float(rows.nth(at).locator("[data-product]").get_attribute("data-product") or "nan"))
        assert number(page, "sum") == pytest.approx(sum(products), rel=1e-12)
        press(page, "w")
    assert len({frozenset(path) for path in seen}) == 3 and all(seen)
    assert sum(products) == pytest.approx(gradient_by_paths(run, "x"), rel=1e-12)
    assert sum(products) == pytest.approx(run.results["gradients"]["x"], rel=1e-12)
    expect(rows.first).to_have_attribute("aria-pressed", "true")
    assert k_of(page) == END


def test_a_path_is_chosen_by_hand_and_said_aloud(page: Page) -> None:
    visit(page, link(TWO, AT, END))
    page.get_by_role("button", name="Paths", exact=True).click()
    rest(page)
    page.locator("#board .path").nth(1).click()
    rest(page)
    said = "Path 2 of 3, through a times b, b: the product is 12. Sum so far: 36."
    expect(page.locator("#live")).to_contain_text(said)
    press(page, "Escape")
    assert page.locator("#board .path").count() == 0 and lit(page) == set()
    expect(page.locator("#board .rule")).to_be_visible()


def test_paths_follow_an_input_that_is_moved_and_go_when_a_step_is_taken(page: Page) -> None:
    visit(page, link(TWO, AT, END))
    press(page, "w", "w", "w")
    page.locator("[data-input=x] .input-field").fill("3")
    page.keyboard.press("Enter")
    rest(page)
    assert number(page, "sum") == pytest.approx(trace(parse(TWO), AT | {"x": 3.0}).results["gradients"]["x"], rel=1e-12)
    page.locator(".title").first.click()
    press(page, "ArrowLeft")
    assert page.locator("#board .path").count() == 0 and k_of(page) == END - 1


def test_paths_are_those_of_the_node_that_is_chosen(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 9))
    page.locator("#stage .node[data-name=g] .shape").click()
    rest(page)
    press(page, "w")
    expect(page.locator("#board .title")).to_contain_text("From f back to g")
    assert page.locator("#board .path").count() == 1


def test_too_many_paths_are_counted(page: Page) -> None:
    doublings = (f"b_{i} = a_{i}^2\nc_{i} = sin(a_{i})\na_{i + 1} = b_{i} c_{i}" for i in range(40))
    visit(page, link("\n".join(doublings), {}, 0))
    press(page, "w")
    expect(page.locator("#board .heading")).to_contain_text("1.1 × 10¹² paths")
    assert page.locator("#board .path").count() == 0
    expect(page.locator("#board .words")).to_contain_text("Too many to look at one by one.")


def test_hidden_numbers_are_not_told_by_paths(page: Page) -> None:
    visit(page, link(TWO, AT, END))
    press(page, "h", "w")
    assert page.locator("#board .path").count() == 3
    assert page.locator("[data-product], [data-sum]").count() == 0
    assert "24" not in page.locator("#live").inner_text()


def counts(page: Page) -> list[str]:
    """Read the three counts."""
    return page.locator(".counts dd").all_inner_texts()


def test_the_lectures_network_saves_eight_of_twenty_one_operations(page: Page) -> None:
    visit(page, NET)
    press(page, "k")
    assert counts(page) == ["13", "21", "135"]
    here = page.locator(".counts-here")
    expect(here).to_contain_text("13 done, 8 saved by reuse")
    press(page, "Home")
    expect(here).to_contain_text("0 done, 0 saved by reuse")
    assert k_of(page) == 0
    press(page, "End", "k")
    chains = page.locator(".chain")
    expect(chains).to_have_count(9, timeout=20_000)
    rest(page)
    assert sum(int(cost) for cost in page.locator(".chain-cost").all_inner_texts()) == 21
    # What is grey was multiplied out for an earlier weight: all but the last factor of the second.
    assert chains.first.locator(".katex-html .soft").count() == 0
    assert chains.nth(1).locator(".katex-html .soft").count() > 0
    press(page, "k")
    assert chains.count() == 0 and page.locator(".counts").count() == 0


def test_without_motion_all_chains_are_there_at_once(open_page) -> None:  # type: ignore[no-untyped-def]
    page = visit(open_page(reduced_motion="reduce"), NET)
    press(page, "k", "k")
    assert page.locator(".chain").count() == 9


def test_each_further_layer_widens_the_gap(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 9))
    page.get_by_role("button", name="Caching", exact=True).click()
    rest(page)
    assert counts(page) == ["2", "2", "9"]
    deeper = page.locator(".deeper-says")
    expect(deeper).to_contain_text("2–4–4–4–1: 129 with partials kept, 2,049 without")
    slider = page.locator(".deeper .slider")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    rest(page)
    expect(deeper).to_contain_text("2–4–4–1:")
    page.keyboard.press("End")
    rest(page)
    expect(deeper).to_contain_text("2–4–4–4–4–4–4–4–4–1:")


def test_another_text_is_counted_anew_and_closes_it(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 9))
    press(page, "k")
    write(page, "x y")
    assert page.locator(".counts").count() == 0
    press(page, "Escape", "k")
    assert counts(page) == ["0", "0", "2"]


