"""Bringing a file in, saying what its columns and words mean, deciding of twins, dropping it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from sqlalchemy.orm import Session
from uuid6 import uuid7

from app.attachments import store
from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.domain.importing.encodings import Encoding
from app.domain.importing.states import (
    ImportAct,
    ImportState,
    Numbering,
    TwinDecision,
    Verdict,
    check_act,
)
from app.domain.importing.targets import Target, check_matching, propose, words_of
from app.domain.words import tidy
from app.importing.intake import Sheet, read_sheet
from app.importing.models import ImportRow, RegisterImport
from app.importing.service.checking import (
    ROWS,
    are_numbers_doubtful,
    check_rows,
    propose_meanings,
    recheck,
)
from app.importing.service.known import teams_known
from app.records import journal
from app.records.locking import take

MOST_NAME = 200
_TOLD_ROWS = 200
"""Numbers of rows that are told of each kind of row left out."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person says of the file as a whole, and of each column."""

    sheet: str
    encoding: Encoding | None
    team_id: UUID | None
    numbering: Numbering
    matching: Sequence[Target | None]


def upload(
    content: bytes, file_name: str, *, team_id: UUID | None, today: date, by: Actor
) -> RegisterImport:
    """Keep a file as it was sent, read it and propose what its columns are.

    It is read and lies safely on the disk before the transaction begins. A head that came before
    is matched as it was then.
    """
    journal.refuse_repeat(db.session(), by)
    sheet = read_sheet(content)
    digest = store.keep(content)
    with transaction() as session:
        _check_team(team_id, by)
        one = RegisterImport(
            id=uuid7(),
            unit=by.unit,
            state=ImportState.CHECKING,
            file_name=tidy(file_name)[-MOST_NAME:] or f"so-cu.{sheet.format.value}",
            sha256=digest,
            size=len(content),
            format=sheet.format.value,
            uploaded_on=today,
            team_id=team_id,
            numbering=Numbering.KEEP,
            meanings={},
            matching=[],
            books=[],
        )
        _put_sheet(session, one, sheet, today=today, by=by)
        journal.write(one, ImportAct.UPLOAD, by=by)
    return one


def match(
    import_id: UUID, choice: Choice, *, revision: int, today: date, by: Actor
) -> RegisterImport:
    """Take over what a person said of the file and its columns, and check every row anew.

    Another sheet, or another way of typing, is read again from the file; then the columns are
    proposed anew where their head is another one.
    """
    sheet = None
    seen = db.session.get(RegisterImport, import_id)
    if seen is not None and (seen.sheet, seen.encoding) != (choice.sheet, choice.encoding):
        sheet = read_sheet(_original(seen), choice.sheet, choice.encoding)
    with transaction() as session:
        one = _take(session, import_id, ImportAct.MATCH, revision=revision, by=by)
        _check_team(choice.team_id, by)
        check_matching(choice.matching)
        one.team_id, one.encoding, one.numbering = (
            choice.team_id, choice.encoding, choice.numbering,
        )  # fmt: skip
        one.matching = [target.value if target else "" for target in choice.matching]
        if sheet is not None:
            session.execute(db.delete(ROWS).where(ROWS.c.import_id == one.id))
            _put_sheet(session, one, sheet, today=today, by=by)
        else:
            recheck(one, today=today, by=by)
        journal.write(one, ImportAct.MATCH, by=by)
    return one


def mean(
    import_id: UUID,
    given: Mapping[str, Mapping[str, str]],
    *,
    revision: int,
    today: date,
    by: Actor,
) -> RegisterImport:
    """Take over what words of the register mean, by kind of column, and check every row anew."""
    with transaction() as session:
        one = _take(session, import_id, ImportAct.MEAN, revision=revision, by=by)
        kinds = {*one.meanings, *given}
        one.meanings = {
            kind: {**one.meanings.get(kind, {}), **given.get(kind, {})} for kind in kinds
        }
        recheck(one, today=today, by=by)
        journal.write(one, ImportAct.MEAN, by=by)
    return one


