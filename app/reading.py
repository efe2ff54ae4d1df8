"""A text read for its walk: all of an answer that does not depend on the inputs' values, kept for other values."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from app import cache
from app.config import limits
from app.failures import Failure
from app.wire.program import program_told
from app.wire.script import Told, told
from app.wire.trace import TraceRequest
from engine import break_down, parse, put_together
from engine.graph import Graph
from engine.language import Limits, Options, canonical
from engine.notation.script import Script
from engine.structure import Structure, plan
from engine.sweep import Sweeper, sweeper
from engine.trace import Trace, walker

Request = TypeVar("Request", bound=TraceRequest)

STEP_BYTES = 4_000
"""What a step takes with its part of the graph and of what travels, 1,500 to 2,800 bytes, and its part of a program."""


def read_limits() -> Limits:
    """Return how much a text may ask for here."""
    most = limits()
    return Limits(characters=most["expression_characters"], nodes=most["nodes"], inputs=most["inputs"],
                  depth=most["bracket_depth"], name=most["name_characters"], literal=most["literal_characters"])


def spelled(body: Request) -> Request:
    """Return the same request, every name in it spelled as it is printed.

    Raises
    ------
    Failure
        422 for an input that is given in two spellings.
    """
    inputs: dict[str, float] = {}
    for name, value in body.inputs.items():
        printed = canonical(name)
        if printed in inputs:
            raise Failure(422, "given-twice", f"The input {printed} is given twice.", field="inputs")
        inputs[printed] = value
    of = None if body.of is None else canonical(body.of)
    wrt = None if body.wrt is None else [canonical(name) for name in body.wrt]
    return replace(body, inputs=inputs, of=of, wrt=wrt)


@dataclass
class Reading:
    """A text as a walk; its lines are written when somebody asks for them.

    Attributes
    ----------
    text : str
    options : Options
        How it was read, and is read again.
    structure : Structure
    walk : callable
        Takes values of inputs by name; gives the trace.
    """

    text: str
    options: Options
    structure: Structure
    walk: Callable[[Mapping[str, float]], Trace]
    _script: Script | None = field(default=None, repr=False)
    _told: Told | None = field(default=None, repr=False)
    _program: msgspec.Raw | None = field(default=None, repr=False)
    _sweep: Sweeper | None = field(default=None, repr=False)

    # Two who ask at once may both write the same: no lock is held while others wait.
    @property
    def script(self) -> Script:
        """The lines."""
        if self._script is None:
            self._script = Script(self.structure)
        return self._script

    @property
    def told(self) -> Told:
        """The walk as it travels."""
        if self._told is None:
            self._told = told(self.script, *[self._rewritten(way(self.text, **self.options))
                                             for way in (break_down, put_together)])
        return self._told

    @property
    def program(self) -> msgspec.Raw:
        """The program as it travels."""
        if self._program is None:
            self._program = program_told(self.script)
        return self._program

    @property
    def sweep(self) -> Sweeper:
        """What moves one input over some values."""
        if self._sweep is None:
            self._sweep = sweeper(self.structure)
        return self._sweep

    @property
    def weight(self) -> int:
        """About what it takes to keep, in bytes."""
        return (len(self.structure.steps) + 1) * STEP_BYTES

    def _rewritten(self, text: str | None) -> Graph | None:
        return None if text is None else parse(text, **self.options)


def reading_of(body: TraceRequest, names: Collection[str] | None = None) -> Reading:
    """Read a request whose names are spelled as they are printed, unless its reading is kept.

    Parameters
    ----------
    body : TraceRequest
    names : collection of str, optional
        What else than the text says is a name; the inputs that are given, if left out.

    Raises
    ------
    EngineError
        If it cannot be read.
    """
    given = sorted(body.inputs if names is None else names)

    def find() -> Reading:
        options = Options(names=given, limits=read_limits(), merge=body.merge)
        structure = plan(parse(body.expression, **options), of=body.of, wrt=body.wrt)
        return Reading(body.expression, options, structure, walker(structure))

    question = msgspec.json.encode(["reading", body.expression, given, body.of, body.wrt, body.merge])
    return cache.kept().get(question, find, lambda reading: reading.weight)
