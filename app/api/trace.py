"""A document walked: the whole trace at once, or one step with its numbers."""

from collections.abc import Collection

from app.config import limits
from app.failures import Failure
from app.wire.call import post
from app.wire.script import answer, step_answer
from app.wire.trace import StepAnswer, StepRequest, TraceAnswer, TraceRequest
from engine import break_down, parse
from engine import trace as walk
from engine.graph import Graph
from engine.language import Limits
from engine.notation.script import Script
from engine.trace import Trace


def _read(text: str, names: Collection[str], merge: bool = False) -> Graph:
    most = limits()
    return parse(text, merge=merge, names=names, limits=Limits(
        characters=most["expression_characters"], nodes=most["nodes"], inputs=most["inputs"],
        depth=most["bracket_depth"], name=most["name_characters"], literal=most["literal_characters"]))


def _walk(body: TraceRequest) -> tuple[Trace, Script]:
    run = walk(_read(body.expression, body.inputs, body.merge), body.inputs, of=body.of, wrt=body.wrt)
    return run, Script(run.structure)


@post("/trace", TraceRequest, TraceAnswer)
def trace(body: TraceRequest) -> TraceAnswer:
    """Walk an expression forwards and backwards: structure, numbers, lines and results."""
    run, script = _walk(body)
    named = break_down(body.expression)
    return answer(run, script, body.revision, None if named is None else (named, _read(named, body.inputs)))


@post("/step", StepRequest, StepAnswer)
def step(body: StepRequest) -> StepAnswer:
    """Show one step of the walk: its numbers, what is known after it, and the board in English."""
    run, script = _walk(body)
    last = len(run.structure.steps)
    if not 1 <= body.step <= last:
        raise Failure(422, "no-such-step", f"There is no step {body.step}: this walk has steps 1 to {last}.",
                      field="step")
    return step_answer(run, script, body.step, body.revision)
