"""What networks are built from, as it travels."""

import msgspec

from app.wire.program import ProgramBody


class LayerKind(msgspec.Struct):
    """A kind of layer: its settings, each at what it is if left out, null where it must be said; the op it applies."""

    kind: str
    settings: dict[str, bool | int | float | None]
    op: str | None
    about: str


class KinkRow(msgspec.Struct):
    """A corner of a loss along the score, for one label: where, the slopes on its sides, and the one that is taken."""

    label: float
    at: float
    left: float
    right: float
    taken: float


class LossRow(msgspec.Struct):
    """A loss: what labels it is for (−1 and 1, 0 and 1, any numbers, or shares that add up to 1).

    A `single` one takes one output only; one of `several` compares two or more, and says nothing of one score: its
    `formula` and `program` are null. `label` is its name in short, `model` what a linear model with it is called, if
    that has a name of its own. Of a score s and a label y, `formula` is what one output costs as LaTeX, and `program`
    takes both and gives the loss and its derivative by the score; `kinks` are its corners for the labels −1 and 1.
    """

    name: str
    label: str
    model: str
    labels: str
    single: bool
    several: bool
    about: str
    formula: str | None
    program: ProgramBody | None
    kinks: list[KinkRow]


class RegulariserRow(msgspec.Struct):
    """A regulariser, and what it adds to the loss, as LaTeX."""

    kind: str
    formula: str


class InitialiserRow(msgspec.Struct):
    """An initialiser and its settings, each at what it is if left out."""

    kind: str
    settings: dict[str, float]


class Networks(msgspec.Struct):
    """Layers, losses, regularisers and initialisers by name."""

    layers: list[LayerKind]
    losses: list[LossRow]
    regularisers: list[RegulariserRow]
    initialisers: list[InitialiserRow]
