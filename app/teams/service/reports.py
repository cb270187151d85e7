"""The team leader's report: words of the leader, figures counted from the book and frozen."""

from datetime import date
from uuid import UUID

from app.db import transaction
from app.domain.actors import TEAM_ROLES, Actor
from app.domain.statistics.measures import Measure, Outcome, Part, Subject
from app.domain.teams import Sex, is_in_office
from app.domain.teams import reviews as rules
from app.records import journal
from app.records.locking import NotHere, take
from app.teams.acts import ReportAct
from app.teams.casework import casework
from app.teams.facts import ReportFacts
from app.teams.models import Team, TeamReport
from app.teams.service.mediators import mediators_of

COUNTED = {
    "received": Measure(Subject.RECEIVED),
    "conflicts": Measure(Subject.RECEIVED, Outcome.ALL, Part.K2_CONFLICT),
    "civil_family": Measure(Subject.RECEIVED, Outcome.ALL, Part.K2_CIVIL_FAMILY),
    "others": Measure(Subject.RECEIVED, Outcome.ALL, Part.K2_OTHER),
    "unclassified": Measure(Subject.RECEIVED, Outcome.ALL, Part.UNCLASSIFIED),
    "settled": Measure(Subject.RECEIVED, Outcome.SETTLED),
    "not_settled": Measure(Subject.RECEIVED, Outcome.NOT_SETTLED),
    "not_started": Measure(Subject.RECEIVED, Outcome.NOT_STARTED),
    "in_progress": Measure(Subject.RECEIVED, Outcome.IN_PROGRESS),
    "out_of_scope": Measure(Subject.RECEIVED, Outcome.OUT_OF_SCOPE),
}


def draft_report(team_id: UUID, facts: ReportFacts, *, today: date, by: Actor) -> TeamReport:
    """A report of the team's leader, written by the leader or for them."""
    _refuse_stranger(team_id, by)
    with transaction() as session:
        take(session, Team, team_id, by=by)
        report = TeamReport(unit=by.unit, team_id=team_id)
        _write(report, facts, ReportAct.DRAFT, today=today, by=by)
    return report


def change_report(
    report_id: UUID, facts: ReportFacts, *, revision: int | None = None, today: date, by: Actor
) -> TeamReport:
    """Other words or another period; the figures are counted anew."""
    with transaction() as session:
        report = take(session, TeamReport, report_id, by=by, revision=revision)
        _refuse_stranger(report.team_id, by)
        rules.check_unsent(report.sent_on, "Báo cáo")
        _write(report, facts, ReportAct.RECOUNT, today=today, by=by)
    return report


def send_report(
    report_id: UUID, *, sent_on: date, revision: int | None = None, today: date, by: Actor
) -> TeamReport:
    """From now on the report is what others hold, and stays as it is."""
    with transaction() as session:
        report = take(session, TeamReport, report_id, by=by, revision=revision)
        _refuse_stranger(report.team_id, by)
        rules.check_unsent(report.sent_on, "Báo cáo")
        rules.check_sending(
            ready_on=("Ngày chốt số liệu", report.counted_on), sent_on=sent_on, today=today
        )
        report.sent_on = sent_on
        journal.write(report, ReportAct.SEND, by=by.on_behalf_of(report.reported_by))
    return report


def _write(
    report: TeamReport, facts: ReportFacts, act: ReportAct, *, today: date, by: Actor
) -> None:
    rules.check_report(
        first=facts.first, last=facts.last, reported_by=facts.reported_by, today=today
    )
    facts.write_into(report)
    report.counted_on = today
    measures = list(COUNTED.values())
    figures = casework().figures(report.team_id, measures, facts.first, facts.last)
    for name, number in zip(COUNTED, figures, strict=True):
        setattr(report, name, number)
    members = [
        m
        for m in mediators_of(report.team_id)
        if is_in_office(m.recognised_on, m.ended_on, on=facts.last)
    ]
    report.mediators = len(members)
    report.women = sum(m.sex is Sex.FEMALE for m in members)
    journal.correct(report, act, by=by.on_behalf_of(facts.reported_by))


def _refuse_stranger(team_id: UUID, by: Actor) -> None:
    """A team leader writes the report of the own team and of no other."""
    if by.role in TEAM_ROLES and by.team_id != team_id:
        raise NotHere
