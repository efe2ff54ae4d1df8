"""PyTorch's loss and gradients of the programs in tests/data/torch-networks.json. Imports nothing of the engine.

    python -m venv torch && torch/bin/pip install torch && torch/bin/python benchmarks/torch_networks.py

Each row holds the program that gave its numbers, and the body that our API makes that program from. To have other
networks, write rows with these two, and run it.
"""

import contextlib
import io
import json
from pathlib import Path

import torch

TARGET = Path(__file__).resolve().parent.parent / "tests" / "data" / "torch-networks.json"


def ran(program: str) -> dict[str, object]:
    """Run a program of ours and return what it computed: the loss, and the gradient by each parameter."""
    names: dict[str, object] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(program, names)  # committed beside its numbers, no one else's
    model, loss = names["model"], names["loss"]
    return {"loss": loss.item(), "gradients": {name: p.grad.tolist() for name, p in model.named_parameters()}}


def main() -> None:
    """Write the numbers into the file."""
    rows = [{"body": row["body"], "program": row["program"]} | ran(row["program"])
            for row in json.loads(TARGET.read_text())["rows"]]
    recorded = {"torch": torch.__version__.split("+")[0], "rows": rows}
    TARGET.write_text(json.dumps(recorded, indent=0, ensure_ascii=False) + "\n")
    print(f"{len(rows)} networks written")


if __name__ == "__main__":
    main()
