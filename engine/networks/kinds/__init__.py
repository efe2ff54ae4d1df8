"""The kinds of layers, by PyTorch's names: one file a kind.

Examples
--------
>>> [*KINDS][:2], KINDS["LayerNorm"].letters
(['Linear', 'Sigmoid'], {'weight': 'g', 'bias': 'beta'})
"""

from collections.abc import Mapping

from engine.networks.kind import Kind
from engine.networks.kinds.activation import Activation
from engine.networks.kinds.dropout import Dropout
from engine.networks.kinds.layer_norm import LayerNorm
from engine.networks.kinds.linear import Linear
from engine.networks.layer import activations

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in
                             (Linear(), *map(Activation, activations().values()), LayerNorm(), Dropout())}

__all__ = ["KINDS"]
