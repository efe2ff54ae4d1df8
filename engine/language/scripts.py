"""Names as LaTeX writes them: a letter, perhaps with an accent or in a font, and what stands above and below it."""

import re
from typing import NamedTuple

from engine.language.commands import ACCENTS, FONTS, STARS, letter
from engine.language.faults import Fault, fault
from engine.language.letters import ACCENTS as COMBINING
from engine.language.letters import GREEK

_GREEK = "".join(GREEK)
_LETTER = re.compile(rf"([A-Za-z{_GREEK}])([{''.join(COMBINING)}]*)")
_COMMAND = re.compile(r"\\([A-Za-z]+)[ ]*")
_BRACED = r"\{((?:[^{}\n]|\{[^{}\n]*\})*+)\}"
_BELOW = re.compile(rf"_[ ]*(?:{_BRACED}|(\\[A-Za-z]+(?:{_BRACED.replace('(', '(?:', 1)})?)"
                    rf"|([A-Za-z]+[0-9]*|[0-9]+|[{_GREEK}]))")
_ABOVE = re.compile(rf"\^[ ]*(?:{_BRACED}|(\\[A-Za-z]+)|([0-9]+|[A-Za-z{_GREEK}](?![A-Za-z])|\*(?!\*)))")
_FONT = re.compile(rf"\\(?:{'|'.join(sorted(FONTS))})\{{([^{{}}]*)\}}")
_NOTHING = re.compile(r"\\[,;:! ]|[ ]")
_PART = rf"[A-Za-z]+[0-9]*|[0-9]+|[{_GREEK}]"
_INDEX = re.compile(rf"(?:{_PART})(?:,?(?:{_PART}))*+")
_NESTED = 8
_LAYER = re.compile(r"[(\[]\w+[)\]]")


class Scripted(NamedTuple):
    r"""A name that LaTeX writes.

    Attributes
    ----------
    name : str
        The name as the language spells it: ``w_h_02``.
    end : int
        Where it ends.
    power : str
        A power that is written before the index: the 2 of ``x^2_1``.
    faults : tuple of (Fault, int, int)
        What is wrong with it, and where.
    label : str or None
        How it is written where the letter above its index is a power, if that could be meant.
    """

    name: str
    end: int
    power: str = ""
    faults: tuple[tuple[Fault, int, int], ...] = ()
    label: str | None = None


class _Script(NamedTuple):
    """What stands above or below, whether in braces, and where."""

    written: str
    braced: bool
    start: int
    end: int


def scripted(text: str, start: int) -> Scripted | None:
    r"""Read the name that starts at an offset; None where it is written as the language itself writes names.

    Examples
    --------
    >>> [scripted(text, 0).name for text in (r"w_{02}^h", r"\hat{y}", "y^*", r"\theta_1", "x^2_1")]
    ['w_h_02', 'y_hat', 'y_star', 'theta_1', 'x_1']
    >>> scripted("x_1", 0) is None, scripted("x^{2}", 0) is None, scripted("w_{1}^{n}", 0).label
    (True, True, '(w_{1})^{n}')
    """
    base = _base(text, start)
    if base is None:
        return None
    letters, marks, position = base
    spelled = position > start + 1  # by a command, or with an accent: the language writes it differently
    above: _Script | None = None
    below: list[_Script] = []
    body = position
    while True:
        if match := _BELOW.match(text, position):
            below.append(_Script(match[1] or match[2] or match[3] or "", match[3] is None, position, match.end()))
        elif above is None and (match := _ABOVE.match(text, position)):
            above = _Script(match[1] or match[2] or match[3] or "", match[3] is None, position, match.end())
            if below:
                break
            if not _is_star(above) and not _BELOW.match(text, match.end()):
                above = None  # an ordinary power
                break
        else:
            break
        position = match.end()
    return _read(text, start, body, (letters, marks), above, below, spelled)


def _base(text: str, position: int) -> tuple[str, list[str], int] | None:
    """Read a letter with its fonts and accents: the letter, its marks, and where it ends."""
    marks: list[str] = []
    braces = 0
    while match := _COMMAND.match(text, position):
        word = letter(match[1])
        if word is not None:
            position = match.end(1)
            break
        if (match[1] not in FONTS and match[1] not in ACCENTS) or braces > _NESTED:
            return None
        marks += [ACCENTS[match[1]]] if match[1] in ACCENTS else []
        position = match.end()
        if text[position:position + 1] == "{":
            braces += 1
            position += 1
        elif match[1] in FONTS and not match[0].endswith(" "):
            return None
    else:
        found = _LETTER.match(text, position)
        if found is None:
            return None
        word = GREEK.get(found[1], found[1])
        marks = [COMBINING[accent][1:] for accent in found[2]] + marks
        position = found.end()
    if text[position:position + braces] != "}" * braces:
        return None
    return word, marks, position + braces


def _is_star(script: _Script) -> bool:
    return script.written.strip() in STARS


def _read(text: str, start: int, body: int, base: tuple[str, list[str]], above: _Script | None,
          below: list[_Script], spelled: bool) -> Scripted | None:
    """Make the name of its pieces, or leave it to the language."""
    letters, marks = base
    faults: list[tuple[Fault, int, int]] = []
    star: list[str] = []
    raised: list[str] = []
    power, label = "", None
    last = below[-1].end if below else body
    braced = any(script.braced for script in below)
    if above is not None and _is_star(above):
        star, last, spelled = ["star"], max(last, above.end), True
    elif above is not None:
        written = _FONT.sub(r"\1", above.written).strip()
        first = not below or above.start < below[0].start
        weight = letters in ("w", "W", "b", "B")
        if above.braced and _LAYER.fullmatch(written):
            name = f"{letters}_h1_0_1"
            faults.append((fault("not-supported", "layer", what=text[above.start:above.end], name=name),
                           above.start, above.end))
            last, spelled = max(last, above.end), True
        elif written.isascii() and written.isalpha() and written != "T" and (braced or (weight and above.braced)):
            raised, last, spelled = [written], max(last, above.end), True
            if written not in ("h", "o"):
                indices = "".join(text[script.start:script.end] for script in below)
                label = f"({text[start:body]}{indices}){text[above.start:above.end]}"
        elif first and (above.braced or braced or written.isdigit()):
            spelled, power = True, written
            if not written.isalnum():
                power = ""
                faults.append((fault("not-supported", "index-first", what=text[above.start:above.end]), above.start,
                               above.end))
        elif first:  # a power whose exponent has an index
            return Scripted("_".join([letters, *marks]), body) if spelled else None
    if not spelled and not braced:
        return None
    written_parts: list[str] = []
    for script in below:
        parts = _parts(script.written)
        if parts is None:
            faults.append((fault("bad-index", "index", what=text[script.start:script.end]), script.start, script.end))
        written_parts += parts or []
    name = "_".join([letters, *marks, *raised, *written_parts, *star])
    return Scripted(name, last, power, tuple(faults), label)


def _parts(written: str) -> list[str] | None:
    """Return the pieces of an index, or None if it is none."""
    plain = _NOTHING.sub("", _FONT.sub(r"\1", written))
    plain = _COMMAND.sub(lambda command: f",{letter(command[1]) or '?'},", plain).strip(",")
    if plain in STARS:
        return ["star"]
    return [GREEK.get(part, part) for part in re.findall(_PART, plain)] if _INDEX.fullmatch(plain) else None
