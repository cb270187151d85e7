"""Who may do what: roles, permissions, and the person behind an act.

Căn cứ: vai trò theo Điều 9, 10, 15, 29, 30 Luật Hòa giải ở cơ sở số 35/2013/QH13;
the administrator keeps accounts and reads no content.
"""

from dataclasses import dataclass, replace
from typing import Self
from uuid import UUID

from app.domain.labels import LabelledEnum


class Role(LabelledEnum):
    MEDIATOR = "mediator", "Hòa giải viên"
    TEAM_LEADER = "team_leader", "Tổ trưởng tổ hòa giải"
    COMMUNE_OFFICER = "commune_officer", "Công chức xã"
    COMMUNE_LEADER = "commune_leader", "Lãnh đạo Ủy ban nhân dân xã"
    FRONT = "front", "Mặt trận Tổ quốc"
    OFFICE_OFFICER = "office_officer", "Chuyên viên cấp trên"
    OFFICE_LEADER = "office_leader", "Lãnh đạo cơ quan cấp trên"
    ADMINISTRATOR = "administrator", "Quản trị"


class InstanceRole(LabelledEnum):
    """What one installation is: the book of a commune, or the office above communes."""

    COMMUNE = "commune", "Xã, phường"
    OFFICE = "office", "Cơ quan cấp trên"


ROLES_AT: dict[InstanceRole, tuple[Role, ...]] = {
    InstanceRole.COMMUNE: (
        Role.MEDIATOR,
        Role.TEAM_LEADER,
        Role.COMMUNE_OFFICER,
        Role.COMMUNE_LEADER,
        Role.FRONT,
        Role.ADMINISTRATOR,
    ),
    InstanceRole.OFFICE: (Role.OFFICE_OFFICER, Role.OFFICE_LEADER, Role.ADMINISTRATOR),
}
TEAM_ROLES = frozenset({Role.MEDIATOR, Role.TEAM_LEADER})
OFFICE_ROLES = frozenset({Role.OFFICE_OFFICER, Role.OFFICE_LEADER})


class Permission(LabelledEnum):
    SEE_HOME = "see_home", "Xem trang chủ"
    OWN_ACCOUNT = "own_account", "Đổi mật khẩu, đăng xuất"
    SEARCH = "search", "Tìm trong sổ"
    EXPORT_LISTS = "export_lists", "Xuất danh sách ra tệp"
    SEE_CASES = "see_cases", "Xem vụ, việc hòa giải"
    RECORD_CASE = "record_case", "Ghi vụ, việc hòa giải"
    ASSIGN_CASE = "assign_case", "Phân công hòa giải viên"
    CLOSE_FILE = "close_file", "Đóng hồ sơ vụ, việc"
    CORRECT_CASE = "correct_case", "Đính chính vụ, việc"
    IMPORT_REGISTER = "import_register", "Nhập sổ cũ từ tệp"
    KEEP_BOOKS = "keep_books", "Giữ sổ theo dõi hòa giải"
    HANDLE_ALERT = "handle_alert", "Nhận, xử lý báo cáo theo Điều 10"
    SEE_TEAMS = "see_teams", "Xem tổ hòa giải"
    KEEP_TEAMS = "keep_teams", "Cập nhật tổ hòa giải"
    DECIDE_TEAMS = "decide_teams", "Ghi quyết định của Chủ tịch về hòa giải viên"
    REPORT_TEAM = "report_team", "Lập báo cáo của tổ trưởng"
    SEE_DIALOGUES = "see_dialogues", "Xem hội nghị đối thoại"
    RECORD_DIALOGUE = "record_dialogue", "Ghi hội nghị đối thoại"
    CONCLUDE_DIALOGUE = "conclude_dialogue", "Kết luận, ký biên bản đối thoại"
    SEE_ATTACHMENTS = "see_attachments", "Xem tệp đính kèm"
    ATTACH = "attach", "Đính kèm tệp"
    SEE_PAPERS = "see_papers", "Xem, in văn bản"
    SEE_TRAINING = "see_training", "Xem lớp bồi dưỡng, tài liệu"
    KEEP_TRAINING = "keep_training", "Tổ chức lớp bồi dưỡng"
    SEE_GUIDANCE = "see_guidance", "Xem chỉ đạo của cấp trên"
    WRITE_GUIDANCE = "write_guidance", "Gửi chỉ đạo xuống đơn vị trực thuộc"
    ANSWER_GUIDANCE = "answer_guidance", "Xác nhận, trả lời chỉ đạo"
    SEE_WORKPLANS = "see_workplans", "Xem kế hoạch hòa giải ở cơ sở"
    WRITE_WORKPLANS = "write_workplans", "Lập kế hoạch hòa giải, ghi tiến độ"
    ISSUE_WORKPLANS = "issue_workplans", "Ban hành kế hoạch hòa giải"
    SEE_INSPECTIONS = "see_inspections", "Xem kiểm tra, tự kiểm tra"
    WRITE_INSPECTIONS = "write_inspections", "Ghi kiểm tra, kiến nghị; báo cáo thực hiện kiến nghị"
    SEE_PAYMENTS = "see_payments", "Xem thù lao hòa giải viên"
    REQUEST_PAYMENT = "request_payment", "Lập, xác nhận đề nghị thanh toán thù lao"
    DECIDE_PAYMENT = "decide_payment", "Quyết định chi thù lao"
    PAY = "pay", "Ghi đã chi thù lao"
    SEE_FIGURES = "see_figures", "Xem số liệu"
    SUBMIT_FIGURES = "submit_figures", "Nộp báo cáo thống kê"
    SEE_REPORTS = "see_reports", "Xem báo cáo, khó khăn, vướng mắc"
    WRITE_REPORTS = "write_reports", "Soạn báo cáo, ghi khó khăn, vướng mắc"
    ISSUE_REPORTS = "issue_reports", "Ban hành báo cáo"
    SEE_EMULATION = "see_emulation", "Xem mô hình “Dân vận khéo”, khen thưởng"
    SEE_AWARDS = "see_awards", "Xem danh sách xét khen thưởng, tờ trình"
    WRITE_EMULATION = "write_emulation", "Ghi mô hình, soạn đề nghị khen thưởng"
    ISSUE_AWARDS = "issue_awards", "Ban hành đề nghị khen thưởng"
    DECIDE_AWARDS = "decide_awards", "Ghi quyết định khen thưởng"
    SEE_BUDGET = "see_budget", "Xem kinh phí"
    KEEP_BUDGET = "keep_budget", "Lập dự toán, ghi khoản chi, quyết toán"
    SEE_SYNC = "see_sync", "Xem tình trạng đồng bộ"
    RUN_SYNC = "run_sync", "Đồng bộ ngay"
    REGAIN = "regain", "Nhận lại hồ sơ từ cấp trên sau khi khôi phục máy"
    LOOK_THROUGH = "look_through", "Xem lại hồ sơ đã nhận từ cấp trên"
    DECIDE_PROFILE = "decide_profile", "Quyết định mức gửi hồ sơ lên cấp trên"
    TAKE_OUT_BOOK = "take_out_book", "Xuất toàn bộ sổ ra tệp"
    KEEP_UNITS = "keep_units", "Cập nhật đơn vị, thôn bản"
    KEEP_LAW = "keep_law", "Cập nhật ngày nghỉ, thời hạn, tòa án, mẫu thống kê"
    KEEP_ACCOUNTS = "keep_accounts", "Quản lý tài khoản"
    KEEP_MACHINE = "keep_machine", "Sao lưu, khôi phục, xem tình trạng máy chủ"
    SEE_JOURNAL = "see_journal", "Xem nhật ký hệ thống"


