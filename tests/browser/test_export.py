"""The document written out: beside the graph, copied, kept as a file, by hand and by keyboard; offline it says so."""

import ast
import contextlib
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from engine import parse, trace
from tests.browser.test_look import focus
from tests.browser.walk import INPUTS, TEXT, follow, k_of, link, picture, press, rest, visit, write
from tests.engine.storyboard import NETWORK

LAYERS = "nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))"
NET = link(LAYERS, NETWORK["weights"] | NETWORK["example"], 37) + "&face=step"
CODE = ".export-code"


def names(page: Page) -> list[str]:
    return page.locator(".export [role=tab]").all_inner_texts()


def shown(page: Page) -> str:
    return page.locator(CODE).text_content() or ""


def test_a_network_is_shown_as_a_program_that_gives_its_loss_and_gradients(page: Page) -> None:
    visit(page, NET)
    before = picture(page)
    page.get_by_role("button", name="Export").click()
    rest(page)
    assert names(page) == ["PyTorch", "NumPy", "Expression", "JSON"]
    assert "model = nn.Sequential(" in shown(page)
    page.get_by_role("tab", name="NumPy").click()
    rest(page)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(shown(page), {})
    lines = dict(line.split(" = ") for line in printed.getvalue().splitlines())
    assert float(lines["L"]) == pytest.approx(NETWORK["values"]["L"], rel=1e-12)
    assert ast.literal_eval(lines["dL_dW_h"])[1][2] == pytest.approx(NETWORK["gradients"]["w_h_2_2"], rel=1e-12)
    page.get_by_role("button", name="Close", exact=True).click()
    rest(page)
    assert (k_of(page), picture(page)) == (37, before)


def test_what_is_exported_reads_back_as_the_same_document(page: Page) -> None:
    visit(page, NET)
    press(page, "e")
    page.get_by_role("tab", name="Expression").click()
    rest(page)
    assert trace(parse(shown(page))).results["gradients"]["w_h_2_2"] == pytest.approx(
        NETWORK["gradients"]["w_h_2_2"], rel=1e-12)
    page.get_by_role("tab", name="JSON").click()
    rest(page)
    body = shown(page)
    press(page, "Escape")
    nodes = page.locator("#stage .node .gradient").all_inner_texts()
    follow(page, link(body, {}, 37))
    assert page.locator("#stage .node .gradient").all_inner_texts() == nodes


def test_an_expression_has_the_formats_that_there_are_with_its_present_numbers(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    page.get_by_label("x, value").fill("5")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Export").click()
    rest(page)
    assert names(page) == ["Expression", "JSON"]
    assert shown(page) == "x = 5\ny = 3\nz = 4\ng = y^2 + z\nf(x, y, z) = x*g\n"
    page.get_by_role("tab", name="JSON").click()
    rest(page)
    assert json.loads(shown(page)) == {"expression": TEXT, "inputs": INPUTS | {"x": 5}}


def test_by_keyboard_it_opens_turns_and_gives_the_focus_back(page: Page) -> None:
    visit(page, NET)
    page.get_by_role("button", name="Export").focus()
    page.keyboard.press("Enter")
    rest(page)
    assert "PyTorch" in focus(page)
    press(page, "ArrowRight", "ArrowRight")
    assert "Expression" in focus(page)
    assert "w_h_2_2 = 0.4" in shown(page)
    press(page, "ArrowLeft")
    expect(page.get_by_role("tab", name="NumPy")).to_have_attribute("aria-selected", "true")
    press(page, "Tab")
    assert page.evaluate("() => document.activeElement.className") == "export-code"
    press(page, "Tab", "Tab")
    assert "Save" in focus(page)
    press(page, "Tab")
    assert "Close" in focus(page)
    assert k_of(page) == 37
    press(page, "Escape")
    expect(page.locator(".export")).to_be_hidden()
    assert "Export" in focus(page)
    press(page, "e")
    expect(page.get_by_role("tab", name="NumPy")).to_have_attribute("aria-selected", "true")


def test_it_is_copied_and_kept_as_a_file(open_page: Callable[..., Page], tmp_path: Path) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"], accept_downloads=True)
    visit(page, NET)
    press(page, "e")
    page.get_by_role("button", name="Copy").click()
    expect(page.locator("#said")).to_have_text("The code is copied.")
    assert page.evaluate("() => navigator.clipboard.readText()") == shown(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as file").click()
    assert download.value.suggested_filename == "network.py"
    download.value.save_as(tmp_path / "kept")
    assert (tmp_path / "kept").read_text(encoding="utf-8") == shown(page)


def test_where_the_clipboard_refuses_the_code_is_chosen(page: Page) -> None:
    visit(page, NET)
    press(page, "e")
    page.evaluate("() => Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.get_by_role("button", name="Copy").click()
    expect(page.locator("#said")).to_contain_text("copy it by its own key")
    assert page.evaluate("() => getSelection().toString()").strip() == shown(page).strip()


def test_without_the_server_it_says_so_and_comes_when_the_server_is_back(page: Page) -> None:
    visit(page, NET)
    before = picture(page)
    page.evaluate("() => { window.there = fetch; window.fetch = async () => { throw new TypeError(); }; }")
    press(page, "e")
    expect(page.locator(".export-problem")).to_contain_text("The server does not answer.")
    assert shown(page) == ""
    expect(page.get_by_role("button", name="Copy")).to_be_disabled()
    page.evaluate("() => { window.fetch = window.there; dispatchEvent(new Event('online')); }")
    expect(page.locator(CODE)).to_contain_text("loss.backward()")
    rest(page)
    page.evaluate("() => { window.fetch = async () => { throw new TypeError(); }; }")
    press(page, "Escape", "e")
    assert "loss.backward()" in shown(page), "what was there stays"
    press(page, "Escape")
    assert picture(page) == before


def test_what_cannot_be_read_yet_is_said(page: Page) -> None:
    visit(page, link("x(y^2 +", {}))
    press(page, "e")
    expect(page.locator(".export-problem")).not_to_be_empty()
    expect(page.get_by_role("button", name="Save as file")).to_be_disabled()


def test_what_was_typed_on_the_way_is_no_matter_to_an_export(page: Page) -> None:
    visit(page)
    write(page, "f = x + a")
    press(page, "Escape", "e")
    expect(page.locator(CODE)).to_contain_text("x + a")
