"""Files out of time are listed, decided on and emptied; an incident is told of and closed."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from app.accounts.models import Account
from app.db import db, now
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.mediation.entry import PaperResult
from app.domain.mediation.states import CaseState
from app.domain.privacy.incidents import IncidentKind, IncidentState
from app.domain.privacy.keeping import DisposalState
from app.domain.privacy.names import OUT_OF_TIME
from app.domain.words import fold
from app.mediation.models import MediationCase, Party
from app.mediation.service import reopen_case
from app.mediation.service.entering import PaperLine, enter_lines
from app.papers.types import Ask
from app.periodic.service.counting import figures_of
from app.privacy.facts import HoldFacts, IncidentFacts
from app.privacy.models import Erasure
from app.privacy.papers.disposal import build_minutes
from app.privacy.papers.incident import build_letter, build_notice
from app.privacy.service import disposals, holds, incidents
from app.records import viewing
from app.records.journal import JournalEntry
from tests.dialogue.test_pages import words_of
from tests.mediation.cases import LU, a_case_in, a_village_with_team
from tests.privacy.conftest import ASKING, CLERK, LEADER, NAME, TODAY, asked, do, erased
from tests.tampering import behind_the_back

LATER = TODAY + timedelta(days=366 * 11)


def listed(case):
    keys = [one.key for one in disposals.due_files(CLERK, today=LATER)]
    assert keys == [f"mediation_case.{case.id}"]
    return disposals.propose(keys, today=LATER, by=CLERK)


def decided(one, **given):
    usual = {"number": "12/QĐ-UBND", "decided_on": LATER, "witnesses": "", "by": LEADER}
    return disposals.destroy(one.id, revision=one.revision, today=LATER, **usual | given)


def test_a_file_is_due_only_when_its_years_are_over(case):
    assert disposals.due_files(CLERK, today=TODAY + timedelta(days=365 * 9)) == []
    one = listed(case)
    assert disposals.due_files(CLERK, today=LATER) == []  # it waits for its decision
    disposals.drop(one.id, "Còn dùng", revision=one.revision, by=LEADER)
    assert len(disposals.due_files(CLERK, today=LATER)) == 1
    with pytest.raises(RuleViolation, match="ít nhất một"):
        disposals.propose(["party.x"], today=LATER, by=CLERK)


def test_a_file_typed_in_from_the_paper_book_is_as_old_as_it_is(commune):
    home, on = a_village_with_team(), TODAY.replace(year=TODAY.year - 11)
    line = PaperLine(1, on, [ASKING, LU], "Trâu ăn lúa.", PaperResult.SETTLED, is_filed=True)
    line = replace(line, ended_on=on, words="Bỏ qua.", mediator_id=home.pao.id)
    (old,) = enter_lines(home.team.id, [line], today=TODAY, by=CLERK)
    assert [one.key for one in disposals.due_files(CLERK, today=TODAY)] == [
        f"mediation_case.{old.id}"
    ]


def test_who_decides_reads_whose_file_it_is_and_can_open_it(case, browser, monkeypatch):
    monkeypatch.setattr("app.privacy.routes.disposals.today", lambda: LATER)
    one = listed(case)
    assert one.files[0]["label"] == f"Số {case.number}, Tổ hòa giải bản Tả Lèng"
    client, address = browser(Role.COMMUNE_LEADER), f"/du-lieu-ca-nhan/huy/{one.id}"
    page = client.get(address).text
    assert f'<a href="/hoa-giai/{case.id}">Vụ, việc hòa giải</a>' in page
    assert f">{case.number}, Tổ hòa giải bản Tả Lèng<" in page
    done = client.submit(address, {"decision_number": "12/QĐ-UBND"}, action="/quyet-dinh")
    assert "Đã hủy nội dung các hồ sơ trong danh mục." in client.get(done.location).text


def test_a_decision_empties_the_whole_file_and_leaves_its_figures(case):
    first = TODAY - timedelta(days=60)
    before = figures_of(first, TODAY, today=TODAY, by=CLERK)
    one = listed(case)
    with pytest.raises(RuleViolation, match="số quyết định"):
        decided(one, number=" ")
    decided(one)
    assert one.state is DisposalState.DONE
    assert figures_of(first, TODAY, today=TODAY, by=CLERK) == before
    held = db.session.get(MediationCase, case.id)
    assert (held.summary, held.parties_line) == (None, None)
    assert (held.category, held.state) == ("DS-01", CaseState.SETTLED)
    assert set(db.session.scalars(db.select(Party.name))) == {OUT_OF_TIME}
    values = " ".join(str(line) for line in db.session.scalars(db.select(JournalEntry.changes)))
    assert fold(NAME) not in fold(values)
    assert "Tẩn A Lù" not in values
    (stone,) = db.session.scalars(db.select(Erasure))
    assert (stone.subject_id, stone.paper) == (case.id, "Quyết định số 12/QĐ-UBND")
    assert disposals.due_files(CLERK, today=LATER) == []
    told = str(build_minutes(one, Ask(LEADER, LATER)))
    assert "12/QĐ-UBND" in told
    assert NAME not in told


def test_a_hold_keeps_a_file_from_the_list_and_from_a_decision(case):
    one = listed(case)
    facts = HoldFacts(reason="Vụ án", authority="Tòa án khu vực 1", placed_on=LATER)
    holds.place_hold("mediation_case", case.id, facts, today=LATER, by=LEADER)
    with pytest.raises(RuleViolation, match="Tòa án khu vực 1"):
        decided(one)
    assert db.session.get(MediationCase, case.id).summary
    disposals.drop(one.id, "Đang giữ nguyên", revision=one.revision, by=LEADER)
    assert disposals.due_files(CLERK, today=LATER) == []


def test_a_file_that_was_opened_again_is_not_emptied_by_an_older_list(commune):
    case = a_case_in(CaseState.OUT_OF_SCOPE, a_village_with_team(), parties=[ASKING, LU])
    one = listed(case)
    reopen_case(case.id, reason="Tòa án chuyển về", today=LATER, by=CLERK)
    with pytest.raises(RuleViolation, match="Chưa hết hạn lưu tính đến hôm nay"):
        decided(one)
    assert db.session.get(MediationCase, case.id).summary
    assert db.session.scalars(db.select(Erasure)).all() == []


def an_incident(**given):
    usual = {
        "discovered_at": now() - timedelta(hours=2),
        "kind": IncidentKind.LOST,
        "what": "Mất máy.",
        "account_id": None,
        "since": TODAY,
    }
    return incidents.note_incident(IncidentFacts(**usual | given), today=TODAY, by=LEADER)


def test_an_incident_has_its_hours_its_records_and_its_people(case):
    account = uuid4()
    behind_the_back(f"UPDATE journal SET account_id = '{account.hex}'")
    one = an_incident(account_id=account)
    assert one.notice_due_at - one.discovered_at == timedelta(hours=72)
    seen = incidents.touched(one, by=LEADER)
    assert {"mediation_case", "party"} <= {mark["kind"] for mark in seen}
    assert "village" not in {mark["kind"] for mark in seen}
    key = f"mediation_case.{case.id}"
    incidents.pick_affected(one.id, [key], revision=one.revision, by=LEADER)
    assert incidents.people_in(one) == [NAME, "Tẩn A Lù"]
    assert NAME not in str(build_notice(one, Ask(LEADER, TODAY)))
    assert len(build_letter(one, Ask(LEADER, TODAY))) == 2
    with pytest.raises(RuleViolation, match="Chưa ghi đã thông báo"):
        do(incidents.close_incident, one, "Đã xong")
    do(incidents.notify, one, told_to="Công an tỉnh", notified_on=TODAY, people_told_on=None)
    assert do(incidents.close_incident, one, "Đã xong").state is IncidentState.CLOSED
    with pytest.raises(RuleViolation, match="đã kết thúc"):
        do(incidents.close_incident, one, "Nữa")


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ({"since": LATER}, "không thể sau hôm nay"),
        ({"until": LATER}, "không thể sau hôm nay"),
        ({"since": None, "until": TODAY}, "Hãy ghi ngày đầu"),
        ({"since": TODAY, "until": TODAY - timedelta(days=1)}, "Hãy ghi ngày đầu"),
    ],
)
def test_an_incident_is_looked_for_in_days_that_have_been(case, days, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        an_incident(**days)


def test_what_was_only_opened_is_among_the_records_of_an_incident(case):
    account = uuid4()
    thief = replace(LEADER, account_id=account)
    viewing.note({("mediation_case", case.id)}, by=thief)
    one = an_incident(account_id=account)
    assert [(mark["id"], mark["n"]) for mark in incidents.touched(one, by=LEADER)] == [
        (str(case.id), 1)
    ]
    assert incidents.touched(an_incident(account_id=uuid4()), by=LEADER) == []


def test_an_administrator_keeps_incidents_and_reads_no_names(case, browser):
    keeper = browser(Role.ADMINISTRATOR)
    room = "/du-lieu-ca-nhan/su-co/"
    typed = {"what": "Mất USB", "kind": "lost"}
    page = keeper.submit(f"{room}moi", typed).location
    assert "giờ để thông báo" in words_of(keeper.get(page))
    assert NAME not in keeper.get(page).text
    told = {"notified_to": "Công an tỉnh", "notified_on": "hôm nay"}
    assert keeper.submit(page, told, action="/thong-bao").location == page
    assert keeper.submit(page, {"closing_words": "Đã đổi"}, action="/xong").location == page
    assert "Đã kết thúc" in words_of(keeper.get(room))
    assert keeper.get(f"{page}/sua").status_code in (409, 422)


def test_the_page_of_an_incident_tells_its_clock_and_then_what_in_the_order_of_the_work(
    case, browser
):
    keeper = browser(Role.ADMINISTRATOR)
    account = db.session.scalars(db.select(Account)).one()
    viewing.note({("mediation_case", case.id)}, by=replace(LEADER, account_id=account.id))
    one = an_incident(account_id=account.id, discovered_at=now() - timedelta(hours=100))
    page = f"/du-lieu-ca-nhan/su-co/{one.id}"
    told = words_of(keeper.get(page))
    asked_in_order = [
        "Đã quá hạn thông báo 28 giờ",
        "Mất máy.",
        "Hồ sơ bị ảnh hưởng Chưa ghi",
        f"Tài khoản liên quan {account.name}",
        "Đã làm để ngăn Chưa ghi",
        "Cơ quan có thẩm quyền Chưa ghi",
        "Đã khắc phục thế nào",
    ]
    assert (places := [told.index(words) for words in asked_in_order]) == sorted(places)
    assert "Đã quá hạn thông báo" in words_of(keeper.get(f"{page}/sua"))
    incidents.pick_affected(one.id, [f"mediation_case.{case.id}"], revision=one.revision, by=LEADER)
    do(incidents.notify, one, told_to="Công an tỉnh", notified_on=TODAY, people_told_on=None)
    told = words_of(keeper.get(page))
    assert "Vụ, việc hòa giải: 1 Số người có tên 2" in told
    assert "Đã thông báo ngày" in told
    assert "quá hạn" not in told
    assert NAME not in told


def test_the_form_of_an_incident_says_how_long_there_is_to_tell_of_it(commune, browser):
    keeper = browser(Role.ADMINISTRATOR)
    assert "Có 72 giờ để thông báo" in words_of(keeper.get("/du-lieu-ca-nhan/su-co/moi"))


def test_the_pages_of_holds_and_lists(case, browser):
    leader, clerk = browser(Role.COMMUNE_LEADER), browser(Role.COMMUNE_OFFICER)
    address = f"/du-lieu-ca-nhan/giu-nguyen/moi/mediation_case/{case.id}"
    assert clerk.get(address).status_code == 403
    assert address in leader.get(f"/hoa-giai/{case.id}").text
    page = leader.submit(address, {"authority": "Tòa án", "reason": "Vụ án"}).location
    assert "Tòa án" in words_of(clerk.get("/du-lieu-ca-nhan/giu-nguyen/"))
    assert leader.submit(page, {"reason": "Đã xong"}, action="/thoi").location == page
    erased(asked())
    one = listed(case)
    page = f"/du-lieu-ca-nhan/huy/{one.id}"
    assert NAME not in leader.get(page).text
    wrong = leader.submit(page, {"decision_number": ""}, action="/quyet-dinh")
    assert wrong.status_code == 422
    assert leader.submit(page, {"reason": "Còn dùng"}, action="/khong").location == page
    assert "Không hủy" in words_of(clerk.get("/du-lieu-ca-nhan/den-han/"))
