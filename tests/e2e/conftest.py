"""A served commune and a real browser."""

import threading
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, ConsoleMessage
from waitress import wasyncore

from app.domain.actors import Role
from app.lan.ports import take_port
from app.serving.listening import listen
from tests.browser import PASSWORD
from tests.e2e.finger import Finger
from tests.e2e.hand import Hand
from tests.e2e.keys import Keyboard
from tests.mediation.cases import Village, a_village_with_team

DESK, PHONE = (1366, 768), (390, 844)
# A refusal is told by the page; a question withdrawn for a newer one is no fault. htmx says of
# every accident that the request is over, and in a line of its own what it was.
IN_ORDER = ("status of 422", "htmx:sendAbort", "htmx:afterRequest")


def is_complaint(message: ConsoleMessage) -> bool:
    return message.type == "error" and not any(words in message.text for words in IN_ORDER)


@pytest.fixture
def home(commune: Flask) -> Village:
    return a_village_with_team()


@pytest.fixture
def site(commune: Flask) -> Iterator[str]:
    """The address of the commune, served on a loopback port as the product serves it."""
    port = take_port("127.0.0.1", 0)
    server = listen(commune, port, threads=8)
    ending = threading.Event()

    def run() -> None:
        while not ending.is_set():
            wasyncore.loop(timeout=0.05, map=server._map, count=1)
        wasyncore.close_all(server._map)

    thread = threading.Thread(target=run)
    thread.start()
    yield f"http://127.0.0.1:{port.getsockname()[1]}"
    server.task_dispatcher.shutdown()
    ending.set()
    thread.join()


@pytest.fixture
def sit_down(
    chromium: Browser, site: str, home: Village, browser: Callable[..., object]
) -> Iterator[Callable[..., Hand]]:
    """``sit_down(role, size, hand)``: a person of that role signs in.

    Whatever the console complains of fails the test, but for :data:`IN_ORDER`.
    """
    complaints: list[str] = []
    contexts = []

    def open_for(role: Role, size: tuple[int, int] = DESK, hand: type[Hand] = Keyboard) -> Hand:
        browser(role, **home.seat(role))  # makes the account
        is_phone = hand is Finger
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            has_touch=is_phone,
            is_mobile=is_phone,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: complaints.append(m.text) if is_complaint(m) else None)
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        person = hand(page)
        page.goto(f"{site}/dang-nhap")
        person.write("Tên đăng nhập", role.value)
        person.write("Mật khẩu", PASSWORD)
        person.press("Đăng nhập")
        return person

    yield open_for
    for context in contexts:
        context.close()
    assert complaints == []
