"""A table of one's own on the page: learned from, refused with its place, its gaps filled."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from engine.training.data import prepare, read_table
from tests.browser.training import LAYERS, RUN, alike, engine, updates, weights
from tests.browser.walk import press, rest, visit, write

OWN = "size;weight;kind\n0,2;0,3;cat\n0,3;0,4;cat\n0,8;0,7;dog\n0,7;0,9;dog\n"


def own(page: Page, table: str) -> None:
    """Choose a table of one's own, and paste one."""
    page.locator("#training [data-choice=table]").click()
    rest(page)
    page.get_by_label("Your own table").fill(table)
    rest(page)


def test_a_pasted_table_is_learned_from_as_the_engine_does(page: Page) -> None:
    visit(page, "/training")
    own(page, OWN)
    page.locator("#training [data-choice=range]").click()
    rest(page)
    page.get_by_role("button", name="One epoch").click()
    rest(page)
    made = prepare(read_table(OWN, rows=100, columns=10), scaling="range")
    names, _, told = engine(epochs=1, rows=made.rows)
    found = weights(page)
    alike(found, dict(zip(names, told[-1].parameters, strict=True)))
    expect(page.locator(".examples-table tbody tr")).to_have_count(4)
    page.reload()
    rest(page)
    assert weights(page) == found and updates(page) == 4
    expect(page.get_by_label("Your own table")).to_have_value(OWN)


def test_a_fault_in_a_table_is_told_with_its_place_and_the_run_stays(page: Page) -> None:
    visit(page, "/training")
    own(page, OWN)
    page.get_by_role("button", name="One epoch").click()
    rest(page)
    before, address = weights(page), page.url
    field = page.get_by_label("Your own table")
    field.fill(OWN.replace("0,4", "red"))
    rest(page)
    told = page.locator(".table-problem")
    expect(told).to_contain_text("Row 3, column 2 (weight): red is no number.")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert weights(page) == before and updates(page) == 4 and page.url == address
    page.get_by_role("button", name="Select it").click()
    assert page.evaluate("() => getSelection().toString()") == "red"
    page.locator("#training [data-choice=xor]").click()
    rest(page)
    page.locator("#training [data-choice=table]").click()
    rest(page)
    assert "red" in field.input_value()
    field.fill(OWN)
    rest(page)
    expect(told).to_be_empty()
    expect(page.locator(RUN)).to_be_enabled()


def test_missing_values_are_left_out_or_filled_where_one_says_so(page: Page) -> None:
    visit(page, "/training")
    own(page, OWN.replace("0,4", ""))
    expect(page.locator(".table-problem")).to_contain_text("Row 3, column 2 (weight) is empty.")
    page.locator("#training [data-choice=drop]").click()
    rest(page)
    expect(page.locator(".examples-table tbody tr")).to_have_count(3)
    page.locator("#training [data-choice=mean]").click()
    rest(page)
    expect(page.locator(".examples-table tbody tr")).to_have_count(4)
    assert "missing=mean" in page.url
    press(page, "Control+z")
    expect(page.locator("#training [data-choice=drop]")).to_have_attribute("aria-pressed", "true")


def test_a_table_with_other_columns_than_the_network_says_so_until_it_fits(page: Page) -> None:
    visit(page, "/training")
    own(page, "a,b,c,y\n1,2,3,0\n0,1,0,1\n")
    title = page.locator(".training-face .title")
    expect(title).to_contain_text("The number of features is 3, and the network takes 2.")
    write(page, "nn.Sequential(nn.Linear(3, 2), nn.Tanh(), nn.Linear(2, 1))")
    expect(title).to_have_text("Pick the next example")


@pytest.mark.parametrize("table", ["", "1,2\n", "1,2,3\n4,5\n", "0,1,x\n1,0,x\n", "%&=#+"])
def test_what_is_no_table_ends_in_a_sentence(page: Page, table: str) -> None:
    visit(page, "/training")
    own(page, table)
    said = page.locator(".table-problem p").or_(page.locator(".training-face .title")).all_text_contents()
    assert any(one and one != "Pick the next example" for one in said), said
    expect(page.get_by_label("Your own table")).to_have_value(table)


def test_a_link_to_a_table_with_a_fault_says_so(page: Page) -> None:
    visit(page, f"/#text={quote(LAYERS)}&data=table&table={quote('a,b,y' + chr(10) + '1,two,3')}")
    expect(page.locator(".table-problem")).to_contain_text("Row 2, column 2 (b): two is no number.")
    expect(page.locator(".training-face .title")).to_contain_text("two is no number")
    expect(page.locator(RUN)).to_be_disabled()


def test_points_are_drawn_on_the_plane_and_taken_away(page: Page) -> None:
    visit(page, "/training")
    own(page, "a,b,kind\n0,0,cat\n1,1,dog\n")
    plane = page.locator(".plane svg")
    box = plane.bounding_box()
    assert box
    unit = box["width"] / 204

    def press_at(across: float, up: float) -> None:
        page.mouse.click(box["x"] + (36 + across * 160) * unit, box["y"] + (168 - up * 160) * unit)
        rest(page)

    page.get_by_role("group", name="Label of a new point").get_by_role("button", name="dog").click()
    press_at(0.5, 0.25)
    field = page.get_by_label("Your own table")
    *_, added = field.input_value().strip().splitlines()
    across, up, label = added.split(",")
    assert (float(across), float(up), label) == (pytest.approx(0.5, abs=0.03), pytest.approx(0.16, abs=0.03), "dog")
    expect(page.locator(".plane-point")).to_have_count(3)
    expect(page.locator(".plane-point.high")).to_have_count(2)
    press_at(0.5, 0.25)
    assert field.input_value() == "a,b,kind\n0,0,cat\n1,1,dog\n"
    expect(page.locator(".plane-point")).to_have_count(2)
    page.mouse.dblclick(box["x"] + 100 * unit, box["y"] + 60 * unit)
    rest(page)
    expect(page.locator(".plane-point")).to_have_count(3)
    press(page, "Control+z", "Control+z")
    assert added in field.input_value() and quote(added).replace("%2C", ",") in page.url
    page.get_by_role("button", name="One epoch").click()
    rest(page)
    assert updates(page) == 3


def test_numbers_that_are_two_are_told_apart_on_the_plane(page: Page) -> None:
    visit(page, "/training")
    own(page, "0 0 0\n1 1 1\n0 1 1\n")
    expect(page.locator(".plane-point.high")).to_have_count(2)
    assert page.get_by_role("group", name="Label of a new point").locator(".chip").all_text_contents() == ["○ 0", "● 1"]
