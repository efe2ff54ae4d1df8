"""What networks are built from."""

from functools import lru_cache

from app.wire.call import get
from app.wire.networks import InitialiserRow, KinkRow, LayerKind, LossRow, Networks, RegulariserRow
from app.wire.program import program_body
from engine.networks.initialisers import INITIALISERS
from engine.networks.kinds import KINDS
from engine.networks.losses import LOSSES, Loss
from engine.networks.regularisers import REGULARISERS
from engine.networks.scored import scored


@get("/networks", Networks)
def networks() -> Networks:
    """List the kinds of layers, the losses, the regularisers and the initialisers."""
    return Networks(
        [LayerKind(name, dict(kind.settings), kind.op.name if kind.op else None, kind.doc)
         for name, kind in KINDS.items()],
        [_row(loss) for loss in LOSSES.values()],
        [RegulariserRow(kind, penalty.latex) for kind, penalty in REGULARISERS.items()],
        [InitialiserRow(kind, dict(settings)) for kind, (_, settings) in INITIALISERS.items()])


@lru_cache(maxsize=len(LOSSES))
def _row(loss: Loss) -> LossRow:
    said = (loss.name, loss.label, loss.model, loss.labels, loss.single, loss.several, loss.doc)
    if loss.several:
        return LossRow(*said, None, None, [])
    along = scored(loss)
    return LossRow(*said, along.formula, program_body(along.program), [KinkRow(*kink) for kink in along.kinks])
