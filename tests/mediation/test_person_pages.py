"""Who it is, on the pages: while a name is typed, on the page of the case and of the party."""

import pytest

from app.domain.actors import Role
from app.domain.mediation.parties import Side
from app.domain.mediation.states import CaseState
from app.mediation.models import Party
from app.mediation.service import PartyFacts
from app.mediation.service.parties import parties_of
from app.records.journal import history
from tests.asked import asked
from tests.browser import form_of
from tests.lawpack.rows import words_of
from tests.manners import check_manners
from tests.mediation.cases import PANG, SUMMARY, a_case, a_case_in, a_village_with_team

ASK = "/hoa-giai/nguoi-da-ghi"
HX = {"HX-Request": "true"}
ITS_OWN = ("UPDATE account SET last_seen", "UPDATE login_session SET seen_at")
"""What any request may write: that somebody is at work."""


def pang_of(case):
    return next(one for one in parties_of(case.id) if one.name == PANG.name)


def typing(client, line="parties-0", **fields):
    typed = {f"{line}-{name}" if line else name: value for name, value in fields.items()}
    data = {"csrf_token": client.token(), **typed}
    return client.post(ASK, query_string={"dong": line}, data=data, headers=HX)


def test_while_a_name_is_typed_people_are_named_and_never_their_quarrels(home, clerk_at_work):
    a_case(home)
    answer = typing(clerk_at_work, name="lo van")
    check_manners(answer)
    told = words_of(answer)
    assert "Lò Văn Pâng , sinh năm 1968, Nhà số 4, bản Tả Lèng – đã có trong vụ, việc số 01" in told
    assert "của tổ hòa giải bản Tả Lèng" in told
    assert SUMMARY not in answer.text
    assert "Lù" not in answer.text
    assert "Có thể" not in typing(clerk_at_work, name="lo").text
    assert "Có thể" not in typing(clerk_at_work, name="lo van", kind="family").text


def press(client, line, party, **fields):
    return typing(client, line, **fields, pressed=str(party.id))


@pytest.mark.parametrize("line", ["parties-0", ""])
def test_a_press_fills_what_is_empty_and_leaves_what_was_typed(home, clerk_at_work, line):
    party = pang_of(a_case(home))
    prefix = f"{line}-" if line else ""
    answer = press(clerk_at_work, line, party, name="lo van pa", address="Bản mới")
    check_manners(answer)
    for field, value in (("name", "Lò Văn Pâng"), ("birth_year", 1968), ("address", "Bản mới")):
        assert f'name="{prefix}{field}"' in answer.text
        assert f'value="{value}"' in answer.text
    assert f'<input type="hidden" name="{prefix}same_as" value="{party.id}">' in answer.text
    assert "Ghi là cùng một người với" in answer.text
    undone = typing(clerk_at_work, line, name="Lò Văn Pâng", same_as=str(party.id), pressed="")
    assert "cùng một người" not in undone.text
    assert "hx-swap-oob" not in undone.text.replace('id="sync"', "").split("<a ")[0]


def test_who_it_may_be_is_asked_in_no_address_and_writes_nothing(home, clerk_at_work):
    party = pang_of(a_case(home))
    assert clerk_at_work.get(ASK, query_string={"parties-0-name": "lo van"}).status_code == 405
    assert clerk_at_work.post(ASK, data={"parties-0-name": "lo van"}).status_code == 400
    clerk_at_work.token()
    with asked() as sent:
        assert "1968" in typing(clerk_at_work, name="lo van").text
        assert "1968" in press(clerk_at_work, "parties-0", party).text
    changes = [one for one in sent if one.startswith(("INSERT", "UPDATE", "DELETE"))]
    written = [one for one in changes if not one.startswith(ITS_OWN)]
    assert written == []


def test_another_name_drops_the_choice_and_says_so(home, clerk_at_work):
    party = pang_of(a_case(home))
    kept = typing(clerk_at_work, name="LÒ VĂN PANG", same_as=str(party.id))
    assert f'value="{party.id}"' in kept.text
    dropped = typing(clerk_at_work, name="Lò Thị Pâng", same_as=str(party.id))
    assert "Họ tên đã đổi nên không còn ghi là cùng một người." in dropped.text
    assert str(party.id) not in dropped.text


@pytest.mark.parametrize("role", [Role.MEDIATOR, Role.TEAM_LEADER])
def test_of_another_teams_case_a_member_of_a_team_is_told_nothing(home, sign_in, role):
    foreign = pang_of(a_case_in(CaseState.ASSIGNED, a_village_with_team("Nậm Loỏng")))
    client = sign_in(role)
    for answer in (
        typing(client, name="Lò Văn Pâng"),
        press(client, "parties-0", foreign, name="Lò Văn Pâng"),
    ):
        assert "1968" not in answer.text
        assert "cùng một người" not in answer.text
    own = a_case_in(CaseState.ASSIGNED, home, parties=[PartyFacts(Side.A, "Lò Văn Pâng")])
    page = client.get(f"/hoa-giai/{own.id}")
    assert page.status_code == 200
    assert "cùng một người" not in page.text
    address = f"/hoa-giai/ben/{parties_of(own.id)[0].id}"
    assert "cùng một người" not in client.get(address).text


@pytest.mark.parametrize("role", [Role.COMMUNE_LEADER, Role.FRONT, Role.ADMINISTRATOR])
def test_who_records_no_case_asks_for_nobody(home, sign_in, role):
    a_case(home)
    client = sign_in(role)
    assert typing(client, name="Lò Văn Pâng").status_code == 403


