"""The trace, as it travels; `docs/trace.md` is its description in prose."""

from typing import Any, Literal

import msgspec

from app.failures import Problem
from app.wire.answer import Number
from app.wire.cells import CellsTold
from app.wire.network import NetworkBody, NetworkTold
from app.wire.program import ProgramBody
from app.wire.unfolded import UnfoldedTold
from app.wire.words import Face, Formula, Place, Sentence, Wording

Value = float | list[Any]
"""A number, or nested lists of numbers for an array."""

Told = Value | str | dict[str, Any]
"""The same as it is answered: NaN and infinities as words, and of a large array its shape, its ends and its mean."""


class TraceRequest(msgspec.Struct, forbid_unknown_fields=True):
    """A document to walk: an expression, or a network; `program` asks for its program, too.

    `form` says what nodes hold: arrays, `tensor`, or their elements, `scalar`; null is the document's own form: of a
    network numbers. Of its arrays `bias` says whether biases are a column of the matrix, as where it is null, or stand
    by themselves; an expression has none. Inputs are given by the same names in every form.
    """

    expression: str | None = None
    network: NetworkBody | None = None
    inputs: dict[str, Value] = {}
    of: str | None = None
    wrt: list[str] | None = None
    merge: bool = False
    revision: int = 0
    program: bool = False
    form: Literal["scalar", "tensor"] | None = None
    bias: Literal["inside", "split"] | None = None


class StepRequest(TraceRequest, forbid_unknown_fields=True, kw_only=True):
    """A document, the step to show, the level of detail at which it is a stop, and the parts that stand otherwise.

    `chain` asks for the chain rule, line by line.
    """

    step: int
    detail: Literal["edge", "node", "part", "layer", "pass"] = "edge"
    open: list[str] = []
    closed: list[str] = []
    chain: bool = False


class Node(msgspec.Struct, gc=False):
    """One value of the graph."""

    id: int
    op: str
    inputs: list[int]
    attrs: dict[str, Number | list[Any]]
    name: str | None
    scope: str
    shape: list[int]
    span: Place | None
    part: int
    rank: int
    mark: Face
    label: Face
    tag: Face | None
    expression: Face | None
    stated: int | None


class Input(msgspec.Struct):
    """An input, and the value that the text itself gives it, if any; the one it has is its node's."""

    name: str
    node: int
    declared: Told | None
    wrt: bool
    label: Face


class Statement(msgspec.Struct, gc=False):
    """A statement as mathematics, and the node it stands for."""

    node: int
    formula: Formula


class Graph(msgspec.Struct, omit_defaults=True):
    """The graph without its numbers.

    `arrays`: whether any of them is more than one, as is said only then; `unfolded` is there where arrays are walked as
    their elements; `cells` where they are not.
    """

    title: str
    output: int
    nodes: list[Node]
    inputs: list[Input]
    formulas: list[Statement]
    arrays: bool = False
    unfolded: UnfoldedTold | None = None
    cells: list[CellsTold] = []


class Jacobian(msgspec.Struct, gc=False):
    """What the local derivative of a pull between arrays is; its numbers, if it is drawn, stand in the slot `local`."""

    pattern: str
    shape: list[int]
    drawn: list[int] | None
    side: str


class Step(msgspec.Struct, gc=False, omit_defaults=True):
    """One step; numbers are slots."""

    kind: str
    node: int
    wording: int
    own: int
    value: int | None = None
    gradient: int | None = None
    zeros: list[int] | None = None
    slot: int | None = None
    to: int | None = None
    upstream: int | None = None
    local: int | None = None
    contribution: int | None = None
    total: int | None = None
    cut: int | None = None
    arrived: int | None = None
    expected: int | None = None
    final: bool | None = None
    from_step: int | None = None
    jacobian: Jacobian | None = None
    given: list[int | str | Face] = []


class Stops(msgspec.Struct):
    """Where the walk stops at each level of detail but the finest, which stops at every step."""

    node: list[int]
    part: list[int]
    layer: list[int]
    passes: list[int] = msgspec.field(name="pass")


class Part(msgspec.Struct, gc=False):
    """A part as one node: its own node, all that is inside, and what it reads of others."""

    node: int
    nodes: list[int]
    inputs: list[int]


class Results(msgspec.Struct):
    """The output's value, and the gradient by each input."""

    output: Told
    gradients: dict[str, Told]


class Rewritten(msgspec.Struct):
    """The text said another way, and its statements as mathematics."""

    text: str
    formulas: list[Formula]


class Edit(msgspec.Struct):
    """A stretch of the text, of length 0 where something is put in, and what comes in its place."""

    span: Place
    text: str


class Other(msgspec.Struct):
    """The other reading of a text: what is offered, the edits that make it, and the whole text with them."""

    sentence: Sentence
    edits: list[Edit]
    text: str


class Notice(msgspec.Struct):
    """What is to be known of how the text was read, at all places of this kind; and the other reading, if any."""

    code: str
    sentence: Sentence
    spans: list[Place]
    other: Other | None


class TraceAnswer(msgspec.Struct):
    """Everything a page needs to walk a graph."""

    revision: int
    graph: Graph
    steps: list[Step]
    stops: Stops
    parts: list[Part]
    part_steps: list[Step | None]
    layer_steps: list[Step | None]
    pass_steps: list[Step]
    wordings: list[Wording]
    numbers: list[Told | None]
    forward_steps: int
    total_steps: int
    results: Results
    opening: Sentence
    break_down: Rewritten | None
    put_together: Rewritten | None
    notices: list[Notice]
    network: NetworkTold | None = None
    program: ProgramBody | None = None


class DraftAnswer(msgspec.Struct):
    """What a text that is being typed says so far: its trace, or what is wrong with it."""

    revision: int
    trace: TraceAnswer | None = None
    problem: Problem | None = None


class FilledStep(msgspec.Struct, omit_defaults=True):
    """One step with its numbers."""

    kind: str
    node: int
    value: Told | None = None
    gradient: Told | None = None
    slot: int | None = None
    to: int | None = None
    upstream: Told | None = None
    local: Told | None = None
    contribution: Told | None = None
    total: Told | None = None
    arrived: int | None = None
    expected: int | None = None
    final: bool | None = None
    cut: bool = False
    uses: int = 0
    reused: str | None = None
    note: str | None = None
    jacobian: Jacobian | None = None


class Frame(msgspec.Struct):
    """What is known after the step, by node id."""

    values: dict[str, Told]
    gradients: dict[str, Told]


class BoardLine(msgspec.Struct):
    """A line of a chain as LaTeX, and what is done in it."""

    line: str
    move: str


class Board(msgspec.Struct, omit_defaults=True):
    """What the board says, in English."""

    heading: str
    title: str
    rule: str
    sentence: str
    spoken: str
    local_rule: str | None = None
    jacobian: str | None = None
    notes: list[str] = []
    chain: list[BoardLine] = []


class StepAnswer(msgspec.Struct):
    """One step, what is known after it, and what the board says."""

    revision: int
    k: int
    step: FilledStep
    frame: Frame
    board: Board
