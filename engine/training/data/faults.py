"""What can be wrong with examples: the kinds, their sentences, and what to do."""

from engine.errors import EngineError
from engine.words import declare


class DataError(EngineError):
    """Examples that cannot be used; its span, if it has one, is the cell in the text."""


declare(
    {
        "unknown-dataset": "{what} is no data set.",
        "unknown-data-setting": "{name} has no setting called {what}.",
        "data-setting-out-of-range": "The {what} of {name} must be a number {range}.",
        "data-size": "The size of {name} must be a whole number from {least} to {most}.",
        "empty-table": "The table has no row of numbers.",
        "ragged-row": "The width of row {row} is {found}, and that of the rows before it {columns}.",
        "one-column": "The table has one column: a feature and a label make two.",
        "too-many-rows": "The table has more than {limit} rows.",
        "too-many-columns": "The table has more than {limit} columns.",
        "not-a-feature": "Row {row}, column {column} ({name}): {what} is no number.",
        "not-finite": "Row {row}, column {column} ({name}): {what} is too large.",
        "missing-value": "Row {row}, column {column} ({name}) is empty.",
        "missing-values": "Values are missing.",
        "missing-label": "Row {row}, column {column} ({name}) is empty: an example without its label teaches nothing.",
        "all-missing": "Column {column} ({name}) is empty in every row.",
        "name-twice": "Two columns are called {name}.",
        "column-name-too-long": "The name of column {column} is longer than {limit} characters.",
        "unknown-label": "There is no column {what} that could be the label.",
        "one-class": "All examples are of the class {name}: there is nothing to tell apart.",
        "too-many-classes": "The column {name} has more than {limit} different words: it is no label.",
        "unknown-missing": "{what} is nothing to do with a missing value.",
        "unknown-scaling": "{what} is no scaling.",
        "not-a-class": "The label of row {row} is {what}: a class is a whole number from 0 to {most}.",
        "not-a-share": "The share of test examples must be a number from 0 to below 1.",
        "nothing-left": "No example is left to learn from.",
        "features-differ": "The number of features is {found}, and the network takes {inputs}.",
        "classes-differ": "Each of {found} classes wants an output, and the number of outputs is {outputs}.",
        "needs-classes": "{loss} takes classes, and the label {name} is a number.",
        "one-label": "The label {name} is one number, and the number of outputs is {outputs}.",
        "no-such-column": "The expression has no input {name} that the column could fill.",
    },
    prefix="error.",
)
declare(
    {
        "data-known": "There are {known}.",
        "only-label-words": "Only the label may be words.",
        "fill-missing": "Leave out such rows, or fill them with the column's mean.",
        "take-inputs": "Set the first Linear's in_features to {found}.",
        "take-outputs": "Set the last Linear's out_features to {units}.",
        "take-square": "Take a loss for numbers, such as SquareLoss.",
        "name-columns": "Call the columns as the inputs are called: {known}.",
    },
    prefix="hint.",
)
