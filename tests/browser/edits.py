"""Edits of a text, and what becomes of the elements on the stage."""

from typing import Any

from playwright.sync_api import Page

LECTURE = "f(x, y, z) = x(y^2 + z)"
BROKEN = "g = y^2 + z\nf(x, y, z) = x g"

# What is edited, into what, and the nodes that stay: what each is called before, and after.
ALL = {name: name for name in ("x", "y", "z", "(·)²", "g", "f")}
EDITS: dict[str, tuple[str, str, dict[str, str]]] = {
    "add a term": (BROKEN, "g = y^2 + z + w\nf(x, y, z, w) = x g", ALL),
    "remove a term": (BROKEN, "g = y^2\nf(x, y) = x g", {"x": "x", "y": "y", "(·)²": "g", "f": "f"}),
    "sum to product": (BROKEN, "g = y^2 z\nf(x, y, z) = x g", ALL),
    "rename": (BROKEN, "g = y^2 + z\nf(t, y, z) = t g", {**ALL, "x": "t"}),
    "wrap": (BROKEN, "g = y^2 + z\nf(x, y, z) = σ(x g)", {**ALL, "f": "×"}),
    "unwrap": ("f(x, y) = σ(x y)", "f(x, y) = x y", {"x": "x", "y": "y", "×": "f"}),
    "name a piece": (LECTURE, BROKEN, {**{n: n for n in ALL if n != "g"}, "+": "g"}),
    "put together": (BROKEN, LECTURE, {**ALL, "g": "+"}),
    "swap factors": ("x(y^2 + z)", "(y^2 + z)x", {n: n for n in ("x", "y", "z", "(·)²", "+", "×")}),
    "change an exponent": (BROKEN, "g = y^3 + z\nf(x, y, z) = x g", {**ALL, "(·)²": "(·)³"}),
}


def tag(page: Page) -> None:
    """Remember each node's and edge's element by a property of its own."""
    page.evaluate(
        """() => {
        for (const node of document.querySelectorAll('#stage .node')) node.before = node.dataset.name;
        const name = (id) => document.querySelector(`#stage .node[data-id="${id}"]`).dataset.name;
        for (const edge of document.querySelectorAll('#stage .edge[data-from]')) {
            edge.before = [name(edge.dataset.from), name(edge.dataset.to)];
        }
    }"""
    )


def places(page: Page) -> dict[str, dict[str, Any]]:
    """Say where each node is drawn, its rank, and which node its element was when it was tagged."""
    found: dict[str, dict[str, Any]] = page.evaluate(
        """() => {
        const edges = [...document.querySelectorAll('#stage .edge[data-from]')];
        const into = (id) => edges.filter((edge) => edge.dataset.to === id);
        const rank = (id) => Math.max(0, ...into(id).map((edge) => 1 + rank(edge.dataset.from)));
        return Object.fromEntries([...document.querySelectorAll('#stage .node')].map((node) => {
            const {e: x, f: y} = new DOMMatrix(getComputedStyle(node).transform);
            return [node.dataset.name, {x, y, rank: rank(node.dataset.id), before: node.before ?? null}];
        }));
    }"""
    )
    return found


def edges(page: Page) -> list[dict[str, Any]]:
    """Say what each edge joins, and what its element joined when it was tagged."""
    found: list[dict[str, Any]] = page.evaluate(
        """() => {
        const name = (id) => document.querySelector(`#stage .node[data-id="${id}"]`).dataset.name;
        return [...document.querySelectorAll('#stage .edge[data-from]')]
            .map((edge) => ({ends: [name(edge.dataset.from), name(edge.dataset.to)], before: edge.before ?? null}));
    }"""
    )
    return found
