"""Mediators as the commune's list has them: entering one or many, correcting, ending."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement

from app.db import db, transaction
from app.domain import teams
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.teams import LawTraining, Sex
from app.domain.teams.composition import check_ending, is_same_person
from app.domain.words import person_key
from app.records import journal
from app.records.locking import take
from app.teams.acts import TeamAct
from app.teams.facts import MediatorFacts
from app.teams.models import Mediator, Team


def in_office(on: date) -> ColumnElement[bool]:
    """The condition that a mediator is one on that day."""
    return db.and_(
        Mediator.recognised_on <= on,
        db.or_(Mediator.ended_on.is_(None), Mediator.ended_on > on),
    )


def mediators_of(team_id: UUID) -> list[Mediator]:
    """Everyone who is or was in the team: in office first, then by given name."""
    rows = db.session.scalars(db.select(Mediator).where(Mediator.team_id == team_id))
    return sorted(
        rows, key=lambda m: (m.ended_on is not None, not m.is_leader, person_key(m.name or ""))
    )


def mediators_in_office(books: Collection[str], *, on: date) -> list[Mediator]:
    """Who may be chosen on that day out of all teams of these units, by given name."""
    return _by_given_name(Mediator.unit.in_(books), in_office(on))


def members_in_office(team_id: UUID, *, on: date) -> list[Mediator]:
    """Who may be chosen or assigned on that day out of the team, by given name."""
    return _by_given_name(Mediator.team_id == team_id, in_office(on))


def _by_given_name(*those: ColumnElement[bool]) -> list[Mediator]:
    rows = db.session.scalars(db.select(Mediator).where(*those))
    return sorted(rows, key=lambda one: person_key(one.name or ""))


def add_mediator(
    *,
    team_id: UUID,
    name: str,
    sex: Sex,
    birth_year: int | None,
    ethnicity: str | None,
    is_minority: bool,
    law_training: LawTraining,
    phone: str | None,
    is_leader: bool,
    recognised_on: date,
    education: str | None = None,
    occupation: str | None = None,
    address: str | None = None,
    is_resident: bool | None = None,
    recognition_number: str | None = None,
    today: date,
    by: Actor,
) -> Mediator:
    """Enter a recognised mediator; the law sets no term, only a first and a last day."""
    with transaction() as session:
        take(session, Team, team_id, by=by)
        mediator = Mediator(
            unit=by.unit,
            team_id=team_id,
            name=name,
            sex=sex,
            birth_year=birth_year,
            ethnicity=ethnicity,
            is_minority=is_minority,
            law_training=law_training,
            education=education,
            occupation=occupation,
            address=address,
            phone=phone,
            is_resident=is_resident,
            is_leader=is_leader,
            recognised_on=recognised_on,
            recognition_number=recognition_number,
        )
        _enter(mediator, mediators_of(team_id), today=today, by=by)
    return mediator


def add_mediators(
    team_id: UUID, rows: Sequence[MediatorFacts], *, today: date, by: Actor
) -> list[Mediator]:
    """The whole list of a team at once, all or nobody; a refusal names the line."""
    if not rows:
        raise RuleViolation("Chưa có dòng nào được điền. Hãy ghi ít nhất một hòa giải viên.")
    with transaction() as session:
        take(session, Team, team_id, by=by)
        known = mediators_of(team_id)
        entered = []
        for number, facts in enumerate(rows, 1):
            mediator = Mediator(unit=by.unit, team_id=team_id)
            facts.write_into(mediator)
            try:
                _enter(mediator, known, today=today, by=by)
            except RuleViolation as refusal:
                told = f"Người thứ {number} ({facts.name}): {refusal.message}"
                raise RuleViolation(told, basis=refusal.basis) from None
            known.append(mediator)
            entered.append(mediator)
    return entered


def change_mediator(
    mediator_id: UUID, *, revision: int, today: date, by: Actor, **facts: Any
) -> Mediator:
    """Correct what is known of a mediator, or end the office (``ended_on``, ``ended_why``)."""
    with transaction() as session:
        mediator = take(session, Mediator, mediator_id, by=by, revision=revision)
        take(session, Team, mediator.team_id, by=by)
        teams.check_mediator_dates(
            facts["recognised_on"], facts["ended_on"], facts["birth_year"], today=today
        )
        check_ending(facts["ended_on"], facts["ended_why"])
        if facts["is_leader"] and facts["ended_on"] is None:
            _refuse_second_leader(mediators_of(mediator.team_id), mediator_id)
        ends = mediator.ended_on is None and facts["ended_on"] is not None
        mediator.set_right(facts)
        journal.correct(mediator, TeamAct.END if ends else TeamAct.CHANGE, by=by)
    return mediator


def _enter(mediator: Mediator, known: Sequence[Mediator], *, today: date, by: Actor) -> None:
    """Write a new mediator beside those ``known`` in the team."""
    teams.check_mediator_dates(mediator.recognised_on, None, mediator.birth_year, today=today)
    if mediator.is_leader:
        _refuse_second_leader(known, None)
    if (twin := twin_of(mediator.name or "", mediator.birth_year, known)) is not None:
        raise RuleViolation(
            f"Tổ đã có hòa giải viên {twin.name}. Nếu là người khác trùng tên, hãy ghi năm sinh "
            "của cả hai người."
        )
    journal.write(mediator, TeamAct.ADD, by=by)


def twin_of(name: str, birth_year: int | None, known: Sequence[Mediator]) -> Mediator | None:
    """The same person among those of ``known`` who are still in office."""
    wanted = (name, birth_year)
    for one in known:
        if one.ended_on is None and is_same_person(wanted, (one.name or "", one.birth_year)):
            return one
    return None


def _refuse_second_leader(known: Sequence[Mediator], own_id: UUID | None) -> None:
    for other in known:
        if other.is_leader and other.ended_on is None and other.id != own_id:
            raise RuleViolation(
                f"Tổ đã có tổ trưởng là {other.name}. Hãy ghi người đó thôi làm tổ trưởng trước."
            )
