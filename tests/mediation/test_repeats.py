"""A quarrel that comes back as a new case: proposed, said, taken back, shown at both ends."""

from datetime import date

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.mediation.acts import Act
from app.domain.mediation.parties import Side
from app.domain.mediation.states import CaseState
from app.mediation import service
from app.mediation.models import MediationCase
from app.mediation.service import PartyFacts
from app.mediation.service.namesakes import namesakes
from app.mediation.service.parties import parties_of
from app.mediation.service.repeats import cases_like, chain_of, sides_of
from app.records.journal import history
from tests.lawpack.rows import words_of
from tests.mediation.cases import TODAY, a_case, a_case_in, a_village_with_team, clerk, stored

FIRST, SECOND = date(2026, 3, 1), date(2026, 3, 5)
AGAIN = [PartyFacts(Side.A, "Tẩn A Lù"), PartyFacts(Side.B, "lo van pang")]


def like(case, by=None):
    parties = parties_of(case.id)
    entries = namesakes([one.name for one in parties], by=by or clerk())
    found = cases_like(sides_of(parties), entries, until=case.received_on, without=case.id)
    return [one.number for one in found]


def note(case, earlier=None, by=None, **facts):
    given = {"earlier_id": earlier.id if earlier else None, "today": TODAY, "by": by or clerk()}
    return service.note_repeat(case.id, **{**given, **facts})


def numbers(cases):
    return [one.number for one in cases]


@pytest.mark.usefixtures("both_databases")
def test_the_same_people_against_each_other_make_an_earlier_case_likely(home):
    a_case(home, received_on=FIRST)
    a_case(home, received_on=FIRST, parties=[AGAIN[0], PartyFacts(Side.B, "Lò Thị Mai")])
    one_side = [PartyFacts(Side.A, "Tẩn A Lù"), PartyFacts(Side.A, "Lò Văn Pâng")]
    a_case(home, received_on=FIRST, parties=one_side)
    a_case(home, received_on=date(2026, 3, 9))
    assert like(a_case(home, received_on=SECOND, parties=AGAIN)) == ["01/2026"]


def test_who_was_said_to_be_somebody_else_did_not_quarrel_before(home):
    first = a_case(home, received_on=FIRST)
    second = a_case(home, received_on=SECOND)
    assert like(second) == ["01/2026"]
    for case in (first, second):
        service.identify(parties_of(case.id)[0].id, same_as=None, by=clerk())
    assert like(second) == []
    pang, other = (parties_of(case.id)[0] for case in (first, second))
    service.identify(other.id, same_as=pang.id, by=clerk())
    assert like(second) == ["01/2026"]


@pytest.mark.parametrize("role", [Role.TEAM_LEADER, Role.MEDIATOR])
def test_a_case_that_one_may_not_open_is_neither_proposed_nor_taken(home, role):
    other = a_village_with_team("Nậm Loỏng")
    foreign = a_case(other, received_on=FIRST)
    person = home.person(home.leader if role is Role.TEAM_LEADER else home.lien, role)
    own = a_case(home, received_on=SECOND, by=person)
    assert like(own, person) == []
    assert like(own) == ["01/2026"]
    with pytest.raises(RuleViolation, match="Không thấy vụ, việc trước"):
        note(own, foreign, by=person)
    with pytest.raises(RuleViolation, match="Không thấy vụ, việc trước"):
        a_case(home, repeats_id=foreign.id, by=person)
    assert db.session.scalar(db.select(db.func.count(MediationCase.id))) == 2


@pytest.mark.usefixtures("both_databases")
def test_the_chain_is_told_from_every_link_and_only_as_far_as_one_sees(home):
    other = a_village_with_team("Nậm Loỏng")
    first, second = (a_case(home, received_on=day) for day in (FIRST, SECOND))
    third, fourth = (a_case(one, received_on=SECOND) for one in (other, home))
    note(second, first)
    note(third, second)
    note(fourth, third)
    for case, before, after in (
        (first, [], ["02/2026", "01/2026", "03/2026"]),
        (third, ["02/2026", "01/2026"], ["03/2026"]),
        (fourth, ["01/2026", "02/2026", "01/2026"], []),
    ):
        chain = chain_of(case, by=clerk())
        assert (numbers(chain.before), numbers(chain.after)) == (before, after)
    leader = home.person(home.leader, Role.TEAM_LEADER)
    assert numbers(chain_of(fourth, by=leader).before) == ["02/2026", "01/2026"]


def test_a_later_case_itself_and_a_circle_are_refused_and_nothing_changes(home):
    first, second = (a_case(home, received_on=day) for day in (FIRST, FIRST))
    later = a_case(home, received_on=SECOND)
    note(second, first)
    for earlier, sentence in (
        (first, "của chính nó"),
        (later, "tiếp nhận ngày 05/03/2026, sau vụ, việc này"),
        (second, "đang được ghi là tái diễn của chính vụ, việc này"),
    ):
        with pytest.raises(RuleViolation, match=sentence):
            note(first, earlier)
    with pytest.raises(RuleViolation, match="đã được ghi là tái diễn"):
        note(second, first)
    assert stored(first).repeats_id is None


