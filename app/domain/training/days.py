"""When a class is given: days that are fixed, or only the quarter of a plan."""

from dataclasses import dataclass
from datetime import date

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.labels import Term
from app.domain.quarters import Quarter
from app.domain.training.lifecycle import ClassState, check_open

EARLIEST = date(2014, 1, 1)  # the law on grassroots mediation is in force since then
LONGEST_DAYS, MOST_HOURS_A_DAY, YEARS_AHEAD = 92, 12, 2


@dataclass(frozen=True, slots=True)
class Days:
    """``first_on`` to ``last_on``; while ``are_set`` is false it is a plan's quarter only."""

    first_on: date
    last_on: date
    are_set: bool

    @property
    def number(self) -> int:
        return (self.last_on - self.first_on).days + 1


def days_of(first_on: date | None, last_on: date | None, quarter: Quarter | None) -> Days:
    """The days that a form names: fixed ones, else the quarter in which the class is planned.

    A class whose last day is not named lasts one day.
    """
    if first_on is not None:
        return Days(first_on, last_on or first_on, are_set=True)
    if last_on is not None:
        raise RuleViolation("Đã có ngày cuối mà chưa có ngày đầu. Hãy nhập ngày đầu của lớp.")
    if quarter is None:
        raise RuleViolation("Hãy nhập ngày đầu của lớp, hoặc chọn quý dự kiến nếu chưa có ngày.")
    return Days(quarter.first_day, quarter.last_day, are_set=False)


def check_days(days: Days, hours: int | None, *, today: date) -> None:
    """Refuse days and hours that can only be a slip of the pen."""
    if days.last_on < days.first_on:
        raise RuleViolation("Ngày cuối của lớp không thể trước ngày đầu.")
    latest = date(today.year + YEARS_AHEAD, 12, 31)
    for day in (days.first_on, days.last_on):
        if not EARLIEST <= day <= latest:
            raise RuleViolation(
                f"Ngày {show(day)} không hợp lý: lớp phải trong khoảng từ {show(EARLIEST)} "
                f"đến {show(latest)}."
            )
    if days.number > LONGEST_DAYS:
        raise RuleViolation(
            f"Lớp kéo dài {days.number} ngày là quá dài (tối đa {LONGEST_DAYS} ngày). "
            "Hãy xem lại ngày đầu và ngày cuối."
        )
    if hours is not None and not 1 <= hours <= MOST_HOURS_A_DAY * days.number:
        raise RuleViolation(
            f"Số giờ của lớp phải từ 1 đến {MOST_HOURS_A_DAY * days.number} "
            f"(mỗi ngày nhiều nhất {MOST_HOURS_A_DAY} giờ)."
        )


def check_has_begun(days: Days, *, today: date) -> None:
    """Refuse to note who came to a class that has not begun."""
    if not days.are_set:
        raise RuleViolation("Lớp chưa ấn định ngày. Hãy ghi ngày mở lớp (ở “Sửa lớp”) trước.")
    if days.first_on > today:
        raise RuleViolation(
            f"Lớp mở ngày {show(days.first_on)}, chưa đến ngày nên chưa ghi có mặt được."
        )


def check_correction(
    state: ClassState, days: Days, hours: int | None, *, longest_attended: int, today: date
) -> None:
    """Refuse to take from a class what others already rely on.

    ``longest_attended`` is the most hours noted of a person who did not sit the whole class.
    """
    check_open(state)
    check_days(days, hours, today=today)
    if state is ClassState.SUMMONED and not days.are_set:
        raise RuleViolation("Lớp đã triệu tập nên phải có ngày mở lớp.")
    if state is ClassState.HELD:
        check_has_begun(days, today=today)
    if longest_attended and (hours is None or hours < longest_attended):
        raise RuleViolation(
            f"Đã ghi có người dự {longest_attended} giờ, số giờ của lớp không thể ít hơn."
        )


def when(days: Days) -> Term:
    """``Quý II/2026``, ``12/05/2026`` or ``12/05/2026 – 13/05/2026``."""
    if not days.are_set:
        return Term(Quarter.of(days.first_on))
    if days.last_on == days.first_on:
        return Term(show(days.first_on))
    return Term(f"{show(days.first_on)} – {show(days.last_on)}")
