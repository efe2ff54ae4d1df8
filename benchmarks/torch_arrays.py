"""PyTorch's values and gradients of array ops for tests/data/torch-arrays.json. Imports nothing of the engine.

    python -m venv torch && torch/bin/pip install torch && torch/bin/python benchmarks/torch_arrays.py

Each row of the file holds the code that gave its numbers; what comes out is summed, each element with its own weight.
"""

import json
from pathlib import Path

import torch
from torch.nn import functional

TARGET = Path(__file__).resolve().parent.parent / "tests" / "data" / "torch-arrays.json"

# The op's name, its attribute, the same for PyTorch, and the shapes of x, y, ….
ROWS: list[tuple[str, object, str, list[tuple[int, ...]]]] = [
    *(("matmul", None, "x @ y", shapes) for shapes in (
        [(2, 3), (3,)], [(3,), (3, 2)], [(2, 3), (3, 2)], [(3,), (3,)], [(1, 3), (3,)], [(4, 2, 3), (4, 3, 2)],
        [(2, 2, 3), (3, 2)], [(2, 2, 3), (3,)], [(3,), (2, 3, 2)], [(2, 3), (4, 3, 2)])),
    ("dot", None, "torch.dot(x, y)", [(3,), (3,)]),
    ("transpose", None, "x.T", [(2, 3)]),
    *(("sum", axis, code, [(2, 3)]) for axis, code in ((None, "x.sum()"), (0, "x.sum(0)"), (1, "x.sum(1)"))),
    *(("mean", axis, code, [(2, 3)]) for axis, code in ((None, "x.mean()"), (0, "x.mean(0)"), (1, "x.mean(1)"))),
    *(("norm", axis, code, [(2, 3)]) for axis, code in ((None, "x.norm()"), (0, "x.norm(dim=0)"))),
    *((op, axis, code, [(2, 3)]) for op in ("amax", "amin") for axis, code in (
        (None, f"x.{op}()"), (0, f"x.{op}(0)"), (1, f"x.{op}(1)"))),
    ("reshape", [3, 2], "x.reshape(3, 2)", [(2, 3)]),
    ("concat", None, "torch.cat([x, y])", [(2, 3), (1, 3)]),
    ("prepend_one", None, "functional.pad(x, (1, 0), value=1.0)", [(3,)]),
    ("prepend_ones", None, "functional.pad(x, (1, 0), value=1.0)", [(2, 3)]),
    ("getitem", [0], "x[0]", [(2, 3)]),
    ("getitem", [[None, None], [1, None]], "x[:, 1:]", [(2, 3)]),
    ("getitem", [-1, [0, 2]], "x[-1, 0:2]", [(2, 3)]),
    *(("softmax", None, "x.softmax(-1)", shapes) for shapes in ([(3,)], [(2, 3)])),
    *(("log_softmax", None, "x.log_softmax(-1)", shapes) for shapes in ([(3,)], [(2, 3)])),
    *(("cross_entropy", None, "functional.cross_entropy(x, y)", shapes) for shapes in ([(3,), (3,)], [(2, 3), (2, 3)])),
    *(("square_loss", None, "0.5 * ((x - y) ** 2).sum()", shapes) for shapes in ([(3,), (3,)], [(1,), ()],
                                                                                 [(2, 3), (3,)])),
    ("add", None, "x + y", [(2, 3), (3,)]),
    ("mul", None, "x * y", [(2, 1), (1, 3)]),
    ("div", None, "x / y", [(2, 3), ()]),
    ("sigmoid", None, "x.sigmoid()", [(2, 3)]),
    ("max", None, "torch.maximum(x, y)", [(2, 3), (3,)]),
]


def row(op: str, attribute: object, code: str, shapes: list[tuple[int, ...]]) -> dict[str, object]:
    """Return PyTorch's answer for one op, in float64."""
    draw = torch.Generator().manual_seed(len(code) + 7 * len(shapes))
    given = {name: torch.randn(shape, generator=draw, dtype=torch.float64, requires_grad=True)
             for name, shape in zip("xyz", shapes, strict=False)}
    value = eval(code, {"torch": torch, "functional": functional, **given})  # the code above, no one else's
    weights = torch.randn(value.shape, generator=draw, dtype=torch.float64)
    (value * weights).sum().backward()
    return {"op": op, "attribute": attribute, "code": code, "value": value.tolist(), "weights": weights.tolist(),
            "inputs": {name: leaf.tolist() for name, leaf in given.items()},
            "gradients": {name: leaf.grad.tolist() for name, leaf in given.items() if leaf.grad is not None}}


def main() -> None:
    """Write the file."""
    recorded = {"torch": torch.__version__.split("+")[0], "rows": [row(*one) for one in ROWS]}
    TARGET.write_text(json.dumps(recorded, ensure_ascii=False).replace('{"op"', '\n {"op"') + "\n")
    print(f"{len(ROWS)} rows written")


if __name__ == "__main__":
    main()
