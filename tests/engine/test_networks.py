"""Networks: the lecture's own as it is typed, every layer and loss against differences, and what is refused."""

import json
import random
from itertools import pairwise
from pathlib import Path

import pytest

from engine import parse, trace
from engine.check import check
from engine.errors import EngineError
from engine.generator import Generator
from engine.graph import Graph
from engine.language import unparse
from engine.networks import LOSSES, Initialiser, NetworkSpec, Regulariser, lower, read_layers, write_layers
from engine.networks.initialisers import INITIALISERS
from engine.networks.layers import activations, settings_of
from engine.networks.regularisers import REGULARISERS
from engine.structure import plan
from tests.engine.storyboard import NETWORK, TWO_TWO_ONE

LECTURE = "nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))"
VECTORS = json.loads((Path(__file__).parent.parent / "data" / "generator.json").read_text())


def dense(*sizes, unit="Sigmoid", last=False):
    layers = [f"nn.Linear({below}, {above})" for below, above in pairwise(sizes)]
    return read_layers(f"nn.Sequential({f', nn.{unit}(), '.join(layers)}{f', nn.{unit}()' if last else ''})")


def shape(graph: Graph):
    """A graph without its numbering and its places in a text: each node by its name, or by what it is made of."""
    said = {}
    for node in graph.nodes:
        said[node.id] = node.name or (node.op, *(said[i] for i in node.inputs), *map(str, node.attrs.values()))
    return [(node.name, node.op, [said[i] for i in node.inputs]) for node in graph.nodes if not node.is_leaf]


def test_the_lectures_network_is_the_graph_that_one_types():
    network, typed = lower(NetworkSpec(read_layers(LECTURE))), parse(TWO_TWO_ONE)
    assert shape(network.graph) == shape(typed)
    steps = [[(step.kind, graph[step.node].op, step.slot) for step in plan(graph, wrt=NETWORK["weights"]).steps]
             for graph in (network.graph, typed)]
    assert steps[0] == steps[1]
    assert len(steps[0]) == NETWORK["total_steps"]


def test_its_values_and_gradients_are_the_storyboards():
    network = lower(NetworkSpec(read_layers(LECTURE)))
    assert list(network.parameters) == list(NETWORK["weights"])
    run = trace(network.graph, NETWORK["weights"] | NETWORK["example"], wrt=network.parameters)
    assert run.results["gradients"] == pytest.approx(NETWORK["gradients"], rel=1e-12)
    named = {name: run.numbers[id] for name, id in network.graph.names.items()}
    assert {name: named[name] for name in NETWORK["values"]} == pytest.approx(NETWORK["values"], rel=1e-12)


def test_its_expression_reads_back_as_the_same_graph():
    graph = lower(NetworkSpec(dense(3, 4, 2, 1, unit="Tanh"), "SquareLoss", Regulariser("L2"))).graph
    again = parse(unparse(graph))
    assert shape(again) == shape(graph)


@pytest.mark.parametrize("unit", activations())
def test_every_activation_agrees_with_differences(unit):
    network = lower(NetworkSpec(dense(2, 3, 2, unit=unit, last=True), seed=4))
    assert all(row.agrees for row in check(trace(network.graph, wrt=network.parameters)))


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("sizes", [(2, 1), (2, 3, 1), (3, 2, 2)], ids=str)
def test_every_loss_agrees_with_differences(loss, sizes):
    if LOSSES[loss].single and sizes[-1] > 1:
        with pytest.raises(EngineError, match="one output"):
            NetworkSpec(dense(*sizes), loss)
        return
    if LOSSES[loss].several and sizes[-1] == 1:
        with pytest.raises(EngineError, match="one output"):
            NetworkSpec(dense(*sizes), loss)
        return
    labels = {"signs": (-1.0, 1.0), "bits": (0.0, 1.0), "numbers": (-1.5, 0.5), "shares": (0.25, 1.0)}
    for label in labels[LOSSES[loss].labels]:
        network = lower(NetworkSpec(dense(*sizes), loss, seed=2))
        labels = {network.graph[id].name: label for id in network.labels}
        assert all(row.agrees for row in check(trace(network.graph, labels, wrt=network.parameters)))


