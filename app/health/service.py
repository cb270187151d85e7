"""Looking at the machine: each check is one function that gives one finding."""

import os
from collections.abc import Callable
from importlib.metadata import version

from flask import current_app

from app import schema
from app.attachments.service import papers_named
from app.backup import service as backups
from app.backup import shelf
from app.db import now
from app.domain.backups import is_drill_due, is_old, last_made
from app.domain.calendar import show, show_moment
from app.domain.health import (
    Finding,
    Standing,
    of_clock,
    of_disk,
    of_memory,
    of_silence,
)
from app.exchange import state
from app.exchange.sessions import clock_apart
from app.health import database_log, in_front, units_below
from app.health.clock import last_line
from app.health.volume import is_enciphered
from app.instance import this_instance
from app.records.chain.noted import last_check

GOOD, LOOK, BAD = Standing
FEW = 5  # papers that a finding names


def look() -> list[Finding]:
    """Everything that is looked at, in the order of the page."""
    return [one for check in CHECKS if (one := check()) is not None]


def trouble() -> list[Finding]:
    """What must be dealt with now: for the first page of who keeps the machine."""
    return [one for one in look() if one.standing is BAD]


def book_trouble() -> list[Finding]:
    """What the head of the unit must know too: a book was changed behind the program's back, or
    a paper of it is lost."""
    found = _journal(), units_below.journals(), _papers()
    return [one for one in found if one and one.standing is BAD]


def _disk() -> Finding:
    room = current_app.extensions["space"].room()
    stops = " Sổ đang không nhận hồ sơ mới." if room.is_short else ""
    return Finding(
        "disk",
        "Ổ đĩa",
        of_disk(room.free, room.least),
        f"Còn trống {_gb(room.free)} trong {_gb(room.total)}.{stops}",
        "Dọn bớt tệp không dùng trên ổ đĩa của máy chủ.",
    )


def _memory() -> Finding:
    import psutil

    memory = psutil.virtual_memory()
    own = psutil.Process(os.getpid()).memory_info().rss
    return Finding(
        "memory",
        "Bộ nhớ",
        of_memory(memory.available),
        f"Còn {_gb(memory.available)} trong {_gb(memory.total)}; phần mềm dùng {own // 10**6} MB.",
        "Tắt bớt chương trình khác trên máy chủ.",
    )


def _clock() -> Finding:
    last, apart = last_line(), clock_apart()
    said = [f"Máy chủ đang là {show_moment(now())}."]
    if last:
        said.append(f"Dòng ghi cuối của sổ: {show_moment(last)}.")
    if apart is not None:
        said.append(f"Lệch đồng hồ cấp trên {abs(apart.total_seconds()):.0f} giây.")
    return Finding(
        "clock",
        "Đồng hồ",
        of_clock(now(), last, apart),
        " ".join(said),
        "Chỉnh lại ngày giờ của máy chủ; máy cũ hay mất giờ thì thay pin đồng hồ.",
    )


def _backup() -> Finding:
    instance = this_instance()
    made, notes = backups.on_hand(), shelf.notes(instance)
    newest = last_made((one.made_at for one in made), now=now())
    said = [f"Bản mới nhất: {show_moment(newest)}." if newest else "Chưa có bản sao lưu nào."]
    if notes.failure:
        said.append(notes.failure)
    is_bad = is_old(newest, now=now()) or bool(notes.failure)
    return Finding(
        "backup",
        "Sao lưu",
        BAD if is_bad else GOOD,
        " ".join(said),
        "Mở trang Sao lưu, bấm “Sao lưu ngay”.",
    )


def _drill() -> Finding:
    notes = shelf.notes(this_instance())
    said = f"Đã thử khôi phục {show_moment(notes.drill)}." if notes.drill else "Chưa thử lần nào."
    is_late = is_drill_due(notes.drill, now=now())
    standing = BAD if notes.drill_failure else LOOK if is_late or not notes.sheet else GOOD
    sheet = "Phiếu khôi phục đã cất." if notes.sheet else "Phiếu khôi phục chưa in."
    return Finding(
        "drill",
        "Thử khôi phục",
        standing,
        f"{said} {notes.drill_failure or ''} {sheet}".replace("  ", " "),
        "In phiếu ở trang Sao lưu; phần mềm tự thử khôi phục mỗi tháng.",
    )


