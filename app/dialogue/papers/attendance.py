"""The annex of the minutes: who came, counted by group; nobody is listed by name."""

from app.dialogue.models import Dialogue
from app.dialogue.papers.facts import AttendanceLine, Course, name_and_post, titled
from app.domain.calendar import show
from app.papers.blocks import (
    Column,
    Head,
    Paper,
    Paragraph,
    Signature,
    Signatures,
    Table,
    bold,
    row,
    text,
)

_COLUMNS = (
    Column(7, "center"),
    Column(53),
    Column(12, "center"),
    Column(12, "center"),
    Column(16),
)
_HEAD = row("STT", "Thành phần", "Số mời", "Có mặt", "Ghi chú")


def attendance_list(dialogue: Dialogue, course: Course) -> Paper:
    rows = [
        row(number, one.group, _number(one.expected), _number(one.present), _absent(one))
        for number, one in enumerate(course.counted, 1)
    ]
    came = [one.present for one in course.counted if one.present is not None]
    if len(came) > 1:
        rows.append(row("", text(bold("Cộng")), "", sum(came), ""))
    body = (
        Paragraph(
            text(
                f"Kèm theo Biên bản {titled(dialogue)}, ngày {show(dialogue.held_on)}, tại "
                f"{dialogue.place}."
            ),
            align="center",
            indent=False,
        ),
        Table(_COLUMNS, tuple(rows), (_HEAD,), size=13),
        Signatures((Signature(("THƯ KÝ",), name_and_post(dialogue.secretary)[0]),)),
    )
    return Paper(Head(annex=True), "PHỤ LỤC", body, about="Thành phần dự hội nghị")


def _absent(one: AttendanceLine) -> str:
    return f"vắng {missing(one):02d}" if missing(one) else ""


def _number(count: int | None) -> str:
    return "" if count is None else str(count)


def missing(one: AttendanceLine) -> int:
    """How many of those asked to come did not; 0 where it was not counted."""
    if one.expected is None or one.present is None:
        return 0
    return max(0, one.expected - one.present)
