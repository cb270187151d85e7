"""What has to be done before a conference: a ready-made list of tasks, each with its day.

The list follows the plan of a commune (phần III "Tổ chức thực hiện"): who invites, who
prepares place and papers, what the chosen villages do.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.words import fold, mid_sentence


class TaskState(LabelledEnum):
    OPEN = "open", "Chưa xong"
    DONE = "done", "Đã xong"
    DROPPED = "dropped", "Không cần làm"


@dataclass(frozen=True, slots=True)
class Task:
    """One task; ``village_id`` where it is a village's own."""

    title: str
    person: str
    due_on: date
    village_id: UUID | None = None

    @property
    def key(self) -> tuple[str, UUID | None]:
        """What makes two tasks the same."""
        return fold(self.title), self.village_id


_OFFICE = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"
_CULTURE = "Phòng Văn hóa - Xã hội"
_RADIO = "Đài truyền thanh"
# What, who usually does it, and how many days before the conference.
_TASKS: tuple[tuple[str, str, int], ...] = (
    ("Nắm, tổng hợp những vấn đề bức xúc, nổi cộm được nhiều người kiến nghị", _OFFICE, 15),
    (
        "Thống nhất với Ủy ban Mặt trận Tổ quốc phối hợp tổ chức, mời Thường trực Hội đồng nhân "
        "dân cử người đồng chủ trì",
        _OFFICE,
        15,
    ),
    ("Soạn lời phát thanh, giao đài truyền thanh và các thôn", _OFFICE, 12),
    (
        "Thông báo thời gian, địa điểm, nội dung và cách tham dự trên phương tiện thông tin, "
        "chậm nhất 7 ngày trước hội nghị",
        _RADIO,
        8,
    ),
    ("Ban hành và gửi giấy mời", _OFFICE, 7),
    ("Phân công người trả lời theo lĩnh vực, chuẩn bị nội dung trả lời", _OFFICE, 5),
    ("Chuẩn bị báo cáo tình hình, tài liệu phát cho đại biểu", _OFFICE, 3),
    ("Phân công thư ký, người dẫn chương trình, người đón và ghi danh sách", _OFFICE, 3),
    ("In nội quy hội nghị, phiếu ghi ý kiến", _OFFICE, 2),
    ("Chuẩn bị hội trường, bàn ghế, khánh tiết, nước uống", _CULTURE, 2),
    ("Chuẩn bị loa, micro, máy chiếu, nguồn điện dự phòng", _CULTURE, 1),
)
_VILLAGE_TASKS: tuple[tuple[str, int], ...] = (
    ("Thu thập, gửi ý kiến của bà con về xã", 15),
    ("Thông báo trên loa của thôn để mọi người biết thời gian, địa điểm", 8),
    ("Chuẩn bị địa điểm, cơ sở vật chất ở thôn được chọn", 2),
)


def usual_tasks(held_on: date, villages: Mapping[UUID, str], *, today: date) -> Iterator[Task]:
    """The usual list; ``villages`` are the chosen ones by name, each with tasks of its own.

    A day that has gone by already becomes today: a list that is late from the start helps
    nobody.
    """

    def due(days: int) -> date:
        return min(max(held_on - timedelta(days=days), today), held_on)

    for title, person, days in _TASKS:
        yield Task(title, person, due(days))
    for village_id, name in villages.items():
        for title, days in _VILLAGE_TASKS:
            yield Task(title, head_of_village(name), due(days), village_id)


def head_of_village(name: str) -> str:
    """``Trưởng bản Tả Lèng``, ``Tổ trưởng tổ dân phố số 3``"""
    return f"{'Tổ trưởng' if name.startswith('Tổ') else 'Trưởng'} {mid_sentence(name)}"


def missing_tasks(wanted: Iterator[Task], known: Collection[tuple[str, UUID | None]]) -> list[Task]:
    """Those of the usual list that are not on the conference's own list yet."""
    return [one for one in wanted if one.key not in known]


def check_task(due_on: date, *, held_on: date) -> None:
    """Refuse a task that is to be ready only after the conference."""
    if due_on > held_on:
        raise RuleViolation(
            f"Hạn {show(due_on)} sau ngày tổ chức {show(held_on)}. "
            "Việc chuẩn bị phải xong trước hội nghị."
        )


def check_ticking(
    state: TaskState, wanted: TaskState, *, done_on: date | None, today: date
) -> None:
    """Refuse to tick off twice, or with a day still to come."""
    if state is wanted:
        raise RuleViolation(f"Việc này đã ghi là “{wanted.label}”.")
    if wanted is TaskState.DONE and (done_on is None or done_on > today):
        raise RuleViolation("Ngày làm xong không thể sau hôm nay.")
