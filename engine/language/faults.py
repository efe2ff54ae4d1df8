"""What can be wrong with a text: the kinds, their sentences, and what to do."""

from typing import NamedTuple

from engine.errors import EngineError
from engine.words import declare


class LanguageError(EngineError):
    """A text that cannot be read; its span lies inside the text.

    Examples
    --------
    >>> from engine.language import parse
    >>> parse("x + * y")
    Traceback (most recent call last):
    engine.language.faults.LanguageError: 1:5: * cannot stand here. A name, a number or a bracket was expected.
    """


class Fault(NamedTuple):
    """A fault found on the way: it is told when it is the leftmost."""

    code: str
    hint: str | None
    holes: dict[str, object]


def fault(code: str, hint: str | None = None, **holes: object) -> Fault:
    """Make a fault; `holes` fill its sentence and its hint."""
    return Fault(code, hint, holes)


_PICTURE_WORDS = {
    "Σ": "write-sum", "∑": "write-out", "∏": "write-out", "∫": "write-out", "∂": "derivative", "∇": "derivative",
    "'": "prime", "′": "prime", "’": "prime", "[": "round-brackets", "]": "round-brackets", "{": "round-brackets",
    "}": "round-brackets",
} | dict.fromkeys("\"“”„‟«»‹›‘`", "quotes")

_COMMANDS = {
    command: fault("not-supported", hint, what=command) for hint, commands in {
        "write-out": r"\sum \prod \int \dots \ldots \cdots \lim",
        "derivative": r"\partial \nabla \dot \ddot",
        "no-op": r"\infty \pm \mp \circ \odot \otimes \lVert \rVert \Vert \| \lfloor \rfloor \lceil \rceil",
    }.items() for command in commands.split()
}


def stray(text: str, touches: bool = False) -> Fault:
    """Return the fault of a character, or a ``\\command``, that no token begins with.

    Parameters
    ----------
    text : str
        The character or command.
    touches : bool
        Whether it stands directly behind something.

    Examples
    --------
    >>> stray("[").code, stray("$").code
    ('not-supported', 'unexpected-character')
    """
    if text in _PICTURE_WORDS:
        return fault("not-supported", _PICTURE_WORDS[text], what=text)
    if text.startswith("\\"):
        return _COMMANDS.get(text) or fault("unknown-command", "no-command", what=text)
    if text == "_" and touches:
        return fault("bad-index", "index", what=text)
    if "\u0400" <= text <= "\u04ff":
        return fault("unexpected-character", "cyrillic", what=text)
    return fault("unexpected-character", "take-away", what=text if text.isprintable() else f"U+{ord(text[0]):04X}")


declare(
    {
        "empty": "There is nothing to read yet.",
        "unexpected-character": "{what} means nothing here.",
        "unexpected-token": "{what} cannot stand here.",
        "unexpected-end": "Something must follow {what}.",
        "unclosed-bracket": "This {what} is never closed.",
        "unknown-command": "There is no command {what} here.",
        "unopened-bracket": "This {what} closes nothing.",
        "missing-operator": "{left} and {right} are two numbers side by side.",
        "unknown-function": "There is no function called {what}.",
        "call-without-bracket": "{what} is a function without its bracket.",
        "arity": "{what} has the wrong number of arguments: {got}.",
        "assigned-twice": "{what} is given twice.",
        "used-before-defined": "{what} is used before it is given.",
        "user-function": "{what} asks for a function at another place.",
        "reserved-name": "{what} is the name of a function.",
        "bad-target": "{what} cannot be given a value.",
        "no-result": "{what} gives a value only.",
        "not-supported": "{what} is not read here.",
        "bad-index": "{what} is no index.",
        "literal-out-of-range": "{what} is not a number that can be computed with.",
        "literal-too-long": "This number has {size} characters, and at most {limit} are read.",
        "name-too-long": "This name has {size} characters.",
        "too-many-characters": "The text has {size} characters, and at most {limit} are read.",
        "too-many-nodes": "This makes more than {limit} nodes.",
        "too-many-inputs": "This makes more than {limit} inputs.",
        "too-deep": "Brackets are nested more than {limit} deep here.",
        "empty-array": "This array holds nothing.",
        "ragged-array": "The rows of this array have different lengths.",
        "array-too-deep": "This array is nested too deep.",
    },
    prefix="error.",
)

declare(
    {
        "operand": "A name, a number or a bracket was expected.",
        "star": "For the label write {name}_star.",
        "decimal-point": "Decimals are written with a point.",
        "comma": "A comma stands between the arguments of a function.",
        "comparison": "A comparison stands in where({left} {what} …, a, b).",
        "one-comparison": "One comparison at a time.",
        "equals": "For a comparison write ==.",
        "one-equals": "A statement has one equals sign.",
        "write-times": "Write * between them.",
        "close-it": "Write {close} where it ends.",
        "did-you-mean": "Did you mean {meant}?",
        "times-function": "Did you mean {name} {meant}( )?",
        "not-here": "It is not one of the functions here; write it with those that are.",
        "declare-it": "To multiply, write {what}*( ).",
        "name-output": "To name the output write {whole} = ….",
        "write-bracket": "Write {meant}.",
        "name-once": "Names are given once; call the second {free}.",
        "define-first": "Write the line that gives {what} above this one.",
        "no-functions": "Functions cannot be defined, only the output named.",
        "other-name": "Choose another name.",
        "target": "Left of = stands one name, or f(x, y).",
        "target-twice": "Each name stands once in the head.",
        "add-function": "Add the function.",
        "write-out": "Write it out, term by term.",
        "write-sum": "Write the sum out; the letter is Sigma.",
        "derivative": "The page computes the derivatives.",
        "prime": "A prime means a derivative, and the page computes those; for another name write y_2.",
        "round-brackets": "Brackets are round.",
        "quotes": "No quotation marks are needed.",
        "no-command": "Write it in letters and signs.",
        "two-braces": "{command} takes two, each in braces.",
        "layer": "For the weights of layer 1 write {name}.",
        "index-first": "Write the index before the power.",
        "root-power": "Write the root as a power: x^(1/n).",
        "one-letter": "A mark belongs to one letter.",
        "text-words": "Words are not read.",
        "by-lines": "Write one line for each name.",
        "no-words": "Write where(condition, a, b).",
        "no-op": "There is no function for it yet.",
        "index": "An index is letters or digits.",
        "cyrillic": "This is a Cyrillic letter; type the Latin one.",
        "shorter-name": "Names have at most {limit} characters.",
        "shorter": "Shorten it.",
        "drop-it": "Take it away, or open a bracket before it.",
        "arity-several": "It takes two or more, as in {meant}.",
        "arity-one": "It takes one, as in {meant}.",
        "arity-exact": "It takes {wanted}, as in {meant}.",
        "arity-least": "It takes {wanted} or more, as in {meant}.",
        "arity-between": "It takes {wanted} to {most}, as in {meant}.",
        "no-places": "Places are taken of an array, and this is a number.",
        "take-away": "Take it away.",
        "smaller": "Write a smaller number.",
        "value-range": "A value must be finite.",
        "numbers-in-rows": "A matrix is written in numbers; of names it is reshape(concat(a, b, c, d), 2, 2).",
        "numbers-only": "An array is written in numbers; arrays are put together by concat(x, y).",
        "array-items": "Write its numbers, as in [1, 2].",
        "array-rows": "A vector is written [1, 2], a matrix row by row, [[1, 2], [3, 4]].",
        "whole-number": "Here stands a whole number.",
        "index-array": "Between the brackets stand whole numbers from 0, or stretches such as 1:.",
    },
    prefix="hint.",
)
