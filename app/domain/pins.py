"""Rules of the PIN: six digits that open a shared PC for who has shown the password there.

Căn cứ: QCVN 12:2026/BCA (tự khóa màn hình, khóa khi nhập sai): a PIN is no second password. It
is worth something on one browser only, for some hours after the password, and for five tries.
"""

import re
from datetime import date, datetime, timedelta

from app.domain.accounts import CLOCK_SLACK
from app.domain.actors import Role
from app.domain.errors import RuleViolation

PIN_TRIES = 5
_PIN = re.compile(r"[0-9]{6}")
_UP, _DOWN = "01234567890", "09876543210"


def is_pin(text: str) -> bool:
    """Whether it is six digits, which no password may be: one field can take either."""
    return bool(_PIN.fullmatch(text))


def may_have_pin(role: Role) -> bool:
    """An administrator, who can give others their passwords, types the own one each time."""
    return role is not Role.ADMINISTRATOR


def check_pin(pin: str) -> None:
    """Refuse what is no six digits, and what a colleague would try first: one digit, a row of
    digits, a part said over and over, a day (ngày tháng năm, most often somebody's birth)."""
    if not is_pin(pin):
        raise RuleViolation("Mã PIN phải gồm đúng 6 chữ số.")
    if pin in _UP or pin in _DOWN or pin in (pin[:1] * 6, pin[:2] * 3, pin[:3] * 2):
        raise RuleViolation(
            "Mã PIN này dễ đoán. Hãy tránh một số lặp lại, dãy số liền nhau như 123456, cụm số "
            "lặp lại như 121212."
        )
    if _is_day(pin):
        raise RuleViolation(
            "Mã PIN này đọc được thành ngày tháng năm nên dễ đoán. Hãy chọn 6 chữ số khác."
        )


def pin_opens(*, password_at: datetime | None, now: datetime, lasts: timedelta, wrong: int) -> bool:
    """Whether a PIN is worth anything on a browser where the password was last shown at
    ``password_at``, with ``wrong`` tries since; a moment in the future is a wrong clock."""
    if password_at is None or wrong >= PIN_TRIES:
        return False
    return password_at - CLOCK_SLACK <= now <= password_at + lasts


def _is_day(pin: str) -> bool:
    day, month, year = int(pin[:2]), int(pin[2:4]), 2000 + int(pin[4:])
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
