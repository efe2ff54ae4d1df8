"""Derivatives in closed form, as they travel."""

import msgspec

from app.wire.words import Face


class ClosedForm(msgspec.Struct, gc=False):
    """The derivative by one input, written in the inputs alone; no face where it is omitted."""

    name: str
    node: int
    face: Face | None


class ClosedFormsAnswer(msgspec.Struct):
    """One for each input that is differentiated by; `whole`: whether none was omitted for want of time."""

    revision: int
    whole: bool
    forms: list[ClosedForm]
