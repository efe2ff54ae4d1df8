"""What was meant by a word that is no function, or by a function without its bracket."""

from difflib import get_close_matches

from engine.op import REGISTRY

_ELSEWHERE = """
abs acos acosh argmax argmin arccos arcsin arctan asin asinh atan atan2 atanh cbrt ceil clip cos cosh cot csc elu erf
erfc exp2 expm1 fabs floor gelu heaviside hypot log10 log1p log2 logsoftmax logsumexp mean min minimum mish norm
power prod relu6 round sec selu sgn sign silu sin sinc sinh softmax softmin softplus softsign sqrt square sum swish tan
tanh trunc var
"""
"""Words that are functions in mathematics, whether there is an op for them or not."""


def call_of(function: str, argument: str = "") -> str:
    """Write a call of a function as it can be typed.

    Examples
    --------
    >>> import engine.ops
    >>> call_of("log"), call_of("ln", "y"), call_of("max"), call_of("where")
    ('log(x)', 'ln(y)', 'max(x, y)', 'where(x > 0, x, y)')
    """
    op = REGISTRY.spellings[function]
    if len(op.params) == 1 and not op.variadic:
        return f"{function}({argument or 'x'})"
    if op.example.startswith(f"{op.name}("):
        return function + op.example.removeprefix(op.name)
    return f"{function}({'x, y' if op.variadic else ', '.join(op.params)})"


def suggest(word: str, index: str = "") -> tuple[str, dict[str, object]] | None:
    """Return the hint for a word that looks like a function, or None.

    Two or three letters look like one only when two of a function's letters are swapped, when
    the word ends in one, or when it is one slip from a function of four letters or more.

    Examples
    --------
    >>> import engine.ops
    >>> suggest("epx"), suggest("xlog"), suggest("ab")
    (('did-you-mean', {'meant': 'exp'}), ('times-function', {'name': 'x', 'meant': 'log'}), None)
    >>> suggest("softmax"), suggest("log", "_2")
    (('not-here', {}), ('not-here', {}))
    """
    if (word + index.removeprefix("_")).lower() in _ELSEWHERE.split():
        return "not-here", {}
    if index:
        return None
    known = [spelling for spelling in REGISTRY.spellings if spelling.isascii()]
    for name in known:
        if len(word) == len(name) and word != name and _one_swap(word, name):
            return "did-you-mean", {"meant": name}
    for name in known:
        if word.endswith(name) and 0 < len(word) - len(name) <= 2:
            return "times-function", {"name": word[: -len(name)], "meant": name}
    long = [name for name in known if len(name) > 3]
    if len(word) < 4:
        long = [name for name in long if _one_slip(word, name)]
        return ("did-you-mean", {"meant": long[0]}) if long else None
    close = get_close_matches(word.lower(), known, 1, 0.7)
    return ("did-you-mean", {"meant": close[0]}) if close else None


def _one_swap(word: str, name: str) -> bool:
    return any(word[:i] + word[i + 1] + word[i] + word[i + 2:] == name for i in range(len(word) - 1))


def _one_slip(word: str, name: str) -> bool:
    """Whether one letter of the name was left out."""
    return any(name[:i] + name[i + 1:] == word for i in range(len(name)))
