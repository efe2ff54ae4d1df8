"""Expressions of every op and every kind of literal and name, the same at each run."""

from collections.abc import Iterator
from random import Random

from engine.op import COMPARISON, REGISTRY, Op

NAMES = ("x", "y", "z", "x_1", "x_12", "w_h_1_2", "w_o_10_2", "b_h_2", "alpha", "theta_1", "weight", "y_hat",
         "y_star", "y_pred", "ell", "w_h_1_star")
LITERALS = ("0", "1", "2", "3", "12", "0.5", "1.25", "1/2", "(2/3)", "(-1/3)", "1e-7", "2.5e-7", "(-1.5e-5)", "1e22",
            "pi", "e", "(-2)", "-1", "(-0.1)", "2000000")
EXPONENTS = ("2", "3", "4", "1", "0", "(-1)", "(-2)", "0.5", "(1/2)", "(-1/2)", "(2/3)", "1e-7", "pi", "12", "-1.5")


HARD = ("-(-2x)", "-(-1/3)x", "x + (-2)y", "x - (-2)y/z", "x + (-2/y)", "-(-12/x)", "x/((-12)/y)", "x(2/(-1))",
        "x - 2/(-1)", "(2/(-3))^x", "x/(-1/3)", "(-1/3)/x", "-(1/3)/x", "(-1/3)^2 x", "alpha x", "2 pi x", "x pi y",
        "ell alpha", "alpha weight", "weight alpha", "2 weight", "abs(x abs(y))", "abs(2abs(x) + 1)", "abs(abs(x) - y)",
        "abs(abs(x)abs(y))", "e^(-x)", "e^(x > y)", "2^(x + y)", "x^(y z)", "x^(-y)", "(x^y)^z", "x^y^z", "(e^x)^2",
        "e^x^2", "(y*)^2", "(w_h_1_2)^2", "(w_h_1_star)^2", "(x_1)^2", "sqrt(x)^2", "log(x)^2", "abs(x)^2", "(x/y)^2",
        "1/(1/x)", "x/y/z", "x/(y/z)", "x/(y z)", "(x + y)/(x - y)", "x - (y + z)", "x - (y - z)", "x + (y + z)",
        "x(y z)", "(x > y)^2", "(x > y)(y > z)", "((x > y) > z)", "((x > y) == (y > z))", "1.5e-7 x", "x 1.5e-7",
        "x/1.5e-7", "(1.5e-7)^x", "1e-7^x", "1e22 x", "x - 1e-7", "x (-1e-7)",
        "2*3*x", "x*3*2", "e x", "x e", "pi^x", "pi x",
        "where(x > y, -x, -(y + 1))", "max(-x, -2, y - 1)", "where(x >= y, x^2, e^-x)")
"""Expressions at which printers fail: signs, fractions, powers of ten, marks and bars inside one another."""


def expressions(count: int, seed: int) -> Iterator[str]:
    """Yield texts of the language, half of them of several statements."""
    random = Random(seed)
    ops = list(REGISTRY.elementwise)
    for number in range(count):
        texts = []
        for name in ("g", "h")[: number % 4 // 2 * random.randint(1, 2)]:
            texts.append(f"{name} = {_expression(random, ops, random.randint(1, 2))}")
        known = ("g", "h")[: len(texts)]
        texts.append("f = " + _expression(random, ops, random.randint(1, 4), (*known, *known, *NAMES)))
        yield "\n".join(texts)


def _expression(random: Random, ops: list[Op], depth: int, names: tuple[str, ...] = NAMES) -> str:
    if depth == 0 or random.random() < 0.1:
        return random.choice(names) if random.random() < 0.75 else random.choice(LITERALS)
    op = random.choice(ops)
    count = random.randint(2, 4) if op.variadic else len(op.params)
    given = [_expression(random, ops, depth - 1, names) for _ in range(count)]
    if op.literal and random.random() < 0.6:
        given[-1] = random.choice(EXPONENTS)
    if op.symbol is None:
        return f"{op.name}({', '.join(given)})"
    given = [text if text.isalnum() or random.random() < 0.3 else f"({text})" for text in given]
    if len(given) == 1:
        return f"({op.symbol}{given[0]})"
    together = f" {op.symbol} ".join(given)
    return f"({together})" if op.binds == COMPARISON else together


def values(names: list[str], seed: int) -> dict[str, float]:
    """Give each name a number; one in eight is whole, and may be 0."""
    random = Random(seed)
    return {name: float(random.randint(-2, 2)) if random.random() < 0.125
            else round(random.choice((-1, 1)) * random.uniform(0.2, 2.5), 2) for name in names}
