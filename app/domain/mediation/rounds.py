"""Where a case stands at the end of a day, told by its rounds.

Ending without agreement is not final (Điều 27): the parties may go on under the same number,
so the figures of a past day must not be counted from how the case stands now.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.labels import LabelledEnum
from app.domain.mediation.states import CaseResult


class Standing(LabelledEnum):
    NOT_BEGUN = "not_begun", "Chưa hòa giải"
    GOING_ON = "going_on", "Đang hòa giải"
    SETTLED = "settled", "Hòa giải thành"
    NOT_SETTLED = "not_settled", "Hòa giải không thành"
    BROKEN_OFF = "broken_off", "Dừng vì không thuộc phạm vi"


@dataclass(frozen=True, slots=True)
class RoundDays:
    """One round: a round without ``started_on`` ended before anybody sat down, or comes from
    the paper book; one that ended without ``result`` turned out to be out of scope."""

    number: int
    started_on: date | None
    ended_on: date | None
    result: CaseResult | None


_STANDINGS = {
    CaseResult.SETTLED: Standing.SETTLED,
    CaseResult.NOT_SETTLED: Standing.NOT_SETTLED,
    None: Standing.BROKEN_OFF,
}


def standing_on(rounds: Iterable[RoundDays], day: date) -> Standing:
    """How the latest round that had begun or ended by the end of ``day`` stood then.

    Căn cứ: Điều 23, Điều 27 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    known = [one for one in rounds if _first_day(one) is not None and _first_day(one) <= day]
    if not known:
        return Standing.NOT_BEGUN
    latest = max(known, key=lambda one: one.number)
    if latest.ended_on is None or latest.ended_on > day:
        return Standing.GOING_ON
    return _STANDINGS[latest.result]


def _first_day(one: RoundDays) -> date | None:
    return one.started_on or one.ended_on
