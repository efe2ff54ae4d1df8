"""Runs of letters to names, functions and products."""

from collections.abc import Iterator, Set
from math import e, pi

import numpy as np

from engine.composed import COMPOSED, Composed
from engine.language.faults import Fault, fault
from engine.language.letters import GREEK, GREEK_WORDS, LETTER_OF
from engine.language.names import Spelling, spell
from engine.language.suggest import call_of, suggest
from engine.language.tokens import (
    CONSTANT,
    EXPONENTIAL,
    FAULT,
    FUNCTION,
    NAME,
    NUMBER,
    OPEN,
    OPERATOR,
    QUALIFIER,
    WORD,
    Token,
)
from engine.op import REGISTRY, Op
from engine.words import ENGLISH, declare

CONSTANTS = {"e": e, "pi": pi}
"""Numbers that belong to the language until a name of theirs is assigned."""

declare({
    "e": "Euler's number, 2.718…: e^x is its own derivative.",
    "pi": "Circumference over diameter of a circle, 3.141…",
}, prefix="constant.")

_NO_WORDS = frozenset({"if", "else"})


def function_called(spelling: Spelling) -> Op | Composed | None:
    """Return the function a run calls when a bracket follows: capitals do not matter there.

    Examples
    --------
    >>> import engine.ops
    >>> function_called(spell("ReLU")), function_called(spell("sigma")), function_called(spell("g"))
    (<op relu(x)>, <op sigmoid(x)>, None)
    """
    index = spelling.suffix.removeprefix("_")
    word = spelling.name if index and not index.isdigit() else spelling.letters + index
    known: dict[str, Op | Composed] = {**COMPOSED, **REGISTRY.spellings}
    return known.get(word) or known.get(word.lower()) or known.get(LETTER_OF.get(word, word))


def constants() -> Iterator[tuple[tuple[str, ...], float, str]]:
    """Yield the constants: the words that mean each, its number, and what is to be said of it.

    Examples
    --------
    >>> [words for words, *_ in constants()]
    [('e',), ('pi', 'π')]
    """
    for name, number in CONSTANTS.items():
        letter = LETTER_OF.get(name)
        yield (name, letter) if letter else (name,), number, ENGLISH[f"constant.{name}"]


def words_of(op: Op) -> tuple[str, ...]:
    """Return the words that call an op where a bracket follows, its name first; none for one that is only a sign.

    Examples
    --------
    >>> import engine.ops
    >>> words_of(REGISTRY["sigmoid"]), words_of(REGISTRY["pow"]), words_of(REGISTRY["add"])
    (('sigmoid', 'σ', 'logistic', 'expit', 'sigma'), ('pow', 'power'), ())
    """
    words = [word for word, called in REGISTRY.spellings.items() if called is op]
    return (*words, *(GREEK[word] for word in words if word in GREEK))


def is_reserved(name: str) -> bool:
    """Whether a name is a function's own; a Greek letter is not."""
    known = {**COMPOSED, **REGISTRY.spellings}
    return len(name) > 1 and (name in known or name.replace("_", "") in known)


def too_long(name: str, longest: int) -> Fault:
    """Return the fault of a name that has too many characters."""
    return fault("name-too-long", "shorter-name", size=len(name), limit=longest)


