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


class Built(msgspec.Struct):
    """A function that is built of ops, node by node: the words that call it, and what it takes, as one writes it."""

    words: list[str]
    takes: str
    about: str
    example: str


class Ops(msgspec.Struct):
    """Every op, every function that is built of ops, and every constant."""

    ops: list[OpRow]
    functions: list[Built]
    constants: list[Constant]
