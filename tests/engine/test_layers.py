"""Layers and losses that act on all units together: LayerNorm, Dropout's mask, Softmax, cross-entropy."""

import numpy as np
import pytest

from engine import trace
from engine.check import check
from engine.networks import NetworkSpec, lower, lower_to_arrays, read_layers
from engine.networks.names import Names


def test_what_is_inside_of_a_layer_stands_between_what_units_add_up_and_what_they_give():
    network = lower(NetworkSpec(read_layers(
        "nn.Sequential(nn.Linear(2, 2), nn.LayerNorm(2), nn.ReLU(), nn.Dropout(), nn.Linear(2, 2), nn.Softmax())")))
    names = {one.node: network.graph[one.node].name for one in network.inner}
    places = {names[one.node]: (one.column, one.row, one.stage) for one in network.inner if names[one.node]}
    assert places == {
        "mu": (1, 0, 0.5), "d_1": (1, 1, 1), "d_2": (1, 2, 1), "r": (1, 0, 1.5), "n_1": (1, 1, 2), "n_2": (1, 2, 2),
        **{f"{letter}_{unit}": (1, unit, 2.5) for letter in ("g", "beta", "m") for unit in (1, 2)}}
    assert [(one.row, one.stage) for one in network.inner if one.column == 2] == [(1, 1), (2, 1), (0, 1.5)]
    assert lower(NetworkSpec(read_layers("nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))"))).inner == ()


def test_layer_norm_begins_as_pytorchs_and_gives_mean_0_and_deviation_1():
    spec = NetworkSpec(read_layers("nn.Sequential(nn.Linear(2, 4), nn.LayerNorm(4), nn.ReLU(), nn.Linear(4, 1))"))
    starts = spec.starts()
    assert [*starts] == ["0.weight", "0.bias", "1.weight", "1.bias", "3.weight", "3.bias"]
    assert starts["1.weight"].tolist() == [1] * 4 and starts["1.bias"].tolist() == [0] * 4
    assert spec.weights == sum(value.size for value in starts.values())
    network = lower(NetworkSpec(spec.layers, parameters={"1.weight": [1, 2, 3, 4], "1.bias": [0, 0, 1, 0]}))
    assert network.graph.defaults["g_3"] == 3 and network.graph.defaults["beta_3"] == 1
    run = trace(network.graph, wrt=network.parameters)
    normal = np.array([run.numbers[network.graph.names[f"n_{unit}"]] for unit in range(1, 5)])
    assert normal.mean() == pytest.approx(0, abs=1e-12) and normal.std() == pytest.approx(1, abs=1e-4)
    assert all(row.agrees for row in check(run))


def test_a_second_layer_of_its_kind_and_those_of_further_layers_have_names_of_their_own():
    text = "nn.Linear({0}, 2), nn.LayerNorm(2), nn.Tanh(), nn.LayerNorm(2), nn.Dropout(), nn.Dropout()"
    network = lower(NetworkSpec(read_layers(f"nn.Sequential({', '.join([text.format(2)] * 3)})")))
    assert {"g_1_2", "g_2_2", "g_o_2", "g_h1_3_2", "g_h2_9_1", "g_o_15_1", "m_1_1",
            "m_h1_5_1"} <= network.graph.names.keys()
    graph = lower_to_arrays(network.spec).graph
    assert {"g_1", "g_2", "g_o", "g_h1_3", "g_h2_9", "g_o_15", "m_1", "m_h1_5"} <= graph.names.keys()
    assert [name for name, _ in Names(network.spec).parameters()] == [*network.spec.starts()]


def test_a_mask_is_drawn_from_the_seed_and_is_an_input_that_is_not_learned():
    layers = read_layers("nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Dropout(0.75), nn.Linear(8, 1))")
    masks = [NetworkSpec(layers, seed=seed).masks()[2][0] for seed in range(200)]
    assert masks[3] == NetworkSpec(layers, seed=3).masks()[2][0] != masks[4]
    assert {value for mask in masks for value in mask} == {0.0, 4.0}
    assert np.mean(masks) == pytest.approx(1, abs=0.1), "on average nothing changes"
    network = lower(NetworkSpec(layers, seed=3, example={"m_1": 0, "m_2": 4}))
    assert [network.graph.defaults[f"m_{unit}"] for unit in (1, 2)] == [0, 4]
    assert not any(name.startswith("m_") for name in network.parameters)
    run = trace(network.graph, wrt=network.parameters)
    assert run.results["gradients"]["w_h_1_1"] == 0, "what is left out learns nothing"
    assert all(row.agrees for row in check(run))


def test_cross_entropy_passes_back_what_softmax_gives_less_the_label():
    network = lower(NetworkSpec(read_layers("nn.Sequential(nn.Linear(2, 3))"), "CrossEntropyLoss", seed=3))
    run = trace(network.graph, wrt=network.parameters)
    scores = np.array([run.numbers[network.graph.names[f"s_{unit}"]] for unit in (1, 2, 3)])
    shares = np.exp(scores) / np.exp(scores).sum()
    assert [network.graph.defaults[f"y_{unit}"] for unit in (1, 2, 3)] == [1.0, 0.0, 0.0]
    assert run.results["output"] == pytest.approx(-np.log(shares[0]), rel=1e-12)
    assert [run.results["gradients"][f"w_0_{unit}"] for unit in (1, 2, 3)] == pytest.approx(shares - [1, 0, 0])
