"""One session with the superior at a time, whoever asks for it, and what came of it."""

from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

from filelock import FileLock, Timeout
from flask import current_app

from app.db import db, now, transaction
from app.domain.actors import Actor, Role
from app.domain.errors import RuleViolation
from app.exchange import files, files_back, profiles
from app.exchange.heads import BookTeller
from app.exchange.identity import check_anchor, drop_anchor, signing_key
from app.exchange.law_coming import following_the_law
from app.exchange.models import Superior
from app.exchange.signs import LOCK_FILE, showing
from app.exchange.stores import RecordInbox
from app.instance import Instance, this_instance
from app.mediation.service.numbering import give_numbers
from app.records import restored
from app.records.ledger import SqlLedger
from app.units.service import books_of, subtree_codes
from sync import Report, TurnedAway, Unreachable, ask, push
from sync import Superior as Upward
from sync.http import TIMEOUT, HttpTransport
from sync.notes import ACKED, get_place
from sync.pace import Pace
from sync.ports import NotRecognised, NotTrusted
from sync.regain import regain

ASKING = (3, 10)
"""Seconds to wait when somebody only wants to know: a person is sitting there."""

WAIT = 1.0
"""Seconds to wait for the lock at least: somebody may just be looking whether it is held."""
PROGRAM = "Phần mềm, sau khi đối chiếu với cấp trên"
ITSELF = "phần mềm tự gửi"
STUMBLED = (
    "Phiên đồng bộ dừng vì lỗi của phần mềm. Dữ liệu vẫn còn đủ ở đây; hãy báo người quản trị."
)
CLOCK = "superior_clock"
"""The note of how many seconds the superior's clock was ahead."""
NOT_TRUSTED = (
    "Chứng thư của cấp trên chưa được tin cậy ở máy này. Hãy tải tệp ở trang /tin-cay/ của cấp "
    "trên, so dấu, đặt vào thư mục dữ liệu và ghi tên tệp ở thiết lập SUPERIOR_CA."
)
MOVED_TO = "moved_to"
"""The note of the unit under which the superior says that this one was moved."""
TURNED_AWAY = {
    "moved": "Đơn vị đã được chuyển sang cấp trên khác, nên cấp trên cũ không nhận nữa. Hồ sơ vẫn "
    "còn đủ ở đây. Hãy xin mã ghép nối của cấp trên mới rồi chạy “sohoagiai enrol join”.",
    "revoked": "Cấp trên đã thu hồi quyền gửi của máy này. Hãy xin mã mới và ghép nối lại.",
    "unknown": "Cấp trên chưa biết máy này. Hãy xin mã mới và ghép nối lại.",
    "version": "Phần mềm của cấp trên khác phiên bản. Hãy báo cấp trên nâng cấp.",
}


class SyncFailed(RuleViolation):
    """A session ended before everything was up; nothing is lost, the next one goes on."""


class Busy(SyncFailed):
    """Another session is running; it sends all there is."""


def superior_of_this() -> Superior | None:
    return db.session.get(Superior, 1, populate_existing=True)


def run(
    *,
    by: str = ITSELF,
    pace: Pace | None = None,
    patience: float = 0,
    regains: Actor | None = None,
) -> Report:
    """Send what is waiting; raises :class:`SyncFailed` with a sentence for people.

    ``by``: who asked for it, shown while it lasts; ``patience``: seconds to wait for a
    session that is already running; ``regains``: who wants back what the superior holds and
    is unknown here.
    """
    row = superior_of_this()
    if row is None:
        raise not_tied()
    here = this_instance()
    ledger = SqlLedger()
    with alone(here.folder, patience), following_the_law(ledger):
        check_anchor(ledger, here.folder)
        profiles.carry_out()
        with showing(here.folder, by, get_place(ledger, ACKED).seq) as shown:
            options = {"inbox": RecordInbox(), "pace": pace, "progress": shown.records}
            options["teller"] = BookTeller()
            try:
                upward, units = superior_at(row, here), scope(here)
                report = push(ledger, upward, units, **options)
                if units != scope(here):  # the list of units came down: be level by this one
                    first, report = report, push(ledger, upward, scope(here), **options)
                    report.sent, report.told = first.sent + report.sent, first.told + report.told
                if regains:
                    files_back.want()
                    regain(ledger, RecordInbox(regains), upward, scope(here))
                    report = push(ledger, upward, scope(here), **options)
                if files_back.are_wanted() and files_back.bring(upward, shown.files):
                    profiles.look_again()
                    files_back.want_no_more()
                    profiles.carry_out()
                    report = push(ledger, upward, scope(here), **options)
            except (Unreachable, TurnedAway) as error:
                sentence = _sentence(error)
                _note_move(ledger, error)
                _note_failure(sentence)
                raise SyncFailed(sentence) from error
            except Exception:
                _note_failure(STUMBLED)
                raise
            finally:
                drop_anchor(ledger, here.folder)
            note_success(report)
            _note_clock(ledger, upward.transport.ahead)
            with suppress(TurnedAway):  # the next session begins with being told so
                report.files = files.send(upward, shown.files)
    return report


