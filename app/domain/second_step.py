"""The second step of signing in: of whom it is asked, and what is made up for it.

Căn cứ: QCVN 12:2026/BCA (tài khoản quản trị hệ thống xác thực hai yếu tố).
"""

import secrets

from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.recovery import new_code

SPARE_CODES, SPARE_GROUPS = 10, 4


def read_roles(text: str) -> tuple[Role, ...]:
    """The roles that a setting names, ``administrator, office_leader``; empty for none.

    Raises :class:`RuleViolation` for a word that is no role.
    """
    names = [name.strip() for name in text.split(",") if name.strip()]
    known = {role.value: role for role in Role}
    if not set(names) <= set(known):
        raise RuleViolation(f"“{text}” không phải là các vai trò, ví dụ administrator.")
    return tuple(known[name] for name in names)


def new_secret() -> bytes:
    """160 bits, as RFC 4226 asks for."""
    return secrets.token_bytes(20)


def new_spare_codes() -> list[str]:
    """Ten codes of 79 bits to be printed, each good for one time."""
    return [new_code(SPARE_GROUPS) for _ in range(SPARE_CODES)]
