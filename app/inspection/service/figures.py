"""The inspected unit's own figures: asked of the services that count them for statistics.

Whoever inspects counts with the eyes of the inspected unit, or of the leader of the inspected
team: exactly its records, and at this level.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from app.db import db, times
from app.difficulties.service.reading import open_by_unit
from app.domain.actors import Actor, Role
from app.domain.inspection.figures import COUNTED, Counts, Figure, FigureKey, figures, unsent
from app.domain.periodic.indicators import total_of
from app.domain.statistics.measures import Outcome, Part, Subject
from app.domain.statistics.sheets import Number, Sheet
from app.domain.teams import missing_by_numbers
from app.inspection.models import Inspection
from app.inspection.service.reading import open_before
from app.outreach.service import outreached
from app.statistics.models import StatisticsReport
from app.statistics.service.compliance import compliance
from app.statistics.service.counting import sheet_of
from app.statistics.service.starts import starts
from app.teams.models import Team, TeamReview
from app.teams.service.by_unit import teams_by_unit
from app.units.service import books_of, reach

_S, _O, _P = Subject, Outcome, Part


def figures_of(one: Inspection, *, today: date, by: Actor) -> Mapping[FigureKey, Figure]:
    """The figures of the days that are looked at, none of them to come."""
    first, last = one.since, max(one.since, min(one.until, today))
    eyes = _eyes(one, by)
    sheet = sheet_of(COUNTED, first, last, by=eyes)
    if one.subject_unit not in by.books and not any(line.is_known for line in sheet.lines):
        return unsent(open_before(one, by))
    begun = starts(first, last, by=eyes)
    kept = compliance(first, last, today=today, by=eyes)
    team = db.session.get(Team, one.team_id) if one.team_id else None
    counts = Counts(
        teams=total_of(sheet, _S.TEAMS),
        mediators=total_of(sheet, _S.MEDIATORS),
        trained=total_of(sheet, _S.TRAINED),
        received=total_of(sheet, _S.RECEIVED),
        unclassified=total_of(sheet, _S.RECEIVED, _O.ALL, _P.UNCLASSIFIED),
        settled=total_of(sheet, _S.IN_HAND, _O.SETTLED),
        failed=total_of(sheet, _S.IN_HAND, _O.NOT_SETTLED),
        written=total_of(sheet, _S.IN_HAND, _O.SETTLED, _P.WRITTEN),
        starts=sum(line.due for line in begun),
        in_time=sum(line.in_time for line in begun),
        agreed=sum(line.agreed for line in kept),
        performed=sum(line.performed for line in kept),
        reviewed=_reviewed(one, eyes, last),
        former=open_before(one, by),
    )
    if team is not None:
        return figures(replace(counts, **_of_team(team, sheet)))
    return figures(replace(counts, **_of_unit(eyes, first, last)))


def _eyes(one: Inspection, by: Actor) -> Actor:
    if one.team_id is not None:
        return replace(by, role=Role.TEAM_LEADER, team_id=one.team_id)
    if one.subject_unit in by.books:
        return by
    return replace(by, unit=one.subject_unit, inherited=books_of(one.subject_unit))


def _of_team(team: Team, sheet: Sheet) -> dict[str, Number]:
    mediators = total_of(sheet, _S.MEDIATORS) or 0
    missing = missing_by_numbers(
        mediators,
        women=total_of(sheet, _S.MEDIATORS, _O.ALL, _P.FEMALE) or 0,
        minority=total_of(sheet, _S.MEDIATORS, _O.ALL, _P.MINORITY) or 0,
        minority_area=team.minority_area,
    )
    leaders = total_of(sheet, _S.MEDIATORS, _O.ALL, _P.LEADERS) or 0
    return {"lacking": int(bool(missing)), "leaderless": int(not leaders)}


def _of_unit(eyes: Actor, first: date, last: date) -> dict[str, Number]:
    teams = teams_by_unit(reach(eyes), on=last)
    told = outreached(first, last, by=eyes)
    reports, late = _reports(eyes, first, last)
    return {
        "lacking": sum(line.lacking for line in teams),
        "leaderless": sum(line.leaderless for line in teams),
        "occasions": told.occasions,
        "people": told.people,
        "reports": reports,
        "late": late,
        "difficulties": sum(line.open for line in open_by_unit(eyes)),
    }


def _reviewed(one: Inspection, eyes: Actor, last: date) -> int:
    """The teams whose yearly review of that year is written."""
    lives = Team.founded_on <= last, db.or_(Team.closed_on.is_(None), Team.closed_on > last)
    rows = (
        db.select(db.func.count(db.distinct(TeamReview.team_id)))
        .join(Team, Team.id == TeamReview.team_id)
        .where(Team.unit.in_(reach(eyes)), TeamReview.year == last.year, *lives)
    )
    if one.team_id is not None:
        rows = rows.where(Team.id == one.team_id)
    return db.session.scalar(rows) or 0


def _reports(eyes: Actor, first: date, last: date) -> tuple[int, int]:
    """The statistical reports submitted in the period that had a last day, and those after it;
    a correction is not late."""
    rows = db.select(
        db.func.count(), times(StatisticsReport.submitted_on > StatisticsReport.due_on)
    ).where(
        StatisticsReport.unit.in_(reach(eyes)),
        StatisticsReport.submitted_on.between(first, last),
        StatisticsReport.due_on.is_not(None),
        StatisticsReport.number == 1,
    )
    number, late = db.session.execute(rows).one()
    return number, int(late or 0)
