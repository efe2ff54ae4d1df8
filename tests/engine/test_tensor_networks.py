"""Networks as graphs of arrays: the same loss and gradients as the scalar graph, element by element."""

import random
from itertools import pairwise

import numpy as np
import pytest

from engine import parse, trace
from engine.check import check
from engine.errors import EngineError
from engine.language import unparse
from engine.networks import LOSSES, NetworkSpec, Regulariser, lower, lower_to_arrays, read_layers
from engine.networks.layers import activations
from engine.networks.losses import BITS, SHARES, SIGNS

LECTURE = "nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))"


def drawn(seed):
    """A network of any depth, widths, activations, loss, biases and regulariser, and a value for each of its inputs."""
    draw = random.Random(seed)
    loss = draw.choice([*LOSSES.values()])
    sizes = [draw.randint(1, 5) for _ in range(draw.randint(1, 4))]
    sizes.append(1 if loss.single else draw.randint(1 + loss.several, 3))
    layers = []
    for below, above in pairwise(sizes):
        layers.append(f"nn.Linear({below}, {above}{draw.choice(['', ', bias=False'])})")
        kinds = [f"{name}()" for name in activations()]
        kinds += [f"LayerNorm({above}{more})" for more in ("", ", bias=False", ", elementwise_affine=False")]
        layers += [f"nn.{draw.choice([*kinds, 'Dropout(0.4)'])}" for _ in range(draw.choice([0, 1, 1, 2, 3]))]
    regulariser = draw.choice([None, Regulariser("L2", 0.3), Regulariser("L1", 0.2)])
    spec = NetworkSpec(read_layers(f"nn.Sequential({', '.join(layers)})"), loss.name, regulariser, seed=seed)
    graph = lower(spec).graph
    values = {node.name: draw.uniform(-2, 2) for node in graph.inputs}
    labels = {SIGNS: (-1.0, 1.0), BITS: (0.0, 1.0), SHARES: (0.0, 0.3, 1.0)}.get(loss.labels, (-1.5, 0.25, 2.0))
    values |= {name: draw.choice(labels) for name in values if name in graph.labels}
    return spec, values


def by_scalar(network, gradients):
    """Gradients of arrays, each element by its scalar name."""
    found = {}

    def enter(held, gradient):
        if isinstance(held, list):
            for one, own in zip(held, gradient, strict=True):
                enter(one, own)
        elif held is not None:
            found[held] = float(gradient)

    for name, gradient in gradients.items():
        enter(network.elements[network.graph.names[name]], gradient)
    return found


@pytest.mark.parametrize("split", [False, True], ids=["inside", "split"])
@pytest.mark.parametrize("seed", range(100))
def test_loss_and_every_gradient_equal_the_scalar_graphs(seed, split):
    spec, values = drawn(seed)
    scalar, tensor = lower(spec), lower_to_arrays(spec, split=split)
    one = trace(scalar.graph, values, wrt=scalar.parameters).results
    run = trace(tensor.graph, tensor.filled(values), wrt=tensor.parameters)
    found = by_scalar(tensor, run.results["gradients"])
    assert found.keys() == one["gradients"].keys()
    scale = max(1.0, *map(abs, one["gradients"].values()))
    assert run.results["output"] == pytest.approx(one["output"], rel=1e-12, abs=1e-12)
    assert found == pytest.approx(one["gradients"], rel=1e-12, abs=1e-12 * scale)


@pytest.mark.parametrize("seed", range(4))
def test_every_named_element_has_the_scalar_graphs_value_and_gradient(seed):
    spec, values = drawn(seed)
    scalar, tensor = lower(spec), lower_to_arrays(spec)
    runs = [trace(network.graph, given, wrt=network.parameters)
            for network, given in ((scalar, values), (tensor, tensor.filled(values)))]
    frames = [run.frame(len(run.structure.steps)) for run in runs]
    for id, held in tensor.elements.items():
        for place, name in np.ndenumerate(np.array(held, dtype=object)):
            own = np.asarray(frames[1].values[id])[place]
            if name is None:
                assert own == 1
                continue
            node = scalar.graph.names[name]
            assert own == pytest.approx(frames[0].values[node], rel=1e-12, abs=1e-12)
            if id in frames[1].gradients and node in frames[0].gradients:
                gradient = np.asarray(frames[1].gradients[id])[place]
                assert gradient == pytest.approx(frames[0].gradients[node], rel=1e-11, abs=1e-11)


