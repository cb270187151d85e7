"""Bàn giao sổ: a merged unit's whole book goes to the machine of the unit that goes on.

What never leaves a commune (names, contents, papers) lies on its machine only. The file carries
all of it, sealed for the successor's machine; the printed sheet names the file by its code, and
who types that code in vouches for where the file came from. At the successor ancestry decides:
a version that it holds already is not written twice, and one it has edited itself is kept.
"""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from app.attachments import store
from app.catalog import RECORD_TYPES
from app.db import transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.durable import put_in_place
from app.exchange.acts import ExchangeAct
from app.exchange.book_rows import (
    KEPT,
    file_names,
    history_out,
    in_turn,
    keys_of,
    out,
    past_out,
    rows_beside,
    take_beside,
    take_journal,
    take_rows,
)
from app.exchange.book_sheets import SHEET, Sheet, sheet_of, taken_from
from app.exchange.identity import signing_key
from app.exchange.sessions import alone
from app.instance import refuse_in_practice, this_instance
from app.records import journal
from app.records.handed import HANDED_OVER, TAKEN
from app.records.journal import JournalEntry
from app.records.ledger import SqlLedger
from app.records.model import Record
from app.records.types import RecordType
from app.units.service import books_of, newest_of, own_books, unit_names, units_today
from sync import book
from sync.book import PIECE
from sync.letter import BadLetter, Fault
from sync.months import UNDATED, month_of

SENTENCES = {
    Fault.NOT_A_LETTER: "Tệp này không phải tệp bàn giao sổ. Hãy chọn tệp có đuôi .shb.",
    Fault.NOT_FOR_US: "Tệp này niêm phong cho máy khác nên máy này không mở được. Hãy xin đơn vị "
    "bàn giao viết lại với đúng khóa của máy này.",
    Fault.CUT: "Tệp bị thiếu phần cuối, thường do rút USB khi chưa chép xong. Hãy chép lại tệp.",
    Fault.ALTERED: "Tệp bị hỏng hoặc đã bị sửa nên không nhận. Không có gì thay đổi. Hãy chép lại "
    "tệp từ máy bàn giao.",
}


def own_key() -> str:
    """The public key of this machine, to be given to who hands a book over."""
    return bytes(signing_key(this_instance().folder).verify_key).hex()


def hand_over(file: Path, recipient: str, *, today: date, by: Actor) -> Sheet:
    """Write the whole book for the successor's machine, and close it here.

    It may be written again: what is in it changes no more.
    """
    refuse_in_practice()
    here = this_instance()
    to = _successor(here.unit, today)
    key = _key(recipient)
    name = unit_names({to})[to]
    with alone(here.folder), transaction():
        SqlLedger().put(HANDED_OVER, name)
        counts: Counter[tuple[str, str]] = Counter()
        extras: Counter[str] = Counter()
        units = own_books()

        def facts() -> dict[str, Any]:
            return {
                "unit": here.unit,
                "name": here.name,
                "units": sorted(units),
                "to": to,
                "to_name": name,
                "on": today.isoformat(),
                "by": by.name,
                "counts": [[*one, number] for one, number in sorted(counts.items())],
                "journal": extras["journal"],
                "files": extras["files"],
                "lost": extras["lost"],
            }

        signer = signing_key(here.folder)
        pieces = _whole_book(units, counts, extras)
        cover = book.write(file, signer, key, pieces, facts, put_in_place=put_in_place)
        sheet = {**cover.facts, "code": cover.code}
        SqlLedger().put(SHEET, json.dumps(sheet, ensure_ascii=False))
        _note(ExchangeAct.HAND_OVER, sheet, by)
    return sheet_of(sheet)


def take_over(file: Path, code: str, *, by: Actor) -> Sheet:
    """Take a predecessor's book in, all of it or nothing; raises :class:`RuleViolation`."""
    refuse_in_practice()
    here = this_instance()
    try:
        cover, pieces = book.read(file, signing_key(here.folder))
        if cover.code != "".join(code.split()).lower():
            raise RuleViolation(
                "Mã ghi trên biên bản bàn giao không phải của tệp này. Không có gì thay đổi. Hãy "
                "so lại mã trên biên bản có chữ ký của hai bên."
            )
        facts = cover.facts
        with alone(here.folder), transaction():
            _check_decree(facts, here.unit)
            if (known := taken_from(facts["unit"])) is not None:
                raise RuleViolation(
                    f"Sổ của {known.name} đã được tiếp nhận ngày {known.on:%d/%m/%Y}. Không có gì "
                    "thay đổi."
                )
            kept_own = _take_pieces(pieces, facts)
            sheet = {**facts, "code": cover.code, "kept_own": kept_own}
            for unit in facts["units"]:
                SqlLedger().put(TAKEN + unit, json.dumps(sheet, ensure_ascii=False))
            _note(ExchangeAct.TAKE_OVER, sheet, by)
    except BadLetter as bad:
        raise RuleViolation(SENTENCES[bad.fault]) from bad
    return sheet_of(sheet)


def merged_into(unit: str) -> tuple[str, date] | None:
    """Which unit goes on with the book of this one by the list of units, and from when on."""
    to, own = units_today({unit})[unit], newest_of(unit)
    return None if to == unit or own is None or own.valid_to is None else (to, own.valid_to)


def _successor(unit: str, today: date) -> str:
    found = merged_into(unit)
    if found is None:
        raise RuleViolation(
            "Danh mục đơn vị chưa ghi đơn vị này được nhập vào đơn vị nào. Hãy đồng bộ với cấp "
            "trên để nhận thay đổi theo nghị quyết rồi thử lại."
        )
    to, since = found
    if since > today:
        raise RuleViolation(f"Nghị quyết có hiệu lực từ {since:%d/%m/%Y}: chưa đến ngày.")
    return to


