"""The system's own limit of open files."""

import re
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.serving.descriptors import allow
from tests.app.listening import ask, connect

ROOT = Path(__file__).resolve().parents[2]


def test_no_more_connections_are_promised_than_asked_for():
    assert allow(1) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_where_few_files_may_be_open_as_many_connections_are_kept_as_fit_and_others_are_answered():
    command = f"ulimit -n 300; exec {sys.executable} -m app --port 0 --no-browser"
    with subprocess.Popen(["sh", "-c", command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True) as server, ExitStack() as stack:
        try:
            port = int(re.search(r":(\d+)/", server.stdout.readline())[1])
            for _ in range(3):
                for _ in range(150):
                    stack.enter_context(connect(port, b"GET / HTTP/1.1\r\n"))
                for path in ("/", "/static/js/main.js", "/api/v1/limits"):
                    assert ask(port, path).status == 200
        finally:
            server.terminate()
        assert server.stderr.read() == ""
