"""Training: all that a run depends on beside the network and its examples."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from engine.generator import LARGEST_SEED
from engine.training.clipping import CLIPS
from engine.training.faults import TrainingError
from engine.training.optimisers import OPTIMISERS
from engine.training.schedules import SCHEDULES

RATE, STRENGTH, BATCH = "rate", "strength", "batch"
EPOCH, UPDATE = "epoch", "update"


class Choice(NamedTuple):
    """A rule by its name, and what it is set to; what is left out is as the rule has it."""

    kind: str
    settings: Mapping[str, float] = {}


PLAIN, CONSTANT = Choice("SGD"), Choice("constant")


class Change(NamedTuple):
    """What is changed while training runs.

    Attributes
    ----------
    update : int
        After so many updates.
    what : str
        ``"rate"``, γ to begin with, of which the schedule makes γ_t; ``"strength"``, the regulariser's λ; ``"batch"``.
    value : float
        What it is from then on.
    """

    update: int
    what: str
    value: float


@dataclass(frozen=True)
class Training:
    """How to train.

    Attributes
    ----------
    rate : float
        γ, to begin with.
    optimiser, schedule : Choice
    per : {"epoch", "update"}
        What the schedule's time counts.
    clip : Choice or None
    epochs : int
    batch : int
        How many examples an update looks at; the last of an epoch may find fewer.
    seed : int
        Of the order of the examples.
    ceiling : float
        Training stops when the mean loss of an epoch is above it.
    changes : tuple of Change

    Raises
    ------
    TrainingError
        If it cannot be done.

    Examples
    --------
    >>> Training(0.5, Choice("Momentum", {"momentum": 0.8}), epochs=3).batch
    1
    """

    rate: float = 0.1
    optimiser: Choice = PLAIN
    schedule: Choice = CONSTANT
    per: str = EPOCH
    clip: Choice | None = None
    epochs: int = 100
    batch: int = 1
    seed: int = 0
    ceiling: float = 10.0
    changes: tuple[Change, ...] = ()

    def __post_init__(self) -> None:
        OPTIMISERS.find(self.optimiser.kind).checked(self.optimiser.settings)
        SCHEDULES.find(self.schedule.kind).checked(self.schedule.settings)
        if self.clip is not None:
            CLIPS.find(self.clip.kind).checked(self.clip.settings)
        if self.per not in (EPOCH, UPDATE):
            raise TrainingError("unknown-time", None, "rules-known", what=self.per, known=f"{EPOCH}, {UPDATE}")
        if isinstance(self.seed, bool) or not 0 <= self.seed <= LARGEST_SEED:
            raise TrainingError("not-a-seed")
        if not self.ceiling > 0:
            raise TrainingError("not-a-ceiling")
        if not _is_count(self.epochs, 1):
            raise TrainingError("not-epochs")
        for change in (Change(0, RATE, self.rate), Change(0, BATCH, self.batch), *self.changes):
            checked(change)


def checked(change: Change) -> Change:
    """Return a change that can be made.

    Raises
    ------
    TrainingError
        If it cannot.

    Examples
    --------
    >>> checked(Change(10, BATCH, 4.0)).value
    4.0
    """
    if not _is_count(change.update, 0):
        raise TrainingError("not-a-place")
    if change.what == BATCH:
        if not _is_count(change.value, 1):
            raise TrainingError("not-a-batch")
    elif change.what not in (RATE, STRENGTH):
        known = f"{RATE}, {STRENGTH}, {BATCH}"
        raise TrainingError("unknown-change", None, "rules-known", what=change.what, known=known)
    elif not (math.isfinite(change.value) and change.value >= 0):
        raise TrainingError("not-a-rate" if change.what == RATE else "not-a-strength")
    return change


def _is_count(value: float, least: int) -> bool:
    return math.isfinite(value) and value == int(value) and value >= least
