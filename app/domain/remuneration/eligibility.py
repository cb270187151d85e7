"""Whether a case is paid for, and what of it no longer is as it was when it was asked for.

Căn cứ: Điều 14 Nghị định số 15/2014/NĐ-CP: the case was mediated and ended as Điều 23 of the law
says, and the mediator broke no duty of Điều 10.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.domain.calendar import show
from app.domain.labels import LabelledEnum
from app.domain.mediation.states import OPEN, CaseResult, CaseState
from app.domain.money import show_money
from app.domain.remuneration.rates import Rate


class Why(LabelledEnum):
    """Why nothing is paid for a case."""

    NOT_ENDED = "not_ended", "Chưa kết thúc hòa giải"
    NOT_MEDIATED = "not_mediated", "Không tiến hành hòa giải: ngoài phạm vi, đã chuyển nơi khác"
    NO_MEDIATOR = "no_mediator", "Sổ chưa ghi hòa giải viên nào đã tham gia"
    NO_RATE = "no_rate", "Chưa có mức chi cho ngày kết thúc vụ, việc"
    ELSEWHERE = "elsewhere", "Đã có trong một đề nghị thanh toán khác"


@dataclass(frozen=True, slots=True)
class CaseStanding:
    """What the register says of a case now; ``mediators`` are those who have it in hand."""

    state: CaseState
    result: CaseResult | None
    ended_on: date | None
    mediators: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Taken:
    """What of the register a line was reckoned by."""

    result: CaseResult
    ended_on: date
    mediators: frozenset[UUID]
    level: int


def why_not(case: CaseStanding, rate: Rate | None, *, is_elsewhere: bool = False) -> Why | None:
    """Why the case is not paid for; None where it is. ``rate`` is that of the day it ended.

    Căn cứ: Điều 23 Luật Hòa giải ở cơ sở số 35/2013/QH13: all three endings are paid.
    """
    if case.state is CaseState.OUT_OF_SCOPE:
        return Why.NOT_MEDIATED
    if case.state in OPEN or case.result is None or case.ended_on is None:
        return Why.NOT_ENDED
    if is_elsewhere:
        return Why.ELSEWHERE
    if not case.mediators:
        return Why.NO_MEDIATOR
    return Why.NO_RATE if rate is None else None


def differences(
    taken: Taken, case: CaseStanding, rate: Rate | None, *, span: tuple[date, date]
) -> list[str]:
    """What the register says otherwise than the line of a request; ``span`` are the first and
    the last day of its quarter."""
    if why := why_not(case, rate):
        return [f"Sổ nay ghi: {why.label[0].lower()}{why.label[1:]}"]
    assert case.result
    assert case.ended_on
    assert rate
    told = []
    if case.result is not taken.result:
        told.append(f"Kết quả: đề nghị {_low(taken.result)}, sổ nay ghi {_low(case.result)}")
    if case.ended_on != taken.ended_on:
        told.append(
            f"Ngày kết thúc: đề nghị {show(taken.ended_on)}, sổ nay ghi {show(case.ended_on)}"
        )
        if not span[0] <= case.ended_on <= span[1]:
            told.append("Ngày kết thúc nay nằm ngoài quý của đề nghị")
    if case.mediators != taken.mediators:
        told.append("Hòa giải viên của vụ, việc đã đổi trong sổ")
    if case.result is taken.result and rate.level(case.result) != taken.level:
        now = show_money(rate.level(case.result))
        told.append(f"Mức chi: đề nghị {show_money(taken.level)}, mức của ngày đó nay là {now}")
    return told


def team_months(
    first: date, *, founded_on: date, closed_on: date | None, paid: Collection[date], today: date
) -> list[date]:
    """The months (by their first day) of the quarter that begins on ``first`` for which a team is
    supported: it existed in them, they have begun, and no request that stands holds them.

    Căn cứ: khoản 17 Điều 3 Thông tư số 56/2023/TT-BTC: đồng/tổ/tháng.
    """
    months = [date(first.year, first.month + step, 1) for step in range(3)]
    return [
        month
        for month in months
        if month <= today
        and (founded_on.year, founded_on.month) <= (month.year, month.month)
        and (closed_on is None or month < closed_on)
        and month not in paid
    ]


def _low(result: CaseResult) -> str:
    return f"“{result.label}”"
