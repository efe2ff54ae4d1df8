"""Imports form a layered graph without cycles."""

import json
import re
from pathlib import Path

import pytest

from tests.house.sources import cycle, files, imports, js_imports, modules, text

MODULES = modules()
GRAPH = {name: imports(name, path, set(MODULES)) for name, path in MODULES.items()}
JS = {path: js_imports(path) for path in files(".js") if path.parts[:2] == ("static", "js")}

# What a folder of static/js may import, itself included; main.js may import everything, and nothing imports it.
MAY_IMPORT = {
    "core": {"core"},
    "io": {"core", "io", "vendor"},
    "mark": {"core", "mark", "vendor"},
    "view": {"core", "mark", "view", "vendor"},
}

# What each bundled library exports, as dev/bundle.mjs says it.
BUNDLE = text(Path("dev", "bundle.mjs"))
LIBRARIES = dict(re.findall(r"^  (\w+): `([^`]*)`", BUNDLE, re.M))


def names(pattern, source):
    """List the names between the braces of all imports or exports of one kind."""
    return {name for found in re.findall(pattern, source) for name in re.findall(r"\w+", found)}


@pytest.mark.parametrize("name", [name for name in GRAPH if name.partition(".")[0] == "engine"])
def test_the_engine_knows_nothing_of_http_or_html(name):
    roots = {other.partition(".")[0] for other in GRAPH[name]}
    assert not roots & {"app", "dev", "flask", "werkzeug", "jinja2", "waitress", "msgspec"}


@pytest.mark.parametrize("name", [name for name in GRAPH if name.partition(".")[0] == "dev"])
def test_dev_imports_nothing_that_is_not_there_yet(name):
    import sys

    assert {other.partition(".")[0] for other in GRAPH[name]} <= {*sys.stdlib_module_names, "dev"}


def test_python_modules_import_each_other_without_cycles():
    assert cycle(GRAPH) == []


def test_javascript_modules_import_each_other_without_cycles():
    assert cycle(JS) == []


@pytest.mark.parametrize("path", JS, ids=str)
def test_javascript_folders_import_only_what_lies_below(path):
    folder = path.parts[2] if len(path.parts) > 3 else None
    for other in JS[path]:
        assert other.parts != ("static", "js", "main.js"), "nothing imports main"
        if folder:
            assert folder in MAY_IMPORT, f"say in MAY_IMPORT what {folder} may import"
            below = other.parts[1] if other.parts[1] == "vendor" else other.parts[2]
            assert below in MAY_IMPORT[folder], f"{path} imports {other}"


@pytest.mark.parametrize("library", LIBRARIES)
def test_what_is_bundled_by_name_is_imported(library):
    imported = names(rf"""import \{{([^}}]*)\}} from "[./]+vendor/{library}\.js";""", "\n".join(map(text, JS)))
    assert names(r"export \{([^}]*)\} from", LIBRARIES[library]) <= imported
    assert imported
    assert library != "d3" or "*" not in LIBRARIES[library]


def test_every_package_of_the_page_is_bundled():
    needed = set(json.loads(text(Path("package.json")))["dependencies"]) - {"esbuild"}
    assert [name for name in needed if f'"{name}"' not in BUNDLE.replace('", "', "/")] == []


def test_a_cycle_is_found():
    assert cycle({"a": {"b"}, "b": {"c", "d"}, "c": set(), "d": {"b"}}) == ["b", "d", "b"]
    assert cycle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []
