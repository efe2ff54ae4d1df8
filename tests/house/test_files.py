"""Small files with a home, nothing of others, and two commands."""

import re
import subprocess

import pytest

from tests.house.sources import ROOT, files, text

MOST_LINES = 300
SOURCES = files(".py", ".js", ".mjs", ".css", ".html")
PAGE = [path for path in files(".js") if path.parts[0] == "static"]
BANNED = re.compile(
    r"""innerHTML|outerHTML|insertAdjacentHTML|document\.write|\.html\(|\.attr\(\s*["']style["']|"""
    r"""setAttribute\(\s*["']style["']|renderToString|\beval\(|new Function"""
)


def committed():
    """List what git keeps."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [name for name in listed.split("\0") if name]


@pytest.mark.parametrize("path", SOURCES, ids=str)
def test_no_file_outgrows_a_reader(path):
    assert len(text(path).splitlines()) <= MOST_LINES


def test_no_file_is_for_what_has_no_home():
    homeless = {"utils", "util", "helpers", "misc", "common"}
    assert [path for path in SOURCES if path.stem.lower() in homeless or homeless & set(path.parts)] == []


@pytest.mark.parametrize("path", PAGE, ids=str)
def test_text_reaches_the_page_as_text(path):
    assert BANNED.findall(text(path)) == []


@pytest.mark.parametrize("path", files(".html"), ids=str)
def test_templates_have_no_inline_script_or_style(path):
    inline = r"<style\b|<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=|\|\s*safe\b|https?://(?!www\.w3\.org/)"
    assert re.findall(inline, text(path)) == []


def test_nothing_of_others_is_committed():
    foreign = re.compile(r"(^|/)(node_modules|vendor|\.venv)/|\.min\.(js|css)$|\.woff2?$|\.whl$")
    assert [name for name in committed() if foreign.search(name)] == []


def test_the_lock_file_names_no_registry():
    assert '"resolved"' not in text(ROOT / "package-lock.json")


def test_the_readme_has_two_commands():
    readme = text(ROOT / "README.md")
    assert re.findall(r"^[ \t]*(?:\$ )?make (\w+)", readme, re.M)[:2] == ["run", "test"]


def test_ci_is_make_test_and_nothing_else():
    lines = [line for line in text(ROOT / ".ci" / "run").splitlines() if line and not line.startswith("#")]
    assert lines == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "exec make test"]


def test_pre_commit_runs_the_same_checks():
    assert "python3 -m dev check" in text(ROOT / ".pre-commit-config.yaml")
    assert "python3 -m dev check" in text(ROOT / "Makefile")
