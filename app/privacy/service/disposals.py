"""Files that are out of time: proposed in a list, decided by the head of the office, emptied."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select

from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.law_options import Option
from app.domain.privacy import keeping as rules
from app.domain.privacy.keeping import DisposalState, ErasureGround, kept_until, latest_end
from app.privacy.acts import DisposalAct
from app.privacy.models import Disposal, Erasure, LegalHold
from app.privacy.service.barriers import number_of
from app.privacy.service.catalogue import kind_of
from app.privacy.service.destroying import Destroyer
from app.privacy.service.emptying import drop_letters
from app.privacy.service.owed import owe, pay
from app.privacy.service.stones import select_undone, settle
from app.privacy.sight import visible_disposals
from app.records import journal
from app.records.locking import take
from app.records.types import RecordType
from app.teams.service import names_of_teams

MOST = 200  # files of one list: what one decision can be read through for


@dataclass(frozen=True, slots=True)
class Keeping:
    """Of one kind of file: the day from which its time runs, and the answer that says how long."""

    kind: str
    ended: tuple[str, ...]
    years: Option


@dataclass(frozen=True, slots=True)
class DueFile:
    """A file whose time has passed; ``label`` names nobody."""

    kind: RecordType
    record_id: UUID
    label: str
    ended_on: date
    kept_until: date

    @property
    def key(self) -> str:
        return f"{self.kind.key}.{self.record_id}"

    def as_mark(self) -> dict[str, Any]:
        return {
            "kind": self.kind.key,
            "id": str(self.record_id),
            "label": self.label,
            "ended_on": self.ended_on.isoformat(),
            "kept_until": self.kept_until.isoformat(),
        }


KEPT: tuple[Keeping, ...] = (
    Keeping("mediation_case", ("closed_on", "ended_on"), Option.KEEP_CASE_YEARS),
    Keeping("dialogue", ("held_on",), Option.KEEP_DIALOGUE_YEARS),
    Keeping(
        "register_import", ("undone_on", "taken_on", "uploaded_on"), Option.KEEP_ORIGINAL_YEARS
    ),
)


def due_files(by: Actor, *, today: date) -> list[DueFile]:
    """At most :data:`MOST` files out of time, the oldest first: neither held, nor emptied, nor in
    a list that waits for its decision."""
    waiting = _in_open_lists(by)
    teams: dict[UUID | None, str] = dict(names_of_teams(by.books))
    found = []
    for keeping in KEPT:
        kind = kind_of(keeping.kind)
        if kind is None:
            continue
        years = number_of(by.unit, keeping.years, today)
        for record, ended_on in db.session.execute(_out_of_time(kind, keeping, years, by, today)):
            label = _label(record, teams)
            due = DueFile(kind, record.id, label, ended_on, kept_until(ended_on, years))
            if due.key not in waiting:
                found.append(due)
    return sorted(found, key=lambda one: (one.ended_on, one.key))[:MOST]


def propose(keys: Collection[str], *, today: date, by: Actor) -> Disposal:
    """Put the chosen files of today's list into a list for the head of the office."""
    with transaction():
        journal.refuse_repeat(db.session(), by)
        chosen = [one for one in due_files(by, today=today) if one.key in set(keys)]
        if not chosen:
            raise RuleViolation("Hãy chọn ít nhất một hồ sơ đã hết hạn lưu.")
        disposal = Disposal(
            unit=by.unit,
            proposed_on=today,
            proposed_by=by.acted_by or by.name,
            files=[one.as_mark() for one in chosen],
            state=DisposalState.PROPOSED,
        )
        journal.write(disposal, DisposalAct.PROPOSE, by=by)
    return disposal


