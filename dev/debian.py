"""Debian's packages, where we may install them."""

import functools
import os
import shutil
import sys
from collections.abc import Sequence

from dev.shell import call, say


def may_install() -> bool:
    """Tell whether this is Debian or one of its kin, and we are root."""
    return sys.platform == "linux" and shutil.which("apt-get") is not None and os.geteuid() == 0


@functools.cache
def _update() -> None:
    call(["apt-get", "update"])


def install(packages: Sequence[str]) -> None:
    """Install packages by name; raises ``Failure`` when Debian has none."""
    say(f"Installing {', '.join(packages)} from Debian's packages …")
    _update()
    call(["apt-get", "install", "-y", "--no-install-recommends", *packages], {"DEBIAN_FRONTEND": "noninteractive"})
