"""What the pages of imports show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from app.attachments.store import is_sound
from app.db import db
from app.domain.actors import Actor
from app.domain.importing.checking import Checker
from app.domain.importing.lines import Line
from app.domain.importing.states import TwinDecision, Verdict
from app.domain.importing.targets import Target
from app.importing.models import ImportRow, RegisterImport
from app.importing.record import visible_imports
from app.importing.service.checking import (
    KINDS,
    ROWS,
    decoded_rows,
    matching_of,
    meanings_of,
    rows_of,
    words_in,
)
from app.importing.service.known import known_of
from app.mediation.models import MediationCase
from app.mediation.models.case import book_number
from app.mediation.service.sight import readable

PAGE = 50
MOST_WORDS = 100
"""Different words of a column that a person is asked about; the most frequent ones."""
SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Fault:
    """``Dòng 17, cột “Ngày”: 31/02/2019 không có trong lịch``, in parts."""

    column: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row as the page shows it; ``line`` where it can go in, else ``cells`` as written."""

    number: int
    verdict: Verdict | None
    line: Line | None
    cells: Sequence[str]
    faults: Sequence[Fault]
    twin_row: int | None
    twin: "Twin | None"
    decision: TwinDecision | None
    case_id: UUID | None


@dataclass(frozen=True, slots=True)
class Twin:
    case_id: UUID
    number: str
    parties: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a column: its key, how it is written, how often, what it is said to mean."""

    key: str
    text: str
    count: int
    meant: str


def list_page(
    by: Actor, *, before: UUID | None, limit: int = PAGE
) -> tuple[Sequence[Row[Any]], bool]:
    """Imports, the newest first, and whether there are older ones."""
    rows = db.select(
        RegisterImport.id,
        RegisterImport.file_name,
        RegisterImport.state,
        RegisterImport.uploaded_on,
        RegisterImport.taken_on,
        RegisterImport.undone_on,
        RegisterImport.rows,
    ).where(visible_imports(by))
    if before is not None:
        rows = rows.where(RegisterImport.id < before)
    found = db.session.execute(rows.order_by(RegisterImport.id.desc()).limit(limit + 1)).all()
    return found[:limit], len(found) > limit


def counts_of(one: RegisterImport) -> Mapping[Verdict | None, int]:
    """How many rows of each verdict."""
    counted = db.select(ROWS.c.verdict, db.func.count()).where(ROWS.c.import_id == one.id)
    found = dict(iter(db.session.execute(counted.group_by(ROWS.c.verdict))))
    return {verdict: found.get(verdict, 0) for verdict in (*Verdict, None)}


def samples_of(one: RegisterImport) -> Sequence[str]:
    """Of each column the first few different texts, to know it by."""
    kept = db.select(ImportRow.row, ImportRow.cells, ImportRow.decision)
    kept = kept.where(ImportRow.import_id == one.id).order_by(ImportRow.row).limit(40)
    rows = [cells for _, cells, _ in decoded_rows(one, db.session.execute(kept))]
    found = []
    for place in range(len(one.header)):
        texts = dict.fromkeys(row[place] for row in rows if place < len(row) and row[place])
        some = list(texts)[:SAMPLES]
        found.append(" · ".join(_short(text.replace("\n", "; ")) for text in some))
    return found


def words_of_import(one: RegisterImport) -> Mapping[str, Sequence[Word]]:
    """The words that a person says the meaning of, by kind of column."""
    rows = rows_of(one)
    found: dict[str, Sequence[Word]] = {}
    for target, kind in KINDS.items():
        meant = one.meanings.get(kind, {})
        words = words_in(one, rows, target)
        if kind != "result" or {Target.SETTLED, Target.NOT_SETTLED} & set(matching_of(one)):
            words.pop("", None)
        some = list(words.items())[:MOST_WORDS]
        found[kind] = [Word(key, text, count, meant.get(key, "")) for key, (text, count) in some]
    return found


def rows_page(
    one: RegisterImport,
    verdict: Verdict | None,
    *,
    after: int,
    today: date,
    by: Actor,
    limit: int = PAGE,
) -> tuple[Sequence[ShownRow], bool]:
    """Rows in the order of the sheet, those of one verdict or all, and whether more follow."""
    wanted = db.select(ImportRow).where(ImportRow.import_id == one.id, ImportRow.row > after)
    if verdict is not None:
        wanted = wanted.where(ImportRow.verdict == verdict)
    held = db.session.scalars(wanted.order_by(ImportRow.row).limit(limit + 1)).all()
    some = held[:limit]
    texts = decoded_rows(one, ((row.row, row.cells, row.decision) for row in some))
    twins = _twins({row.twin_case_id for row in some} - {None}, by)
    checker = Checker(matching_of(one), meanings_of(one), known_of(one, today=today, by=by))
    shown = [
        ShownRow(
            number=row.row,
            verdict=row.verdict,
            line=None if row.verdict is Verdict.WRONG else checker.check(cells).line,
            cells=cells,
            faults=_faults(one, row.problems or ()),
            twin_row=row.twin_row,
            twin=twins.get(row.twin_case_id),
            decision=row.decision,
            case_id=row.case_id if row.taken_out is None else None,
        )
        for row, (_, cells, _) in zip(some, texts, strict=True)
    ]
    return shown, len(held) > limit


def _faults(one: RegisterImport, problems: Sequence[Sequence[Any]]) -> list[Fault]:
    return [
        Fault("" if column is None else column_name(one, column), sentence)
        for column, sentence in problems
    ]


def column_name(one: RegisterImport, column: int) -> str:
    """The head of a column as it stands in the sheet; its letter where it has none."""
    head = one.header[column] if column < len(one.header) else ""
    return _short(head) or f"cột {letters_of(column)}"


def letters_of(column: int) -> str:
    """``A`` for 0, ``AA`` for 26: as Excel names its columns."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _twins(cases: set[UUID], by: Actor) -> Mapping[UUID, Twin]:
    rows = db.select(
        MediationCase.id,
        MediationCase.book_number,
        MediationCase.book_year,
        MediationCase.parties_line,
    ).where(MediationCase.id.in_(cases), readable(by))
    return {
        case_id: Twin(case_id, book_number(number, year), line or "")
        for case_id, number, year, line in db.session.execute(rows)
    }


def origin_of(case_id: UUID) -> Row[Any] | None:
    """The import and the row that a case came from; None where somebody typed it."""
    rows = (
        db.select(
            RegisterImport.id, RegisterImport.file_name, RegisterImport.taken_on, ImportRow.row
        )
        .join(ImportRow, ImportRow.import_id == RegisterImport.id)
        .where(ImportRow.case_id == case_id, ImportRow.taken_out.is_(None))
    )
    return db.session.execute(rows.limit(1)).one_or_none()


def altered_originals() -> list[tuple[UUID, str]]:
    """The imports of which the file is missing or no longer what was sent, with its name."""
    kept = db.select(RegisterImport.id, RegisterImport.sha256).order_by(RegisterImport.id)
    kept = kept.where(RegisterImport.sha256.is_not(None))
    return [(key, digest) for key, digest in db.session.execute(kept) if not is_sound(digest)]


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
