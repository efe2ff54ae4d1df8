"""NetworkSpec: all that a network is built from."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from engine.generator import LARGEST_SEED, Generator
from engine.networks.faults import NetworkError
from engine.networks.initialisers import UNIFORM, Initialiser
from engine.networks.kinds.dropout import drawn
from engine.networks.layers import Block, Layer, blocks, checked, kind_of
from engine.networks.losses import Loss, loss_named
from engine.networks.regularisers import Regulariser


@dataclass(frozen=True)
class NetworkSpec:
    """A network's architecture, and what stands beside it.

    Attributes
    ----------
    layers : tuple of Layer
        From input to output.
    loss : str
        One of `LOSSES`.
    regulariser : Regulariser or None
    initialiser : Initialiser
        What the weights begin with, where `parameters` do not say.
    seed : int
        Of what the initialiser draws.
    parameters : mapping of str to nested lists
        Weights by PyTorch's names in a `state_dict`: ``"0.weight"`` is units × inputs, ``"0.bias"`` units, 0 being the
        layer's place.
    example : mapping of str to float
        What features and labels begin with, by the names that the graph has; those left out are as usual.
    text : str
        What the layers were read from, if they were.
    examples : sequence of rows
        Of a minibatch, which only graphs of arrays take: of each its features, then its labels.

    Raises
    ------
    NetworkError
        If it makes no network.

    Examples
    --------
    >>> linear = Layer("Linear", {"in_features": 2, "out_features": 1})
    >>> spec = NetworkSpec((linear,), parameters={"0.weight": [[0.5, -1]]})
    >>> spec.starts()["0.weight"].tolist(), spec.starts()["0.bias"].tolist()
    ([[0.5, -1.0]], [0.0])
    """

    layers: tuple[Layer, ...]
    loss: str = "SquareLoss"
    regulariser: Regulariser | None = None
    initialiser: Initialiser = UNIFORM
    seed: int = 0
    parameters: Mapping[str, Any] = field(default_factory=dict)
    example: Mapping[str, float] = field(default_factory=dict)
    text: str = ""
    examples: Sequence[Sequence[float]] = ()

    def __post_init__(self) -> None:
        checked(self.layers)
        of, outputs = loss_named(self.loss), self.sizes[-1]
        if of.single and outputs > 1:
            raise NetworkError("one-output", None, loss=of.name, outputs=outputs)
        if of.several and outputs < 2:
            raise NetworkError("several-outputs", None, "take-binary", loss=of.name)
        if isinstance(self.seed, bool) or not 0 <= self.seed <= LARGEST_SEED:
            raise NetworkError("not-a-seed")
        wanted = self.sizes[0] + outputs
        for row, example in enumerate(self.examples, 1):
            if len(example) != wanted:
                raise NetworkError("example-length", None, "features-then-labels", row=row, found=len(example),
                                   wanted=wanted)
            if not all(map(math.isfinite, example)):
                raise NetworkError("not-an-example", row=row)

    @property
    def blocks(self) -> list[Block]:
        """Its layers, each Linear with what follows it."""
        return list(blocks(self.layers))

    @property
    def sizes(self) -> list[int]:
        """How many inputs it takes, and how many units each Linear has."""
        linears = [layer for layer in self.layers if layer.is_linear]
        return [linears[0].inputs, *(layer.outputs for layer in linears)]

    @property
    def weights(self) -> int:
        """How many numbers it learns."""
        return sum((block.linear.inputs + block.linear.bias + sum(len(kind_of(layer).parameters(layer))
                                                                  for layer in block.applied))
                   * block.linear.outputs for block in self.blocks)

    @property
    def cost(self) -> Loss:
        """Its loss."""
        return loss_named(self.loss)

    def starts(self) -> dict[str, np.ndarray]:
        """Return what its parameters begin with, by PyTorch's names, in their order.

        Raises
        ------
        NetworkError
            For a parameter that it does not have, or of another shape.
        """
        return dict(self._starts)

    @cached_property
    def _starts(self) -> dict[str, np.ndarray]:
        found = self._drawn(Generator(self.seed))
        for name, given in self.parameters.items():
            if name not in found:
                raise NetworkError("unknown-parameter", None, "settings-of", what=name, known=", ".join(found))
            found[name] = _array(name, given, found[name].shape)
        return found

    @cached_property
    def drops(self) -> tuple[tuple[int, Layer, int], ...]:
        """Its layers that have a mask, each with its place before it and how many units there are behind it."""
        return tuple((at, layer, block.linear.outputs) for block in self.blocks
                     for at, layer in enumerate(block.applied, block.at + 1) if kind_of(layer).masks)

    def masks(self, examples: int = 1) -> dict[int, list[list[float]]]:
        """Return what is drawn for each Dropout, by its place: a row for each example, from the same seed.

        What is drawn for the weights comes before, and the rows of an example after each other.
        """
        generator = Generator(self.seed)
        self._drawn(generator)
        rows = [{at: drawn(layer, units, generator) for at, layer, units in self.drops} for _ in range(examples)]
        return {at: [row[at] for row in rows] for at, *_ in self.drops}

    def _drawn(self, generator: Generator) -> dict[str, np.ndarray]:
        found = {}
        for block in self.blocks:
            linear = block.linear
            weight, bias = self.initialiser.draws(generator, linear.inputs, linear.outputs)
            found[f"{block.at}.weight"] = np.array([[weight() for _ in range(linear.inputs)]
                                                    for _ in range(linear.outputs)])
            if linear.bias:
                found[f"{block.at}.bias"] = np.array([bias() for _ in range(linear.outputs)])
            for at, layer in enumerate(block.applied, block.at + 1):
                found |= {f"{at}.{name}": np.full(linear.outputs, value)
                          for name, value in kind_of(layer).parameters(layer).items()}
        return found


def _array(name: str, given: Sequence[Any], shape: tuple[int, ...]) -> np.ndarray:
    """Return nested lists as an array, if they are numbers of that shape."""
    try:
        made = np.array(given)
    except ValueError:
        made = np.array(None)
    if made.shape != shape or made.dtype.kind not in "iuf" or not np.isfinite(made).all():
        raise NetworkError("parameter-shape", None, what=name, shape=" × ".join(map(str, shape)))
    return made.astype(float)
