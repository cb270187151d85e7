"""The yearly review of a team, and its leader's report.

Căn cứ: khoản 3 Điều 12, khoản 5 Điều 15 Luật Hòa giải ở cơ sở số 35/2013/QH13.
"""

from collections.abc import Collection
from datetime import date

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.mediation.days import check_days
from app.domain.statistics.periods import check_period
from app.domain.teams import basis
from app.domain.teams.decisions import check_named

HELD_ON = "Ngày rà soát"
COUNTED_TO = "Ngày cuối kỳ"
SENT_ON = "Ngày gửi"


def is_last_quarter(day: date) -> bool:
    """Whether a review that is still missing this year should be called for."""
    return day.month >= 10


def check_review(
    *, year: int, held_on: date, led_by: str, years_held: Collection[int], today: date
) -> None:
    """Refuse a second review of one year, one led by nobody, one of a year to come."""
    check_named(led_by, "Trưởng ban công tác Mặt trận, người chủ trì rà soát")
    check_days(today, (HELD_ON, held_on))
    if not held_on.year - 1 <= year <= held_on.year:
        raise RuleViolation(
            f"Ngày rà soát {show(held_on)} không phải của năm {year} hay ngay sau năm đó. Hãy kiểm "
            "tra lại năm."
        )
    if year in years_held:
        raise RuleViolation(
            f"Tổ đã có lần rà soát năm {year}. Hãy sửa lần đã ghi thay vì ghi lần nữa.",
            basis=basis.REVIEW,
        )


def check_report(*, first: date, last: date, reported_by: str, today: date) -> None:
    """Refuse a report of a time to come: its figures are counted, never guessed."""
    check_named(reported_by, "tổ trưởng, người báo cáo")
    check_period(first, last)
    check_days(today, (COUNTED_TO, last))


def check_unsent(sent_on: date | None, what: str) -> None:
    """Refuse a change to what others already hold."""
    if sent_on is not None:
        raise RuleViolation(
            f"{what} đã gửi ngày {show(sent_on)} nên không sửa được nữa. Nếu cần bổ sung, hãy lập "
            "báo cáo đột xuất."
        )


def check_sending(*, ready_on: tuple[str, date], sent_on: date, today: date) -> None:
    check_days(today, ready_on, (SENT_ON, sent_on))
