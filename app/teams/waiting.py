"""What of the teams waits for a person: rows for the home page and the page of procedures."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from flask import url_for

from app.db import db
from app.domain.actors import OFFICE_ROLES, TEAM_ROLES, Actor, Permission, Role
from app.domain.deadlines import Clock
from app.domain.labels import Term
from app.domain.lawpack import LawPack
from app.domain.teams.departure_road import DepartureState
from app.domain.teams.election_road import ElectionState
from app.domain.teams.kinds import ReportKind
from app.domain.teams.reviews import is_last_quarter
from app.domain.words import mid_sentence
from app.lawpack.service import laws_of
from app.records.waiting import Sort, Waiting, soonest_first
from app.teams.models import TeamReport, TeamReview
from app.teams.service.procedures import DEPARTURE, ELECTION, Procedure, under_way
from app.teams.service.teams import TeamLine, list_teams
from app.teams.sight import visible_of
from app.units.service import reach
from app.web.translation.phrases import Phrase

# What has to be done next, in words, by the state in which a procedure stands.
_NEXT = {
    ELECTION: {
        ElectionState.PREPARING: "ghi kết quả bầu",
        ElectionState.HELD: "gửi danh sách đề nghị công nhận",
        ElectionState.SENT: "ghi ngày Chủ tịch nhận danh sách",
        ElectionState.RECEIVED: "Chủ tịch quyết định công nhận",
    },
    DEPARTURE: {
        DepartureState.PROPOSED: "Trưởng ban công tác Mặt trận xác minh",
        DepartureState.VERIFIED: "ghi ngày Chủ tịch nhận đề nghị",
        DepartureState.DISPUTED: "ghi ngày Chủ tịch nhận báo cáo",
        DepartureState.RECEIVED: "Chủ tịch quyết định việc cho thôi",
    },
}


def waiting(by: Actor, today: date) -> Sequence[Waiting]:
    """What waits for ``by``, what has a day first; the same few queries whatever the number.

    The commune's people see all of it, the Front what it supervises, a leader the own team.
    """
    if by.role in OFFICE_ROLES or by.role is Role.MEDIATOR or not by.may(Permission.SEE_TEAMS):
        return []
    found = [_of_procedure(one) for one in under_way(by, today=today)]
    found += _of_teams(by, today)
    return soonest_first(found)


def _of_procedure(one: Procedure) -> Waiting:
    if one.kind == ELECTION:
        address = url_for("teams.election", election_id=one.id)
    else:
        address = url_for("teams.departure", departure_id=one.id)
    due_on = one.limit.due_on if one.limit else None
    whom = f" {one.name}" if one.name else ""
    label = Phrase(
        Term(one.label),
        f"{whom}, {mid_sentence(one.team_name)}: ",
        Term(_NEXT[one.kind][one.state]),
    )
    return Waiting(label, due_on, address)


def _of_teams(by: Actor, today: date) -> Iterator[Waiting]:
    every = list_teams(reach(by), on=today)
    lines = [
        line
        for line in every
        if line.team.closed_on is None and (by.role not in TEAM_ROLES or line.team.id == by.team_id)
    ]
    if by.may(Permission.KEEP_TEAMS):
        yield from _dissolved(every, today)
    for line in lines:
        if line.missing:
            yield _row(line, " ".join(line.missing))
        elif not line.has_leader:
            yield _row(line, "Tổ chưa có tổ trưởng.")
    yield from _unsent(by, {line.team.id: line.team.name for line in lines})
    if is_last_quarter(today):
        yield from _of_the_year(by, lines, today)


def _dissolved(lines: Sequence[TeamLine], today: date) -> Iterator[Waiting]:
    """Teams that are no more, with people who still count as mediators."""
    for line in lines:
        if line.mediators and line.team.closed_on and line.team.closed_on <= today:
            yield _row(line, f"Tổ đã giải thể, còn {line.mediators} người chưa ghi thôi.")


def _unsent(by: Actor, names: dict[UUID, str]) -> Iterator[Waiting]:
    """Reviews and reports that are written and not sent."""
    reviews = db.select(TeamReview.id, TeamReview.team_id, TeamReview.year).where(
        visible_of(TeamReview)(by), TeamReview.sent_on.is_(None)
    )
    for key, team_id, year in db.session.execute(reviews.order_by(TeamReview.id)):
        if team_id in names:
            words = f"{names[team_id]}: rà soát năm {year} đã ghi, chưa gửi."
            yield Waiting(words, None, url_for("teams.review", review_id=key))
    reports = db.select(TeamReport.id, TeamReport.team_id, TeamReport.kind).where(
        visible_of(TeamReport)(by), TeamReport.sent_on.is_(None)
    )
    for key, team_id, kind in db.session.execute(reports.order_by(TeamReport.id)):
        if team_id in names:
            words = f"{names[team_id]}: {mid_sentence(kind.label)} của tổ trưởng đã lập, chưa gửi."
            yield Waiting(words, None, url_for("teams.report", report_id=key))


def _of_the_year(by: Actor, lines: Sequence[TeamLine], today: date) -> Iterator[Waiting]:
    """Reviews and reports that are still missing when the year ends."""
    laws = laws_of({line.team.unit for line in lines})
    reviewed = _teams_with(
        db.select(TeamReview.team_id).where(
            visible_of(TeamReview)(by), TeamReview.year == today.year
        )
    )
    reported = _teams_with(
        db.select(TeamReport.team_id).where(
            visible_of(TeamReport)(by),
            TeamReport.kind == ReportKind.YEARLY,
            TeamReport.last >= date(today.year, 1, 1),
            TeamReport.sent_on.is_not(None),
        )
    )
    procedures = url_for("teams.procedures")
    unreviewed = Sort(f"tổ chưa được rà soát, đánh giá năm {today.year}", procedures)
    unreported = Sort(f"tổ trưởng chưa gửi báo cáo năm {today.year}", procedures)
    for line in lines:
        if line.team.id not in reviewed:
            due_on = _due(laws[line.team.unit], Clock.TEAM_REVIEW, today)
            words = f"Chưa rà soát, đánh giá tổ năm {today.year}."
            yield _row(line, words, due_on, unreviewed)
        if line.team.id not in reported:
            due_on = _due(laws[line.team.unit], Clock.TEAM_REPORT, today)
            words = f"Chưa gửi báo cáo năm {today.year} của tổ trưởng."
            yield _row(line, words, due_on, unreported)


def _due(law: LawPack, clock: Clock, today: date) -> date | None:
    found = law.deadline(clock, today)
    return found.due_on if found else None


def _teams_with(rows) -> set[UUID]:
    return set(db.session.scalars(rows))


def _row(
    line: TeamLine, words: str, due_on: date | None = None, sort: Sort | None = None
) -> Waiting:
    address = url_for("teams.detail", team_id=line.team.id)
    return Waiting(f"{line.team.name}: {words[:1].lower()}{words[1:]}", due_on, address, sort)
