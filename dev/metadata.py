"""What the package says of itself, from pyproject.toml, requirements.txt and README.md."""

import tomllib
from typing import Any

from dev.shell import ROOT


def project() -> dict[str, Any]:
    """Read the table [project] of pyproject.toml."""
    table: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return table


def requirements() -> list[str]:
    """Read what the app runs on.

    Examples
    --------
    >>> [line for line in requirements() if line.startswith("flask")]
    ['flask>=3.1,<4']
    """
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def core() -> str:
    """Write the core metadata, version 2.1.

    Examples
    --------
    >>> core().splitlines()[1]
    'Name: gradwalk'
    """
    told = project()
    head = [
        "Metadata-Version: 2.1",
        f"Name: {told['name']}",
        f"Version: {told['version']}",
        f"Summary: {told['description']}",
        f"Requires-Python: {told['requires-python']}",
        *(f"Requires-Dist: {line}" for line in requirements()),
        "Description-Content-Type: text/markdown",
    ]
    return "\n".join(head) + "\n\n" + (ROOT / str(told["readme"])).read_text(encoding="utf-8")


def commands() -> str:
    """Write the entry points: what is installed as a command.

    Examples
    --------
    >>> print(commands(), end="")
    [console_scripts]
    gradwalk = app.__main__:main
    """
    return "\n".join(["[console_scripts]", *(f"{name} = {goal}" for name, goal in project()["scripts"].items())]) + "\n"
