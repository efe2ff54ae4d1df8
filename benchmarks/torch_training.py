"""PyTorch's weights after a thousand updates, for tests/data/torch-training.json. Imports nothing of the engine.

    python -m venv torch && torch/bin/pip install torch && torch/bin/python benchmarks/torch_training.py

The file holds the network's start, the examples, the order of each epoch, and how each run was trained, as one
asks our API. To have other runs, write them with these, and run it. Optimisers, schedules and clipping are PyTorch's
own, but for 1/t, which it does not have.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import nn

TARGET = Path(__file__).resolve().parent.parent / "tests" / "data" / "torch-training.json"
UPDATES = 1_000

SCHEDULES: dict[str, Callable[..., Any]] = {
    "constant": lambda of: torch.optim.lr_scheduler.ConstantLR(of, factor=1.0),
    "inverse": lambda of, decay: torch.optim.lr_scheduler.LambdaLR(of, lambda t: 1 / (1 + decay * t)),
    "step": lambda of, every, factor: torch.optim.lr_scheduler.StepLR(of, int(every), factor),
    "exponential": lambda of, factor: torch.optim.lr_scheduler.ExponentialLR(of, factor),
    "cosine": lambda of, over, least: torch.optim.lr_scheduler.CosineAnnealingLR(of, int(over), least),
}
OPTIMISERS: dict[str, Callable[..., torch.optim.Optimizer]] = {
    "SGD": lambda given, rate: torch.optim.SGD(given, lr=rate),
    "Momentum": lambda given, rate, momentum: torch.optim.SGD(given, lr=rate, momentum=momentum),
    "Adam": lambda given, rate, beta_1, beta_2, eps: torch.optim.Adam(given, rate, (beta_1, beta_2), eps),
}


class Run:
    """A run: PyTorch's network, and how it is trained."""

    def __init__(self, start: dict[str, Any], how: dict[str, Any]) -> None:
        self.model = nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1)).double()
        self.model.load_state_dict({name: torch.tensor(given, dtype=torch.float64) for name, given in start.items()})
        self.how = how
        self.batch, self.strength = how.get("batch", 1), how.get("regulariser", {}).get("strength", 0.0)
        optimiser, schedule = how.get("optimiser", {"kind": "SGD"}), how.get("schedule", {"kind": "constant"})
        self.optimiser = OPTIMISERS[optimiser["kind"]](self.model.parameters(), how["rate"],
                                                       **optimiser.get("settings", {}))
        self.schedule = SCHEDULES[schedule["kind"]](self.optimiser, **schedule.get("settings", {}))
        self.changes = sorted(how.get("changes", []), key=lambda change: change["update"])
        self.made = 0
        self.first_loss = self.last_loss = 0.0

    def update(self, x: torch.Tensor, y: torch.Tensor) -> None:
        """Make an update by some examples."""
        self.optimiser.zero_grad()
        cost = (((self.model(x) - y) ** 2).sum(dim=1) / 2).mean()
        self.last_loss = cost.item()
        self.first_loss = self.first_loss or self.last_loss
        (cost + self.penalty()).backward()
        clip = self.how.get("clip")
        if clip and clip["kind"] == "norm":
            nn.utils.clip_grad_norm_(self.model.parameters(), clip["settings"]["most"])
        elif clip:
            nn.utils.clip_grad_value_(self.model.parameters(), clip["settings"]["most"])
        self.optimiser.step()
        self.made += 1
        if self.how.get("per") == "update":
            self.schedule.step()

    def penalty(self) -> Any:
        """Return what large weights cost; biases are none."""
        weights = [given for name, given in self.model.named_parameters() if name.endswith("weight")]
        if self.how.get("regulariser", {}).get("kind") == "L1":
            return self.strength * sum(given.abs().sum() for given in weights)
        return self.strength / 2 * sum((given**2).sum() for given in weights)

    def change(self) -> None:
        """Make the changes that are due; rates change under a constant schedule only."""
        while self.changes and self.changes[0]["update"] <= self.made:
            change = self.changes.pop(0)
            if change["what"] == "rate":
                self.optimiser.param_groups[0]["lr"] = change["value"]
            elif change["what"] == "strength":
                self.strength = change["value"]
            else:
                self.batch = int(change["value"])

    def epoch(self, x: torch.Tensor, y: torch.Tensor) -> None:
        """Make the updates of an epoch, until there were enough."""
        at = 0
        while at < len(x) and self.made < UPDATES:
            self.change()
            self.update(x[at:at + self.batch], y[at:at + self.batch])
            at += self.batch
        if self.how.get("per", "epoch") == "epoch":
            self.schedule.step()


def trained(given: dict[str, Any], how: dict[str, Any]) -> dict[str, Any]:
    """Train, and return what comes of it."""
    run, examples = Run(given["start"], how), torch.tensor(given["examples"], dtype=torch.float64)
    orders = iter(given["orders"])
    while run.made < UPDATES:
        met = examples[next(orders)]
        run.epoch(met[:, :2], met[:, 2:])
    return {"first_loss": run.first_loss, "last_loss": run.last_loss,
            "weights": {name: found.tolist() for name, found in run.model.state_dict().items()}}


def main() -> None:
    """Write the numbers into the file."""
    given = json.loads(TARGET.read_text())
    runs = [{"name": run["name"], "how": run["how"]} | trained(given, run["how"]) for run in given["runs"]]
    recorded = given | {"torch": torch.__version__.split("+")[0], "runs": runs}
    lines = ",\n".join(json.dumps(run, ensure_ascii=False) for run in runs)
    rest = json.dumps({name: one for name, one in recorded.items() if name != "runs"}, ensure_ascii=False)
    TARGET.write_text(f'{rest[:-1]}, "runs": [\n{lines}\n]}}\n')
    print(f"{len(runs)} runs written")


if __name__ == "__main__":
    main()
