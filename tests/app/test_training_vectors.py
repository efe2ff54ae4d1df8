"""The runs that the tests in JavaScript repeat are as the engine makes them."""

import json
from dataclasses import replace
from functools import cache
from typing import Any

from app.wire.answer import encode
from app.wire.learning import learning_body
from engine.networks import NetworkSpec, lower, read_layers
from engine.training import Change, End, Epoch, Training, train
from tests.conftest import ROOT
from tests.engine.training.recorded import FILE, LAYERS, Asked, asked, asked_of

DATA = ROOT / "tests" / "data" / "training.json"
NAMES = ("1/t by the update", "steps by the epoch", "exponential", "cosine by the update", "momentum", "Adam",
         "batches that do not come out even", "clipped by norm", "clipped each", "L1", "changed on the way",
         "all at once")
LARGE: dict[str, dict[str, Any]] = {"momentum": {"rate": 0.3}, "L1": {"changes": (Change(200, "rate", 1.5),)}}
"""Runs that are made once more, with a γ so large that they diverge: at once, and after a while."""
DROPPED: dict[str, dict[str, Any]] = {"Dropout": {}, "Dropout in batches": {"batch": 3}}
"""Runs that draw a mask for each example."""
EPOCHS = 26
TEST = 5


def dropped() -> Asked:
    """A run with Dropout, whose mask is none in the losses of tests."""
    network = lower(NetworkSpec(read_layers(LAYERS.replace("Tanh(),", "Tanh(), nn.Dropout(0.4),")), seed=2))
    training = Training(0.05, epochs=EPOCHS, seed=4)
    return asked_of(network, training)


@cache
def table() -> dict[str, Any]:
    """The runs, with what each begins with, and what comes of it: PyTorch's recorded ones, for some epochs."""
    rows = []
    for name, large in (*((name, {}) for name in NAMES), *LARGE.items(), *DROPPED.items()):
        network, training, of, start, free = dropped() if name in DROPPED else asked(name)
        training = replace(training, epochs=EPOCHS, **large)
        how = {"rate": training.rate, "epochs": EPOCHS, "batch": training.batch, "seed": training.seed,
               "ceiling": training.ceiling, "changes": [change._asdict() for change in training.changes]}
        *epochs, end = train(of, training, start, FILE["examples"], free=free, test=FILE["examples"][:TEST])
        assert isinstance(end, End) and (end.reason == "finished") == (name not in LARGE or not large)
        assert network.parameters == of.parameters
        told = [{"order": one.order, "sizes": one.sizes, "loss": one.loss, "test": one.test, "rate": one.rates[-1]}
                for one in epochs if isinstance(one, Epoch)]
        rows.append({"name": f"{name} with steps that are too large" if large and name in LARGE else name,
                     "learning": learning_body(of), "training": how, "start": start, "free": free, "first": told[0],
                     "last": told[-1], "end": end._asdict() | {"threshold": end.threshold and end.threshold._asdict()}})
    made: dict[str, Any] = json.loads(encode({"examples": FILE["examples"], "test": TEST, "rows": rows}))
    return made


def agree(one: Any, other: Any) -> bool:
    """Whether two documents are the same, numbers to 1e-12."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(agree(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(agree, one, other))
    if isinstance(one, float):
        return abs(one - other) <= 1e-12 * max(1.0, abs(one))
    return bool(one == other)


def test_the_runs_that_the_tests_in_javascript_read_are_as_the_engine_makes_them() -> None:
    """`python -m tests.app.test_training_vectors` writes them anew."""
    assert agree(json.loads(DATA.read_text(encoding="utf-8")), table())


if __name__ == "__main__":
    made = table()
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in made.pop("rows"))
    DATA.write_text(f'{json.dumps(made)[:-1]}, "rows": [\n{lines}\n]}}\n', encoding="utf-8")
