"""Invented reports in words: last year's issued, this year's being written."""

from datetime import date

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.periodic.kinds import PeriodicKind, usual_days
from app.domain.periodic.words import first_words
from app.periodic.facts import IssueFacts, ReportFacts
from app.periodic.models import PeriodicReport
from app.periodic.service import acts
from app.periodic.service.drawing import offered
from app.practice.conferences import officials
from app.practice.records.commune import shares_of
from app.practice.stories import texts
from app.units.models import Unit


def report_some(unit: Unit, *, today: date, by: Actor) -> None:
    """A commune's report of last year, issued in January, and the draft of the half year."""
    if _has_some(by):
        return
    with transaction():
        year = today.year - 1
        issuer, council = first_words(unit.name, "", is_office=False)
        to = [*council, *texts("periodic")["addressees"]]
        report = _write(PeriodicKind.YEAR, year, issuer, to, today=today, by=by)
        signed = IssueFacts(
            number="03",
            issued_on=min(date(today.year, 1, 9), today),
            signer=officials(unit.code, shares_of(unit))["chair"].name,
            signer_post="Chủ tịch Ủy ban nhân dân",
        )
        acts.issue_report(report.id, signed, revision=report.revision, today=today, by=by)
        _write(PeriodicKind.HALF_YEAR, today.year, issuer, to, today=today, by=by)


def draft_one(office: str, *, today: date, by: Actor) -> None:
    """An office's draft of this year, drawn from the logs of its communes."""
    if not _has_some(by):
        with transaction():
            issuer, to = first_words(office, "", is_office=True)
            _write(PeriodicKind.YEAR, today.year, issuer, to, today=today, by=by)


def _has_some(by: Actor) -> bool:
    own = db.select(PeriodicReport.id).where(PeriodicReport.unit == by.unit).limit(1)
    return db.session.scalar(own) is not None


def _write(
    kind: PeriodicKind, year: int, issuer: str, to: list[str], *, today: date, by: Actor
) -> PeriodicReport:
    words, (first, last) = texts("periodic"), usual_days(kind, year, today=today)
    report = acts.draft_report(kind, year, (first, last), issuer=issuer, today=today, by=by)
    facts = ReportFacts(
        first=first,
        last=last,
        title=report.title,
        issuer=issuer,
        addressees="\n".join(to),
        direction=words["direction"].strip(),
        results=words["results"].strip(),
        plans=words["plans"].strip(),
    )
    draw = [one.id for one in offered(first, last, by=by)]
    return acts.write_report(report.id, facts, draw, revision=report.revision, today=today, by=by)
