"""One line of a draft: its split, left unpaid with a reason, what an accident cost."""

import pytest

from app.db import db
from app.domain.errors import RuleViolation
from app.domain.remuneration.requests import CasePayment, ItemKind
from app.records import journal
from app.records.locking import NotHere, Stale
from app.remuneration.models import PaymentShare
from app.remuneration.service import drafting, states
from app.remuneration.service import lines as acts
from app.remuneration.service.holding import items_of
from app.remuneration.service.lines import AccidentFacts, Part
from tests.mediation.cases import TODAY, a_village_with_team
from tests.remuneration.conftest import (
    BOTH_SETTLED,
    OFFICER,
    drafted,
    ended,
    of_case,
    settled_by_two,
    shares,
)


def test_shares_must_be_the_whole(home):
    case = settled_by_two(home)
    item = of_case(drafted(home), case)

    def split(**amounts):
        parts = {getattr(home, who).id: part for who, part in amounts.items()}
        return acts.split_item(item.id, parts, revision=item.revision, today=TODAY, by=OFFICER)

    with pytest.raises(RuleViolation, match="thiếu 50"):
        split(lien=Part(200_000), pao=Part(150_000))
    item = split(lien=Part(250_000), leader=Part(150_000))
    assert {who: one.amount for who, one in shares(item).items()} == {
        home.lien.id: 250_000,
        home.leader.id: 150_000,
    }
    item = split(lien=Part(BOTH_SETTLED), pao=Part(0, "Tiết lộ bí mật của các bên"))
    assert shares(item)[home.pao.id].amount == 0
    assert item.amount == BOTH_SETTLED
    with pytest.raises(RuleViolation, match="ít nhất một"):
        split(pao=Part(0, "Tiết lộ bí mật của các bên"))
    other = a_village_with_team("Nậm Loỏng")
    with pytest.raises(NotHere):
        acts.split_item(
            item.id,
            {other.lien.id: Part(BOTH_SETTLED)},
            revision=item.revision,
            today=TODAY,
            by=OFFICER,
        )
    with pytest.raises(Stale):
        acts.split_item(item.id, {}, revision=1, today=TODAY, by=OFFICER)


def test_who_gets_how_much_stands_in_the_history_of_the_share(home):
    case = settled_by_two(home)
    item = of_case(drafted(home), case)
    was = shares(item)[home.lien.id]
    parts = {home.lien.id: Part(250_000), home.leader.id: Part(150_000)}
    acts.split_item(item.id, parts, revision=item.revision, today=TODAY, by=OFFICER)
    newest = journal.history("payment_share", [was.id])[0]
    assert newest.changes == {"amount": [200_000, 250_000]}
    assert newest.revision == db.session.get_one(PaymentShare, was.id).revision == 2


def test_a_line_is_left_unpaid_with_a_reason_and_paid_after_all(home):
    case = settled_by_two(home)
    request = drafted(home)
    item = of_case(request, case)
    with pytest.raises(RuleViolation, match="Hãy ghi vì sao"):
        acts.leave_out(item.id, " ", revision=item.revision, by=OFFICER)
    item = acts.leave_out(item.id, "Đã chi trên giấy", revision=item.revision, by=OFFICER)
    assert (item.amount, request.case_amount, request.cases) == (0, 0, 0)
    assert sum(one.amount for one in shares(item).values()) == 0
    assert states.payment_states([case.id])[case.id] is CasePayment.NOT_ELIGIBLE
    drafting.reckon_again(request.id, today=TODAY, by=OFFICER)
    assert of_case(request, case).amount == 0
    item = acts.pay_after_all(item.id, revision=item.revision, by=OFFICER)
    assert (item.amount, request.case_amount) == (BOTH_SETTLED, BOTH_SETTLED)
    assert sum(one.amount for one in shares(item).values()) == BOTH_SETTLED


def test_what_an_accident_cost_is_a_line_of_its_own(home):
    ended(home)
    request = drafted(home)
    facts = AccidentFacts(
        kind=ItemKind.MEDICAL,
        mediator_id=home.lien.id,
        amount=1_250_000,
        basis="Mức hưởng bảo hiểm y tế",
        told="Ngã xe trên đường đi hòa giải",
    )
    item = acts.add_accident(request.id, facts, by=OFFICER)
    assert (request.accident_amount, item.holds) == (1_250_000, None)
    assert [one.amount for one in shares(item).values()] == [1_250_000]
    acts.drop_accident(item.id, revision=item.revision, today=TODAY, by=OFFICER)
    assert request.accident_amount == 0
    for _ in range(2):  # who presses twice does no harm
        item = acts.restore_accident(item.id, by=OFFICER)
    assert (request.accident_amount, item.amount, item.stands) == (1_250_000, 1_250_000, True)
    assert [one.amount for one in shares(item).values()] == [1_250_000]
    kept = next(one for one in items_of(request.id) if one.kind is ItemKind.CASE)
    assert acts.restore_accident(kept.id, by=OFFICER).revision == kept.revision
