r"""LaTeX from a slide to the language's own signs, each with the stretch of text it came from."""

import re

from engine.language.commands import (
    DELIMITERS,
    ENVIRONMENTS,
    FONTS,
    FRACTIONS,
    SIGNS,
    SIZES,
    SPACES,
    WORDS,
    is_function,
    is_root,
    letter,
    signs,
    unknown,
)
from engine.language.faults import Fault, fault, stray
from engine.language.letters import ACCENTS as COMBINING
from engine.language.letters import GREEK
from engine.language.scripts import Scripted, scripted

GROUP, GROUP_END, WHOLE, WHOLE_END, WRONG = map(chr, range(0xFDD0, 0xFDD5))
"""Signs of our own (no text has these characters): a group in braces, a command with all it takes, and a fault."""

_WRITTEN = re.compile(r"[\\{}$]|\^\*(?!\*)|\^[0-9]+_")
_SAME = re.compile(rf"[^\\{{}}$&~^_#A-Za-z{''.join(GREEK)}]+|[A-Za-z]++(?![_^\u0300-\u036f])"
                   rf"|[A-Za-z]+(?=[A-Za-z][_^\u0300-\u036f])|\#[^\n]*")
_COMMAND = re.compile(r"\\(?:([A-Za-z]+)\*?|\\\[[0-9.]+[a-z]+\]|[^\n]?)")
_CALLED = re.compile(r"\\([A-Za-z]+)[ ]*$")
_INDEX = re.compile(r"_[ ]*\{[^{}\n]*\}")
_DELIMITER = re.compile(r"[ ]*(\\[A-Za-z]+|\\?.)")
_BASE = re.compile(r"_\{[ ]*([0-9]+)[ ]*\}")
_WORD = re.compile(r"[ ]*\{[ ]*([A-Za-z]+[0-9]*(?:\\?_[A-Za-z]+)*)[ ]*\}")
_BRACES = re.compile(r"[ ]*\{([^{}]*)\}")
_ARGUMENT = re.compile(rf"[ ]*(\{{|[0-9A-Za-z{''.join(GREEK)}][{''.join(COMBINING)}]*|\\[A-Za-z]+)")
_ROOT = re.compile(r"[ ]*\[[ ]*([^\[\]\n]*?)[ ]*\]")
_DOLLARS = re.compile(r"(?:^|(?<=[;\n]))[ ]*(\$\$?)(?!\$)|(?<!\$)(\$\$?)(?=[ ]*[.,]?[ ]*(?:[;\n#]|$))")

_NOTHING, _DENOMINATOR = "nothing", "denominator"


def is_latex(text: str) -> bool:
    """Tell whether a folded text has something that only LaTeX writes."""
    return _WRITTEN.search(text) is not None


