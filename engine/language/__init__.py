"""Text to graph and back.

Examples
--------
>>> from engine.language import parse, unparse
>>> unparse(parse("2x y + 1"))
'2*x*y + 1'
"""

import engine.ops  # noqa: F401  the words of the language are the ops that are registered
from engine.language.faults import LanguageError
from engine.language.limits import Limits
from engine.language.names import canonical
from engine.language.parser import parse
from engine.language.put_back import put_back, put_together
from engine.language.rewrite import break_down, name_piece
from engine.language.rewriting import Options
from engine.language.unparse import unparse

__all__ = ["LanguageError", "Limits", "Options", "break_down", "canonical", "name_piece", "parse",
           "put_back", "put_together", "unparse"]
