"""Every setting is a row: name, default, one sentence."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.access_standard import read_indicators
from app.domain.administering import read_networks
from app.domain.backups import read_hour
from app.domain.clock_hours import read_clock_hours
from app.domain.errors import RuleViolation
from app.domain.lan import check_label, read_names
from app.domain.languages import VIETNAMESE, read_language
from app.domain.password_rules import NIST, check_rules
from app.domain.recovery import read_pair
from app.domain.second_step import read_roles

PREFIX = "SOHOAGIAI_"


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing an office may set, in ``instance.toml`` or as ``SOHOAGIAI_<NAME>``."""

    name: str
    default: int | str
    sentence: str
    check: Callable[[str], object] = str
    least: int = 1


SETTINGS: tuple[Setting, ...] = (
    Setting("IDLE_MINUTES", 15, "Số phút không thao tác thì khóa màn hình."),
    Setting("SESSION_HOURS", 12, "Số giờ tối đa của một phiên đăng nhập."),
    Setting("LOGIN_TRIES", 5, "Số lần nhập sai mật khẩu liên tiếp thì khóa tài khoản."),
    Setting("LOCK_HOURS", 12, "Số giờ khóa tài khoản khi nhập sai quá số lần cho phép."),
    Setting("PASSWORD_LENGTH", 12, "Độ dài tối thiểu của mật khẩu."),
    Setting(
        "PASSWORD_RULES",
        NIST,
        "Bộ quy tắc mật khẩu: nist (dài, không quen thuộc; khóa theo máy) hoặc qcvn (QCVN "
        "12:2026/BCA, QĐ 742: bốn loại ký tự, quản trị đổi hai tháng một lần, không dùng lại 10 "
        "mật khẩu gần nhất; khóa cả tài khoản).",
        check_rules,
    ),
    Setting(
        "PASSWORD_DUE_ROLES",
        "administrator",
        "Theo bộ quy tắc qcvn, vai trò phải đổi mật khẩu hai tháng một lần, ví dụ administrator, "
        "commune_officer.",
        read_roles,
    ),
    Setting("PIN_HOURS", 12, "Số giờ mã PIN dùng được ở một máy kể từ lần nhập mật khẩu ở đó."),
    Setting(
        "RECOVERY_ROLES",
        "",
        "Hai vai trò cùng đặt lại được mật khẩu quản trị, ví dụ commune_leader, front (mặc định: "
        "lãnh đạo và công chức).",
        read_pair,
    ),
    Setting(
        "TOTP_ROLES",
        "administrator",
        "Vai trò phải nhập thêm mã của ứng dụng trên điện thoại khi đăng nhập, ví dụ "
        "administrator, office_leader; để trống: không ai.",
        read_roles,
    ),
    Setting(
        "ADMIN_ADDRESSES",
        "",
        "Địa chỉ máy được vào bằng tài khoản quản trị, ví dụ 192.168.1.10, 192.168.1.32/28; để "
        "trống: mọi máy. Ngay tại máy chủ thì luôn vào được.",
        read_networks,
    ),
    Setting(
        "ADMIN_HOURS",
        "",
        "Giờ được vào bằng tài khoản quản trị, ví dụ 07:00-11:30, 13:00-17:30; để trống: mọi giờ. "
        "Ngay tại máy chủ thì luôn vào được.",
        read_clock_hours,
    ),
    Setting(
        "UNUSED_DAYS",
        45,
        "Số ngày không dùng thì tài khoản tự ngừng (QCVN 12:2026/BCA); 0: không tự ngừng.",
        least=0,
    ),
    Setting(
        "REVIEW_MONTHS",
        3,
        "Số tháng giữa hai lần rà soát tài khoản (QCVN 12:2026/BCA: hằng quý); 0: không rà soát.",
        least=0,
    ),
    Setting("SYNC_MINUTES", 15, "Số phút giữa hai lần tự đồng bộ."),
    Setting(
        "QUIET_HOURS",
        "",
        "Giờ nghỉ, không tự gửi, ví dụ 11:30-13:30, 22:00-05:00.",
        read_clock_hours,
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
    Setting(
        "FREE_MB",
        500,
        "Ổ đĩa còn trống dưới số MB này thì không nhận hồ sơ mới; 0: chỉ dừng khi ổ đĩa đầy.",
        least=0,
    ),
    Setting(
        "FREE_PERCENT",
        5,
        "Ổ đĩa nhỏ, nếu số phần trăm này ít hơn FREE_MB thì tính theo phần trăm.",
        least=0,
    ),
    Setting(
        "RESERVE_MB",
        64,
        "Số MB giữ sẵn trong thư mục dữ liệu để khi ổ đĩa đầy vẫn đăng nhập, xóa, sao lưu được.",
        least=0,
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
        "HOST_NAMES",
        "",
        "Tên miền riêng của máy chủ nếu có, ví dụ hoagiai.tanphong.gov.vn; địa chỉ số và tên "
        "trong mạng nội bộ thì không cần ghi.",
        read_names,
    ),
    Setting(
        "PROXIES",
        0,
        "Số máy chủ web đứng trước (ví dụ nginx) có ghi X-Forwarded-For và X-Forwarded-Proto; 0: "
        "không có, không tin các dòng này.",
        least=0,
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
            raise BadSetting(f"Thiết lập {row.name}: {wrong}") from None
        return str(given)
    try:
        number = int(given)
    except (TypeError, ValueError):
        number = -1
    if number < row.least:
        raise BadSetting(
            f"Thiết lập {row.name} phải là số nguyên từ {row.least} trở lên: “{given}”."
        )
    return number
