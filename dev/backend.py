"""What pip calls to build us, PEP 517 and 660, from the standard library alone, as all of our set-up.

Nothing comes from elsewhere when the app runs, so what is installed has the page's libraries in it: they are bundled
here, as ``make setup`` does it, unless that has been done. A checkout gets nothing else from being built.
"""

import io
import tarfile
from pathlib import Path
from typing import Any

from dev import metadata, node, wheel
from dev.shell import ROOT

SOURCES = (
    *wheel.PLACES, "dev", "docs",
    "Containerfile", ".npmrc", "package.json", "package-lock.json",
    "pyproject.toml", "requirements.txt", "requirements-dev.txt", "README.md", "Makefile",
)
"""What a source distribution is made of, the bundled libraries too: it is built without Node.js."""


def get_requires_for_build_wheel(config_settings: Any = None) -> list[str]:
    """Ask for Node.js where the libraries are yet to be bundled, and there is none."""
    return [] if node.ready(modules=False) or node.present() else [node.REQUIREMENT]


get_requires_for_build_sdist = get_requires_for_build_editable = get_requires_for_build_wheel


def prepare_metadata_for_build_wheel(metadata_directory: str, config_settings: Any = None) -> str:
    """Write what the wheel will say of itself."""
    for name, content in wheel.about().items():
        file = Path(metadata_directory, name)
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
    return f"{wheel.stem()}.dist-info"


prepare_metadata_for_build_editable = prepare_metadata_for_build_wheel


def build_wheel(wheel_directory: str, config_settings: Any = None, metadata_directory: str | None = None) -> str:
    """Build what is installed."""
    _bundle()
    return wheel.write(Path(wheel_directory), wheel.contents())


def build_editable(wheel_directory: str, config_settings: Any = None, metadata_directory: str | None = None) -> str:
    """Build a link to this checkout."""
    _bundle()
    return wheel.write(Path(wheel_directory), {f"{metadata.project()['name']}.pth": f"{ROOT}\n".encode()})


def build_sdist(sdist_directory: str, config_settings: Any = None) -> str:
    """Build a source distribution."""
    _bundle()
    name = f"{wheel.stem()}.tar.gz"
    with tarfile.open(Path(sdist_directory, name), "w:gz", dereference=True, format=tarfile.PAX_FORMAT) as archive:
        for source in (ROOT / source for source in SOURCES):
            for file in wheel.walk(source) if source.is_dir() else [source]:
                archive.add(file, f"{wheel.stem()}/{file.relative_to(ROOT).as_posix()}")
        content = metadata.core().encode()
        entry = tarfile.TarInfo(f"{wheel.stem()}/PKG-INFO")
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    return name


def _bundle() -> None:
    if not node.ready(modules=False):
        node.require()
