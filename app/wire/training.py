"""How to train, and what is told of it, as it travels."""

from typing import Any, Literal

import msgspec

from app.failures import Problem
from app.wire.answer import Number
from app.wire.data import DataBody, DataSetRow, DataTold
from app.wire.learning import LearningBody
from app.wire.trace import TraceRequest
from engine.training import Change, Choice, End, Epoch, Progress, Record, Training
from engine.training.said import why


class ChoiceBody(msgspec.Struct, forbid_unknown_fields=True):
    """A rule by its name, and its settings; what is left out is as the rule has it."""

    kind: str
    settings: dict[str, float] = {}


class ChangeBody(msgspec.Struct, forbid_unknown_fields=True):
    """A change while training runs: after so many updates the `rate`, the `strength` or the `batch` is another."""

    update: int
    what: str
    value: float


class TrainingBody(msgspec.Struct, forbid_unknown_fields=True):
    """How to train: γ to begin with, optimiser, schedule, clipping, epochs, batch, and the seed of the examples' order.

    `per` is what the schedule's time counts: epoch or update. Training stops when the mean loss of an epoch is above
    `ceiling`.
    """

    rate: float = 0.1
    optimiser: ChoiceBody = msgspec.field(default_factory=lambda: ChoiceBody("SGD"))
    schedule: ChoiceBody = msgspec.field(default_factory=lambda: ChoiceBody("constant"))
    per: str = "epoch"
    clip: ChoiceBody | None = None
    epochs: int = 100
    batch: int = 1
    seed: int = 0
    ceiling: float = 10.0
    changes: list[ChangeBody] = []


class TrainingRequest(TraceRequest, forbid_unknown_fields=True, kw_only=True):
    """A document, examples and how to train it.

    A network's features and labels are filled in their order. Of an expression the columns fill the inputs that are
    called as they are; the others that it is differentiated by are learned.
    """

    data: DataBody
    training: TrainingBody = msgspec.field(default_factory=TrainingBody)


class WatchBody(msgspec.Struct, forbid_unknown_fields=True):
    """What is to be told now and then while arrays are trained: parameters, outputs of test examples by their place."""

    parameters: bool = False
    outputs: list[int] = []


class TrainRequest(TrainingRequest, forbid_unknown_fields=True, kw_only=True):
    """The same; `updates` asks for what is told of every update, too, and `watch` for what arrays hold."""

    updates: bool = False
    watch: WatchBody = msgspec.field(default_factory=WatchBody)


class ParameterTold(msgspec.Struct):
    """An array that is learned."""

    name: str
    shape: list[int]


class ArraysTold(msgspec.Struct):
    """What is trained as arrays: parameters, how many examples are learned from and kept, and how many outputs."""

    parameters: list[ParameterTold]
    examples: int
    tests: int
    outputs: int


class TrainingAnswer(msgspec.Struct):
    """All that a run begins with, and who runs it: the page, `by` itself, or the server.

    For the page these are programs, parameters, the values of the free inputs, and examples: `rows` and `test` are
    examples as the programs take them, scaled and labelled. What the server runs has `arrays` in their place, and is
    trained by `/train`, which is asked the same.
    """

    revision: int
    by: Literal["page", "server"]
    learning: LearningBody | None
    start: list[Number]
    free: list[Number]
    rows: list[list[Number]]
    test: list[list[Number]]
    data: DataTold
    arrays: ArraysTold | None = None


class TrainingDraft(msgspec.Struct):
    """What a run begins with, or what is wrong with what it was to begin with."""

    revision: int
    training: TrainingAnswer | None = None
    problem: Problem | None = None


class RuleRow(msgspec.Struct):
    """An optimiser, a schedule or a way to clip, with its settings, each at what it is if left out."""

    kind: str
    label: str
    settings: dict[str, float]
    about: str


class DataSets(msgspec.Struct):
    """What can be learned from, and how."""

    datasets: list[DataSetRow]
    optimisers: list[RuleRow]
    schedules: list[RuleRow]
    clips: list[RuleRow]


