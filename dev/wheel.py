"""What is installed: our two packages, with the page's files inside one of them, as a wheel."""

import base64
import hashlib
import os
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from dev import metadata
from dev.shell import ROOT

PLACES = {"engine": "engine", "app": "app", "templates": "app/templates", "static": "app/static"}
"""Our folders, and where they are once installed: app/files.py finds them in either place."""


def walk(folder: Path) -> Iterator[Path]:
    """Walk the files of a folder, in order and through links, but for what Python compiles."""
    for path, folders, names in os.walk(folder, followlinks=True):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (Path(path, name) for name in sorted(names))


def contents() -> dict[str, bytes]:
    """Read everything that is installed, by its name in the wheel; files that begin with a dot are set-up's own."""
    return {
        f"{place}/{file.relative_to(ROOT / folder).as_posix()}": file.read_bytes()
        for folder, place in PLACES.items()
        for file in walk(ROOT / folder)
        if not file.name.startswith(".")
    }


def stem() -> str:
    """Name the distribution.

    Examples
    --------
    >>> stem().partition("-")[0]
    'gradwalk'
    """
    told = metadata.project()
    return f"{told['name']}-{told['version']}"


def about() -> dict[str, bytes]:
    """Write the files that a wheel has about itself, but for the list of all files."""
    kind = "Wheel-Version: 1.0\nGenerator: gradwalk\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    texts = {"METADATA": metadata.core(), "WHEEL": kind, "entry_points.txt": metadata.commands()}
    return {f"{stem()}.dist-info/{name}": text.encode() for name, text in texts.items()}


def write(folder: Path, files: Mapping[str, bytes]) -> str:
    """Write a wheel; equal contents give equal bytes.

    Parameters
    ----------
    folder : Path
        Where it is put.
    files : mapping
        What is installed, by its name in the wheel.

    Returns
    -------
    str
        The wheel's file name.
    """
    files = {**files, **about()}
    record = f"{stem()}.dist-info/RECORD"
    lines = [f"{name},sha256={_digest(content)},{len(content)}" for name, content in files.items()]
    files[record] = "".join(f"{line}\n" for line in [*lines, f"{record},,"]).encode()
    name = f"{stem()}-py3-none-any.whl"
    with zipfile.ZipFile(folder / name, "w") as archive:
        for file, content in files.items():
            entry = zipfile.ZipInfo(file)  # of 1980, the first year that a zip file knows
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return name


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
