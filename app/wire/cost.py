"""What keeping partials saves, as it travels: counts that may be larger than a script's numbers are written out."""

import msgspec


class Pulled(msgspec.Struct):
    """A closed part's pull: at step k, through `node` to `to`, so many operations where every gradient is kept."""

    k: int
    node: int
    to: int
    operations: int


class Chain(msgspec.Struct):
    """An input's gradient from nothing, final at step k (0 for none): its paths, by parts, and their operations."""

    name: str
    node: int
    k: int
    paths: str
    operations: str


class Layers(msgspec.Struct):
    """A network of dense layers, by its units from the inputs on: its weights, and the operations of the three ways.

    `paths` are those from a unit of its first hidden layer to the loss.
    """

    sizes: list[int]
    weights: str
    paths: str
    chains: str
    reverse: str
    forward: str


class CostAnswer(msgspec.Struct):
    """Operations of the pass back, of one chain for each input, and of forward mode, one pass for each input."""

    revision: int
    reverse: str
    chains: str
    forward: str
    pulls: list[Pulled]
    inputs: list[Chain]
    deeper: list[Layers]
