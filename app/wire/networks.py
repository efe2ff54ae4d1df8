"""What networks are built from, as it travels."""

import msgspec


class LayerKind(msgspec.Struct):
    """A kind of layer: its settings, each at what it is if left out, null where it must be said; the op it applies."""

    kind: str
    settings: dict[str, bool | int | float | None]
    op: str | None
    about: str


class LossRow(msgspec.Struct):
    """A loss: what labels it is for (−1 and 1, 0 and 1, or any numbers), and whether it takes one output only.

    `label` is its name in short.
    """

    name: str
    label: str
    labels: str
    single: bool
    about: str


class InitialiserRow(msgspec.Struct):
    """An initialiser and its settings, each at what it is if left out."""

    kind: str
    settings: dict[str, float]


class Networks(msgspec.Struct):
    """Layers, losses, regularisers and initialisers by name."""

    layers: list[LayerKind]
    losses: list[LossRow]
    regularisers: list[str]
    initialisers: list[InitialiserRow]
