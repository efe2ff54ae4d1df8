"""Value and gradient of micrograd's README expression, beside micrograd itself and, where it is there, PyTorch.

    .venv/bin/pip install micrograd && .venv/bin/python -m benchmarks.gradient

micrograd runs the README's own lines, then `backward()`. Ours walks the graph, read once, and keeps every step:
upstream, local, contribution and sum so far. It also runs as a program, of the value and the gradients alone. All take
turns, and the fastest round of each counts.
"""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.util import find_spec

from benchmarks.expressions import MICROGRAD
from benchmarks.parse import fastest
from engine.language import parse
from engine.program import lower, machine
from engine.structure import plan
from engine.trace import walker

WALK, PROGRAM = "ours, every step kept", "ours, as a program"
BUDGETS = {WALK: 1.0, PROGRAM: 0.25}
"""Of micrograd's time."""

POINT = {"a": -4.0, "b": 2.0}
README = {"g": 24.7041, "a": 138.8338, "b": 645.5773}
"""What micrograd's README prints."""

LINES = compile(MICROGRAD.python, "README", "exec")


def ours() -> Callable[[], dict[str, float]]:
    """Return the walk over the graph, with its plan made."""
    structure = plan(parse(MICROGRAD.ours))
    numbers = walker(structure)

    def walk() -> dict[str, float]:
        found = numbers(POINT).numbers
        slots = structure.last_total
        return {"g": found[structure.of]} | {name: found[slots[structure.graph.names[name]]] for name in POINT}

    return walk


def program() -> Callable[[], dict[str, float]]:
    """Return the program of value and gradients, compiled."""
    structure = plan(parse(MICROGRAD.ours))
    slots = [structure.of, *(structure.last_total[structure.graph.names[name]] for name in POINT)]
    lowered = lower(structure).only(slots)
    run, point = machine(lowered), [POINT[name] for name in lowered.inputs]
    return lambda: dict(zip(README, run(point), strict=True))


def micrograd() -> dict[str, float]:
    """Return micrograd's value and gradients."""
    value = import_module("micrograd.engine").Value
    names = {name: value(number) for name, number in POINT.items()}
    exec(LINES, names)  # the README's lines, no one else's
    names["g"].backward()
    return {"g": names["g"].data, "a": names["a"].grad, "b": names["b"].grad}


def pytorch() -> dict[str, float]:
    """Return PyTorch's value and gradients."""
    torch = import_module("torch")
    names = {name: torch.tensor(number, dtype=torch.float64, requires_grad=True) for name, number in POINT.items()}
    exec(LINES, names)
    names["g"].backward()
    return {"g": names["g"].item(), "a": names["a"].grad.item(), "b": names["b"].grad.item()}


def main() -> None:
    """Print the times and ratios."""
    peers = {name: run for name, run in (("micrograd", micrograd), ("torch", pytorch)) if find_spec(name)}
    if not peers:
        raise SystemExit("There is nothing to compare with. Install micrograd: .venv/bin/pip install micrograd")
    tasks = {WALK: ours(), PROGRAM: program()} | peers
    for name, run in tasks.items():
        assert {key: round(number, 4) for key, number in run().items()} == README, name
    times = dict(zip(tasks, fastest([partial(run) for run in tasks.values()], MICROGRAD.rounds), strict=True))
    for name, time in times.items():
        budget = f"   (budget {BUDGETS[name]:g} of micrograd)" if name in BUDGETS else ""
        print(f"{name:<24}{time * 1e6:10.1f} µs", *(f"  {time / times[peer]:.3f} of {peer}" for peer in peers), budget)


if __name__ == "__main__":
    main()
