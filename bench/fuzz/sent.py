"""What machines send to each other, and what a commune wrote and its office reads.

Each seed is a true message with some values exchanged (:mod:`bench.fuzz.altering`); it is spelled
and read as JSON again, so that only what can travel is tried.
"""

import json
from datetime import date
from typing import Any

from nacl.signing import SigningKey
from sqlalchemy.dialects import postgresql, sqlite

from app.catalog import RECORD_TYPES
from app.domain.errors import RuleViolation
from app.domain.heads import Said
from app.domain.inspection import checklist
from app.domain.inspection.figures import COUNTED
from app.domain.machines import Told
from app.domain.periodic import figures as periodic
from app.domain.statistics.plain import from_plain, to_plain
from app.domain.statistics.reports import Source, Submission, freeze, thaw
from app.domain.statistics.sheets import Line, Sheet
from app.exchange.values import read_value
from bench.fuzz.reader import Reader, promise
from sync import Refused
from sync.files import fetch_in, names_in, piece_in, said_in
from sync.frames import BadFrame, seal, unwrap
from sync.letter import BadLetter, Kind, close, open_letter
from sync.lines import BadLine, Key, compose, parse
from sync.messages import Reply, Request, line_in, told_in
from sync.ports import Unreachable
from sync.superior import TurnedAway, listing_in
from sync.values import buckets_in, held_in

SIGNER = SigningKey(bytes(32))
OURS = bytes(SIGNER.verify_key)
DATABASES = (sqlite.dialect(), postgresql.dialect())
PLACE, SUM = [7, "0" * 32], [3, "0" * 16]
REQUEST = {
    "v": 1, "op": "exchange", "log": "0" * 32, "from": [0, "0" * 32], "to": PLACE, "seen": PLACE,
    "down": PLACE,
}  # fmt: skip
REPLY = {
    "v": 1, "at": PLACE, "answers": [[1, "refused", "no", None], [2, "conflict", "", "0" * 32]],
    "seen": PLACE, "more": False, "digest": SUM, "unapplied": [1, [["03408", "x", "parked", ""]]],
    "down": [True, PLACE, False, SUM],
}  # fmt: skip
FILE = ["03408", "0" * 64, 9]
FILES = {"names": [FILE], "file": FILE, "at": 0, "most": 9, "held": SUM, "said": [[*FILE, 3, None]]}
LISTED = {"listed": ["1", 2], "more": True, "sums": {"1": SUM}, "differ": [["03408", "unit"]]}
HEAD = {
    "head": [2, "0" * 64], "after": 1, "at": "0" * 64, "lines": "0" * 128, "broken": 0,
    "look": [1, "0" * 64], "marks": [[1, None], [2, "0" * 64]],
}  # fmt: skip
MOMENT = "2026-11-28T07:30:00+00:00"
STATE = {
    "at": MOMENT, "version": "1.0", "troubled": [["Sao lưu", "bad"]], "backup": MOMENT,
    "accidents": 3,
}  # fmt: skip
EVENT = [7, MOMENT, "account", "sign_in", "0123abcd"]
MACHINE = {"state": STATE, "events": {"upto": [7, MOMENT], "lines": [EVENT]}}
BODY = {"name": "Bản Thử", "day": "2026-11-28"}
LINE = json.loads(compose(Key("03408", "0" * 32), "village", 1, 1, BODY).raw)


def _sheet() -> Sheet:
    numbers = tuple(range(len(COUNTED.columns)))
    return Sheet(COUNTED, date(2026, 1, 1), date(2026, 6, 30), (Line("03408", "Tổ 1", numbers),))


GIVEN = Submission(None, 2026, next(iter(Source)), {1: 3})
REPORT = json.loads(freeze(_sheet(), GIVEN, unit="03408", unit_name="Phường Thử"))
PERIODIC = json.loads(
    periodic.frozen(
        periodic.Figures(
            _sheet(), _sheet(), (periodic.Quality("03408", "Phường Thử"),),
            periodic.Outreached(), periodic.Inspected(),
        ),
        year=2026, unit="03408", unit_name="Phường Thử",
    )
)  # fmt: skip
ITEM = checklist.read_lists({next(iter(checklist.ItemGroup)): "Có sổ theo dõi | Điều 5"})
CHECKED = json.loads(
    checklist.frozen(checklist.filled(ITEM, {}, {}, title="Bảng kiểm", today=date(2026, 11, 28)))
)
COLUMNS = [(column, field.label) for kind in RECORD_TYPES for column, field in kind.model.fields()]


