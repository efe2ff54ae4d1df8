"""What can be wrong with training: the kinds, their sentences, and what to do."""

from engine.errors import EngineError
from engine.words import declare


class TrainingError(EngineError):
    """Training that cannot be done as it was asked for."""


declare(
    {
        "unknown-optimiser": "{what} is no optimiser.",
        "unknown-schedule": "{what} is no schedule.",
        "unknown-clip": "{what} is no way to clip.",
        "unknown-time": "{what} is nothing that a schedule counts.",
        "unknown-rule-setting": "{rule} has no setting called {what}.",
        "setting-out-of-range": "The {what} of {rule} must be a number {range}.",
        "not-a-rate": "A learning rate is a number from 0 on.",
        "not-a-ceiling": "The mean loss above which training stops must be a number above 0.",
        "not-epochs": "The number of epochs must be a whole number from 1 on.",
        "not-a-batch": "A batch must be a whole number of examples, from 1 on.",
        "not-a-place": "A change stands at a whole number of updates, from 0 on.",
        "unknown-change": "{what} is nothing that changes while training runs.",
        "no-strength": "There is no regulariser whose strength could change.",
        "no-columns": "There is no input that the examples would fill.",
        "no-parameters": "There is nothing to learn: every input is filled by the examples.",
        "no-examples": "There is no example to learn from.",
    },
    prefix="error.",
)
declare(
    {
        "rules-known": "There are {known}.",
        "rule-settings": "It has {known}.",
    },
    prefix="hint.",
)
