"""What an example is, what examples are for, and what they serve in the lecture."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engine.graph import Graph
from engine.language import parse
from engine.networks import Network, NetworkSpec, lower, read_layers
from engine.words import declare

PURPOSES = {
    "pieces": "One simple piece",
    "built": "Built of simple pieces",
    "paths": "Along every path",
    "units": "Units and networks",
    "losses": "Losses",
    "arrays": "Vectors and matrices",
    "traps": "Corners and dead ends",
}
"""What examples are for, in the order in which a lecture comes to it."""

SERVES = {
    "A1": "sum", "A2": "product", "A3": "maximum", "A4": "what a slope means",
    "B1": "broken into pieces", "B2": "chain rule between names", "B3": "forward pass", "B4": "backward pass",
    "B5": "a node knows two things",
    "C1": "one path", "C2": "two paths", "C3": "many paths",
    "D1": "prediction", "D2": "square loss", "D3": "output layer", "D4": "hidden layer", "D5": "logistic slope",
    "D6": "computed once, used again",
    "E1": "nodes hold vectors and matrices", "E2": "σ of each element", "E3": "vector chain rule",
    "F1": "regulariser", "F2": "losses of linear models", "F5": "the start matters", "F6": "sub-gradients",
    "F7": "depth", "F8": "done by a library",
    "M1": "paths must be summed", "M2": "local is not the gradient", "M4": "the other factor, not its own",
    "M5": "gradient of weight and of input", "M6": "slope at the right point", "M7": "slope of σ at most ¼",
    "M9": "no input, no gradient", "M11": "paths share their factors", "M12": "a corner has a slope",
    "M13": "dead is exactly 0", "M14": "zero weights stay twins", "M17": "the minus sign", "M19": "slope times nudge",
    "M20": "a bias has a gradient",
}
"""What an example serves: a row of the lecture (A1 … F8), or a misconception that it shows to be one (M1 …)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One example.

    Attributes
    ----------
    id : str
        Short name; its sentence is ``example.<id>``.
    text : str
        The expression, or the layers of a network.
    network : mapping of str to str, optional
        What stands beside the layers, by `NetworkSpec`'s names; only of a network, and empty where nothing does.
    inputs : mapping of str to float or nested lists
        Values to start with; rows of numbers make an array.
    shows : str
        What to look at: one sentence, in English.
    purpose : str
        What it is for, one of `PURPOSES`.
    serves : tuple of str
        Rows of the lecture and misconceptions, of `SERVES`.
    source : str
        Where it comes from: a course, a book, or the lecture itself.
    label : str, optional
        What stands on its button beside the editor; those without stand in the gallery alone.
    """

    id: str
    text: str
    network: Mapping[str, str] | None = None
    inputs: Mapping[str, Any] = field(default_factory=dict)
    shows: str
    purpose: str
    serves: tuple[str, ...]
    source: str
    label: str = ""

    def lowered(self) -> Network | None:
        """Return the network, if it is one."""
        if self.network is None:
            return None
        return lower(NetworkSpec(read_layers(self.text), text=self.text, loss=self.network.get("loss", "SquareLoss")))

    def graph(self) -> Graph:
        """Return what is walked."""
        network = self.lowered()
        if network is not None:
            return network.graph
        shapes = {name: np.shape(value) for name, value in self.inputs.items() if np.ndim(value)}
        return parse(self.text, names=self.inputs, shapes=shapes)


declare(PURPOSES, prefix="purpose.")
declare(SERVES, prefix="serves.")
