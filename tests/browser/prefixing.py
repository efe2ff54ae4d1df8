"""A proxy that gives the app only a part of its host's addresses."""

import http.client
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_OWN = {"connection", "transfer-encoding", "server", "date"}
"""What a proxy says for itself."""


@contextmanager
def proxied(port: int, prefix: str, takes_off: bool) -> Iterator[str]:
    """Stand before the app: what lies below the prefix is passed on, with the prefix or without; all else is not there.

    Yields the proxy's own address.
    """

    class Proxy(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if not self.path.startswith(f"{prefix}/"):
                self.send_error(404)
                return
            path = self.path.removeprefix(prefix) if takes_off else self.path
            with closing(http.client.HTTPConnection("127.0.0.1", port)) as app:
                app.request(self.command, path, body, dict(self.headers))
                answer = app.getresponse()
                content = answer.read()
            # A browser that leaves a page no longer waits for what it asked.
            with suppress(ConnectionError):
                self.send_response(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in _OWN:
                        self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

        do_GET = do_POST = pass_on

        def log_message(self, format: str, *arguments: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=[0.05])
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