LINEAR = {"SquareLoss": lambda s, y: s - y, "MSELoss": lambda s, y: 2 * (s - y),
          "SoftMarginLoss": lambda s, y: -y / (1 + 2.718281828459045 ** (y * s)),
          "HingeLoss": lambda s, y: -y if y * s <= 1 else 0, "PerceptronLoss": lambda s, y: -y if y * s <= 0 else 0}


@pytest.mark.parametrize("loss", LINEAR)
@pytest.mark.parametrize("label", [-1.0, 1.0])
@pytest.mark.parametrize("score", [-2.0, -1.0, 0.0, 0.5, 1.0, 3.0])
def test_the_losses_of_linear_models_have_the_lectures_slopes(loss, label, score):
    """At a corner the mistake counts: a perceptron that begins at w = 0 must move."""
    network = lower(NetworkSpec(dense(1, 1), loss))
    run = trace(network.graph, {"x_1": 1, "w_1": score, "w_0": 0, "y": label}, wrt=network.parameters)
    assert run.results["gradients"]["w_0"] == pytest.approx(LINEAR[loss](score, label), abs=1e-12)


@pytest.mark.parametrize("kind", REGULARISERS)
def test_a_regulariser_joins_by_the_sum_over_paths(kind):
    spec = NetworkSpec(dense(2, 2, 1), regulariser=Regulariser(kind, 0.3), seed=1)
    network, bare = lower(spec), lower(NetworkSpec(spec.layers, seed=1))
    run, without = (trace(one.graph, wrt=one.parameters) for one in (network, bare))
    for name, gradient in run.results["gradients"].items():
        w = network.graph.defaults[name]
        expected = 0.0 if name.split("_")[2] == "0" else 0.3 * (w if kind == "L2" else (w > 0) - (w < 0))
        assert gradient - without.results["gradients"][name] == pytest.approx(expected, abs=1e-15)
    assert network.graph.title == "J"
    assert all(row.agrees for row in check(run))


def test_units_and_lines_say_who_is_who():
    network = lower(NetworkSpec(dense(2, 3, 1)))
    graph, units = network.graph, network.units
    named = [(unit.column, unit.row, unit.node and graph[unit.node].name, unit.total and graph[unit.total].name)
             for unit in units]
    assert named[2:6] == [(0, 2, "x_2", None), (1, 0, None, None), (1, 1, "z_1", "s_1"), (1, 2, "z_2", "s_2")]
    assert named[-1] == (2, 1, "y", None)
    for line in network.lines:
        below, unit = units[line.start], units[line.end]
        *_, i, j = graph[line.weight].name.split("_")
        assert (below.row, unit.row, below.column + 1) == (int(i), int(j), unit.column)
    without = lower(NetworkSpec(read_layers("nn.Sequential(nn.Linear(2, 1, bias=False))")))
    assert [unit.row for unit in without.units] == [1, 2, 1]
    assert [(line.start, line.end) for line in without.lines] == [(0, 2), (1, 2)]


def test_random_networks_write_and_read_back():
    draw = random.Random(0)
    for _ in range(100):
        layers, size = [], draw.randint(1, 4)
        for _ in range(draw.randint(1, 4)):
            above = draw.randint(1, 4)
            layers.append(f"Linear({size}, {above}{draw.choice(['', ', bias=False'])})")
            kinds = [*(f"{name}()" for name in activations()), "Softmax(dim=-1)", "Dropout(0.25)", "Dropout()",
                     f"LayerNorm({above})", f"LayerNorm({above}, bias=False)"]
            layers += [draw.choice(kinds) for _ in range(draw.randint(0, 2))]
            size = above
        read = read_layers(f"Sequential({', '.join(layers)})")
        again = read_layers(write_layers(read))
        assert [(one.kind, settings_of(one.kind) | one.settings) for one in again] == \
            [(one.kind, settings_of(one.kind) | one.settings) for one in read]
        assert write_layers(again) == write_layers(read)


