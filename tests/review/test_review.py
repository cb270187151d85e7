"""Every quarter the accounts are looked through: a list, a decision for each, a paper."""

from datetime import timedelta

import pytest

from app.accounts.models import Account
from app.accounts.service import set_disabled
from app.db import db
from app.domain.account_review import Choice, ReviewDecision
from app.domain.actors import Actor, Role
from app.domain.errors import RuleViolation
from app.records.journal import JournalEntry
from app.records.locking import NotHere
from app.review import service
from app.review.models import AccountReview
from app.review.waiting import waiting
from app.settings import read_settings
from app.web.context import today
from tests.accounts.people import ADMIN, a_browser, an_account, at

ROOM = "/quan-tri/ra-soat-tai-khoan/"
LOCK, KEEP = Choice(ReviewDecision.LOCK), Choice(ReviewDecision.KEEP)
TO_FRONT = Choice(ReviewDecision.CHANGE_ROLE, Role.FRONT)
LEADER = "Chẻo Vần Phấu"


@pytest.fixture
def people(commune):
    """An administrator who signs in, a clerk, and one who was stopped long ago."""
    admin = an_account(login="quan.tri", name="Lò Văn Pao", role=Role.ADMINISTRATOR)
    an_account()
    gone = an_account(login="da.nghi", name="Vàng Thị Dua")
    set_disabled(gone.id, True, by=ADMIN)
    return admin.as_actor()


def a_list(by):
    return service.make_list(today=today(), by=by)


def of(review, login):
    return next(line for line in review.lines if line.login == login)


def decide(review, by, **chosen):
    """Note choices by login; dots are written as underscores."""
    choices = {of(review, login.replace("_", ".")).id: one for login, one in chosen.items()}
    return service.decide(review.id, choices, decider=LEADER, revision=review.revision, by=by)


def account(login):
    return db.session.scalars(db.select(Account).where(Account.login == login)).one()


def journal_of(act):
    rows = db.select(JournalEntry).where(JournalEntry.act == act)
    return db.session.scalars(rows.order_by(JournalEntry.sequence)).all()


def signed_in():
    client = a_browser()
    client.sign_in("quan.tri")
    return client


@pytest.mark.usefixtures("both_databases")
def test_the_list_says_of_everybody_what_one_needs_to_decide(people):
    review = a_list(people)
    clerk, gone = of(review, "tan.my.thu"), of(review, "da.nghi")
    assert len(review.lines) == 3
    assert (clerk.name, clerk.role, clerk.opened_by) == (
        "Tẩn Mỹ Thư",
        "commune_officer",
        "Quản trị",
    )
    assert (clerk.last_seen, clerk.has_second_step, clerk.is_stopped) == (None, False, False)
    assert gone.is_stopped
    assert not gone.is_open


def test_a_period_has_one_list(people):
    assert a_list(people).id == a_list(people).id
    before = service.make_list(today=review_begins() - timedelta(days=1), by=people)
    assert len(service.list_reviews(people)) == 2
    assert service.list_reviews(people)[1].id == before.id


def review_begins():
    return service.period_now(today()).first


def test_nothing_happens_to_an_account_before_the_end_and_then_what_was_decided(people):
    review = a_list(people)
    an_account(login="moi.den")  # after the list was made: it comes up with the next one
    decide(review, people, quan_tri=KEEP, tan_my_thu=LOCK)
    assert not account("tan.my.thu").disabled
    decide(review, people, tan_my_thu=TO_FRONT)
    service.finish(review.id, revision=review.revision, by=people)
    assert account("tan.my.thu").role is Role.FRONT
    assert not account("tan.my.thu").disabled
    assert review.finished_by == "Lò Văn Pao"


def test_who_is_locked_is_out_at_once(people):
    client = a_browser()
    client.sign_in("tan.my.thu")
    review = a_list(people)
    decide(review, people, quan_tri=KEEP, tan_my_thu=LOCK)
    service.finish(review.id, revision=review.revision, by=people)
    assert account("tan.my.thu").disabled
    assert client.get("/").status_code == 303


def test_each_decision_is_a_line_of_the_journal_under_the_name_of_who_decided(people):
    review = a_list(people)
    decide(review, people, quan_tri=KEEP, tan_my_thu=LOCK)
    decide(review, people, quan_tri=KEEP, tan_my_thu=KEEP)  # one of them is new
    lines = journal_of("review")
    told = [(line.changes["decision"], line.acted_by, line.recorded_by) for line in lines]
    who = (LEADER, "Lò Văn Pao")
    assert sorted(told[:2]) == [([None, "keep"], *who), ([None, "lock"], *who)]
    assert told[2:] == [(["lock", "keep"], *who)]


