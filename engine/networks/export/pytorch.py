"""A network as a program for PyTorch."""

from engine.networks.export.formulas import Formula, Formulas
from engine.networks.export.numbers import array
from engine.networks.export.present import Present
from engine.networks.layers import kind_of
from engine.networks.names import Names, placed
from engine.networks.regularisers import STRENGTH
from engine.networks.writer import write_layer


def pytorch(present: Present) -> str:
    """Write a program that prints the loss and its gradient by each parameter.

    Examples
    --------
    >>> from engine.networks import NetworkSpec, lower, read_layers
    >>> network = lower(NetworkSpec(read_layers("nn.Sequential(nn.Linear(2, 1))")))
    >>> [line for line in pytorch(Present(network, network.graph.defaults)).splitlines() if line.startswith("loss")]
    ['loss = ((s - y) ** 2).sum() / 2', 'loss.backward()']
    """
    spec, called = present.network.spec, Names(present.network.spec)
    output, label = called.outputs, called.labels
    masks = {at: present.of_layer(letter, layer, at) for layer, block in enumerate(spec.blocks)
             for at, one in placed(block) for letter in kind_of(one).masks.values()}
    layers = ",\n".join(f"    {_masked(masks[at]) if at in masks else write_layer(layer)}"
                        for at, layer in enumerate(spec.layers))
    weights = [_copied(name, values) for name, values in present.parameters.items()]
    lines = [
        "import torch",
        "from torch import nn",
        "",
        "torch.set_default_dtype(torch.float64)",
        "",
        *(_MASKED if masks else []),
        f"model = nn.Sequential(\n{layers},\n)",
        "with torch.no_grad():",
        *weights,
        "",
        "# The example and its label",
        f"x = torch.tensor({array(present.example)})",
        f"{label} = torch.tensor({array(present.label)})",
        "",
        "# Forward",
        f"{output} = model(x)",
        f"loss = {spec.cost.torch.format(output=output, label=label)}",
        *_penalty(present),
        "",
        "# Backward",
        "loss.backward()",
        "",
        'print("loss", loss.item())',
        "for name, parameter in model.named_parameters():",
        "    print(name, parameter.grad.tolist())",
    ]
    return "\n".join(lines) + "\n"


_MASKED = (
    "",
    "class Masked(nn.Module):",
    '    """Dropout with a mask that is given: nn.Dropout draws another each time."""',
    "",
    "    def __init__(self, mask):",
    "        super().__init__()",
    "        self.mask = torch.tensor(mask)",
    "",
    "    def forward(self, x):",
    "        return self.mask * x if self.training else x",
    "",
    "",
)


def _masked(mask: list[float]) -> str:
    return f"Masked({array(mask)})"


def _copied(name: str, values: list[float] | list[list[float]]) -> str:
    at, _, kind = name.partition(".")
    start = f"    model[{at}].{kind}.copy_(torch.tensor("
    return f"{start}{array(values, len(start))}))"


def _penalty(present: Present) -> list[str]:
    """Add what the weights cost, biases left out."""
    regulariser = present.network.spec.regulariser
    if regulariser is None:
        return []
    formulas = Formulas("torch", {STRENGTH: Formula("strength"), "w": Formula("w")})
    return [
        "# What the weights cost; biases cost nothing",
        f"strength = {present.strength!r}",
        "weights = [layer.weight for layer in model if isinstance(layer, nn.Linear)]",
        f"loss = loss + sum(({formulas.written(regulariser.term()).text}).sum() for w in weights)",
    ]
