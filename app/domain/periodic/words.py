"""The words of a report: its title, and what it draws from the log of difficulties."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.calendar import show
from app.domain.difficulties import AskedOf
from app.domain.periodic.kinds import PeriodicKind
from app.domain.words import mid_sentence
from app.domain.workplan.words import is_area, justice_of, next_above


@dataclass(frozen=True, slots=True)
class Drawn:
    """A difficulty as a report draws it; ``unit_name`` where another unit noted it."""

    title: str
    details: str
    cause: str
    proposal: str
    asked_of: AskedOf
    other_body: str = ""
    unit_name: str = ""


def first_words(unit_name: str, superior: str, *, is_office: bool) -> tuple[str, list[str]]:
    """Who issues a report and to whom it goes, before anybody changes it.

    Căn cứ: điểm c khoản 2 Điều 29 Luật Hòa giải ở cơ sở số 35/2013/QH13: the committee of a
    commune reports to its council and to the committee above.
    """
    area = mid_sentence(unit_name)
    if not is_office:
        council = f"Hội đồng nhân dân {area.split()[0]}"
        return f"Ủy ban nhân dân {area}", [council, *_offices_of(superior)]
    if is_area(unit_name):
        own = [f"Ủy ban nhân dân {area}", next_above(area)]
        return f"{justice_of(unit_name)} {area}", own
    return unit_name, [one for one in _offices_of(superior) if one != unit_name]


def _offices_of(superior: str) -> list[str]:
    if not is_area(superior):
        return [superior] if superior else []
    committee = f"Ủy ban nhân dân {mid_sentence(superior)}"
    return [committee, justice_of(superior)]


def title_of(kind: PeriodicKind, year: int, first: date, last: date) -> str:
    """What stands under ``BÁO CÁO`` before anybody changes it."""
    work = "công tác hòa giải ở cơ sở"
    if kind is PeriodicKind.HALF_YEAR:
        return f"Kết quả {work} 6 tháng đầu năm {year}"
    if kind is PeriodicKind.YEAR:
        return f"Kết quả {work} năm {year}"
    word = "Sơ kết" if kind is PeriodicKind.MID_REVIEW else "Tổng kết"
    return f"{word} {work} từ ngày {show(first)} đến ngày {show(last)}"


def lines_of(text: str) -> list[str]:
    """The points of a part; each line is one."""
    return [line for one in text.splitlines() if (line := one.strip(" -•\t"))]


def with_drawn(text: str, lines: Iterable[str]) -> str:
    """A part with new points at its end; what stands there already is not told twice."""
    held = lines_of(text)
    return "\n".join([*held, *(one for one in dict.fromkeys(lines) if one and one not in held)])


def difficulty_line(one: Drawn) -> str:
    words = " ".join(_sentence(part) for part in (one.title, one.details) if part.strip())
    return f"{one.unit_name}: {words}" if one.unit_name else words


def cause_line(one: Drawn) -> str:
    return _sentence(one.cause)


def proposal_line(one: Drawn) -> str:
    """``Đề nghị cấp trên: …``; to one's own unit it is simply what will be done."""
    if not one.proposal.strip():
        return ""
    words = _sentence(one.proposal)
    if one.asked_of is AskedOf.OWN:
        return words
    return f"Kiến nghị {one.other_body or one.asked_of.label.lower()}: {words}"


def _sentence(words: str) -> str:
    told = " ".join(words.split())
    return told if not told or told[-1] in ".!?" else f"{told}."
