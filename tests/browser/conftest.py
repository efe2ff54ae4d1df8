"""A real server and a real Chromium. A page that complains, or asks another host, fails its test."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    BrowserType,
    ConsoleMessage,
    Error,
    Page,
    Request,
    sync_playwright,
)

import dev.browser
from dev.shell import ROOT, environment
from tests.browser.tabs import AS_EVER, Tabs

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    # A page opened again goes on in the same process: two thirds of the time.
    "--process-per-site",
    "--renderer-process-limit=1",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Who asks another host is not answered: of the requests only those that fail need be looked at.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def address(output: Path, worker_id: str) -> Iterator[str]:
    """Where the app listens, started as a user starts it."""
    command = [sys.executable, "-m", "app", "--port", "0", "--no-browser"]
    # As many servers as workers share the machine: what is late here is not overload.
    patient = environment({"GRADWALK_WAITING_MILLISECONDS": "20000"})
    with (
        (output / f"server-{worker_id}.log").open("w") as log,
        subprocess.Popen(command, cwd=ROOT, env=patient, stdout=subprocess.PIPE, stderr=log, text=True) as server,
    ):
        try:
            line = server.stdout.readline() if server.stdout else ""
            found = re.search(r"http://\S+", line)
            assert found, f"the app did not start: see {log.name}"
            yield found[0].rstrip("/")
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def chromium() -> Iterator[BrowserType]:
    """The machine's Chromium, to be launched; there is no skipping without one."""
    with sync_playwright() as playwright:
        yield playwright.chromium


def _found() -> Path:
    path = dev.browser.find()
    if path is None:
        pytest.fail("There is no Chromium: run `make test`, which installs one, or set GRADWALK_CHROMIUM.")
    return path


@pytest.fixture(scope="session")
def profile(
    chromium: BrowserType, address: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """A reader's browser, which keeps files and compiled modules: opening a page takes it half the time."""
    folder = tmp_path_factory.mktemp("profile")
    context = chromium.launch_persistent_context(folder, executable_path=_found(), args=FLAGS, base_url=address)
    yield context
    context.close()


@pytest.fixture(scope="session")
def browser(chromium: BrowserType) -> Iterator[Browser]:
    """A browser for readers that differ in more than their screens and settings."""
    running = chromium.launch(executable_path=_found(), args=FLAGS)
    yield running
    running.close()


@pytest.fixture(scope="session")
def tabs(profile: BrowserContext, address: str) -> Tabs:
    """Tabs of that reader's browser."""
    return Tabs(profile, address)


SETTINGS = {"color_scheme", "reduced_motion", "forced_colors", "contrast"}
"""What a page can be told of its reader's system without a browser of its own."""


@pytest.fixture
def open_page(request: pytest.FixtureRequest, address: str) -> Iterator[Callable[..., Page]]:
    """Open pages, watched; keyword arguments are those of Playwright's ``new_context``.

    With any, or ``apart``, the page is that of a reader without a past, to whom it may do what stays for good.
    """
    complaints: list[str] = []
    opened: list[Page] = []
    lent: list[Page] = []
    contexts: list[BrowserContext] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"console: {message.text}")

    def on_error(error: Error) -> None:
        complaints.append(f"uncaught: {error}")

    def ask(asked: Request) -> None:
        parts = urlsplit(asked.url)
        if parts.scheme not in ("data", "blob") and f"{parts.scheme}://{parts.netloc}" != address:
            complaints.append(f"request to another host: {asked.url}")

    def watch(page: Page) -> None:
        opened.append(page)
        for event, listener in watched.items():
            page.on(event, listener)
        page.set_default_timeout(30_000)

    watched: dict[Any, Callable[..., None]] = {
        "console": on_console, "pageerror": on_error, "requestfailed": ask, "popup": watch}

    def open_one(width: int = 1440, height: int = 900, apart: bool = False, **options: Any) -> Page:
        screen = {"width": width, "height": height}
        settings = {name: options.pop(name) for name in SETTINGS & options.keys()}
        if options or apart:
            browser: Browser = request.getfixturevalue("browser")
            contexts.append(browser.new_context(base_url=address, viewport=screen, **options))
            page = contexts[-1].new_page()
        else:
            tabs: Tabs = request.getfixturevalue("tabs")
            page = tabs.take()
            lent.append(page)
            page.set_viewport_size(screen)
        page.emulate_media(**AS_EVER | settings)
        watch(page)
        return page

    yield open_one
    for page in opened:
        if page not in lent:
            page.close()
    for page in lent:
        request.getfixturevalue("tabs").give_back(page)
        for event, listener in watched.items():
            page.remove_listener(event, listener)
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """One watched page of 1440 × 900, of a reader who wants no motion: what is pressed is there at once."""
    return open_page(reduced_motion="reduce")


@pytest.fixture
def moving(open_page: Callable[..., Page]) -> Page:
    """The same of a reader who sees things move: for what motion is about, and what happens on the way."""
    return open_page()


@pytest.fixture
def shot(output: Path) -> Callable[..., Path]:
    """Take a picture of a page: ``shot(page, "open")`` writes tests/output/open.png."""

    def take(page: Page, name: str, **options: object) -> Path:
        path = output / f"{name}.png"
        page.screenshot(path=path, **options)
        return path

    return take


@pytest.fixture
def pictures(request: pytest.FixtureRequest, output: Path) -> Callable[[Page, str, str], None]:
    """Take pictures for who looks at them: ``--pictures`` writes tests/output/matrix/<screen>/<state>.jpg."""
    wanted: bool = request.config.getoption("--pictures")

    def take(page: Page, screen: str, state: str) -> None:
        if wanted:
            name = state.replace(", ", "-").replace(" ", "-")
            page.screenshot(path=output / "matrix" / screen / f"{name}.jpg", type="jpeg", quality=80)

    return take


LISTED = 'role="listbox"'
"""A list is scrolled by the keys of the field that it belongs to; axe knows that only of a combobox's."""


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """List what axe-core finds wrong with a page: by all its rules, or by those named after the page."""
    source = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

    def look(page: Page, *rules: str) -> list[str]:
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(source)
        options = {"resultTypes": ["violations"], "preload": False, **({"runOnly": list(rules)} if rules else {})}
        # All that axe-core found in order stays in the page.
        found = page.evaluate("async (options) => (await axe.run(document, options)).violations", options)
        return [
            f"{violation['id']}: {node['target']} {violation['help']}"
            for violation in found
            for node in violation["nodes"]
            if not (violation["id"] == "scrollable-region-focusable" and LISTED in node["html"])
        ]

    return look
