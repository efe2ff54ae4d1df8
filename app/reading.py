"""A document read for its walk: all of an answer that does not depend on the inputs' values, kept for other values."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec
from msgspec.structs import replace

from app import cache
from app.config import limits
from app.failures import Failure
from app.given import floats, shapes_of
from app.wire.network import NetworkBody, spec_of
from app.wire.program import program_told
from app.wire.script import Told, told
from app.wire.trace import TraceRequest, Value
from engine import break_down, parse, put_together
from engine.errors import EngineError
from engine.graph import Graph
from engine.language import Limits, Options, canonical
from engine.networks import Network, TensorNetwork, lower, lower_to_arrays
from engine.notation.chains import Chains
from engine.notation.script import Script
from engine.shapes import Shape
from engine.structure import Structure, plan
from engine.sweep import Sweeper, sweeper
from engine.trace import Trace, walker
from engine.unfold import Unfolded, unfolded

Request = TypeVar("Request", bound=TraceRequest)
Found = TypeVar("Found")

STEP_BYTES = 4_000
"""What a step takes with its part of the graph and of what travels, 1,500 to 2,800 bytes, and its part of a program."""


def read_limits() -> Limits:
    """Return how much a text may ask for here."""
    most = limits()
    return Limits(characters=most["expression_characters"], nodes=most["nodes"], inputs=most["inputs"],
                  depth=most["bracket_depth"], name=most["name_characters"], literal=most["literal_characters"],
                  elements=most["elements"])


def spelled(body: Request) -> Request:
    """Return the same request, every name in it spelled as it is printed.

    Raises
    ------
    Failure
        422 for an input that is given in two spellings.
    """
    inputs: dict[str, Value] = {}
    for name, value in body.inputs.items():
        printed = canonical(name)
        if printed in inputs:
            raise Failure(422, "given-twice", f"The input {printed} is given twice.", field="inputs")
        inputs[printed] = floats(value)
    of = None if body.of is None else canonical(body.of)
    wrt = None if body.wrt is None else [canonical(name) for name in body.wrt]
    return replace(body, inputs=inputs, of=of, wrt=wrt)


class found_once(Generic[Found]):
    """A property that is found when it is first asked for, and kept.

    Two who ask at once may both find the same: no lock is held while others wait, as `functools.cached_property` does.

    Parameters
    ----------
    find : callable
        The method.
    """

    def __init__(self, find: Callable[[Any], Found]) -> None:
        self.find = find
        self.__doc__ = find.__doc__

    def __get__(self, reading: Any, _: object = None) -> Found:
        found = reading.__dict__[self.find.__name__] = self.find(reading)
        return found


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
    network : Network or TensorNetwork or None
        What it was lowered from, where it is no expression.
    unfolded : Unfolded or None
        Which node is which element, where arrays are walked as numbers.
    """

    text: str
    options: Options
    structure: Structure
    walk: Callable[[Mapping[str, Any]], Trace]
    network: Network | TensorNetwork | None = None
    unfolded: Unfolded | None = None

    @property
    def takes(self) -> dict[str, Shape]:
        """The names by which values are given, and the shape that each has."""
        if isinstance(self.network, TensorNetwork):
            return dict.fromkeys(self.network.of_scalar, ())
        graphs = [self.structure.graph, *([self.unfolded.whole] if self.unfolded else [])]
        return {node.name or "": node.shape for graph in graphs for node in graph.inputs}

    @found_once
    def script(self) -> Script:
        """The lines."""
        return Script(self.structure)

    @found_once
    def told(self) -> Told:
        """The walk as it travels."""
        if self.network is not None:
            return told(self.script, network=self.network)
        texts = [way(self.text, **self.options) for way in (break_down, put_together)]
        broken_down, together = map(self._rewritten, texts)
        return told(self.script, broken_down, together, unfolded=self.unfolded)

    @found_once
    def chains(self) -> Chains:
        """How each gradient comes about, line by line."""
        return Chains(self.script)

    @found_once
    def program(self) -> msgspec.Raw:
        """The program as it travels."""
        return program_told(self.script)

    @found_once
    def sweep(self) -> Sweeper:
        """What moves one input over some values."""
        sweep, found = sweeper(self.structure), self.unfolded
        return sweep if found is None else lambda given, name, at: sweep(found.spread(given), name, at)

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
    if (body.expression is None) == (body.network is None):
        raise _neither_or_both(body)
    if body.bias is not None and body.network is None:
        raise Failure(422, "no-network", "Only a network has biases that stand inside or split.", field="bias")
    given = sorted(body.inputs if names is None else names) if body.network is None else []
    shapes = shapes_of(body.inputs) if body.network is None else {}

    def find() -> Reading:
        if body.network is not None:
            return _network(body, body.network)
        options = Options(names=given, limits=read_limits(), merge=body.merge, shapes=shapes)
        text = body.expression or ""
        graph = parse(text, **options)
        if body.form == "scalar":
            return _of_elements(body, options, unfolded(graph, most=limits()["nodes"], of=body.of))
        structure = _bounded(plan(graph, of=body.of, wrt=body.wrt))
        return Reading(text, options, structure, walker(structure))

    asked = ["reading", body.expression, body.network, given, body.of, body.wrt, body.merge]
    asked += [] if body.form is None else [body.form, body.bias] if body.network is not None else [body.form]
    question = msgspec.json.encode([*asked, *([shapes] if shapes else [])])
    return cache.kept().get(question, find, lambda reading: reading.weight)


