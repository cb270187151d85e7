"""Rules of signing in: names, passwords, lock-outs, and how long a session lives.

Căn cứ: QCVN 12:2026/BCA (mật khẩu, khóa khi nhập sai, tự khóa màn hình).
"""

import re
import unicodedata
from datetime import datetime, timedelta
from enum import Enum, auto

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.password_rules import PasswordRules
from app.domain.words import fold

LONGEST_PASSWORD = 128
EASILY_GUESSED = 10_000_000
"""Guesses: who has a stolen book tries so many in days, who sits at our door (ten tries, then a
lock) in centuries."""
CLOCK_SLACK = timedelta(minutes=5)
MOST_SESSIONS = 10
"""In so many browsers one account is open at a time; where it is opened in one more, the session
that was used longest ago ends."""
_LOGIN = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?")


class Standing(Enum):
    """What a session is worth now; a locked or over one needs the password again."""

    LIVE = auto()
    LOCKED = auto()
    OVER = auto()


class LockKind(LabelledEnum):
    """What keeps somebody out for a while, as who keeps accounts is told."""

    AT_ONE_PLACE = (
        "at_one_place",
        "nhập sai mật khẩu nhiều lần ở một máy: máy đó chưa vào được, máy khác vẫn vào được",
    )
    EVERYWHERE = "everywhere", "nhập sai mật khẩu nhiều lần: chưa máy nào vào được"
    SLOWED = "slowed", "nhập sai mật khẩu rất nhiều lần từ nhiều máy: chưa máy nào vào được"
    SEALED_CODE = "sealed_code", "nhập sai mã niêm phong nhiều lần: mật khẩu vẫn dùng được"
    SECOND_STEP = "second_step", "nhập sai mã của ứng dụng nhiều lần: chưa máy nào vào được"


def fold_login(text: str) -> str:
    """The one spelling of a login: lower case, composed, without spaces around it."""
    return unicodedata.normalize("NFC", text).strip().lower()


def check_login(login: str) -> None:
    """Refuse a login other than 1–64 of a–z, 0–9, dot, dash, underscore."""
    if not _LOGIN.fullmatch(login):
        raise RuleViolation(
            "Tên đăng nhập chỉ gồm chữ thường không dấu, chữ số và các dấu . - _ (tối đa 64 ký "
            "tự), bắt đầu và kết thúc bằng chữ hoặc số."
        )


def one_spelling(password: str) -> str:
    """Composed letters: the same password typed on any keyboard is the same text."""
    return unicodedata.normalize("NFC", password)


def check_password(password: str, *, login: str, least: int, rules: PasswordRules) -> None:
    """Refuse a password that is short, holds the login, or (where the rules ask for classes of
    characters) is plain. ``least`` is the smallest number of characters."""
    least = max(least, rules.least)
    password = one_spelling(password)
    if not least <= len(password) <= LONGEST_PASSWORD:
        raise RuleViolation(f"Mật khẩu phải có từ {least} đến {LONGEST_PASSWORD} ký tự.")
    kinds = {_kind(c) for c in password}
    if rules.asks_for_kinds and kinds != {"lower", "upper", "digit", "special"}:
        raise RuleViolation(
            "Mật khẩu phải có ít nhất một chữ thường, một chữ hoa, một chữ số và một ký tự đặc "
            "biệt (ví dụ ! # % -)."
        )
    if len(login) >= 4 and login in fold(password):
        raise RuleViolation("Mật khẩu không được chứa tên đăng nhập.")


def check_guesses(guesses: int) -> None:
    """Refuse a password that so few guesses find."""
    if guesses < EASILY_GUESSED:
        raise RuleViolation("Mật khẩu này quá quen thuộc, dễ bị đoán. Hãy chọn mật khẩu khác.")


def _kind(char: str) -> str:
    if char.isdigit():
        return "digit"
    if char.isalpha():
        return "upper" if char.isupper() else "lower"
    return "special"


def locked_until(locked_at: datetime | None, now: datetime, length: timedelta) -> datetime | None:
    """When a lock ends; None where there is none or it has ended.

    A lock from the future (the clock was wrong then, or is now) lasts ``length`` from now,
    not until that future.
    """
    if locked_at is None:
        return None
    end = min(locked_at, now) + length
    return end if end > now else None


def standing(
    *,
    now: datetime,
    created_at: datetime,
    seen_at: datetime,
    locked: bool,
    idle: timedelta,
    longest: timedelta,
) -> Standing:
    """What a session is worth at ``now``; one from the future is worth nothing.

    Căn cứ: QCVN 12:2026/BCA: phần mềm nghiệp vụ tự khóa sau 15 phút không dùng.
    """
    if max(created_at, seen_at) > now + CLOCK_SLACK or now - created_at > longest:
        return Standing.OVER
    if locked or now - seen_at > idle:
        return Standing.LOCKED
    return Standing.LIVE
