"""The registry of ops, and the decorator that declares one."""

from collections.abc import Callable
from typing import Any, Unpack

from engine.declaration import Op
from engine.declared import ATOM, COMPARISON, MINUS, OWN, POWER, PRODUCT, SUM, Declared, Face, Module
from engine.exact import Exact
from engine.locals import Local
from engine.places import Corner, Function

__all__ = ["ATOM", "COMPARISON", "MINUS", "OWN", "POWER", "PRODUCT", "REGISTRY", "SUM", "Corner", "Exact", "Face",
           "Function", "Local", "Module", "Op", "Registry", "op"]


class Registry:
    """Every op, by its name, by its other spellings, and by the NumPy function it stands for."""

    def __init__(self) -> None:
        self.by_name: dict[str, Op] = {}
        self.spellings: dict[str, Op] = {}
        self.infix: dict[str, Op] = {}
        self.prefix: dict[str, Op] = {}
        self.postfix: dict[str, Op] = {}
        self.by_numpy: dict[Function, Op] = {}
        self.check: Callable[[Op], None] | None = None
        self.check_condition: Callable[[Op, Function], None] | None = None

    def __iter__(self) -> Any:
        return iter(self.by_name.values())

    @property
    def elementwise(self) -> tuple[Op, ...]:
        """The ops that take each element alone: those with partials."""
        return tuple(op for op in self if op.elementwise)

    @property
    def of_arrays(self) -> tuple[Op, ...]:
        """The ops with pullbacks."""
        return tuple(op for op in self if not op.elementwise)

    def __getitem__(self, name: str) -> Op:
        return self.by_name[name]

    def __contains__(self, name: object) -> bool:
        return name in self.by_name

    def enter(self, new: Op) -> None:
        """Enter an op that has its rules; what is taken, or does not pass the check, stays outside."""
        self._add(new)
        if self.check is not None:
            try:
                self.check(new)
            except Exception:
                self.remove(new.name)
                raise

    def verify(self, op: Op, when: Function, param: str | None = None) -> None:
        """Check a note's or edge's place as it is stated; the op goes when it fails."""
        try:
            if param is not None and param not in op.params:
                raise TypeError(f"{op.name}: an edge or corner for {param}, which is no input")
            if self.check_condition is not None:
                self.check_condition(op, when)
        except Exception:
            if self.by_name.get(op.name) is op:
                self.remove(op.name)
            raise

    def _add(self, new: Op) -> None:
        tables: list[tuple[dict[Any, Op], Any]] = [(self.by_name, new.name)]
        tables += [(self.by_numpy, function) for function in new.numpy] + [(self.spellings, s) for s in new.calls]
        if new.symbol is None:
            tables += [(self.spellings, s) for s in (new.name, *new.aliases)]
        else:
            unary = len(new.params) == 1 and not new.variadic
            own = self.postfix if new.postfix else self.prefix if unary else self.infix
            tables += [(own, s) for s in (new.symbol, *new.aliases)]
        for table, key in tables:
            if key in table:
                raise ValueError(f"{key!r} already stands for {table[key]}")
        for table, key in tables:
            table[key] = new

    def remove(self, name: str) -> None:
        """Take an op out again."""
        old = self.by_name[name]
        tables: tuple[dict[Any, Op], ...] = (self.by_name, self.spellings, self.infix, self.prefix, self.postfix,
                                          self.by_numpy)
        for table in tables:
            for key in [k for k, v in table.items() if v is old]:
                del table[key]


REGISTRY = Registry()


def op(symbol: str | None = None, **declared: Unpack[Declared]) -> Callable[[Function], Op]:
    """Declare an op: decorate its NumPy function, then give its `partials` below it.

    Parameters
    ----------
    symbol : str, optional
        Infix or prefix symbol in the language; without one the op is called by its name.
    **declared
        How it is written and what it says: `Declared` lists it all.

    Returns
    -------
    callable
        The decorator; it returns the `Op`.
    """

    return lambda function: Op(function, symbol, REGISTRY, declared)