def _key(text: str) -> bytes:
    try:
        key = bytes.fromhex("".join(text.split()))
    except ValueError:
        key = b""
    if len(key) != 32:
        raise RuleViolation(
            "Khóa của máy nhận không đúng: phải đủ 64 chữ số và chữ cái a–f, do lệnh “sohoagiai "
            "book key” ở máy nhận in ra."
        )
    return key


def _check_decree(facts: dict[str, Any], here: str) -> None:
    """The list of units, not the file, says whose books come to whom."""
    if facts["to"] != here or not set(facts["units"]) <= books_of(here):
        raise RuleViolation(
            f"Theo danh mục đơn vị, {facts['name']} ({facts['unit']}) không được nhập vào đơn vị "
            "này. Không có gì thay đổi. Hãy đồng bộ với cấp trên rồi thử lại."
        )


def _whole_book(units: set[str], counts: Counter, extras: Counter) -> Iterator[bytes]:
    ledger = SqlLedger()
    for kind in RECORD_TYPES:
        for some in in_turn(kind.model, kind.model.id, kind.model.unit.in_(units)):
            keys = keys_of(some)
            held = ledger.current(keys)
            past = past_out(ledger.known(keys))
            rows = [out(one, held.get(key), past) for one, key in zip(some, keys, strict=True)]
            counts.update((kind.label, _year(one)) for one in some)
            yield from _pieces("records", kind.key, rows)
        if kind.beside is not None:
            for rows in rows_beside(kind, units):
                yield from _pieces("beside", kind.key, rows)
    for lines in in_turn(JournalEntry, JournalEntry.sequence, JournalEntry.unit.in_(units)):
        extras["journal"] += len(lines)
        yield from _pieces("journal", "", [history_out(one) for one in lines])
    for digest in file_names(units):
        content = store.given_out(digest)
        extras["lost" if content is None else "files"] += 1
        if content is None:
            continue
        for at in range(0, len(content) or 1, PIECE // 2):
            yield b"F" + digest.encode() + content[at : at + PIECE // 2]


def _pieces(what: str, kind: str, rows: list[Any]) -> Iterator[bytes]:
    """One piece, or several where it would be too large."""
    said = json.dumps({"what": what, "kind": kind, "rows": rows}, ensure_ascii=False).encode()
    if len(said) < PIECE:
        yield b"R" + said
    elif len(rows) > 1:
        middle = len(rows) // 2
        yield from _pieces(what, kind, rows[:middle])
        yield from _pieces(what, kind, rows[middle:])
    else:
        raise RuleViolation("Một hồ sơ quá lớn nên không đưa vào tệp bàn giao được.")


def _take_pieces(pieces: Iterator[bytes], facts: dict[str, Any]) -> int:
    by_key = {kind.key: kind for kind in RECORD_TYPES}
    counts: Counter[tuple[str, str]] = Counter()
    extras: Counter[str] = Counter()
    file: tuple[str, bytes] = "", b""
    for piece in pieces:
        if piece[:1] == b"F":
            digest, content = piece[1:65].decode("ascii"), piece[65:]
            if digest != file[0]:
                extras["files"] += _keep(file)
                file = digest, b""
            file = digest, file[1] + content
            continue
        said = json.loads(piece[1:])
        if said["what"] == "records":
            kind = by_key.get(said["kind"])
            extras[KEPT] += _take_records(kind, said["rows"], facts, counts)
        elif said["what"] == "beside":
            take_beside(by_key[said["kind"]], said["rows"])
        else:
            extras["journal"] += _take_journal(said["rows"], facts)
    extras["files"] += _keep(file)
    found = [[*one, number] for one, number in sorted(counts.items())]
    if (found, extras["journal"], extras["files"]) != (
        facts["counts"],
        facts["journal"],
        facts["files"],
    ):
        raise RuleViolation("Số hồ sơ trong tệp không khớp biên bản. Không có gì thay đổi.")
    return extras[KEPT]


def _take_records(kind: RecordType | None, rows: list[Any], facts: Any, counts: Counter) -> int:
    names = {column.key for column in kind.model.__table__.columns} if kind else set()
    if kind is None or any(set(one["row"]) != names for one in rows):
        raise RuleViolation(
            "Phần mềm của hai máy khác phiên bản. Không có gì thay đổi. Hãy nâng cấp cả hai máy "
            "rồi viết lại tệp bàn giao."
        )
    if any(one["row"]["unit"] not in facts["units"] for one in rows):
        raise RuleViolation("Trong tệp có hồ sơ không phải của đơn vị bàn giao nên không nhận.")
    records, edited = take_rows(kind.model, rows, facts["units"])
    counts.update((kind.label, _year(one)) for one in records)
    return edited


def _take_journal(rows: list[Any], facts: Any) -> int:
    """The history comes along; who did what is told by name, for accounts stay behind."""
    if any(one["unit"] not in facts["units"] for one in rows):
        raise RuleViolation("Trong tệp có nhật ký không phải của đơn vị bàn giao nên không nhận.")
    take_journal(rows)
    return len(rows)


def _keep(file: tuple[str, bytes]) -> int:
    digest, content = file
    if digest and store.keep(content) != digest:
        raise BadLetter(Fault.ALTERED)
    return 1 if digest else 0


def _year(record: Record) -> str:
    month = month_of(record.id.hex)
    return "" if month == UNDATED else month[:4]


def _note(act: ExchangeAct, sheet: dict[str, Any], by: Actor) -> None:
    records = sum(one[-1] for one in sheet["counts"])
    changes = {"unit": [sheet["unit"], sheet["to"]], "records": [None, records]}
    journal.note(act, by=by, subject="book", changes={**changes, "code": [None, sheet["code"]]})
