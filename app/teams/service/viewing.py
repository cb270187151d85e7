"""A team and a mediator as their pages show them, each in a fixed number of queries."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from app.db import db
from app.domain.actors import OFFICE_ROLES, Actor, Permission
from app.domain.teams import is_in_office
from app.domain.teams.composition import is_same_person
from app.domain.teams.reviews import is_last_quarter
from app.records.journal import history
from app.records.sight import meet
from app.records.wording import HistoryLine, history_lines
from app.teams.casework import Caseload, OpenCase, casework
from app.teams.models import (
    Candidate,
    Departure,
    Election,
    Evaluation,
    Mediator,
    Team,
    TeamReport,
    TeamReview,
)
from app.teams.record import MEDIATOR, TEAM
from app.teams.service.mediators import mediators_of
from app.teams.service.procedures import Procedure, under_way
from app.teams.service.teams import missing_among, missing_in
from app.teams.sight import sees_contact, visible_departures, visible_evaluations
from app.units.models import Village

LAST = 6  # elections, reviews and reports that the page of a team shows


@dataclass(frozen=True, slots=True)
class TeamView:
    """All that the page of a team needs."""

    team: Team
    village: Village
    members: Sequence[Mediator]
    former: Sequence[Mediator]
    caseloads: Mapping[UUID, Caseload]
    missing: Sequence[str]
    procedures: Sequence[Procedure]
    elections: Sequence[Election]
    reviews: Sequence[TeamReview]
    reports: Sequence[TeamReport]
    year: int
    is_last_quarter: bool

    @property
    def leader(self) -> Mediator | None:
        return next((one for one in self.members if one.is_leader), None)

    @property
    def has_review(self) -> bool:
        return any(review.year == self.year for review in self.reviews)


@dataclass(frozen=True, slots=True)
class MediatorView:
    """All that the page of a mediator needs; ``other_times`` are the same person's other rows,
    ``missing`` is what the team lacks as it stands."""

    mediator: Mediator
    team: Team
    missing: Sequence[str]
    is_in_office: bool
    sees_contact: bool
    caseload: Caseload | None
    open_cases: Sequence[OpenCase]
    other_times: Sequence[Mediator]
    elections: Sequence[Row[Any]]
    departures: Sequence[Departure]
    evaluations: Sequence[Row[Any]]
    history: Sequence[HistoryLine]


def view_team(team_id: UUID, *, today: date, by: Actor) -> TeamView:
    """Raises :class:`~app.records.locking.NotHere` for a team out of this person's sight."""
    team = meet(TEAM, team_id, by)
    everyone = mediators_of(team_id)
    members = [m for m in everyone if is_in_office(m.recognised_on, m.ended_on, on=today)]
    former = [m for m in everyone if m not in members]
    return TeamView(
        team=team,
        village=db.session.get_one(Village, team.village_id),
        members=members,
        former=former,
        caseloads=casework().caseloads(team_id, today=today) if _counts(by) else {},
        missing=missing_among(team, members, on=today),
        procedures=under_way(by, today=today, team_id=team_id),
        elections=_newest(Election, team_id, Election.held_on),
        reviews=_newest(TeamReview, team_id, TeamReview.year),
        reports=_newest(TeamReport, team_id, TeamReport.last),
        year=today.year,
        is_last_quarter=is_last_quarter(today),
    )


def view_mediator(mediator_id: UUID, *, today: date, by: Actor) -> MediatorView:
    """Raises :class:`~app.records.locking.NotHere` for one out of this person's sight."""
    mediator = meet(MEDIATOR, mediator_id, by)
    sees = sees_contact(by, mediator)
    counts = _counts(by) or by.mediator_id == mediator.id
    loads = casework().caseloads(mediator.team_id, today=today) if counts else None
    lines = history("mediator", [mediator_id]) if sees else []
    team = db.session.get_one(Team, mediator.team_id)
    return MediatorView(
        mediator=mediator,
        team=team,
        missing=missing_in(team, on=today),
        is_in_office=is_in_office(mediator.recognised_on, mediator.ended_on, on=today),
        sees_contact=sees,
        caseload=None if loads is None else loads.get(mediator_id, Caseload()),
        open_cases=casework().open_cases(mediator_id, by=by),
        other_times=_other_times(mediator, by.books | {mediator.unit}),
        elections=_elections(mediator_id),
        departures=db.session.scalars(
            db.select(Departure)
            .where(Departure.mediator_id == mediator_id, visible_departures(by))
            .order_by(Departure.proposed_on.desc())
        ).all(),
        evaluations=_evaluations(mediator_id, by),
        history=history_lines(MEDIATOR, lines),
    )


def _counts(by: Actor) -> bool:
    """Numbers of cases are figures, not cases: the Front sees them, a colleague does not; of one
    mediator they are too small to be told above the commune."""
    return by.may(Permission.SEE_FIGURES) and by.role not in OFFICE_ROLES


def _newest(model: Any, team_id: UUID, newest: Any) -> Sequence[Any]:
    rows = db.select(model).where(model.team_id == team_id)
    return db.session.scalars(rows.order_by(newest.desc(), model.id.desc()).limit(LAST)).all()


def _other_times(mediator: Mediator, books: Collection[str]) -> Sequence[Mediator]:
    """The same person's other times as a mediator, here or in another team of these units."""
    if not mediator.name:
        return []
    rows = (
        db.select(Mediator)
        .where(Mediator.unit.in_(books), Mediator.id != mediator.id)
        .where(Mediator.birth_year == mediator.birth_year)
        .order_by(Mediator.recognised_on.desc())
    )
    own = (mediator.name, mediator.birth_year)
    found = db.session.scalars(rows).all()
    return [one for one in found if is_same_person(own, (one.name or "", one.birth_year))]


def _elections(mediator_id: UUID) -> Sequence[Row[Any]]:
    columns = (Election.id, Election.of, Election.held_on, Election.state, Candidate.result)
    rows = (
        db.select(*columns)
        .join(Candidate, Candidate.election_id == Election.id)
        .where(Candidate.mediator_id == mediator_id)
        .order_by(Election.held_on.desc(), Election.id.desc())
    )
    return db.session.execute(rows).all()


def _evaluations(mediator_id: UUID, by: Actor) -> Sequence[Row[Any]]:
    rows = (
        db.select(TeamReview.id, TeamReview.year, Evaluation.level, Evaluation.comment)
        .join(TeamReview, TeamReview.id == Evaluation.review_id)
        .where(Evaluation.mediator_id == mediator_id, visible_evaluations(by))
        .order_by(TeamReview.year.desc())
    )
    return db.session.execute(rows).all()