@pytest.mark.parametrize(
    ("number", "sentence"),
    [("1", "không phải số"), ("09/2026", "Không có vụ, việc số 09/2026 của tổ")],
)
def test_a_number_that_says_nothing_is_refused(home, number, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        note(a_case(home), number=number)


def test_it_is_noted_by_number_and_taken_back_with_a_reason(home):
    first, second = a_case(home, received_on=FIRST), a_case(home)
    note(second, number="1/2026")
    assert second.repeats_id == first.id
    service.remove_repeat(second.id, reason="Chuyện khác", today=TODAY, by=clerk())
    assert second.repeats_id is None
    taken_back, noted = history("mediation_case", [second.id])[:2]
    assert (noted.act, taken_back.act) == (Act.NOTE_REPEAT, Act.REMOVE_REPEAT)
    assert taken_back.reason == "Chuyện khác"


def test_which_case_it_repeats_stays_in_the_commune(home):
    first = a_case(home, received_on=FIRST)
    second = a_case(home, repeats_id=first.id)
    assert second.repeats_id == first.id
    assert "repeats_id" not in second.outgoing()


def test_the_chain_is_two_queries(home, queries):
    first = a_case(home, received_on=FIRST)
    cases = [a_case(home, repeats_id=first.id) for _ in range(3)]
    queries.clear()
    assert len(chain_of(first, by=clerk()).after) == len(cases)
    assert len([one for one in queries if "SELECT" in one]) == 2


def test_where_none_is_proposed_only_the_number_is_asked_for(home, clerk_at_work):
    case = a_case(home)
    refused = clerk_at_work.submit(f"/hoa-giai/{case.id}", {"number": ""}, action="/tai-dien")
    assert refused.status_code == 422
    assert "Hãy ghi số của vụ, việc trước." in refused.text
    assert "trong danh sách" not in words_of(refused)


def test_both_pages_link_each_other_and_the_register_marks_the_later(home, clerk_at_work):
    first = a_case_in(CaseState.SETTLED, home, received_on=FIRST)
    second = a_case(home, received_on=SECOND)
    page = clerk_at_work.get(f"/hoa-giai/{second.id}")
    assert (
        "Số 01/2026 của tổ hòa giải bản Tả Lèng, nhận ngày 01/03/2026, hòa giải thành"
        in words_of(page)
    )
    clerk_at_work.send(page, {"earlier_id": str(first.id)}, action="/tai-dien")
    later = clerk_at_work.get(f"/hoa-giai/{second.id}")
    assert "Tái diễn của vụ, việc số 01/2026" in words_of(later)
    assert f'href="/hoa-giai/{first.id}"' in later.text
    earlier = clerk_at_work.get(f"/hoa-giai/{first.id}")
    assert "Về sau tái diễn: vụ, việc số 02/2026" in words_of(earlier)
    assert f'href="/hoa-giai/{second.id}"' in earlier.text
    assert words_of(clerk_at_work.get("/hoa-giai/")).count("tái diễn") == 1
    refused = clerk_at_work.submit(f"/hoa-giai/{second.id}", {"reason": ""}, action="/bo-tai-dien")
    assert refused.status_code == 422
    assert "Hãy ghi lý do bỏ ghi tái diễn." in refused.text
    typed = {"reason": "Chuyện khác"}
    clerk_at_work.submit(f"/hoa-giai/{second.id}", typed, action="/bo-tai-dien")
    assert "Lý do: Chuyện khác" in words_of(clerk_at_work.get(f"/hoa-giai/{second.id}"))
    assert "tái diễn" not in words_of(clerk_at_work.get("/hoa-giai/"))


def test_who_may_not_open_the_earlier_case_reads_only_that_there_is_one(home, sign_in):
    first = a_case(home, received_on=FIRST)
    second = a_case_in(CaseState.ASSIGNED, home)
    note(second, first)
    page = sign_in(Role.MEDIATOR).get(f"/hoa-giai/{second.id}")
    assert "Tái diễn của một vụ, việc trước mà bạn không được xem." in words_of(page)
    assert str(first.id) not in page.text
    assert "01/2026" not in words_of(page)


def test_a_new_case_begins_from_the_ended_one_with_its_people(home, clerk_at_work):
    first = a_case_in(CaseState.CLOSED, home)
    page = clerk_at_work.get(f"/hoa-giai/{first.id}")
    address = f"/hoa-giai/moi?tai-dien={first.id}"
    assert f'href="{address}"' in page.text
    form = clerk_at_work.get(address)
    assert "Ghi là cùng một người với Lò Văn Pâng , sinh năm 1968" in words_of(form)
    answer = clerk_at_work.send(form, {"ground": "request"})
    case = db.session.scalar(db.select(MediationCase).where(MediationCase.id != first.id))
    assert answer.location == f"/hoa-giai/{case.id}"
    assert (case.repeats_id, case.parties_line) == (first.id, "Lò Văn Pâng – Tẩn A Lù")
    old, new = (parties_of(one.id)[0] for one in (first, case))
    assert old.person_id == new.person_id is not None


def test_of_a_foreign_case_no_new_one_begins(home, leader_of_another_team):
    case = a_case(home)
    for address in (f"/hoa-giai/moi?tai-dien={case.id}", "/hoa-giai/moi?tai-dien=x"):
        answer = leader_of_another_team.get(address)
        assert "Lò Văn Pâng" not in answer.text
        assert answer.status_code == (404 if str(case.id) in address else 200)


def test_the_intake_names_the_earlier_case_once_both_sides_are_typed(home, clerk_at_work):
    a_case(home, received_on=FIRST)
    typed = {
        "parties-0-side": "a",
        "parties-0-name": "tan a lu",
        "parties-1-side": "b",
        "received_on": "20/3/2026",
    }
    assert "01/2026" not in repeats_of(clerk_at_work, typed)
    typed["parties-1-name"] = "Lò Văn Pâng"
    text = repeats_of(clerk_at_work, typed)
    assert "Số 01/2026 của tổ hòa giải bản Tả Lèng" in text
    assert "ranh giới" not in text
    typed["received_on"] = "28/2/2026"
    assert "01/2026" not in repeats_of(clerk_at_work, typed)


def repeats_of(client, typed):
    data = {"csrf_token": client.token(), **typed}
    return client.post("/hoa-giai/co-the-tai-dien", data=data).text
