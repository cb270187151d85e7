"""Mediation teams: who may mediate, what a team must hold.

Căn cứ: Điều 7, Điều 12 Luật Hòa giải ở cơ sở số 35/2013/QH13.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain import legal
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum

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
    """What the team lacks, each as a sentence; empty when it is complete.

    It warns and never blocks: real teams fall short while a by-election is pending.

    Căn cứ: khoản 1 Điều 12 Luật Hòa giải ở cơ sở: at least three mediators, a woman
    among them, and where many minority people live a minority mediator.
    """
    missing = []
    if len(members) < FEWEST_MEDIATORS:
        missing.append(f"Tổ có {len(members)} hòa giải viên, cần ít nhất {FEWEST_MEDIATORS} người.")
    if not any(member.sex is Sex.FEMALE for member in members):
        missing.append("Tổ chưa có hòa giải viên nữ.")
    if minority_area and not any(member.is_minority for member in members):
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
    if birth_year is not None and not 1900 <= birth_year <= recognised_on.year - 18:
        raise RuleViolation(
            "Năm sinh không đúng: hòa giải viên phải đủ 18 tuổi khi được công nhận.",
            basis=legal.MEDIATOR_STANDARDS,
        )
