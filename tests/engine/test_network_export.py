"""A network written out: the NumPy program and the text in the language give the engine's loss and gradients."""

import ast
import contextlib
import io
import re
from itertools import pairwise

import pytest

from engine import parse, trace
from engine.networks import LOSSES, NetworkSpec, Regulariser, lower, read_layers
from engine.networks.export import EXPORTS, Present
from engine.networks.layers import activations, kind_of
from engine.networks.names import Names
from engine.networks.regularisers import REGULARISERS
from tests.engine.storyboard import NETWORK

SIZES = [(2, 2, 1), (3, 2, 1), (2, 3, 3, 1), (2, 1), (3, 2), (2, 3, 2)]
LABELS = {"signs": -1.0, "bits": 1.0, "numbers": 0.5, "shares": 0.5}


def layers(sizes, unit="Sigmoid", last="", bias=True):
    linears = [f"nn.Linear({below}, {above}{'' if bias else ', bias=False'})" for below, above in pairwise(sizes)]
    return read_layers(f"nn.Sequential({f', nn.{unit}(), '.join(linears)}{last})")


def present(spec, **given):
    """The network with every number another than it begins with."""
    network = lower(spec)
    values = {name: value * 0.9 + 0.05 for name, value in network.graph.defaults.items()}
    values |= {network.graph[id].name: LABELS[spec.cost.labels] for id in network.labels}
    return Present(network, values | given)


def computed(text):
    """Run a program; return what it prints, line by line, and its names."""
    names, printed = {}, io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(text, "export", "exec"), names)
    return printed.getvalue().splitlines(), names


def by_hand(now):
    """What the NumPy program gives: the loss, and the gradient by the name of each weight."""
    printed, _ = computed(EXPORTS["numpy"](now))
    spec, loss, names = now.network.spec, float(printed[0].partition(" = ")[2]), Names(now.network.spec)
    gradients, told = {}, dict(line.split(" = ") for line in printed[1:])
    for layer, block in enumerate(spec.blocks):
        [matrix] = [ast.literal_eval(told.pop(name)) for name in [*told] if name.endswith(f"_d{names.matrix(layer)}")]
        for unit, row in enumerate(matrix, 1):
            gradients |= {names.weight(layer, i + (not block.linear.bias), unit): slope for i, slope in enumerate(row)}
    for name, row in told.items():
        own = name.partition("_d")[2]
        gradients |= {f"{own}_{unit}": slope for unit, slope in enumerate(ast.literal_eval(row), 1)}
    return loss, gradients


def of_engine(now, graph=None):
    results = trace(graph or now.network.graph, None if graph else now.values, wrt=now.network.parameters).results
    return results["output"], results["gradients"]


def hold(now):
    loss, gradients = of_engine(now)
    found, slopes = by_hand(now)
    assert found == pytest.approx(loss, rel=1e-10)
    assert slopes == pytest.approx(gradients, rel=1e-10, abs=1e-12)
    again, back = of_engine(now, parse(EXPORTS["expression"](now)))
    # What several terms share is written in each: its gradient is added up in another order.
    spec = now.network.spec
    close = 1e-12 if spec.cost.several or any(kind_of(layer).together for layer in spec.layers) else 0
    assert again == pytest.approx(loss, rel=close, abs=close) and back == pytest.approx(gradients, rel=close, abs=close)


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("sizes", SIZES, ids=str)
def test_networks_of_every_shape(sizes, bias):
    hold(present(NetworkSpec(layers(sizes, bias=bias), seed=3)))


@pytest.mark.parametrize("unit", activations())
def test_every_activation(unit):
    hold(present(NetworkSpec(layers((2, 3, 2), unit), seed=4)))
    hold(present(NetworkSpec(layers((3, 2, 1), unit, last=f", nn.{unit}()"), seed=5)))
    hold(present(NetworkSpec(layers((2, 2, 1), f"{unit}(), nn.Tanh"), seed=6)))


