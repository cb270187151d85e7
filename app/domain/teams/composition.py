"""Mediation teams: who may mediate, what a team must hold.

Căn cứ: Điều 7, Điều 12 Luật Hòa giải ở cơ sở số 35/2013/QH13.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain import legal
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.teams import basis
from app.domain.teams.kinds import Leaving
from app.domain.words import alphabet_key

FEWEST_MEDIATORS = 3


class Sex(LabelledEnum):
    MALE = "male", "Nam"
    FEMALE = "female", "Nữ"


class LawTraining(LabelledEnum):
    """Trình độ, as the statistics of teams ask for it."""

    LAW_DEGREE = "law_degree", "Chuyên môn Luật"
    OTHER_DEGREE = "other_degree", "Chuyên môn khác"
    NONE = "none", "Chưa qua đào tạo"


@dataclass(frozen=True, slots=True)
class Member:
    """What the composition check needs of one mediator in office."""

    sex: Sex
    is_minority: bool


def missing_in_team(members: Sequence[Member], *, minority_area: bool) -> list[str]:
    """What the team lacks, each as a sentence; empty when it is complete."""
    return missing_by_numbers(
        len(members),
        women=sum(member.sex is Sex.FEMALE for member in members),
        minority=sum(member.is_minority for member in members),
        minority_area=minority_area,
    )


def missing_by_numbers(
    mediators: int, *, women: int, minority: int, minority_area: bool
) -> list[str]:
    """The same of a team of so many mediators, of whom so many are women or of a minority.

    It warns and never blocks: real teams fall short while a by-election is pending.

    Căn cứ: khoản 1 Điều 12 Luật Hòa giải ở cơ sở: at least three mediators, a woman
    among them, and where many minority people live a minority mediator.
    """
    missing = []
    if mediators < FEWEST_MEDIATORS:
        missing.append(f"Tổ có {mediators} hòa giải viên, cần ít nhất {FEWEST_MEDIATORS} người.")
    if not women:
        missing.append("Tổ chưa có hòa giải viên nữ.")
    if minority_area and not minority:
        missing.append(
            "Tổ ở nơi có nhiều đồng bào dân tộc thiểu số nhưng chưa có hòa giải viên "
            "là người dân tộc thiểu số."
        )
    return missing


def is_in_office(recognised_on: date, ended_on: date | None, *, on: date) -> bool:
    """Whether the person is a recognised mediator on that day (no term is set by the law)."""
    return recognised_on <= on and (ended_on is None or on < ended_on)


def check_mediator_dates(
    recognised_on: date, ended_on: date | None, birth_year: int | None, *, today: date
) -> None:
    """Refuse dates of a mediator that cannot be."""
    if recognised_on > today:
        raise RuleViolation("Ngày công nhận hòa giải viên không thể ở tương lai.")
    if ended_on is not None and ended_on < recognised_on:
        raise RuleViolation("Ngày thôi làm hòa giải viên không thể trước ngày được công nhận.")
    check_birth_year(birth_year, on=recognised_on)


def check_ending(ended_on: date | None, why: Leaving | None) -> None:
    """Refuse an end without its reason, or a reason without an end."""
    if ended_on is not None and why is None:
        raise RuleViolation("Hãy chọn lý do thôi làm hòa giải viên.", basis=basis.LEAVING)
    if ended_on is None and why is not None:
        raise RuleViolation("Hãy ghi ngày thôi làm hòa giải viên, hoặc bỏ chọn lý do thôi.")


def is_same_person(one: tuple[str, int | None], other: tuple[str, int | None]) -> bool:
    """Whether two (name, year of birth) are one person; without a year the name decides."""
    (name, year), (other_name, other_year) = one, other
    known_apart = None not in (year, other_year) and year != other_year
    return not known_apart and _letters(name) == _letters(other_name)


def _letters(name: str) -> tuple[list[int], list[int]]:
    """Both tone placements are one spelling (hoà, hòa), but Pao and Páo are two people."""
    letters, tones = alphabet_key(name)
    return letters, sorted(tones)


def check_seats(seats: int | None) -> None:
    """Refuse a number of mediators that no team has; the Chairman fixes at least three."""
    if seats is not None and not FEWEST_MEDIATORS <= seats <= 50:
        raise RuleViolation(
            f"Số hòa giải viên của tổ phải từ {FEWEST_MEDIATORS} đến 50 người.",
            basis=basis.COMPOSITION,
        )


def check_birth_year(birth_year: int | None, *, on: date) -> None:
    if birth_year is not None and not 1900 <= birth_year <= on.year - 18:
        raise RuleViolation(
            "Năm sinh không đúng: hòa giải viên phải đủ 18 tuổi khi được công nhận.",
            basis=legal.MEDIATOR_STANDARDS,
        )
