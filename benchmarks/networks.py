"""Small networks as one types them, with data, for training one example at a time."""

import random
from typing import NamedTuple

from engine import parse
from engine.structure import plan
from engine.training import Learning, Training, learning

RATE = 0.05
EXAMPLES = 64


class Network(NamedTuple):
    """A network of one output and half the square of its error, written in our language.

    Attributes
    ----------
    sizes : tuple of int
        Units, layer by layer, inputs first.
    unit : str
        The function of a hidden unit.
    text : str
        What one types.
    parameters : tuple of str
        Names, layer by layer, unit by unit: the bias, then a weight for each unit before it.
    """

    sizes: tuple[int, ...]
    unit: str
    text: str
    parameters: tuple[str, ...]

    @property
    def name(self) -> str:
        """How it is called: 2–2–1 sigmoid."""
        return f"{'–'.join(map(str, self.sizes))} {self.unit}"

    @property
    def features(self) -> list[str]:
        """The names of the inputs that are data."""
        return [f"x_{i}" for i in range(1, self.sizes[0] + 1)]


LABEL = "y_star"


def network(sizes: tuple[int, ...], unit: str) -> Network:
    """Return the network of these sizes.

    Examples
    --------
    >>> print(network((1, 2, 1), "tanh").text)
    z_h_1 = tanh(w_h_0_1 + w_h_1_1*x_1)
    z_h_2 = tanh(w_h_0_2 + w_h_1_2*x_1)
    y = w_o_0_1 + w_o_1_1*z_h_1 + w_o_2_1*z_h_2
    L = 1/2*(y - y_star)^2
    """
    before = [f"x_{i}" for i in range(1, sizes[0] + 1)]
    lines, parameters = [], []
    for depth, size in enumerate(sizes[1:], 1):
        layer = "o" if depth == len(sizes) - 1 else "h" if len(sizes) == 3 else f"h{depth}"
        units = []
        for j in range(1, size + 1):
            weights = [f"w_{layer}_{i}_{j}" for i in range(len(before) + 1)]
            total = " + ".join([weights[0], *(f"{w}*{z}" for w, z in zip(weights[1:], before, strict=True))])
            units.append("y" if layer == "o" else f"z_{layer}_{j}")
            lines.append(f"{units[-1]} = {total if layer == 'o' else f'{unit}({total})'}")
            parameters += weights
        before = units
    return Network(sizes, unit, "\n".join([*lines, f"L = 1/2*(y - {LABEL})^2"]), tuple(parameters))


def learned(of: Network) -> Learning:
    """Return it as what learns: by stochastic gradient descent, at a constant rate.

    Examples
    --------
    >>> found = learned(network((2, 2, 1), "sigmoid"))
    >>> found.carried, found.columns
    (10, ('x_1', 'x_2', 'y_star'))
    """
    structure = plan(parse(of.text), wrt=of.parameters)
    return learning(structure, [*of.features, LABEL], Training(RATE))


def weights(of: Network) -> list[float]:
    """Return what its parameters start at."""
    draw = random.Random(1)
    return [draw.uniform(-1.0, 1.0) for _ in of.parameters]


def data(of: Network) -> list[tuple[list[float], float]]:
    """Return examples: features, and whether their signs agree, as 1 or 0."""
    draw = random.Random(2)
    rows = [[draw.uniform(-1.0, 1.0) for _ in of.features] for _ in range(EXAMPLES)]
    return [(row, float(row[0] * row[-1] > 0)) for row in rows]
