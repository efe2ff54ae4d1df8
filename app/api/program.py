"""A document as a program, for a page that follows a dragged input by itself."""

from typing import Any

from app.reading import of_numbers, reading_of, spelled
from app.wire.call import post
from app.wire.program import ProgramAnswer
from app.wire.trace import TraceRequest


@post("/program", TraceRequest, ProgramAnswer)
def program(body: TraceRequest) -> ProgramAnswer:
    """Tell the walk's program: instructions that give all of the trace's numbers for other inputs.

    The answer's program is null where an op asks for what no primitive does.
    """
    body = spelled(body)
    told: Any = of_numbers(reading_of(body, names=())).program
    return ProgramAnswer(body.revision, told)
