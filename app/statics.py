"""The files that pages are made of: addressed by release, so that a browser asks for each of them once."""

import hashlib
import mimetypes
import posixpath
import re
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, has_request_context, request, send_from_directory

# Best first; set-up writes these beside the libraries' own files.
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
_RELEASE = re.compile(r"([0-9a-f]{12})/")
_YEAR = 365 * 24 * 3600
# An import of another file; a type in a comment is none.
_IMPORT = re.compile(r'^(?:import|export)\b[^"\';]*?"(\.[^"]+)";', re.MULTILINE)


class Release:
    """The static files as they were when a page was last made of them.

    Examples
    --------
    >>> release = Release(Path("static"))
    >>> release.look()
    >>> release.address("js/theme.js") == f"/static/{release.name}/js/theme.js"
    True
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = ""

    def look(self) -> None:
        """Name the files as they are now: others get another name."""
        files = ((path, path.stat()) for path in sorted(self.folder.rglob("*")))
        lines = (f"{path.relative_to(self.folder)} {stat.st_size} {stat.st_mtime_ns}" for path, stat in files)
        self.name = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]

    def address(self, file: str) -> str:
        """Address a file, below where the request at hand has found the app."""
        site = request.script_root if has_request_context() else ""
        return f"{site}/static/{self.name}/{file}"

    def modules(self, entry: str) -> tuple[str, ...]:
        """Address a module and all that it imports, near or far: a browser may ask for all of it at once.

        Examples
        --------
        >>> addresses = Release(Path("static")).modules("js/derivatives-page.js")
        >>> {"/static//js/view/maths.js", "/static//vendor/katex.js"} <= set(addresses)
        True
        """
        return tuple(self.address(module) for module in _modules(self.folder, entry, self.name))


@lru_cache(maxsize=8)
def _modules(folder: Path, entry: str, _release: str) -> tuple[str, ...]:
    found = [entry]
    for module in found:
        imports = _IMPORT.findall((folder / module).read_text(encoding="utf-8"))
        paths = (posixpath.normpath(posixpath.join(posixpath.dirname(module), path)) for path in imports)
        found += [path for path in dict.fromkeys(paths) if path not in found]
    return tuple(found)


def _encoding(file: Path) -> tuple[str, str]:
    """Return the name and the suffix of the best stored encoding the reader takes, or two empty texts."""
    for name, suffix in _ENCODINGS:
        if request.accept_encodings.quality(name) > 0 and file.with_name(file.name + suffix).is_file():
            return name, suffix
    return "", ""


def install(app: Flask) -> None:
    """Add the static files to this application; its pages know them as ``release``."""
    release = Release(Path(app.root_path) / "static")

    def known() -> dict[str, Release]:
        release.look()
        return {"release": release}

    def static_file(filename: str) -> Response:
        """Send a file, stored compressed where the reader takes it; what is asked for by release may be kept."""
        named = _RELEASE.match(filename)
        name = filename[named.end() :] if named else filename
        kept = named is not None and named[1] == release.name
        file = release.folder / name
        compressible = file.with_name(f"{file.name}.gz").is_file()
        encoding, suffix = _encoding(file) if compressible else ("", "")
        response = send_from_directory(release.folder, name + suffix, max_age=_YEAR if kept else 0, etag=True)
        if encoding:
            response.content_type = f"{mimetypes.guess_type(name)[0]}; charset=utf-8"
            response.content_encoding = encoding
            response.headers.remove("Content-Disposition")  # would name the compressed file
        if compressible:
            response.vary.add("Accept-Encoding")
        response.cache_control.immutable = kept
        response.cache_control.no_cache = None if kept else True
        return response

    app.context_processor(known)
    app.add_url_rule("/static/<path:filename>", "static", static_file)
