"""Who may do what: roles, permissions, and the person behind an act.

Căn cứ: vai trò theo Điều 9, 10, 15, 29, 30 Luật Hòa giải ở cơ sở số 35/2013/QH13;
the administrator keeps accounts and reads no content.
"""

from dataclasses import dataclass, replace
from typing import Self
from uuid import UUID

from app.domain.labels import LabelledEnum
from app.domain.permissions import Permission


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


_P = Permission
_EVERYONE = frozenset({_P.SEE_HOME, _P.OWN_ACCOUNT})
_ATTACHING = frozenset({_P.SEE_ATTACHMENTS, _P.ATTACH})
# A mediator reads on a telephone of their own: the names of parties are not kept there in a file.
_OFFICIAL = _EVERYONE | {_P.EXPORT_LISTS}
_REWARDING = frozenset({_P.SEE_EMULATION, _P.SEE_AWARDS, _P.DECIDE_AWARDS})
_WATCHING = frozenset({_P.SEE_VIEWINGS, _P.SEE_CATALOGUE})
_DESK = _REWARDING | {_P.KEEP_PRIVACY, _P.KEEP_INCIDENTS}
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
    | _DESK
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
_OFFICE = _DESK | frozenset(
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
        _P.RESTRICT_CASE,
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
    | _WATCHING
    | {
        _P.RESTRICT_CASE,
        _P.DECIDE_PROFILE,
        _P.DECIDE_PRIVACY,
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
        _P.SEE_VILLAGES,
        _P.WRITE_REPORTS,
        _P.WRITE_EMULATION,
        _P.KEEP_BUDGET,
    },
    Role.OFFICE_LEADER: _OFFICIAL
    | _OFFICE
    | _WATCHING
    | {_P.ISSUE_WORKPLANS, _P.KEEP_LAW, _P.SUBMIT_FIGURES, _P.ISSUE_REPORTS, _P.ISSUE_AWARDS}
    | {_P.DECIDE_PRIVACY, _P.ANSWER_HEADS},
    Role.ADMINISTRATOR: _OFFICIAL
    | _WATCHING
    | {_P.KEEP_ACCOUNTS, _P.KEEP_MACHINE, _P.KEEP_UNITS, _P.SEE_SYNC, _P.RUN_SYNC, _P.SEE_JOURNAL}
    | {_P.KEEP_INCIDENTS},
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

    def alike(self) -> Self:
        """All that decides what this person may meet, and nothing of this one act."""
        return replace(self, name="", acted_by=None, request_key=None)

    @property
    def meets_villages(self) -> bool:
        """Whether figures are told down to a village or its team: a village with one case names
        its parties by itself, so above the commune only to who works with its teams."""
        return self.role not in OFFICE_ROLES or self.may(Permission.SEE_VILLAGES)

    def on_behalf_of(self, person: str | None) -> Self:
        return replace(self, acted_by=person or None)
