"""What a year will cost as far as teams and former years tell."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from app.db import db
from app.domain.actors import Actor, InstanceRole
from app.domain.budget.estimate import YEARS_BEFORE, Estimated, expected, proposed
from app.domain.mediation.states import CaseResult
from app.domain.remuneration.rates import rate_on
from app.instance import this_instance
from app.lawpack.service.rates import payment_rates
from app.mediation.models import MediationCase
from app.teams.service.teams import teams_of


def proposed_lines(year: int, *, today: date, by: Actor) -> Iterator[Estimated]:
    """Of a commune; an office pays no mediators."""
    begins = max(date(year, 1, 1), today)
    rate = rate_on(begins, payment_rates(by.unit))
    if this_instance().role is not InstanceRole.COMMUNE or rate is None:
        return
    ended = _ended(by, year)
    years = [one for one in range(year - YEARS_BEFORE, year) if any(key[0] == one for key in ended)]
    settled = expected([ended[one, True] for one in years])
    others = expected([ended[one, False] for one in years])
    yield from proposed(len(teams_of(by, on=begins)), settled, others, rate)


def _ended(by: Actor, year: int) -> Counter[tuple[int, bool]]:
    """How many cases were settled (True) and ended otherwise in each of the years before."""
    when = db.extract("year", MediationCase.ended_on)
    is_settled = MediationCase.result == CaseResult.SETTLED
    rows = (
        db.select(when, is_settled, db.func.count())
        .where(
            MediationCase.unit.in_(by.books),
            MediationCase.ended_on.between(date(year - YEARS_BEFORE, 1, 1), date(year - 1, 12, 31)),
            MediationCase.result.is_not(None),
        )
        .group_by(when, is_settled)
    )
    found: Counter[tuple[int, bool]] = Counter()
    for one, settled, number in db.session.execute(rows):
        found[int(one), bool(settled)] += number
    return found
