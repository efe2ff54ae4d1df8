"""The functions of ops and their rules as Python text, taken from the declarations themselves."""

import ast
import inspect
import math
import sys
from collections.abc import Callable
from functools import cache
from types import FunctionType
from typing import Any

from engine.exact import Exact
from engine.op import Op

_INDENT = "\n    "


class Sources:
    """Collects what a program needs: each function once, those that it calls before it.

    Examples
    --------
    >>> from engine.networks.layers import activations
    >>> sources = Sources()
    >>> sources.slope(activations()["Sigmoid"])
    'sigmoid_slope'
    >>> print(sources.text)
    def sigmoid_slope(out, x):
        return out * (1.0 - out)
    """

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    @property
    def text(self) -> str:
        """All that was asked for."""
        return "\n\n".join(self._texts.values())

    def function(self, op: Op) -> str:
        """Return the name of an op's function, which from now on is part of the text."""
        if op.name not in self._texts:
            library = next((f.__name__ for f in op.numpy if _is_of_library(f)), None)
            self._texts[op.name] = (f"{op.name} = np.vectorize(math.{library})" if library
                                    else self._function(op.function))
        return op.name

    def slope(self, op: Op) -> str:
        """Return the name of the function that is the local derivative of an op of one input."""
        return self._rule(f"{op.name}_slope", op.rules[op.params[0]])

    def pullback(self, op: Op, param: str) -> str:
        """Return the name of the function that gives what of an upstream arrives at an input of an op of arrays."""
        return self._rule(f"{op.name}_pullback", op.pullbacks[param])

    @property
    def uses_math(self) -> bool:
        """Whether a function of Python's own library is among them."""
        return any("math." in text for text in self._texts.values())

    def _rule(self, name: str, rule: Callable[..., Any] | None) -> str:
        assert rule is not None
        if name not in self._texts:
            self._texts[name] = self._text(rule, f"def {name}({', '.join(inspect.signature(rule).parameters)}):",
                                           _lambda_of(rule).body)
        return name

    def _function(self, function: Callable[..., Any]) -> str:
        source = inspect.getsource(function)
        [made] = ast.parse(source).body
        assert isinstance(made, ast.FunctionDef)
        for part in made.body:
            self._called(function, part)
        text, says = "\n".join(source.splitlines()[made.lineno - 1:]), ast.get_docstring(made) or ""
        # What it is; its derivative follows as code.
        return text.replace(says, says.partition(". ")[0].removesuffix(".") + ".") if says else text

    def _text(self, rule: Any, head: str, body: ast.expr) -> str:
        self._called(rule, body)
        return f"{head}{_INDENT}return {ast.unparse(_Plain(rule.__globals__).visit(body))}"

    def _called(self, function: Any, tree: ast.AST) -> None:
        """Write the ops and the helpers first that a function calls."""
        for node in ast.walk(tree):
            found = function.__globals__.get(node.id) if isinstance(node, ast.Name) else None
            if isinstance(found, Op):
                self.function(found)
            elif isinstance(found, FunctionType) and found.__name__ not in self._texts:
                self._texts[found.__name__] = self._function(found)


class _Plain(ast.NodeTransformer):
    """Writes an exact number as how it is computed."""

    def __init__(self, known: dict[str, Any]) -> None:
        self._known = known

    def visit_Call(self, node: ast.Call) -> ast.Call:
        inner = self.generic_visit(node)
        assert isinstance(inner, ast.Call)
        if isinstance(inner.func, ast.Name) and self._known.get(inner.func.id) is Exact:
            return ast.Call(inner.args[0], inner.args[1:], [])
        return inner


def _is_of_library(function: Any) -> bool:
    """Whether it is ours because NumPy lacks it, and Python's `math` has it."""
    ours = getattr(function, "__module__", None) or ""
    return ours.startswith(__name__.partition(".")[0] + ".") and hasattr(math, function.__name__)


@cache
def _module(name: str) -> ast.Module:
    return ast.parse(inspect.getsource(sys.modules[name]))


def _lambda_of(rule: Any) -> ast.Lambda:
    """Find where a rule is written: by its line, and by what it takes."""
    wanted = list(inspect.signature(rule).parameters)
    found = next(node for node in ast.walk(_module(rule.__module__)) if isinstance(node, ast.Lambda)
                 and node.lineno == rule.__code__.co_firstlineno and [a.arg for a in node.args.args] == wanted)
    return ast.parse(ast.unparse(found), mode="eval").body  # type: ignore[return-value]  # a copy that may be changed
