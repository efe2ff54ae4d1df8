"""Nothing about an op stands in a second place: its name is no string anywhere outside engine/ops."""

import ast
import re
from pathlib import Path

import engine  # noqa: F401
from engine.op import REGISTRY

ROOT = Path(__file__).resolve().parents[2]
ELSEWHERE = {
    ("engine/locals.py", "sum"), ("engine/notation/arraylines.py", "sum"),  # a pattern of Jacobians
    ("static/js/core/types.js", "sum"),
    ("static/js/view/board.js", "sum"), ("static/js/view/jacobian.js", "sum"),  # a line of the board
    ("engine/examples/rows.py", "sum"), ("engine/examples/example.py", "sum"),  # an example's id, and its purpose
    ("engine/networks/initialisers.py", "mean"),  # of a normal distribution
    ("engine/training/data/preparation.py", "mean"), ("app/wire/answer.py", "mean"),
    ("static/js/core/trained.js", "mean"),
    ("engine/training/clipping.py", "norm"), ("engine/training/learning.py", "norm"),  # a way to clip
    ("static/js/io/layout-worker.js", "dot"),  # a layout of Graphviz
}
"""Words that mean something else where they stand: a file, and the string in it."""
_JS_STRING = re.compile(r"""(["'`])((?:(?!\1)[^\\\n]|\\.)*)\1""")


def python_strings(path: Path) -> list[tuple[int, str]]:
    """Every string constant of a module that is no docstring."""
    tree = ast.parse(path.read_text())
    return [(n.lineno, n.value) for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def named_twice() -> dict[tuple[str, str], int]:
    """Where outside engine/ops a string is an op's name: the file and the string, and the line."""
    names = set(REGISTRY.by_name)
    found = {}
    for path in [*(ROOT / "engine").rglob("*.py"), *(ROOT / "app").rglob("*.py")]:
        if "ops" not in path.relative_to(ROOT).parts[:2]:
            strings = [(line, text) for line, text in python_strings(path) if text in names]
            found |= {(path.relative_to(ROOT).as_posix(), text): line for line, text in strings}
    for path in (ROOT / "static").rglob("*.js"):
        if "vendor" not in path.parts:
            ours = names - {"div"}  # an element of HTML, too
            for number, line in enumerate(path.read_text().splitlines(), 1):
                strings = [match[2] for match in _JS_STRING.finditer(line) if match[2] in ours]
                found |= {(path.relative_to(ROOT).as_posix(), text): number for text in strings}
    return found


def test_no_string_equals_an_ops_name_outside_the_registry() -> None:
    found = named_twice()
    assert [f"{file}:{line} {text!r}" for (file, text), line in found.items() if (file, text) not in ELSEWHERE] == []
    assert {file_and_text for file_and_text in ELSEWHERE if file_and_text not in found} == set()
