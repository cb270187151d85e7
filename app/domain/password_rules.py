"""Two sets of rules for passwords, of which an office follows one (``PASSWORD_RULES``).

``nist`` follows NIST SP 800-63B and OWASP ASVS 5.0 (6.2): long, not well known, no classes of
characters, no change without a reason, and a lock that shuts out one address.

``qcvn`` follows QCVN 12:2026/BCA and Quyết định 742/QĐ-BTTTT: four classes of characters, at
least 8 of them, administrators (and whom else the office names in ``PASSWORD_DUE_ROLES``) change
theirs every two months, none of the last ten again, and a lock that shuts the account out
everywhere. Both have the first password changed at the first
sign-in. How many tries, how many hours and how many characters are settings of their own
(``LOGIN_TRIES``, ``LOCK_HOURS``, ``PASSWORD_LENGTH``), whose defaults satisfy both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from app.domain.errors import RuleViolation

NIST, QCVN = "nist", "qcvn"


@dataclass(frozen=True, slots=True)
class PasswordRules:
    """``least`` characters at the least, whatever is set; ``kept`` passwords not taken again;
    those of ``PASSWORD_DUE_ROLES`` change theirs after ``lasts``."""

    least: int
    asks_for_kinds: bool
    kept: int
    lasts: timedelta | None
    locks_everywhere: bool

    def is_due(self, *, password_at: datetime, now: datetime) -> bool:
        """Whether a password of who changes theirs by age is too old."""
        return self.lasts is not None and now - password_at > self.lasts

    def words(self, least: int) -> str:
        """What the field of a new password says of it."""
        if self.asks_for_kinds:
            return (
                f"Ít nhất {least} ký tự, có chữ thường, chữ hoa, chữ số và ký tự đặc biệt "
                "(ví dụ ! # % -)."
            )
        return (
            f"Ít nhất {least} ký tự; nên là vài từ không liên quan, dễ nhớ với mình. Không dùng "
            "mật khẩu quen thuộc hoặc tên đăng nhập."
        )


RULES: Mapping[str, PasswordRules] = MappingProxyType(
    {
        NIST: PasswordRules(8, False, 0, None, False),
        QCVN: PasswordRules(8, True, 10, timedelta(days=60), True),
    }
)


def check_rules(name: str) -> None:
    """Refuse a name that is none of the sets."""
    if name not in RULES:
        raise RuleViolation(f"“{name}” không phải là bộ quy tắc mật khẩu: nist hoặc qcvn.")
