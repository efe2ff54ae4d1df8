"""The pages, and the files they are made of."""

from pathlib import Path

from flask import Flask, Response, render_template, request, send_from_directory

# Best first; set-up writes these beside the libraries' own files.
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))


def _encoding(file: Path) -> tuple[str, str]:
    """Return the name and the suffix of the best stored encoding the reader takes, or two empty texts."""
    for name, suffix in _ENCODINGS:
        if request.accept_encodings.quality(name) > 0 and file.with_name(file.name + suffix).is_file():
            return name, suffix
    return "", ""


def page() -> str:
    """Show the one page of the app."""
    return render_template("index.html")


def api_page() -> str:
    """Show the API's documentation."""
    return render_template("api.html")


def install(app: Flask) -> None:
    """Add the pages and the static files to this application."""
    static = Path(app.root_path) / "static"

    def static_file(filename: str) -> Response:
        """Send a file of static/, stored compressed where the reader takes it; it is asked for anew each time."""
        response = send_from_directory(static, filename, max_age=0, etag=True)
        if (static / filename).with_name(Path(filename).name + ".gz").is_file():
            name, suffix = _encoding(static / filename)
            if name:
                kind = response.content_type
                response.close()
                response = send_from_directory(static, filename + suffix, max_age=0, etag=True)
                response.content_type = kind
                response.content_encoding = name
                response.headers.remove("Content-Disposition")  # would name the compressed file
            response.vary.add("Accept-Encoding")
        response.cache_control.no_cache = True
        return response

    app.add_url_rule("/static/<path:filename>", "static", static_file)
    app.add_url_rule("/", "page", page)
    app.add_url_rule("/api/v1/", "api_page", api_page)
