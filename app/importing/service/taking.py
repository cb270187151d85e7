"""Putting the right rows into the book, in pieces beside the request; all of them, or none.

Each piece is a transaction of its own, so nobody else waits for ten thousand rows. Where one
cannot be written, what went in is taken out again and the import stands as before.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

from flask import Flask, current_app
from sqlalchemy import ColumnElement

from app.db import db, now, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.importing.checking import Checker
from app.domain.importing.lines import Known, Line
from app.domain.importing.states import (
    ImportAct,
    ImportState,
    TwinDecision,
    Verdict,
    check_act,
    check_begin,
)
from app.domain.importing.values import Meant
from app.domain.mediation.entry import PaperResult
from app.importing.models import ImportRow, RegisterImport
from app.importing.service import undoing
from app.importing.service.checking import ROWS, decoded_rows, matching_of, meanings_of, rows_of
from app.importing.service.known import known_of
from app.importing.service.progress import move, row_count
from app.mediation.service.old_cases import Entered, OldCase, enter_old_cases
from app.mediation.service.parties import PartyFacts
from app.records import journal
from app.records.locking import take

AT_ONCE = 200
log = logging.getLogger("sohoagiai")
_RESULTS = {
    Meant.SETTLED: PaperResult.SETTLED,
    Meant.NOT_SETTLED: PaperResult.NOT_SETTLED,
    Meant.UNDER_WAY: PaperResult.UNDER_WAY,
}


def is_to_take() -> ColumnElement[bool]:
    """A right row, or one of which a person said that it is another case."""
    is_right = ROWS.c.verdict == Verdict.RIGHT
    is_other = (ROWS.c.verdict == Verdict.TWIN) & (ROWS.c.decision == TwinDecision.TAKE)
    return is_right | is_other


def begin(import_id: UUID, *, revision: int, by: Actor) -> RegisterImport:
    """From here on rows go in; also where the machine stopped half way, to go on."""
    with transaction() as session:
        one = take(session, RegisterImport, import_id, by=by, revision=revision)
        check_act(ImportAct.BEGIN, one.state)
        check_begin(right=row_count(one.id, is_to_take()), is_checked=one.is_checked)
        one.state, one.why_stopped, one.moved_at = ImportState.TAKING, None, now()
        journal.write(one, ImportAct.BEGIN, by=by)
    return one


def start(work: Callable[..., None], *about: object, **told: object) -> None:
    """Do ``work`` beside the request; the page does not wait for it."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    threading.Thread(
        target=_run, args=(app, work, about, told), name="importing", daemon=True
    ).start()


def _run(app: Flask, work: Callable[..., None], about: tuple, told: dict) -> None:
    with app.app_context():
        try:
            work(*about, **told)
        except Exception:  # the page tells that nothing moves any more
            log.exception("an import stumbled")


def take_in(import_id: UUID, *, today: date, by: Actor) -> None:
    """Write piece after piece until none is left."""
    by = replace(by, request_key=None)  # its form was the beginning
    one = db.session.get_one(RegisterImport, import_id)
    known = known_of(one, today=today, by=by)
    known.numbers.clear()  # the book itself refuses one that is given
    reserved = _reserved(one, known)
    try:
        while _piece(import_id, known, reserved, today=today, by=by):
            pass
    except RuleViolation as refusal:
        undoing.give_up(import_id, refusal.message, by=by)


def _reserved(one: RegisterImport, known: Known) -> dict[tuple[UUID, int], int]:
    """The last number that the old register gives in each book: what has none comes behind it."""
    checker = Checker(matching_of(one), meanings_of(one), known)
    last: dict[tuple[UUID, int], int] = {}
    for _, cells, _ in rows_of(one) if known.keeps_numbers else ():
        line = checker.check(cells).line
        if line is not None and line.number is not None:
            book = line.team_id, line.received_on.year
            last[book] = max(last.get(book, 0), line.number)
    return last


def _piece(
    import_id: UUID,
    known: Known,
    reserved: dict[tuple[UUID, int], int],
    *,
    today: date,
    by: Actor,
) -> bool:
    """Whether there was more to write."""
    with transaction() as session:
        one = session.get_one(RegisterImport, import_id, with_for_update=True)
        if one.state is not ImportState.TAKING:
            return False
        rows = session.execute(
            db.select(ImportRow.row, ImportRow.cells, ImportRow.decision)
            .where(ImportRow.import_id == one.id, ImportRow.case_id.is_(None), is_to_take())
            .order_by(ImportRow.row)
            .limit(AT_ONCE)
        ).all()
        if not rows:
            one.state, one.taken_on = ImportState.TAKEN, today
            journal.write(one, ImportAct.TAKE, by=by)
            return False
        checker = Checker(matching_of(one), meanings_of(one), known)
        cases = [
            _case(one, number, checker.check(cells).line, today)
            for number, cells, _ in decoded_rows(one, rows)
        ]
        entered, opened = enter_old_cases(session, cases, reserved=reserved, today=today, by=by)
        _note([row.row for row in rows], entered, one.id)
        move(one, opened)
    return True


def _case(one: RegisterImport, number: int, line: Line | None, today: date) -> OldCase:
    if line is None:
        raise RuleViolation(
            f"Dòng {number} không còn đúng như lúc đối chiếu. Hãy đối chiếu lại rồi nhập."
        )
    parties = [
        PartyFacts(who.side, who.name, birth_year=who.birth_year, address=who.address)
        for who in line.people
    ]
    for facts in parties:
        facts.check(today)
    return OldCase(
        team_id=line.team_id,
        received_on=line.received_on,
        result=_RESULTS[line.meant],
        reason=f"Nhập từ sổ cũ “{one.file_name}”, dòng {number}.",
        ended_on=line.ended_on,
        number=line.number,
        parties=parties,
        summary=line.summary,
        category=line.category,
        words=line.words,
        mediator_id=line.mediator_id,
        note=line.note,
    )


def _note(rows: list[int], entered: list[Entered], import_id: UUID) -> None:
    """Each row knows what it became."""
    write = (
        db.update(ROWS)
        .where(ROWS.c.import_id == import_id, ROWS.c.row == db.bindparam("of_row"))
        .values(case_id=db.bindparam("case"), records=db.bindparam("made"))
    )
    db.session.connection().execute(
        write,
        [
            {
                "of_row": row,
                "case": one.case_id,
                "made": {kind: [key.hex for key in keys] for kind, keys in one.records.items()},
            }
            for row, one in zip(rows, entered, strict=True)
        ],
    )
