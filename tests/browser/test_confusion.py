"""Which class is taken for which: the page's matrix and accuracy, beside those of the same run in the engine."""

from typing import Any

import numpy as np
from playwright.sync_api import Page, expect

from engine.networks import NetworkSpec, lower, read_layers
from engine.networks.initialisers import Initialiser
from engine.structure import plan
from engine.training import Training, learning, train
from engine.training.data import drawn, labelled, prepare
from tests.browser.training import RUN, ended
from tests.browser.walk import press, rest, visit

EPOCHS = 6
CELLS = """(all) => all.map((cell) => [...cell.dataset.cell.split(' '), cell.textContent].map(Number))"""


def matrix(page: Page) -> list[list[int]]:
    """The counts as they stand there."""
    cells = page.locator(".confusion-cell").evaluate_all(CELLS)
    side = round(len(cells) ** 0.5)
    counts = [[0] * side for _ in range(side)]
    for true, taken, count in cells:
        counts[true][taken] = count
    return counts


def begin(page: Page, kind: str) -> None:
    """Learn from a data set for an epoch: then the pictures have room beside the curves."""
    visit(page, "/training")
    page.locator(f"#training [data-choice={kind}]").click()
    rest(page)
    page.get_by_role("button", name="One epoch", exact=True).click()
    rest(page)


def iris() -> Any:
    """The run that the page makes, in the engine: of test and training examples what is said, and what is true."""
    layers = "nn.Sequential(nn.Linear(4, 3), nn.Sigmoid(), nn.Linear(3, 3))"
    start = Initialiser("uniform", {"a": -1.0, "b": 1.0})
    spec = NetworkSpec(read_layers(layers), loss="CrossEntropyLoss", initialiser=start, seed=2)
    network, table = lower(spec), drawn("iris", {}, 0, 2000)
    made = prepare(table, share=0.25, scaling="standard")
    labels = labelled(table, spec.cost, 3)
    rows, test = ([(*row[:-1], *labels[i]) for row, i in zip(some, at, strict=True)]
                  for some, at in ((made.rows, made.rows_at), (made.test, made.test_at)))
    how = Training(rate=0.5, epochs=EPOCHS)
    columns = [f"x_{i}" for i in range(1, 5)] + [f"y_star_{i}" for i in range(1, 4)]
    of = learning(plan(network.graph, wrt=network.parameters), columns, how, loss=network.graph.names["L"])
    *_, end = train(of, how, [float(network.graph.defaults[name]) for name in of.parameters], rows, test=test)
    weight = dict(zip(of.parameters, end.parameters, strict=True))
    hidden, output = (np.array([[weight[f"w_{layer}_{i}_{j}"] for i in range(below + 1)] for j in range(1, 4)])
                      for layer, below in (("h", 4), ("o", 3)))

    def said(some: Any) -> tuple[Any, Any]:
        x = np.array(some)
        z = 1 / (1 + np.exp(-(hidden[:, 0] + x[:, :4] @ hidden[:, 1:].T)))
        return np.argmax(output[:, 0] + z @ output[:, 1:].T, 1), np.argmax(x[:, 4:], 1)

    return said(test), said(rows)


def test_the_matrix_counts_what_the_engine_says(page: Page) -> None:
    visit(page, "/training")
    page.locator("#training [data-choice=iris]").click()
    rest(page)
    page.get_by_role("textbox", name="Epochs", exact=True).fill(str(EPOCHS))
    page.keyboard.press("Enter")
    rest(page)
    page.locator(".pace .slider").fill("6")
    page.locator(RUN).click()
    ended(page)
    (said, true), (learned, of) = iris()
    counts = [[int(np.sum((true == i) & (said == j))) for j in range(3)] for i in range(3)]
    assert matrix(page) == counts and np.sum(counts) == 38
    told = (f"Accuracy {100 * np.mean(said == true):.3g} % on held-out examples, "
            f"{100 * np.mean(learned == of):.3g} % on those learned from.")
    expect(page.locator(".confusion-says")).to_have_text(told)
    expect(page.locator("#said")).to_contain_text(told)


def test_a_press_on_a_number_shows_its_examples(page: Page) -> None:
    begin(page, "iris")
    before = matrix(page)
    assert sum(map(sum, before)) == 38
    (true, taken), count = max((((i, j), before[i][j]) for i in range(3) for j in range(3)), key=lambda one: one[1])
    cell = page.locator(f'.confusion-cell[data-cell="{true} {taken}"]')
    cell.press("Enter")
    rest(page)
    expect(cell).to_have_attribute("aria-pressed", "true")
    table = {tuple(f"{x:g}" for x in row[:-1]) for row in drawn("iris", {}, 0, 2000).rows if row[-1] == true}
    shown = page.locator(".confused tbody tr").evaluate_all(
        "(all) => all.map((row) => [...row.cells].map((cell) => cell.textContent))")
    assert shown and {tuple(row) for row in shown} <= table and len(shown) == min(count, 5)
    cell.press("Enter")
    expect(page.locator(".confused")).to_be_hidden()


def test_two_classes_of_the_plane_have_one_too(page: Page) -> None:
    visit(page, "/training")
    page.get_by_role("button", name="Classes", exact=True).click()
    rest(page)
    assert sum(map(sum, matrix(page))) == 4
    expect(page.locator(".confusion-says")).to_contain_text("on the examples learned from.")
    page.locator(".pace .slider").fill("6")
    press(page, "Space")
    ended(page)
    assert matrix(page) == [[2, 0], [0, 2]]
    expect(page.locator(".confusion-says")).to_have_text("Accuracy 100 % on the examples learned from.")


def test_numbers_to_tell_have_no_classes(page: Page) -> None:
    begin(page, "diabetes")
    expect(page.get_by_role("button", name="Loss", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Classes", exact=True)).to_be_hidden()
