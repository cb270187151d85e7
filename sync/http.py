"""The road over HTTP. Whatever does not look like the superior is no road at all."""

import ssl
import time
from contextvars import ContextVar
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sync.frames import MAX_FRAME
from sync.ports import NotRecognised, NotSent, NotTrusted, TooLarge, Unreachable

if TYPE_CHECKING:
    from requests import Response

TIMEOUT = (10, 60)
"""Seconds to connect, and between two pieces of an answer: fits a line of 32 kbit/s."""
LONGEST = 600
"""Seconds for a whole answer, so that a trickle does not hold us for ever."""
FRAME_TYPE = "application/vnd.sohoagiai.frame"
_on_the_road: ContextVar[bool] = ContextVar("on_the_road", default=False)


def is_on_the_road() -> bool:
    """Whether what runs here is a call to the superior."""
    return _on_the_road.get()


class HttpTransport:
    """Implements :class:`sync.ports.Transport`; ``address`` ends before ``/exchange``.

    ``trusted`` is a file (PEM) of the one authority that may vouch for an ``https`` address;
    without it those do that the library knows.

    Environment variables of the machine (proxies, certificate bundles) change nothing, a
    redirect is not followed, and a page that a café's or a provider's portal puts in the
    way is :class:`Unreachable`, as is everything that cannot be read.
    """

    def __init__(
        self, address: str, timeout: tuple[float, float] = TIMEOUT, trusted: Path | None = None
    ) -> None:
        import requests
        from urllib3.util import SKIP_HEADER

        self.address, self.timeout = address.rstrip("/"), timeout
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.verify = str(trusted) if trusted else True
        self._session.headers.clear()  # nobody above reads them, and each byte is waited for
        self._session.headers["User-Agent"] = SKIP_HEADER
        self.ahead: float | None = None
        """Seconds by which the clock over there was ahead of ours when it last answered."""

    def deliver(self, frame: bytes) -> bytes:
        return self.post("exchange", frame, FRAME_TYPE, MAX_FRAME)

    def enrol(self, message: bytes) -> bytes | None:
        """Hand over an enrolment message; None where the code was not accepted."""
        try:
            return self.post("enrol", message, "application/json", 4096)
        except NotAccepted:
            return None

    def post(self, path: str, body: bytes, content_type: str, limit: int) -> bytes:
        started = time.monotonic()
        setting_out = _on_the_road.set(True)
        try:
            with self._session.post(
                f"{self.address}/{path}",
                data=body,
                headers={"Content-Type": content_type, "Accept-Encoding": "identity"},
                timeout=self.timeout,
                allow_redirects=False,
                stream=True,
            ) as response:
                _check(response, content_type)
                self.ahead = _ahead(response)
                answer = bytearray()
                for piece in response.iter_content(65536):
                    answer += piece
                    if len(answer) > limit or time.monotonic() - started > LONGEST:
                        raise Unreachable("the answer does not end")
                return bytes(answer)
        except (OSError, ValueError) as error:  # all that requests raises is one of them
            raise _kind(error)(type(error).__name__) from error
        finally:
            _on_the_road.reset(setting_out)


class NotAccepted(Exception):
    """The superior itself said no to an enrolment."""


def _kind(error: Exception) -> type[Unreachable]:
    if _nobody_there(error):
        return NotSent
    reason: BaseException | None = error
    while reason is not None:
        if isinstance(reason, ssl.SSLCertVerificationError):
            return NotTrusted
        reason = reason.__context__
    return Unreachable


def _nobody_there(error: Exception) -> bool:
    """Whether not even a connection was made."""
    from requests import ConnectionError, ConnectTimeout

    if isinstance(error, ConnectTimeout):
        return True
    cause = error.args[0] if isinstance(error, ConnectionError) and error.args else None
    return type(getattr(cause, "reason", None)).__name__ == "NewConnectionError"


def _ahead(response: "Response") -> float | None:
    """By the ``Date`` of an answer; nobody signs it, so it may only be shown."""
    try:
        told = parsedate_to_datetime(response.headers.get("Date", ""))
        return (told - datetime.now(UTC)).total_seconds()
    except (TypeError, ValueError):
        return None


def _check(response: "Response", content_type: str) -> None:
    if response.status_code == 413:
        raise TooLarge("413")
    if response.status_code == 400:
        raise NotRecognised("400")
    kind = response.headers.get("Content-Type", "").partition(";")[0]
    if response.status_code == 403 and kind == "application/json":
        raise NotAccepted
    packed = response.headers.get("Content-Encoding", "identity")  # could unpack to anything
    if response.status_code != 200 or kind != content_type or packed != "identity":
        raise Unreachable(f"{response.status_code} {kind}")
