"""A learner's name as it is written: x_1 is x₁, w_h_1_2 is w with h above and 12 below."""

import re
import unicodedata
from functools import lru_cache

from engine.language.letters import LETTER_OF
from engine.op import Face

MARKS = {"star": (r"{}^*", "*"), "hat": (r"\hat{{{}}}", "\u0302"), "bar": (r"\bar{{{}}}", "\u0304"),
         "tilde": (r"\tilde{{{}}}", "\u0303")}
"""Parts of a name that are drawn as a mark: LaTeX around the name, and the character behind it."""

_LATIN_LOOK = {"ell": r"\ell", "omicron": "o", "Alpha": "A", "Beta": "B", "Epsilon": "E", "Zeta": "Z", "Eta": "H",
               "Iota": "I", "Kappa": "K", "Mu": "M", "Nu": "N", "Omicron": "O", "Rho": "P", "Tau": "T", "Chi": "X"}
"""Greek letters that LaTeX has no command of its own for, since they look like Latin ones."""

_SUBSCRIPTS = str.maketrans("0123456789,", "₀₁₂₃₄₅₆₇₈₉‚")
_WEIGHTS = ("w", "W", "b", "B")
_LAYER = re.compile(r"h\d*|o")
"""Of all weights of a layer at once: those of a hidden one, or of the output."""


@lru_cache(maxsize=4096)
def face(name: str) -> Face:
    r"""Return a canonical name as text, LaTeX and speech.

    Parameters
    ----------
    name : str
        Letters and parts behind underscores, as the parser prints them.

    Examples
    --------
    >>> face("x_1")
    Face(text='x₁', latex='x_1', spoken='x 1')
    >>> face("w_h_1_2")
    Face(text='w^h_12', latex='w^h_{12}', spoken='w h 1 2')
    >>> face("W_h").text, face("w_o").latex, face("W_x").latex
    ('W^h', 'w^o', 'W_x')
    >>> face("y_star").latex, face("w_h_10_2").latex, face("weight").latex
    ('y^*', 'w^h_{10,2}', '\\mathit{weight}')
    """
    stem, *rest = name.split("_")
    marks = [part for part in rest if part in MARKS]
    below = [part for part in rest if part not in MARKS]
    above = ""
    if stem in _WEIGHTS and below and (
            _LAYER.fullmatch(below[0]) if len(below) == 1 else below[0][0].isalpha() and _all_digits(below[1:])):
        above, *below = below
    joint = "," if not above or any(len(p) > 1 for p in below) else ""
    return Face(_text(stem, marks, above, below, joint), _latex(stem, marks, above, below, joint),
                " ".join([stem, *marks, *([above] if above else []), *below]))


def is_weight(name: str) -> bool:
    """Whether a name is one that weights and biases have.

    Examples
    --------
    >>> is_weight("w_h_1_2"), is_weight("b"), is_weight("weight")
    (True, True, False)
    """
    return name.split("_")[0] in _WEIGHTS


def _all_digits(parts: list[str]) -> bool:
    return all(part.isdigit() for part in parts)


def _text(stem: str, marks: list[str], above: str, below: list[str], joint: str) -> str:
    written = LETTER_OF.get(stem, stem) + "".join(MARKS[m][1] for m in marks)
    if above:
        written += f"^{above}"
    if not all(part.isdigit() for part in below):
        return unicodedata.normalize("NFC", "_".join([written, *(LETTER_OF.get(part, part) for part in below)]))
    index = joint.join(below)
    if above and not below:
        return written
    if above and joint == "":
        return f"{written}_{index}"
    return unicodedata.normalize("NFC", written + index.translate(_SUBSCRIPTS))


def _latex(stem: str, marks: list[str], above: str, below: list[str], joint: str) -> str:
    written = _letters(stem) or (stem if len(stem) == 1 else rf"\mathit{{{stem}}}")
    star = "star" in marks
    for mark in marks:
        if mark != "star":
            written = MARKS[mark][0].format(written)
    over = ("^" + _braced(above + "*" * star)) if above or star else ""
    index = joint.join([_letters(p) or (rf"\text{{{p}}}" if len(p) > 1 and p.isalpha() else p) for p in below])
    return written + over + (("_" + _braced(index)) if index else "")


def _letters(word: str) -> str:
    """A Greek word as LaTeX; nothing for any other."""
    if word in _LATIN_LOOK:
        return rf"\mathrm{{{_LATIN_LOOK[word]}}}" if word.istitle() else _LATIN_LOOK[word]
    return "\\" + word if word in LETTER_OF else ""


def _braced(index: str) -> str:
    return index if len(index) == 1 else f"{{{index}}}"
