r"""Formulas read again from what is printed alone: a second opinion on every LaTeX and every text.

A reader knows nothing of graphs or of templates, only how mathematics is written: `-` is never a
factor without brackets, digits never run together, `\frac12` has no precedence to be wrong about.
"""

import math
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import combinations
from operator import eq, ge, gt, le, lt, ne
from typing import NamedTuple

import numpy as np

from tests.engine.notation.meanings import FUNCTIONS

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
_NUMBER = re.compile(rf"(\d+(?:\.\d+)?)(?: \\cdot 10\^{{(-?\d+)}}|×10([{SUPERSCRIPTS}]+))?")
_PLAIN = str.maketrans(SUPERSCRIPTS, "0123456789-")
_RAISED = re.compile(f"[{SUPERSCRIPTS}]+")
_COMMAND = re.compile(r"(?:\\operatorname\{(?P<named>[\w\\]+)\}|\\(?P<own>[A-Za-z]+))(?:_\{?(?P<base>\d+)\}?)?")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_CALL = re.compile(r"(?P<own>\w+|√)\(")


class Notation(NamedTuple):
    """How one form writes its signs."""

    minus: str
    times: tuple[str, ...]
    gaps: tuple[str, ...]
    truths: Mapping[str, Callable[[float, float], bool]]
    constants: Mapping[str, float]


LATEX = Notation("-", (r"\cdot", r"\times"), (" ", r"\,"),
                 {r"\ge": ge, r"\le": le, r"\ne": ne, ">": gt, "<": lt, "=": eq}, {"e": math.e, r"\pi": math.pi})
TEXT = Notation("−", ("·",), (" ",), {"≥": ge, "≤": le, "≠": ne, ">": gt, "<": lt, "=": eq},
                {"e": math.e, "π": math.pi})


