"""What a browser waits for, and how many bytes come over the line: Chromium, its cache on.

The line is slowed down by Chromium itself; nothing of the server's own time is taken out.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import CDPSession, Page

from bench.faults.desk import Person
from tests.chromium import a_chromium

KBIT, LATENCY = 250, 800  # a second; ms
FIRST, NEXT, CLICK, OPENED = "first view", "a next page", "an HTMX click", "a click on a line"
_LINE = "#cases tbody a"
_SLOW = {
    "offline": False,
    "latency": LATENCY,
    "downloadThroughput": KBIT * 1000 / 8,
    "uploadThroughput": KBIT * 1000 / 8,
}


def weights(one: Person) -> dict[str, dict[str, float]]:
    """Bytes and requests of each step: bodies as they travelled, with their headers."""
    told = {}
    with _signed_in(one) as (page, devtools):
        came: list[float] = []
        devtools.on("Network.loadingFinished", lambda seen: came.append(seen["encodedDataLength"]))
        for name, step in _steps(one).items():
            came.clear()
            step(page)
            page.wait_for_load_state("networkidle")
            told[name] = {"bytes": sum(came), "requests": len(came)}
    return told


def slow(one: Person, times: int) -> dict[str, list[float]]:
    """Seconds of each step over a bad line, each time with an empty cache first."""
    told: dict[str, list[float]] = {}
    for _ in range(times):
        with _signed_in(one) as (page, devtools):
            devtools.send("Network.emulateNetworkConditions", _SLOW)
            for name, step in _steps(one).items():
                begun = time.perf_counter()
                step(page)
                told.setdefault(name, []).append(time.perf_counter() - begun)
    return told


def _steps(one: Person) -> dict[str, Callable[[Page], Any]]:
    """Each ends when what was asked for is on the screen."""

    def narrow(page: Page) -> None:
        page.select_option("[name=tinh-trang]", "closed")
        page.click("form.filters > button >> nth=0")
        page.wait_for_selector("#cases .hint")

    def turn(page: Page) -> None:
        page.click("a[rel=next]")
        page.wait_for_selector("a[rel=prev]")

    def open_first(page: Page) -> None:
        page.click(f"{_LINE} >> nth=0")
        page.wait_for_selector("#case")

    return {
        FIRST: lambda page: page.goto(f"{one.server.address}/hoa-giai/"),
        NEXT: turn,
        CLICK: narrow,
        OPENED: open_first,
    }


@contextmanager
def _signed_in(one: Person) -> Iterator[tuple[Page, CDPSession]]:
    """A browser with nothing in its cache, of somebody who has signed in."""
    with a_chromium() as browser:
        context = browser.new_context(viewport={"width": 1366, "height": 768})
        context.add_cookies(
            [{"name": cookie.name, "value": cookie.value, "url": one.server.address}
             for cookie in one.web.cookies]
        )  # fmt: skip
        page = context.new_page()
        devtools = context.new_cdp_session(page)
        devtools.send("Network.enable")
        yield page, devtools
