"""Start Gradwalk: ``gradwalk``, or without installing it ``python -m app``."""

import argparse
import contextlib
import errno
import logging
import os
import sys
import threading
import webbrowser

from app import create_app
from app.prefix import VARIABLE, prefix_from
from app.serving import make_server


def has_display() -> bool:
    """Tell whether a browser window could be shown to somebody."""
    if os.environ.get("CI"):
        return False
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main() -> int:
    """Read the arguments and serve until interrupted."""
    parser = argparse.ArgumentParser("gradwalk", description="Walk through computation graphs, in a browser.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", default=8000, type=int, help="port, 0 for a free one (default: %(default)s)")
    parser.add_argument("--prefix", help=f"path below which a proxy has it, such as /gradwalk (default: {VARIABLE})")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    options = parser.parse_args()
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        server = make_server(create_app(below=options.prefix), options.host, options.port)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        print(f"Port {options.port} is taken; choose another: --port {options.port + 1}", file=sys.stderr)
        return 1
    address = f"http://{options.host}:{server.effective_port}{prefix_from(os.environ, options.prefix)}/"
    print(f"Gradwalk is at {address}  (Ctrl+C stops it)", flush=True)
    if not options.no_browser and has_display():
        threading.Timer(0.1, webbrowser.open, [address]).start()
    with contextlib.suppress(KeyboardInterrupt):
        server.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
