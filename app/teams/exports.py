"""The lists of teams as files: the teams, their mediators, what is under way."""

from collections.abc import Iterable

from app.domain.actors import OFFICE_ROLES, Actor, Permission
from app.export.sheet import Kind, Sheet, of, told
from app.teams.models import Mediator, Team
from app.teams.service.by_unit import UnitTeams
from app.teams.service.procedures import Procedure
from app.teams.service.teams import TeamLine
from app.teams.service.viewing import TeamView
from app.units.exports import named_unit, unit_columns


def teams_sheet(lines: Iterable[TeamLine], *, unit_name: str) -> Sheet:
    """The teams of a commune; ``unit_name`` where an office has opened one."""
    return Sheet(
        f"Danh sách tổ hòa giải của {unit_name}" if unit_name else "Danh sách tổ hòa giải",
        [
            of(Team.name, "team.name"),
            of(Team.village_id, "village.full_name"),
            told("Hòa giải viên", "mediators", Kind.NUMBER),
            of(Team.seats, "team.seats"),
            told("Nữ", "women", Kind.NUMBER),
            told("Còn thiếu", _missing),
            of(Team.closed_on, "team.closed_on"),
        ],
        lines,
    )


def _missing(line: TeamLine) -> str:
    if not line.has_leader and not line.team.closed_on:
        return " ".join([*line.missing, "Tổ chưa có tổ trưởng."])
    return " ".join(line.missing) or "Đủ"


def units_sheet(lines: Iterable[UnitTeams], *, by: Actor) -> Sheet:
    """An office's teams in numbers, unit by unit."""
    return Sheet(
        "Tổ hòa giải theo đơn vị",
        [
            named_unit("Đơn vị", "unit", by),
            told("Tổ", "teams", Kind.NUMBER),
            told("Hòa giải viên", "mediators", Kind.NUMBER),
            told("Nữ", "women", Kind.NUMBER),
            told("Tổ còn thiếu người", "lacking", Kind.NUMBER),
            told("Tổ chưa có tổ trưởng", "leaderless", Kind.NUMBER),
        ],
        lines,
    )


def mediators_sheet(view: TeamView, *, by: Actor) -> Sheet:
    """The mediators of a team, as its page names them; how many cases they have for who sees
    figures."""
    is_office = by.role in OFFICE_ROLES
    counts = bool(view.caseloads) or (by.may(Permission.SEE_FIGURES) and not is_office)
    loads = view.caseloads

    def load(one: Mediator, name: str) -> int:
        known = loads.get(one.id)
        return getattr(known, name) if known else 0

    cases = [
        told("Đang giữ", lambda one: load(one, "open"), Kind.NUMBER),
        told("Năm nay", lambda one: load(one, "this_year"), Kind.NUMBER),
        told("Từ trước đến nay", lambda one: load(one, "ever"), Kind.NUMBER),
    ]
    return Sheet(
        f"Hòa giải viên của {view.team.name}",
        [
            of(Mediator.name, read=lambda one: one.name or "Hòa giải viên"),
            of(Mediator.is_leader, read=lambda one: "Tổ trưởng" if one.is_leader else None),
            *([] if is_office else [of(Mediator.birth_year, kind=Kind.PLAIN)]),
            of(Mediator.sex, kind=Kind.SHORT),
            of(Mediator.law_training),
            of(Mediator.recognised_on),
            *(cases if counts else []),
        ],
        view.members,
    )


def procedures_sheet(found: Iterable[Procedure], *, by: Actor) -> Sheet:
    """Elections and departures that are not decided yet, the most urgent first."""
    return Sheet(
        "Thủ tục về tổ hòa giải, hòa giải viên",
        [
            *unit_columns(by),
            of(Mediator.team_id, "team_name"),
            told("Thủ tục", "label"),
            told("Về", "name"),
            told("Bắt đầu", "since", Kind.DATE),
            told("Tình trạng", "state"),
            told("Thời hạn", lambda one: one.limit and one.limit.label),
            told("Ngày hết hạn", lambda one: one.limit and one.limit.due_on, Kind.DATE),
            told("Còn (ngày)", lambda one: one.limit and one.limit.days, Kind.NUMBER),
        ],
        found,
    )
