"""A network and its examples made ready to train as arrays."""

from typing import NamedTuple

import numpy as np

from app.config import limits
from app.failures import Failure
from app.reading import network_limits, spelled
from app.training import asked_of, check_strength, labels_for, with_labels
from app.wire.network import spec_of
from app.wire.training import TrainingRequest
from engine.networks.losses import NUMBERS
from engine.training import ArrayLearning, Training
from engine.training.data import Prepared, Table


class PlannedArrays(NamedTuple):
    """A run that can begin.

    Attributes
    ----------
    rows, test : array
        Examples, one a row: the features, then the labels as the loss takes them.
    classes : int
        How many there are; 0 where the label is a number.
    """

    learning: ArrayLearning
    training: Training
    rows: np.ndarray
    test: np.ndarray
    table: Table
    prepared: Prepared
    classes: int


def is_of_arrays(body: TrainingRequest) -> bool:
    """Tell whether a document is trained as arrays: as is asked for, or for its weights, too many as single numbers."""
    if body.network is None or body.expression is not None:
        return False
    if body.form is not None:
        return body.form == "tensor"
    return spec_of(body.network, *network_limits("tensor")).weights > limits()["weights"]


def planned_arrays(body: TrainingRequest) -> PlannedArrays:
    """Read a network, its examples and how to train.

    Raises
    ------
    EngineError, Failure
        If one cannot be read, or they do not go together.
    """
    body = spelled(body)
    assert body.network is not None
    if body.of is not None or body.wrt is not None:
        raise Failure(422, "all-is-learned", "A network of arrays learns all of its weights from its loss.",
                      "Leave out what is differentiated, and by what.", field="of" if body.wrt is None else "wrt")
    spec = spec_of(body.network, *network_limits("tensor"))
    training, table, prepared = asked_of(body)
    rows, test = with_labels(prepared, labels_for(spec, table))
    learning = ArrayLearning(spec, split=body.bias == "split", values=body.inputs)
    check_strength(learning.strength is not None, training)
    batches = [training.batch, *(int(change.value) for change in training.changes if change.what == "batch")]
    learning.bound(min(len(rows), max(batches)), limits()["elements"])  # what is too large is refused before it begins
    classes = max(2, spec.sizes[-1]) if table.classes or spec.cost.labels != NUMBERS else 0
    return PlannedArrays(learning, training, np.array(rows), np.array(test).reshape(len(test), len(rows[0])), table,
                         prepared, classes)
