"""Networks: a specification of layers, and the scalar graph that it is lowered to.

Examples
--------
>>> from engine import trace
>>> from engine.networks import NetworkSpec, lower, read_layers
>>> network = lower(NetworkSpec(read_layers("nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))")))
>>> network.graph.title, len(network.parameters)
('L', 9)
"""

from engine.networks.initialisers import Initialiser
from engine.networks.layers import Layer
from engine.networks.losses import LOSSES
from engine.networks.lower import Network, lower
from engine.networks.lower_arrays import lower_to_arrays
from engine.networks.reader import read_layers
from engine.networks.regularisers import Regulariser
from engine.networks.spec import NetworkSpec
from engine.networks.tensor import TensorNetwork
from engine.networks.writer import write_layers

__all__ = ["LOSSES", "Initialiser", "Layer", "Network", "NetworkSpec", "Regulariser", "TensorNetwork", "lower",
           "lower_to_arrays", "read_layers", "write_layers"]
