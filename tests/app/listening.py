"""A server in this process, and connections to it that do as they please."""

import json
import socket
import threading
from contextlib import closing, contextmanager
from http.client import HTTPConnection

from app import create_app
from app.serving import make_server

PATIENCE = 60
"""Seconds after which a test fails rather than hangs."""
OPEN = b"POST /api/v1/draft HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"


class Port(int):
    """Where an application listens."""


@contextmanager
def listening(**limits):
    """Serve on a free port, which is given, with the application as ``app`` and the server."""
    app = create_app(limits)
    server = make_server(app, "127.0.0.1", 0)
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    try:
        port = Port(server.effective_port)
        port.app, port.server = app, server
        yield port
    finally:
        server.close()


def ask(port, path="/", body=None):
    """Ask on a connection of its own, and return the answer with its body as ``data``."""
    method, sent = ("GET", None) if body is None else ("POST", json.dumps(body))
    with closing(HTTPConnection("127.0.0.1", int(port), timeout=PATIENCE)) as there:
        there.request(method, path, sent, {"Content-Type": "application/json"})
        answer = there.getresponse()
        answer.data = answer.read()
    return answer


def connect(port, sent=b"", window=None):
    """Open a connection and send something on it; a small window takes little in at a time."""
    there = socket.socket()
    there.settimeout(PATIENCE)
    if window:
        there.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window)
    there.connect(("127.0.0.1", int(port)))
    if sent:
        there.sendall(sent)
    return there


def is_closed(there):
    """Wait until the other side has closed, whatever it said before."""
    try:
        while there.recv(65536):
            pass
    except ConnectionError:
        pass
    return True


def is_kept(port, there):
    """Tell whether the server has kept a connection."""
    return there.getsockname() in [channel.addr for channel in port.server.crowd.channels()]
