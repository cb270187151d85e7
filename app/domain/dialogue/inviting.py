"""Whom a conference invites, and when an invitation may go out.

Căn cứ: Nghị định số 30/2020/NĐ-CP (giấy mời có tên loại); thành phần theo Điều 43 Luật số
72/2025/QH15 và kế hoạch của xã.
"""

from collections.abc import Collection
from datetime import date, time
from uuid import UUID

from app.domain.calendar import show
from app.domain.dialogue.kinds import DialogueKind
from app.domain.errors import RuleViolation
from app.domain.papers import NUMBERING, official_number
from app.domain.words import fold

SYMBOL = "GM-UBND"
#: Groups that a commune usually invites; the commune fills them with names and changes them.
USUAL_GROUPS = (
    "Thường trực Đảng ủy, Thường trực Hội đồng nhân dân",
    "Lãnh đạo Ủy ban nhân dân",
    "Cán bộ, công chức",
    "Ủy ban Mặt trận Tổ quốc và các tổ chức chính trị - xã hội",
    "Đại biểu Hội đồng nhân dân",
    "Bí thư chi bộ, trưởng thôn, bản, tổ dân phố",
)
CITIZENS = "Công dân có ý kiến gửi trước"
REGISTERED = "Công dân đăng ký dự"
_TITLES = ("ông", "bà", "đồng chí", "anh", "chị", "già làng", "linh mục", "đại đức", "hòa thượng")


def is_called(village: UUID | None, chosen: Collection[str]) -> bool:
    """Whether somebody of a group is invited: a village's own people only where it is chosen.

    A conference that names no village is one of the whole commune.
    """
    return village is None or not chosen or str(village) in chosen


def guest_key(name: str, post: str) -> tuple[str, str]:
    """What makes two guests the same person: the name alone does not, many are namesakes."""
    return fold(name), fold(post)


def read_guests(typed: str) -> list[tuple[str, str]]:
    """Name and post of each typed line ``Lò Văn Páo, Già làng bản Tả Lèng``."""
    found = []
    for line in typed.splitlines():
        name, _, post = line.partition(",")
        if name.strip():
            found.append((name.strip()[:200], post.strip()[:200]))
    return found


def salutation(name: str, *, is_body: bool) -> str:
    """``ông (bà) Lò Văn Páo``; who is named with a title, and a body, stands as it is."""
    lower = name.casefold()
    if is_body or any(lower.startswith(f"{title} ") for title in _TITLES):
        return name
    return f"ông (bà) {name}"


def issued_number(typed: str, kind: DialogueKind) -> str:
    """``45`` as ``45/GM-UBND``; a Party committee's paper keeps the number it was given."""
    return official_number(typed, SYMBOL) if kind is DialogueKind.GOVERNMENT else typed


def check_presence(present_at: time | None, *, starts_at: time | None) -> None:
    """Refuse to ask people in only after the conference has begun."""
    if present_at and starts_at and present_at > starts_at:
        raise RuleViolation(
            f"Giờ có mặt {present_at:%H:%M} sau giờ bắt đầu hội nghị {starts_at:%H:%M}."
        )


def check_issue(issued_on: date, *, signer: str, guests: int, held_on: date, today: date) -> None:
    """Refuse an invitation to nobody, unsigned, of a day to come, or after the conference."""
    if not guests:
        raise RuleViolation(
            "Danh sách mời chưa có ai chưa nhận giấy. Hãy chọn nhóm hoặc ghi người được mời trước."
        )
    if not signer.strip():
        raise RuleViolation(
            "Giấy mời chỉ có số sau khi đã ký. Hãy ghi người ký vào giấy mời trước.",
            basis=NUMBERING,
        )
    if issued_on > today:
        raise RuleViolation(f"Ngày của giấy mời {show(issued_on)} chưa đến.")
    if issued_on > held_on:
        raise RuleViolation(
            f"Ngày của giấy mời {show(issued_on)} không thể sau ngày tổ chức {show(held_on)}."
        )
    if issued_on.year < held_on.year - 1:
        raise RuleViolation(f"Ngày của giấy mời {show(issued_on)} không hợp lý. Hãy xem lại năm.")


def signer_of(chairs: str) -> tuple[str, str]:
    """Name and post of the first who chairs, of ``Ông Lò Văn Pâng, Chủ tịch Ủy ban nhân dân``."""
    name, _, post = chairs.split(";")[0].partition(",")
    name = name.strip()
    for title in ("Ông ", "Bà ", "Đồng chí "):
        name = name.removeprefix(title)
    return name, post.strip()
