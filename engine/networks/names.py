"""What the lecture calls the quantities of a network."""

import re
from collections.abc import Iterator

from engine.networks.layer import Layer
from engine.networks.layers import Block, kind_of
from engine.networks.spec import NetworkSpec


class Names:
    """The names in one network; layers are counted from 0, their last is the output.

    One hidden layer is h, several are h1, h2, …; the output is o. A network of one linear layer is a linear model: its
    score is s, its label y, its weights w_0, w_1, ….

    Parameters
    ----------
    spec : NetworkSpec
    """

    def __init__(self, spec: NetworkSpec) -> None:
        self._sizes, self._blocks = spec.sizes, spec.blocks
        self._last = len(spec.blocks) - 1
        self._is_model = not self._last and not spec.blocks[0].applied

    def feature(self, unit: int) -> str:
        """An input, counted from 1."""
        return f"x_{unit}"

    def label(self, unit: int) -> str:
        """The label of an output."""
        if self._is_model:
            return self._numbered("y", unit)
        return self._numbered("y_star", unit)

    def total(self, layer: int, unit: int) -> str:
        """What a unit adds up."""
        if layer == self._last:
            return self._numbered("s" if self._is_model or not self._last else "s_o", unit)
        return self._hidden("s", layer, unit)

    def value(self, layer: int, unit: int) -> str:
        """What a unit gives."""
        if layer == self._last:
            return self._numbered("s" if self._is_model else "y", unit)
        return self._hidden("z", layer, unit)

    def layer(self, layer: int) -> str:
        """The layer itself, as its weights have it."""
        return "o" if layer == self._last else "h" if self._last == 1 else f"h{layer + 1}"

    def weight(self, layer: int, below: int, unit: int) -> str:
        """The weight from unit `below` of the layer before, 0 for the bias, to a unit."""
        if not self._last:
            return f"w_{below}" if self._sizes[-1] == 1 else f"w_{below}_{unit}"
        return f"w_{self.layer(layer)}_{below}_{unit}"

    def of_layer(self, letter: str, layer: int, at: int, unit: int = 0) -> str:
        """A quantity of a layer at a place among PyTorch's, which acts on the units of one of the lecture's.

        It is numbered as values are, m_1 as z_1, and m of all units together; only of the output, and of a second layer
        of its kind, the name says more.
        """
        block = self._blocks[layer]
        kind = block.applied[at - block.at - 1].kind
        again = any(one.kind == kind for one in block.applied[:at - block.at - 1])
        if again:
            of = [self.layer(layer), str(at)]
        elif layer == self._last:
            of = ["o"] if self._last else []
        else:
            of = [] if self._last == 1 else [str(layer + 1)]
        return "_".join([letter, *of, *([str(unit)] if unit else [])])

    def parameters(self) -> Iterator[tuple[str, list[str] | list[list[str]]]]:
        """What the parameters are made of, by PyTorch's names in their order, nested as there."""
        for layer, block in enumerate(self._blocks):
            units = range(1, block.linear.outputs + 1)
            below = range(1, block.linear.inputs + 1)
            yield f"{block.at}.weight", [[self.weight(layer, i, unit) for i in below] for unit in units]
            if block.linear.bias:
                yield f"{block.at}.bias", [self.weight(layer, 0, unit) for unit in units]
            for at, applied in placed(block):
                kind = kind_of(applied)
                for name in kind.parameters(applied):
                    yield f"{at}.{name}", [self.of_layer(kind.letters[name], layer, at, unit) for unit in units]

    # -- all of a layer at once, as a vector or a matrix -----------------------------------------

    @property
    def outputs(self) -> str:
        """The last layer's values."""
        return self.values(self._last)

    @property
    def labels(self) -> str:
        """The labels."""
        return _without_unit(self.label(1))

    def totals(self, layer: int) -> str:
        """What the units of a layer add up."""
        return _without_unit(self.total(layer, 1))

    def values(self, layer: int) -> str:
        """What they give."""
        return _without_unit(self.value(layer, 1))

    def matrix(self, layer: int) -> str:
        """The weights: W_h."""
        return re.sub(r"(_\d+)+$", "", self.weight(layer, 0, 1)).replace("w", "W", 1)

    def weights(self, layer: int) -> str:
        """The weights as the lecture has them: W_h, of a single unit the row w_o."""
        name = self.matrix(layer)
        return name if self._sizes[layer + 1] > 1 else name.replace("W", "w", 1)

    def biases(self, layer: int) -> str:
        """The biases, where they stand by themselves: b_h."""
        return self.matrix(layer).replace("W", "b", 1)

    def _numbered(self, name: str, unit: int) -> str:
        return name if self._sizes[-1] == 1 else f"{name}_{unit}"

    def _hidden(self, name: str, layer: int, unit: int) -> str:
        return f"{name}_{unit}" if self._last == 1 else f"{name}_{layer + 1}_{unit}"


def placed(block: Block) -> Iterator[tuple[int, Layer]]:
    """What is applied in a block, each with its place among all layers."""
    yield from enumerate(block.applied, block.at + 1)


def _without_unit(name: str) -> str:
    return re.sub(r"_1$", "", name)
