"""Several examples at once as rows: the mean of the scalar graph's losses and gradients over single examples."""

import random

import numpy as np
import pytest

from engine import trace
from engine.check import check
from engine.language import unparse
from engine.networks import NetworkSpec, Regulariser, lower, lower_to_arrays, read_layers
from engine.networks.faults import NetworkError
from engine.networks.names import Names, placed
from tests.engine.test_tensor_networks import LECTURE, by_scalar, drawn

LOGISTIC = "nn.Sequential(nn.Linear(2, 1))"


def minibatch(spec, values, count, seed):
    """Rows of features and labels, and the values of all inputs for each."""
    draw = random.Random(seed)
    inputs, outputs = spec.sizes[0], spec.sizes[-1]
    names = [node.name for node in lower(spec).graph.inputs][:inputs + outputs]
    rows = [[draw.uniform(-2, 2) for _ in range(inputs)] + [draw.choice([values[name] for name in names[inputs:]])
                                                           for _ in range(outputs)] for _ in range(count)]
    masks = masks_of(spec, count)
    return rows, [values | dict(zip(names, row, strict=True)) | mask for row, mask in zip(rows, masks, strict=True)]


def masks_of(spec, count):
    """What is drawn for each example, by the names of the scalar graph."""
    names, drawn_masks = Names(spec), spec.masks(count)
    return [{names.of_layer("m", layer, at, unit): value
             for layer, block in enumerate(spec.blocks) for at, _ in placed(block) if at in drawn_masks
             for unit, value in enumerate(drawn_masks[at][i], 1)} for i in range(count)]


@pytest.mark.parametrize("split", [False, True], ids=["inside", "split"])
@pytest.mark.parametrize("seed", range(60))
def test_loss_and_gradients_are_the_means_over_the_examples(seed, split):
    spec, values = drawn(seed)
    rows, singly = minibatch(spec, values, 1 + seed % 5, seed)
    scalar = lower(spec)
    runs = [trace(scalar.graph, given, wrt=scalar.parameters).results for given in singly]
    together = NetworkSpec(spec.layers, spec.loss, spec.regulariser, seed=spec.seed, examples=rows)
    tensor = lower_to_arrays(together, split=split)
    given = {name: value for name, value in values.items() if name in tensor.of_scalar}
    run = trace(tensor.graph, tensor.filled(given), wrt=tensor.parameters)
    found = by_scalar(tensor, run.results["gradients"])
    means = {name: np.mean([one["gradients"][name] for one in runs]) for name in scalar.parameters}
    scale = max(1.0, *(abs(one["gradients"][name]) for one in runs for name in means))
    assert run.results["output"] == pytest.approx(np.mean([one["output"] for one in runs]), rel=1e-12, abs=1e-12)
    assert found == pytest.approx(means, rel=1e-12, abs=1e-12 * scale)


@pytest.mark.parametrize("split", [False, True], ids=["inside", "split"])
def test_gradients_agree_with_differences(split):
    spec = NetworkSpec(read_layers(LECTURE), "SquareLoss", Regulariser("L2"), seed=5,
                       examples=[[1, 2, 0], [-1, 0.5, 1], [0.25, -2, 1]])
    network = lower_to_arrays(spec, split=split)
    assert all(row.agrees for row in check(trace(network.graph, wrt=network.parameters)))


def test_it_reads_as_rows():
    network = lower_to_arrays(NetworkSpec(read_layers(LECTURE), examples=[[1, 2, 0], [3, 4, 1]]))
    shapes = {name: network.graph[id].shape for name, id in network.graph.names.items()}
    assert shapes == {"X": (2, 3), "Y_star": (2, 1), "W_h": (2, 3), "w_o": (1, 3), "S": (2, 2), "Z": (2, 2),
                      "Y": (2, 1), "L": ()}
    assert network.graph.defaults["X"] == [[1.0, 1, 2], [1.0, 3, 4]]
    assert "L = (1/2)*square_loss(Y, Y_star)" in unparse(network.graph)
    assert network.elements.keys() == {network.graph.names[name] for name in ("W_h", "w_o")}


def test_one_example_as_a_row_is_that_example():
    spec = NetworkSpec(read_layers(LECTURE), seed=3)
    one, row = lower_to_arrays(spec), lower_to_arrays(spec, examples=1)
    results = [trace(network.graph, wrt=network.parameters).results for network in (one, row)]
    assert results[0]["output"] == pytest.approx(results[1]["output"], rel=1e-15)
    for name, gradient in results[0]["gradients"].items():
        np.testing.assert_allclose(gradient, results[1]["gradients"][name], rtol=1e-14)


@pytest.mark.parametrize(("examples", "code"), [([[1, 2]], "example-length"), ([[1, 2, 3], []], "example-length"),
                                                ([[1, 2, float("nan")]], "not-an-example")])
def test_rows_that_are_no_examples_are_refused(examples, code):
    with pytest.raises(NetworkError) as caught:
        NetworkSpec(read_layers(LOGISTIC), examples=examples)
    assert caught.value.code == code


def test_single_numbers_are_one_example():
    with pytest.raises(NetworkError) as caught:
        lower(NetworkSpec(read_layers(LOGISTIC), examples=[[1, 2, 3]]))
    assert caught.value.code == "examples-of-arrays"


def test_what_examples_fill_is_not_given_by_name():
    network = lower_to_arrays(NetworkSpec(read_layers(LOGISTIC), examples=[[1, 2, 3]]))
    for name in ("X", "Y"):
        with pytest.raises(Exception, match="comes with the examples"):
            network.filled({name: [[1.0]]})
