"""A real server and a real Chromium. A page that complains, or asks another host, fails its test."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from dev import browser as chromium
from dev.shell import ROOT, environment

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def address(output: Path, worker_id: str) -> Iterator[str]:
    """Where the app listens, started as a user starts it."""
    command = [sys.executable, "-m", "app", "--port", "0", "--no-browser"]
    with (
        (output / f"server-{worker_id}.log").open("w") as log,
        subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=log, text=True) as server,
    ):
        try:
            line = server.stdout.readline() if server.stdout else ""
            found = re.search(r"http://\S+", line)
            assert found, f"the app did not start: see {log.name}"
            yield found[0].rstrip("/")
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium; there is no skipping without one."""
    path = chromium.find()
    if path is None:
        pytest.fail("There is no Chromium: run `make test`, which installs one, or set GRADWALK_CHROMIUM.")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Open pages, watched; keyword arguments are those of Playwright's ``new_context``."""
    complaints: list[str] = []
    contexts = []

    def listen(page: Page) -> None:
        def on_console(message: ConsoleMessage) -> None:
            if message.type == "error":
                complaints.append(f"console: {message.text}")

        page.on("console", on_console)
        page.on("pageerror", lambda error: complaints.append(f"uncaught: {error}"))

    def ask(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and f"{parts.scheme}://{parts.netloc}" != address:
            complaints.append(f"request to another host: {url}")

    def open_one(width: int = 1440, height: int = 900, **options: object) -> Page:
        context = browser.new_context(base_url=address, viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        context.on("request", lambda request: ask(request.url))
        context.on("page", listen)
        context.set_default_timeout(10_000)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """One watched page of 1440 × 900."""
    return open_page()


@pytest.fixture
def shot(output: Path) -> Callable[..., Path]:
    """Take a picture of a page: ``shot(page, "open")`` writes tests/output/open.png."""

    def take(page: Page, name: str, **options: object) -> Path:
        path = output / f"{name}.png"
        page.screenshot(path=path, **options)
        return path

    return take


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """List what axe-core finds wrong with a page's accessibility."""
    source = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

    def look(page: Page) -> list[str]:
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(source)
        found = page.evaluate("() => axe.run(document, { resultTypes: ['violations'], preload: false })")
        return [
            f"{violation['id']}: {node['target']} {violation['help']}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    return look
