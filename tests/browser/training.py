"""A run as the page shows it, and the same run in the engine."""

from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from engine.networks import Initialiser, NetworkSpec, lower, read_layers
from engine.structure import plan
from engine.training import Training, learning, train
from tests.browser.walk import rest

LAYERS = "nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))"
XOR = [(0.0, 0.0, 0.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0)]
RUN = ".run-buttons .primary"
DIGITS = (f"/#text={quote('nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))')}"
          "&loss=CrossEntropyLoss&start=kaiming_uniform&seed=1&data=digits&test=0.25&rate=0.005&optimiser=Adam&epochs=4"
          "&batch=32&view=tensors")
IRIS = (f"/#text={quote('nn.Sequential(nn.Linear(4, 3), nn.Sigmoid(), nn.Linear(3, 3))')}"
        "&loss=CrossEntropyLoss&start=uniform:a=-1,b=1&seed=2&data=iris&test=0.25&scaling=standard&update=1120")


def ended(page: Page) -> None:
    """Wait until the run that was begun is over, as long as for any rest: who else computes decides how long."""
    done = "document.querySelector('.training-face .title').textContent === 'All epochs are done'"
    page.wait_for_function(f"() => {done}")
    rest(page)


def engine(**how: Any) -> Any:
    """The same run in the engine: what it tells of each epoch, then the end."""
    start = Initialiser("uniform", {"a": -1.0, "b": 1.0})
    regulariser = how.pop("regulariser", None)
    seed = how.pop("weights", 2)
    network = lower(NetworkSpec(read_layers(LAYERS), initialiser=start, seed=seed, regulariser=regulariser))
    structure = plan(network.graph, wrt=network.parameters)
    rows, test = how.pop("rows", XOR), how.pop("test", ())
    training = Training(**{"rate": 0.5, "epochs": 1000} | how)
    of = learning(structure, ["x_1", "x_2", "y_star"], training, loss=structure.graph.names["L"])
    given = [float(network.graph.defaults[name]) for name in of.parameters]
    free = [regulariser.strength] if regulariser else []
    return of.parameters, given, list(train(of, training, given, rows, free=free, test=test))


def weights(page: Page) -> dict[str, float]:
    """The weights as they stand on the lines."""
    read = """(all) => Object.fromEntries(all.map((node) => [node.dataset.name,
        Number(node.querySelector('.value').textContent.replace('\\u2212', '-'))]))"""
    found: dict[str, float] = page.locator("#stage .node.weight").evaluate_all(read)
    return found


def updates(page: Page) -> int:
    """How many updates the address tells."""
    rest(page)
    page.wait_for_timeout(500)
    return int(page.evaluate("() => Number(new URLSearchParams(location.hash.slice(1)).get('update') ?? 0)"))


def alike(found: dict[str, float], wanted: dict[str, float]) -> None:
    """To the digits shown."""
    assert found == {name: pytest.approx(value, rel=5.1e-3, abs=6e-8) for name, value in wanted.items()}
