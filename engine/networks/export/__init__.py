"""A network with its present numbers, written out for others: as PyTorch, as plain NumPy, in the language.

Examples
--------
>>> from engine.networks import NetworkSpec, lower, read_layers
>>> network = lower(NetworkSpec(read_layers("nn.Sequential(nn.Linear(2, 1))")))
>>> print(EXPORTS["expression"](Present(network, network.graph.defaults)).splitlines()[-2])
s = w_0 + w_1*x_1 + w_2*x_2
"""

from collections.abc import Callable, Mapping

from engine.networks.export.expression import expression
from engine.networks.export.numpy import numpy
from engine.networks.export.present import Present
from engine.networks.export.pytorch import pytorch

EXPORTS: Mapping[str, Callable[[Present], str]] = {"pytorch": pytorch, "numpy": numpy, "expression": expression}
"""What writes a network, by the format."""

__all__ = ["EXPORTS", "Present"]