@pytest.mark.parametrize("split", [False, True], ids=["inside", "split"])
@pytest.mark.parametrize(("sizes", "loss"), [((2, 2, 1), "SquareLoss"), ((3, 2, 2), "MSELoss"),
                                             ((2, 3, 3, 2), "BCEWithLogitsLoss"),
                                             ((2, 3, 3), "CrossEntropyLoss"), ((2, 1), "SoftMarginLoss")])
def test_gradients_agree_with_differences(sizes, loss, split):
    layers = ", nn.Tanh(), ".join(f"nn.Linear({below}, {above})" for below, above in pairwise(sizes))
    spec = NetworkSpec(read_layers(f"nn.Sequential({layers})"), loss, Regulariser("L2"), seed=5)
    network = lower_to_arrays(spec, split=split)
    assert all(row.agrees for row in check(trace(network.graph, wrt=network.parameters)))


def test_the_lectures_network_has_the_lectures_shapes():
    graph = lower_to_arrays(NetworkSpec(read_layers(LECTURE))).graph
    shapes = {name: graph[id].shape for name, id in graph.names.items()}
    assert shapes == {"x": (3,), "y_star": (), "W_h": (2, 3), "w_o": (1, 3), "s": (2,), "z": (2,), "y": (1,), "L": ()}
    assert graph.defaults["x"] == [1.0, 1.0, 2.0]
    assert [row[0] for row in graph.defaults["W_h"]] == [0.0, 0.0]


def test_split_has_pytorchs_shapes():
    graph = lower_to_arrays(NetworkSpec(read_layers(LECTURE)), split=True).graph
    shapes = {name: graph[id].shape for name, id in graph.names.items()}
    assert {"W_h": (2, 2), "b_h": (2,), "w_o": (1, 2), "b_o": (1,), "x": (2,)}.items() <= shapes.items()


def test_several_hidden_layers_and_outputs_are_numbered():
    layers = read_layers("nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 2), nn.ReLU(), nn.Linear(2, 2))")
    graph = lower_to_arrays(NetworkSpec(layers)).graph
    assert {"W_h1", "W_h2", "W_o", "s_1", "z_1", "s_2", "z_2", "y", "y_star"} < graph.names.keys()
    assert graph[graph.names["y_star"]].shape == (2,)


@pytest.mark.parametrize("split", [False, True], ids=["inside", "split"])
@pytest.mark.parametrize("seed", range(12))
def test_its_expression_reads_back_with_the_same_gradients(seed, split):
    spec, _ = drawn(seed)
    network = lower_to_arrays(spec, split=split)
    again = trace(parse(unparse(network.graph, network.graph.defaults)), wrt=network.parameters)
    own = trace(network.graph, wrt=network.parameters)
    assert by_scalar(network, again.results["gradients"]) == pytest.approx(
        by_scalar(network, own.results["gradients"]), rel=1e-12)


def test_values_are_given_by_the_scalar_names():
    network = lower_to_arrays(NetworkSpec(read_layers(LECTURE)))
    filled = network.filled({"w_h_2_2": 5.0, "x_2": -1.0, "y_star": 0.0})
    assert filled["W_h"][1][2] == 5.0
    assert filled["x"] == [1.0, 1.0, -1.0]
    assert filled["y_star"] == 0.0
    assert network.holding(["w_h_2_2", "w_h_0_1", "w_o"]) == ["W_h", "w_o"]


@pytest.mark.parametrize(("given", "code"), [({"W_h": [[1.0]]}, "given-by-elements"), ({"w_h_2_3": 1.0},
                                             "unknown-input"), ({"x_1": [1.0, 2.0]}, "not-a-number")])
def test_what_is_no_scalar_input_is_refused(given, code):
    with pytest.raises(EngineError) as caught:
        lower_to_arrays(NetworkSpec(read_layers(LECTURE))).filled(given)
    assert caught.value.code == code
