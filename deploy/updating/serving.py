"""Whether the server answers, and which port is free for it."""

import os
import socket
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from .refusal import Refused

PATIENCE = 180  # seconds until a server answers: a slow disk, a full book
STOPPING = 60
LETTING_GO = 10  # seconds that a scanner of viruses may look into a file


def wait_until_it_answers(port: int) -> None:
    """Raises :class:`Refused` when nobody has answered in time."""
    last = time.monotonic() + PATIENCE
    while not answers(port):
        if time.monotonic() > last:
            raise Refused("Máy chủ đã khởi động nhưng không trả lời.")
        time.sleep(0.1)


def wait_until_it_is_silent(port: int) -> None:
    """Raises :class:`Refused` when the server would not stop: nobody may write meanwhile."""
    last = time.monotonic() + STOPPING
    while not is_free(port):
        if time.monotonic() > last:
            raise Refused("Không dừng được máy chủ. Hãy khởi động lại máy tính rồi thử lại.")
        time.sleep(0.1)


def wait_until_nobody_holds(book: Path) -> None:
    """Raises :class:`Refused` where a file of the book stays open: Windows would put none in its
    place, and the book could not be put back either. A file that takes its own place tells."""
    last = time.monotonic() + LETTING_GO
    for file in book.iterdir():
        while file.is_file():
            try:
                file.replace(file)
                break
            except OSError:
                if time.monotonic() > last:
                    raise Refused(
                        f"Tệp “{file.name}” của sổ còn mở ở một chương trình khác. Hãy đóng các "
                        "cửa sổ lệnh sohoagiai (sổ tập…) rồi chạy lại."
                    ) from None
                time.sleep(0.1)


def answers(port: int) -> bool:
    """Whether a server on this machine says that it is well; a redirection to HTTPS is one."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/healthz")
        return 200 <= connection.getresponse().status < 400
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def is_free(port: int) -> bool:
    with socket.socket() as one:
        one.settimeout(2)
        if one.connect_ex(("127.0.0.1", port)) == 0:
            return False
    with socket.socket() as one:
        if os.name == "posix":  # a port in its last minute is free; elsewhere the word says more
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind(("0.0.0.0", port))  # nosec B104: a try whether the port is free
        except OSError:
            return False
    return True


def free_port(candidates: tuple[int, ...]) -> int:
    """The first that nobody holds; raises :class:`Refused`."""
    for port in candidates:
        if is_free(port):
            return port
    names = ", ".join(map(str, candidates))
    raise Refused(
        f"Các cổng {names} của máy này đều đang bận. Hãy tắt phần mềm đang dùng chúng rồi thử lại."
    )
