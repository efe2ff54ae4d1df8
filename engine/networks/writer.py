"""Layers back to the text that PyTorch reads."""

from collections.abc import Iterable

from engine.networks.layers import Layer, kind_of


def write_layer(layer: Layer) -> str:
    """Write one layer; settings that must be said are said by place, others by name where they differ.

    Examples
    --------
    >>> write_layer(Layer("Linear", {"in_features": 2, "out_features": 3, "bias": False}))
    'nn.Linear(2, 3, bias=False)'
    """
    kind = kind_of(layer)
    said = [str(layer.settings[name]) for name, default in kind.settings.items() if default is None]
    said += [f"{name}={layer.settings.get(name, default)}" for name, default in kind.settings.items()
             if name in kind.shown or layer.settings.get(name, default) != default is not None]
    return f"nn.{layer.kind}({', '.join(said)})"


def write_layers(layers: Iterable[Layer]) -> str:
    """Write layers, one a line.

    Examples
    --------
    >>> from engine.networks.reader import read_layers
    >>> print(write_layers(read_layers("Sequential(Linear(2, 2), Sigmoid(), Linear(2, 1))")))
    nn.Sequential(
      nn.Linear(2, 2),
      nn.Sigmoid(),
      nn.Linear(2, 1))
    """
    return "nn.Sequential(\n" + ",\n".join(f"  {write_layer(layer)}" for layer in layers) + ")"
