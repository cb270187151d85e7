"""What is paid for a case and for a month of a team: dated rows, none above the circular.

The people's council of a province sets its levels by resolution; where none is known those of
the circular hold themselves. Whole đồng.
Căn cứ: khoản 17 Điều 3, khoản 1 Điều 5 Thông tư số 56/2023/TT-BTC.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.mediation.states import CaseResult
from app.domain.money import show_money
from app.domain.remuneration import basis
from app.domain.sources import Source
from app.domain.validity import check_span

MOST_PER_CASE = 300_000
MOST_PER_SETTLED = 400_000
MOST_PER_MONTH = 150_000
CIRCULAR_SINCE = date(2023, 10, 6)


class CountedPer(LabelledEnum):
    """What "đồng/vụ, việc" is read as: the circular can be read both ways."""

    CASE = "per_case", "Mỗi vụ, việc, chia cho các hòa giải viên đã tham gia"
    MEDIATOR = "per_mediator", "Mỗi hòa giải viên đã tham gia vụ, việc"


@dataclass(frozen=True, slots=True)
class Rate:
    """One row: the levels in a span of days (``until`` excluded), in đồng.

    ``settled`` is paid instead of ``per_case`` where the parties agreed, not on top of it.
    """

    per_case: int
    settled: int
    team_month: int
    counted: CountedPer
    basis: str
    valid_from: date
    until: date | None = None
    source: Source = Source.SHIPPED

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.until is None or day < self.until)

    def level(self, result: CaseResult) -> int:
        return self.settled if result is CaseResult.SETTLED else self.per_case


SHIPPED: tuple[Rate, ...] = (
    Rate(
        MOST_PER_CASE,
        MOST_PER_SETTLED,
        MOST_PER_MONTH,
        CountedPer.CASE,
        f"{basis.LEVELS}",
        CIRCULAR_SINCE,
    ),
)


def amount_of(level: int, counted: CountedPer | None, mediators: int) -> int:
    """What a case costs, in đồng, in which so many mediators are paid."""
    return level * (mediators if counted is CountedPer.MEDIATOR else min(mediators, 1))


def rate_on(day: date, rates: Iterable[Rate]) -> Rate | None:
    """The row that holds on ``day``, of rows in the order in which they win."""
    return next((one for one in rates if one.holds_on(day)), None)


def own_first(own: Iterable[Rate], others: Iterable[Rate]) -> tuple[Rate, ...]:
    """One's own rows, the newest first (of one day the later written), then the others."""
    dated = sorted(enumerate(own), key=lambda one: (one[1].valid_from, one[0]), reverse=True)
    return (*(rate for _, rate in dated), *others)


def is_usable(rate: Rate) -> bool:
    """Whether one may pay by the row; one that was received is asked again."""
    return all(0 < given <= most for _, given, most in _levels(rate))


def check_rate(rate: Rate, *, today: date) -> None:
    """Refuse a level of nothing or above the circular's, no resolution, and far days.

    Căn cứ: khoản 17 Điều 3, khoản 1 Điều 5 Thông tư số 56/2023/TT-BTC.
    """
    for what, amount, most in _levels(rate):
        if amount <= 0:
            raise RuleViolation(f"{what} phải là một số tiền lớn hơn 0.", basis=basis.LEVELS)
        if amount > most:
            raise RuleViolation(
                f"{what} {show_money(amount)} cao hơn mức tối đa {show_money(most)} của "
                f"{basis.CIRCULAR}. Hội đồng nhân dân cấp tỉnh quy định mức cụ thể nhưng không "
                "vượt mức này: hãy kiểm tra lại nghị quyết.",
                basis=basis.LEVELS,
            )
    if rate.settled < rate.per_case:
        raise RuleViolation(
            "Mức chi vụ, việc hòa giải thành không thể thấp hơn mức chi vụ, việc khác: hãy kiểm "
            "tra xem có ghi nhầm ô không.",
            basis=basis.LEVELS,
        )
    check_span(rate.valid_from, rate.until, today=today)


def _levels(rate: Rate) -> tuple[tuple[str, int, int], ...]:
    return (
        ("Mức chi mỗi vụ, việc", rate.per_case, MOST_PER_CASE),
        ("Mức chi vụ, việc hòa giải thành", rate.settled, MOST_PER_SETTLED),
        ("Mức hỗ trợ tổ hòa giải mỗi tháng", rate.team_month, MOST_PER_MONTH),
    )
