"""A document written out for others."""

from msgspec.structs import replace

from app.failures import Failure
from app.reading import reading_of, spelled
from app.wire.answer import whole
from app.wire.call import post
from app.wire.export import MEDIA, ExportRequest, document_text, network_text
from app.wire.network import body_of
from engine.language import unparse
from engine.networks import Network
from engine.networks.export import EXPORTS, Present


@post("/export", ExportRequest, str, media=MEDIA)
def export(body: ExportRequest) -> str:
    """Write a document with its present numbers as a program or a text of its own.

    `pytorch` and `numpy` are programs that print the loss and its gradient by every weight; they are for networks.
    `expression` is the text with its values, which reads back as the same graph; `json` is the whole
    network as one sends or types it, its weights by the names of PyTorch's `state_dict`, or the body of an expression.
    `form` counts for the expression of a network.
    """
    body = spelled(body)
    if body.network is not None and body.format != "expression":
        body = replace(body, form="scalar", of=None, wrt=None)
    reading = reading_of(body)
    values = reading.walk(body.inputs).inputs
    if isinstance(reading.network, Network):
        present = Present(reading.network, values)
        return network_text(body_of(present.spec)) if body.format == "json" else EXPORTS[body.format](present)
    if body.format == "json":
        values = reading.unfolded.gathered(values) if reading.unfolded else values
        return document_text(replace(body, inputs={name: whole(value) for name, value in values.items()}))
    if body.format != "expression":
        raise Failure(422, "no-such-export", "Only a network can be exported as a program.",
                      "Export this as expression or json.", field="format")
    return unparse(reading.structure.graph, values) + "\n"
