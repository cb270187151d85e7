"""Every setting is a row: name, default, one sentence."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.access_standard import read_indicators
from app.domain.backups import read_hour
from app.domain.errors import RuleViolation
from app.domain.lan import check_label
from app.domain.languages import VIETNAMESE, read_language
from app.domain.quiet import read_quiet_hours
from app.domain.recovery import read_pair

PREFIX = "SOHOAGIAI_"


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing an office may set, in ``instance.toml`` or as ``SOHOAGIAI_<NAME>``."""

    name: str
    default: int | str
    sentence: str
    check: Callable[[str], object] = str


SETTINGS: tuple[Setting, ...] = (
    Setting("IDLE_MINUTES", 15, "Số phút không thao tác thì khóa màn hình."),
    Setting("SESSION_HOURS", 12, "Số giờ tối đa của một phiên đăng nhập."),
    Setting("LOGIN_TRIES", 5, "Số lần nhập sai mật khẩu liên tiếp thì khóa tài khoản."),
    Setting("LOCK_HOURS", 12, "Số giờ khóa tài khoản khi nhập sai quá số lần cho phép."),
    Setting("PASSWORD_LENGTH", 8, "Độ dài tối thiểu của mật khẩu."),
    Setting("PIN_HOURS", 12, "Số giờ mã PIN dùng được ở một máy kể từ lần nhập mật khẩu ở đó."),
    Setting(
        "RECOVERY_ROLES",
        "",
        "Hai vai trò cùng đặt lại được mật khẩu quản trị, ví dụ commune_leader, front (mặc định: "
        "lãnh đạo và công chức).",
        read_pair,
    ),
    Setting("SYNC_MINUTES", 15, "Số phút giữa hai lần tự đồng bộ."),
    Setting(
        "QUIET_HOURS",
        "",
        "Giờ nghỉ, không tự gửi, ví dụ 11:30-13:30, 22:00-05:00.",
        read_quiet_hours,
    ),
    Setting(
        "ACCESS_INDICATORS",
        "",
        "Tên chỉ tiêu của chuẩn tiếp cận pháp luật, ví dụ hoa-giai=Chỉ tiêu 2.1; kinh-phi=Mục 3.",
        read_indicators,
    ),
    Setting("FILE_MB_A_DAY", 50, "Số MB tệp đính kèm gửi lên, nhận lại tối đa một ngày."),
    Setting("FILE_MB_A_UNIT", 2048, "Số MB tệp đính kèm nhận của một đơn vị cấp dưới tối đa."),
    Setting(
        "BACKUP_AT", "20:00", "Giờ tự sao lưu hằng ngày; máy tắt thì sao lưu khi bật.", read_hour
    ),
    Setting("ENROL_HOURS", 72, "Số giờ mã ghép nối còn dùng được."),
    Setting(
        "LAN_NAME",
        "",
        "Tên máy chủ trong mạng, ví dụ tan-phong thì gõ http://tan-phong.local; "
        "để trống: theo tên đơn vị.",
        check_label,
    ),
    Setting(
        "SUPERIOR_CA",
        "",
        "Tệp chứng thư nội bộ của cấp trên trong thư mục dữ liệu, khi cấp trên dùng HTTPS riêng.",
    ),
    Setting("LANGUAGE", VIETNAMESE, "Ngôn ngữ của màn hình: vi hoặc en.", read_language),
    Setting("THREADS", 8, "Số luồng phục vụ của máy chủ."),
)


class BadSetting(ValueError):
    """A setting has a value that cannot be used; the message is a Vietnamese sentence."""


def read_settings(
    written: Mapping[str, Any], environment: Mapping[str, str] = os.environ
) -> dict[str, int | str]:
    """The value of every setting: environment first, then the instance, then the default.

    Raises :class:`BadSetting` for an unknown name or a value of the wrong type.
    """
    known = {row.name for row in SETTINGS}
    if unknown := sorted(name for name in written if name.upper() not in known):
        raise BadSetting(f"Không có thiết lập tên “{unknown[0]}”.")
    given = {name.upper(): value for name, value in written.items()}
    return {
        row.name: _value(row, environment.get(PREFIX + row.name, given.get(row.name)))
        for row in SETTINGS
    }


def _value(row: Setting, given: Any) -> int | str:
    if given is None:
        return row.default
    if isinstance(row.default, str):
        try:
            row.check(str(given))
        except RuleViolation as wrong:
            raise BadSetting(str(wrong)) from None
        return str(given)
    try:
        number = int(given)
    except (TypeError, ValueError):
        number = 0
    if number < 1:
        raise BadSetting(f"Thiết lập {row.name} phải là số nguyên từ 1 trở lên: “{given}”.")
    return number