def decide(
    import_id: UUID,
    decision: TwinDecision,
    *,
    row: int | None,
    revision: int,
    today: date,
    by: Actor,
) -> RegisterImport:
    """Say of one row that looks like a case the book has, or of all such rows, what it is."""
    with transaction() as session:
        one = _take(session, import_id, ImportAct.DECIDE, revision=revision, by=by)
        twins = db.update(ROWS).where(ROWS.c.import_id == one.id, _is_twin())
        if row is not None:
            twins = twins.where(ROWS.c.row == row)
        if session.execute(twins.values(decision=decision)).rowcount == 0:
            raise RuleViolation("Dòng này không nghi trùng với vụ, việc nào. Hãy xem lại trang.")
        recheck(one, today=today, by=by)
        about = "Mọi dòng nghi trùng" if row is None else f"Dòng {row}"
        journal.write(one, ImportAct.DECIDE, by=by, reason=f"{about}: {decision.label}.")
    return one


def drop(import_id: UUID, *, revision: int, by: Actor) -> RegisterImport:
    """Nothing of it goes into the book; the original and its rows stay."""
    with transaction() as session:
        one = _take(session, import_id, ImportAct.DROP, revision=revision, by=by)
        one.state = ImportState.DROPPED
        journal.write(one, ImportAct.DROP, by=by)
    return one


def _original(one: RegisterImport) -> bytes:
    if one.sha256 is None:
        raise RuleViolation(
            "Tệp gốc đã xóa theo quy định về dữ liệu cá nhân, không đọc lại được. Các dòng đã đọc "
            "vẫn còn; nếu cần trang tính khác, hãy tải tệp lên lại."
        )
    return store.read(one.sha256)


def _is_twin():
    """Whether the row is, or would be but for its number, like a case that is there."""
    return (ROWS.c.verdict == Verdict.TWIN) | ROWS.c.decision.is_not(None)


def _take(
    session: Session, import_id: UUID, act: ImportAct, *, revision: int, by: Actor
) -> RegisterImport:
    one = take(session, RegisterImport, import_id, by=by, revision=revision)
    check_act(act, one.state)
    return one


def _check_team(team_id: UUID | None, by: Actor) -> None:
    if team_id is not None and team_id not in teams_known(by):
        raise RuleViolation("Tổ hòa giải này không có trong danh sách. Hãy chọn lại.")


def _put_sheet(
    session: Session, one: RegisterImport, sheet: Sheet, *, today: date, by: Actor
) -> None:
    """Put what was read on the import, and its rows with their verdicts into their table."""
    key = _key_of(sheet.head.texts)
    is_other_head = one.header_key != key
    one.sheets, one.sheet = list(sheet.sheets), sheet.name
    one.guesses = [how.value for how in sheet.guesses]
    one.header, one.header_key = list(sheet.head.texts), key
    one.left_out, one.notices = _left_out(sheet), list(sheet.notices)
    one.rows = len(sheet.rows)
    if is_other_head:
        former = _former(session, one)
        proposed = [target.value if target else "" for target in propose(sheet.head.texts)]
        one.matching = list(former.matching) if former else proposed
        one.meanings = dict(former.meanings) if former else {}
        one.numbering = former.numbering if former else one.numbering
    rows = [(number, texts, None) for number, _, texts in sheet.rows]
    propose_meanings(one, rows, by=by)
    found = check_rows(one, rows, today=today, by=by)
    if is_other_head and one.numbering is Numbering.KEEP and are_numbers_doubtful(one, found):
        one.numbering = Numbering.NEXT
        found = check_rows(one, rows, today=today, by=by)
    session.add(one)
    one.revision = one.revision or 0
    session.flush()
    if found:
        cells = {number: typed for number, typed, _ in sheet.rows}
        columns = [{"import_id": one.id, "cells": cells[told["row"]], **told} for told in found]
        session.execute(db.insert(ImportRow), columns)


def _former(session: Session, one: RegisterImport) -> RegisterImport | None:
    """The latest import of the unit with the same head of columns."""
    alike = db.select(RegisterImport).where(
        RegisterImport.unit == one.unit,
        RegisterImport.header_key == one.header_key,
        RegisterImport.id != one.id,
    )
    return session.scalar(alike.order_by(RegisterImport.id.desc()).limit(1))


def _key_of(head: Sequence[str]) -> str:
    return sha256("\n".join(words_of(text) for text in head).encode()).hexdigest()


def _left_out(sheet: Sheet) -> dict[str, list[int]]:
    """How many rows of each kind are no lines, then the first of their numbers."""
    found: dict[str, list[int]] = {}
    for number, why in sheet.left_out:
        told = found.setdefault(why, [0])
        told[0] += 1
        if len(told) <= _TOLD_ROWS:
            told.append(number)
    return found
