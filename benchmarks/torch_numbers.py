"""PyTorch's values and gradients for tests/data/torch.json. Imports nothing of the engine.

    python -m venv torch && torch/bin/pip install torch && torch/bin/python benchmarks/torch_numbers.py

Each row of the file holds the code that gave its numbers.
"""

import json
import re
from pathlib import Path

import torch

TARGET = Path(__file__).resolve().parent.parent / "tests" / "data" / "torch.json"

X = torch.tensor

# The op's name, the expression in our language, the same for PyTorch, and the points.
OPS = [
    ("add", "x + y + z", "x + y + z", [(0.7, -1.3, 2.1), (1e3, 1e-3, -5.0)]),
    ("sub", "x - y", "x - y", [(0.7, -1.3), (-4.0, 2.5)]),
    ("neg", "-x", "-x", [(0.7,), (-3.0,)]),
    ("mul", "x y", "x * y", [(0.7, -1.3), (-2.0, 13.0)]),
    ("div", "x / y", "x / y", [(0.7, -1.3), (5.0, 0.25)]),
    ("pow", "x^y", "x ** y", [(0.7, 2.0), (1.9, -1.3), (2.3, 0.5)]),
    ("pow", "x^2", "x ** 2", [(3.0,), (-1.5,)]),
    ("pow", "x^3", "x ** 3", [(3.0,), (-1.5,)]),
    ("pow", "x^(-1)", "x ** -1", [(0.4,), (-2.0,)]),
    ("pow", "x^0.5", "x ** 0.5", [(2.0,), (0.3,)]),
    ("exp", "exp(x)", "torch.exp(x)", [(0.7,), (-30.0,), (5.0,)]),
    ("log", "log(x)", "torch.log(x)", [(0.7,), (1e-300,), (1234.5,)]),
    ("log2", "log2(x)", "torch.log2(x)", [(0.7,), (1e-300,), (1234.5,)]),
    ("log10", "log10(x)", "torch.log10(x)", [(0.7,), (1e-300,), (1234.5,)]),
    ("sigmoid", "sigmoid(x)", "torch.sigmoid(x)", [(0.6,), (-0.4,), (30.0,), (-700.0,)]),
    ("relu", "relu(x)", "torch.relu(x)", [(0.6,), (-0.4,)]),
    ("leaky_relu", "leaky_relu(x)", "torch.nn.functional.leaky_relu(x)", [(0.6,), (-0.4,), (-800.0,)]),
    ("elu", "elu(x)", "torch.nn.functional.elu(x)", [(0.6,), (-0.4,), (-1e-9,), (-30.0,), (800.0,)]),
    ("softplus", "softplus(x)", "torch.nn.functional.softplus(x)", [(0.6,), (-0.4,), (-40.0,), (800.0,)]),
    ("silu", "silu(x)", "torch.nn.functional.silu(x)", [(0.6,), (-0.4,), (-3.0,), (-30.0,), (800.0,)]),
    ("gelu", "gelu(x)", "torch.nn.functional.gelu(x)", [(0.6,), (-0.4,), (-3.0,), (800.0,)]),
    ("max", "max(x, y)", "torch.maximum(x, y)", [(0.7, -1.3), (-2.0, 0.5)]),
    ("min", "min(x, y)", "torch.minimum(x, y)", [(0.7, -1.3), (-2.0, 0.5)]),
    ("sqrt", "sqrt(x)", "torch.sqrt(x)", [(2.0,), (0.3,)]),
    ("abs", "abs(x)", "torch.abs(x)", [(2.0,), (-0.3,)]),
    ("sign", "sign(x)", "torch.sign(x)", [(2.0,), (-0.3,)]),
    ("floor", "floor(x)", "torch.floor(x)", [(2.5,), (-0.3,)]),
    ("square", "square(x)", "torch.square(x)", [(2.0,), (-0.3,)]),
    ("erf", "erf(x)", "torch.erf(x)", [(0.3,), (-0.6,), (1.7,), (-4.5,), (1e-300,)]),
    ("sin", "sin(x)", "torch.sin(x)", [(0.7,), (-2.5,)]),
    ("cos", "cos(x)", "torch.cos(x)", [(0.7,), (-2.5,)]),
    ("tan", "tan(x)", "torch.tan(x)", [(0.7,), (-2.5,)]),
    ("asin", "asin(x)", "torch.asin(x)", [(0.7,), (-0.25,), (0.999,)]),
    ("acos", "acos(x)", "torch.acos(x)", [(0.7,), (-0.25,), (0.999,)]),
    ("atan", "atan(x)", "torch.atan(x)", [(0.7,), (-2.5,), (1e9,)]),
    ("sinh", "sinh(x)", "torch.sinh(x)", [(0.7,), (-2.5,), (700.0,)]),
    ("cosh", "cosh(x)", "torch.cosh(x)", [(0.7,), (-2.5,), (700.0,)]),
    ("tanh", "tanh(x)", "torch.tanh(x)", [(0.7,), (-2.5,), (20.0,)]),
    ("where", "where(x > y, x y, x + y)", "torch.where(x > y, x * y, x + y)", [(0.7, -1.3), (-2.0, 0.5)]),
]
EXPRESSIONS = [
    ("x(y^2 + z)", "x * (y ** 2 + z)", [(-2.0, 3.0, 4.0), (0.3, -1.7, 2.2)]),
    ("σ(wx + b)", "torch.sigmoid(w * x + b)", [(2.0, -1.0, 1.0)]),
    ("log(1 + e^(-ys))", "torch.log(1 + torch.exp(-y * s))", [(1.0, 0.3), (-1.0, 2.0)]),
    ("(a + b)(b + 1)", "(a + b) * (b + 1)", [(2.0, 1.0)]),
    ("gelu(a x + b) - softplus(x)^2/(1 + atan(b)^2)",
     "torch.nn.functional.gelu(a * x + b) - torch.nn.functional.softplus(x) ** 2 / (1 + torch.atan(b) ** 2)",
     [(0.7, -1.3, 0.4), (-2.0, 0.5, 3.0)]),
    ("log2(cosh(x)) silu(y) + elu(x - y) leaky_relu(y) erf(x y)",
     "torch.log2(torch.cosh(x)) * torch.nn.functional.silu(y) "
     "+ torch.nn.functional.elu(x - y) * torch.nn.functional.leaky_relu(y) * torch.erf(x * y)",
     [(0.7, -1.3), (-2.0, 0.5), (1.2, 0.9)]),
    ("min(sin(x), asin(y)) sign(x) + square(sinh(y)) acos(y) log10(x^2)",
     "torch.minimum(torch.sin(x), torch.asin(y)) * torch.sign(x) "
     "+ torch.square(torch.sinh(y)) * torch.acos(y) * torch.log10(x ** 2)", [(0.7, -0.3), (-2.0, 0.5)]),
    ("x x x", "x * x * x", [(1.7,)]),
    ("e^(-x^2/2) / (1 + y^2)", "torch.exp(-x ** 2 / 2) / (1 + y ** 2)", [(0.5, 2.0), (-1.2, 0.1)]),
    ("max(x y, x + y, 1) - relu(x)^2",
     "torch.stack([x * y, x + y, X(1.0, dtype=torch.float64)]).max() - torch.relu(x) ** 2",
     [(0.7, -1.3), (2.0, 3.0)]),
    ("1/2 (σ(a σ(b x)) - t)^2", "(torch.sigmoid(a * torch.sigmoid(b * x)) - t) ** 2 / 2", [(0.5, -1.5, 2.0, 1.0)]),
]


