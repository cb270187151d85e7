"""Invented requests for payment: of the busiest teams, one at each stretch of the road."""

from collections.abc import Sequence
from datetime import date, timedelta

from app.db import db, transaction
from app.domain.actors import Actor, Role
from app.domain.quarters import Quarter
from app.domain.remuneration.requests import Decision
from app.practice.conferences import officials
from app.practice.records.commune import Seat, busiest_first, shares_of
from app.remuneration.models import PaymentRequest
from app.remuneration.service import deciding, drafting
from app.remuneration.service.deciding import DecisionFacts, unsigned
from app.units.models import Unit

_REFUSAL = (
    "Giấy đề nghị chưa kèm Sổ theo dõi hoạt động hòa giải ở cơ sở để đối chiếu. Đề nghị tổ hòa "
    "giải xuất trình sổ và nộp lại."
)


def pay_some(unit: Unit, seats: Sequence[Seat], *, today: date, by: Actor) -> None:
    """Of the quarter before the last: handed over, and refused; of the last: paid, waiting for a
    decision, being written. None where there are some."""
    own = db.select(PaymentRequest.id).where(PaymentRequest.unit == by.unit).limit(1)
    if db.session.scalar(own) is not None:
        return
    head = officials(unit.code, shares_of(unit))["chair"].name
    last = _before(Quarter.of(today))
    desk = _Desk(by, Actor(name=head, role=Role.COMMUNE_LEADER, unit=by.unit), today)
    with transaction():
        for place, seat in enumerate(busiest_first(seats)[:3]):
            if place == 0:
                desk.hand_over(desk.pay(desk.decide(desk.file(seat, _before(last)))))
                desk.pay(desk.decide(desk.file(seat, last)))
            elif place == 1:
                desk.decide(desk.file(seat, _before(last)), _REFUSAL)
                desk.file(seat, last, today - timedelta(days=2))  # and not too late yet
            else:
                drafting.draft_request(seat.team_id, last, today=desk.after(last, 4), by=by)


class _Desk:
    """Who does it, and when: so many days after the quarter, none of them to come."""

    def __init__(self, officer: Actor, head: Actor, today: date) -> None:
        self._officer, self._head, self._today = officer, head, today

    def after(self, quarter: Quarter, days: int) -> date:
        return min(self._today, quarter.last_day + timedelta(days=days))

    def file(self, seat: Seat, quarter: Quarter, day: date | None = None) -> PaymentRequest:
        day = day or self.after(quarter, 4)
        one = drafting.draft_request(seat.team_id, quarter, today=day, by=self._officer)
        return deciding.confirm(
            one.id,
            leader=seat.leader,
            filed_on=day,
            register_shown=True,
            today=day,
            by=self._officer,
        )

    def decide(self, one: PaymentRequest, refusal: str = "") -> PaymentRequest:
        day = self.after(one.period, 8)
        facts = DecisionFacts(
            decision=Decision.REFUSE if refusal else Decision.APPROVE,
            decided_on=day,
            signer=self._head.name,
            reason=refusal,
        )
        return deciding.decide(one.id, facts, today=day, by=self._head)

    def pay(self, one: PaymentRequest) -> PaymentRequest:
        day = self.after(one.period, 9)
        return deciding.pay(one.id, day, today=day, by=self._officer)

    def hand_over(self, one: PaymentRequest) -> None:
        day = self.after(one.period, 10)
        people = {share.mediator_id for share in unsigned(one)}
        deciding.hand_over(one.id, day, people, today=day, by=self._officer)


def _before(quarter: Quarter) -> Quarter:
    return Quarter.of(quarter.first_day - timedelta(days=1))
