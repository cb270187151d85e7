"""Taking the port at which the office is reached, or saying in plain words why not."""

import errno
import re
import socket
import sys
from contextlib import suppress

from app.instance import InstanceProblem
from app.lan.addresses import own_addresses

PATIENCE = 2.0  # seconds to find out who has the port
BACKLOG = 1024
NEARBY = 50  # ports that are tried for the proposal
SEVERAL_GIVE_THEM = 10013  # Windows' "forbidden" also means: a service of its own has the port


def take_port(host: str, port: int) -> socket.socket:
    """A listening socket that is ours alone; raises :class:`InstanceProblem`."""
    try:
        return _listening(host, port)
    except OSError as error:
        raise InstanceProblem(_why(error, host, port)) from error


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    one = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":  # there two programs may share a port, and neither would know
            one.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        one.bind((host, port))
        one.listen(BACKLOG)
    except OSError:
        one.close()
        raise
    return one


def _why(error: OSError, host: str, port: int) -> str:
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        known = ", ".join(own_addresses()) or "127.0.0.1"
        return f"Máy này không có địa chỉ {host}. Hãy dùng --host 0.0.0.0, hoặc một trong: {known}."
    if error.errno == errno.EADDRINUSE or getattr(error, "winerror", 0) == SEVERAL_GIVE_THEM:
        return _who_has(host, port)
    if error.errno in (errno.EACCES, errno.EPERM):
        return (
            f"Cổng {port} cần quyền quản trị của máy. Hãy chạy như một dịch vụ của hệ thống, hoặc "
            f"chọn cổng từ 1024 trở lên, ví dụ --port {_next_free(host, 8000)}."
        )
    return f"Không mở được {host}:{port} ({error.strerror}). Hãy chọn cổng khác bằng --port."


def _who_has(host: str, port: int) -> str:
    nearby = f"ví dụ --port {_next_free(host, port + 1)}"
    near = "127.0.0.1" if host == "0.0.0.0" else host  # nosec B104: compared
    place = f"http://{near}:{port}/"
    book = _book_at(place)
    if book is not None:
        return (
            f"Sổ Hòa Giải{book} đã chạy ở cổng {port} rồi: hãy mở {place} "
            f"Muốn chạy thêm một sổ khác thì chọn cổng khác, {nearby}."
        )
    return f"Cổng {port} đang có chương trình khác dùng. Hãy chọn cổng khác, {nearby}."


def _book_at(place: str) -> str | None:
    """`` của Phường Tân Phong`` where one of ours has the port; None where another program."""
    import requests

    try:
        with requests.Session() as session:
            session.trust_env = False
            said = session.get(f"{place}dang-nhap", timeout=PATIENCE, allow_redirects=False)
    except requests.RequestException:
        return None
    said.encoding = "utf-8"
    if "Sổ Hòa Giải" not in said.text:
        return None
    title = re.search("<title>Đăng nhập – (.+) – Sổ Hòa Giải</title>", said.text)
    return f" của {title[1]}" if title else ""


def _next_free(host: str, start: int) -> int:
    for port in range(start, min(start + NEARBY, 65536)):
        with suppress(OSError):
            _listening(host, port).close()
            return port
    return start
