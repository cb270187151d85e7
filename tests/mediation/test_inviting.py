"""Whom both sides will hear, each on a line of their own."""

import pytest

from app.domain.mediation.meetings import InvitedAs, InvitedBy
from app.domain.mediation.states import CaseState
from app.mediation import service
from app.mediation.service.inviting import invitees_of
from tests.mediation.cases import TODAY, a_case_in, clerk


@pytest.mark.parametrize("state", [CaseState.ASSIGNED, CaseState.IN_MEDIATION])
def test_each_person_invited_is_named_with_who_invited_them_and_why(home, clerk_at_work, state):
    case = a_case_in(state, home)
    page = f"/hoa-giai/{case.id}"
    typed = {"name": "ông Lý A Sùng", "invited_as": "elder", "invited_by": "side_a"}
    refused = clerk_at_work.submit(page, typed, action="/moi-nguoi")
    assert refused.status_code == 422
    assert "Bên mời ông Lý A Sùng cần được bên kia đồng ý." in refused.text
    agreed = {**typed, "other_side_agrees": "y", "note": "Bác họ của bên B"}
    assert clerk_at_work.submit(page, agreed, action="/moi-nguoi").status_code == 303
    text = clerk_at_work.get(page).text
    assert "ông Lý A Sùng – già làng; bên A mời, bên kia đã đồng ý; Bác họ của bên B" in text


def test_whom_the_mediator_invites_nobody_has_to_agree_to(home):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    who = {"invited_as": InvitedAs.INTERPRETER, "invited_by": InvitedBy.MEDIATOR}
    service.invite(case.id, name="cô Mùa Thị Dở", **who, today=TODAY, by=clerk())
    (invitee,) = invitees_of(case.id)
    assert invitee.other_side_agrees is None
    assert not invitee.may_leave()
