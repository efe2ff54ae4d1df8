"""What the board says at one step."""

from typing import NamedTuple

from engine.notation.formula import Formula, Sentence, Slot


class StepNote(NamedTuple):
    """Something to say at a step when the number in `slot` is not 0."""

    kind: str
    slot: Slot
    sentence: Sentence


class Lines(NamedTuple):
    """The lines of one step; `docs/trace.md` lists what each is."""

    title: Sentence
    rule: Formula
    sentence: Sentence
    spoken: Sentence
    gradient: Formula = ()
    upstream: Formula = ()
    local_rule: Formula = ()
    contribution: Formula = ()
    sum: Formula = ()
    jacobian: Formula = ()
    status: Sentence | None = None
    notes: tuple[StepNote, ...] = ()
