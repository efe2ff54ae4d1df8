"""What every response says about itself."""

from flask import Flask, Response, request

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    # No frame-ancestors: a slide may embed the page.
}

# The worker lays graphs out with Graphviz, which is WebAssembly; a worker goes by its own script's policy.
LAYOUT_WORKER = "/js/io/layout-worker.js"


def policy(path: str) -> str:
    """Write the Content-Security-Policy of what lies at a path.

    Examples
    --------
    >>> "wasm" in policy("/"), "wasm" in policy(f"/static{LAYOUT_WORKER}")
    (False, True)
    """
    rules = dict(_POLICY)
    if path.startswith("/static/") and path.endswith(LAYOUT_WORKER):
        rules["script-src"] += " 'wasm-unsafe-eval'"
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def headers_of(path: str) -> dict[str, str]:
    """Return what is said with all that lies at a path.

    Examples
    --------
    >>> headers_of("/")["X-Content-Type-Options"]
    'nosniff'
    """
    return {
        "Content-Security-Policy": policy(path),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def _add(response: Response) -> Response:
    response.headers.update(headers_of(request.path))
    return response


def install(app: Flask) -> None:
    """Add the headers to every response of this application."""
    app.after_request(_add)
