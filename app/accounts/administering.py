"""Administrators come in from the machines and at the hours that the settings name."""

from flask import current_app

from app.accounts import pace
from app.accounts.models import Account, AccountAct
from app.db import now
from app.domain.actors import Role
from app.domain.administering import may_come_in, read_networks
from app.domain.calendar import HERE
from app.domain.clock_hours import read_clock_hours
from app.records import journal

KEPT_OUT = (
    "Tài khoản quản trị chỉ vào được từ những máy và trong giờ mà đơn vị đã đặt; ngay tại máy chủ "
    "thì lúc nào cũng vào được."
)


def is_kept_out(account: Account) -> bool:
    """Whether who asks now is an administrator at a place or an hour that is not theirs."""
    if account.role is not Role.ADMINISTRATOR:
        return False
    return not may_come_in(
        pace.address_here(),
        now().astimezone(HERE).time(),
        networks=read_networks(str(current_app.config["ADMIN_ADDRESSES"])),
        hours=read_clock_hours(str(current_app.config["ADMIN_HOURS"])),
    )


def refusal(account: Account) -> str | None:
    """What such a one is told, after the right password; inside the transaction, for the journal
    has a line of it."""
    if not is_kept_out(account):
        return None
    by = account.as_actor()
    journal.note(AccountAct.KEPT_OUT, by=by, subject="account", subject_id=account.id)
    return KEPT_OUT
