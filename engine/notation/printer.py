"""An op and its operands as text, LaTeX and speech: one printer for all forms, led by the op's templates."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from engine.arraytext import places_spoken, places_text
from engine.brackets import wraps
from engine.language.words import CONSTANTS
from engine.notation import arraynumbers, english, names, numbers  # noqa: F401  (english declares the sentences)
from engine.notation.formula import Formula, Num, Part, Sentence
from engine.notation.formula import latex as plain
from engine.op import POWER, Face, Op

_HOLE = re.compile(r"\{(\w+)(\^?)(?:\|([^{}]*))?\}")
_COMMAND = re.compile(r"\\[A-Za-z]+$")
_LETTER = re.compile(r"(?:[A-Za-z]|\\(?:mathit|underline)\{\w+\})$")
_QUANTITIES = ("spoken.quantity", "spoken.whole")
_RAISED = "^⁰¹²³⁴⁵⁶⁷⁸⁹⁻"


class Operand(NamedTuple):
    """What an op is written with: how it reads, and what it is for the sake of brackets.

    `op` is the op whose expression it is, None for a name; `value` is set for a literal, `number`
    where the number of a slot stands in; `part` is its LaTeX with the nodes it is made of marked in it.
    """

    face: Face
    op: Op | None = None
    value: float | None = None
    number: Num | None = None
    part: Part | None = None


_BLANK = Operand(Face("·", r"\cdot", ""))


def literal(value: Any) -> Operand:
    r"""Return a literal as it was written.

    Examples
    --------
    >>> from engine.graph import Literal
    >>> literal(Literal.fraction(1, 2)).face
    Face(text='1/2', latex='\\frac{1}{2}', spoken='1 over 2')
    >>> literal(1e-5).face
    Face(text='10⁻⁵', latex='10^{-5}', spoken='10 to the minus 5')
    """
    if isinstance(value, tuple):
        return _several(value)
    over = getattr(value, "over", None)
    if over:
        minus = -1 if over[0] < 0 else 1
        top, bottom = _digits(minus * over[0]), literal(over[1]).face
        below = f"({bottom.text})" if over[1] < 0 else bottom.text
        face = Face(f"{top.text}/{below}", rf"\frac{{{top.latex}}}{{{bottom.latex}}}",
                    f"{top.spoken} over {bottom.spoken}")
        return Operand(face if minus > 0 else _minus(face), value=value)
    named = next((name for name, number in CONSTANTS.items() if number == value), None)
    if named:
        return Operand(names.face(named), value=value)
    return Operand(_digits(value) if value >= 0 or value != value else _minus(_digits(-value)), value=value)


def _several(value: tuple[Any, ...]) -> Operand:
    """An array, or places in one: what has a float in it holds numbers, what has not holds places."""
    flat = np.ravel(np.array(value, dtype=object))
    if not any(isinstance(item, float) for item in flat):
        said = places_text(value)
        return Operand(Face(said, said, places_spoken(value)))
    array = np.array(value, dtype=float)
    return Operand(Face(arraynumbers.text(array), arraynumbers.latex(array), arraynumbers.spoken(array)))


def _digits(size: float) -> Face:
    digits, power = numbers.exact(size)
    if power is None:
        return Face(digits, digits, digits)
    raised = str(power)
    ten = Face("10" + raised.translate(numbers.SUPERSCRIPTS), f"10^{{{raised}}}",
               f"10 to the {raised.replace('-', 'minus ')}")
    if digits == "1":
        return ten
    return Face(f"{digits}×{ten.text}", rf"{digits} \cdot {ten.latex}", f"{digits} times {ten.spoken}")


def _minus(face: Face) -> Face:
    return Face(numbers.MINUS + face.text, "-" + face.latex, f"minus {face.spoken}")


def mark(op: Op, attrs: Mapping[str, Any]) -> Face:
    """Return what stands in a node: ×, (·)², max.

    Examples
    --------
    >>> from engine.op import REGISTRY
    >>> mark(REGISTRY["pow"], {"exponent": 4.0}).text, mark(REGISTRY["mul"], {}).text
    ('(·)⁴', '×')
    """
    for value in op.fixed(attrs):
        if value not in op.variants and op.literal_mark is not None:
            given = [_BLANK] * (len(op.params) - 1) + [literal(value)]
            said = Sentence(f"op.{op.name}.literal.mark", {op.params[-1]: given[-1].face.spoken})
            text, latex = (_written(op, form, template, given)
                           for form, template in (("text", op.literal_mark.text), ("latex", op.literal_mark.latex)))
            return Face("".join(map(str, text)), "".join(map(str, latex)), said)
    drawn = next((op.variants[value] for value in op.fixed(attrs) if value in op.variants), op.mark)
    return Face(drawn.text, drawn.latex, Sentence(op.key("mark", attrs)))


def expression(op: Op, attrs: Mapping[str, Any], operands: Sequence[Operand]) -> Face:
    """Return the op written with its operands, in all three forms.

    Examples
    --------
    >>> from engine.op import REGISTRY
    >>> y = Operand(Face("y", "y", "y"))
    >>> expression(REGISTRY["pow"], {"exponent": 2.0}, [y]).text
    'y²'
    """
    given = [*operands, *map(literal, op.fixed(attrs))]
    said = [_said(op, slot, operand) for slot, operand in enumerate(given)]
    spoken = Sentence(op.key("spoken", attrs), by_param(op, said))
    text = "".join(str(p) for p in compose(op, "text", given))
    return Face(text, "".join(str(p) for p in compose(op, "latex", given)), spoken)


def _said(op: Op, slot: int, operand: Operand) -> Any:
    """An operand aloud: what would stand in brackets is called a quantity, and one around it by another word."""
    compound = operand.op is not None and operand.op.symbol is not None and not operand.face.text.isalnum()
    inside = op.symbol is None and not op.variadic and operand.op is not None and operand.op.binds < POWER
    if compound and (wraps(op, slot, operand.op) or (inside and " " in operand.face.text)):
        inner = operand.face.spoken
        return Sentence(_QUANTITIES[_depth(inner) % len(_QUANTITIES)], {"inner": inner})
    return operand.face.spoken


def _depth(said: Any) -> int:
    """How many quantities stand within each other in what is said."""
    if isinstance(said, list):
        return max(map(_depth, said), default=0)
    if isinstance(said, Face):
        return _depth(said.spoken)
    if not isinstance(said, Sentence):
        return 0
    return _depth([*said.holes.values()]) + (said.key in _QUANTITIES)


def by_param(op: Op, items: list[Any]) -> dict[str, Any]:
    """Return what stands in each hole of an op's templates and sentences; all items where it is variadic.

    Examples
    --------
    >>> from engine.op import REGISTRY
    >>> by_param(REGISTRY["mul"], [1, 2]), by_param(REGISTRY["add"], [1, 2])
    ({'x': 1, 'y': 2}, {'inputs': [1, 2]})
    """
    return {op.params[0]: items} if op.variadic else dict(zip(op.params, items, strict=op.elementwise))


def compose(op: Op, form: str, given: Sequence[Operand]) -> Formula:
    """Return one form of the op as pieces, with numbers where operands have them.

    Parameters
    ----------
    op : Op
        Whose template is used.
    form : {"text", "latex"}
        Which of its templates.
    given : sequence of Operand
        One for each parameter, the literal included.
    """
    if op.spaced is not None and not any(o.number for o in given):
        return _side_by_side(op, form, given)
    return _written(op, form, op.template(form, op.variadic or len(given) == len(op.params)), given)


def _written(op: Op, form: str, template: str, given: Sequence[Operand]) -> Formula:
    out: list[Any] = []
    holes, tail = _parsed(template, op.params)
    for hole in holes:
        out.append(hole.before)
        if hole.joint is not None:
            for slot, operand in enumerate(given):
                out += [hole.joint] * bool(slot) + _placed(op, form, slot, operand, hole.around)
        elif hole.raised:
            out.append(_raised(given[hole.slot].face.text))
        else:
            out += _placed(op, form, hole.slot, given[hole.slot], hole.around)
    return _unbraced([*out, tail])


class _Hole(NamedTuple):
    """A hole of a template: the text before it, what fills it, and what stands around it."""

    before: str
    slot: int
    raised: bool
    joint: str | None
    around: str


@lru_cache(maxsize=1024)
def _parsed(template: str, params: tuple[str, ...]) -> tuple[list[_Hole], str]:
    """Take a template apart, once: its holes, and the text behind the last."""
    holes: list[_Hole] = []
    end = 0
    for hole in _HOLE.finditer(template):
        name, raised, joint = hole.groups()
        if name in params:
            before = template[end:hole.start()]
            holes.append(_Hole(before, params.index(name), bool(raised), joint, _around(template, hole)))
            end = hole.end()
    return holes, template[end:]


def _unbraced(pieces: list[Any]) -> Formula:
    """Write y^2, not y^{2}, as one does."""
    for at in range(1, len(pieces) - 1):
        before, here, after = pieces[at - 1:at + 2]
        braced = isinstance(before, str) and before.endswith("^{") and isinstance(after, str) and after.startswith("}")
        if braced and isinstance(here, str | Part) and len(plain((here,), ())) == 1:
            pieces[at - 1], pieces[at + 1] = before[:-1], after[1:]
    return tuple(pieces)


def _around(template: str, hole: re.Match[str]) -> str:
    """What stands around a hole: "closed" by delimiters, a "base" under an exponent, or nothing."""
    before, after = template[:hole.start()][-1:], template[hole.end():]
    if before in tuple("{([,") or after[:1] in tuple("})],"):
        return "closed"
    return "base" if after[:1] == "^" or after.endswith("^}") else ""


def _placed(op: Op, form: str, slot: int, operand: Operand, around: str) -> list[Any]:
    if operand.number is not None:
        bare = around != "closed" and (op.spaced is not None or wraps(op, slot, None, -1.0))
        return [operand.number._replace(role=("base" if around == "base" else "factor") if bare else "plain")]
    piece = operand.face.latex if form == "latex" else operand.face.text
    signed = piece.startswith(("-", numbers.MINUS)) and wraps(op, slot, None, -1.0)
    itself = form == "latex" and _brackets_itself(operand, around)
    bracket = around != "closed" and (signed or (not itself and wraps(op, slot, operand.op, operand.value)))
    if around == "base" and not bracket:
        bracket = is_raised(piece)
    if form == "latex" and operand.part is not None:
        node, pieces = operand.part
        return [Part(node, ("(", *pieces, ")")) if bracket else operand.part]
    return [f"({piece})" if bracket else piece]


def is_raised(piece: str) -> bool:
    """Return whether it has an exponent somewhere: a second one does not go behind it."""
    return any(mark in piece for mark in _RAISED)


def _brackets_itself(operand: Operand, around: str) -> bool:
    """Whether it is drawn with brackets of its own, or with a fraction bar that serves as such."""
    drawn = operand.op.templates["latex"] if operand.op else ""
    fraction = drawn.startswith(r"\frac") or getattr(operand.value, "over", None)
    return drawn.startswith("[") or bool(fraction and around != "base")


def _side_by_side(op: Op, form: str, given: Sequence[Operand]) -> Formula:
    r"""A product of symbols: 2y, x\,g, z_1(1 - z_1); a sign only where digits would run together."""
    (before,), (after,) = (_placed(op, form, slot, operand, "") for slot, operand in enumerate(given))
    # A part is read to its end, an operand's face is the same text.
    (left,), (right,) = (_placed(op, form, slot, it._replace(part=None), "") for slot, it in enumerate(given))
    if given[0].value == -1:
        return (left[:-1], after)
    if right[:1].isdigit() or (right.startswith(("-", r"\frac")) and given[0].value is not None):
        template = op.templates[form]
        between = template[template.index("}") + 1:template.rindex("{")]
    elif given[0].value is not None:
        between = ""
    elif form == "text":
        between = "" if right.startswith("(") and left.endswith(")") else " "
    elif (_LETTER.search(left) and not left[:1].isdigit()) or right.startswith(r"\mathit"):
        between = op.spaced or ""
    else:
        between = "" if right.startswith("(") else " "
    if not between and form == "latex" and _COMMAND.search(left) and right[:1].isalpha():
        between = " "
    return (before, between, after)


def _raised(text: str) -> str:
    """Text as an exponent: superscript digits, else ^ and brackets where needed."""
    plain = text.lstrip("−-")
    if plain.isdigit():
        return text.translate(numbers.SUPERSCRIPTS)
    return f"^{text}" if len(text) == 1 or (plain.replace(".", "").isdigit() and plain == text) else f"^({text})"
