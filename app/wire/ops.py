"""Ops, as they travel."""

import msgspec


class Partial(msgspec.Struct):
    """One input of an op, and the local derivative by it as LaTeX; null where no gradient passes."""

    input: str
    latex: str | None


class OpRow(msgspec.Struct):
    """One op: a row of the table of derivatives."""

    name: str
    symbol: str | None
    aliases: list[str]
    about: str
    example: str
    latex: str
    partials: list[Partial]
    routes: bool
    notes: list[str]


class Ops(msgspec.Struct):
    """Every op."""

    ops: list[OpRow]
