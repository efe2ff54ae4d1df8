"""Other networks, with other numbers, are walked as the storyboard walks its own: engine and API, stop by stop."""

import random
from itertools import pairwise

import pytest
from flask.testing import FlaskClient

from engine.networks import NetworkSpec, lower, read_layers
from engine.notation.board import board
from engine.notation.names import face
from engine.notation.numbers import latex, spoken
from engine.notation.script import Script
from engine.stops import stops
from engine.trace import trace
from tests.engine.dense import Dense
from tests.engine.storyboard import NETWORK
from tests.engine.test_storyboard_parts import told

SHAPES = ((3, 2, 1), (2, 3, 3, 1))


def layers(sizes: tuple[int, ...]) -> str:
    """The network as one types it."""
    linear = [f"nn.Linear({below}, {above})" for below, above in pairwise(sizes)]
    return f"nn.Sequential({', nn.Sigmoid(), '.join(linear)})"


def given(sizes: tuple[int, ...]) -> dict[str, float]:
    """Other numbers than the storyboard's, none of them special."""
    draw = random.Random(str(sizes))
    graph = lower(NetworkSpec(read_layers(layers(sizes)))).graph
    return {node.name or "": round(draw.uniform(-1, 1), 2) for node in graph.inputs}


def test_the_pattern_is_the_storyboards():
    stops = Dense((2, 2, 1), NETWORK["weights"] | NETWORK["example"]).stops()
    assert len(stops) == NETWORK["stops"]
    for found, stop in zip(stops, NETWORK["steps"], strict=True):
        for name, said in (stop | told(stop)).items():
            if name not in ("stop", "through", "to", "reused"):
                wanted = said if isinstance(said, str | bool) else pytest.approx(said, rel=1e-12)
                assert found[name] == wanted, (stop["stop"], name)


@pytest.mark.parametrize("sizes", SHAPES, ids=str)
def test_a_layer_says_the_numbers_of_its_units(sizes: tuple[int, ...]) -> None:
    network = lower(NetworkSpec(read_layers(layers(sizes))))
    run = trace(network.graph, given(sizes), wrt=network.parameters)
    script, walk = Script(run.structure), Dense(sizes, given(sizes))
    walk.stops()
    says = [board(run, script, k, "layer") for k in stops(run.structure, "layer")]
    hidden = len(sizes) - 2
    names = ["the hidden layer"] if hidden == 1 else [f"hidden layer {nth}" for nth in range(1, hidden + 1)]
    names += ["the output layer", "the loss"]
    assert [one["title"] for one in says] == [
        *(f"Compute {name}" for name in names), "Start at L", *(f"Back through {name}" for name in reversed(names))]

    def row(numbers: list[float]) -> str:
        listed = ", ".join(map(latex, numbers))
        return f" = ({listed})" if len(numbers) > 1 else f" = {listed}"

    for layer in range(1, hidden + 1):
        units = [walk.value(layer, unit) for unit in range(1, sizes[layer] + 1)]
        assert says[layer - 1]["rule"].endswith(row([walk.known[unit] for unit in units]))
        assert says[-layer - 1]["rule"].endswith(row([walk.gradients[unit] for unit in units]))
        for unit in units:
            told = f"The gradient at {face(unit).spoken} is {spoken(walk.gradients[unit])}."
            assert told in says[-layer - 1]["spoken"]
    assert says[-1]["rule"].endswith(f", {latex(walk.gradients[walk.weight(1, sizes[0], sizes[1])])})")


@pytest.mark.parametrize("sizes", SHAPES, ids=str)
def test_every_stop_follows_it(client: FlaskClient, sizes: tuple[int, ...]) -> None:
    network = lower(NetworkSpec(read_layers(layers(sizes))))
    run = trace(network.graph, given(sizes), wrt=network.parameters)
    script = Script(run.structure)
    walk = Dense(sizes, given(sizes))
    stops = walk.stops()
    body = {"network": {"layers": layers(sizes)}, "inputs": given(sizes)}
    answer = client.post("/api/v1/trace", json=body).get_json()
    assert answer["stops"]["part"] == [stop["k"] for stop in stops]
    assert answer["results"]["gradients"] == pytest.approx({name: walk.gradients[name] for name in network.parameters})
    for stop in stops:
        said = board(run, script, stop["k"], "part")
        for name in ("heading", "title", "rule", "local_rule", "sentence", "spoken"):
            assert name not in stop or said[name] == stop[name], (stop["title"], name)
        step = client.post("/api/v1/step", json=body | {"step": stop["k"], "detail": "part"}).get_json()
        assert step["board"] == said
        for name in ("value", "upstream", "local", "contribution", "total", "arrived", "expected", "final"):
            assert name not in stop or step["step"][name] == pytest.approx(stop[name], rel=1e-12), (stop["title"], name)
