"""How each gradient comes about: the chain rule, line by line."""

from app.config import limits
from app.reading import of_numbers, reading_of, spelled
from app.wire.call import post
from app.wire.chains import ChainsAnswer, ChainsRequest, chain_body
from engine.structure import PULL


@post("/chains", ChainsRequest, ChainsAnswer)
def chains(body: ChainsRequest) -> ChainsAnswer:
    """Unroll the chain rule down to each gradient, line by line, numbers by slot as in a trace.

    Of a long walk those are told that are reached in the steps around one: `first` to `last`.
    """
    reading, most = of_numbers(reading_of(spelled(body), names=())), limits()["chain_steps"]
    steps, forward = reading.structure.steps, reading.structure.forward_steps
    first = max(forward + 1, min(body.around - most // 2, len(steps) - most + 1))
    last = min(first + most - 1, len(steps))
    receivers = dict.fromkeys(step.to for step in steps[first - 1:last] if step.kind == PULL)
    found = [chain for to in receivers if (chain := reading.chains.to(to))]
    return ChainsAnswer(body.revision, first, last, [chain_body(one, reading.chains.opens(one)) for one in found])
