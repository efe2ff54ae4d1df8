"""Gradients beside difference quotients, as they travel."""

import msgspec

from app.wire.trace import Told
from app.wire.words import Sentence


class Reason(msgspec.Struct):
    """Why the two differ: a code to rely on, the sentence as the catalogue has it, and the same in English."""

    code: str
    sentence: Sentence
    detail: str


class Checked(msgspec.Struct):
    """One input: its gradient from the rules, and the quotient of differences with steps h, h/2 and h/4."""

    name: str
    gradient: Told
    difference: Told
    h: float
    agrees: bool
    why: Reason | None


class CheckAnswer(msgspec.Struct):
    """Every input that is differentiated by, in the graph's order."""

    revision: int
    agrees: bool
    inputs: list[Checked]
