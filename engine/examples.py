"""Examples: each one a text, its numbers, and what it shows; the page offers them, the tests run them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.words import declare


@dataclass(frozen=True, slots=True)
class Example:
    """One example.

    Attributes
    ----------
    id : str
        Short name; its sentence is ``example.<id>``.
    label : str
        What stands on its button.
    text : str
        The expression.
    inputs : mapping of str to float
        Values to start with.
    shows : str
        What to look for, in English.
    """

    id: str
    label: str
    text: str
    inputs: Mapping[str, float] = field(default_factory=dict)
    shows: str = ""


EXAMPLES = (
    Example("lecture", "x(y² + z)", "f(x, y, z) = x(y^2 + z)", {"x": -2, "y": 3, "z": 4},
            "A compound function, broken into a square, a sum and a product."),
    Example("sum", "x + y", "f = x + y", {"x": 2, "y": -3},
            "A sum passes the gradient on unchanged: both slopes are 1."),
    Example("product", "x y", "f = x y", {"x": 2, "y": -3}, "A product swaps: each slope is the other factor."),
    Example("one-path", "y(z(x))", "z = 2x + 1\ny = z^2", {"x": 1}, "One path: the two slopes multiply."),
    Example("two-paths", "two paths", "z_1 = x^2\nz_2 = 3x\ny = z_1 + z_2", {"x": 2},
            "Two paths from x: their products add."),
    Example("unit", "σ(wx + b)", "σ(wx + b)", {"w": 2, "x": -1, "b": 1}, "One logistic unit: weight, input and bias."),
    Example("routing", "max(x, y)", "f = max(x, y)", {"x": 2, "y": -3}, "A maximum routes the gradient to the winner."),
)

declare({f"example.{example.id}": example.shows for example in EXAMPLES})
