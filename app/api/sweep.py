"""A document walked at many values of one input."""

import numpy as np

from app.config import limits
from app.failures import Failure
from app.reading import of_numbers, reading_of, spelled
from app.wire.call import post
from app.wire.sweep import SweepAnswer, SweepRequest
from engine.errors import EngineError
from engine.language import canonical


@post("/sweep", SweepRequest, SweepAnswer)
def sweep(body: SweepRequest) -> SweepAnswer:
    """Move one input and tell every value, local derivative and gradient on the way.

    The input moves from `from` to `to` in `points` equal steps, both ends among them; the others stay.
    """
    body = spelled(body)
    most, name = limits()["sweep_points"], canonical(body.input)
    if not 2 <= body.points <= most:
        raise Failure(422, "points-out-of-range", f"A sweep has 2 to {most} points, not {body.points}.", field="points")
    if not body.start < body.to:
        detail = f"A sweep goes from a smaller number to a larger one, not from {body.start:g} to {body.to:g}."
        raise Failure(422, "empty-sweep", detail, field="to")
    reading = of_numbers(reading_of(body))
    structure = reading.structure
    if name not in {node.name for node in structure.graph.inputs}:
        raise EngineError("unknown-input", name=name)
    numbers = body.points * (structure.slots + len(structure.graph))
    if numbers > limits()["sweep_numbers"]:
        raise Failure(422, "sweep-too-large", f"This sweep has more than {limits()['sweep_numbers']} numbers.",
                      "Ask for fewer points.", field="points")
    # Halves, so that no difference overflows.
    share = np.linspace(0.0, 1.0, body.points)
    swept = reading.sweep(body.inputs, name, body.start * (1 - share) + body.to * share)
    return SweepAnswer(body.revision, name, swept.at.tolist(), swept.values.tolist(), swept.locals.tolist(),
                       {str(id): column.tolist() for id, column in sorted(swept.gradients.items())})
