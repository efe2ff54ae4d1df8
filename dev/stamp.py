"""Stamp files: what was made is made again only when what it was made from has changed."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


class Stamp:
    """A file beside what was made, holding a hash of what it was made from.

    It lies inside the folder it speaks of, so that deleting the folder deletes the claim too.

    Parameters
    ----------
    file : Path
        Where the stamp is kept.
    sources : iterable of Path
        Files whose bytes count.
    words : iterable of str, optional
        Anything else that counts, such as a version.
    """

    def __init__(self, file: Path, sources: Iterable[Path], words: Iterable[str] = ()) -> None:
        self.file = file
        self.sources = tuple(sources)
        self.words = tuple(words)

    def digest(self) -> str:
        """Hash the sources as they are now."""
        total = hashlib.sha256()
        for word in self.words:
            total.update(word.encode() + b"\0")
        for source in self.sources:
            total.update(hashlib.sha256(source.read_bytes()).digest())
        return total.hexdigest()

    def fresh(self) -> bool:
        """Tell whether what was made still stands for its sources."""
        try:
            return self.file.read_text() == self.digest()
        except OSError:
            return False

    def set(self) -> None:
        """Record that it has just been made."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(self.digest())
