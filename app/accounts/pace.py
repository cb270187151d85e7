"""How often one address may try in a minute; held in memory, for it is over in a minute.

The lock-out of :mod:`app.accounts.tries` outlives a restart. This one spares the processor, and
slows who tries one password at many logins. Căn cứ: OWASP ASVS 5.0, 6.3.1.
"""

import time
from collections import defaultdict, deque
from threading import Lock

from flask import current_app, has_request_context, request

from app.domain.errors import RuleViolation

MOST, SECONDS = 30, 60
TOO_FAST = (
    "Máy này đã nhập sai quá nhiều lần trong một phút. Hãy đợi một phút rồi nhập lại; mật khẩu "
    "chưa được kiểm tra."
)


class Pace:
    """The wrong tries of the last minute, of each address; by a clock that nobody sets."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._failures: dict[str, deque[float]] = defaultdict(deque)

    def is_too_fast(self, address: str) -> bool:
        with self._lock:
            self._forget()
            return len(self._failures.get(address, ())) >= MOST

    def note(self, address: str) -> None:
        with self._lock:
            self._failures[address].append(time.monotonic())

    def _forget(self) -> None:
        old = time.monotonic() - SECONDS
        for address, moments in list(self._failures.items()):
            while moments and moments[0] < old:
                moments.popleft()
            if not moments:
                del self._failures[address]


def check() -> None:
    """Refuse an address that has failed too often in this minute, before anything slow."""
    if has_request_context() and _of_app().is_too_fast(address_here()):
        raise RuleViolation(TOO_FAST)


def note_failure() -> None:
    if has_request_context():
        _of_app().note(address_here())


def address_here() -> str:
    """Where the request comes from; empty for a command at the machine."""
    return (request.remote_addr or "")[:45] if has_request_context() else ""


def _of_app() -> Pace:
    return current_app.extensions.setdefault("sign_in_pace", Pace())
