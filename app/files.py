"""Where the page's own files are."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent

FOLDER = next(folder for folder in (_HERE, _HERE.parent) if (folder / "templates").is_dir())
"""What holds templates/ and static/: the checkout's own folder, and once installed this package's."""
