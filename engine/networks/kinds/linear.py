"""Linear: units that add up what comes to them, each with weights of its own."""

from engine.networks.kind import Kind, be_size, be_truth
from engine.networks.layer import BIAS, INPUTS, LINEAR, OUTPUTS, Layer

_SETTINGS = {INPUTS: None, OUTPUTS: None, BIAS: True}


class Linear(Kind):
    """Its nodes are made by the lowerings, which know the lecture's names of weights."""

    name = LINEAR
    doc = "Each unit adds up its bias and all inputs, each times a weight of its own."
    settings = _SETTINGS
    together = False

    def check(self, layer: Layer) -> None:
        """Sizes are whole numbers from 1 on."""
        be_size(layer, INPUTS)
        be_size(layer, OUTPUTS)
        be_truth(layer, BIAS)
