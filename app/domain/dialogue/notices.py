"""Telling the people that a conference is to come: by what, when, and how long it takes to read.

Căn cứ: Điều 43 Luật Tổ chức chính quyền địa phương số 72/2025/QH15: time, place, content and
how to attend are announced on mass media at least 7 days before.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import ceil

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum, Term

#: Syllables ("tiếng", written apart) a minute. News on the radio run at 200 and more; out of
#: doors, from horns that echo across a valley, people follow about 150.
SYLLABLES_A_MINUTE = 150


class Channel(LabelledEnum):
    LOUDSPEAKER = "loudspeaker", "Loa truyền thanh"
    POSTING = "posting", "Niêm yết"
    WEBSITE = "website", "Trang thông tin điện tử"
    ZALO = "zalo", "Zalo, mạng xã hội"


class TextKind(LabelledEnum):
    """Texts that are kept ready: the one read on the loudspeakers, the one on the door."""

    LOUDSPEAKER = "loudspeaker", "Lời phát thanh"
    HOUSE_RULES = "house_rules", "Nội quy"


@dataclass(frozen=True, slots=True)
class Told:
    """A broadcast or posting: on which day, and of which day of the conference it spoke."""

    aired_on: date
    held_on: date


def first_told(rows: Iterable[Told], *, held_on: date) -> date | None:
    """The earliest day on which the people heard of a conference on ``held_on``.

    What was told of a day that has since been changed is no notice of the new one.
    """
    return min((one.aired_on for one in rows if one.held_on == held_on), default=None)


def seconds_to_read(text: str) -> int:
    """How long it takes to read ``text`` aloud over a loudspeaker, in whole seconds."""
    return ceil(len(text.split()) * 60 / SYLLABLES_A_MINUTE)


def show_length(seconds: int) -> Term:
    """``2 phút 05 giây``"""
    minutes, rest = divmod(seconds, 60)
    return Term(f"{minutes} phút {rest:02d} giây" if minutes else f"{rest} giây")


def check_broadcast(aired_on: date, *, held_on: date, today: date) -> None:
    """Refuse evidence of what has not happened yet, or came after the conference."""
    if aired_on > today:
        raise RuleViolation(
            f"Ngày phát, niêm yết {show(aired_on)} chưa đến. Chỉ ghi lần đã phát thật."
        )
    if aired_on > held_on:
        raise RuleViolation(
            f"Ngày phát, niêm yết {show(aired_on)} không thể sau ngày tổ chức {show(held_on)}."
        )
    if aired_on.year < held_on.year - 1:
        raise RuleViolation(f"Ngày phát, niêm yết {show(aired_on)} không hợp lý. Hãy xem lại năm.")
