"""Digits by hand: one press opens them, the server trains them, and the page shows what they are taken for."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from engine.networks import Initialiser, NetworkSpec, read_layers
from engine.training import ArrayLearning, Choice, Training, train_arrays
from engine.training.data import drawn, labelled, prepare
from engine.training.judged import classes_of, confusion, labels_of
from tests.browser.test_confusion import matrix
from tests.browser.training import RUN, ended, updates
from tests.browser.walk import k_of, press, rest, visit

TESTS, UPDATES = 449, 43
LAYERS = "nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))"


@cache
def engine(epochs: int) -> Any:
    """The same run in the engine: its last record, what it tells apart, and the held-out examples."""
    start = Initialiser("kaiming_uniform", {})
    spec = NetworkSpec(read_layers(LAYERS), loss="CrossEntropyLoss", initialiser=start, seed=1)
    table = drawn("digits", {}, 0, 2000)
    made, labels = prepare(table, share=0.25), labelled(table, spec.cost, 10)
    rows, test = (np.array([(*row[:-1], *labels[i]) for row, i in zip(some, at, strict=True)])
                  for some, at in ((made.rows, made.rows_at), (made.test, made.test_at)))
    how = Training(0.005, Choice("Adam"), epochs=epochs, batch=32)
    learning = ArrayLearning(spec)
    *_, end = train_arrays(learning, how, rows, test=test)
    said = [classes_of(spec.cost, learning.look(end.parameters, some)[1]) for some in (test, rows)]
    true = [labels_of(some[:, 64:]) for some in (test, rows)]
    shares = [100 * float(np.mean(one == of)) for one, of in zip(said, true, strict=True)]
    return end, confusion(true[0], said[0], 10), shares, test


def digits(page: Page) -> None:
    """Open them as a teacher does."""
    visit(page, "/training")
    page.locator("#training-presets [data-choice=digits]").click()
    rest(page)
    expect(page.locator(RUN)).to_be_enabled()


def some(page: Page, epochs: int) -> None:
    """Train for a few epochs."""
    page.get_by_role("textbox", name="Epochs", exact=True).fill(str(epochs))
    page.keyboard.press("Enter")
    rest(page)
    page.locator(RUN).click()
    ended(page)


def test_digits_are_learned_in_one_press_and_told_as_the_engine_tells_them(page: Page) -> None:
    digits(page)
    some(page, 6)
    end, counts, (test, train), _ = engine(6)
    found = matrix(page)
    assert found == counts and sum(map(sum, found)) == TESTS
    assert test > 95
    told = re.findall(r"[\d.]+ %", str(page.locator(".confusion-says").text_content()))
    assert told == [f"{round(share, 1):g} %" for share in (test, train)]
    expect(page.locator("#said")).to_contain_text(f"Accuracy {told[0]} on held-out examples")
    assert updates(page) == 6 * UPDATES == end.update


def test_pictures_are_marked_right_or_wrong_by_more_than_a_colour(page: Page) -> None:
    digits(page)
    some(page, 2)
    end, _, _, test = engine(2)
    page.get_by_role("button", name="Pictures", exact=True).click()
    rest(page)
    of = ArrayLearning(NetworkSpec(read_layers(LAYERS), loss="CrossEntropyLoss"))
    scores = of.look(end.parameters, test[:12])[1]
    likely = np.exp(scores - scores.max(1, keepdims=True))
    likely /= likely.sum(1, keepdims=True)
    tiles = page.locator(".prediction")
    expect(tiles).to_have_count(12)
    for i, (score, true) in enumerate(zip(scores, test[:12, 64:].argmax(1), strict=True)):
        taken = int(score.argmax())
        mark = f"✓ {taken}" if taken == true else f"✗ {taken} ≠ {true}"
        expect(tiles.nth(i).locator(".prediction-mark")).to_have_text(mark)
        heights = tiles.nth(i).locator("rect").evaluate_all("(all) => all.map((bar) => bar.height.baseVal.value)")
        assert heights == [1 + float(part) * 32 for part in likely[i]] or np.allclose(heights, 1 + likely[i] * 32)
    ink = tiles.first.locator("canvas").evaluate(
        "(canvas) => [...canvas.getContext('2d').getImageData(0, 0, 8, 8).data].filter((_, i) => i % 4 === 0)")
    light, dark = max(ink), min(ink)
    assert np.allclose([(light - one) / (light - dark) for one in ink], test[0, :64] / test[0, :64].max(), atol=0.01)


def test_each_hidden_unit_shows_what_it_looks_for(page: Page) -> None:
    digits(page)
    some(page, 2)
    page.get_by_role("button", name="Hidden", exact=True).click()
    rest(page)
    weights = engine(2)[0].parameters["W_h"][:, 1:]
    expect(page.locator(".unit-weights canvas")).to_have_count(32)
    said = page.locator(".unit-weights canvas").evaluate_all("(all) => all.map((one) => one.ariaLabel)")
    for text, row in zip(said, weights, strict=True):
        low, high = (float(one.replace("−", "-")) for one in re.findall(r"−?[\d.]+\d", text.partition("from")[2]))
        assert np.allclose((low, high), (row.min(), row.max()), rtol=6e-3, atol=6e-4)


def test_a_pause_keeps_what_there_is_and_to_run_again_goes_on(page: Page) -> None:
    digits(page)
    one = page.get_by_role("button", name="One epoch", exact=True)
    one.click()
    rest(page)
    assert updates(page) == UPDATES and matrix(page) == engine(1)[1]
    expect(page.get_by_role("button", name="One example", exact=True)).to_be_hidden()
    page.locator(RUN).click()
    expect(page.locator(RUN)).to_have_text("Pause")
    page.wait_for_function("() => !document.querySelector('.heading-where').textContent.startsWith('epoch 2 ')")
    page.locator(RUN).click()
    rest(page)
    at = updates(page) // UPDATES
    assert 1 < at <= 30 and matrix(page) == engine(at)[1]
    again = page.url
    visit(page, again[again.index("/", 8):])
    assert updates(page) == at * UPDATES
    expect(page.locator(".heading-where")).to_contain_text(f"epoch {min(at + 1, 30)} " if at < 30 else "30 epochs")


def test_a_walk_through_one_picture(page: Page) -> None:
    digits(page)
    assert k_of(page) == 0
    picture = page.locator("#stage .node[data-name=x] .grid.image")
    expect(picture).to_have_count(1)
    press(page, "ArrowRight")
    expect(page.locator("#board")).to_contain_text("Compute")
    press(page, "End")
    expect(page.locator(".band[aria-current] .band-name")).to_have_text("Backward")
    assert page.locator("#stage .grid.gradient").count() >= 4
    at = k_of(page)
    press(page, "ArrowRight")
    assert k_of(page) == at, "the server makes the updates"


def test_breast_cancer_is_trained_as_arrays(page: Page) -> None:
    visit(page, "/training")
    page.locator("#training-data [data-choice=breast_cancer]").click()
    rest(page)
    page.get_by_role("button", name="One epoch", exact=True).click()
    rest(page)
    found = matrix(page)
    assert len(found) == 2 and sum(map(sum, found)) == 142
    page.get_by_role("textbox", name="Test, in %", exact=True).fill("0")
    page.keyboard.press("Enter")
    rest(page)
    page.get_by_role("button", name="One epoch", exact=True).click()
    rest(page)
    expect(page.locator(".confusion-says")).to_contain_text("on the examples learned from.")
    expect(page.locator(".confusion-table")).to_be_hidden()
    press(page, "Control+z", "Control+z")
    expect(page.locator("#stage .node.weight")).to_have_count(9)


@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1440, 900), (1920, 1080)])
def test_projected_all_classes_are_seen_and_the_tools_cover_no_node(
    open_page: Callable[..., Page], size: tuple[int, int]
) -> None:
    page = open_page(*size, reduced_motion="reduce")
    digits(page)
    some(page, 1)
    press(page, "p")
    page.locator(".stage").hover()
    lowest, shown, letters, cells = page.evaluate("""() => {
        const cells = [...document.querySelectorAll('.confusion-cell')];
        const board = document.querySelector('.board');
        return [cells.at(-1).getBoundingClientRect().bottom, board.getBoundingClientRect().bottom,
            parseFloat(getComputedStyle(cells[0]).fontSize), cells.map((cell) => cell.getBoundingClientRect().height)];
    }""")
    assert len(cells) == 100 and lowest <= shown
    assert min(cells) >= letters >= 21.6
    tools, tool = (page.locator(part).first.bounding_box() for part in (".stage-tools", ".stage-tool"))
    assert tools and tool and tools["height"] <= tool["height"] + 1
