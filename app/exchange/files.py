"""Files follow the records: their part of a session, and what people are told of them."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask import current_app
from sqlalchemy import func, select

from app.attachments import received
from app.attachments.models import Attachment
from app.attachments.record import ATTACHMENT
from app.db import db, transaction
from app.domain.actors import Actor
from app.domain.attachments import DocumentKind
from app.exchange import state
from app.exchange.models import FileAbove, FileFailure
from app.exchange.satchel import SqlSatchel, offered, own_go_up
from app.records.ledger import SqlLedger
from app.units.service import own_books, unit_names
from app.web.context import today
from sync import Superior
from sync.files import Given, Refusal
from sync.give import Budget, give
from sync.keep import TRIES
from sync.ports import Progress

LONGEST = 60.0
"""Seconds of files in one session: then letters and records have their turn."""
SHOWN = 100

WHY = {
    Refusal.UNNAMED: (
        "Cấp trên chưa ghi hồ sơ của tệp này vào sổ.",
        "Không phải làm gì; nếu hồ sơ vướng, trang Đồng bộ nêu lý do.",
    ),
    Refusal.TOO_BIG: (
        "Tệp lớn hơn mức cấp trên nhận.",
        "Rút tệp này, chụp lại ở cỡ ảnh thường hoặc tách PDF rồi đính kèm lại.",
    ),
    Refusal.FULL: (
        "Cấp trên hết chỗ, hoặc đơn vị đã dùng hết phần chỗ của mình.",
        "Báo cấp trên tăng mức FILE_MB_A_UNIT hoặc thêm ổ đĩa; tệp tự gửi lại.",
    ),
    Refusal.WRONG: (
        f"Tệp đến cấp trên bị sai {TRIES} lần trong ngày nên tạm để riêng.",
        "Không phải làm gì: mai tự gửi lại. Nếu vẫn vậy, báo người quản trị xem ổ đĩa hai bên.",
    ),
    Refusal.LOST: (
        "Tệp ở máy này bị mất hoặc bị thay đổi.",
        "Báo người quản trị khôi phục thư mục “files” từ bản sao lưu, hoặc đính kèm lại.",
    ),
    Refusal.STUCK: (
        "Cấp trên trả lời nhưng không nhận thêm phần nào.",
        "Không phải làm gì; nếu mai vẫn vậy, báo cấp trên.",
    ),
}


@dataclass(frozen=True, slots=True)
class Going:
    """A file that goes up and is not whole above; ``address``: the page of its paper, for who
    may meet it."""

    document: DocumentKind
    attached_on: date
    address: str | None
    size: int
    held: int
    reason: str
    to_do: str

    @property
    def state(self) -> str:
        if self.reason:
            return "vướng"
        return "đang gửi" if self.held else "chờ gửi"


@dataclass(frozen=True, slots=True)
class Upward:
    """Files that go up: how many are whole above, and which are not; ``rows`` are the first."""

    above: int
    waiting: int
    troubled: int
    rows: Sequence[Going]

    @property
    def total(self) -> int:
        return self.above + self.waiting + self.troubled

    @property
    def has_more(self) -> bool:
        return len(self.rows) < self.waiting + self.troubled


@dataclass(frozen=True, slots=True)
class FromBelow:
    """The files of a unit below: named by its records, whole here, and put aside today."""

    unit: str
    name: str
    named: int
    here: int
    put_aside: int
    bytes: int


def send(superior: Superior, progress: Progress) -> Given:
    """Send files until all are up, records want to go, the head of the unit lets no more go, or
    a minute has passed."""
    ledger, satchel = SqlLedger(), SqlSatchel()
    with transaction():
        satchel.prune()
        could_go = own_go_up()
    end = time.monotonic() + LONGEST
    return give(
        ledger,
        satchel,
        superior,
        budget(),
        progress=progress,
        must_stop=lambda: time.monotonic() > end or _better_stop(could_go),
    )


def upward(by: Actor, most: int = SHOWN) -> Upward:
    """The files of this office's records that go up, the newest first; one that several papers
    name is one."""
    above = (FileAbove.unit == Attachment.unit) & (FileAbove.sha256 == Attachment.sha256)
    rows = db.session.execute(
        offered(
            Attachment.id,
            Attachment.unit,
            Attachment.sha256,
            Attachment.document,
            Attachment.attached_on,
            Attachment.size,
            func.coalesce(FileAbove.held, 0).label("held"),
            FileAbove.reason,
        )
        .outerjoin(FileAbove, above)
        .order_by(Attachment.id.desc())
    ).all()
    rows = [*{(row.unit, row.sha256): row for row in reversed(rows)}.values()][::-1]
    missing = [row for row in rows if row.reason or row.held != row.size]
    shown = missing[:most]
    pages = _pages([row.id for row in shown], by)
    troubled = sum(row.reason is not None for row in missing)
    return Upward(
        len(rows) - len(missing),
        len(missing) - troubled,
        troubled,
        [
            Going(
                row.document,
                row.attached_on,
                pages.get(row.id),
                row.size,
                row.held,
                *(WHY[Refusal(row.reason)] if row.reason else ("", _in_time(row.held))),
            )
            for row in shown
        ],
    )


def _in_time(held: int) -> str:
    return "Không phải làm gì: tự gửi tiếp." if held else "Không phải làm gì: tự gửi sau hồ sơ."


def spent_today() -> tuple[int, int]:
    """Bytes of files that went up today, and how many may."""
    return budget().spent(SqlLedger()), budget().most


def from_below() -> list[FromBelow]:
    """What has come of the files of each unit below whose records name any."""
    named = (
        select(Attachment.unit, Attachment.sha256)
        .where(Attachment.unit.not_in(own_books()), Attachment.sha256.is_not(None))
        .distinct()
    )
    of_unit: dict[str, set[str]] = {}
    for unit, digest in db.session.execute(named):
        of_unit.setdefault(unit, set()).add(digest)
    aside = select(FileFailure.unit, func.count()).where(
        FileFailure.failed_on == today(), FileFailure.times >= TRIES
    )
    put_aside = dict(iter(db.session.execute(aside.group_by(FileFailure.unit))))
    names = unit_names(of_unit)
    return [
        FromBelow(
            unit,
            names.get(unit, unit),
            len(digests),
            len(digests & received.whole(unit)),
            put_aside.get(unit, 0),
            received.used(unit),
        )
        for unit, digests in sorted(of_unit.items())
    ]


def budget() -> Budget:
    """The bytes of files that may travel today, in both directions."""
    return Budget(f"{today():%Y-%m-%d}", current_app.config["FILE_MB_A_DAY"] * 2**20)


def _pages(ids: Sequence[UUID], by: Actor) -> dict[UUID, str]:
    met = select(Attachment).where(Attachment.id.in_(ids), ATTACHMENT.visible(by))
    return {one.id: ATTACHMENT.address(one) for one in db.session.scalars(met)}


def _better_stop(could_go: bool) -> bool:
    """Whether records want to go, or the head of the unit has decided otherwise meanwhile."""
    found = state.has_news() or own_go_up() != could_go
    db.session.rollback()
    return found
