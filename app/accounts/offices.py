"""What an account of a team opens follows the office its person holds today, whoever remembers to
change it: a mediator whose office has ended comes in no more, a leader whom another has succeeded
is a mediator.

What neighbours have told a team is for those who sit in it. Căn cứ: Điều 11 (thôi làm hòa giải
viên) and Điều 14 (tổ trưởng tổ hòa giải) of Luật Hòa giải ở cơ sở số 35/2013/QH13.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from flask import current_app

from app.accounts.models import Account, AccountAct
from app.domain.actors import Actor, Role
from app.domain.calendar import show
from app.records import journal


@dataclass(frozen=True, slots=True)
class Office:
    """How a mediator stands today: ``left_on`` is the day since which there is no office,
    ``another_leads`` whether somebody else leads the team."""

    left_on: date | None = None
    another_leads: bool = False

    def role_left(self, role: Role) -> Role:
        """What is left of the role of an account."""
        is_succeeded = role is Role.TEAM_LEADER and self.another_leads
        return Role.MEDIATOR if is_succeeded else role


def offices_of(accounts: Iterable[Account]) -> Mapping[UUID, Office]:
    """How the mediators stand to whom these accounts belong, by the accounts' ids."""
    seats = {one.id: one.mediator_id for one in accounts if one.mediator_id is not None}
    if not seats:
        return {}
    held = current_app.extensions["offices"](seats.values())  # the floor above lends it
    return {id_: held[seat] for id_, seat in seats.items() if seat in held}


def office_of(account: Account) -> Office:
    return offices_of([account]).get(account.id, Office())


def actor_in(account: Account, office: Office) -> Actor:
    """Who acts, with the rights of the office that is held."""
    return replace(account.as_actor(), role=office.role_left(account.role))


def refusal(account: Account) -> str | None:
    """What who has left is told, after the right password; inside the transaction, for the journal
    has a line of it."""
    since = office_of(account).left_on
    if since is None:
        return None
    by = account.as_actor()
    journal.note(AccountAct.LEFT_OFFICE, by=by, subject="account", subject_id=account.id)
    return (
        f"Người có tài khoản này đã thôi làm hòa giải viên từ ngày {show(since)} nên không vào sổ "
        "được nữa. Nếu ghi nhầm, hãy báo công chức xã."
    )
