"""What the decorator `op` takes, and the words it is said in."""

from collections.abc import Mapping
from typing import Any, NamedTuple, TypedDict

from engine.places import Function

COMPARISON, SUM, MINUS, PRODUCT, POWER, ATOM = range(1, 7)
"""How tightly a form binds: `x*y` (PRODUCT) needs brackets where POWER or ATOM is asked."""


OWN = "own"
"""For `symbolic`: SymPy knows the op as a function of its own."""


class Face(NamedTuple):
    """One thing as it is written: in a sentence, in mathematics, and spoken.

    `spoken` is a string, or a sentence of the catalogue with its holes.
    """

    text: str
    latex: str
    spoken: Any


class Module(NamedTuple):
    """The op as a layer of a network, as PyTorch has it: ``Module("LeakyReLU", {"negative_slope": 0.01})``.

    `settings` are what such a layer can be given there, at the values that the op has; `shown` of them are always
    written.
    """

    name: str
    settings: Mapping[str, float] = {}
    shown: tuple[str, ...] = ()


class Declared(TypedDict, total=False):
    r"""What the decorator `op` takes.

    Attributes
    ----------
    binds : int
        How tightly the symbol binds, one of SUM, PRODUCT, …; ATOM for a function.
    mark : Face, optional
        What stands in the node: text, LaTeX, spoken. The name if left out.
    latex, text, spoken : str, optional
        How an expression of it is written. ``{x}`` is an input, ``{inputs| + }`` all inputs with
        that between them; an input that touches a brace or bracket in the template is never
        bracketed. ``text`` may end a literal in ``^``, as ``{base}{exponent^}``, for superscripts.
    spaced : str, optional
        LaTeX between symbols that stand side by side (``x\,g``), where `latex` is for numbers.
    noun : str
        "a product": what the opening sentence calls it.
    forward, backward : str
        The board's sentence for a forward and for a backward step, at most 14 words. Holes are
        ``{out}``, ``{local}`` and the parameters' names. ``backward`` may be a dict by input.
    literal_mark : Face
        The mark when the literal is one: text, LaTeX and speech with its hole.
    example : str
        An expression in the language that uses it; run by the tests.
    aliases : tuple of str
        Other spellings of the symbol or the name.
    calls : tuple of str
        Names by which an op that has a symbol can be called, too: ``pow(x, 2)``.
    numpy : tuple of callables
        NumPy functions that mean this op when a rule calls them on a `Ref`.
    literal : str, optional
        The last parameter, when a constant there is an attribute (y^2 is one node).
    routes : bool
        The op routes: where a local is 0 the pull is cut.
    indicator : bool
        The value is 1 or 0 and no gradient passes.
    symmetric : bool
        Swapping the inputs changes nothing.
    neutral : dict
        Parameter to the value that leaves the other one as it is; only for shortening what is
        printed.
    absorbs : dict
        Parameter to (value, result): where it has that value the result is known.
    shortens : callable, optional
        Given the arguments, a shorter way to print the op on them, or None.
    symbolic : callable or OWN, optional
        How SymPy writes it, given the module and the arguments; OWN, a function of its own whose slope is the rule.
        Left out, what has it in it has no closed form here.
    module : Module, optional
        The layer that applies it to each unit.
    samples : tuple of tuples
        Points inside the domain and away from kinks for the tests of the rules; of an op with pullbacks, shapes of
        inputs, an attribute behind them.
    postfix : bool
        The symbol stands behind its input.
    several : bool
        The literal is one or more whole numbers, as in ``reshape(x, 2, 3)``.
    itself : bool
        A node of it shows its own expression, where that is short: ``W x``.
    alone : str
        The op that its name means where one array is given: ``max(x)``.
    code : str
        How it is written in the language, where the symbol alone does not say it.
    shape : callable
        Of an op with pullbacks: the shape of its value from those of its inputs; it raises `Misfit`.
    """

    binds: int
    mark: Face
    literal_mark: Face
    latex: str
    spaced: str
    text: str
    spoken: str
    noun: str
    forward: str
    backward: str | dict[str, str]
    example: str
    aliases: tuple[str, ...]
    calls: tuple[str, ...]
    numpy: tuple[Function, ...]
    literal: str
    routes: bool
    indicator: bool
    symmetric: bool
    neutral: dict[str, float]
    absorbs: dict[str, tuple[float, float]]
    shortens: Function | None
    symbolic: Function | str | None
    module: Module
    samples: tuple[tuple[Any, ...], ...]
    shape: Function
    postfix: bool
    several: bool
    alone: str
    code: str
    itself: bool
