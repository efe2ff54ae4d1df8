"""What a learner should know of how a text was read, with the other reading where there is one."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from engine.graph import INPUT
from engine.language.faults import LanguageError
from engine.language.letters import GREEK_WORDS
from engine.language.names import spell
from engine.language.products import Finding, products
from engine.language.reading import Reading
from engine.language.shape import Shape
from engine.language.statements import Statement
from engine.language.tokens import CONSTANT, NAME, OPERATOR, WORD, Token
from engine.notice import Edit, Notice, edited
from engine.trace import START_VALUES
from engine.words import declare

OFTEN_FUNCTIONS = frozenset({"f", "g", "h"})
"""Names that a bracket often follows as a function's."""

_RAISED = re.compile(r"(.*[wWbB])\^([A-Za-z]+[0-9]*)(_?[^_]+)(.*)")
_LAYER = re.compile(r"[ho][0-9]*")


def notices(reading: Reading) -> tuple[Notice, ...]:
    """Return what is to be said of a text that was read: one notice of each kind, in the order of the text.

    Parameters
    ----------
    reading : Reading
        What was found while reading.

    Examples
    --------
    >>> from engine.language import parse
    >>> [(notice.code, notice.what, edited("1/2x + y 2", notice.edits)) for notice in parse("1/2x + y 2").notices]
    [('fraction', '1/2x', '1/(2x) + y 2'), ('number-last', 'y 2', '1/2x + y^2')]
    """
    found = sorted(_Finder(reading).findings(), key=lambda finding: (finding.code, finding.start))
    kinds = [_notice(reading, code, list(own)) for code, own in groupby(found, key=lambda finding: finding.code)]
    return tuple(sorted(kinds, key=lambda notice: (notice.spans, notice.code)))


def _notice(reading: Reading, code: str, found: list[Finding]) -> Notice:
    """Make one notice of all places of its kind; another reading is offered where it holds."""
    source = reading.source
    spans = tuple([source.span(finding.start, finding.end) for finding in found])
    what = ", ".join(dict.fromkeys(source.typed[span.start:span.end] for span in spans))
    changes = dict.fromkeys(sorted(change for finding in found for change in finding.changes))
    edits = tuple([Edit(source.at(start, end), text) for start, end, text in changes])
    return Notice(code, spans, what, edits if edits and _holds(reading, code, edits) else ())


def _holds(reading: Reading, code: str, edits: tuple[Edit, ...]) -> bool:
    """Whether the text can be read with these edits, and nothing of this kind is left to be said."""
    if any(one.span.end > other.span.start for one, other in pairwise(edits)):
        return False
    try:
        other = reading.again(edited(reading.source.typed, edits))
    except LanguageError:
        return False
    return all(finding.code != code for finding in _Finder(other).findings())


