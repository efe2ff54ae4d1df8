"""Rules of training: ordinary NumPy code that is run on numbers, and read as formulas as the rules of ops are."""

import inspect
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from engine.builder import Builder, Ref
from engine.evaluate import values
from engine.graph import Node
from engine.handle import RuleError
from engine.training.faults import TrainingError
from engine.words import declare_choice

_SAMPLES = (0.7, -1.3, 2.0, 0.4, 1.7, 3.0)


class Setting(NamedTuple):
    """A number that a rule takes: what it is if left out, and where it may lie."""

    default: float
    least: float = 0.0
    most: float = math.inf
    below: float = math.inf

    @property
    def range(self) -> str:
        """Where it may lie, in words."""
        if self.below < math.inf:
            return f"from {self.least:g} to below {self.below:g}"
        return f"from {self.least:g} on" if self.most == math.inf else f"from {self.least:g} to {self.most:g}"

    def __contains__(self, value: object) -> bool:
        """Tell whether it may be this number."""
        return isinstance(value, int | float) and math.isfinite(value) and \
            self.least <= value <= self.most and value < self.below


class Read(NamedTuple):
    """A rule as nodes, inputs by the names of its parameters, and which of them it gives."""

    nodes: Sequence[Node]
    given: tuple[int, ...]


@dataclass(frozen=True)
class Rule:
    """One rule.

    Attributes
    ----------
    name : str
        What it goes by.
    function : callable
        NumPy code. It takes numbers, then its settings by name, and gives one number or a tuple.
    takes : tuple of str
        The numbers.
    settings : mapping of str to Setting
    label : str
        What stands on its button.
    """

    name: str
    function: Callable[..., Any]
    takes: tuple[str, ...]
    settings: Mapping[str, Setting]
    label: str

    def __call__(self, *numbers: Any, **settings: float) -> tuple[Any, ...]:
        """Compute, or write down: numbers give numbers, handles give handles."""
        given = self.function(*numbers, **{name: one.default for name, one in self.settings.items()} | settings)
        return given if isinstance(given, tuple) else (given,)

    def checked(self, settings: Mapping[str, float]) -> None:
        """Check settings.

        Raises
        ------
        TrainingError
            ``unknown-rule-setting``, ``setting-out-of-range``.
        """
        for name, value in settings.items():
            if name not in self.settings:
                raise TrainingError("unknown-rule-setting", None, "rule-settings" if self.settings else None,
                                    rule=self.name, what=name, known=", ".join(self.settings))
            if value not in self.settings[name]:
                raise TrainingError("setting-out-of-range", rule=self.name, what=name, range=self.settings[name].range)

    def read(self, settings: Mapping[str, float]) -> Read:
        """Return it as nodes, its settings as numbers.

        Raises
        ------
        RuleError
            If it asks for a value, or for what no op does.
        """
        build = Builder()
        refs = [build.input(name) for name in self.takes]
        given = [one if isinstance(one, Ref) else build.constant(float(one)) for one in self(*refs, **settings)]
        return Read(build.made, tuple(ref.index for ref in given))

    def check(self) -> "Rule":
        """Return it, if it reads as formulas that are equal to its numbers, as a rule of an op does.

        Raises
        ------
        RuleError
            If not.
        """
        for start in range(len(_SAMPLES)):
            numbers = [_SAMPLES[(start + 2 * i) % len(_SAMPLES)] for i in range(len(self.takes))]
            with np.errstate(all="ignore"):
                computed = self(*map(np.float64, numbers))
                for i, expected in enumerate(computed):
                    if not np.isclose(self._told(i, numbers), expected, rtol=1e-12, atol=1e-300, equal_nan=True):
                        raise RuleError(f"{self.name}: number {i} of the rule is {expected} at {numbers}, "
                                        f"but read as an expression {self._told(i, numbers)}")
        return self

    def _told(self, which: int, numbers: Sequence[float]) -> float:
        build = Builder()
        refs = [build.input(name) for name in self.takes]
        one = self(*refs)[which]
        graph = build.graph(one if isinstance(one, Ref) else build.constant(float(one)))
        value: float = values(graph, dict(zip(self.takes, numbers, strict=True)))[graph.output]
        return value


class Rules:
    """The rules of one kind, by name.

    Parameters
    ----------
    kind : str
        What they are: ``"optimiser"``.

    Examples
    --------
    >>> rules = Rules("halving")
    >>> @rules.rule("Half", "½", part=Setting(0.5))
    ... def half(rate, *, part):
    ...     return rate * part
    >>> rules["Half"](3.0), rules["Half"](3.0, part=0.1), list(rules)
    ((1.5,), (0.30000000000000004,), ['Half'])
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._by_name: dict[str, Rule] = {}

    def rule(self, name: str, label: str, **settings: Setting) -> Callable[[Callable[..., Any]], Rule]:
        """Declare a rule; its docstring says what it is.

        Parameters
        ----------
        name : str
            What it goes by.
        label : str
            What stands on its button.
        **settings
            What it takes beside numbers.
        """

        def enter(function: Callable[..., Any]) -> Rule:
            takes = tuple(given.name for given in inspect.signature(function).parameters.values()
                          if given.kind is not given.KEYWORD_ONLY)
            made = Rule(name, function, takes, settings, label).check()
            declare_choice(self.kind, name, label, inspect.cleandoc(function.__doc__ or ""))
            self._by_name[name] = made
            return made

        return enter

    def __iter__(self) -> Any:
        return iter(self._by_name)

    def __getitem__(self, name: str) -> Rule:
        return self._by_name[name]

    def find(self, name: str) -> Rule:
        """Return a rule.

        Raises
        ------
        TrainingError
            ``unknown-optimiser``, …
        """
        if name not in self._by_name:
            raise TrainingError(f"unknown-{self.kind}", None, "rules-known", what=name, known=", ".join(self))
        return self._by_name[name]
