"""Telling people of the law and of mediation: what may be noted of one occasion.

Căn cứ: gắn hòa giải với phổ biến, giáo dục pháp luật (kế hoạch công tác hòa giải ở cơ sở).
"""

from dataclasses import dataclass
from datetime import date

from app.domain.classification import category
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum


class OutreachWay(LabelledEnum):
    MEETING = "meeting", "Nói tại họp thôn, bản, tổ dân phố"
    TALK = "talk", "Hội nghị, buổi nói chuyện chuyên đề"
    LOUDSPEAKER = "loudspeaker", "Loa truyền thanh"
    LEAFLET = "leaflet", "Tờ rơi, pa nô, niêm yết"
    ONLINE = "online", "Zalo, mạng xã hội, trang thông tin"
    CONTEST = "contest", "Hội thi, văn nghệ, phiên tòa giả định"
    OTHER = "other", "Hình thức khác"


@dataclass(frozen=True, slots=True)
class Outreached:
    """What was done in a period: how many occasions, and people present where counted."""

    occasions: int = 0
    people: int = 0


def check_outreach(held_on: date, people: int | None, code: str | None, *, today: date) -> None:
    """Refuse a day to come, fewer than no people, a topic that is in no list."""
    if held_on > today:
        raise RuleViolation("Ngày tuyên truyền không thể sau hôm nay.")
    if people is not None and people < 0:
        raise RuleViolation("Số người dự phải từ 0 trở lên.")
    if code:
        category(code)  # refuses one that is in no list


def check_standing(struck_on: date | None) -> None:
    if struck_on is not None:
        raise RuleViolation("Buổi tuyên truyền này đã bỏ khỏi nhật ký.")
