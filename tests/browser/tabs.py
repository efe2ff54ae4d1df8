"""Tabs that are lent to one test after the other: to open the page in a used one takes half of what a new one takes."""

from contextlib import suppress
from typing import Any, NoReturn

from playwright.sync_api import BrowserContext, Error, Page

AS_EVER: dict[str, Any] = {"media": "null", "color_scheme": "light", "reduced_motion": "no-preference",
                           "forced_colors": "none", "contrast": "no-preference"}
"""What a page is told of its reader's system."""

FOR_GOOD = ("add_init_script", "expose_function", "expose_binding")
"""What is never taken back from a tab."""

_LEAVE = "() => location.assign(URL.createObjectURL(new Blob([], { type: 'text/html' })))"


def leave(page: Page) -> None:
    """Leave the page that is open, so that the next is opened afresh.

    The blank page is the site's own. For ``about:blank``, which is nobody's, a tab becomes another process, and for the
    next page another one.
    """
    if page.url.startswith("http"):
        page.evaluate(_LEAVE)
        page.wait_for_url(lambda url: url.startswith("blob:"))


class Tabs:
    """The tabs of one reader's browser.

    Parameters
    ----------
    reader : BrowserContext
        The browser, which keeps files and compiled modules.
    site : str
        The address of the app.
    """

    def __init__(self, reader: BrowserContext, site: str) -> None:
        self.reader = reader
        self.site = site
        self.free: list[Page] = []

    def take(self) -> Page:
        """Return a tab with nothing in it, of a reader who was never here."""
        page = self.free.pop() if self.free else self.reader.new_page()
        # One that lies behind another draws one frame a second, and all that waits for a frame with it.
        page.bring_to_front()
        for name in FOR_GOOD:
            setattr(page, name, _refuse)
        session = self.reader.new_cdp_session(page)
        session.send("Storage.clearDataForOrigin",
                     {"origin": self.site, "storageTypes": "local_storage,session_storage"})
        session.detach()
        return page

    def give_back(self, page: Page) -> None:
        """Keep a tab for the next, with nothing open, pressed or routed; one that does not answer is closed."""
        with suppress(Error):
            leave(page)
            assert not page.evaluate("() => '__pwClock' in globalThis"), _APART
            page.unroute_all()
            for key in ("Shift", "Control", "Alt", "Meta"):
                page.keyboard.up(key)
            page.mouse.move(-1, -1)
            page.mouse.up()
            self.free.append(page)
            return
        page.close()


_APART = "What stays in a tab for good, a clock or a script, is for a reader apart: open_page(apart=True)."


def _refuse(*_arguments: Any, **_options: Any) -> NoReturn:
    raise AssertionError(_APART)