_P = Permission
_EVERYONE = frozenset({_P.SEE_HOME, _P.OWN_ACCOUNT})
_ATTACHING = frozenset({_P.SEE_ATTACHMENTS, _P.ATTACH})
# A mediator reads on a telephone of their own: the names of parties are not kept there in a file.
_OFFICIAL = _EVERYONE | {_P.EXPORT_LISTS}
_REWARDING = frozenset({_P.SEE_EMULATION, _P.SEE_AWARDS, _P.DECIDE_AWARDS})
_MEDIATING = _ATTACHING | {
    _P.SEARCH,
    _P.SEE_CASES,
    _P.RECORD_CASE,
    _P.SEE_TEAMS,
    _P.SEE_TRAINING,
    _P.SEE_PAPERS,
    _P.SEE_PAYMENTS,
    _P.SEE_SYNC,
    _P.LOOK_THROUGH,
}
_COMMUNE = (
    _MEDIATING
    | _REWARDING
    | {
        _P.SEE_DIALOGUES,
        _P.SEE_WORKPLANS,
        _P.WRITE_WORKPLANS,
        _P.SEE_INSPECTIONS,
        _P.WRITE_INSPECTIONS,
        _P.SEE_GUIDANCE,
        _P.ANSWER_GUIDANCE,
        _P.SEE_FIGURES,
        _P.SEE_REPORTS,
        _P.SEE_BUDGET,
        _P.RUN_SYNC,
        _P.REGAIN,
    }
)
_OFFICE = _REWARDING | frozenset(
    {
        _P.SEARCH,
        _P.SEE_CASES,
        _P.SEE_TEAMS,
        _P.SEE_DIALOGUES,
        _P.SEE_ATTACHMENTS,
        _P.SEE_TRAINING,
        _P.SEE_PAPERS,
        _P.SEE_GUIDANCE,
        _P.WRITE_GUIDANCE,
        _P.SEE_WORKPLANS,
        _P.WRITE_WORKPLANS,
        _P.SEE_INSPECTIONS,
        _P.WRITE_INSPECTIONS,
        _P.SEE_FIGURES,
        _P.SEE_REPORTS,
        _P.SEE_BUDGET,
        _P.SEE_PAYMENTS,
        _P.SEE_SYNC,
        _P.RUN_SYNC,
        _P.REGAIN,
        _P.LOOK_THROUGH,
    }
)

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.MEDIATOR: _EVERYONE | _MEDIATING | {_P.CORRECT_CASE},
    Role.TEAM_LEADER: _OFFICIAL
    | _MEDIATING
    | {
        _P.ASSIGN_CASE,
        _P.CLOSE_FILE,
        _P.CORRECT_CASE,
        _P.HANDLE_ALERT,
        _P.KEEP_BOOKS,
        _P.REPORT_TEAM,
        _P.REQUEST_PAYMENT,
        _P.SEE_INSPECTIONS,
        _P.SEE_FIGURES,
        _P.SEE_EMULATION,
    },
    Role.COMMUNE_OFFICER: _OFFICIAL
    | _COMMUNE
    | {
        _P.ASSIGN_CASE,
        _P.CLOSE_FILE,
        _P.CORRECT_CASE,
        _P.HANDLE_ALERT,
        _P.IMPORT_REGISTER,
        _P.KEEP_BOOKS,
        _P.KEEP_TEAMS,
        _P.DECIDE_TEAMS,
        _P.REPORT_TEAM,
        _P.REQUEST_PAYMENT,
        _P.PAY,
        _P.RECORD_DIALOGUE,
        _P.CONCLUDE_DIALOGUE,
        _P.KEEP_TRAINING,
        _P.KEEP_UNITS,
        _P.KEEP_LAW,
        _P.SUBMIT_FIGURES,
        _P.WRITE_REPORTS,
        _P.WRITE_EMULATION,
        _P.KEEP_BUDGET,
    },
    Role.COMMUNE_LEADER: _OFFICIAL
    | (_COMMUNE - {_P.RECORD_CASE})
    | {
        _P.DECIDE_PROFILE,
        _P.TAKE_OUT_BOOK,
        _P.DECIDE_PAYMENT,
        _P.ISSUE_WORKPLANS,
        _P.HANDLE_ALERT,
        _P.KEEP_TEAMS,
        _P.DECIDE_TEAMS,
        _P.RECORD_DIALOGUE,
        _P.CONCLUDE_DIALOGUE,
        _P.KEEP_TRAINING,
        _P.KEEP_LAW,
        _P.SUBMIT_FIGURES,
        _P.ISSUE_REPORTS,
        _P.ISSUE_AWARDS,
    },
    Role.FRONT: _OFFICIAL
    | {
        _P.SEARCH,
        _P.SEE_TEAMS,
        _P.SEE_DIALOGUES,
        _P.SEE_WORKPLANS,
        _P.SEE_INSPECTIONS,
        _P.SEE_TRAINING,
        _P.SEE_ATTACHMENTS,
        _P.SEE_PAPERS,
        _P.SEE_FIGURES,
        _P.SEE_REPORTS,
        _P.SEE_EMULATION,
        _P.SEE_AWARDS,
        _P.SEE_PAYMENTS,
    },
    Role.OFFICE_OFFICER: _OFFICIAL
    | _OFFICE
    | {
        _P.KEEP_TRAINING,
        _P.KEEP_UNITS,
        _P.KEEP_LAW,
        _P.SUBMIT_FIGURES,
        _P.WRITE_REPORTS,
        _P.WRITE_EMULATION,
        _P.KEEP_BUDGET,
    },
    Role.OFFICE_LEADER: _OFFICIAL
    | _OFFICE
    | {_P.ISSUE_WORKPLANS, _P.KEEP_LAW, _P.SUBMIT_FIGURES, _P.ISSUE_REPORTS, _P.ISSUE_AWARDS},
    Role.ADMINISTRATOR: _OFFICIAL
    | {_P.KEEP_ACCOUNTS, _P.KEEP_MACHINE, _P.KEEP_UNITS, _P.SEE_SYNC, _P.RUN_SYNC, _P.SEE_JOURNAL},
}


@dataclass(frozen=True, slots=True)
class Actor:
    """The person who acts now, as every service needs to know them.

    ``name`` is who sits at the keyboard (recorded_by); ``acted_by`` names another
    person when the act is recorded on someone's behalf, for many mediators are old
    and have no account. ``request_key`` makes a doubled submit harmless. ``inherited`` are
    the merged units whose books the own unit carries on.
    """

    name: str
    role: Role
    unit: str
    account_id: UUID | None = None
    team_id: UUID | None = None
    mediator_id: UUID | None = None
    acted_by: str | None = None
    request_key: str | None = None
    inherited: frozenset[str] = frozenset()

    @property
    def books(self) -> frozenset[str]:
        """The units whose books this person's unit keeps: its own, and those it carries on."""
        return self.inherited | {self.unit}

    def may(self, permission: Permission) -> bool:
        return permission in GRANTS[self.role]

    def on_behalf_of(self, person: str | None) -> Self:
        return replace(self, acted_by=person or None)
