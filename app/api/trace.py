"""A document walked: the whole trace at once, or one step with its numbers."""

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from app.config import limits
from app.failures import Failure, problem_of
from app.wire.call import post
from app.wire.program import ProgramBody, program_body
from app.wire.script import answer, step_answer
from app.wire.trace import DraftAnswer, StepAnswer, StepRequest, TraceAnswer, TraceRequest
from engine import break_down, parse, put_together
from engine import trace as walk
from engine.errors import EngineError
from engine.graph import Graph
from engine.handle import RuleError
from engine.language import Limits, Options, canonical
from engine.notation.script import Script
from engine.notice import Notice
from engine.program import lower
from engine.trace import Trace

Request = TypeVar("Request", bound=TraceRequest)


def read_limits() -> Limits:
    """Return how much a text may ask for here."""
    most = limits()
    return Limits(characters=most["expression_characters"], nodes=most["nodes"], inputs=most["inputs"],
                  depth=most["bracket_depth"], name=most["name_characters"], literal=most["literal_characters"])


def _read(body: TraceRequest) -> Graph:
    return parse(body.expression, merge=body.merge, names=body.inputs, limits=read_limits())


def _reread(body: TraceRequest, text: str | None) -> Graph | None:
    return None if text is None else _read(replace(body, expression=text))


def _spelled(body: Request) -> Request:
    """The same request, every name in it spelled as it is printed."""
    inputs: dict[str, float] = {}
    for name, value in body.inputs.items():
        printed = canonical(name)
        if printed in inputs:
            raise Failure(422, "given-twice", f"The input {printed} is given twice.", field="inputs")
        inputs[printed] = value
    of = None if body.of is None else canonical(body.of)
    wrt = None if body.wrt is None else [canonical(name) for name in body.wrt]
    return replace(body, inputs=inputs, of=of, wrt=wrt)


def read_document(body: TraceRequest) -> Trace:
    """Walk what a request says, names in any spelling."""
    return _run(_spelled(body))


def _run(body: TraceRequest) -> Trace:
    return walk(_read(body), body.inputs, of=body.of, wrt=body.wrt)


def _walk(body: TraceRequest) -> tuple[Trace, Script]:
    run = _run(body)
    return run, Script(run.structure)


def _answer(body: TraceRequest, notices: Iterable[Notice] | None = None) -> TraceAnswer:
    run, script = _walk(body)
    options = Options(names=body.inputs, limits=read_limits(), merge=body.merge)
    broken_down, together = (_reread(body, way(body.expression, **options)) for way in (break_down, put_together))
    said = run.structure.graph.notices if notices is None else notices
    told = answer(run, script, body.revision, broken_down, together, said)
    return replace(told, program=_program(run)) if body.program else told


def _program(run: Trace) -> ProgramBody | None:
    """The walk's program; None where an op asks for what no primitive does: then there are the server's numbers."""
    try:
        return program_body(lower(run.structure))
    except RuleError:
        return None


@post("/trace", TraceRequest, TraceAnswer)
def trace(body: TraceRequest) -> TraceAnswer:
    """Walk an expression forwards and backwards: structure, numbers, lines and results."""
    return _answer(_spelled(body))


@post("/draft", TraceRequest, DraftAnswer)
def draft(body: TraceRequest) -> DraftAnswer:
    """Walk an expression that is being typed.

    That it cannot be read yet is an answer, not a failure. The text alone says what is a name, since a
    half-typed σ( was one for a moment; inputs that it does not have are left aside.
    """
    body = _spelled(body)
    try:
        alone = _read(replace(body, inputs={}))
        names = {node.name for node in alone.inputs}
        known = {name: value for name, value in body.inputs.items() if name in names}
        return DraftAnswer(body.revision, _answer(replace(body, inputs=known), alone.notices))
    except EngineError as error:
        return DraftAnswer(body.revision, problem=problem_of(error))


@post("/step", StepRequest, StepAnswer)
def step(body: StepRequest) -> StepAnswer:
    """Show one step of the walk: its numbers, what is known after it, and the board in English."""
    body = _spelled(body)
    run, script = _walk(body)
    last = len(run.structure.steps)
    if not 1 <= body.step <= last:
        has = f"this walk has steps 1 to {last}" if last else "nothing is computed here, so there are no steps"
        raise Failure(422, "no-such-step", f"There is no step {body.step}: {has}.", field="step")
    return step_answer(run, script, body.step, body.revision)
