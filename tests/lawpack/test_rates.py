"""The levels of remuneration: the province's resolution, the commune's own, the circular's."""

from datetime import date

import pytest

from app.db import db
from app.domain.actors import Actor, Role
from app.domain.errors import RuleViolation
from app.domain.remuneration.rates import CountedPer, rate_on
from app.domain.sources import Source
from app.lawpack.models import PaymentRate
from app.lawpack.service.rates import RateFacts, add_rate, change_rate, payment_rates
from tests.conftest import LAI_CHAU, TAN_PHONG
from tests.exchange.conftest import know_units
from tests.factories import an_officer
from tests.lawpack.rows import TODAY, words_of

HERE = TAN_PHONG[0]
ABOVE = Actor(name="Lò Văn Pâng", role=Role.OFFICE_OFFICER, unit=LAI_CHAU[0])
TYPED = {
    "per_case": "250.000",
    "settled": "350.000",
    "team_month": "120000",
    "counted": "per_case",
    "resolution": "11/2024/NQ-HĐND",
    "resolved_on": "10/07/2024",
    "issued_by": "Hội đồng nhân dân tỉnh Lai Châu",
    "valid_from": "01/01/2026",
}


def levels(**facts):
    usual = {
        "per_case": 250_000,
        "settled": 350_000,
        "team_month": 120_000,
        "counted": CountedPer.CASE,
        "resolution": "11/2024/NQ-HĐND",
        "resolved_on": date(2024, 7, 10),
        "issued_by": "Hội đồng nhân dân tỉnh Lai Châu",
        "valid_from": date(2026, 1, 1),
    }
    return RateFacts(**{**usual, **facts})


def held_on(day):
    return rate_on(day, payment_rates(HERE))


def test_the_province_wins_over_the_circular_and_the_own_row_over_the_province(commune):
    know_units()
    assert held_on(TODAY).source is Source.SHIPPED
    add_rate(levels(), today=TODAY, by=ABOVE)
    found = held_on(TODAY)
    assert (found.settled, found.source) == (350_000, Source.ABOVE)
    assert found.basis == (
        "Nghị quyết số 11/2024/NQ-HĐND ngày 10/07/2024 của Hội đồng nhân dân tỉnh Lai Châu"
    )
    own = add_rate(levels(settled=360_000), today=TODAY, by=an_officer())
    assert (held_on(TODAY).settled, held_on(TODAY).source) == (360_000, Source.OWN)
    ended = levels(settled=360_000, valid_to=date(2026, 2, 1))
    change_rate(own.id, ended, revision=own.revision, today=TODAY, by=an_officer())
    assert held_on(date(2026, 1, 31)).settled == 360_000
    assert held_on(date(2026, 2, 1)).settled == 350_000
    assert held_on(date(2025, 12, 31)).source is Source.SHIPPED


def test_a_level_above_the_circular_changes_nothing(commune):
    with pytest.raises(RuleViolation, match="cao hơn mức tối đa"):
        add_rate(levels(settled=400_001), today=TODAY, by=an_officer())
    assert db.session.scalar(db.select(PaymentRate.id)) is None


def test_a_received_row_above_the_circular_is_passed_over(commune):
    know_units()
    row = PaymentRate(unit=LAI_CHAU[0], **_columns(levels(settled=900_000)))
    db.session.add(row)
    db.session.flush()
    assert held_on(TODAY).source is Source.SHIPPED
    db.session.rollback()


def test_a_clerk_writes_a_resolution_and_corrects_it(commune, browser):
    clerk = browser(Role.COMMUNE_OFFICER)
    page = "/quan-tri/muc-chi/"
    wrong = clerk.submit(page, {**TYPED, "settled": "500.000"}, action=page)
    assert wrong.status_code == 422
    assert "cao hơn mức tối đa 400.000 đồng" in words_of(wrong)
    assert clerk.submit(page, TYPED, action=page).status_code == 303
    shown = words_of(clerk.get(page))
    assert "Nghị quyết số 11/2024/NQ-HĐND" in shown
    assert "Đơn vị ghi" in shown
    row = db.session.scalar(db.select(PaymentRate))
    own = f"{page}{row.id}"
    clerk.submit(own, {"counted": "per_mediator"}, action=own)
    assert db.session.scalar(db.select(PaymentRate.counted)) is CountedPer.MEDIATOR


def test_who_may_not_keep_the_law_reads_the_levels(commune, browser):
    client = browser(Role.MEDIATOR)
    assert client.get("/quan-tri/muc-chi/").status_code == 200
    key = client.token()
    answer = client.post("/quan-tri/muc-chi/", data={**TYPED, "csrf_token": key})
    assert answer.status_code == 403


def _columns(facts):
    return {name: getattr(facts, name) for name in RateFacts.__dataclass_fields__}
