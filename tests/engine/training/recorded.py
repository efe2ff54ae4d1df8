"""PyTorch's runs of tests/data/torch-training.json, and the same asked of our engine."""

import json
from functools import cache
from typing import Any, NamedTuple

from engine.generator import Generator
from engine.networks import Network, NetworkSpec, Regulariser, lower, read_layers
from engine.structure import plan
from engine.training import Change, Choice, End, Epoch, Learning, Training, learning, train
from tests.conftest import ROOT

FILE = json.loads((ROOT / "tests" / "data" / "torch-training.json").read_text(encoding="utf-8"))
RUNS = {run["name"]: run for run in FILE["runs"]}
LAYERS = "nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1))"
COLUMNS = ("x_1", "x_2", "y_star")
UPDATES = 1_000


class Asked(NamedTuple):
    """A run as our engine is asked for it."""

    network: Network
    training: Training
    learning: Learning
    start: list[float]
    free: list[float]


@cache
def network(regulariser: str) -> Network:
    """The recorded network, with a regulariser that is told as JSON."""
    given = json.loads(regulariser)
    return lower(NetworkSpec(read_layers(LAYERS), parameters=FILE["start"],
                             regulariser=given and Regulariser(given["kind"], given["strength"])))


def choice(given: dict[str, Any] | None) -> Choice | None:
    """A rule by its name, and its settings."""
    return given and Choice(given["kind"], given.get("settings", {}))


def asked(name: str) -> Asked:
    """A recorded run, in as many epochs as make a thousand updates or some more."""
    how = RUNS[name]["how"]
    found = network(json.dumps(how.get("regulariser")))
    training = Training(
        how["rate"], choice(how.get("optimiser")) or Choice("SGD"), choice(how.get("schedule")) or Choice("constant"),
        how.get("per", "epoch"), choice(how.get("clip")), len(FILE["orders"]), how.get("batch", 1), FILE["seed"],
        changes=tuple(Change(**change) for change in how.get("changes", ())))
    return asked_of(found, training)


def asked_of(found: Network, training: Training) -> Asked:
    """A network as it is trained on the recorded examples."""
    graph = found.graph
    made = learning(plan(graph, wrt=found.parameters), COLUMNS, training, masks=found.masks, loss=graph.names["L"])
    return Asked(found, training, made, [graph.defaults[name] for name in made.parameters],
                 [graph.defaults[name] for name in made.free])


def weights(name: str) -> list[float]:
    """PyTorch's weights after a thousand updates, in our order: unit by unit, the bias first."""
    found = RUNS[name]["weights"]
    return [number for layer in ("0", "2") for bias, row in zip(found[f"{layer}.bias"], found[f"{layer}.weight"],
                                                                strict=True) for number in (bias, *row)]


def trained(name: str) -> tuple[list[float], list[float]]:
    """Our weights after a thousand updates, and the losses on the way.

    The run ends with an update, not with an epoch: all examples of the last epoch that are beyond are taken away.
    """
    of = asked(name)
    losses: list[float] = []
    for record in train(of.learning, of.training, of.start, FILE["examples"], free=of.free):
        assert not isinstance(record, End)
        if isinstance(record, Epoch):
            losses += record.losses
            assert record.order == FILE["orders"][record.epoch - 1]
            if record.update == UPDATES:
                return record.parameters, losses
            if record.update > UPDATES:
                return cut(of, record.epoch), losses[:UPDATES]
    raise AssertionError("too few updates")


def cut(of: Asked, epochs: int) -> list[float]:
    """The parameters after a thousand updates, in the middle of an epoch: its other updates are at rate 0."""
    stopped = Change(UPDATES, "rate", 0.0)
    how = Training(**{**of.training.__dict__, "epochs": epochs, "changes": (*of.training.changes, stopped)})
    *_, end = train(of.learning, how, of.start, FILE["examples"], free=of.free)
    assert isinstance(end, End)
    return end.parameters


def orders() -> list[list[int]]:
    """What the generator draws from the recorded seed."""
    draw = Generator(FILE["seed"])
    return [draw.order(len(FILE["examples"])) for _ in FILE["orders"]]
