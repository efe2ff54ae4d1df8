"""What a LaTeX command means: signs and functions come of the ops, letters of the alphabet."""

import re
from difflib import get_close_matches

import numpy as np

from engine.language.faults import Fault, fault, stray
from engine.language.letters import GREEK_WORDS
from engine.op import COMPARISON, REGISTRY

SPACES = frozenset({
    ",", ";", ":", "!", "(", ")", "[", "]", "quad", "qquad", "enspace", "thinspace", "displaystyle", "textstyle",
    "limits", "nonumber", "notag", " ",
})
"""Commands that only say how it looks, and those that begin and end mathematics."""

DELIMITERS = {"(": "(", ")": ")", "[": "(", "]": ")", r"\{": "(", r"\}": ")", "|": "|", ".": " ",
              r"\vert": "|", r"\lvert": "|", r"\rvert": "|"}
"""What may follow ``\\left``, ``\\right`` and the like, and the bracket it is."""

SIZES = frozenset({
    "left", "right", "middle", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr",
    "Biggl", "Biggr",
})
"""Commands that make the bracket behind them larger."""

FRACTIONS = frozenset({"frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac"})
"""Commands with a numerator and a denominator."""

WORDS = frozenset({"text", "textrm", "textit", "textbf", "mathrm", "operatorname", "mathit"})
"""Fonts that are for words: what they hold is a name or a function as a whole."""

FONTS = WORDS | frozenset({
    "mathbf", "mathcal", "mathbb", "mathsf", "mathtt", "mathfrak", "mathscr", "boldsymbol", "bm", "vec",
})
"""Commands that only change how a letter looks."""

ACCENTS = dict(hat="hat", widehat="hat", bar="bar", overline="bar", tilde="tilde", widetilde="tilde")
"""Commands that put a mark on a letter, and the mark."""

STARS = frozenset({"*", r"\star", r"\ast"})
"""What is the label's star above a name."""

SIGNS = {"vert": "|", "lvert": "|", "rvert": "|", "{": "(", "}": ")", "lbrace": "(", "rbrace": ")", "lparen": "(",
         "rparen": ")", "prime": "'", "top": "T", "_": "_"}
"""Commands that stand for one character."""

ENVIRONMENTS = frozenset({
    "align", "aligned", "alignat", "equation", "gather", "gathered", "split", "multline", "eqnarray", "displaymath",
    "math"
})
"""Environments whose lines are statements."""

_VARIANTS = dict(varepsilon="epsilon", vartheta="theta", varphi="phi", varrho="rho", varsigma="sigma", varpi="pi")
_TWO_SIDED = re.compile(r"\[?\{\w+\} \\([A-Za-z]+) \{\w+\}\]?")
_ALONE = re.compile(r"\\([A-Za-z]+)")


def letter(command: str) -> str | None:
    """Return the word of a Greek letter's command.

    Examples
    --------
    >>> letter("sigma"), letter("varphi"), letter("frac")
    ('sigma', 'phi', None)
    """
    word = _VARIANTS.get(command, command)
    return word if word in GREEK_WORDS else None


def is_function(command: str) -> bool:
    """Whether a command is a function's.

    Examples
    --------
    >>> import engine.ops
    >>> is_function("tanh"), is_function("cdot"), is_function("sum")
    (True, False, False)
    """
    return command in REGISTRY.spellings and stray(f"\\{command}").code == "unknown-command"


def is_root(command: str) -> bool:
    """Whether a command draws the root's sign.

    Examples
    --------
    >>> import engine.ops
    >>> is_root("sqrt"), is_root("exp")
    (True, False)
    """
    return command in REGISTRY.spellings and REGISTRY.spellings[command] is REGISTRY.by_numpy.get(np.sqrt)


def signs() -> dict[str, str]:
    r"""Return the commands of the ops that stand between their operands, and the sign of each.

    Examples
    --------
    >>> import engine.ops
    >>> found = signs()
    >>> [found[command] for command in ("cdot", "times", "div", "ne", "leq")]
    ['*', '*', '/', '!=', '<=']
    """
    found = {"ast": REGISTRY.by_numpy[np.multiply].symbol or ""}
    for symbol, op in REGISTRY.infix.items():
        if symbol != op.symbol:
            continue  # a further spelling
        written = [_ALONE.fullmatch(op.mark.latex), _TWO_SIDED.fullmatch(op.templates["latex"])]
        found |= {match[1]: symbol for match in written if match}
        if op.binds == COMPARISON:
            found |= {op.name: symbol, f"{op.name}q": symbol}
    return found


def unknown(command: str) -> Fault:
    r"""Return the fault of a command that is not read.

    Examples
    --------
    >>> import engine.ops
    >>> unknown("sgima").holes, unknown("sum").code, unknown("abcxyz").hint
    ({'what': '\\sgima', 'meant': '\\sigma'}, 'not-supported', 'no-command')
    """
    what = f"\\{command}"
    if command in ACCENTS:
        return fault("not-supported", "one-letter", what=what)
    found = stray(what)
    if found.code != "unknown-command":
        return found
    known = [*GREEK_WORDS, *REGISTRY.spellings, *signs(), *FRACTIONS, *ACCENTS, *FONTS, "left", "right"]
    close = get_close_matches(command, known, 1, 0.7)
    return fault("unknown-command", "did-you-mean", what=what, meant=f"\\{close[0]}") if close else found
