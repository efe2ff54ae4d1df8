"""How each element of a gradient comes about: the sum that a row times a matrix is."""

from app.failures import Failure
from app.reading import reading_of, spelled
from app.wire.call import post
from app.wire.cells import names_of
from app.wire.elements import ElementsAnswer, ElementsRequest, element_body
from engine.notation.elementlines import element_lines


@post("/elements", ElementsRequest, ElementsAnswer)
def elements(body: ElementsRequest) -> ElementsAnswer:
    """Write a pull between arrays element by element, numbers by slot of the trace."""
    reading = reading_of(spelled(body))
    structure = reading.structure
    if not 1 <= body.step <= len(structure.steps):
        has = f"steps 1 to {len(structure.steps)}" if structure.steps else "no steps"
        raise Failure(422, "no-such-step", f"There is no step {body.step}: this walk has {has}.", field="step")
    lines = element_lines(structure, reading.script.labels, body.step, names_of(reading.network))
    return ElementsAnswer(body.revision, body.step, [element_body(line) for line in lines])
