"""How ops are called in a text: by their names, by those of other places, and with a hint where it slips."""

import pytest

from engine import EngineError, parse, unparse
from engine.op import REGISTRY, Op


@pytest.mark.parametrize("op", [op for op in REGISTRY.elementwise if op.symbol is None], ids=lambda op: op.name)
def test_every_function_is_called_by_each_of_its_names(op: Op) -> None:
    arguments = "x, y" if op.variadic else ", ".join("xyz"[:len(op.params)])
    for name in (op.name, *op.aliases, op.name.upper(), f"np.{op.name}"):
        graph = parse(f"{name}({arguments})")
        assert graph[graph.output].op == op.name
        assert unparse(graph) == f"{op.name}({arguments})"


@pytest.mark.parametrize(("typed", "read"), [
    ("LeakyReLU(x)", "leaky_relu(x)"), ("F.leaky_relu(x)", "leaky_relu(x)"), ("torch.nn.functional.silu(x)", "silu(x)"),
    ("log_2(x)", "log2(x)"), ("log₂(x)", "log2(x)"), ("log_10(x)", "log10(x)"), ("np.arctan(x)", "atan(x)"),
    ("pow(x, 2)", "x^2"), ("np.power(x, y)", "x^y"), ("math.pow(2, x)", "2^x"), ("np.fabs(x)", "abs(x)"),
    ("swish(x)", "silu(x)"), ("sgn(x)", "sign(x)"), ("min(a, b)", "min(a, b)"),
    ("pi e x", "pi*e*x"), ("π r²", "pi*r^2"),
])
def test_what_stands_in_other_places_is_read(typed: str, read: str) -> None:
    assert unparse(parse(typed)) == read


@pytest.mark.parametrize(("typed", "said"), [
    ("log2 x", "log2 is a function without its bracket. Write log2(x)."),
    ("leaky_relu x", "leaky_relu is a function without its bracket. Write leaky_relu(x)."),
    ("arcsin x", "arcsin is a function without its bracket. Write arcsin(x)."),
    ("xasin(x)", "There is no function called xasin. Did you mean x asin( )?"),
    ("xlog2(x)", "There is no function called xlog2. Did you mean x log2( )?"),
    ("lgo2(x)", "There is no function called lgo2. Did you mean log2?"),
    ("leaky_rleu(x)", "There is no function called leaky_rleu. Did you mean leaky_relu?"),
    ("leaky_relu = 3", "leaky_relu is the name of a function. Choose another name."),
    ("pow(x)", "pow has the wrong number of arguments: 1. It takes 2, as in pow(base, exponent)."),
])
def test_a_slip_is_told(typed: str, said: str) -> None:
    with pytest.raises(EngineError) as caught:
        parse(typed)
    assert str(caught.value).partition(": ")[2] == said
