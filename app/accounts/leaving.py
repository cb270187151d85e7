"""A mediator whose office has ended comes in no more: from its last day on, whoever remembers the
account or forgets it.

What neighbours have told a team is for those who sit in it. Căn cứ: Điều 11 Luật Hòa giải ở cơ sở
số 35/2013/QH13 (thôi làm hòa giải viên).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from flask import current_app

from app.accounts.models import Account, AccountAct
from app.domain.calendar import show
from app.records import journal


def left_of(accounts: Iterable[Account]) -> Mapping[UUID, date]:
    """The accounts, by their ids, of people who have left their office, and since when."""
    seats = {one.id: one.mediator_id for one in accounts if one.mediator_id is not None}
    if not seats:
        return {}
    ended = current_app.extensions["left_office"](seats.values())  # the floor above lends it
    return {id_: ended[seat] for id_, seat in seats.items() if seat in ended}


def has_left(account: Account) -> bool:
    return bool(left_of([account]))


def refusal(account: Account) -> str | None:
    """What such a one is told, after the right password; inside the transaction, for the journal
    has a line of it."""
    since = left_of([account]).get(account.id)
    if since is None:
        return None
    by = account.as_actor()
    journal.note(AccountAct.LEFT_OFFICE, by=by, subject="account", subject_id=account.id)
    return (
        f"Người có tài khoản này đã thôi làm hòa giải viên từ ngày {show(since)} nên không vào sổ "
        "được nữa. Nếu ghi nhầm, hãy báo công chức xã."
    )
