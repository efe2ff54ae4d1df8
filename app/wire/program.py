"""A program, as it travels to the page's own machine (docs/program.md)."""

from collections.abc import Iterable
from typing import Any

import msgspec

from app.wire.answer import Number, raw
from engine.handle import RuleError
from engine.notation.script import Script
from engine.program import Corners, Program, corners, lower
from engine.program.primitives import PRIMITIVES


class FlagRow(msgspec.Struct):
    """Whose statement a flag is: a note's or an edge's, at a node."""

    kind: str
    node: int
    key: str


class CornersBody(msgspec.Struct):
    """What nodes that compute the same have of corners, for a picture of one.

    The program's inputs are the inputs of such a node, each for itself. Its numbers: the value, then for each of
    `slots` the local derivative, where the corner is, and the slopes left and right of it: NaN where the value jumps.
    """

    nodes: list[int]
    slots: list[int]
    program: "ProgramBody"


class ProgramBody(msgspec.Struct, omit_defaults=True):
    """Instructions over a memory: the inputs, the constants, then one number each.

    An instruction is a place in `primitives`, then the places of its numbers in the memory. `places` says where each
    number of the trace stands, slot by slot, then each flag. `tables` has coefficients by primitive.
    """

    inputs: list[str]
    constants: list[Number]
    primitives: list[str]
    code: list[list[int]]
    places: list[int]
    flags: list[FlagRow]
    tables: dict[str, Any]
    corners: list[CornersBody] = []


class ProgramAnswer(msgspec.Struct):
    """A walk's program; null where an op asks for what no primitive does."""

    revision: int
    program: ProgramBody | None


def program_body(program: Program, corners: Iterable[Corners] = ()) -> ProgramBody:
    """Return a program as it travels, with the corners of its graph.

    Examples
    --------
    >>> from engine import parse
    >>> from engine.program import lower
    >>> from engine.structure import plan
    >>> body = program_body(lower(plan(parse("2x + y"))).only([4]))
    >>> body.constants, body.primitives, body.code
    ([2.0], ['multiply', 'add'], [[0, 2, 0], [1, 3, 1]])
    """
    names = list(dict.fromkeys(name for name, _ in program.code))
    number = {name: i for i, name in enumerate(names)}
    tables = {name: PRIMITIVES[name].table for name in names if PRIMITIVES[name].table is not None}
    return ProgramBody(list(program.inputs), list(program.constants), names,
                       [[number[name], *args] for name, args in program.code], list(program.places),
                       [FlagRow(*flag) for flag in program.flags], tables,
                       [CornersBody(list(one.nodes), list(one.slots), program_body(one.program)) for one in corners])


def program_told(script: Script) -> msgspec.Raw:
    """Return a walk's program, encoded; null where an op asks for what no primitive does."""
    if script.structure.graph.has_arrays:
        return raw(None)
    try:
        program = lower(script.structure, [*script.recipes, *script.closed.recipes])
        return raw(program_body(program, corners(script.structure.graph)))
    except RuleError:
        return raw(None)
