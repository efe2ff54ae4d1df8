"""Nothing about an op stands in a second place: its name is no string anywhere outside engine/ops."""

import ast
import re
from pathlib import Path

import engine  # noqa: F401
from engine.op import REGISTRY

ROOT = Path(__file__).resolve().parents[2]
EVERYDAY = {"dot", "mean", "norm", "sum"}
"""Words that mean other things in other places, too."""
_JS_STRING = re.compile(r"""(["'`])((?:(?!\1)[^\\\n]|\\.)*)\1""")


def python_strings(path: Path) -> list[tuple[int, str]]:
    """Every string constant of a module that is no docstring."""
    tree = ast.parse(path.read_text())
    return [(n.lineno, n.value) for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def named_twice() -> list[str]:
    """Places outside engine/ops whose string is an op's name."""
    names = set(REGISTRY.by_name) - EVERYDAY
    found = []
    for path in [*(ROOT / "engine").rglob("*.py"), *(ROOT / "app").rglob("*.py")]:
        if "ops" not in path.relative_to(ROOT).parts[:2]:
            strings = [(line, text) for line, text in python_strings(path) if text in names]
            found += [f"{path.relative_to(ROOT)}:{line} {text!r}" for line, text in strings]
    for path in (ROOT / "static").rglob("*.js"):
        if "vendor" not in path.parts:
            ours = names - {"div"}  # an element of HTML, too
            for number, line in enumerate(path.read_text().splitlines(), 1):
                strings = [match[2] for match in _JS_STRING.finditer(line) if match[2] in ours]
                found += [f"{path.relative_to(ROOT)}:{number} {text!r}" for text in strings]
    return found


def test_no_string_equals_an_ops_name_outside_the_registry() -> None:
    assert named_twice() == []