def not_tied() -> SyncFailed:
    return SyncFailed(
        "Đơn vị chưa ghép nối với cấp trên. Hãy xin cấp trên mã ghép nối rồi chạy "
        "“sohoagiai enrol join”."
    )


def note_success(report: Report) -> None:
    """The superior was heard to the end, by wire or by letter."""
    _note(last_success_at=now(), complete=report.complete, failing=False)
    if report.complete and restored.is_in_doubt():
        # It holds exactly what is held here: nothing is missing after the restore.
        with transaction():
            unit = this_instance().unit
            facts = {"unit": unit, "inherited": books_of(unit)}
            give_numbers(by=Actor(name=PROGRAM, role=Role.COMMUNE_OFFICER, **facts))


def ask_superior() -> tuple[bool, bool]:
    """Whether the superior answers now, and whether it holds exactly what is held here."""
    row = superior_of_this()
    here = this_instance()
    if row is None:
        return False, False
    try:
        return True, ask(SqlLedger(), superior_at(row, here, ASKING), scope(here))
    except (Unreachable, TurnedAway):
        return False, False


def scope(here: Instance) -> frozenset[str]:
    """The units whose records go up: the own one and those below it."""
    return frozenset(subtree_codes(here.unit))


def superior_at(
    row: Superior, here: Instance, timeout: tuple[float, float] | None = None
) -> Upward:
    """The superior as :mod:`sync` talks to it."""
    return Upward(road_to(row.address, here, timeout), row.key, signing_key(here.folder))


def road_to(
    address: str, here: Instance, timeout: tuple[float, float] | None = None
) -> HttpTransport:
    """The wire; an authority of the superior's own is taken from the setting ``SUPERIOR_CA``."""
    named = current_app.config["SUPERIOR_CA"]
    trusted = here.folder / named if named else None
    if trusted and not trusted.is_file():
        raise SyncFailed(
            f"Không có tệp chứng thư của cấp trên “{trusted}” (thiết lập SUPERIOR_CA). Hãy tải lại "
            "tệp ở trang /tin-cay/ của cấp trên."
        )
    return HttpTransport(address, timeout or TIMEOUT, trusted)


@contextmanager
def alone(folder: Path, patience: float = 0):
    """One exchange at a time, whoever asks; raises :class:`Busy` where one is running."""
    try:
        with FileLock(folder / LOCK_FILE, timeout=max(patience, WAIT)):
            yield
    except Timeout:
        raise Busy(
            "Đang có một phiên đồng bộ khác chạy. Hãy đợi phiên đó xong rồi thử lại."
        ) from None


def _note_failure(sentence: str) -> None:
    _note(last_failure_at=now(), last_failure=sentence, failing=True)


def _note_move(ledger: SqlLedger, error: Exception) -> None:
    """The superior's own, signed word that this unit was moved allows to join the other."""
    if isinstance(error, TurnedAway) and error.to:
        with transaction():
            ledger.put(MOVED_TO, error.to)


def _note_clock(ledger: SqlLedger, ahead: float | None) -> None:
    with transaction():
        ledger.put(CLOCK, None if ahead is None else f"{ahead:.0f}")


def clock_apart() -> timedelta | None:
    """How far the superior's clock was ahead of ours when it was last heard by wire."""
    told = SqlLedger().get(CLOCK)
    return timedelta(seconds=int(told)) if told else None


def _note(**facts) -> None:
    with transaction() as session:
        row = session.get(Superior, 1, populate_existing=True)
        for name, value in facts.items():
            setattr(row, name, value)
        session.flush()


def told_away(error: TurnedAway) -> str:
    """Why the superior will not talk, for people."""
    return TURNED_AWAY.get(str(error), TURNED_AWAY["unknown"])


def _sentence(error: Exception) -> str:
    if isinstance(error, TurnedAway):
        return told_away(error)
    if isinstance(error, NotRecognised):
        return (
            "Máy trả lời ở địa chỉ này không phải cấp trên đã ghép nối, hoặc cấp trên vừa cài "
            "lại. Hãy gọi hỏi cấp trên; nếu đúng như vậy, xin mã mới và ghép nối lại."
        )
    if isinstance(error, NotTrusted):
        return NOT_TRUSTED
    return "Không liên lạc được với cấp trên. Dữ liệu vẫn còn đủ ở đây và sẽ tự gửi khi có mạng."
