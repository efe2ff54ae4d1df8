"""The parts of set-up that can be tried without setting anything up."""

import sys

import pytest

from dev import browser, debian, node, shell, stages, venv
from dev.__main__ import main
from dev.shell import Failure
from dev.stamp import Stamp


def test_a_stamp_stands_until_a_source_changes(tmp_path):
    source = tmp_path / "requirements.txt"
    source.write_text("flask")
    stamp = Stamp(tmp_path / "made" / ".stamp", [source], ["3.11"])
    assert not stamp.fresh()
    stamp.set()
    assert stamp.fresh()
    assert not Stamp(stamp.file, [source], ["3.12"]).fresh()
    source.write_text("flask, numpy")
    assert not stamp.fresh()


def test_a_stamp_whose_source_is_missing_is_not_fresh(tmp_path):
    assert not Stamp(tmp_path / ".stamp", [tmp_path / "nowhere"]).fresh()


def executable(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_chromium_is_found_on_the_path_first(tmp_path):
    suffix = ".exe" if sys.platform == "win32" else ""
    chromium = executable(tmp_path / "bin" / f"chromium{suffix}")
    assert browser.find({"PATH": str(chromium.parent), "HOME": str(tmp_path)}) == str(chromium)


@pytest.mark.skipif(sys.platform != "linux", reason="the folders are Linux's")
def test_the_newest_chromium_of_playwright_is_found(tmp_path):
    cache = tmp_path / ".cache" / "ms-playwright"
    executable(cache / "chromium-999" / "chrome-linux" / "chrome")
    newest = executable(cache / "chromium-1200" / "chrome-linux64" / "chrome")
    assert browser.find({"PATH": str(tmp_path), "HOME": str(tmp_path)}) == str(newest)


def test_a_named_chromium_wins_and_must_exist(tmp_path):
    named = executable(tmp_path / "mine")
    assert browser.find({"GRADWALK_CHROMIUM": str(named)}) == str(named)
    with pytest.raises(Failure, match="which is no file"):
        browser.find({"GRADWALK_CHROMIUM": str(tmp_path / "nowhere")})


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("linux", {"HOME": "/home/ada"}, "/home/ada/.cache/ms-playwright"),
        ("darwin", {"HOME": "/Users/ada"}, "/Users/ada/Library/Caches/ms-playwright"),
        ("win32", {"LOCALAPPDATA": "C:/ada"}, "C:/ada/ms-playwright"),
        ("linux", {"PLAYWRIGHT_BROWSERS_PATH": "/shared"}, "/shared"),
    ],
)
def test_playwright_keeps_its_browsers_by_platform(platform, environ, folder):
    assert browser.cache_folder(environ, platform).as_posix() == folder


def test_without_any_chromium_the_tests_fail_with_a_sentence(monkeypatch, capsys):
    def refuse(*_arguments, **_options):
        raise Failure("no network")

    monkeypatch.setattr(browser, "find", lambda: None)
    monkeypatch.setattr(browser, "call", refuse)
    monkeypatch.setattr(debian, "may_install", lambda: False)
    with pytest.raises(Failure, match="The tests need Chromium, and none could be had"):
        browser.require()
    assert "no network" in capsys.readouterr().out


def test_npm_is_found_beside_its_node(tmp_path):
    made = executable(tmp_path / "bin" / "node")
    script = executable(tmp_path / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")
    assert node.npm_of(made) == script


def test_the_packages_of_another_checkout_are_left_alone(monkeypatch, tmp_path):
    (tmp_path / "other" / "katex").mkdir(parents=True)
    linked = tmp_path / "node_modules"
    linked.symlink_to(tmp_path / "other")
    monkeypatch.setattr(node, "MODULES", linked)
    monkeypatch.setattr(node, "_MODULES_STAMP", Stamp(linked / ".stamp", [], ["stale"]))
    monkeypatch.setattr(node, "_VENDOR_STAMP", Stamp(tmp_path / ".stamp", [], ["stale"]))
    monkeypatch.setattr(node, "find", lambda: None)
    monkeypatch.setattr(node, "_npm", lambda: None)
    monkeypatch.setattr(node, "call", lambda _command: None)
    node.require()
    assert [path.name for path in (tmp_path / "other").iterdir()] == ["katex"]


@pytest.mark.parametrize(("version", "major"), [("v18.0.0\n", 18), ("v22.11.0", 22), ("", 0), ("nonsense", 0)])
def test_the_major_version_of_node_is_read(version, major):
    assert node.major(version) == major


def test_a_python_without_venv_is_told_in_one_sentence(monkeypatch):
    monkeypatch.setattr(venv.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(debian, "may_install", lambda: False)
    with pytest.raises(Failure, match=r"sudo apt install python3\.\d+-venv"):
        venv._need_ensurepip()


def test_a_half_made_environment_is_deleted(monkeypatch, tmp_path):
    half = tmp_path / ".venv"

    def break_off(*_arguments, **_options):
        half.mkdir()
        raise KeyboardInterrupt

    monkeypatch.setattr(venv, "VENV", half)
    monkeypatch.setattr(venv, "PYTHON", half / "bin" / "python")
    monkeypatch.setattr(venv, "_MADE", half / ".made")
    monkeypatch.setattr(venv, "call", break_off)
    with pytest.raises(KeyboardInterrupt):
        venv.make()
    assert not half.exists()


def test_a_failing_command_is_told_with_what_it_printed():
    with pytest.raises(Failure, match=r"(?s)broken.*failed with status 3"):
        shell.call([sys.executable, "-c", "print('broken'); raise SystemExit(3)"])


def test_a_missing_command_is_told():
    with pytest.raises(Failure, match="could not be started"):
        shell.call(["gradwalk-has-no-such-program"])


def test_children_write_byte_code_whatever_the_machine_says(monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in shell.environment()


def test_an_unknown_command_shows_the_usage(capsys):
    assert main(["dance"]) == 2
    assert "setup|run|check|test" in capsys.readouterr().err


def test_arguments_behind_two_dashes_are_passed_on(monkeypatch):
    seen = []
    monkeypatch.setattr(stages, "become", lambda command: seen.append(command) or 0)
    monkeypatch.setattr(stages, "_require", lambda name, modules: None)
    assert stages.run(["--port", "1"]) == 0
    assert seen[0][-2:] == ["--port", "1"]
