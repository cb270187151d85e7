"""What can be done: begin a draft, write it, drop it, issue it."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.db import db, transaction
from app.domain.actors import Actor, InstanceRole
from app.domain.papers import official_number
from app.domain.periodic import kinds as rules
from app.domain.periodic.figures import frozen
from app.domain.periodic.kinds import PeriodicKind, PeriodicState
from app.domain.periodic.words import (
    cause_line,
    difficulty_line,
    proposal_line,
    title_of,
    with_drawn,
)
from app.domain.statistics.reports import digest
from app.periodic.acts import PeriodicAct
from app.periodic.facts import IssueFacts, ReportFacts
from app.periodic.models import PeriodicReport
from app.periodic.service.counting import figures_in
from app.periodic.service.drawing import drawn_of
from app.periodic.service.reading import due_of, latest_issued
from app.records import journal
from app.records.locking import take
from app.statistics.service.forms import forms_of
from app.statistics.service.scope import level_of
from app.units.service import unit_names

SYMBOL = "BC-UBND"
_WORDS = ("direction", "results", "difficulties", "causes", "plans", "proposals", "drawn")


def draft_report(
    kind: PeriodicKind,
    year: int,
    days: tuple[date, date],
    *,
    issuer: str,
    addressees: str = "",
    today: date,
    by: Actor,
) -> PeriodicReport:
    """Begin a report; one that was issued for the same is replaced by it, and lends its words:
    most often one number or one sentence in it is wrong."""
    first, last = days
    with transaction() as session:
        journal.refuse_repeat(session, by)
        has_draft = _has_draft(session, kind, year, by)
        rules.check_drafting(kind, year, first, last, has_draft=has_draft, today=today)
        former = latest_issued(by.unit, kind, year) if kind.statistics else None
        report = PeriodicReport(
            unit=by.unit,
            kind=kind,
            year=year,
            first=first,
            last=last,
            state=PeriodicState.DRAFT,
            title=title_of(kind, year, first, last),
            issuer=issuer,
            addressees=addressees,
            replaces_id=former.id if former else None,
            prepared_by=by.acted_by or by.name,
            **({name: getattr(former, name) for name in _WORDS} if former else {}),
        )
        journal.write(report, PeriodicAct.DRAFT, by=by)
    return report


def write_report(
    report_id: UUID,
    facts: ReportFacts,
    draw: Collection[UUID] = (),
    *,
    revision: int,
    today: date,
    by: Actor,
) -> PeriodicReport:
    """Save the words of a draft; of the difficulties in ``draw`` those that are new to it are
    written to the end of its parts, to be edited there."""
    with transaction() as session:
        report = take(session, PeriodicReport, report_id, by=by, revision=revision)
        rules.check_draft(report.state)
        rules.check_days(report.kind, report.year, facts.first, facts.last, today=today)
        facts.write_into(report)
        _draw(report, draw, by)
        journal.correct(report, PeriodicAct.WRITE, by=by)
    return report


def drop_report(report_id: UUID, *, revision: int, by: Actor) -> PeriodicReport:
    """Put a draft aside that nobody will issue."""
    with transaction() as session:
        report = take(session, PeriodicReport, report_id, by=by, revision=revision)
        rules.check_draft(report.state)
        report.state = PeriodicState.DROPPED
        journal.write(report, PeriodicAct.DROP, by=by)
    return report


def restore_report(report_id: UUID, *, today: date, by: Actor) -> PeriodicReport:
    """Take a draft up again that was put aside, where no other has been begun since."""
    with transaction() as session:
        report = take(session, PeriodicReport, report_id, by=by)
        if report.state is PeriodicState.DROPPED:
            of, days = (report.kind, report.year), (report.first, report.last)
            has_draft = _has_draft(session, *of, by)
            rules.check_drafting(*of, *days, has_draft=has_draft, today=today)
            report.state = PeriodicState.DRAFT
            journal.write(report, PeriodicAct.RESTORE, by=by)
    return report


def issue_report(
    report_id: UUID, given: IssueFacts, *, revision: int, today: date, by: Actor
) -> PeriodicReport:
    """Note number, day and signer, and freeze words and figures."""
    with transaction() as session:
        report = take(session, PeriodicReport, report_id, by=by, revision=revision)
        former = session.get(PeriodicReport, report.replaces_id) if report.replaces_id else None
        is_commune = level_of(by) is InstanceRole.COMMUNE
        number = official_number(given.number, SYMBOL) if is_commune else given.number
        rules.check_issuing(
            report.state,
            last=report.last,
            number=number,
            issued_on=given.issued_on,
            replaces=(former.number, former.issued_on) if former else None,
            reason=given.reason,
            today=today,
        )
        report.number, report.issued_on = number, given.issued_on
        report.reason = given.reason or None
        report.signer, report.signer_post = given.signer, given.signer_post
        report.due_on = due_of(report.kind, report.year, level_of(by), forms_of(by.unit))
        figures = figures_in(report, today=today, by=by)
        name = unit_names({by.unit}).get(by.unit, by.unit)
        report.figures = frozen(figures, year=report.year, unit=by.unit, unit_name=name)
        report.digest = digest(report.figures)
        report.state = PeriodicState.ISSUED
        journal.write(report, PeriodicAct.ISSUE, by=by.on_behalf_of(given.signer))
    return report


def _has_draft(session: Session, kind: PeriodicKind, year: int, by: Actor) -> bool:
    rows = db.select(PeriodicReport.id).where(
        PeriodicReport.unit == by.unit,
        PeriodicReport.kind == kind,
        PeriodicReport.year == year,
        PeriodicReport.state == PeriodicState.DRAFT,
    )
    return session.scalar(rows.limit(1)) is not None


def _draw(report: PeriodicReport, wanted: Collection[UUID], by: Actor) -> None:
    """What is not in this person's sight is not drawn."""
    told = drawn_of(set(wanted) - set(report.drawn), by=by)
    words = list(told.values())
    report.difficulties = with_drawn(report.difficulties, map(difficulty_line, words))
    report.causes = with_drawn(report.causes, map(cause_line, words))
    report.proposals = with_drawn(report.proposals, map(proposal_line, words))
    report.drawn = [*report.drawn, *told]
