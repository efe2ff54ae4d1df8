"""A Chromium for the tests: the machine's, Playwright's, or Debian's."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from dev import debian, venv
from dev.shell import Failure, call, say

VARIABLE = "GRADWALK_CHROMIUM"
_COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_INSTALLED = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
_CACHED = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium-*/chrome-win*/chrome.exe",
)


def cache_folder(environ: Mapping[str, str], platform: str) -> Path:
    """Return where Playwright keeps the browsers it has installed."""
    if environ.get("PLAYWRIGHT_BROWSERS_PATH", "0") != "0":
        return Path(environ["PLAYWRIGHT_BROWSERS_PATH"])
    home = Path(environ.get("HOME") or environ.get("USERPROFILE") or Path.home())
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData/Local") / "ms-playwright"
    return home / ("Library/Caches" if platform == "darwin" else ".cache") / "ms-playwright"


def _revision(path: Path, cache: Path) -> int:
    number = path.relative_to(cache).parts[0].rpartition("-")[2]
    return int(number) if number.isdigit() else 0


def find(environ: Mapping[str, str] = os.environ) -> str | None:
    """Return the path of a Chromium on this machine, the one named by ``GRADWALK_CHROMIUM`` first.

    Raises
    ------
    Failure
        When ``GRADWALK_CHROMIUM`` names no file.
    """
    named = environ.get(VARIABLE)
    if named:
        if not Path(named).is_file():
            raise Failure(f"{VARIABLE} names {named}, which is no file.")
        return named
    for command in _COMMANDS:
        if found := shutil.which(command, path=environ.get("PATH")):
            return found
    cache = cache_folder(environ, sys.platform)
    cached = [path for pattern in _CACHED for path in cache.glob(pattern) if path.is_file()]
    if cached:
        return str(max(cached, key=lambda path: _revision(path, cache)))
    return next((place for place in _INSTALLED if Path(place).is_file()), None)


def require() -> str:
    """Return the path of a Chromium, installing one where there is none.

    Raises
    ------
    Failure
        When none can be had: the tests then fail, since a skip would hide it.
    """
    if found := find():
        return found
    say("No Chromium here; asking Playwright for one …")
    try:
        call([venv.PYTHON, "-m", "playwright", "install", "chromium"], timeout=300)
    except Failure as failure:
        reason = next((line for line in str(failure).splitlines() if line.startswith("Error")), failure)
        say(f"Playwright could not install one: {reason}")
    if not find() and debian.may_install():
        debian.install(["chromium"])
    if found := find():
        return found
    raise Failure(
        "The tests need Chromium, and none could be had. Install Chromium or Chrome from your system's packages "
        f"(Debian: sudo apt install chromium), or name one: {VARIABLE}=/path/to/chromium"
    )