def test_a_list_with_open_lines_does_not_end_and_nothing_is_carried_out(people):
    review = a_list(people)
    decide(review, people, tan_my_thu=LOCK)
    with pytest.raises(RuleViolation, match="Còn 1 tài khoản"):
        service.finish(review.id, revision=review.revision, by=people)
    assert not account("tan.my.thu").disabled


def test_the_last_administrator_stays_and_the_rest_is_not_half_done(people):
    review = a_list(ADMIN)  # at the machine: nobody's own account
    decide(review, ADMIN, tan_my_thu=LOCK, quan_tri=LOCK)
    with pytest.raises(RuleViolation, match="quản trị viên cuối cùng"):
        service.finish(review.id, revision=review.revision, by=ADMIN)
    db.session.rollback()
    assert not account("tan.my.thu").disabled


def test_what_has_ended_is_not_decided_anew_and_who_comes_second_is_told(people):
    review = a_list(people)
    seen = review.revision
    decide(review, people, quan_tri=KEEP, tan_my_thu=KEEP)
    with pytest.raises(RuleViolation, match="vừa được người khác ghi"):
        service.finish(review.id, revision=seen, by=people)
    service.finish(review.id, revision=review.revision, by=people)
    with pytest.raises(RuleViolation, match="đã kết thúc"):
        decide(review, people, tan_my_thu=LOCK)


def test_a_list_of_another_unit_is_not_there(people):
    review = a_list(people)
    stranger = Actor(name="Người lạ", role=Role.ADMINISTRATOR, unit="03385")
    with pytest.raises(NotHere):
        service.get_review(review.id, stranger)
    with pytest.raises(NotHere):
        service.finish(review.id, revision=review.revision, by=stranger)


def due(by):
    with at("127.0.0.1"):
        return [(one.address, one.due_on) for one in waiting(by, today())]


def test_the_first_page_reminds_who_keeps_accounts_until_it_is_done(people):
    last = service.period_now(today()).last
    assert due(people) == [(ROOM, last)]
    review = a_list(people)
    assert due(people) == [(f"{ROOM}{review.id}", last)]
    assert due(account("tan.my.thu").as_actor()) == []
    decide(review, people, quan_tri=KEEP, tan_my_thu=KEEP)
    service.finish(review.id, revision=review.revision, by=people)
    assert due(people) == []


def test_an_office_may_turn_it_off(commune, people):
    commune.config["REVIEW_MONTHS"] = 0
    assert due(people) == []
    with pytest.raises(RuleViolation, match="không đặt kỳ"):
        a_list(people)
    assert read_settings({}, {"SOHOAGIAI_REVIEW_MONTHS": "0"})["REVIEW_MONTHS"] == 0


def test_an_administrator_goes_through_it_in_the_pages_and_prints_both_papers(people):
    client = signed_in()
    page = client.get(client.submit(ROOM).location)
    empty = client.send(page, action="/quyet-dinh")
    assert "Hãy ghi họ tên người quyết định." in empty.text
    review = db.session.scalars(db.select(AccountReview)).one()
    chosen = {
        f"line_{of(review, 'quan.tri').id.hex}": "keep",
        f"line_{of(review, 'tan.my.thu').id.hex}": "front",
        "leader": LEADER,
    }
    assert f"line_{of(review, 'da.nghi').id.hex}" not in page.text
    address = f"{ROOM}{review.id}"
    assert client.get(f"{address}.docx").data[:2] == b"PK"
    assert client.get(f"{address}.pdf").data[:5] == b"%PDF-"
    assert client.send(page, chosen, action="/quyet-dinh").status_code == 303
    shown = client.get(address)
    assert "còn 0 chưa có quyết định" in shown.text
    ended = client.send(shown, action="/ket-thuc")
    assert "Đã kết thúc rà soát." in client.get(ended.location).text
    ended = client.get(address).text
    assert f"{LEADER}, " in ended
    assert "In biên bản để ký" in ended
    assert "Rà soát tài khoản" in client.get("/quan-tri/nhat-ky/").text
    assert client.get("/quan-tri/tai-khoan/").text.count("Đã ngừng") == 1


def test_nobody_locks_oneself_by_a_review(people):
    client = signed_in()
    page = client.get(client.submit(ROOM).location)
    review = db.session.scalars(db.select(AccountReview)).one()
    chosen = {f"line_{of(review, 'quan.tri').id.hex}": "lock", "leader": LEADER}
    answer = client.send(page, chosen, action="/quyet-dinh")
    assert answer.status_code == 422
    assert "Không tự khóa" in answer.text
    assert journal_of("review") == []


def test_nobody_else_comes_in(people, browser):
    review = a_list(people)
    client = browser(Role.COMMUNE_LEADER)
    for address in (ROOM, f"{ROOM}{review.id}", f"{ROOM}{review.id}.pdf"):
        assert client.get(address).status_code == 403