class Translation:
    r"""A text in the language's own signs.

    Parameters
    ----------
    text : str
        The folded text.

    Attributes
    ----------
    text : str
        The translated text.
    starts, ends : list of int
        For each character of it where the stretch of the folded text starts and ends that it stands for.
    faults : dict of int to Fault
        What is wrong, by the place of its sign in the translated text.
    labels : list of (int, int, str)
        Names with a letter above the index: where each stands in `text`, and how it is written where that
        letter is a power.

    Examples
    --------
    >>> import engine.ops
    >>> Translation(r"w_{02}^h \cdot \sin(x)").text
    'w_h_02  *  sin(x)'
    """

    def __init__(self, text: str) -> None:
        self._from = text
        self._out: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.faults: dict[int, Fault] = {}
        self.labels: list[tuple[int, int, str]] = []
        self._signs = signs()
        self._open: list[tuple[str, int]] = []
        dollars = [match.span(match.lastindex or 0) for match in _DOLLARS.finditer(text)]
        self._dollars = dict(dollars) if len(dollars) % 2 == 0 else {}
        position = 0
        while position < len(text):
            position = self._next(position)
        for then, start in self._open:
            if then == _NOTHING:  # of the others a sign stands in the text: they are missed there
                self._add("\n", position, position)
                self._wrong(fault("unclosed-bracket", "close-it", what="{", close="}"), start, start + 1)
        self.text = "".join(self._out)

    def _next(self, position: int) -> int:
        """Translate what stands here, and return where it ends."""
        text = self._from
        if same := _SAME.match(text, position):
            return self._copy(position, same.end())
        character = text[position]
        if character.isalpha() or character == "\\":
            name = scripted(text, position)
            if name is not None:
                return self._name(name, position)
            return self._command(position) if character == "\\" else self._copy(position, position + 1)
        if character in "&~":
            return self._add(" ", position, position + 1)
        if character == "$" and position in self._dollars:
            return self._add(" ", position, self._dollars[position])
        if character == "{":
            self._open.append(("", position))
            before = text[max(0, position - 40):position].rstrip(" ")
            called = _CALLED.search(before)
            if before[-1:] == "^" or (called and is_function(called[1])):
                return self._add(GROUP, position, position + 1)
            return self._wrong(stray(character), position, position + 1)
        if character == "}":
            return self._close(position)
        if character == "_" and (index := _INDEX.match(text, position)):
            return self._wrong(fault("bad-index", "index", what=index[0]), position, index.end())
        return self._copy(position, position + 1)

    # -- what comes out -------------------------------------------------------------------------

    def _copy(self, start: int, end: int) -> int:
        """Take a stretch as it is."""
        self._out.append(self._from[start:end])
        self.starts += range(start, end)
        self.ends += range(start + 1, end + 1)
        return end

    def _add(self, signs: str, start: int, end: int) -> int:
        """Put signs for a stretch, each for all of it."""
        self._out.append(signs)
        self.starts += [start] * len(signs)
        self.ends += [end] * len(signs)
        return end

    def _wrong(self, what: Fault, start: int, end: int) -> int:
        self.faults[len(self.starts)] = what
        return self._add(WRONG, start, end)

    def _word(self, word: str, start: int, end: int) -> int:
        """Put a word, apart from the words before and behind it."""
        if self._out and (self._out[-1][-1].isalnum() or self._out[-1][-1] == "_"):
            self._add(" ", start, start)
        self._add(word, start, end)
        if self._from[end:end + 1].isalnum():
            self._add(" ", end, end)
        return end

    # -- what goes in ---------------------------------------------------------------------------

    def _name(self, name: Scripted, start: int) -> int:
        if name.faults:
            self._add(name.name[0], start, start + 1)
            for what, first, last in name.faults:
                self._wrong(what, first, last)
            return name.end
        joins = len(name.name.partition("_")[0]) == 1 and self._from[start] != "\\"
        (self._add if joins else self._word)(name.name, start, name.end)
        if name.label is not None:
            size = len(self.starts) - (self._out[-1] == " ")
            self.labels.append((size - len(name.name), size, name.label))
        if name.power:
            self._add(f"^{name.power}", name.end, name.end)
        if joins and self._from[name.end:name.end + 1].isalnum():
            self._add(" ", name.end, name.end)
        return name.end

    def _command(self, start: int) -> int:
        match = _COMMAND.match(self._from, start)
        assert match is not None
        command, end = match[1] or match[0][1:], match.end()
        if match[1] and match[0].endswith("*") and command not in WORDS:
            end -= 1  # \\alpha*x is a product
        if command[:1] == "\\":
            return self._add("\n", start, end)
        if command in SPACES:
            return self._add(" ", start, end)
        if command in SIGNS:
            return self._add(SIGNS[command], start, end)
        if command in SIZES:
            return self._bracket(start, end)
        if command in self._signs:
            self._add(" ", start, start)
            self._add(self._signs[command], start, end)
            return self._add(" ", end, end)
        if command in FRACTIONS:
            self._add(WHOLE, start, end)
            return self._argument(start, end, _DENOMINATOR)
        if command in ("begin", "end", "label", "tag"):
            return self._environment(command, start, end)
        if command in FONTS:
            return self._font(command, start, end)
        if is_root(command):
            return self._root(start, end)
        if is_function(command):
            base = _BASE.match(self._from, end)
            if base and is_function(command + base[1]):  # the logarithm to base 2 is a function of its own
                command, end = command + base[1], base.end()
            return self._word(command, start, end)
        return self._wrong(unknown(command), start, end)

    def _bracket(self, start: int, end: int) -> int:
        found = _DELIMITER.match(self._from, end)
        if found is None or found[1] not in DELIMITERS:
            what = self._from[start:found.end() if found else end]
            return self._wrong(fault("not-supported", "round-brackets", what=what), start, start + len(what))
        return self._add(DELIMITERS[found[1]], start, found.end())

    def _environment(self, command: str, start: int, end: int) -> int:
        found = _BRACES.match(self._from, end)
        if found is None or (command in ("begin", "end") and found[1].strip("* ") not in ENVIRONMENTS):
            end = found.end() if found else end
            return self._wrong(fault("not-supported", "by-lines", what=self._from[start:end]), start, end)
        return self._add(" ", start, found.end())

    def _font(self, command: str, start: int, end: int) -> int:
        found = _BRACES.match(self._from, end)
        word = _WORD.match(self._from, end)
        if word and (command not in WORDS or not found or found[1] == word[1]):  # spaces are for words in a sentence
            return self._word(word[1].replace("\\", ""), start, word.end())
        if command in WORDS and found:
            what = self._from[start:found.end()]
            return self._wrong(fault("not-supported", "text-words", what=what), start, found.end())
        if self._from[end:end + 1] == "{":
            self._open.append((_NOTHING, end))
            end += 1
        return self._add(" ", start, end)

    def _root(self, start: int, end: int) -> int:
        index = _ROOT.match(self._from, end)
        if index and index[1].isdecimal() and index[1].isascii():
            self._add(WHOLE, start, index.end())
            return self._argument(start, index.end(), f"^(1/{index[1]}){WHOLE_END}")
        self._add("√", start, end)
        if index:
            return self._wrong(fault("not-supported", "root-power", what=index[0].strip()), end, index.end())
        if self._from[end:end + 1] == "{":
            self._open.append(("", start))
            return self._add(GROUP, end, end + 1)
        return end

    def _argument(self, start: int, position: int, then: str) -> int:
        """Read what the command that starts there takes; `then` is what follows it."""
        found = _ARGUMENT.match(self._from, position)
        if found is None or (found[1][0] == "\\" and letter(found[1][1:]) is None):
            what = self._from[start:position]
            command = _COMMAND.match(what)
            self._wrong(fault("unexpected-end", "two-braces", what=what, command=command and command[0]),
                        position, position)
            return position
        first, end = found.span(1)
        self._open.append((then, start))
        if found[1] == "{":
            return self._add(GROUP, first, end)
        self._add(GROUP, first, first)
        if found[1][0] == "\\":
            self._word(letter(found[1][1:]) or "", first, end)
        else:
            self._copy(first, end)
        return self._end(end, end)

    def _close(self, position: int) -> int:
        if not self._open:
            return self._wrong(fault("unopened-bracket", "drop-it", what="}"), position, position + 1)
        return self._end(position, position + 1)

    def _end(self, start: int, end: int) -> int:
        """End the innermost braces, and go on with what is to follow them."""
        then, begun = self._open.pop()
        if then == _NOTHING:
            return self._add(" ", start, end)
        self._add(GROUP_END, start, end)
        if then == _DENOMINATOR:
            self._add("/", end, end)
            return self._argument(begun, end, WHOLE_END)
        if then:
            self._add(then, end, end)
        return end