@pytest.mark.parametrize("kind", [None, *REGULARISERS])
@pytest.mark.parametrize("loss", LOSSES)
def test_every_loss_with_every_regulariser(loss, kind):
    regulariser = None if kind is None else Regulariser(kind, 0.3)
    several, single = LOSSES[loss].several, LOSSES[loss].single
    for sizes in [*[(2, 1), (2, 3, 1)] * (not several), *[(2, 2, 3), (2, 3)] * (not single)]:
        hold(present(NetworkSpec(layers(sizes), loss, regulariser, seed=7)))


@pytest.mark.parametrize("applied", [
    "nn.LayerNorm({n})", "nn.LayerNorm({n}), nn.ReLU(), nn.Dropout(0.4)", "nn.Tanh(), nn.LayerNorm({n}, bias=False)",
    "nn.Softmax(), nn.LayerNorm({n}, elementwise_affine=False)", "nn.LayerNorm({n}), nn.ReLU(), nn.LayerNorm({n})"])
@pytest.mark.parametrize("kind", [None, "L2"])
def test_layers_that_act_on_all_units_together(applied, kind):
    text = f"nn.Sequential(nn.Linear(2, 4), {applied.format(n=4)}, nn.Linear(4, 3), {applied.format(n=3)})"
    hold(present(NetworkSpec(read_layers(text), "MSELoss", None if kind is None else Regulariser(kind, 0.3), seed=8)))


@pytest.mark.parametrize("loss", ["HingeLoss", "PerceptronLoss"])
def test_at_its_corner_a_mistake_counts_in_the_program_too(loss):
    hold(present(NetworkSpec(layers((1, 1)), loss), x_1=1.0, w_1=1.0 * (loss == "HingeLoss"), w_0=0.0, y=1.0))


def test_the_text_reads_back_as_the_same_graph():
    for sizes in SIZES:
        now = present(NetworkSpec(layers(sizes), regulariser=Regulariser("L2")))
        graph, again = now.network.graph, parse(EXPORTS["expression"](now))
        assert again.defaults == now.values
        assert [(node.op, node.name) for node in again.inputs] == [(node.op, node.name) for node in graph.inputs]
        assert len(again) == len(graph)


def test_the_lectures_network_is_written_as_the_lecture_writes_it():
    network = lower(NetworkSpec(layers((2, 2, 1))))
    now = Present(network, NETWORK["weights"] | NETWORK["example"])
    text = EXPORTS["numpy"](now)
    assert "W_h = np.array([[-0.1, 0.3, -0.3],\n                [0.2, -0.4, 0.4]])" in text
    assert "\nz = sigmoid(s)\n" in text and "return out * (1.0 - out)" in text
    lines = [re.split("  +# ", line) for line in text.splitlines() if line.startswith("dL_d")]
    assert [says for _, says in lines] == [
        "∂L/∂y", "∂L/∂W_o = ∂L/∂y · ∂y/∂W_o", "∂L/∂z = ∂L/∂y · ∂y/∂z", "∂L/∂s = ∂L/∂z · ∂z/∂s",
        "∂L/∂W_h = ∂L/∂s · ∂s/∂W_h"]
    assert lines[0][0] == "dL_dy = y - y_star"
    loss, gradients = by_hand(now)
    assert gradients == pytest.approx(NETWORK["gradients"], rel=1e-12)
    assert loss == pytest.approx(NETWORK["values"]["L"], rel=1e-12)


def test_a_program_has_only_the_functions_that_it_calls():
    text = EXPORTS["numpy"](present(NetworkSpec(layers((2, 2, 1), "GELU"))))
    assert re.findall(r"^def (\w+)", text, re.M) == ["gelu", "gelu_slope"]
    assert "import math" in text and "erf = np.vectorize(math.erf)" in text
    assert "import math" not in EXPORTS["numpy"](present(NetworkSpec(layers((2, 2, 1)))))