@pytest.mark.parametrize("kind", INITIALISERS)
def test_an_initialiser_draws_the_same_from_the_same_seed(kind):
    spec = NetworkSpec(dense(3, 4, 2), initialiser=Initialiser(kind), seed=7)
    first, again = spec.starts(), spec.starts()
    assert all((first[name] == again[name]).all() for name in first)
    assert kind == "pytorch" or not any(first[name].any() for name in first if name.endswith("bias"))
    other = NetworkSpec(spec.layers, initialiser=spec.initialiser, seed=8).starts()
    assert (kind in ("zeros", "constant")) == bool((first["0.weight"] == other["0.weight"]).all())


@pytest.mark.parametrize(("kind", "std"), [("uniform", 3**-0.5), ("normal", 1), ("xavier_uniform", (2 / 80) ** 0.5),
                                           ("xavier_normal", (2 / 80) ** 0.5), ("kaiming_uniform", (2 / 50) ** 0.5),
                                           ("kaiming_normal", (2 / 50) ** 0.5), ("pytorch", (1 / 150) ** 0.5)])
def test_an_initialiser_spreads_as_its_paper_says(kind, std):
    found = NetworkSpec(dense(50, 30), initialiser=Initialiser(kind), seed=3).starts()["0.weight"]
    assert found.std() == pytest.approx(std, rel=0.05)
    assert abs(found.mean()) < std * 0.1


@pytest.mark.parametrize("seed", VECTORS, ids=lambda row: str(row["seed"]))
def test_the_generator_gives_the_reference_codes_words(seed):
    draw = Generator(seed["seed"])
    assert [draw.word() for _ in seed["words"]] == seed["words"]


@pytest.mark.parametrize(("text", "said"), [
    ("", "1:1: The text ends before the network does."),
    ("nn.Sequential(", "1:15: The text ends before the network does."),
    ("nn.Sequential()", "There is no layer yet."),
    ("nn.Sequential(nn.Linear(2, 1)", "1:30: The text ends before the network does."),
    ("nn.Sequential(nn.Linear(2, 1)) + 1", "1:32: Nothing can follow the network, and + does."),
    ("nn.Sequential(nn.Sigmoid())", "1:15: Sigmoid stands before any Linear"),
    ("nn.Sequential(nn.Linear(2))", "1:15: Linear does not say its out_features."),
    ("nn.Sequential(nn.Linear(2, 2, True, 4))", "1:37: Linear has no more settings than 3."),
    ("nn.Sequential(nn.Linear(0, 2))", "1:25: in_features must be a whole number from 1 on."),
    ("nn.Sequential(nn.Linear(2.5, 2))", "1:25: in_features must be a whole number"),
    ("nn.Sequential(nn.Linear(2, 2, in_features=3))", "1:31: in_features is said twice."),
    ("nn.Sequential(nn.Linear(2, 2, units=3))", "1:37: Linear has no setting called units."),
    ("nn.Sequential(nn.Linear(2, 2, bias=0))", "1:36: bias must be True or False."),
    ("nn.Sequential(nn.Linear(2, 3),\n  nn.ReLU(), nn.Linear(2, 1))",
     "2:24: This Linear takes 2, but the layer before"),
    ("nn.Sequential(nn.Linear(2, 3), nn.Relu())", "1:35: Relu is no layer. Did you mean ReLU?"),
    ("nn.Sequential(nn.Linear(2, 3), nn.Conv2d(3, 3))", "1:35: Conv2d is no layer. Layers are Linear,"),
    ("nn.Sequential(nn.Linear(2, 3), nn.LeakyReLU(0.2))", "1:45: LeakyReLU has negative_slope = 0.01 here"),
    ("nn.Sequential(nn.Linear(2, 4), nn.LayerNorm(3))", "1:45: This LayerNorm is of 3 numbers, but the layer before"),
    ("nn.Sequential(nn.Linear(2, 4), nn.LayerNorm())", "1:32: LayerNorm does not say its normalized_shape."),
    ("nn.Sequential(nn.Linear(2, 4), nn.LayerNorm(4, 1e-3))", "1:48: LayerNorm has eps = 1e-05 here"),
    ("nn.Sequential(nn.Linear(2, 4), nn.LayerNorm(4, bias=2))", "1:53: bias must be True or False."),
    ("nn.Sequential(nn.LayerNorm(4))", "1:15: LayerNorm stands before any Linear"),
    ("nn.Sequential(nn.Linear(2, 4), nn.Dropout(1.5))", "1:43: p must be a number from 0 to below 1."),
    ("nn.Sequential(nn.Linear(2, 4), nn.Dropout(1))", "1:43: p must be a number from 0 to below 1."),
    ("nn.Sequential(nn.Linear(2, 4), nn.Softmax(dim=0))", "1:47: Softmax has dim = -1 here, and no other."),
    ("nn.Sequential(nn.Linear(2, 3) nn.ReLU())", "1:31: nn cannot stand here."),
    ("nn.Sequential(nn.Linear(2 3))", "1:27: 3 cannot stand here."),
    ("nn.Sequential(nn.Linear(n, 3))", "1:25: n cannot stand here."),
    ("nn.Sequential(tf.Linear(2, 3))", "1:15: tf cannot stand here."),
    ("nn.Sequential(__import__('os'))", "1:15: __import__ is no layer."),
    ("nn.Linear(2, 1)", "1:4: Linear cannot stand here."),
    ("[", "1:2: This is not JSON"),
    ("{}", "This is not JSON: a list of layers is expected."),
    ('["Linear"]', "each layer is an object with its kind"),
    ('[{"kind": "Linear", "in_features": "2", "out_features": 1}]', "in_features must be a whole number"),
    ("[" * 100_000, "This is not JSON"),
])
def test_what_is_no_network_is_refused_where_it_is_wrong(text, said):
    with pytest.raises(EngineError) as refused:
        read_layers(text)
    assert said in str(refused.value)
    if refused.value.span:
        assert 0 <= refused.value.span.start <= refused.value.span.end <= len(text)


