"""A network and the numbers that it has at present."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from engine.networks.lower import Network
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
        values = iter([self.values[name] for name in self.network.parameters])
        linears = [block.linear for block in self.network.spec.blocks]
        return [[[next(values) for _ in range(linear.inputs + linear.bias)] for _ in range(linear.outputs)]
                for linear in linears]

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
        found: dict[str, list[float] | list[list[float]]] = {}
        for block, rows in zip(self.network.spec.blocks, self.rows, strict=True):
            found[f"{block.at}.weight"] = [row[block.linear.bias:] for row in rows]
            if block.linear.bias:
                found[f"{block.at}.bias"] = [row[0] for row in rows]
        return found

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