class _Finder:
    """Goes through a text that was read."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.source = reading.source
        self.declared = reading.words.declared
        self.fresh: set[str] = set()

    def findings(self) -> Iterator[Finding]:
        """Yield every place of every kind."""
        statements = self.reading.statements
        parts = {statement.target for statement in statements if statement.target and not statement.is_value}
        heads = {statement.target for statement in statements if statement.head is not None}
        graph = self.reading.graph
        arrays = {name for name, id in graph.names.items() if graph[id].shape}
        called = {name for name in OFTEN_FUNCTIONS if name not in self.declared} | (parts - heads)
        for raw, statement in zip(self.reading.outlined, statements, strict=True):
            yield from self._words(raw, statement)
            yield from products(Shape(self.source, statement.tokens), called, self.declared, arrays)
        for start, end, at in self.reading.joined:
            place = self.source.origin(at)
            yield Finding("matrix-product", start, end, ((place, place, "* "),))
        for start, end, power in self.source.labels:
            yield self._label(start, end, power)
        yield from self._head()
        if graph[graph.output].shape:
            yield Finding("sum-differentiated", statements[-1].start, statements[-1].end)
        if not graph.inputs:
            yield Finding("nothing-to-differentiate", statements[-1].start, statements[-1].end)

    def _words(self, raw: Statement, statement: Statement) -> Iterator[Finding]:
        """Yield what is to be said of single runs of letters, and of several that touch."""
        names = _names(raw.tokens, statement.tokens)
        run: list[Token] = []
        for (kind, word, start, end), behind in pairwise(raw.tokens):
            latin = kind == WORD and word[0].isascii()
            if run and (not latin or run[-1][3] != start):
                yield from self._split(run, names, statement)
                run = []
            if latin:
                run.append((kind, word, start, end))
            if kind == WORD:
                yield from self._kept(word, names.get(start, []), start, end)
                yield from self._star(word, end, behind)
                if match := _RAISED.fullmatch(word):
                    label, power = match[2], f"({match[1]}{match[3]}{match[4]})^{match[2]}"
                    if not _LAYER.fullmatch(label):
                        yield self._label(start, end, power)
        yield from self._split(run, names, statement)

    def _split(self, run: list[Token], names: dict[int, list[Token]], statement: Statement) -> Iterator[Finding]:
        """Three names or more without a sign between them may be one, which a value line declares."""
        parts = [name for _, _, start, _ in run for _, name, *_ in names.get(start, ())]
        if len(parts) < 3 or self.declared >= set(parts):
            return  # who gives x, y and z means their product
        changes = []
        name = spell(run[0][1]).name
        if len(run) == 1 and name not in self.fresh:
            value = START_VALUES[len(self.fresh) % len(START_VALUES)]
            place = self.source.origin(statement.start)
            changes = [(place, place, f"{name} = {value:g}\n")]
            self.fresh.add(name)
        yield Finding("split-word", run[0][2], run[-1][3], tuple(changes))

    def _kept(self, word: str, names: list[Token], start: int, end: int) -> Iterator[Finding]:
        """Four letters or more that nothing declares are one name, and may be a product."""
        spelling = spell(word)
        letters = spelling.letters
        single = len(letters) == 1 or letters in GREEK_WORDS
        if single or spelling.name in self.declared or [token[:2] for token in names] != [(NAME, spelling.name)]:
            return
        first, last = self.source.origin(start), self.source.stop(end)
        typed = self.source.typed[first:last]
        index = typed[len(letters):] if typed.startswith(letters) else spelling.suffix
        yield Finding("kept-word", start, end, ((first, last, " ".join(letters) + index),))

    def _star(self, word: str, end: int, behind: Token) -> Iterator[Finding]:
        """A star apart from the sign behind it is the label's, and may be a product's."""
        apart = self.source.text[end:end + 1] == " " and behind[0] == OPERATOR and behind[1] in ("+", "-")
        if word[-1] == "*" and apart:
            gap = self.source.stop(end), self.source.origin(behind[2]), ""
            yield Finding("star", end - len(word), behind[3], (gap,))

    def _label(self, start: int, end: int, power: str) -> Finding:
        """A letter above an index is part of the name, and may be a power."""
        return Finding("superscript-name", start, end, ((self.source.origin(start), self.source.stop(end), power),))

    def _head(self) -> Iterator[Finding]:
        """Inputs of the result that its head does not name, and to which the text gives no value."""
        graph = self.reading.graph
        reached = {graph.output}
        for node in reversed(graph.nodes):
            if node.id in reached:
                reached.update(node.inputs)
        chosen = [statement for statement, root in zip(self.reading.statements, self.reading.roots, strict=True)
                  if root is not None][-1]
        if chosen.head is None or chosen.target != graph.title:
            return
        named = {graph.names[name] for name, *_ in chosen.head}
        for node in reversed(graph.nodes):
            if node.id in named:
                named.update(node.inputs)
        place = self.source.stop(chosen.head[-1][2])
        extra = [node for node in graph.inputs if node.id in reached - named and node.name not in graph.defaults]
        for number, node in enumerate(extra):
            assert node.span is not None and node.op == INPUT
            start = self.source.place(node.span.start)
            text = "".join(f", {other.name}" for other in extra)
            yield Finding("extra-input", start, max(start + 1, self.source.place(node.span.end)),
                          () if number else ((place, place, text),))


def _names(raw: list[Token], resolved: list[Token]) -> dict[int, list[Token]]:
    """Return for the start of each run of letters the names and constants that it became."""
    starts = [start for kind, _, start, _ in raw if kind == WORD]
    names: dict[int, list[Token]] = {start: [] for start in starts}
    place = -1
    for token in resolved:
        while place + 1 < len(starts) and starts[place + 1] <= token[2]:
            place += 1
        if place >= 0 and token[0] in (NAME, CONSTANT):
            names[starts[place]].append(token)
    return names


declare(
    {
        "split-word": "Read as a product of letters: {what}.",
        "kept-word": "Read as one name: {what}.",
        "fraction": "Only the first factor behind the stroke divides: {what}.",
        "exponent-ends": "Only what touches the power sign is the exponent: {what}.",
        "reads-as-product": "Read as a product, since functions cannot be defined: {what}.",
        "reads-as-power": "Read as a power, since transposes belong to matrices: {what}.",
        "transposed": "Read as a transpose, since nothing says what T is: {what}.",
        "matrix-product": "Read as a matrix product, since the shapes are those of matrices: {what}.",
        "sum-differentiated": "The result is an array, so the sum of its elements is differentiated: {what}.",
        "number-last": "Read as a product, the number last: {what}.",
        "star": "Read as the label's star, not as a product: {what}.",
        "superscript-name": "The letter above is read as part of the name: {what}.",
        "extra-input": "The head does not name this input, so it comes last: {what}.",
        "nothing-to-differentiate": "There is no input to differentiate by: {what}.",
    },
    prefix="notice.",
)

declare(
    {
        "split-word": "Read as one name",
        "kept-word": "Read as a product of letters",
        "fraction": "Divide by all of it",
        "exponent-ends": "Raise to all of it",
        "reads-as-product": "Leave the bracket out",
        "reads-as-power": "Leave the T out",
        "transposed": "Read as a power",
        "matrix-product": "Multiply element by element",
        "number-last": "Read as a power",
        "star": "Read as a product",
        "superscript-name": "Read as a power",
        "extra-input": "Add to the head",
    },
    prefix="other.",
)
