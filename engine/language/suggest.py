"""What was meant by a word that is no function, or by a function without its bracket."""

from difflib import get_close_matches

from engine.composed import COMPOSED
from engine.op import REGISTRY

_ELSEWHERE = """
acosh argmax argmin asinh atan2 atanh cbrt ceil clip cot csc erfc exp2 expm1 floor heaviside hypot log1p logsumexp mish
prod relu6 round sec selu sinc softmin softsign trunc var
"""
"""Words that are functions in mathematics, and for which there is no op."""


def call_of(function: str, argument: str = "") -> str:
    """Write a call of a function as it can be typed.

    Examples
    --------
    >>> import engine.ops
    >>> call_of("log"), call_of("ln", "y"), call_of("max"), call_of("where")
    ('log(x)', 'ln(y)', 'max(x, y)', 'where(x > 0, x, y)')
    """
    if function in COMPOSED:
        return COMPOSED[function].call(argument)
    op = REGISTRY.spellings[function]
    if op.arity[0] == 1:
        return f"{function}({argument or 'x'})"
    if op.example.startswith(f"{op.name}("):
        return function + op.example.removeprefix(op.name)
    if op.several:
        return f"{function}({op.params[0]}, 2, 3)"
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
    >>> suggest("softmin"), suggest("expm", "_1"), suggest("xlog", "_2")
    (('not-here', {}), ('not-here', {}), ('times-function', {'name': 'x', 'meant': 'log2'}))
    """
    digits = index.removeprefix("_")
    if (word + digits).lower() in _ELSEWHERE.split():
        return "not-here", {}
    words = (*REGISTRY.spellings, *COMPOSED)
    known = sorted((spelling for spelling in words if spelling.isascii()), key=len, reverse=True)
    if index:
        known = [name for name in known if not name.isalpha()]
        word += digits if digits.isdigit() else index
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
