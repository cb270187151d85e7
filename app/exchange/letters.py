"""Letters on a stick: written for the superior, read from below, and their answers."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import ColumnElement, func, select

from app.db import db, now, transaction
from app.domain.actors import Actor
from app.domain.errors import RuleViolation
from app.durable import write_whole
from app.exchange import profiles, withdrawals
from app.exchange.acts import ExchangeAct, LetterState
from app.exchange.heads import BookTeller
from app.exchange.identity import check_anchor, drop_anchor, signing_key
from app.exchange.law_coming import following_the_law
from app.exchange.letter_files import file_of_code
from app.exchange.models import LetterSheet
from app.exchange.receiving import receiver
from app.exchange.satchel import SqlSatchel
from app.exchange.sessions import alone, note_success, scope, superior_of_this, told_away
from app.exchange.state import NOT_TAKEN_CODES
from app.exchange.stores import RecordInbox
from app.instance import this_instance
from app.records import journal
from app.records.ledger import SqlLedger
from app.records.ledger.tables import LedgerRecord
from app.records.locking import NotHere
from sync import TurnedAway, post
from sync.letter import BadLetter, Fault, Kind, binding, kind_of

SHOWN = 50

SENTENCES = {
    Fault.NOT_A_LETTER: "Tệp này không phải thư đồng bộ. Hãy chọn tệp có đuôi .shg đã chép từ "
    "trang “Thư đồng bộ”.",
    Fault.NOT_FOR_US: "Thư này gửi cho đơn vị khác, hoặc máy này đã ghép nối lại từ khi thư được "
    "viết. Hãy xem tên người nhận trên tờ bìa.",
    Fault.CUT: "Tệp bị thiếu phần cuối, thường do rút USB khi chưa chép xong. Hãy chép lại tệp.",
    Fault.ALTERED: "Tệp bị hỏng hoặc đã bị sửa nên không đọc được. Hãy chép lại tệp; nếu vẫn vậy, "
    "xin người gửi viết thư mới.",
    Fault.STRANGER: "Không biết máy nào đã viết thư này. Hãy ghép nối hai bên trước.",
    Fault.REVOKED: "Máy viết thư này đã bị thu hồi quyền gửi, nên thư không được nhận.",
    Fault.MOVED: "Đơn vị viết thư này đã được chuyển sang cấp trên khác, nên thư không được nhận ở "
    "đây. Không mất hồ sơ nào: đơn vị ghép nối với cấp trên mới rồi viết thư mới cho nơi đó.",
    Fault.NOT_ABOVE: "Thư trả lời này không phải của cấp trên hiện nay: đơn vị đã đổi cấp trên, "
    "hoặc máy của cấp trên đã cài lại. Không có gì thay đổi. Hãy viết thư mới cho cấp trên đó.",
    Fault.NOT_ASKED: "Thư trả lời này không phải cho thư nào máy này còn nhớ. Hãy viết thư mới.",
    Fault.OLDER: "Thư trả lời này đã cũ: sau đó đã có trao đổi mới hơn. Không có gì thay đổi.",
}
OWN = (
    "Đây là thư máy này đã viết cho cấp trên, nên chỉ cấp trên mở được. Hãy mang USB đến cấp trên, "
    "rồi chọn ở đây tệp thư trả lời (tên bắt đầu bằng “tra-loi”)."
)


def write_letter(*, by: Actor) -> LetterSheet:
    """Write down all that the superior has not acknowledged, in one file for it."""
    here, superior = this_instance(), superior_of_this()
    if superior is None:
        raise RuleViolation(
            "Đơn vị chưa ghép nối với cấp trên nên chưa viết thư được: thư chỉ mở được bằng khóa "
            "của cấp trên. Hãy xin mã ghép nối và ghép nối một lần qua mạng."
        )
    ledger, signer = SqlLedger(), signing_key(here.folder)
    with alone(here.folder):
        check_anchor(ledger, here.folder)
        profiles.carry_out()
        with transaction() as session:
            ends = superior.key, signer, scope(here)
            data, letter = post.write(ledger, SqlSatchel(), *ends, BookTeller())
            sheet = LetterSheet(
                code=_code(letter.binding),
                is_own=True,
                state=LetterState.WRITTEN,
                unit=superior.unit,
                number=letter.number,
                made_by=by.name,
                records=letter.records,
                counts=_counts(letter),
                files=letter.files,
            )
            session.add(sheet)
            _note(ExchangeAct.WRITE_LETTER, sheet, by)
            _put(sheet, data)
    return sheet


def read_file(data: bytes, *, by: Actor) -> LetterSheet:
    """A letter from below is taken in and answered; an answer from above is believed.

    Raises :class:`RuleViolation` with a sentence, and then nothing has changed.
    """
    try:
        if kind_of(data) is Kind.LETTER:
            return _read_letter(data, by)
        return _hear_answer(data, by)
    except BadLetter as bad:
        raise RuleViolation(OWN if _is_own(data, bad.fault) else SENTENCES[bad.fault]) from bad
    except TurnedAway as no:
        raise RuleViolation(told_away(no)) from no


def _is_own(data: bytes, fault: Fault) -> bool:
    """Whether the letter that is sealed for another was written here."""
    if fault is not Fault.NOT_FOR_US:
        return False
    sheet = db.session.get(LetterSheet, _code(binding(data)))
    return sheet is not None and sheet.is_own


def sheets() -> Sequence[LetterSheet]:
    """The newest covers, written or read here."""
    rows = select(LetterSheet).order_by(LetterSheet.made_at.desc()).limit(SHOWN)
    return db.session.scalars(rows).all()


def sheet_of(code: str) -> LetterSheet:
    sheet = db.session.get(LetterSheet, code)
    if sheet is None:
        raise NotHere
    return sheet


def file_of(code: str) -> tuple[str, Path]:
    """Name for the stick, and the file: the letter, or the answer to one read here."""
    sheet = sheet_of(code)
    path = _file(sheet)
    if not path.is_file():
        raise NotHere
    here = this_instance().unit
    if sheet.is_own:
        return f"thu-{here}-so-{sheet.number:03}.shg", path
    return f"tra-loi-{sheet.unit}-{sheet.code[:4]}.shg", path


def has_file(sheet: LetterSheet) -> bool:
    """False where it was deleted because it held what has been taken back since."""
    return _file(sheet).is_file()


def _read_letter(data: bytes, by: Actor) -> LetterSheet:
    reading, code = post.read(receiver(), data), _code(binding(data))
    with transaction() as session:
        sheet = session.get(LetterSheet, code)
        if sheet is None:
            sheet = LetterSheet(
                code=code,
                is_own=False,
                unit=reading.caller.unit,
                state=LetterState.TAKEN if reading.is_new else LetterState.NOTHING_NEW,
                made_by=by.name,
                records=reading.records,
                files=reading.files,
                refused=reading.refused,
            )
            session.add(sheet)
        _note(ExchangeAct.READ_LETTER, sheet, by)
        _put(sheet, reading.answer)
    withdrawals.sweep()
    return sheet


def _hear_answer(data: bytes, by: Actor) -> LetterSheet:
    here, superior = this_instance(), superior_of_this()
    if superior is None:
        raise BadLetter(Fault.STRANGER)
    ledger, signer = SqlLedger(), signing_key(here.folder)
    with alone(here.folder), following_the_law(ledger):
        check_anchor(ledger, here.folder)
        ends = superior.key, signer, scope(here)
        heard = *ends, data, BookTeller()
        letter, report = post.hear_answer(ledger, RecordInbox(), SqlSatchel(), *heard)
        drop_anchor(ledger, here.folder)
        note_success(report)
        with transaction() as session:
            sheet = session.get_one(LetterSheet, _code(letter.binding))
            sheet.state = LetterState.LEVEL if report.agrees else LetterState.ANSWERED
            sheet.answered_at, sheet.refused = now(), _refused(letter)
            _note(ExchangeAct.HEAR_ANSWER, sheet, by)
    return sheet


def _counts(letter: post.Letter) -> dict[str, int]:
    """The versions in a letter just written, by kind of record."""
    rows = select(LedgerRecord.kind, func.count()).where(*_in(letter))
    return dict(iter(db.session.execute(rows.group_by(LedgerRecord.kind))))


def _refused(letter: post.Letter) -> int:
    """Of the versions in a letter, those that are still the newest and were not taken."""
    refused = LedgerRecord.verdict.in_(NOT_TAKEN_CODES)
    return db.session.scalar(select(func.count()).where(*_in(letter), refused)) or 0


def _in(letter: post.Letter) -> tuple[ColumnElement[bool], ...]:
    request = letter.request
    return LedgerRecord.seq > request.from_.seq, LedgerRecord.seq <= request.to.seq


def _note(act: ExchangeAct, sheet: LetterSheet, by: Actor) -> None:
    changes = {"unit": [None, sheet.unit], "records": [None, sheet.records]}
    journal.note(act, by=by, subject="letter", changes=changes)


def _code(bound: bytes) -> str:
    """Names the file, and compares it with its printed cover."""
    return bound.hex()[:16]


def _put(sheet: LetterSheet, data: bytes) -> None:
    """Keep the file where it can be fetched; those of covers no longer shown go."""
    folder = _file(sheet).parent
    folder.mkdir(mode=0o700, exist_ok=True)
    shown = {_file(one) for one in sheets()}
    for old in set(folder.iterdir()) - shown:
        old.unlink()
    write_whole(_file(sheet), data)


def _file(sheet: LetterSheet) -> Path:
    return file_of_code(sheet.code)
