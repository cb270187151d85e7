"""Help that a party needs and what third persons say stand at the head of the page."""

from datetime import date

import pytest

from app.domain.mediation.parties import Side, SupportNeed, ThirdConsent
from app.domain.mediation.states import CaseState
from app.mediation import service
from app.mediation.service import PartyFacts
from app.mediation.service.parties import parties_of
from app.mediation.service.supporting import to_prepare
from tests.mediation.cases import LU, PANG, TODAY, a_case, a_case_in, clerk, settle

MAI = PartyFacts(Side.RELATED, "Lò Thị Mai")
DO = PartyFacts(Side.B, "Mùa Thị Dở", needs=[SupportNeed.INTERPRETER], support_needs="tiếng Mông")


def test_a_need_is_ticked_on_the_page_of_a_party_and_told_before_a_sitting(home, clerk_at_work):
    case = a_case_in(CaseState.ASSIGNED, home)
    lu = parties_of(case.id)[1]
    typed = {"needs": ["interpreter", "elderly"], "support_needs": "tiếng Mông"}
    assert clerk_at_work.submit(f"/hoa-giai/ben/{lu.id}", typed).status_code == 303
    told = "phiên dịch tiếng dân tộc, là người cao tuổi (tiếng Mông)"
    text = clerk_at_work.get(f"/hoa-giai/{case.id}").text
    assert f"Trước buổi hòa giải, Tẩn A Lù cần: {told}." in text
    assert f"cần hỗ trợ: {told}" in text
    service.plan_meeting(case.id, planned_for=TODAY, today=TODAY, by=clerk())
    assert f"Cần: Tẩn A Lù: {told}" in clerk_at_work.get("/hoa-giai/lich/").text


def test_third_persons_are_asked_before_an_agreement_and_nothing_is_blocked(home, clerk_at_work):
    case = a_case_in(CaseState.IN_MEDIATION, home, parties=[PANG, LU, MAI])
    page = f"/hoa-giai/{case.id}"
    assert "liên quan: Lò Thị Mai. Hãy hỏi trước" in clerk_at_work.get(page).text
    mai = parties_of(case.id)[2]
    address = f"/hoa-giai/ben/{mai.id}"
    refused = clerk_at_work.submit(address, {"consent": "objects"})
    assert refused.status_code == 422
    assert "Hãy ghi ngày người có quyền lợi" in refused.text
    typed = {"consent": "objects", "consented_on": "18/3/2026"}
    assert clerk_at_work.submit(address, typed).status_code == 303
    text = clerk_at_work.get(page).text
    assert "không đồng ý: Lò Thị Mai" in text
    assert "không đồng ý (ngày 18/03/2026)" in text
    settle(case)
    assert "Hãy hỏi trước" not in clerk_at_work.get(page).text


@pytest.mark.parametrize(
    ("consent", "sentences"),
    [(None, 1), (ThirdConsent.NOT_ASKED, 1), (ThirdConsent.AGREES, 0), (ThirdConsent.OBJECTS, 1)],
)
def test_only_a_third_person_who_agrees_needs_no_word(home, consent, sentences):
    on = TODAY if consent in (ThirdConsent.AGREES, ThirdConsent.OBJECTS) else None
    mai = PartyFacts(Side.RELATED, "Lò Thị Mai", consent=consent, consented_on=on)
    case = a_case(home, parties=[PANG, mai])
    assert len(to_prepare(case, parties_of(case.id))) == sentences


def test_needs_and_consent_stay_in_the_commune(home):
    (party,) = parties_of(a_case(home, parties=[DO]).id)
    assert set(party.outgoing()) == {"case_id", "side", "kind"}


def test_saving_a_party_unchanged_says_nothing_of_needs(home):
    pang = parties_of(a_case(home).id)[0]
    service.change_party(pang.id, PANG, today=date(2026, 3, 20), by=clerk())
    assert pang.needs in (None, [])
