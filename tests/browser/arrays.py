"""Documents of arrays, and reading their grids on the stage."""

from typing import Any
from urllib.parse import quote

from playwright.sync_api import Page

LAYER = """s = W @ x
z = σ(s)
y = w @ z
L = square_loss(y, y_star)
W = [[2, -1], [-1, 1]]
x = [1, 2]
w = [[3, -1]]
y_star = 2"""
LAYER_STEPS = 11
SOFTMAX = """z = W x + b
L = cross_entropy(z, t)
W = [[0.5, -1, 2], [1, 0.3, -0.7], [0.2, 0.1, 0.4]]
x = [1, 2, -1]
b = [0.1, 0, -0.1]
t = [0, 1, 0]"""


def link_to(text: str, k: int) -> str:
    """Address a document whose values stand in its text."""
    return f"/#text={quote(text)}&k={k}"


def grid(page: Page, name: str, which: str) -> list[float] | None:
    """Read the numbers at a node, row by row; none while they are not known."""
    read = """([name, which]) => {
        const grid = document.querySelector(`#stage .node[data-name="${name}"] .grid.${which}`)
            ?? [...document.querySelectorAll('#stage .node')].find((node) => node.dataset.name === name)
                ?.querySelector(`.grid.${which}`);
        return grid && [...grid.querySelectorAll('.cell-number')].map((cell) => cell.textContent);
    }"""
    found: Any = page.evaluate(read, [name, which])
    return None if found is None else [float(text.replace("−", "-")) for text in found]
