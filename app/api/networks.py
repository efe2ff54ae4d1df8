"""What networks are built from."""

from app.wire.call import get
from app.wire.networks import InitialiserRow, LayerKind, LossRow, Networks
from engine.networks.initialisers import INITIALISERS
from engine.networks.layers import LINEAR, LINEAR_DOC, activations, settings_of
from engine.networks.losses import LOSSES
from engine.networks.regularisers import REGULARISERS


@get("/networks", Networks)
def networks() -> Networks:
    """List the kinds of layers, the losses, the regularisers and the initialisers."""
    return Networks(
        [LayerKind(LINEAR, dict(settings_of(LINEAR)), None, LINEAR_DOC),
         *(LayerKind(kind, dict(settings_of(kind)), op.name, op.doc) for kind, op in activations().items())],
        [LossRow(loss.name, loss.label, loss.labels, loss.single, loss.doc) for loss in LOSSES.values()],
        list(REGULARISERS),
        [InitialiserRow(kind, dict(settings)) for kind, (_, settings) in INITIALISERS.items()])