@lru_cache(maxsize=64)
def _longest(names: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that takes the longest of these names."""
    return re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))


class Unreadable(ValueError):
    """What is printed is no formula."""


class Reader:
    """Reads one formula.

    Parameters
    ----------
    text : str
        What is printed.
    form : Notation
        `LATEX` or `TEXT`.
    names : mapping of str to float
        What each name, as it is written, stands for; the longest that fits is taken.
    opening : set of int
        Places of bars behind a factor that open an absolute value and close none.
    """

    def __init__(self, text: str, form: Notation, names: Mapping[str, float], opening: tuple[int, ...] = ()) -> None:
        self.text, self.form, self.at = text, form, 0
        self.names = {**form.constants, **names}
        self.name = _longest(tuple(self.names))
        self.opening, self.bars = opening, 0
        self.doubtful: set[int] = set()

    def fail(self, why: str) -> Unreadable:
        return Unreadable(f"{why} at {self.text[self.at:]!r} of {self.text!r}")

    def skip(self) -> None:
        while gap := next((g for g in self.form.gaps if self.text.startswith(g, self.at)), None):
            self.at += len(gap)

    def sees(self, *tokens: str) -> bool:
        self.skip()
        return any(self.text.startswith(token, self.at) for token in tokens)

    def take(self, token: str) -> bool:
        found = self.sees(token)
        self.at += len(token) * found
        return found

    def need(self, token: str) -> None:
        if not self.take(token):
            raise self.fail(f"{token} is missing")

    def whole(self) -> float:
        value = self.within("", "")
        if self.at < len(self.text):
            raise self.fail("something is left over")
        return float(value)

    def truth(self) -> float:
        """Two sums compared; in text without brackets of their own, hence also a sum alone."""
        left = self.sum()
        for sign, holds in self.form.truths.items():
            if self.take(sign):
                return float(holds(left, self.sum()))
        if self.form is LATEX:
            raise self.fail("a comparison is missing")
        return left

    def sum(self) -> float:
        value = -self.product() if self.take(self.form.minus) else self.product()
        while True:  # no sum starts with two signs: what follows one is a product
            if self.take("+"):
                value = value + self.product()
            elif self.take(self.form.minus):
                value = value - self.product()
            else:
                return value

    def product(self) -> float:
        value = self.power()
        while True:
            self.skip()
            if any(map(self.take, self.form.times)):
                value = value * self.power()
            elif self.form is TEXT and self.take("/"):
                value = np.float64(value) / self.power()
            elif self.is_factor():
                if self.text[self.at].isdigit() and not self.text.startswith("10^", self.at):
                    raise self.fail("digits run together")
                value = value * self.power()
            else:
                return value

    def is_factor(self) -> bool:
        """Whether a further factor stands here, without a sign between."""
        if self.at == len(self.text) or self.sees(*")}],+^_/&", self.form.minus, *self.form.truths):
            return False
        gap = self.text[:self.at].endswith(self.form.gaps)
        if self.sees("|") and self.bars and not gap and self.at not in self.opening:
            self.doubtful.add(self.at)
            return False
        return True

    def power(self) -> float:
        value = self.atom()
        if found := _RAISED.match(self.text, self.at):
            self.at = found.end()
            value = self.raise_(value, float(found[0].translate(_PLAIN)))
        elif self.take("^"):
            value = self.raise_(value, self.exponent())
        if self.sees("^", *SUPERSCRIPTS):
            raise self.fail("a second exponent")
        return value

    @staticmethod
    def raise_(base: float, exponent: float) -> float:
        return np.exp(exponent) if base == math.e else np.power(np.float64(base), np.float64(exponent))

    def exponent(self) -> float:
        """What is raised: a group, or one sign; in text also a number."""
        opens, closes = "{}" if self.form is LATEX else "()"
        if self.sees(opens):
            return self.within(opens, closes)
        if self.form is TEXT and (number := self.number()) is not None:
            return number
        alone, self.at = self.text[self.at:self.at + 1], self.at + 1
        return Reader(alone, self.form, self.names).whole()

    def number(self) -> float | None:
        found = _NUMBER.match(self.text, self.at)
        if not found:
            return None
        self.at = found.end()
        digits, power, raised = found.groups()
        return float(f"{digits}e{power or (raised or '0').translate(_PLAIN)}")

    def atom(self) -> float:
        self.skip()
        if (call := self.call()) is not None:
            return call
        if found := self.name.match(self.text, self.at):
            self.at = found.end()
            if re.fullmatch(r"\\[A-Za-z]+", found[0]) and self.text[self.at:self.at + 1].isalpha():
                raise self.fail("a command runs into a letter")
            return np.float64(self.names[found[0]])
        if (number := self.number()) is not None:
            return np.float64(number)
        if self.take(r"\text{undefined}"):
            return math.nan
        if self.take(r"\infty") or self.take("∞"):
            return math.inf
        if self.sees("("):
            return self.within("(", ")")
        if self.form is LATEX and self.sees("["):
            return self.within("[", "]")
        if self.take("|"):
            self.bars += 1
            value = abs(self.truth() if self.form is TEXT else self.sum())
            self.bars -= 1
            self.need("|")
            return value
        raise self.fail("nothing can be read")

    def call(self) -> float | None:
        """A function of its arguments, a fraction, or a root."""
        found = (_COMMAND if self.form is LATEX else _CALL).match(self.text, self.at)
        if not found:
            return None
        own, named, base = map(found.groupdict().get, ("own", "named", "base"))
        name = (own or named or "").replace("\\", "") + (base or "").translate(_LOWERED)
        if name in ("frac", "sqrt"):
            self.at = found.end()
            given = [self.within("{", "}") for _ in range(1 + (name == "frac"))]
            return np.sqrt(given[0]) if name == "sqrt" else np.float64(given[0]) / given[1]
        name = {"sigma": "σ"}.get(name, name)
        if name not in FUNCTIONS or (self.form is LATEX and self.text[found.end():found.end() + 1] != "("):
            return None
        self.at = found.end() - (self.form is TEXT)
        given = [self.within("(", "")]
        while self.take(","):
            given.append(self.within("", ""))
        self.need(")")
        return float(FUNCTIONS[name](*given))

    def within(self, opens: str, closes: str) -> float:
        """What stands between brackets: bars inside are of their own."""
        self.need(opens)
        bars, self.bars = self.bars, 0
        value = self.truth() if self.form is TEXT or opens == "[" else self.sum()
        self.need(closes)
        self.bars = bars
        return value


def reread(text: str, names: Mapping[str, float], form: Notation = LATEX) -> float:
    """Return the number that a printed formula stands for.

    A bar behind a factor closes an absolute value where it can, else it opens one.
    """
    with np.errstate(all="ignore"):
        reader = Reader(text, form, names)
        try:
            return reader.whole()
        except Unreadable as unreadable:
            for count in range(1, len(reader.doubtful) + 1):
                for opening in combinations(sorted(reader.doubtful), count):
                    try:
                        return Reader(text, form, names, opening).whole()
                    except Unreadable:
                        continue
            raise unreadable


def malformed(latex: str) -> str | None:
    """Return what TeX would refuse: braces without a partner, or a second script on one base."""
    depth: list[set[str]] = [set()]
    pending = False
    for token in re.findall(r"\\[A-Za-z]+|\\.|\S", latex):
        if token in "^_":
            if token in depth[-1]:
                return f"double {token} in {latex}"
            depth[-1].add(token)
            pending = True
        elif token == "{":
            depth.append(set())
            depth[-2] = depth[-2] if pending else set()
            pending = False
        elif token == "}":
            depth.pop()
            if not depth:
                return f"a brace closes nothing in {latex}"
        elif pending:
            pending = False
        else:
            depth[-1] = set()
    return None if len(depth) == 1 else f"a brace stays open in {latex}"


def sides(line: str) -> list[tuple[str, str]]:
    r"""Split a line at its ``=`` and ``\approx`` outside brackets: each sign (first none) and its side."""
    out, depth, start, sign = [], 0, 0, ""
    for found in re.finditer(r"[({\[]|[)}\]]|( = | \\approx )", line):
        depth += (found[0] in "({[") - (found[0] in ")}]")
        if found[1] and not depth:
            out.append((sign, line[start:found.start()]))
            sign, start = found[1].strip(), found.end()
    return [*out, (sign, line[start:])]