class Words:
    """The second pass: every run becomes what it means, given the declared names.

    Parameters
    ----------
    declared : set of str
        Names that stand in a head, are assigned, or are given with the inputs.
    longest : int
        Most characters of a name.
    """

    def __init__(self, declared: Set[str], longest: int) -> None:
        self.declared = declared
        self.longest = longest
        power = REGISTRY.by_numpy.get(np.power)
        self._powers = (power.symbol, *power.aliases) if power and np.exp in REGISTRY.by_numpy else ()
        self._plain: dict[str, list[Token]] = {}
        self._called: dict[str, list[Token]] = {}

    def resolve(self, tokens: list[Token]) -> list[Token]:
        """Replace runs by names, functions, constants and faults; the rest stays.

        Examples
        --------
        >>> import engine.ops
        >>> from engine.language.tokens import scan
        >>> [token[1] for token in Words({"ab"}, 32).resolve(scan("2ab xy"))[:-1]]
        [2.0, 'ab', 'x', 'y']
        """
        powers = self._powers
        resolved: list[Token] = []
        add = resolved.append
        begin = -1
        for position, token in enumerate(tokens):
            kind, value, start, end = token
            if kind == WORD:
                called = tokens[position + 1][0] == OPEN
                known = self._called if called else self._plain
                pieces = known.get(value)
                if pieces is None:
                    pieces = known[value] = self._short_enough(self._read(value, called), len(value))
                if begin >= 0:
                    start, begin = begin, -1
                if len(pieces) == 1:
                    inner, meaning, _, _ = pieces[0]
                    add((inner, self._call_meant(meaning, tokens, position) if inner == FAULT else meaning, start, end))
                    continue
                for inner, meaning, first, last in pieces:
                    add((inner, meaning, start + first, start + last))
            elif kind == OPERATOR and value in powers and resolved and resolved[-1][1] is e:
                _, _, start, _ = resolved.pop()
                add((EXPONENTIAL, value, start, end))
            elif kind != QUALIFIER:
                add(token)
            elif self._qualifies(tokens, position):
                begin = start if begin < 0 else begin
            else:
                dot = start + value.index(".")
                add((FAULT, fault("unexpected-character", "take-away", what="."), dot, dot + 1))
        return resolved

    def _call_meant(self, what: Fault, tokens: list[Token], position: int) -> Fault:
        """Say how the call is written that is meant by a function without its bracket and what follows it."""
        function = tokens[position][1]
        if what.hint != "write-bracket" or what.holes["what"] != function:
            return what
        (kind, value, *_), (power, number, *_) = (*tokens[position + 1:position + 3], tokens[-1])[:2]
        if kind == OPERATOR and value in self._powers and power == NUMBER:
            return what._replace(holes={**what.holes, "meant": f"{what.holes['meant']}{self._powers[0]}{number:g}"})
        if kind == WORD and (len(letters := spell(value).letters) == 1 or letters in GREEK_WORDS):
            return what._replace(holes={**what.holes, "meant": call_of(function, value)})
        return what

    def _qualifies(self, tokens: list[Token], position: int) -> bool:
        while tokens[position][0] == QUALIFIER:
            position += 1
        kind, value, *_ = tokens[position]
        if kind != WORD:
            return False
        spelling = spell(value)
        return spelling.letters in CONSTANTS or function_called(spelling) is not None

    def _short_enough(self, pieces: list[Token], size: int) -> list[Token]:
        for kind, name, *_ in pieces:
            if kind == NAME and len(name) > self.longest:
                return [(FAULT, too_long(name, self.longest), 0, size)]
        return pieces

    def _read(self, run: str, called: bool) -> list[Token]:
        spelling = spell(run)
        letters, suffix, counted, symbol = spelling
        name = letters + suffix
        size = len(run)
        if name in self.declared:
            return [(NAME, name, 0, size)]
        if called:
            op = function_called(spelling)
            if op is not None:
                return [(FUNCTION, op, 0, size)]
        if name in CONSTANTS:
            return [(CONSTANT, CONSTANTS[name], 0, size)]
        if len(letters) == 1 or letters in GREEK_WORDS:
            return [(NAME, name, 0, size)]
        found = self._unknown(letters, suffix, counted, run) if called else self._without_bracket(letters, suffix)
        if found is not None:
            return [(FAULT, found, 0, size)]
        if counted > 3:
            return [(NAME, name, 0, size)]
        singles = [self._single(letter, place) for place, letter in enumerate(symbol[:-1])]
        last = len(symbol) - 1
        return [*singles, self._single(symbol[-1], last, suffix, size)]

    def _single(self, letter: str, place: int, suffix: str = "", end: int = 0) -> Token:
        name = letter + suffix
        if name in CONSTANTS and name not in self.declared:
            return CONSTANT, CONSTANTS[name], place, end or place + 1
        return NAME, name, place, end or place + 1

    def _unknown(self, letters: str, suffix: str, counted: int, run: str) -> Fault | None:
        hint = suggest(letters, suffix)
        if hint is not None:
            return fault("unknown-function", hint[0], what=run, **hint[1])
        return fault("unknown-function", "declare-it", what=run) if counted > 3 else None

    def _without_bracket(self, letters: str, suffix: str) -> Fault | None:
        op = function_called(Spelling(letters, suffix, 0, letters)) if suffix else None
        if op is not None:
            return fault("call-without-bracket", "write-bracket", what=op.name, meant=call_of(op.name))
        if suffix:
            return None
        if letters in _NO_WORDS:
            return fault("not-supported", "no-words", what=letters)
        for size in (len(letters), len(letters) - 1):
            function = letters[:size]
            if function in REGISTRY.spellings:
                meant = call_of(function, letters[size:])
                return fault("call-without-bracket", "write-bracket", what=function, meant=meant)
        return None
