"""What NumPy code can be run on in place of numbers: it computes nothing, and says what would be computed."""

from collections.abc import Callable, Sequence
from typing import Any

from numpy.lib.mixins import NDArrayOperatorsMixin


class RuleError(TypeError):
    """A rule of an op is not one: it branches on a value, lacks an input, or cannot be read."""


class Handle(NDArrayOperatorsMixin):
    """Something that operators and NumPy functions can be called on, each of which ends in `_apply`.

    It has no value. Whatever asks for one (``if``, ``float``, ``len``, iteration, conversion to
    an array) raises `RuleError`, since an answer would freeze a formula into a constant.
    """

    __slots__ = ()

    def __array_ufunc__(self, ufunc: Callable[..., Any], method: str, *inputs: Any, **kwargs: Any) -> Any:
        if method != "__call__" or kwargs:
            raise RuleError(f"a rule calls {ufunc.__name__}.{method} with {sorted(kwargs)}: plain calls only")
        return self._apply(ufunc, inputs)

    def __array_function__(self, func: Callable[..., Any], types: Any, args: Sequence[Any], kwargs: Any) -> Any:
        if kwargs:
            raise RuleError(f"a rule calls {func.__name__} with {sorted(kwargs)}: plain arguments only")
        return self._apply(func, args)

    def _apply(self, function: Callable[..., Any], args: Sequence[Any]) -> Any:
        raise NotImplementedError

    def _no_value(self, *_: Any) -> Any:
        raise RuleError("a rule asks a formula for its value: use np.where instead of if, and no float, len or list")

    __bool__ = __float__ = __int__ = __index__ = __complex__ = __iter__ = __len__ = __array__ = _no_value
    __hash__ = None  # type: ignore[assignment]