class BeginTold(msgspec.Struct, tag_field="kind", tag="begin"):
    """The first line: what the numbers to come are of."""

    parameters: list[str]
    examples: int
    tests: int
    epochs: int


class ProgressTold(msgspec.Struct, tag_field="kind", tag="progress"):
    """In the middle of a long epoch: how many updates there were."""

    update: int


class UpdatesTold(msgspec.Struct):
    """Of an epoch, which example came when; of each update how many these were, their mean loss, and γ_t."""

    order: list[int]
    sizes: list[int]
    losses: list[Number]
    rates: list[Number]


class AccuracyTold(msgspec.Struct):
    """The share of examples whose class is predicted: of those that are learned from, and of the test's, if any."""

    train: float
    test: float | None


class EpochTold(msgspec.Struct, tag_field="kind", tag="epoch", omit_defaults=True):
    """An epoch from 1, how many updates there were, its mean loss as the examples were met, and that of the test.

    Where arrays are trained, and the data has classes, there are `accuracy` and `confusion`, both with the parameters
    as they are at its end: row by row a true class, of the test examples those predicted as each class. `parameters`
    are one list of all numbers; of arrays nested lists by name, or of a large one what a trace tells of it, too. These,
    and `outputs`, of the test examples that are watched, are there a few times a second where they are asked for.
    """

    epoch: int
    update: int
    loss: Number
    test: Number | None
    parameters: list[Number] | dict[str, list[Any] | dict[str, Any]] | None
    updates: UpdatesTold | None
    accuracy: AccuracyTold | None = None
    confusion: list[list[int]] | None = None
    outputs: list[list[Number]] | None = None


class ThresholdTold(msgspec.Struct):
    """Which steps are too large for plain gradient descent, near where the loss of a run that diverged was least.

    After so many epochs: there the mean over all examples curves by at most `curvature`, and steps above `rate`, 2 over
    it, overshoot; the largest γ_t from there on is `used`.
    """

    epoch: int
    curvature: Number
    rate: Number
    used: Number


class EndTold(msgspec.Struct, tag_field="kind", tag="end", omit_defaults=True):
    """The last line: why it ended (finished, above, not-finite or stopped), in words too, and the losses then.

    Where it diverged, the `threshold` of γ that can be told. The rest is that of the last epoch, and all that is
    watched is told.
    """

    reason: str
    says: str
    epoch: int
    update: int
    loss: Number
    test: Number | None
    parameters: list[Number] | dict[str, list[Any] | dict[str, Any]] | None
    threshold: ThresholdTold | None
    accuracy: AccuracyTold | None = None
    confusion: list[list[int]] | None = None
    outputs: list[list[Number]] | None = None


Told = BeginTold | ProgressTold | EpochTold | EndTold
"""A line."""


def training_of(body: TrainingBody) -> Training:
    """Return how to train.

    Raises
    ------
    TrainingError
        If it cannot be done.
    """
    return Training(
        body.rate, _choice(body.optimiser), _choice(body.schedule), body.per,
        None if body.clip is None else _choice(body.clip), body.epochs, body.batch, body.seed, body.ceiling,
        tuple(Change(change.update, change.what, change.value) for change in body.changes))


def told(record: Record, training: Training, updates: bool) -> Told:
    """Return a record as it travels."""
    if isinstance(record, Progress):
        return ProgressTold(record.update)
    parameters: list[Any] = record.parameters
    if isinstance(record, End):
        threshold = None if record.threshold is None else ThresholdTold(*record.threshold)
        return EndTold(record.reason, why(record, training), record.epoch, record.update, record.loss, record.test,
                       parameters, threshold)
    return EpochTold(record.epoch, record.update, record.loss, record.test, parameters,
                     _updates(record) if updates else None)


def _updates(epoch: Epoch) -> UpdatesTold:
    losses: list[Any] = epoch.losses
    rates: list[Any] = epoch.rates
    return UpdatesTold(epoch.order, epoch.sizes, losses, rates)


def _choice(body: ChoiceBody) -> Choice:
    return Choice(body.kind, body.settings)