def test_ten_thousand_brackets_cost_no_recursion():
    deep = "Sequential(" * 10_000 + "Linear(2, 1)" + ")" * 10_000
    assert [layer.kind for layer in read_layers(deep)] == ["Linear"]


@pytest.mark.parametrize(("given", "said"), [
    ({"loss": "CrossEntropyLoss"}, "this network has one output. Give the last Linear a unit for each class"),
    ({"loss": "Hinge"}, "Hinge is no loss. Losses are SquareLoss,"),
    ({"seed": -1}, "A seed is a whole number"),
    ({"initialiser": Initialiser("he")}, "he is no initialiser."),
    ({"initialiser": Initialiser("normal", {"sd": 1})}, "normal has no setting called sd."),
    ({"initialiser": Initialiser("normal", {"std": -1})}, "std must be a number from 0 on."),
    ({"regulariser": Regulariser("L3")}, "L3 is no regulariser."),
    ({"regulariser": Regulariser("L2", -1)}, "The strength of a regulariser"),
    ({"parameters": {"1.weight": [[1, 2]]}}, "This network has no parameter 1.weight."),
    ({"parameters": {"0.weight": [[1, 2, 3]]}}, "0.weight must be 1 × 2 numbers."),
    ({"example": {"m_o_1": 2}}, "This network has no feature or label m_o_1."),
    ({"parameters": {"0.weight": [[1], [2, 3]]}}, "0.weight must be 1 × 2 numbers."),
    ({"parameters": {"0.weight": [["1", "2"]]}}, "0.weight must be 1 × 2 numbers."),
    ({"parameters": {"0.bias": [float("nan")]}}, "0.bias must be 1 numbers."),
])
def test_what_stands_beside_a_network_is_checked(given, said):
    with pytest.raises(EngineError) as refused:
        lower(NetworkSpec(dense(2, 1), **given))
    assert said in str(refused.value)


def test_given_parameters_are_what_it_starts_with():
    spec = NetworkSpec(read_layers(LECTURE), parameters={
        "0.weight": [[0.3, -0.3], [-0.4, 0.4]], "0.bias": [-0.1, 0.2], "2.weight": [[0.2, 0.6]], "2.bias": [0.1]})
    declared = lower(spec).graph.defaults
    assert {name: declared[name] for name in NETWORK["weights"]} == NETWORK["weights"]
