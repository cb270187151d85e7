"""The lists of dialogues as files: conferences, what was said, what is owed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any

from sqlalchemy import Row

from app.dialogue.models import Conclusion, Dialogue, Opinion
from app.dialogue.service.following import Followed, FollowUp
from app.dialogue.service.overdue import OPINION, Owed, debts
from app.dialogue.service.overdue import Place as PlaceOfDebt
from app.dialogue.service.reading import Line, Minutes, Place, Wanted, register_page
from app.domain.actors import Actor
from app.domain.dialogue.clocks import Clock
from app.export.filters import given
from app.export.sheet import BATCH, Kind, Sheet, of, page_by_page, told
from app.units.exports import unit_columns


def register_sheet(
    units: set[str], wanted: Wanted, *, unit_name: str, today: date, by: Actor
) -> Sheet:
    """The conferences of ``units`` as narrowed; ``unit_name`` of the one that was chosen."""

    def read(place: Place | None) -> tuple[Sequence[Line], Place | None]:
        found = register_page(units, wanted, place, today=today, limit=BATCH)
        last = found.lines[-1].row if found.has_older else None
        return found.lines, last and Place(last.held_on, last.id)

    return Sheet(
        "Sổ theo dõi hội nghị đối thoại",
        [
            *unit_columns(by, "row.unit"),
            of(Dialogue.held_on, "row.held_on"),
            of(Dialogue.title, "row.title", kind=Kind.LONG),
            of(Dialogue.place, "row.place"),
            of(Dialogue.kind, "row.kind"),
            of(Dialogue.people, "row.people"),
            told("Ý kiến", "opinions", Kind.NUMBER),
            told("Chờ trả lời", "waiting", Kind.NUMBER),
            told("Thông báo, kết quả", _missed),
            of(Dialogue.state, "row.state"),
        ],
        page_by_page(read),
        narrowed=given(
            Đơn_vị=unit_name,
            Năm=wanted.year and str(wanted.year),
            Trạng_thái=wanted.state and wanted.state.label,
        ),
        words=wanted.words,
    )


def _missed(line: Line) -> list[str]:
    """What the law asked for by a day and was late or is not noted."""
    row, (notice, results) = line.row, line.clocks
    if row.state.is_called_off:
        return []
    found = []
    if notice.is_missed:
        found.append("Thông báo trễ" if row.announced_on else "Chưa ghi thông báo")
    if results.is_missed:
        found.append("Công khai kết quả trễ" if row.published_on else "Chưa công khai kết quả")
    return found


def opinions_sheet(minutes: Minutes) -> Sheet:
    """Bảng tổng hợp ý kiến, kiến nghị of one conference."""
    held = minutes.dialogue
    return Sheet(
        f"Bảng tổng hợp ý kiến, kiến nghị, hội nghị ngày {held.held_on:%d/%m/%Y}",
        [
            of(Opinion.number, kind=Kind.PLAIN),
            of(Opinion.content, read=_said, kind=Kind.LONG),
            replace(of(Opinion.speaker), heading="Người nêu", read=minutes.speaker_of),
            of(Opinion.voices, read=minutes.voices_of),
            of(Opinion.field, "field_label", kind=Kind.TEXT),
            of(Opinion.disposition),
            of(Opinion.handler),
            of(Opinion.answered_by),
            of(Opinion.answer, kind=Kind.LONG),
            of(Opinion.legal_basis),
            of(Opinion.current_due_on),
            of(Opinion.replied_on),
            of(Opinion.reply_number),
            of(Opinion.reply, kind=Kind.LONG),
            of(Opinion.state),
        ],
        minutes.opinions,
        is_counted=False,
    )


def _said(opinion: Opinion) -> str:
    return opinion.content or f"{opinion.matter.label} (nội dung không gửi lên cấp trên)"


def promises_sheet(dialogue: Dialogue, followed: FollowUp) -> Sheet:
    """What became of every opinion and conclusion of one conference."""
    return Sheet(
        f"Theo dõi kết quả hội nghị ngày {dialogue.held_on:%d/%m/%Y}",
        [
            told("Việc", lambda one: "Ý kiến" if _is_opinion(one) else "Kết luận", Kind.SHORT),
            told("Số", "record.number", Kind.PLAIN),
            told("Nội dung", _content, Kind.LONG),
            told("Đơn vị giải quyết", _handler),
            told("Hạn", "clock.due_on", Kind.DATE),
            told("So với hạn", lambda one: _against(one.clock)),
            of(Opinion.state, "record.state"),
            told("Việc phải làm tiếp", "waits"),
        ],
        chain(followed.opinions, followed.conclusions),
    )


def _is_opinion(one: Followed) -> bool:
    return isinstance(one.record, Opinion)


def _content(one: Followed) -> str:
    return _said(one.record) if _is_opinion(one) else one.record.content


def _handler(one: Followed) -> str:
    return one.record.current_handler if _is_opinion(one) else one.record.handler


def _against(clock: Clock) -> str:
    return f"{clock.state.label}, {clock.days} ngày" if clock.days else clock.state.label


def debts_sheet(owed: Owed, *, unit_name: str, today: date, by: Actor) -> Sheet:
    """What is owed over all conferences as narrowed."""

    def read(place: PlaceOfDebt | None) -> tuple[Sequence[Row[Any]], PlaceOfDebt | None]:
        found = debts(owed, place, today=today, limit=BATCH)
        last = found.lines[-1] if found.newer else None
        return found.lines, last and PlaceOfDebt(last.due_on, last.id)

    return Sheet(
        "Việc còn lại sau đối thoại",
        [
            *unit_columns(by, heading="Xã, phường"),
            told("Hạn", "due_on", Kind.DATE),
            told("Quá hạn (ngày)", lambda one: max((today - one.due_on).days, 0), Kind.NUMBER),
            told("Việc", lambda one: "Ý kiến" if one.what == OPINION else "Kết luận", Kind.SHORT),
            of(Opinion.number, kind=Kind.PLAIN),
            told("Nội dung", "content", Kind.LONG),
            of(Conclusion.handler),
            of(Dialogue.title),
            of(Dialogue.held_on),
        ],
        page_by_page(read),
        narrowed=given(
            Xem="Chỉ việc quá hạn" if owed.late_only else "",
            Xã_phường=unit_name,
            Đơn_vị_giải_quyết=owed.handler,
        ),
    )