def _papers() -> Finding | None:
    """Attached papers that neither the disk nor a backup has, as the last backup found."""
    lost = shelf.notes(this_instance()).papers_lost
    if not lost:
        return None
    some = papers_named(lost, most=FEW)
    told = "; ".join(f"{document.label}, đính kèm ngày {show(day)}" for document, day in some)
    return Finding(
        "papers",
        "Tệp đính kèm",
        BAD,
        f"{len(lost)} tệp có trong sổ bị mất, hỏng trên ổ đĩa hoặc bị phần mềm diệt vi-rút chặn; "
        f"không bản sao lưu nào còn{f': {told}' if told else ''}.",
        "Kiểm tra ổ đĩa và phần mềm diệt vi-rút của máy chủ. Công chức mở hồ sơ có tệp báo mất, "
        "đính lại từ bản gốc.",
    )


def _at_rest() -> Finding | None:
    instance = this_instance()
    if instance.practice:
        return None
    sealed = not instance.has_server and instance.book.key is not None
    disk = is_enciphered(instance.folder)
    said = ["Cơ sở dữ liệu đã mã hóa."] if sealed else []
    said.append(
        {
            True: "Ổ đĩa chứa dữ liệu đã mã hóa.",
            False: "Ổ đĩa chưa mã hóa: ai lấy được máy thì đọc được tệp đính kèm."
            if sealed
            else "Ổ đĩa chứa dữ liệu chưa mã hóa: ai lấy được máy thì đọc được hồ sơ.",
            None: "Phần mềm không xem được ổ đĩa có mã hóa không.",
        }[disk]
    )
    return Finding(
        "at_rest",
        "Mã hóa dữ liệu",
        GOOD if disk else LOOK,
        " ".join(said),
        "Bật BitLocker hoặc LUKS theo docs/at-rest.md; Windows: xem bằng “manage-bde -status”.",
    )


def _sync() -> Finding | None:
    up = state.upward()
    if up is None:
        return None
    last = up.superior.last_success_at
    said = (
        f"Lần gần nhất liên lạc được cấp trên: {show_moment(last)}."
        if last
        else ("Chưa lần nào liên lạc được cấp trên.")
    )
    waiting = f" Chưa gửi {up.waiting} hồ sơ." if up.waiting else ""
    refused = f" Cấp trên không nhận {up.refused} hồ sơ." if up.refused else ""
    standing = of_silence(last, now=now())
    return Finding(
        "sync",
        "Đồng bộ",
        LOOK if up.refused and standing is GOOD else standing,
        said + waiting + refused,
        "Mở trang Đồng bộ để xem lý do; không có mạng thì gửi bằng thư trên USB.",
    )


def _stumbled() -> Finding | None:
    """What came by the exchange and does not get into the book by a fault of this program."""
    count, first = state.stumbled()
    if not count:
        return None
    return Finding(
        "stumbled",
        "Hồ sơ nhận về",
        BAD,
        f"Phần mềm ở đây gặp lỗi khi ghi {count} hồ sơ đã nhận; hồ sơ được giữ đủ và thử lại mỗi "
        f"lần trao đổi. Mã để tìm trong nhật ký máy chủ: {first}.",
        state.FOR_WHO_MENDS,
    )


def _journal() -> Finding | None:
    last = last_check()
    if last is None:
        return None
    at = show_moment(last.at)
    if last.breaks:
        what = last.first
        said = f"Đã kiểm tra {at}: {last.breaks} chỗ không còn như lúc được ghi. {what}"
    else:
        said = f"Đã kiểm tra {at}: nhật ký còn nguyên vẹn."
    return Finding(
        "journal",
        "Nhật ký",
        BAD if last.breaks else GOOD,
        said,
        "Sổ bị sửa ngoài phần mềm: giữ nguyên máy, báo lãnh đạo đơn vị và cấp trên, chạy "
        "“sohoagiai audit verify” để xem từng chỗ.",
    )


def _schema() -> Finding:
    held, wanted = schema.held(), schema.newest()
    same = held == wanted
    return Finding(
        "schema",
        "Phiên bản",
        GOOD if same else BAD,
        f"Phần mềm {version('sohoagiai')}, dữ liệu {held or 'chưa có phiên bản'}."
        + ("" if same else f" Phần mềm cần {wanted}."),
        "Chạy “sohoagiai upgrade”.",
    )


def _gb(count: int) -> str:
    return f"{count / 10**9:.1f}".replace(".", ",") + " GB"


CHECKS: tuple[Callable[[], Finding | None], ...] = (
    _disk,
    _memory,
    _clock,
    _backup,
    _drill,
    _papers,
    _at_rest,
    _sync,
    _stumbled,
    _journal,
    units_below.journals,
    units_below.machines,
    _schema,
    in_front.not_believed,
    database_log.quotes_rows,
)
