"""Sums and days of payments go up, names and reasons stay; the province's levels come down."""

from datetime import date

from app.db import db
from app.domain.actors import Actor, Role
from app.domain.remuneration.rates import rate_on
from app.domain.remuneration.requests import Decision
from app.exchange import sessions
from app.lawpack.service.rates import add_rate, payment_rates
from app.records.ledger.tables import LedgerRecord
from app.remuneration.models import PaymentItem, PaymentRequest, PaymentShare
from app.remuneration.service import drafting, reading, totals
from tests.conftest import LAI_CHAU, TAN_PHONG
from tests.lawpack.test_rates import levels
from tests.mediation.cases import TODAY, a_village_with_team
from tests.remuneration.conftest import HEAD, OFFICER, decided, drafted, settled_by_two

ABOVE = Actor(name="Lò Văn Pâng", role=Role.OFFICE_OFFICER, unit=LAI_CHAU[0])
REASON = "Biên bản thiếu chữ ký của Lò Thị Liên"


def test_an_office_reads_sums_and_nobodys_name(tied_commune, served_office):
    home = a_village_with_team()
    secrets = (home.lien.name, home.leader.name, HEAD.name, REASON)
    settled_by_two(home)
    decided(home, Decision.REFUSE, REASON)
    one = drafted(home)
    assert sessions.run().complete
    with served_office.inside():
        held = db.session.get(PaymentRequest, one.id)
        assert held.outgoing() == one.outgoing()
        assert (held.totals.whole, held.cases) == (850_000, 1)
        assert db.session.scalars(db.select(PaymentShare)).all() == []
        items = db.session.scalars(db.select(PaymentItem)).all()
        assert {one.holds for one in items} == {None}  # a case twice, as its owner wrote it
        assert sum(one.amount for one in items if one.stands) == 850_000
        (line,) = totals.totals_by_unit(ABOVE, 2026, 1, today=TODAY)
        assert (line.key, line.requests, line.asked) == (TAN_PHONG[0], 1, 850_000)
        assert reading.lines_of(held, ABOVE) == []
        raws = b"".join(
            db.session.scalars(
                db.select(LedgerRecord.raw).where(LedgerRecord.kind.like("payment%"))
            )
        )
        assert one.id.hex.encode() in raws.replace(b"-", b"")
        assert not any(secret.encode() in raws for secret in secrets)
        db.session.remove()
    drafting.take_back(one.id, "", by=OFFICER)
    assert sessions.run().complete
    with served_office.inside():
        assert totals.totals_by_unit(ABOVE, 2026, 1, today=TODAY) == []
        db.session.remove()


def test_the_levels_of_the_province_come_down(tied_commune, served_office):
    with served_office.inside():
        add_rate(levels(valid_from=date(2026, 1, 1)), today=TODAY, by=ABOVE)
        db.session.remove()
    assert sessions.run().complete
    found = rate_on(TODAY, payment_rates(TAN_PHONG[0]))
    assert (found.per_case, found.settled) == (250_000, 350_000)
