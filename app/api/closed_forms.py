"""Derivatives in closed form."""

from app.reading import of_numbers, reading_of, spelled
from app.symbolic import symbolic
from app.wire.call import post
from app.wire.closed_forms import ClosedForm, ClosedFormsAnswer
from app.wire.script import face
from app.wire.trace import TraceRequest
from engine.notation.printer import literal
from engine.symbolic.faces import face_of
from engine.symbolic.question import question


@post("/closed-forms", TraceRequest, ClosedFormsAnswer, gate="symbolic gate")
def closed_forms(body: TraceRequest) -> ClosedFormsAnswer:
    """Write the derivative by each input in the inputs alone: 2xy.

    It is omitted where it would be too large, has a corner in it, or takes too long to be found.
    """
    reading = of_numbers(reading_of(spelled(body), names=()))
    structure, labels = reading.structure, reading.script.labels
    unused = dict.fromkeys(structure.unused, literal(0.0).face)
    by = [id for id in structure.wrt if id not in unused]
    asked = question(structure.graph, structure.of, by) if by else None
    found, whole = symbolic().ask(asked) if asked else ({}, True)
    faces = unused | {id: face_of(tree, labels) for id, tree in found.items()}
    graph = structure.graph
    return ClosedFormsAnswer(body.revision, whole, [
        ClosedForm(graph[id].name or "", id, face(faces[id]) if id in faces else None) for id in structure.wrt])
