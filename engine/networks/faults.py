"""What can be wrong with a network: the kinds, their sentences, and what to do."""

from engine.errors import EngineError
from engine.words import declare


class NetworkError(EngineError):
    """A network that cannot be built; its span lies in the text of its layers, if it was read from one."""


declare(
    {
        "no-layers": "There is no layer yet.",
        "unknown-layer": "{what} is no layer.",
        "unknown-loss": "{what} is no loss.",
        "unknown-initialiser": "{what} is no initialiser.",
        "unknown-regulariser": "{what} is no regulariser.",
        "unknown-setting": "{layer} has no setting called {what}.",
        "setting-twice": "{what} is said twice.",
        "setting-missing": "{layer} does not say its {what}.",
        "too-many-settings": "{layer} has no more settings than {limit}.",
        "not-a-size": "{what} must be a whole number from 1 on.",
        "not-a-truth-value": "{what} must be True or False.",
        "not-a-setting": "{layer} has {what} = {value} here, and no other.",
        "activation-first": "{layer} stands before any Linear: there is nothing yet that it could apply to.",
        "sizes-differ": "This Linear takes {inputs}, but the layer before it gives {outputs}.",
        "norm-size": "This {layer} is of {inputs} numbers, but the layer before it gives {outputs}.",
        "not-a-chance": "{what} must be a number from 0 to below 1.",
        "class-unread": "A class is not read here, only layers are.",
        "layer-unexpected": "{what} cannot stand here.",
        "layer-unfinished": "The text ends before the network does.",
        "layer-trailing": "Nothing can follow the network, and {what} does.",
        "not-json-layers": "This is not JSON: {what}.",
        "too-many-layers": "A network may have {limit} layers here.",
        "too-many-weights": "This network has {size} weights; as single numbers it may have {limit}.",
        "too-many-weights-of-arrays": "This network has {size} weights; it may have {limit}.",
        "one-output": "{loss} takes one output, and this network has {outputs}.",
        "several-outputs": "{loss} compares the scores of several classes, and this network has one output.",
        "not-a-strength": "The strength of a regulariser must be a number from 0 on.",
        "not-a-seed": "A seed is a whole number from 0 to 9007199254740991.",
        "not-a-range": "{what} must be a number{more}.",
        "unknown-parameter": "This network has no parameter {what}.",
        "given-by-elements": "{name} is given by its elements, such as {elements}.",
        "given-by-examples": "What {name} holds comes with the examples.",
        "example-length": "Example {row} has {found} numbers, and the network takes {wanted}.",
        "not-an-example": "Example {row} must be a row of numbers.",
        "no-minibatch": "There is no example.",
        "too-many-examples": "A minibatch may have {limit} examples here.",
        "examples-of-arrays": "Several examples at once are rows of matrices, and here every number is a node.",
        "unknown-example": "This network has no feature or label {what}.",
        "parameter-shape": "{what} must be {shape} numbers.",
    },
    prefix="error.",
)
declare(
    {
        "layers-known": "Layers are {known}.",
        "layer-meant": "Did you mean {meant}?",
        "losses-known": "Losses are {known}.",
        "write-layers": "Write it as nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1)).",
        "match-sizes": "Write Linear({outputs}, …) here, or give the layer before it {inputs} units.",
        "take-binary": "Give the last Linear a unit for each class, or take BCEWithLogitsLoss for two in one output.",
        "match-norm": "Write {layer}({outputs}).",
        "close-bracket": "Close every bracket that is open.",
        "fewer-units": "Take fewer units.",
        "features-then-labels": "First come its features, then its labels.",
        "ask-for-arrays": "Ask for the form tensor, or for one example.",
        "layers-alone": "Only layers are read here: the loss and the numbers stand beside them.",
        "linear-first": "Begin with a Linear.",
        "settings-of": "It has {known}.",
        "no-settings": "It has none.",
        "expected-here": "Here {expected} was expected.",
    },
    prefix="hint.",
)
