"""Examples: each one a text, its numbers, and what it shows; the page offers them, the tests run them."""

from engine.examples.example import PURPOSES, SERVES, Example
from engine.examples.rows import ROWS
from engine.words import declare

__all__ = ["EXAMPLES", "EXPRESSIONS", "PURPOSES", "SERVES", "Example"]

EXAMPLES: tuple[Example, ...] = ROWS
"""Every example, the opening one first."""

EXPRESSIONS = tuple(example for example in EXAMPLES if example.network is None and not example.graph().has_arrays)
"""Those whose text is an expression of numbers."""

declare({f"example.{example.id}": example.shows for example in EXAMPLES})