def _frame(said: Any) -> None:
    """As an office that was enrolled may seal it, and then cut or changed on its way."""
    head, lines, ends = said
    end = next(iter(ends), None)
    frame = seal(SIGNER, OURS, head, _wire(lines))
    envelope = unwrap(frame[:end] if type(end) is int else frame)
    envelope.verify(OURS)
    envelope.open()


def _letter(said: Any) -> None:
    letter = close(SIGNER, OURS, Kind.LETTER, _wire(said[0]))
    open_letter(SIGNER, letter, Kind.LETTER).verify(OURS)


def _request(said: Any) -> None:
    head, lines = said
    request = Request.read(head)
    for one in _wire(lines):
        line_in(one, request)


def _reply(said: Any) -> None:
    head, lines = said
    TurnedAway.read({"no": head})
    reply = Reply.read(head, _wire(lines))
    json.dumps([reply.waiting, reply.digest.count, reply.at.seq]).encode()


def _of_files(said: Any) -> None:
    (head,) = said
    for read in (names_in, fetch_in, said_in, lambda one: piece_in(one, [b"a", b"b"])):
        try:
            read(head)
        except BadFrame:
            continue


def _listing(said: Any) -> None:
    head, lines = said
    for read in (lambda: listing_in("03408", head, [b"x 1"]), lambda: buckets_in(head.get("sums"))):
        try:
            read()
        except (BadFrame, Unreachable):
            continue
    for one in _wire(lines):
        held_in(one)


def _line(said: Any) -> None:
    text = json.dumps(said[0], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    line = parse(text.encode("utf-8", "replace"))
    promise(line.raw.count(b"\n") == 0, "a line of two lines")
    told_in(b"all\t\t" + line.raw)


def _column(said: Any) -> None:
    """What is taken in is what both databases take."""
    (at, *_), (value, *_) = ([*one, None] for one in said)
    column, label = COLUMNS[at % len(COLUMNS) if type(at) is int else 0]
    read = read_value(column, label, value)
    for database in DATABASES:
        spell = column.type.dialect_impl(database).bind_processor(database)
        if spell is not None and read is not None:
            spell(read)


def _report(said: Any) -> None:
    _told_of(thaw(_spelled(said)).sheet)


def _periodic(said: Any) -> None:
    figures = periodic.thawed(_spelled(said))
    _told_of(figures.organisation)
    _told_of(figures.results)
    periodic.in_all(figures.quality)


def _told_of(sheet: Sheet) -> None:
    promise(all(one is None or isinstance(one, int) for one in sheet.totals), "no number")
    sheet.checks()
    sheet.rates()


def _checklist(said: Any) -> None:
    filled = checklist.thawed(_spelled(said))
    filled.counts()
    filled.groups()


def _form(said: Any) -> None:
    promise(from_plain(to_plain(from_plain(said[0]))), "a form that is not read again")


def _spelled(said: Any) -> str:
    return json.dumps(said[0], ensure_ascii=False)


def _wire(lines: Any) -> list[bytes]:
    return [str(one).encode("utf-8", "replace") for one in lines]


NOT_READ = (BadFrame, BadLetter, BadLine, RuleViolation, Refused, Unreachable)
VALUES = ("2026-11-28", "2026-11-28T07:30:00+00:00", "07:30:00", "chữ", 7, True, ["a"], "0" * 32)
TYPED = tuple(([at], [one]) for at in range(len(COLUMNS)) for one in VALUES)
FRAMES = ((REQUEST, ["a"], []), (REQUEST, ["a"], [90]))
LISTING = ["0" * 32 + " " + "0" * 16]
READERS = (
    Reader("frame", _frame, (*NOT_READ, UnicodeEncodeError), FRAMES),
    Reader("letter", _letter, NOT_READ, ((["a", "b"],),)),
    Reader("request", _request, NOT_READ, ((REQUEST, ["1\t\t{}"]),)),
    Reader("answer", _reply, NOT_READ, ((REPLY, ["03408\t\t{}"]),)),
    Reader("of files", _of_files, NOT_READ, ((FILES,),)),
    Reader("listing", _listing, NOT_READ, ((LISTED, LISTING),)),
    Reader("head of a journal", lambda said: Said.read(said[0]), (ValueError,), ((HEAD,),)),
    Reader("state of a machine", lambda said: Told.read(said[0]), (ValueError,), ((MACHINE,),)),
    Reader("record line", _line, NOT_READ, ((LINE,),)),
    Reader("column", _column, NOT_READ, TYPED),
    Reader("form of statistics", _form, (RuleViolation,), ((to_plain(COUNTED),),)),
    Reader("report", _report, (RuleViolation,), ((REPORT,),)),
    Reader("periodic report", _periodic, (RuleViolation,), ((PERIODIC,),)),
    Reader("filled checklist", _checklist, (RuleViolation,), ((CHECKED,),)),
)
