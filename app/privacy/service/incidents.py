"""Acts on an incident, and the records that it reached as the journal tells them."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.orm import Session

from app.accounts.models import Account
from app.db import db, now, transaction
from app.domain.actors import Actor
from app.domain.calendar import HERE
from app.domain.errors import RuleViolation
from app.domain.law_options import Option
from app.domain.privacy import incidents as rules
from app.domain.privacy.incidents import IncidentState
from app.privacy.acts import IncidentAct
from app.privacy.facts import IncidentFacts
from app.privacy.models import DataIncident
from app.privacy.service.barriers import number_of
from app.privacy.service.catalogue import OWN, closed_columns, kind_of
from app.privacy.sight import visible_incidents
from app.records import journal
from app.records.journal import JournalEntry
from app.records.locking import take
from app.records.viewing import Viewing
from app.web.translation.phrases import Phrase

MOST = 500


def note_incident(facts: IncidentFacts, *, today: date, by: Actor) -> DataIncident:
    """Enter an incident; the hours in which to tell of it run from its discovery."""
    with transaction():
        rules.check_incident(facts.discovered_at, facts.since, facts.until, now=now(), today=today)
        one = DataIncident(
            unit=by.unit,
            state=IncidentState.OPEN,
            affected=[],
            noted_by=by.acted_by or by.name,
            notice_due_at=_due(facts.discovered_at, by, today),
        )
        facts.write_into(one)
        journal.write(one, IncidentAct.NOTE, by=by)
    return one


def correct_incident(
    incident_id: UUID, facts: IncidentFacts, *, revision: int, today: date, by: Actor
) -> DataIncident:
    with transaction() as session:
        one = _take(session, incident_id, revision, by)
        rules.check_incident(facts.discovered_at, facts.since, facts.until, now=now(), today=today)
        facts.write_into(one)
        one.notice_due_at = _due(facts.discovered_at, by, today)
        journal.correct(one, IncidentAct.CORRECT, by=by)
    return one


def pick_affected(
    incident_id: UUID, keys: Collection[str], *, revision: int, by: Actor
) -> DataIncident:
    """Keep which of the records that the account touched are affected."""
    with transaction() as session:
        one = _take(session, incident_id, revision, by)
        one.affected = [mark for mark in touched(one, by=by) if key_of(mark) in set(keys)]
        journal.write(one, IncidentAct.PICK, by=by)
    return one


def notify(
    incident_id: UUID,
    *,
    told_to: str,
    notified_on: date,
    people_told_on: date | None,
    revision: int,
    today: date,
    by: Actor,
) -> DataIncident:
    with transaction() as session:
        one = _take(session, incident_id, revision, by)
        found_on = one.discovered_at.astimezone(HERE).date()
        for day in filter(None, (notified_on, people_told_on)):
            if not found_on <= day <= today:
                raise RuleViolation("Ngày thông báo phải từ ngày phát hiện đến hôm nay.")
        one.notified_on, one.notified_to = notified_on, told_to
        one.people_told_on = people_told_on
        journal.write(one, IncidentAct.NOTIFY, by=by)
    return one


def close_incident(
    incident_id: UUID, words: str, *, revision: int, today: date, by: Actor
) -> DataIncident:
    with transaction() as session:
        one = take(session, DataIncident, incident_id, by=by, revision=revision)
        rules.check_closing(one.state, is_notified=one.notified_on is not None, words=words)
        one.state, one.closed_on, one.closing_words = IncidentState.CLOSED, today, words
        journal.write(one, IncidentAct.CLOSE, by=by)
    return one


def touched(one: DataIncident, *, by: Actor) -> list[dict[str, Any]]:
    """The records that the account wrote, took out or opened in the days of the incident, as
    marks; at most :data:`MOST` of each, each once. Names nobody; a kind in which nothing is closed
    tells of nobody and is left out."""
    if one.account_id is None or one.since is None:
        return []
    found: dict[str, dict[str, Any]] = {}
    for subject, record_id, at, times in (*_written(one, by), *_opened(one, by)):
        kind = kind_of(subject)
        if kind is None or subject in OWN or not closed_columns(kind.model):
            continue
        mark = {"kind": subject, "id": str(record_id), "label": kind.label, "n": 0}
        held = found.setdefault(key_of(mark), {**mark, "at": at.isoformat()})
        held["n"] += times
        held["at"] = min(held["at"], at.isoformat())
    return list(found.values())


def _written(one: DataIncident, by: Actor) -> Sequence[Row[Any]]:
    first = datetime.combine(one.since, time(), HERE)
    last = datetime.combine(one.until or one.since, time(), HERE) + timedelta(days=1)
    subject = (JournalEntry.subject, JournalEntry.subject_id)
    rows = db.select(*subject, db.func.min(JournalEntry.written_at), db.func.count()).where(
        JournalEntry.account_id == one.account_id,
        JournalEntry.written_at >= first,
        JournalEntry.written_at < last,
        JournalEntry.unit.in_(by.books),
        JournalEntry.subject_id.is_not(None),
    )
    oldest = db.func.min(JournalEntry.sequence)
    return db.session.execute(rows.group_by(*subject).order_by(oldest).limit(MOST)).all()


def _opened(one: DataIncident, by: Actor) -> Sequence[Row[Any]]:
    subject = (Viewing.kind, Viewing.record_id)
    rows = db.select(*subject, db.func.min(Viewing.seen_at), db.func.count()).where(
        Viewing.account_id == one.account_id,
        Viewing.day.between(one.since, one.until or one.since),
        Viewing.unit.in_(by.books),
    )
    oldest = db.func.min(Viewing.sequence)
    return db.session.execute(rows.group_by(*subject).order_by(oldest).limit(MOST)).all()


def key_of(mark: dict[str, Any]) -> str:
    return f"{mark['kind']}.{mark['id']}"


def people_in(one: DataIncident) -> list[str]:
    """The names in the records that were picked, each once, for the list of people to be told."""
    names: dict[str, None] = {}
    for key in {mark["kind"] for mark in one.affected}:
        kind = kind_of(key)
        if kind is None:
            continue
        ids = [UUID(mark["id"]) for mark in one.affected if mark["kind"] == key]
        names |= dict.fromkeys(_names(kind, ids))
    return [*names]


def _names(kind: Any, ids: list[UUID]) -> list[str]:
    """Who a record is about; of a file, who its parts are about."""
    about = kind_of("party") if kind.key == "mediation_case" else kind
    if about is None or about.person is None:
        return []
    column = about.model.case_id if about is not kind else about.model.id
    rows = db.select(about.person).where(column.in_(ids)).order_by(about.model.id)
    return [name for name in db.session.scalars(rows) if name]


def list_incidents(by: Actor) -> Sequence[DataIncident]:
    """The newest first; few ever are."""
    rows = db.select(DataIncident).where(visible_incidents(by))
    return db.session.scalars(rows.order_by(DataIncident.discovered_at.desc()).limit(200)).all()


def accounts_of(by: Actor) -> list[tuple[UUID, str]]:
    """The accounts of the unit by name, to say whose an incident was."""
    rows = db.select(Account.id, Account.name, Account.role).where(Account.unit.in_(by.books))
    found = db.session.execute(rows.order_by(Account.name))
    return [(key, Phrase(name, " (", role.label, ")")) for key, name, role in found]


def account_of(one: DataIncident, by: Actor) -> str | None:
    return dict(accounts_of(by)).get(one.account_id) if one.account_id else None


def hours_to_tell(by: Actor, today: date) -> int:
    return number_of(by.unit, Option.BREACH_HOURS, today)


def _due(discovered_at: datetime, by: Actor, today: date) -> datetime:
    return rules.due_at(discovered_at, hours_to_tell(by, today))


def _take(session: Session, incident_id: UUID, revision: int, by: Actor) -> DataIncident:
    one = take(session, DataIncident, incident_id, by=by, revision=revision)
    rules.check_open(one.state)
    return one
