"""A document walked: the whole trace at once, or one step with its numbers."""

from collections.abc import Mapping, Sequence

from app.failures import Failure, problem_of
from app.given import shapes_of
from app.reading import Reading, reading_of, spelled
from app.wire.call import post
from app.wire.script import answer, step_answer
from app.wire.trace import DraftAnswer, StepAnswer, StepRequest, TraceAnswer, TraceRequest, Value
from engine.errors import EngineError
from engine.language import canonical
from engine.stops import EDGE, WIDE, closed_at, stops

_TOLD = 12


def _answer(reading: Reading, inputs: Mapping[str, Value], body: TraceRequest) -> TraceAnswer:
    told, program = reading.told, reading.program if body.program else None
    run = reading.walk(inputs)
    return answer(run, reading.script.closed.numbers(reading.script.numbers(run.numbers)), told, body.revision, program)


@post("/trace", TraceRequest, TraceAnswer)
def trace(body: TraceRequest) -> TraceAnswer:
    """Walk an expression forwards and backwards: structure, numbers, lines and results."""
    body = spelled(body)
    return _answer(reading_of(body), body.inputs, body)


@post("/draft", TraceRequest, DraftAnswer)
def draft(body: TraceRequest) -> DraftAnswer:
    """Walk an expression that is being typed.

    That it cannot be read yet is an answer, not a failure. The text alone says what is a name, since a
    half-typed σ( was one for a moment; inputs that it does not have, or has in another shape, are left aside.
    """
    body = spelled(body)
    try:
        reading = reading_of(body, names=())
        shapes = reading.takes
        known = {name: value for name, value in body.inputs.items()
                 if name in shapes and shapes[name] == shapes_of({name: value}).get(name, ())}
        return DraftAnswer(body.revision, _answer(reading, known, body))
    except EngineError as error:
        return DraftAnswer(body.revision, problem=problem_of(error))


@post("/step", StepRequest, StepAnswer)
def step(body: StepRequest) -> StepAnswer:
    """Show one step of the walk: its numbers, what is known after it, and the board in English."""
    body = spelled(body)
    reading = reading_of(body)
    run = reading.walk(body.inputs)
    closed = closed_at(run.structure, body.detail, _printed(body.open), _printed(body.closed))
    found = stops(run.structure, body.detail, closed)
    if body.step not in found:
        raise _no_step(body, found)
    step = run.structure.steps[body.step - 1]
    # A chain is known line by line where the gradient is: earlier its numbers would tell what is not computed yet.
    told = body.chain and step.final and body.detail not in WIDE and not run.structure.graph.has_arrays
    chain = reading.chains.to(step.to) if told else None
    return step_answer(run, reading.script, body.step, body.revision, body.detail, closed, chain)


def _printed(names: Sequence[str]) -> list[str]:
    return [name if name.startswith("#") else canonical(name) for name in names]


def _no_step(body: StepRequest, found: Sequence[int]) -> Failure:
    if not found:
        has = "nothing is computed here, so there are no steps"
    elif body.detail == EDGE and not body.closed:
        has = f"this walk has steps 1 to {len(found)}"
    else:
        *most, last = map(str, found)
        where = f"{', '.join(most[:_TOLD])}{', …' if len(most) > _TOLD else ''} and {last}" if most else last
        has = f"at detail {body.detail} this walk stops at {where}"
    return Failure(422, "no-such-step", f"There is no step {body.step}: {has}.", field="step")
