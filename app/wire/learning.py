"""Programs that learn, as they travel to the page's own machine (docs/training.md)."""

import msgspec

from app.wire.program import ProgramBody, program_body
from engine.training import Learning


class LearningBody(msgspec.Struct):
    """Programs that learn, and the order of their numbers.

    `parameters` is what is learned, `columns` what an example fills, `masks` what is drawn behind it
    for each in training, with the probability of a 0, and is 1 elsewhere, `free` all other inputs, and `strength` which
    of these is the regulariser's λ; `state` is what the optimiser remembers of each parameter. Carried on are the
    parameters, then for each of `state` one number a parameter, then how many updates there were. `step` takes what is
    carried on, an example, the free ones, γ and the epoch from 0; it gives what is carried on, the loss and γ_t.
    `gather` takes sums of gradients, an example, the free ones and the parameters; it gives the sums and the loss.
    `apply` takes what is carried on, the sums, how many examples these are of, γ and the epoch; it gives what is
    carried on and γ_t. `look` takes an example, the parameters and the free ones; it gives the loss, then the
    outputs, then the hidden units.
    """

    parameters: list[str]
    columns: list[str]
    masks: dict[str, float]
    free: list[str]
    state: list[str]
    strength: int | None
    step: ProgramBody
    gather: ProgramBody
    apply: ProgramBody
    look: ProgramBody


def learning_body(of: Learning) -> LearningBody:
    """Return programs that learn as they travel.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.structure import plan
    >>> from engine.training import Training, learning
    >>> body = learning_body(learning(plan(parse("(w x - y)^2"), wrt=["w"]), ["x", "y"], Training()))
    >>> body.parameters, body.columns, len(body.step.places)
    (['w'], ['x', 'y'], 4)
    """
    return LearningBody(list(of.parameters), list(of.columns), dict(of.masks), list(of.free), list(of.state),
                        of.strength, program_body(of.step), program_body(of.gather), program_body(of.apply),
                        program_body(of.look))
