"""The list of accounts as a file."""

from collections.abc import Container, Iterable

from app.accounts.models import Account
from app.export.sheet import Kind, Sheet, told


def accounts_sheet(accounts: Iterable[Account], locked: Container[str]) -> Sheet:
    """Who has an account; ``locked`` are the logins that are locked now."""

    def state(one: Account) -> str:
        if one.disabled:
            return "Đã ngừng"
        if one.login in locked:
            return "Bị khóa"
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
