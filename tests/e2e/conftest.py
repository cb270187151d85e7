"""A served commune and a real browser; needs Chromium at ``CHROMIUM`` (Debian: chromium)."""

import os
import threading
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from app.domain.actors import Role
from tests.browser import PASSWORD
from tests.e2e.keys import Keyboard
from tests.mediation.cases import Village, a_village_with_team

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
DESK, PHONE = (1366, 768), (390, 844)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


class Silent(WSGIRequestHandler):
    def log_request(self, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def home(commune: Flask) -> Village:
    return a_village_with_team()


@pytest.fixture
def site(commune: Flask) -> Iterator[str]:
    """The address of the commune, served on a loopback port."""
    server = make_server("127.0.0.1", 0, commune, threaded=True, request_handler=Silent)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def sit_down(
    chromium: Browser, site: str, home: Village, browser: Callable[..., object]
) -> Iterator[Callable[..., Keyboard]]:
    """``sit_down(role, size)``: a person of that role signs in by keyboard.

    Whatever the console complains of fails the test.
    """
    complaints: list[str] = []
    contexts = []

    def open_for(role: Role, size: tuple[int, int] = DESK) -> Keyboard:
        browser(role, **home.seat(role))  # makes the account
        context = chromium.new_context(viewport={"width": size[0], "height": size[1]})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{site}/dang-nhap")
        keys = Keyboard(page)
        keys.write("Tên đăng nhập", role.value)
        keys.write("Mật khẩu", PASSWORD)
        page.keyboard.press("Enter")
        keys.settle()
        return keys

    yield open_for
    for context in contexts:
        context.close()
    assert complaints == []