def _of_elements(body: TraceRequest, options: Options, found: Unfolded) -> Reading:
    """Walk arrays as numbers; values may be given by the names of arrays, and of their elements."""
    structure = plan(found.graph, of=body.of, wrt=found.singly(body.wrt))
    walk = walker(structure)
    return Reading(body.expression or "", options, structure, lambda given: walk(found.spread(given)), unfolded=found)


def _bounded(structure: Structure) -> Structure:
    """Return the same, if its numbers are not too many to be kept."""
    if structure.elements > (most := limits()["walk_elements"]):
        raise EngineError("walk-too-large", None, "smaller-arrays", count=structure.elements, limit=most)
    return structure


def of_numbers(reading: Reading) -> Reading:
    """Return the same reading, if no node of it is an array.

    Raises
    ------
    Failure
        422 where one is.
    """
    if reading.structure.graph.has_arrays:
        raise Failure(422, "no-program-of-arrays", "This document has arrays, and this is told of numbers alone.",
                      "Ask for its trace, or for the form scalar.")
    return reading


def _neither_or_both(body: TraceRequest) -> Failure:
    if body.network is None:
        return Failure(422, "missing-field", "The field 'expression' is missing.", "Send an expression, or a network.",
                       field="expression")
    return Failure(422, "given-twice", "A document is an expression or a network, not both.", field="network")


def network_limits(form: str | None) -> tuple[int, int, int]:
    """Return how many layers, weights and examples at once a network may have in a form."""
    most = limits()
    arrays = (most["array_weights"], most["batch_examples"])
    return most["layers"], *(arrays if form == "tensor" else (most["weights"], 0))


def _network(body: TraceRequest, given: NetworkBody) -> Reading:
    """Lower a network; it is differentiated by its parameters unless something else is said."""
    spec = spec_of(given, *network_limits(body.form))
    options = Options(names=(), limits=read_limits(), merge=False)
    if body.form != "tensor":
        network = lower(spec)
        structure = plan(network.graph, of=body.of, wrt=network.parameters if body.wrt is None else body.wrt)
        return Reading(network.graph.text, options, structure, walker(structure), network)
    arrays = lower_to_arrays(spec, split=body.bias == "split", most=limits()["elements"])
    wrt = arrays.parameters if body.wrt is None else arrays.holding(body.wrt)
    structure = _bounded(plan(arrays.graph, of=body.of, wrt=wrt))
    walk = walker(structure)
    return Reading(arrays.graph.text, options, structure, lambda given: walk(arrays.filled(given)), arrays)
