"""A document written out for others."""

from collections.abc import Mapping

from msgspec.structs import replace

from app.failures import Failure
from app.reading import reading_of, spelled
from app.wire.call import post
from app.wire.export import MEDIA, ExportRequest, document_text
from app.wire.network import body_of
from app.wire.trace import TraceRequest
from engine.language import unparse
from engine.networks import Network
from engine.networks.export import EXPORTS, Present
from engine.networks.regularisers import STRENGTH


@post("/export", ExportRequest, str, media=MEDIA)
def export(body: ExportRequest) -> str:
    """Write a document with its present numbers as a program or a text of its own.

    `pytorch` and `numpy` are programs that print the loss and its gradient by every weight; they are for networks.
    `expression` is the text with its values, which reads back as the same graph; `json` is what one sends to have the
    same document again, a network's weights by the names of PyTorch's `state_dict`.
    """
    body = spelled(body)
    reading = reading_of(body)
    values = reading.walk(body.inputs).inputs
    if body.format == "json":
        return document_text(_with_values(body, reading.network, values))
    if reading.network is not None:
        return EXPORTS[body.format](Present(reading.network, values))
    if body.format != "expression":
        raise Failure(422, "no-such-export", "Only a network can be exported as a program.",
                      "Export this as expression or json.", field="format")
    return unparse(reading.structure.graph, values) + "\n"


def _with_values(body: ExportRequest, network: Network | None, values: Mapping[str, float]) -> TraceRequest:
    """Return the document with all its numbers said, a network's weights among its own."""
    if network is None:
        return replace(body, inputs=dict(values))
    inside = {*network.parameters, STRENGTH}
    return replace(body, network=body_of(Present(network, values).spec),
                   inputs={name: value for name, value in values.items() if name not in inside})
