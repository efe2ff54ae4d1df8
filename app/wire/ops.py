"""Ops, as they travel."""

import msgspec


class Partial(msgspec.Struct):
    """One input of an op, and the local derivative by it as LaTeX; null where no gradient passes."""

    input: str
    latex: str | None


class OpRow(msgspec.Struct):
    """One op: a row of the table of derivatives. `words` call it where a bracket follows; a mere sign has none."""

    name: str
    symbol: str | None
    aliases: list[str]
    words: list[str]
    about: str
    example: str
    latex: str
    partials: list[Partial]
    routes: bool
    notes: list[str]


class Constant(msgspec.Struct):
    """A number that belongs to the language until a name of its own is assigned, and the words that mean it."""

    words: list[str]
    value: float
    about: str


class Ops(msgspec.Struct):
    """Every op, and every constant."""

    ops: list[OpRow]
    constants: list[Constant]
