"""A learner's name as it is written: x_1 is x₁, w_h_1_2 is w with h above and 12 below."""

import unicodedata

from engine.language.letters import LETTER_OF
from engine.op import Face

MARKS = {"star": (r"{}^*", "*"), "hat": (r"\hat{{{}}}", "\u0302"), "bar": (r"\bar{{{}}}", "\u0304"),
         "tilde": (r"\tilde{{{}}}", "\u0303")}
"""Parts of a name that are drawn as a mark: LaTeX around the name, and the character behind it."""

_LATIN_LOOK = {"ell": r"\ell", "omicron": "o", "Alpha": "A", "Beta": "B", "Epsilon": "E", "Zeta": "Z", "Eta": "H",
               "Iota": "I", "Kappa": "K", "Mu": "M", "Nu": "N", "Omicron": "O", "Rho": "P", "Tau": "T", "Chi": "X"}
"""Greek letters that LaTeX has no command of its own for, since they look like Latin ones."""

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_WEIGHTS = ("w", "W", "b", "B")


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
    >>> face("y_star").latex, face("w_h_10_2").latex, face("weight").latex
    ('y^*', 'w^h_{10,2}', '\\mathit{weight}')
    """
    stem, *rest = name.split("_")
    marks = [part for part in rest if part in MARKS]
    below = [part for part in rest if part not in MARKS]
    above = ""
    if stem in _WEIGHTS and len(below) > 1 and below[0].isalpha() and all(p.isdigit() for p in below[1:]):
        above, *below = below
    joint = "," if not above or any(len(p) > 1 for p in below) else ""
    index = joint.join(below)
    return Face(_text(stem, marks, above, index), _latex(stem, marks, above, index),
                " ".join([stem, *marks, *([above] if above else []), *below]))


def _text(stem: str, marks: list[str], above: str, index: str) -> str:
    written = LETTER_OF.get(stem, stem) + "".join(MARKS[m][1] for m in marks)
    if above:
        return f"{written}^{above}_{index}"
    low = index.translate(_SUBSCRIPTS) if index.isdigit() else f"_{index}" * bool(index)
    return unicodedata.normalize("NFC", written + low)


def _latex(stem: str, marks: list[str], above: str, index: str) -> str:
    if stem in _LATIN_LOOK:
        written = rf"\mathrm{{{_LATIN_LOOK[stem]}}}" if stem.istitle() else _LATIN_LOOK[stem]
    elif stem in LETTER_OF:
        written = "\\" + stem
    else:
        written = stem if len(stem) == 1 else rf"\mathit{{{stem}}}"
    star = "star" in marks
    for mark in marks:
        if mark != "star":
            written = MARKS[mark][0].format(written)
    over = ("^" + _braced(above + "*" * star)) if above or star else ""
    under = ("_" + _braced(_upright(index))) if index else ""
    return written + over + under


def _upright(index: str) -> str:
    parts = index.split(",")
    return ",".join(rf"\text{{{p}}}" if len(p) > 1 and p.isalpha() else p for p in parts)


def _braced(index: str) -> str:
    return index if len(index) == 1 else f"{{{index}}}"
