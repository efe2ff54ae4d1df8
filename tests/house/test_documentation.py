"""Everything public is documented, and what the documentation shows is run."""

import ast
import doctest
import importlib
import re

import pytest

from tests.house.sources import files, modules, text

MODULES = modules()
JS = [path for path in files(".js") if path.parts[:2] == ("static", "js")]
_NAMES = re.compile(r"^(\*{0,2}\w+(?:, \*{0,2}\w+)*)(?: : .*)?$", re.M)


def public(tree):
    """Walk the public definitions of a module and of its public classes."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node)


def parameters(docstring):
    """Read the names under the heading "Parameters" of a docstring, or None where there is none."""
    found = re.search(r"^Parameters\n-+\n(.*?)(?=^\w[^\n]*\n-{3,}|\Z)", docstring, re.M | re.S)
    if not found:
        return None
    return [name.lstrip("*") for names in _NAMES.findall(found[1]) for name in names.split(", ")]


@pytest.mark.parametrize("name", MODULES)
def test_every_public_thing_is_documented(name):
    tree = ast.parse(text(MODULES[name]))
    assert ast.get_docstring(tree), "the module says nothing about itself"
    assert [node.name for node in public(tree) if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("name", MODULES)
def test_documented_parameters_are_those_of_the_signature(name):
    for node in public(ast.parse(text(MODULES[name]))):
        told = parameters(ast.get_docstring(node) or "")
        if told is None or isinstance(node, ast.ClassDef):
            continue
        rest = [node.args.vararg, node.args.kwarg]
        every = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, *filter(None, rest)]
        assert set(told) == {argument.arg for argument in every} - {"self", "cls"}, node.name


@pytest.mark.parametrize("name", [name for name in MODULES if not name.endswith("__main__")])
def test_the_examples_run(name):
    failed, _ = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)
    assert failed == 0


@pytest.mark.parametrize("path", JS, ids=str)
def test_every_javascript_module_and_export_is_documented(path):
    written = text(path)
    assert written.startswith("/**"), "the module says nothing about itself"
    exports = re.finditer(r"^export (?:async )?(?:function\*?|class|const) (\w+)", written, re.M)
    assert [found[1] for found in exports if not written[: found.start()].rstrip().endswith("*/")] == []
