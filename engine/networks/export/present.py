"""A network and the numbers that it has at present."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from engine.networks.lower import Network
from engine.networks.names import Names
from engine.networks.regularisers import STRENGTH
from engine.networks.spec import NetworkSpec


@dataclass(frozen=True)
class Present:
    """A network as it stands.

    Attributes
    ----------
    network : Network
    values : mapping of str to float
        What each input of its graph has: weights, example, label, strength.
    """

    network: Network
    values: Mapping[str, float]

    @property
    def example(self) -> list[float]:
        """The features."""
        return self._of(unit.node for unit in self.network.units if unit.column == 0)

    @property
    def label(self) -> list[float]:
        """A label for each output."""
        return self._of(self.network.labels)

    @property
    def strength(self) -> float | None:
        """The regulariser's λ, if there is one."""
        return self.values.get(STRENGTH)

    @property
    def rows(self) -> list[list[list[float]]]:
        """Layer by layer a matrix as the lecture writes it: a row for each unit, its bias first where it has one."""
        names = Names(self.network.spec)
        return [[[self.values[names.weight(layer, i, unit)] for i in range(not block.linear.bias,
                                                                           block.linear.inputs + 1)]
                 for unit in range(1, block.linear.outputs + 1)]
                for layer, block in enumerate(self.network.spec.blocks)]

    @property
    def parameters(self) -> dict[str, list[float] | list[list[float]]]:
        """The weights by PyTorch's names.

        Examples
        --------
        >>> from engine.networks import NetworkSpec, lower, read_layers
        >>> spec = NetworkSpec(read_layers("nn.Sequential(nn.Linear(2, 1))"), parameters={"0.weight": [[0.5, -1.0]]})
        >>> network = lower(spec)
        >>> Present(network, network.graph.defaults).parameters
        {'0.weight': [[0.5, -1.0]], '0.bias': [0.0]}
        """
        return {of: self._numbers(names) for of, names in Names(self.network.spec).parameters()}

    def of_layer(self, letter: str, layer: int, at: int) -> list[float]:
        """What a layer has of one kind, a number for each unit: a mask, a gain."""
        names = Names(self.network.spec)
        units = range(1, self.network.spec.sizes[layer + 1] + 1)
        return [self.values[names.of_layer(letter, layer, at, unit)] for unit in units]

    def _numbers(self, names: Any) -> Any:
        return self.values[names] if isinstance(names, str) else [self._numbers(name) for name in names]

    @property
    def spec(self) -> NetworkSpec:
        """The specification that begins with these numbers."""
        spec, strength = self.network.spec, self.strength
        regulariser = spec.regulariser
        if regulariser is not None and strength is not None:
            regulariser = regulariser._replace(strength=strength)
        network = self.network
        example = {name: self.values[name] for name in network.graph.defaults
                   if name not in network.parameters and name != STRENGTH}
        return replace(spec, regulariser=regulariser, parameters=self.parameters, example=example)

    def _of(self, nodes: Iterable[int | None]) -> list[float]:
        graph = self.network.graph
        return [self.values[graph[node].name or ""] for node in nodes if node is not None]
