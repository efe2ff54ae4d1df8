"""The stage through edits: what stays is the same element, and stands where it stood."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.edits import BROKEN, EDITS, edges, places, tag
from tests.browser.walk import INPUTS, TEXT, link, numbers, press, rest, visit, write


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("k", [0, 1, 6])
def test_through_an_edit_what_stays_is_the_same_element_in_its_place(page: Page, edit: str, k: int) -> None:
    before, after, stay = EDITS[edit]
    visit(page, link(before, {}, k))
    tag(page)
    old, joined = places(page), [edge["ends"] for edge in edges(page)]
    write(page, after)
    new = places(page)
    assert {name: new[name]["before"] for name in stay.values()} == {name: old_name for old_name, name in stay.items()}
    assert all(place["before"] is None for name, place in new.items() if name not in stay.values())
    kept = [(old[a], new[b]) for a, b in stay.items() if old[a]["rank"] == new[b]["rank"]]
    assert len(kept) >= 3
    for was, now in kept:
        assert abs(was["x"] - now["x"]) <= 1
    for rank in {now["rank"] for _, now in kept}:
        column = sorted((was["y"], now["y"]) for was, now in kept if now["rank"] == rank)
        assert [now for _, now in column] == sorted(now for _, now in column)
    for edge in edges(page):
        ends = [new[name]["before"] for name in edge["ends"]]
        assert edge["before"] == (ends if ends in joined else None)


def test_what_stays_glides_what_is_new_grows_and_nothing_remains_of_it(moving: Page) -> None:
    visit(moving, link(TEXT, INPUTS, 6))
    moving.locator("#editor .cm-content").click()
    moving.keyboard.press("Control+a")
    moving.evaluate(
        """() => {
            window.seen = new Set();
            const look = () => {
                for (const {id, effect: {target}} of document.getAnimations()) {
                    const kind = target.matches('.edge[data-from]') ? 'an edge' : '';
                    window.seen.add(`${id} ${target.closest('.node')?.dataset.name ?? kind}`);
                }
                requestAnimationFrame(look);
            };
            look();
        }"""
    )
    moving.keyboard.insert_text("g = y^2 + z\nf(x, y, z) = σ(x g) + 1")
    rest(moving)
    seen = set(moving.evaluate("() => [...window.seen]"))
    assert {"appear σ", "appear 1", "glide g", "glide an edge"} <= seen
    assert "appear x" not in seen
    assert moving.locator(".leaving").count() == 0
    assert moving.evaluate("() => document.getAnimations().filter((a) => a.playState === 'running').length") == 0


def test_an_edit_undone_looks_as_it_did(page: Page) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    before = places(page)
    write(page, TEXT + " + 1")
    write(page, TEXT)
    assert {name: (place["x"], place["y"]) for name, place in places(page).items()} == {
        name: (place["x"], place["y"]) for name, place in before.items()
    }


@pytest.mark.parametrize("worker", ["silent", "broken"])
def test_a_worker_that_never_answers_does_not_blank_the_stage(open_page: Callable[..., Page], worker: str) -> None:
    page = open_page(apart=True)
    fail = "setTimeout(() => this.dispatchEvent(new Event('error')), 20);" if worker == "broken" else ""
    page.add_init_script(
        f"""window.Worker = class extends EventTarget {{
            constructor() {{ super(); {fail} }}
            postMessage() {{}}
            terminate() {{}}
        }};"""
    )
    page.goto(link(TEXT, INPUTS, 6))
    page.locator("#stage .node").first.wait_for(timeout=3000)
    rest(page)
    assert numbers(page)["g"] == ("13", "−2")
    old = places(page)
    write(page, BROKEN + " + w")
    assert "w" in numbers(page)
    assert [name for name in ("x", "y", "z") if places(page)[name]["x"] != old[name]["x"]] == []


def test_without_motion_an_edit_is_there_at_once(open_page: Callable[..., Page]) -> None:
    page = open_page(reduced_motion="reduce")
    visit(page, link(TEXT, INPUTS, 6))
    page.evaluate("() => { window.moved = 0; Element.prototype.animate = () => { window.moved += 1; }; }")
    write(page, TEXT + " + 1")
    press(page, "Escape", "Home")
    assert page.evaluate("() => window.moved") == 0


def test_pictures_of_edits(page: Page, shot: Callable[..., Path]) -> None:
    visit(page, link(TEXT, INPUTS, 6))
    write(page, "g = y^2 + z\nf(x, y, z) = σ(x g)")
    shot(page, "edit-wrapped")
    write(page, "g = y^2 + z + w\nf(x, y, z, w) = σ(x g) + x")
    shot(page, "edit-more")