def test_the_intake_is_refused_with_a_sentence_and_keeps_what_was_typed(home, clerk_at_work):
    party = pang_of(a_case(home))
    good = {"team_id": str(home.team.id), "ground": "request", "parties-0-name": "Lò Văn Páo"}
    answer = clerk_at_work.submit("/hoa-giai/moi", {**good, "parties-0-same_as": str(party.id)})
    assert answer.status_code == 422
    assert "khác với người đã chọn" in answer.text
    assert 'value="Lò Văn Páo"' in answer.text
    forged = clerk_at_work.submit("/hoa-giai/moi", {**good, "parties-0-same_as": "Pâng"})
    assert forged.status_code == 422
    assert "Người đã chọn không đúng. Hãy tìm và chọn lại." in forged.text


def test_without_script_it_is_said_on_the_page_of_the_case(home, clerk_at_work):
    first, second = a_case(home), a_case(home)
    older, newer = pang_of(first), pang_of(second)
    page = clerk_at_work.get(f"/hoa-giai/{second.id}")
    assert "Có thể là cùng một người với: Lò Văn Pâng , sinh năm 1968" in words_of(page)
    action = f"/ben/{newer.id}/nguoi"
    answer = clerk_at_work.send(page, {"same_as": str(older.id)}, action=action)
    assert (answer.status_code, answer.location) == (303, f"/hoa-giai/{second.id}")
    page = clerk_at_work.get(f"/hoa-giai/{second.id}")
    assert "cùng người với vụ, việc số 01/2026" in words_of(page)
    assert "Ghi là cùng một người đã có trong vụ, việc khác" in words_of(page)
    assert f'<a href="/hoa-giai/{first.id}">01/2026</a>' in page.text
    other_end = words_of(clerk_at_work.get(f"/hoa-giai/{first.id}"))
    assert "cùng người với vụ, việc số 02/2026" in other_end
    assert "Ghi là cùng một người đã có trong vụ, việc khác" in other_end


def test_no_is_an_answer_and_the_question_does_not_come_again(home, clerk_at_work):
    a_case(home)
    case = a_case(home)
    address = f"/hoa-giai/{case.id}"
    party = pang_of(case)
    clerk_at_work.submit(address, {"other": "1"}, action=f"/ben/{party.id}/nguoi")
    page = words_of(clerk_at_work.get(address))
    assert "Có thể là cùng một người" not in page
    assert "Ghi là người khác với người đã có trong vụ, việc khác" in page
    again = words_of(clerk_at_work.get(f"/hoa-giai/ben/{party.id}"))
    assert "Có thể là cùng một người với: Lò Văn Pâng" in again


def test_it_is_taken_back_on_the_page_of_the_party(home, clerk_at_work):
    first = a_case(home)
    known = PartyFacts(Side.A, "Lò Văn Pâng", same_as=pang_of(first).id)
    second = a_case(home, parties=[known])
    (party,) = parties_of(second.id)
    page = clerk_at_work.get(f"/hoa-giai/ben/{party.id}")
    assert "Đã ghi là cùng một người với: Lò Văn Pâng , sinh năm 1968" in words_of(page)
    answer = clerk_at_work.send(page, {"other": "1"}, action="/nguoi")
    assert answer.location == f"/hoa-giai/{second.id}"
    assert "cùng người với" not in words_of(clerk_at_work.get(answer.location))
    assert history("party", [party.id])[0].act == "other_person"


@pytest.mark.parametrize("fields", [{}, {"same_as": "Pâng"}])
def test_a_press_that_names_nobody_changes_nothing(home, clerk_at_work, fields):
    a_case(home)
    case = a_case(home)
    party = pang_of(case)
    action = f"/ben/{party.id}/nguoi"
    answer = clerk_at_work.submit(f"/hoa-giai/{case.id}", fields, action=action)
    assert answer.status_code == 422
    assert "Hãy bấm “Là người này” ở một người" in answer.text
    assert parties_of(case.id)[0].person_id is None


def test_the_second_of_two_who_press_is_told(home, clerk_at_work):
    older = pang_of(a_case(home))
    case = a_case(home)
    party = pang_of(case)
    page = clerk_at_work.get(f"/hoa-giai/{case.id}")
    address, typed = form_of(page.text, f"/ben/{party.id}/nguoi")
    clerk_at_work.send(page, {"other": "1"}, action=f"/ben/{party.id}/nguoi")
    stale = {**typed, "request_key": "0" * 32, "same_as": str(older.id)}
    answer = clerk_at_work.post(address, data=stale)
    assert answer.status_code == 409
    assert "CHƯA LƯU" in answer.text


def test_a_stranger_of_another_team_may_not_say_who_it_is(home, leader_of_another_team):
    case = a_case(home)
    party: Party = pang_of(case)
    token = leader_of_another_team.get("/").text.split('X-CSRFToken": "')[1].split('"')[0]
    data = {"csrf_token": token, "other": "1"}
    answer = leader_of_another_team.post(f"/hoa-giai/ben/{party.id}/nguoi", data=data)
    assert answer.status_code == 404
    assert pang_of(case).person_id is None


def test_where_else_a_person_stands_is_told_only_as_far_as_one_may_open(home, sign_in):
    foreign = a_case(a_village_with_team("Nậm Loỏng"))
    known = PartyFacts(Side.A, "Lò Văn Pâng", same_as=pang_of(foreign).id)
    own = a_case_in(CaseState.ASSIGNED, home, parties=[known])
    address = f"/hoa-giai/{own.id}"
    client = sign_in(Role.MEDIATOR)
    for page in (client.get(address), client.get(f"/hoa-giai/ben/{parties_of(own.id)[0].id}")):
        assert page.status_code == 200
        assert str(foreign.id) not in page.text
        assert "1968" not in page.text
    told = words_of(sign_in(Role.COMMUNE_OFFICER).get(address))
    assert "cùng người với vụ, việc số 01/2026" in told