def destroy(
    disposal_id: UUID,
    *,
    number: str,
    decided_on: date,
    witnesses: str,
    revision: int,
    today: date,
    by: Actor,
) -> Disposal:
    """Empty the files of the list by the decision: rows, codes, days and figures stay. Refused
    where one is no longer out of time: it was opened again, or listed under a wrong clock."""
    with transaction() as session:
        disposal = take(session, Disposal, disposal_id, by=by, revision=revision)
        rules.check_disposal(disposal.state)
        rules.check_disposal_decision(number, decided_on, since=disposal.proposed_on, today=today)
        rules.check_out_of_time(_not_out_of_time(disposal, by, today))
        destroyer = Destroyer(disposal, f"Quyết định số {number}", today, by)
        for one in disposal.files:
            destroyer.destroy(one["kind"], UUID(one["id"]))
        destroyer.forget()
        disposal.state, disposal.done_on = DisposalState.DONE, today
        disposal.decision_number, disposal.decided_on = number, decided_on
        disposal.decided_by, disposal.witnesses = by.acted_by or by.name, witnesses or None
        journal.write(disposal, DisposalAct.DESTROY, by=by)
        settle(((one["kind"], UUID(one["id"])) for one in disposal.files), by)
        drop_letters()
        owe(destroyer.files)
    pay()
    return disposal


def drop(disposal_id: UUID, reason: str, *, revision: int, by: Actor) -> Disposal:
    """The head of the office keeps the files; they come up again with the next list."""
    with transaction() as session:
        disposal = take(session, Disposal, disposal_id, by=by, revision=revision)
        rules.check_disposal(disposal.state)
        if not reason.strip():
            raise RuleViolation("Hãy ghi vì sao không hủy.")
        disposal.state, disposal.why_not = DisposalState.DROPPED, reason
        journal.write(disposal, DisposalAct.DROP, by=by, reason=reason)
    return disposal


def list_disposals(by: Actor) -> Sequence[Disposal]:
    """The newest first; a handful a year."""
    rows = db.select(Disposal).where(visible_disposals(by)).order_by(Disposal.id.desc())
    return db.session.scalars(rows.limit(200)).all()


def _not_out_of_time(disposal: Disposal, by: Actor, today: date) -> list[str]:
    """What the files of the list are called whose time is not over as they stand now."""
    found = []
    for keeping in KEPT:
        labels = {
            UUID(one["id"]): one["label"] for one in disposal.files if one["kind"] == keeping.kind
        }
        kind = kind_of(keeping.kind)
        if kind is None or not labels:
            continue
        first = latest_end(today, number_of(by.unit, keeping.years, today))
        ended = _ended(kind, keeping)
        rows = db.select(kind.model.id).where(
            kind.model.id.in_(labels), db.or_(ended.is_(None), ended >= first)
        )
        found += [labels[one] for one in db.session.scalars(rows.order_by(kind.model.id))]
    return found


def _ended(kind: RecordType, keeping: Keeping) -> ColumnElement[date]:
    return db.func.coalesce(*(getattr(kind.model, key) for key in keeping.ended), None)


def _out_of_time(
    kind: RecordType, keeping: Keeping, years: int, by: Actor, today: date
) -> Select[Any]:
    model = kind.model
    is_done = Erasure.id.not_in(select_undone().with_only_columns(Erasure.id))
    ended = _ended(kind, keeping)
    first = (
        db.select(model, ended.label("ended_on"))
        .where(
            model.unit.in_(by.books),
            ended < latest_end(today, years),
            ~_is_about(Erasure, kind, Erasure.ground == ErasureGround.RETENTION, is_done),
            ~_is_about(LegalHold, kind, LegalHold.lifted_on.is_(None)),
        )
        .order_by(ended, model.id)
    )
    return first.limit(MOST)


def _is_about(told: Any, kind: RecordType, *which: ColumnElement[bool]) -> ColumnElement[bool]:
    same = (told.subject_kind == kind.key) & (told.subject_id == kind.model.id)
    return db.exists().where(same, *which)


def _in_open_lists(by: Actor) -> set[str]:
    rows = db.select(Disposal.files).where(
        visible_disposals(by), Disposal.state == DisposalState.PROPOSED
    )
    return {f"{one['kind']}.{one['id']}" for files in db.session.scalars(rows) for one in files}


def _label(record: Any, teams: Mapping[UUID | None, str]) -> str:
    """``Số 12/2014, Tổ hòa giải bản Mé``: never the names that a line of the search carries."""
    number = getattr(record, "number", None) or getattr(record, "minutes_number", None)
    if number:
        team = teams.get(getattr(record, "team_id", None))
        return f"Số {number}, {team}" if team else f"Số {number}"
    uploaded_on = getattr(record, "uploaded_on", None)
    return f"Tải lên ngày {show(uploaded_on)}" if uploaded_on else "Chưa có số"
