"""Functions that are no op: what one calls so is built of ops, node by node, as if it had been written out."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Composed:
    """A function made of ops.

    Attributes
    ----------
    name : str
    function : callable
        Takes nodes in the making and numbers, and returns a node; NumPy's functions and ops make further ones.
    example : str
        A text that uses it.
    """

    name: str
    function: Callable[..., Any]
    example: str

    variadic = False
    alone = None

    @property
    def about(self) -> str:
        """What is said of it."""
        return inspect.getdoc(self.function) or ""

    @property
    def arity(self) -> tuple[int, int]:
        """How many arguments it takes at least and at most."""
        given = inspect.signature(self.function).parameters.values()
        return sum(one.default is inspect.Parameter.empty for one in given), len(given)

    def call(self, argument: str = "") -> str:
        """Return how it is called, as one can type it."""
        least, _ = self.arity
        params = [*inspect.signature(self.function).parameters][:least]
        return f"{self.name}({', '.join([argument or params[0], *params[1:]])})"


COMPOSED: dict[str, Composed] = {}
"""By the words that call them."""


def composed(example: str) -> Callable[[Callable[..., Any]], Composed]:
    """Declare a function that is made of ops: decorate what makes it.

    Examples
    --------
    >>> import engine.ops
    >>> COMPOSED["layer_norm"].call("z"), COMPOSED["dropout"].arity
    ('layer_norm(z)', (2, 3))
    """
    def enter(function: Callable[..., Any]) -> Composed:
        made = COMPOSED[function.__name__] = Composed(function.__name__, function, example)
        return made

    return enter
