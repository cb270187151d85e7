"""What the telephone of an account shows: worked out by pyotp, counted as used by us.

Căn cứ: RFC 6238, RFC 4226: SHA-1, six digits, steps of 30 seconds, as every application on a
telephone reads them.
"""

import base64
from datetime import datetime

from pyotp import TOTP
from pyotp.exceptions import OTPVerificationError

from app.domain.recovery import plain_code

SLACK = 1
"""How many steps a telephone may be early or late."""


def shown_secret(secret: bytes) -> str:
    """What is typed into a telephone that cannot take a picture: groups of four letters."""
    text = _letters(secret)
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def picture_text(secret: bytes, *, login: str, office: str) -> str:
    """What the QR code holds; the telephone lists it under ``office`` and ``login``."""
    return _totp(secret).provisioning_uri(name=login, issuer_name=office)


def step_at(secret: bytes, moment: datetime) -> int:
    return _totp(secret).timecode(moment)


def code_at(secret: bytes, moment: datetime, early: int = 0) -> str:
    """The six digits that a telephone shows whose clock is so many steps ``early``."""
    return _totp(secret).at(moment, counter_offset=early)


def fitting_step(secret: bytes, typed: str, *, now: datetime, used: int | None) -> int | None:
    """The step whose code was typed; None for a wrong code and for one that was used.

    ``used`` is the last step that let somebody in; one that lies ahead of the clock was noted
    by a clock that was wrong, and counts for nothing.
    """
    totp = _totp(secret)
    try:
        step = totp.verify_and_get_timecode(plain_code(typed), for_time=now, valid_window=SLACK)
    except OTPVerificationError:
        return None
    is_from_ahead = used is not None and used > totp.timecode(now) + SLACK
    return step if used is None or is_from_ahead or step > used else None


def _totp(secret: bytes) -> TOTP:
    return TOTP(_letters(secret))


def _letters(secret: bytes) -> str:
    return base64.b32encode(secret).decode()