WORDS = sorted({call for _, text, *_ in [*OPS, *((None, *row) for row in EXPRESSIONS)]
                for call in re.findall(r"[a-z_0-9]{3,}(?=\()", text)}, key=len, reverse=True) + ["σ", "e^"]


def names(text: str) -> list[str]:
    """Return the single letters of an expression that are inputs, in order of appearance."""
    for word in WORDS:
        text = text.replace(word, "")
    return list(dict.fromkeys(c for c in text if c.isascii() and c.isalpha()))


def row(text: str, code: str, point: tuple[float, ...]) -> dict[str, object]:
    """Return PyTorch's answer at one point, in float64."""
    inputs = dict(zip(names(text), point, strict=True))
    leaves = {name: X(value, dtype=torch.float64, requires_grad=True) for name, value in inputs.items()}
    value = eval(code, {"torch": torch, "X": X, **leaves})  # the code above, no one else's
    value.backward()
    gradients = {name: leaf.grad.item() if leaf.grad is not None else 0.0 for name, leaf in leaves.items()}
    return {"expression": text, "code": code, "inputs": inputs, "value": value.item(), "gradients": gradients}


def main() -> None:
    """Write the file."""
    rows: list[dict[str, object]] = [{"op": op} | row(text, code, p) for op, text, code, points in OPS for p in points]
    rows += [row(text, code, p) for text, code, points in EXPRESSIONS for p in points]
    recorded = {"torch": torch.__version__.split("+")[0], "rows": rows}
    TARGET.write_text(json.dumps(recorded, indent=1, ensure_ascii=False) + "\n")
    print(f"{len(rows)} rows written")


if __name__ == "__main__":
    main()
