"""Which reports there are, and what may be done to one when.

Once issued, a report is a paper of its office: it is never changed, and one that is wrong is
replaced by another that names it. Căn cứ: Nghị định số 30/2020/NĐ-CP.
"""

from datetime import date

from app.domain.calendar import show
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.statistics.forms import Kind
from app.domain.statistics.periods import check_period

EARLIEST_YEAR = 2014  # Luật Hòa giải ở cơ sở is in force since then


class PeriodicKind(LabelledEnum):
    HALF_YEAR = "half_year", "Báo cáo 6 tháng"
    YEAR = "year", "Báo cáo năm"
    MID_REVIEW = "mid_review", "Báo cáo sơ kết"
    FINAL_REVIEW = "final_review", "Báo cáo tổng kết"

    def in_year(self, year: int) -> str:
        """As people say it of one year: ``Báo cáo 6 tháng năm 2026``, ``Báo cáo năm 2026``."""
        match self:
            case PeriodicKind.HALF_YEAR:
                return f"Báo cáo 6 tháng năm {year}"
            case PeriodicKind.MID_REVIEW:
                return f"Báo cáo sơ kết năm {year}"
            case PeriodicKind.FINAL_REVIEW:
                return f"Báo cáo tổng kết năm {year}"
        return f"Báo cáo năm {year}"

    @property
    def statistics(self) -> Kind | None:
        """The report in numbers that goes with it; its last day is set there."""
        return _IN_NUMBERS.get(self)


_IN_NUMBERS = {PeriodicKind.HALF_YEAR: Kind.HALF_YEAR, PeriodicKind.YEAR: Kind.YEAR_FINAL}


class PeriodicState(LabelledEnum):
    DRAFT = "draft", "Dự thảo"
    ISSUED = "issued", "Đã ban hành"
    DROPPED = "dropped", "Đã bỏ"


def usual_days(kind: PeriodicKind, year: int, *, today: date) -> tuple[date, date]:
    """The days a report is about where nobody says otherwise: never a day to come."""
    first, last = (kind.statistics or Kind.YEAR_FINAL).days(year)
    return first, max(first, min(last, today))


def check_drafting(
    kind: PeriodicKind, year: int, first: date, last: date, *, has_draft: bool, today: date
) -> None:
    """Refuse a second draft of the same report, and a period that it cannot be about."""
    if has_draft:
        raise RuleViolation(
            f"{kind.label} {year} đã có dự thảo. Hãy mở dự thảo đó để viết tiếp hoặc bỏ đi."
        )
    check_days(kind, year, first, last, today=today)


def check_days(kind: PeriodicKind, year: int, first: date, last: date, *, today: date) -> None:
    if not EARLIEST_YEAR <= year <= today.year:
        raise RuleViolation(
            f"Năm {year} không hợp lý: báo cáo lập cho các năm từ {EARLIEST_YEAR} đến {today.year}."
        )
    check_period(first, last)
    if last > today:
        raise RuleViolation(f"Ngày chốt số liệu {show(last)} chưa đến. Hãy đếm đến hôm nay.")
    if kind.statistics is not None and (first.year, last.year) != (year, year):
        raise RuleViolation(f"{kind.label} chỉ gồm các ngày của năm {year}.")


def check_draft(state: PeriodicState) -> None:
    """Refuse to write over a report that is not a draft any more."""
    if state is PeriodicState.ISSUED:
        raise RuleViolation(
            "Báo cáo đã ban hành nên giữ nguyên cả lời văn và số liệu. Nếu sai, hãy lập báo cáo "
            "khác thay thế."
        )
    if state is PeriodicState.DROPPED:
        raise RuleViolation("Dự thảo này đã bỏ. Hãy lập báo cáo khác nếu cần.")


def check_issuing(
    state: PeriodicState,
    *,
    last: date,
    number: str,
    issued_on: date,
    replaces: tuple[str, date] | None,
    reason: str,
    today: date,
) -> None:
    """Refuse to issue before the period ends, and to replace a report (its number and day)
    without saying why or under the number it bears.

    Căn cứ: Điều 15 Nghị định 30/2020/NĐ-CP: the papers of a year are numbered one after another.
    """
    check_draft(state)
    if issued_on > today:
        raise RuleViolation("Ngày ban hành không thể sau hôm nay.")
    if issued_on < last:
        raise RuleViolation(f"Ngày ban hành không thể trước ngày chốt số liệu ({show(last)}).")
    if replaces is None:
        return
    former, former_on = replaces
    if not reason.strip():
        raise RuleViolation(
            f"Báo cáo này thay báo cáo đã ban hành ngày {show(former_on)}. Hãy ghi lý do thay thế."
        )
    if number == former and issued_on.year == former_on.year:
        raise RuleViolation(
            f"Số {number} là số của báo cáo mà báo cáo này thay (ngày {show(former_on)}). "
            "Hãy ghi số mới do văn thư cấp."
        )


def days_late(due_on: date | None, first_issued_on: date | None, *, today: date) -> int:
    """Days after the last day: of the first report, or so far; one that replaces is not late."""
    return max(0, ((first_issued_on or today) - due_on).days) if due_on else 0
