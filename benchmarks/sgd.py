"""Training one example at a time: the page's tape beside TensorFlow Playground, Python beside micrograd and PyTorch.

    .venv/bin/python -m benchmarks.sgd --playground CHECKOUT

CHECKOUT is where a clone of tensorflow/playground is. Its src/nn.ts is compiled into a temporary folder, and its
forwardProp, backProp and updateWeights run under Node, a batch of one. An update of ours is the loss, the gradient by
every parameter, and w ← w − rate · gradient. All start at the same weights, see the same examples, and are to have the
same weights after three passes over these, to 1e-9; then they take turns.
"""

import argparse
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from app.wire.answer import encode
from app.wire.program import program_body
from benchmarks import peers, trainers
from benchmarks.networks import EXAMPLES, RATE, Network, data, learned, network, weights
from benchmarks.row import Row, show, timed
from benchmarks.turns import fastest
from dev import node

SIZES = ((2, 2, 1), (2, 4, 2, 1), (2, 8, 8, 1))
UNITS = ("sigmoid", "tanh")
PLAYGROUND = "TensorFlow Playground"
ON_THE_PAGE = {PLAYGROUND: 1.0}
IN_PYTHON = {"micrograd": 1 / 40, "PyTorch": 1 / 100}
SCRIPT = Path(__file__).with_suffix(".mjs")
MISSING = f"{PLAYGROUND} is missing: name a checkout of tensorflow/playground, --playground CHECKOUT"


def on_the_page(of: Network, playground: Path | None) -> dict[str, float]:
    """Return seconds an update on the page: of ours, and of the Playground if it is there."""
    found = learned(of)
    with TemporaryDirectory() as folder:
        asked = {"step": program_body(found.step), "carried": found.carried, "sizes": of.sizes,
                 "unit": of.unit, "weights": weights(of), "data": data(of), "rate": RATE, "rounds": 40, "epochs": 50,
                 "playground": None if playground is None else str(playground.resolve()), "folder": folder}
        told = subprocess.run([node.find(), SCRIPT], input=encode(asked), stdout=subprocess.PIPE, check=True).stdout
    times: list[float] = json.loads(told)
    return dict(zip(("ours", PLAYGROUND), times, strict=False))


def in_python(of: Network) -> dict[str, float]:
    """Return seconds an update of our program in Python, and of each peer that is there."""
    made = {"ours": trainers.program(of)}
    made |= {name: trainer(of) for name, trainer in trainers.PEERS.items() if name in peers.present()}
    for trainer in made.values():
        for _pass in range(3):
            trainer.epoch()
    for name, trainer in made.items():
        pairs = zip(trainer.parameters(), made["ours"].parameters(), strict=True)
        assert all(abs(theirs - ours) < 1e-9 for theirs, ours in pairs), name
    times = fastest([trainer.epoch for trainer in made.values()], 40)
    return {name: time / EXAMPLES for name, time in zip(made, times, strict=True)}


def rows(playground: Path | None = None) -> Iterator[Row]:
    """Measure, row by row."""
    for of in [network(sizes, unit) for sizes in SIZES for unit in UNITS]:
        found = on_the_page(of, playground)
        yield timed(f"{of.name}, an update on the page", found.pop("ours"), found, ON_THE_PAGE)
    of = network(SIZES[0], UNITS[0])
    found = in_python(of)
    yield timed(f"{of.name}, an update in Python", found.pop("ours"), found, IN_PYTHON)


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser("python -m benchmarks.sgd")
    parser.add_argument("--playground", type=Path, help="where a checkout of tensorflow/playground is")
    playground = parser.parse_args().playground
    show([*peers.missing(), *([] if playground else [MISSING])])
    show(rows(playground))


if __name__ == "__main__":
    main()
