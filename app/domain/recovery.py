"""Rules of giving an administrator a new password without a mail, a telephone or the Internet.

Căn cứ: QCVN 12:2026/BCA (quản lý mật khẩu). Two ways: a printed code that lies sealed in the
leader's safe, good for one time; and two officers who each show their own password.
"""

import secrets
from collections.abc import Iterable

from app.domain.actors import TEAM_ROLES, InstanceRole, Role
from app.domain.errors import RuleViolation

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0, O, 1, I and L: whoever types the code from paper cannot take one for another."""
GROUPS, IN_A_GROUP = 5, 4

PAIRS: dict[InstanceRole, tuple[Role, Role]] = {
    InstanceRole.COMMUNE: (Role.COMMUNE_LEADER, Role.COMMUNE_OFFICER),
    InstanceRole.OFFICE: (Role.OFFICE_LEADER, Role.OFFICE_OFFICER),
}


def new_code(groups: int = GROUPS) -> str:
    """A code to be printed, such as ``7KQM-XE4B-29TR-HVUA-8CWD`` of 99 bits."""
    letters = ("".join(secrets.choice(LETTERS) for _ in range(IN_A_GROUP)) for _ in range(groups))
    return "-".join(letters)


def plain_code(typed: str) -> str:
    """The one spelling of a code: capitals, without dashes and spaces."""
    return "".join(char for char in typed.upper() if char.isalnum())


def read_pair(text: str) -> tuple[Role, ...]:
    """The two roles that a setting names, ``commune_leader, commune_officer``; empty for none.

    Raises :class:`RuleViolation`: an administrator is whom they help, and a mediator keeps no
    accounts of others.
    """
    names = [name.strip() for name in text.split(",") if name.strip()]
    known = {role.value: role for role in Role if role not in (Role.ADMINISTRATOR, *TEAM_ROLES)}
    if names and (len(names) != 2 or not set(names) <= set(known)):
        raise RuleViolation(
            f"“{text}” không phải là hai vai trò, ví dụ commune_leader, commune_officer."
        )
    return tuple(known[name] for name in names)


def check_pair(roles: Iterable[Role], *, wanted: Iterable[Role]) -> None:
    """Refuse two people who are not one of each wanted role."""
    wanted = sorted(wanted)
    if sorted(roles) != wanted:
        one, other = wanted
        raise RuleViolation(
            f"Hai người cùng đặt lại mật khẩu quản trị phải là một {one.label} và một "
            f"{other.label}."
        )
