"""Taking the cases of an import out of the book again, all in one press.

What somebody has worked on since stays, and is named. Of what is taken out everything is kept
with the row of the import; the original and the journal stay as they are.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.orm import Session

from app.attachments.models import Attachment
from app.db import db, now, transaction
from app.domain.actors import Actor
from app.domain.importing.states import ImportAct, ImportState, check_act, check_undo
from app.guidance.models import Guidance
from app.importing.models import ImportRow, RegisterImport
from app.importing.service.checking import ROWS
from app.importing.service.progress import move, row_count
from app.mediation.service.old_cases import Entered
from app.mediation.service.taking_out import changed_since, take_out, take_out_books
from app.papers.models import MadePaper
from app.records import journal
from app.records.locking import take
from app.remuneration.models import PaymentItem

AT_ONCE = 200


def begin_undo(import_id: UUID, reason: str, *, revision: int, by: Actor) -> RegisterImport:
    """From here on its cases go out; also to go on where the machine stopped half way."""
    with transaction() as session:
        one = take(session, RegisterImport, import_id, by=by, revision=revision)
        check_act(ImportAct.BEGIN_UNDO, one.state)
        check_undo(reason, has_rows=row_count(one.id) > 0)
        one.state, one.why_undone, one.moved_at = ImportState.UNDOING, reason, now()
        journal.write(one, ImportAct.BEGIN_UNDO, by=by, reason=reason)
    return one


def undo(import_id: UUID, *, today: date, by: Actor) -> None:
    """Take out piece after piece until only those are left that somebody has worked on."""
    by = replace(by, request_key=None)
    reason = db.session.get_one(RegisterImport, import_id).why_undone or ""
    _all_out(import_id, reason, by)
    with transaction() as session:
        one = session.get_one(RegisterImport, import_id, with_for_update=True)
        if one.state is ImportState.UNDOING:
            _close_books(one, reason, by)
            one.state, one.undone_on = ImportState.UNDONE, today
            journal.write(one, ImportAct.UNDO, by=by, reason=reason)


def give_up(import_id: UUID, why: str, *, by: Actor) -> None:
    """A row was refused: what went in so far goes out, and the import stands as before."""
    with transaction() as session:
        one = session.get_one(RegisterImport, import_id, with_for_update=True)
        one.state, one.why_undone, one.why_stopped = ImportState.UNDOING, why, why
        journal.write(one, ImportAct.STOP, by=by, reason=why)
    _all_out(import_id, why, by)
    with transaction() as session:
        one = session.get_one(RegisterImport, import_id, with_for_update=True)
        _close_books(one, why, by)
        out = db.update(ROWS).where(ROWS.c.import_id == one.id, ROWS.c.taken_out.is_not(None))
        session.execute(out.values(case_id=None, records=None, taken_out=None))
        one.state, one.why_undone, one.books = ImportState.CHECKING, None, []
        journal.write(one, ImportAct.STOP, by=by, reason=why)


def _all_out(import_id: UUID, reason: str, by: Actor) -> None:
    last = 0
    while (last := _piece(import_id, last, reason, by)) is not None:
        pass


def _piece(import_id: UUID, after: int, reason: str, by: Actor) -> int | None:
    """Take out the next cases; the number of the last row that was looked at."""
    with transaction() as session:
        one = session.get_one(RegisterImport, import_id, with_for_update=True)
        rows = session.execute(
            db.select(ImportRow.row, ImportRow.case_id, ImportRow.records)
            .where(
                ImportRow.import_id == one.id,
                ImportRow.case_id.is_not(None),
                ImportRow.taken_out.is_(None),
                ImportRow.row > after,
            )
            .order_by(ImportRow.row)
            .limit(AT_ONCE)
        ).all()
        if not rows:
            return None
        entered = [_entered(row) for row in rows]
        stay = changed_since(entered) | _pointed_at(session, {one.case_id for one in entered})
        free = [case for case in entered if case.case_id not in stay]
        held = take_out(free, by=by, reason=f"{reason[:700]} ({one.file_name})")
        _keep(one.id, {row.row: held[row.case_id] for row in rows if row.case_id in held})
        move(one)
    return rows[-1].row


def _entered(row: Row[Any]) -> Entered:
    made = {kind: [UUID(key) for key in keys] for kind, keys in row.records.items()}
    return Entered(row.case_id, made)


def _pointed_at(session: Session, cases: Collection[UUID]) -> set[UUID]:
    """Cases with papers, made or attached, with words of an office about them, or that a request
    for payment names."""
    found: set[UUID] = set()
    pointing = Attachment.subject_id, MadePaper.subject_id, Guidance.about_id, PaymentItem.case_id
    for column in pointing:
        found |= set(session.scalars(db.select(column).where(column.in_(cases))))
    return found


def _keep(import_id: UUID, held: dict[int, dict[str, Any]]) -> None:
    """What each row's case held, with its row."""
    write = (
        db.update(ROWS)
        .where(ROWS.c.import_id == import_id, ROWS.c.row == db.bindparam("of_row"))
        .values(taken_out=db.bindparam("held"))
    )
    if held:
        rows = [{"of_row": row, "held": records} for row, records in held.items()]
        db.session.connection().execute(write, rows)


def _close_books(one: RegisterImport, reason: str, by: Actor) -> None:
    take_out_books([UUID(key) for key in one.books], by=by, reason=reason)


def still_in(import_id: UUID) -> Sequence[Row[Any]]:
    """Rows whose cases stayed in the book, because somebody had worked on them."""
    return db.session.execute(
        db.select(ImportRow.row, ImportRow.case_id)
        .where(
            ImportRow.import_id == import_id,
            ImportRow.case_id.is_not(None),
            ImportRow.taken_out.is_(None),
        )
        .order_by(ImportRow.row)
        .limit(200)
    ).all()
