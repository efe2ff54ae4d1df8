"""The project's own Python: ``.venv`` with what requirements.txt names."""

import importlib.util
import shutil
import sys
import sysconfig
from pathlib import Path

from dev import debian
from dev.shell import ROOT, Failure, call, say
from dev.stamp import Stamp

VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
_MADE = VENV / ".made"


def _need_ensurepip() -> None:
    """See to it that the standard library can make a virtual environment; Debian ships that part apart."""
    if importlib.util.find_spec("ensurepip"):
        return
    package = f"python3.{sys.version_info.minor}-venv"
    # Debian's package completes Debian's own Python only.
    if sysconfig.get_path("stdlib").startswith("/usr/lib/") and debian.may_install():
        debian.install([package])
        importlib.invalidate_caches()
    if not importlib.util.find_spec("ensurepip"):
        raise Failure(f"This Python cannot make virtual environments; install that part: sudo apt install {package}")


def make() -> None:
    """Make the virtual environment where there is none, or one that was left half made."""
    if _MADE.exists() and PYTHON.exists():
        return
    _need_ensurepip()
    shutil.rmtree(VENV, ignore_errors=True)
    say("Making .venv …")
    try:
        call([sys.executable, "-m", "venv", VENV])
    except BaseException:
        shutil.rmtree(VENV, ignore_errors=True)
        raise
    _MADE.touch()


def site_packages() -> Path:
    """Return the folder that holds the installed packages."""
    found = next(iter([*VENV.glob("lib/python3*/site-packages"), *VENV.glob("Lib/site-packages")]), None)
    if not found:
        raise Failure("The folder .venv is damaged; delete it and run the command again.")
    return found


def install(*arguments: str) -> None:
    """Install packages with pip, and compile them, on every core, whatever the machine's settings say."""
    call([PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "--no-compile", *arguments])
    call([PYTHON, "-m", "compileall", "-q", "-j", "0", site_packages()])


def _stamp(name: str) -> Stamp:
    return Stamp(VENV / f".{name}", [ROOT / "requirements.txt", ROOT / name])


def ready(name: str) -> bool:
    """Tell whether what a requirements file names is installed; what the tests need includes what the app needs."""
    return PYTHON.exists() and any(_stamp(file).fresh() for file in {name, "requirements-dev.txt"})


def require(name: str) -> None:
    """Install what a requirements file names, unless that has been done.

    Parameters
    ----------
    name : str
        ``requirements.txt`` or ``requirements-dev.txt``.
    """
    if ready(name):
        return
    make()
    say(f"Installing {name} …")
    install("-r", name)
    _stamp(name).set()
