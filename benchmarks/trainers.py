"""Training one example at a time in Python: our program, and each peer as its users write it."""

import math
from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

from benchmarks.networks import RATE, Network, data, learned, weights
from engine.program import loop


class Trainer(NamedTuple):
    """What trains: a pass over the data, an update an example, and the parameters as they are."""

    epoch: Callable[[], None]
    parameters: Callable[[], list[float]]


def program(of: Network) -> Trainer:
    """Return ours: the program of an update, emitted as Python, that tells of each its loss and its rate."""
    found, count = learned(of), len(of.parameters)
    train, now = loop(found.step, found.carried, len(found.columns)), [[*weights(of), 0.0]]
    rows = [(*features, label) for features, label in data(of)]

    def epoch() -> None:
        now[0], _ = train(now[0], rows, [RATE, 0.0])

    return Trainer(epoch, lambda: now[0][:count])


def micrograd(of: Network) -> Trainer:
    """Return micrograd's; it has no sigmoid, so that one is added as its own functions are."""
    value = import_module("micrograd.engine").Value
    parameters, examples = [value(weight) for weight in weights(of)], data(of)

    def sigmoid(x: Any) -> Any:
        out = value(1.0 / (1.0 + math.exp(-x.data)), (x,), "sigmoid")

        def backward() -> None:
            x.grad += out.data * (1.0 - out.data) * out.grad

        out._backward = backward
        return out

    def epoch() -> None:
        for features, label in examples:
            units: list[Any] = [*features]
            weight = iter(parameters)
            for depth, size in enumerate(of.sizes[1:], 2):
                layer = []
                for _unit in range(size):
                    total = next(weight)
                    for unit in units:
                        total = total + next(weight) * unit
                    layer.append(total if depth == len(of.sizes) else sigmoid(total))
                units = layer
            for one in parameters:
                one.grad = 0
            loss: Any = (units[0] - label)**2 * 0.5
            loss.backward()
            for one in parameters:
                one.data -= RATE * one.grad

    return Trainer(epoch, lambda: [one.data for one in parameters])


def pytorch(of: Network) -> Trainer:
    """Return PyTorch's: `Linear` and `Sigmoid` in a `Sequential`, and its own SGD, in float64."""
    torch = import_module("torch")
    layers: list[Any] = []
    for before, size in zip(of.sizes, of.sizes[1:], strict=False):
        layers += [torch.nn.Linear(before, size, dtype=torch.float64), torch.nn.Sigmoid()]
    model = torch.nn.Sequential(*layers[:-1])
    start = iter(weights(of))
    with torch.no_grad():
        for layer in layers[::2]:
            for j in range(layer.out_features):
                layer.bias[j] = next(start)
                for i in range(layer.in_features):
                    layer.weight[j, i] = next(start)
    optimizer = torch.optim.SGD(model.parameters(), lr=RATE)
    examples = [(torch.tensor([x], dtype=torch.float64), label) for x, label in data(of)]

    def epoch() -> None:
        for x, label in examples:
            optimizer.zero_grad()
            loss = 0.5 * ((model(x) - label)**2).sum()
            loss.backward()
            optimizer.step()

    def parameters() -> list[float]:
        return [number for layer in layers[::2] for bias, row in zip(layer.bias, layer.weight, strict=True)
                for number in (bias.item(), *row.tolist())]

    return Trainer(epoch, parameters)


PEERS = {"micrograd": micrograd, "PyTorch": pytorch}
"""Each peer's trainer."""
