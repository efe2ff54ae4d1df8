"""The project's own files, for the tests of the house."""

import ast
import os
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_ELSEWHERE = {"node_modules", "vendor", ".venv", "output", "__pycache__", ".git", ".mypy_cache", ".ruff_cache"}
PACKAGES = ("engine", "app", "dev")


def files(*suffixes: str) -> list[Path]:
    """List our own files with one of these suffixes, relative to the project."""
    found = []
    for top in sorted(ROOT.iterdir()):
        if top.name in _ELSEWHERE:
            continue
        paths = [top] if top.is_file() else top.rglob("*")
        found += [path.relative_to(ROOT) for path in paths if path.suffix in suffixes and path.is_file()]
    return sorted(path for path in found if not _ELSEWHERE & set(path.parts))


def text(path: Path) -> str:
    """Read one of our files."""
    return (ROOT / path).read_text(encoding="utf-8")


def modules() -> dict[str, Path]:
    """Map the dotted names of our Python modules to their files."""
    named = {}
    for path in files(".py"):
        if path.parts[0] in PACKAGES:
            parts = path.with_suffix("").parts
            named[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return named


def _is_typing_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def _statements(node: ast.AST) -> list[ast.AST]:
    """Walk everything that is executed, at import or later."""
    found = [node]
    if _is_typing_only(node):
        return found
    for child in ast.iter_child_nodes(node):
        found += _statements(child)
    return found


def imports(module: str, path: Path, known: set[str]) -> set[str]:
    """Name what a Python module imports, each by the longest known dotted name."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    names = set()
    for node in _statements(ast.parse(text(path))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *([base] if base else [])])
            inside = {f"{base}.{alias.name}" for alias in node.names}
            names |= {name if name in known else base for name in inside}
    return names - {module}


_JS_IMPORT = re.compile(
    r"""^\s*(?:import|export)\b[^;]*?\bfrom\s*["'](\.[^"']+)["']|import\s*\(?\s*["'](\.[^"']+)["']""", re.M
)


def js_imports(path: Path) -> set[Path]:
    """Name what one of our JavaScript modules imports, relative to the project; types in comments do not count."""
    code = re.sub(r"/\*.*?\*/", "", text(path), flags=re.S)
    found = [first or second for first, second in _JS_IMPORT.findall(code)]
    # A folder may be a link to another checkout's: the name counts, not where it leads.
    return {Path(os.path.normpath(path.parent / name)) for name in found}


def cycle(graph: dict) -> list:
    """Return a cycle of a graph of name → names, or nothing."""
    done = set()
    for start in graph:
        trail, stack = [], [(start, False)]
        while stack:
            name, leaving = stack.pop()
            if leaving:
                done.add(trail.pop())
            elif name in trail:
                return [*trail[trail.index(name):], name]
            elif name not in done and name in graph:
                trail.append(name)
                stack.append((name, True))
                stack += [(other, False) for other in sorted(graph[name])]
    return []
