"""The list of accounts as a file."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from app.accounts.models import Account
from app.accounts.offices import Office
from app.accounts.tries import Lock
from app.domain.calendar import show
from app.export.sheet import Kind, Sheet, told
from app.web.context import vn_moment


def accounts_sheet(
    accounts: Iterable[Account],
    locks: Mapping[str, Sequence[Lock]],
    offices: Mapping[UUID, Office],
) -> Sheet:
    """Who has an account; ``locks`` are those of the logins that are locked now, ``offices``
    what their mediators hold."""

    def state(one: Account) -> str:
        if one.disabled:
            return "Tự ngừng vì lâu không dùng" if one.closed_at else "Đã ngừng"
        office = offices.get(one.id, Office())
        if office.left_on:
            return f"Không vào được: thôi làm hòa giải viên từ {show(office.left_on)}"
        if one.login in locks:
            return "; ".join(
                f"Bị khóa đến {vn_moment(lock.until)}: {lock.kind.label}"
                for lock in locks[one.login]
            )
        return "Chờ đổi mật khẩu" if one.must_change else "Đang dùng"

    return Sheet(
        "Tài khoản",
        [
            told("Họ và tên", "name"),
            told("Tên đăng nhập", "login"),
            told("Vai trò", "role"),
            told("Tình trạng", state),
            told("Dùng lần cuối", "last_seen", Kind.MOMENT),
        ],
        accounts,
    )
